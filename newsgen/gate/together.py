"""The lines of findings as an editor reads them: stocks that are left out for one reason share a line."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gate.finding import Consequence, GateFinding
from newsgen.snapshot.snapshot import is_stock

FEW = 2
"""Stocks up to which each has a line of its own."""
NAMED = 20
"""Stocks that one line names."""


def lines(findings: Iterable[GateFinding]) -> list[str]:
    """Return the lines, in order; of stocks left out alike the first one's, and the symbols of the others."""
    alike: dict[object, list[GateFinding]] = {}
    for one in findings:
        alike.setdefault(_reason(one), []).append(one)
    return [line for group in alike.values() for line in _lines(group)]


def _reason(one: GateFinding) -> object:
    """Return what findings of single stocks share that are left out alike; of others the finding itself."""
    single = one.consequence is Consequence.DROP and is_stock(one.symbol)
    return (one.code, one.day, one.advice) if single else (one.code, one.day, one.advice, one.symbol)


def _lines(group: list[GateFinding]) -> list[str]:
    if len(group) <= FEW:
        return [one.line for one in group]
    first, *others = group
    named = ", ".join(one.symbol for one in others[:NAMED]) + (" 등" if len(others) > NAMED else "")
    return [f"{first.line} 같은 이유로 뺀 종목이 {len(others):,}개 더 있습니다: {named}."]
