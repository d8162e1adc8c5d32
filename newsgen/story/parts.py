"""What a rule can say: the blocks of its template, one a part, each rendered by itself.

``templates/items/<rule>.j2`` holds them all; ``templates/items/<form>/<rule>.j2`` extends it with the own
form that an edition, a week or a market has of some. A part exists where its template has the block: nothing
else says so.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import jinja2
from jinja2.runtime import Context

PARTS = ("body", "lead", "second", "headline", "front", "tail", "summary", "deck", "subhead")
"""Every part that a rule may have: its sentences, the article's first one where it leads and its second where
another does, whole headlines, beginnings and ends of one, a line above the lead, the title of its section."""

Block = Callable[[Context], Iterator[str]]

_EXTENDS = re.compile(r"""\{%-?\s*extends\s+(["'])(?P<name>.+?)\1""")
"""What a template extends: to read that off costs nothing, to parse the whole template does."""


class Parts:
    """The parts of one template, mostly a rule's."""

    def __init__(self, template: jinja2.Template, blocks: dict[str, list[Block]]) -> None:
        self._template = template
        self._globals = dict(template.globals)
        self._blocks = blocks

    @property
    def names(self) -> frozenset[str]:
        """The parts that there are."""
        return frozenset(self._blocks)

    def __contains__(self, part: object) -> bool:
        return part in self._blocks

    def render(self, part: str, given: Mapping[str, Any]) -> str:
        """Render one part; errors carry the template's own lines, as those of a whole template do."""
        return self._rendered(self._blocks[part][0], given)

    def whole(self, given: Mapping[str, Any]) -> str:
        """Render the whole template."""
        return self._rendered(self._template.root_render_func, given)

    def _rendered(self, block: Block, given: Mapping[str, Any]) -> str:
        environment = self._template.environment
        context = environment.context_class(environment, {**self._globals, **given}, self._template.name, {})
        context.blocks = self._blocks  # those of the templates that it extends, too: what super() looks for
        try:
            return "".join(block(context))
        except Exception:  # whatever it is: raised again, with the template's lines
            environment.handle_exception()


def parts_of(environment: jinja2.Environment, rule: str, forms: tuple[str, ...]) -> Parts:
    """Return what a rule can say in an edition of some ``forms`` (:attr:`newsgen.editions.Edition.forms`).

    Raises jinja2.TemplateNotFound where it has no template.
    """
    own = [f"items/{form}/{rule}.j2" for form in forms]
    return parts_at(environment, *own, f"items/{rule}.j2")


@functools.lru_cache(maxsize=256)
def parts_at(environment: jinja2.Environment, *places: str) -> Parts:
    """Return the blocks of the first template that is there; raises jinja2.TemplateNotFound where none is."""
    template = environment.select_template([*places])
    blocks: dict[str, list[Block]] = {}
    for each in _chain(environment, template):
        for name, block in each.blocks.items():
            blocks.setdefault(name, []).append(block)
    return Parts(template, blocks)


def _chain(environment: jinja2.Environment, template: jinja2.Template) -> Iterator[jinja2.Template]:
    """Yield a template, what it extends, what that extends, and so on."""
    yield template
    source = environment.loader.get_source(environment, template.name or "")[0] if environment.loader else ""
    extended = _EXTENDS.search(source)
    if extended:
        yield from _chain(environment, environment.get_template(extended["name"]))
