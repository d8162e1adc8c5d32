"""An article to bytes, one file a format. Outputs serialise; they never write prose."""

from __future__ import annotations

from collections.abc import Callable

from newsgen.model import Article, Output
from newsgen.outputs.files import write
from newsgen.outputs.html import html
from newsgen.outputs.json import json
from newsgen.outputs.markdown import markdown
from newsgen.outputs.text import text

__all__ = ["OUTPUTS", "write"]

OUTPUTS: dict[str, Callable[[Article], Output]] = {
    "md": markdown,
    "html": html,
    "json": json,
    "txt": text,
}
"""Format, as ``--format`` names it -> what makes it."""
