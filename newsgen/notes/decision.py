"""The FOMC's decision, as the desk writes it down before a source has it."""

from __future__ import annotations

from collections.abc import Mapping

from newsgen.errors import NoteProblem
from newsgen.notes.desk import Decision
from newsgen.notes.hygiene import trouble

HIGHEST = 20.0
"""Percent; the Fed's rate was last there in 1981."""


def decision(row: Mapping[str, object]) -> Decision:
    """Return what was decided; raises NoteProblem unless it is a range 25 bp wide, as since 2008."""
    if set(row) - {"low", "high", "source"} or not {"low", "high"} <= set(row):
        raise NoteProblem("low, high와 source만 쓸 수 있고 low와 high가 있어야 합니다.")
    low, high, source = row["low"], row["high"], row.get("source", "")
    if not (_is_number(low) and _is_number(high) and isinstance(source, str)):
        raise NoteProblem("low와 high는 4.25 같은 숫자, source는 글이어야 합니다.")
    if source and (wrong := trouble(source, 80)):
        raise NoteProblem(f"source: {wrong}")
    low, high = float(str(low)), float(str(high))
    if not (0 <= low <= HIGHEST and abs(high - low - 0.25) < 1e-9):
        raise NoteProblem(f"목표 범위 {low}~{high}%의 폭이 0.25%포인트가 아닙니다.")
    if low * 4 != round(low * 4):
        raise NoteProblem(f"목표 범위 {low}~{high}%: 양 끝이 0.25%의 배수가 아닙니다.")
    return Decision(low=low, high=high, source=source)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
