"""What the pages of docs/ show of the program is what it prints."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsgen.cli import main
from newsgen.codes import CODES
from newsgen.sources import demo
from newsgen.store import Store

PAGE = (Path(__file__).parents[1] / "docs" / "check.md").read_text(encoding="utf-8")


def copy() -> str:
    """Return the text with mistakes, as the page quotes it."""
    (quoted,) = re.findall(r"^> [^\n]+\n>\n> [^\n]+$", PAGE, re.MULTILINE)
    return "\n".join(line.removeprefix(">").strip() for line in quoted.splitlines()) + "\n"


def shown(begins: str) -> str:
    """Return the block that begins so."""
    blocks = re.findall(r"(?:^    .*\n)+", PAGE, re.MULTILINE)
    (found,) = (block for block in blocks if block.startswith(f"    {begins}"))
    return re.sub("^    ", "", found, flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("options", "begins"), [((), "1:33 사실 points"), (("--explain", "1:33"), "28.02포인트\n")]
)
def test_the_check_of_the_page(tmp_path: Path, options: tuple[str, ...], begins: str) -> None:
    with Store.open(tmp_path / "demo.sqlite", create=True) as made:
        made.write(demo.batch(demo.of("us")), now=dt.datetime(2025, 8, 14, tzinfo=dt.UTC))
    (tmp_path / "copy.txt").write_text(copy(), encoding="utf-8")
    words = ["--store", str(tmp_path / "demo.sqlite"), "check", str(tmp_path / "copy.txt")]
    printed = CliRunner().invoke(main, [*words, "--date", "2025-08-13", *options]).stdout
    assert printed == shown(begins)


def test_the_table_of_the_page_names_every_code_and_no_other() -> None:
    table = re.findall(r"^\| (`[^|]+) \|", PAGE, re.MULTILINE)
    told = {code for row in table for code in re.findall(r"`([a-z-]+)`", row)}
    assert told - {"--date"} == set(CODES)
