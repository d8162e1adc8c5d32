"""Level, points and percent of one report against each other, where no record says which is right."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from newsgen.checks.amounts.truths import fits, truths_of
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.written import written
from newsgen.claims import Claim, Measure
from newsgen.claims.direction import DIRECTION
from newsgen.korean.figures import Figure
from newsgen.patterns import compiled

CODE: Final = "arithmetic"
_THREE = compiled(
    r"\)?\s?(?:\S{1,3}\s)?\S*(?:른|린|한|진|뛴|은|친|해|라|려|어)\s(?:배럴당|온스당|톤당|연)?\s?"
)


def check(look: Look) -> Iterator[Flaw]:
    """Yield percentages that points and level contradict, of subjects of which nothing is recorded."""
    right = {claim.group for claim in look.claims if not claim.name and _is_right(look, claim)}
    held = {
        claim.start
        for claim in look.claims
        if (claim.name or claim.group in right)
        and claim.abouts
        and all(_is_known(look, one) for one in claim.abouts)
    }
    held |= {
        claim.start
        for claim in look.claims
        if claim.measure is Measure.CHANGE and claim.abouts and _is_borne_out(look, claim)
    }
    for sentence in look.copy.sentences:
        found = look.figures(sentence)
        for points, percent, level in zip(found, found[1:], found[2:], strict=False):
            if sentence.at + percent.start not in held and _is_report(sentence.own, points, percent, level):
                yield from _held(sentence.own, sentence.at, points, percent, level)

        for level, points, percent in zip(found, found[1:], found[2:], strict=False):
            if sentence.at + percent.start not in held and _is_row(sentence.own, level, points, percent):
                yield from _held(sentence.own, sentence.at, points, percent, level)


_ROW = compiled(r",?\s?\(?|(?:으로|로|에|,)\s(?:(?:전날|전일|전장|전\s?거래일|하루\s전)(?:보다|대비)\s)?")


def _is_row(text: str, level: Figure, points: Figure, percent: Figure) -> bool:
    """Tell whether three figures are a level and its move behind it: 41,069.82, 415.12포인트(1.02%)."""
    return (
        points.unit in {"points", "달러", "원", "엔", "위안"}
        and percent.unit == "percent"
        and level.unit in {"", points.unit}
        and all(one.is_exact for one in (level, points, percent))
        and text[points.end : percent.start].strip() in {"(", ","}
        and _ROW.fullmatch(text, level.end, points.start) is not None
        and level.value > 10 * points.value
    )


def _is_right(look: Look, claim: Claim) -> bool:
    """Tell whether a level is that of whom it is of: the record then says what of its report is wrong."""
    if claim.measure is not Measure.LEVEL or not claim.figure.is_exact:
        return False
    truths, missing = truths_of(look, claim)
    return not missing and all(fits(claim, each) for each in truths)


def _is_borne_out(look: Look, claim: Claim) -> bool:
    """Tell whether a percentage is the record of whom it is of, so that another figure of its report is wrong."""
    truths, missing = truths_of(look, claim)
    return not missing and claim.figure.is_exact and any(fits(claim, each) for each in truths)


def _is_known(look: Look, about: str) -> bool:
    ground = look.ground(about)
    return ground is not None and ground.knows(about)


def _is_report(text: str, points: Figure, percent: Figure, level: Figure) -> bool:
    between, behind = text[points.end : percent.start], text[percent.end : level.start]
    units = (
        points.unit in {"points", "달러", "원", "엔", "위안"}
        and percent.unit == "percent"
        and level.unit in {"", points.unit}
    )
    exact = points.is_exact and percent.is_exact and level.is_exact
    return (
        exact
        and units
        and between.strip() in {"(", ",", ""}
        and _THREE.fullmatch(behind) is not None
        and level.value > points.value
    )


def _held(text: str, at: int, points: Figure, percent: Figure, level: Figure) -> Iterator[Flaw]:
    ends = level.start if level.start > percent.end else percent.end + 12
    word = DIRECTION.search(text, percent.end, ends)
    signs = (1,) if word and word["up"] else (-1,) if word else (1, -1)
    rights = [
        points.value / (level.value - sign * points.value) * 100
        for sign in signs
        if level.value != sign * points.value
    ]
    slack = percent.step * Decimal("0.51") + Decimal("0.011") + 100 * points.step / level.value
    if not rights or any(abs(right - percent.value) <= slack for right in rights):
        return
    start, end = at + percent.start, at + percent.end
    right = float(rights[0])
    yield Flaw(
        CODE, Kind.CONTRADICTION, start, end,
        f"{text[points.start : points.end]}와 {text[level.start : level.end]}로 셈하면 {right:.2f}%입니다.",
        written(percent, text[percent.start : percent.end], right),
    )  # fmt: skip
