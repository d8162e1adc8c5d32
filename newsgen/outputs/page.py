"""Pages from templates: everything in them is escaped, and a broken one is told in a line with its place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from newsgen import korean, prose, templates
from newsgen.errors import TemplateProblem
from newsgen.resources import shipped


def render(template: str, seen: Mapping[str, Any], *folders: str, own: str = "") -> str:
    """Render a template of the first folder under ``templates/`` that has it; a desk's ``own`` goes before.

    Raises TemplateProblem where it is broken.
    """
    try:
        return _environment(folders, own).get_template(template).render(seen)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateProblem(f"{error.filename or template} {error.lineno}행: {error.message}") from error
    except jinja2.TemplateError as error:
        raise TemplateProblem(f"{template}: {error}") from error


@cache
def _environment(folders: tuple[str, ...], own: str = "") -> jinja2.Environment:
    made = templates.pages(shipped("templates"), folders, Path(own) if own else None)
    made.filters["prose"] = prose.line_html  # safe, as it is clean
    made.filters["moment"] = korean.moment
    return made
