"""Figures that report one move together: points, percent and the level that they lead to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newsgen.claims.direction import DIRECTION
from newsgen.korean.figures import Figure
from newsgen.patterns import compiled

_ADN = r"\S*(?:[른린한진뛴은친던]|해|라|려|어|아|져|서)"
_JOINS = compiled(
    rf"\s?\((?:p,?\s?|포인트,?\s?)?"
    rf"|\)?(?:p|포인트)?,?\s"
    rf"|\)?\s?(?:나|가량|가까이|이나)?\s?(?:\S{{0,2}}[^\s고며]\s)?{_ADN}\s(?:배럴당|온스당|달러당|연|미화)?\s?"
    rf"|\)\s?(?:배럴당|온스당|달러당|연)?\s?"
)
_GLOSS = compiled(
    r"(?<![\d.])\(?1\s?(?:bp|베이시스포인트|bps)[^,.\d]{0,12}(?:는|은|=)\s?0\.01\s?(?:%\s?포인트|%[pP]|%)?\)?"
)
"""What a basis point is, which is no figure of anything."""
_LISTED = compiled(r"\)?(?:,|[와과])\s")
_CONVERTED = compiled(r"달러\s?\((?:약|한화|한화 약|우리 돈|우리 돈 약)?\s?[\d,만천조억 ]+원\)")
"""A price in dollars, told in won besides."""
NEAR = 32
"""Characters before a figure in which it stands what it is of."""
UNITS = frozenset({"percent", "points", "bp", "pp", "원", "달러", ""})


class Report(NamedTuple):
    """Figures that report one move, in order; offsets are of their sentence."""

    figures: tuple[Figure, ...]
    start: int
    """Where the first begins."""
    end: int
    """Where the last ends."""


def reports(text: str, found: Iterable[Figure]) -> list[Report]:
    """Join figures that report one move: points, percent and the level that they lead to."""
    made: list[list[Figure]] = []
    glosses = [one.span() for one in _GLOSS.finditer(text)] if "1" in text else []
    if "달러" in text:
        glosses += [(one.start() + 2, one.end()) for one in _CONVERTED.finditer(text)]
    for figure in found:
        if figure.unit not in UNITS or (
            figure.unit == ""
            and figure.step == 1
            and figure.bound not in {"line", "band", "over", "under"}
            and figure.value < 1000
        ):
            continue
        if any(start <= figure.start < end for start, end in glosses):
            continue
        if made and _belongs(text, made[-1], figure):
            made[-1].append(figure)
        else:
            made.append([figure])
    return [
        Report(tuple(one), one[0].start, one[-1].end)
        for one in (_dealt(text, made) if made and "각각" in text else made)
    ]


def _dealt(text: str, made: list[list[Figure]]) -> list[list[Figure]]:
    """Part the first level of several that are told behind as many moves: 각각 A, B 오른 C, D."""
    parted: list[list[Figure]] = []
    for at, report in enumerate(made):
        before, behind = made[at - 1] if at else [], made[at + 1] if at + 1 < len(made) else []
        moves, level = report[:-1], report[-1]
        is_first = (
            (
                [one.unit for one in before] == [one.unit for one in moves]
                and [one.unit for one in behind] == [level.unit]
                and level.unit != moves[-1].unit
                and _LISTED.fullmatch(text, before[-1].end, report[0].start)
                and _LISTED.fullmatch(text, level.end, behind[0].start)
            )
            if moves and before and behind
            else False
        )
        parted += [moves, [level]] if is_first else [report]
    return parted


def _belongs(text: str, report: list[Figure], figure: Figure) -> bool:
    last = report[-1]
    between = _GLOSS.sub("", text[last.bound_end : figure.start])
    if len(report) >= 3 or "□" in between or not _JOINS.fullmatch(between):
        return False
    if last.sign and not figure.sign and between.strip().startswith(","):
        return False  # 10.84%↓, 355.48포인트 내린 ...로 출발
    kinds = {one.unit for one in report}
    if figure.unit == last.unit and figure.unit not in {"원", "달러", "points"}:
        return False
    if figure.unit in {"원", "달러"} and figure.unit in kinds:
        return DIRECTION.search(between) is not None
    if figure.unit == "points" and "points" in kinds:
        return DIRECTION.search(between) is not None
    if between.strip() in {",", ""} and not {figure.unit, last.unit} <= {"points", "percent"}:
        return False
    return last.unit != "" or between.strip().startswith("(")  # a level ends its report
