"""No index, exchange, series or city of one market stands in the code or the templates: a market is data."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import newsgen
from newsgen.resources import shipped
from tests.tables import each

PACKAGE = Path(newsgen.__file__).parent
OF_A_MARKET = re.compile(
    r"\^(?:DJI|GSPC|IXIC|RUT|SOX|VIX)|뉴욕|\bXNYS|sp500|russell2000|\bDGS\d|USDKRW|\bDXY\b|\bM7\b"
)
NEW_YORKS_OWN = ("sources/", "fed/", "calendars/")
"""What is of New York by its nature: its sources, the Fed, the exchanges' tables."""


def literals(source: str) -> Iterator[str]:
    """The strings of a module that do something: no docstring, no text beside an attribute, no comment."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def count(texts: Iterator[str]) -> int:
    return sum(len(OF_A_MARKET.findall(text)) for text in texts)


def test_the_count_sees_what_does_something_and_nothing_else():
    source = (
        '"""뉴욕 ^GSPC"""\nX = "^GSPC"  # ^RUT\n"""M7"""\nY = f"{X} 뉴욕증시"\n\n\ndef f():\n    """DXY"""\n'
    )
    assert count(literals(source)) == 2


@each(sorted(PACKAGE.rglob("*.py")))
def test_no_module_names_what_is_of_one_market(path: Path):
    name = path.relative_to(PACKAGE).as_posix()
    if not name.startswith(NEW_YORKS_OWN):
        assert count(literals(path.read_text(encoding="utf-8"))) == 0


def test_no_template_names_what_is_of_one_market():
    for path in Path(shipped("templates")).rglob("*.j2"):
        text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not OF_A_MARKET.findall(text), path
