"""One row of the table of benchmarks: a figure beside its alternative, measured in the same run.

Each ``benchmarks/bench_*.py`` has a ``main(*, small)`` that returns its rows; ``python -m benchmarks`` shows
them, and writes those of a whole run into ``docs/benchmarks.md``.
"""

from __future__ import annotations

import importlib
import operator
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata
from typing import Literal

from benchmarks.clock import Times

SIGNS = {"<=": operator.le, ">=": operator.ge}
BEGIN, END = "<!-- table: written by make bench -->", "<!-- end of the table -->"
PACKAGES = ("numpy", "pandas", "Jinja2", "yfinance", "litestar", "flashtext2", "ahocorasick_rs")


@dataclass(frozen=True)
class Target:
    """What is wanted of a row: of its ratio, or of our figure."""

    sign: Literal["<=", ">="]
    limit: float
    of: Literal["ratio", "ours"] = "ratio"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One figure, and what it is compared with."""

    name: str
    """What is measured: ``an article with its proof, 2025-08-13``."""
    ours: float
    unit: str
    """Of both figures: ``ms``, ``MB/s``, ``requests/s``."""
    alternative: str
    """What ``theirs`` is of; why there is none, where ``theirs`` is None."""
    theirs: float | None
    target: Target | None = None

    @property
    def ratio(self) -> float | None:
        """Our figure over the other: of times the smaller is the better, of rates the larger."""
        return self.ours / self.theirs if self.theirs else None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none, or nothing to hold to it."""
        if self.target is None:
            return None
        held = self.ours if self.target.of == "ours" else self.ratio
        return None if held is None else bool(SIGNS[self.target.sign](held, self.target.limit))


def rows_of(name: str, small: bool) -> list[Row]:
    """Run one benchmark and return its rows."""
    print(f"\n== {name}", flush=True)
    found: list[Row] = importlib.import_module(f"benchmarks.bench_{name}").main(small=small)
    return found


def times(
    name: str, taken: Times, alternative: str, other: Times | None, target: Target | None = None
) -> Row:
    """Return the row of two median times, in milliseconds."""
    theirs = other and other.median * 1e3
    return Row(
        name=name,
        ours=taken.median * 1e3,
        unit="ms",
        alternative=alternative,
        theirs=theirs,
        target=target,
    )


def markdown(rows: Sequence[Row]) -> str:
    """Return the rows as a table of Markdown."""
    lines = ["| | newsgen | alternative | takes | ratio | target | |", "|---|--:|---|--:|--:|---|---|"]
    return "\n".join([*lines, *(f"| {' | '.join(_cells(row))} |" for row in rows)])


def _cells(row: Row) -> list[str]:
    ratio, target = row.ratio, row.target
    return [
        row.name,
        f"{_told(row.ours)} {row.unit}",
        row.alternative,
        "" if row.theirs is None else f"{_told(row.theirs)} {row.unit}",
        "" if ratio is None else f"{_told(ratio)} x",
        ""
        if target is None
        else f"{target.sign} {target.limit:g} {'x' if target.of == 'ratio' else row.unit}",
        {True: "met", False: "missed", None: ""}[row.met],
    ]


def versions() -> str:
    """Return on what a run was made: nothing that names the machine."""
    packages = ", ".join(f"{name} {metadata.version(name)}" for name in PACKAGES)
    where = f"{os.cpu_count()} cores ({platform.machine()}, {platform.system()})"
    return (
        f"{where}, load {os.getloadavg()[0]:.1f} at the end; Python {platform.python_version()}, {packages}."
    )


def written(text: str, rows: Sequence[Row], told: str) -> str:
    """Return a document with a run's table between its two marks in place of the last one's."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"the document has no {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{markdown(rows)}\n\n{told}\n\n{END}{after}"


def _told(figure: float) -> str:
    """Return a figure with three digits that count."""
    digits = 0 if abs(figure) >= 100 else 1 if abs(figure) >= 10 else 2 if abs(figure) >= 1 else 3
    return f"{figure:,.{digits}f}"
