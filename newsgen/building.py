"""Made when the package is built, so that no start makes it anew: code of templates and patterns, terms.

``python -m newsgen.building FOLDER`` writes it. A wheel carries the folder; a checkout has it beside
``templates`` and ``glossary`` (``make env``). Each file's name says what it was made of, so that whoever
reads it finds what still holds and nothing else.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import jinja2
from jinja2 import nodes

from newsgen import markets, patterns, templates
from newsgen.checks import Checker
from newsgen.config import Config
from newsgen.glossary import ready
from newsgen.glossary.load import read_terms
from newsgen.resources import shipped

_SUFFIXES = (".j2", ".css")
"""Of the files that Jinja2 reads."""


def make(folder: Path) -> None:
    """Write all that is made ahead into a folder, and remove what is made of something else by now."""
    glossary = shipped("glossary")
    made = dict(_code())
    made[ready.name_of(glossary)] = ready.encoded(read_terms(glossary))
    _check_any()
    made[patterns.name()] = patterns.encoded()
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.is_file() and path.name not in made:
            path.unlink()
    for name, content in made.items():
        (folder / name).write_bytes(content)


def _code() -> Iterator[tuple[str, bytes]]:
    """Yield the modules of all templates, by the names of their files."""
    folder = shipped("templates")
    of_pages = tuple(f"{each}/" for each in templates.PAGES)
    environment = templates.sentences(folder)
    yield from _modules(
        environment, [name for name in environment.list_templates() if not name.startswith(of_pages)]
    )
    for each in templates.PAGES:
        environment = templates.pages(folder, [each])
        yield from _modules(environment, environment.list_templates())


def _modules(environment: jinja2.Environment, names: list[str]) -> Iterator[tuple[str, bytes]]:
    for name in names:
        if name.endswith(_SUFFIXES) and environment.loader is not None:
            source, _, _ = environment.loader.get_source(environment, name)
            tree = environment.parse(source, name)
            _declare(environment, tree)
            code = environment.compile(tree, name, raw=True)
            yield f"{templates.word_of(environment, name, source)}.py", code.encode()


def _check_any() -> None:
    """Check a text of each market, so that all patterns are asked for: those of modules, and of first use."""
    stocks = "·".join(market.nouns.stocks for market in markets.every())
    for market in markets.every():
        text = f"증시가 사흘 연속 올랐다. 13일(현지시간) {stocks}는 휴장했다. 총리가 말했다."
        Checker(None, Config()).check(text, market=market.name)


def _declare(environment: jinja2.Environment, tree: nodes.Template) -> None:
    """Let an environment know the filters and tests of a template by name: its code looks them up anew."""
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        table = environment.filters if isinstance(node, nodes.Filter) else environment.tests
        table.setdefault(node.name, lambda given: given)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
