"""What both READMEs show of the demos is what the program prints, but for where lines end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsgen.cli import main

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.ko.md")
DEMOS = ("newsgen today --demo", "newsgen today --edition kr-close --demo")
BLOCK = re.compile(
    r"^    \$ (?P<command>newsgen today .*--demo)\n(?P<shown>(?:    .*\n|\n)*?)    \.\.\.$", re.MULTILINE
)


def blocks() -> Iterator[tuple[str, str, str]]:
    """Yield each README's demos: where, which, and what is shown of it."""
    for name in READMES:
        for found in BLOCK.finditer((ROOT / name).read_text(encoding="utf-8")):
            yield name, found["command"], " ".join(found["shown"].split())


def test_both_show_both_demos():
    assert [(name, command) for name, command, _ in blocks()] == [
        (name, each) for name in READMES for each in DEMOS
    ]


@pytest.mark.parametrize("command", DEMOS)
def test_what_is_shown_is_what_is_printed(command, tmp_path):
    words = command.removeprefix("newsgen ").split()
    printed = CliRunner().invoke(main, [*words, "--out", str(tmp_path)]).stdout
    for name, which, shown in blocks():
        assert which != command or " ".join(printed.split()).startswith(shown), name
