"""Columns that line up on a screen, where Hangul takes two cells."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import click

from newsgen.command import runnable


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def padded(text: str, width: int) -> str:
    """Return a text made ``width`` cells wide."""
    return text + " " * (width - cells(text))


def columns(rows: Sequence[tuple[str, ...]], *, right: Collection[int] = ()) -> Iterator[str]:
    """Yield rows with their columns two cells apart; those at ``right`` stand to the right."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        set_ = (
            " " * (width - cells(cell)) + cell if at in right else padded(cell, width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(set_).rstrip()


def write_table(rows: Sequence[tuple[str, ...]]) -> None:
    """Write rows with their columns in line."""
    for line in columns(rows):
        click.echo(line)


def say(text: str, *, err: bool = False) -> None:
    """Say what may name commands, each as it runs here, and words whose particles only the moment knows."""
    from newsgen.korean.particles import resolve

    click.echo(runnable(resolve(text)), err=err)


def told(line: str) -> None:
    """Tell a line on stderr."""
    say(plain(line), err=True)


def plain(text: str) -> str:
    """Return a text whose names (of files, of folders) can neither move the cursor nor turn it."""
    return "".join(char if char.isprintable() or char == "\n" else "�" for char in text)
