"""Level, points, percent, direction and subject of prices against the record."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsgen import markets
from newsgen.checks.agree import agrees, shown
from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.ground import Range
from newsgen.checks.look import Look, called, market_of
from newsgen.checks.opposite import opposite
from newsgen.checks.written import written
from newsgen.claims import Claim, Measure, When
from newsgen.korean import attach

LEVEL, CHANGE, POINTS, DIRECTION, SUBJECT, DAY = "level", "change", "points", "direction", "subject", "day"
_CODES = {Measure.LEVEL: LEVEL, Measure.POINTS: POINTS, Measure.CHANGE: CHANGE, Measure.BP: POINTS, Measure.PREVIOUS: LEVEL}
_UNITS = {Measure.POINTS: "포인트", Measure.CHANGE: "%", Measure.BP: "bp"}
_FLAT = 0.005


class Truth(NamedTuple):
    """What a claim's figure is of one subject on one day."""

    about: str
    day: dt.date
    value: float | Range


def check(look: Look) -> Iterator[Flaw | Open]:
    """Yield the figures and words of direction that the record contradicts."""
    groups: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in look.claims:
        groups[claim.group].append(claim)
    said: set[int] = set()
    for group in groups.values():
        yield from _report(look, group, said)


def _report(look: Look, group: list[Claim], said: set[int]) -> Iterator[Flaw | Open]:
    wrong: list[tuple[Claim, list[Truth]]] = []
    for claim in group:
        truths, missing = _truths(look, claim)
        if missing:
            yield Open(claim.start, claim.end, missing)
        if not truths:
            continue
        if _is_wrong(look, claim, truths):
            wrong.append((claim, truths))
        else:
            yield from _direction(look, claim, truths, said)
    if wrong:
        elsewhere = _elsewhere(look, group) if len(wrong) > 1 and len(wrong) == len(group) else None
        if elsewhere:
            yield elsewhere
            return
        for claim, truths in wrong:
            yield _flaw(look, claim, truths)


def _truths(look: Look, claim: Claim) -> tuple[list[Truth], str]:
    """Return what a claim is held against, or why it cannot be: all candidates have to be known."""
    if claim.why_open or not claim.abouts:
        return [], claim.why_open or "누구의 수치인지"
    if claim.figure.bound in {"line", "band"} and claim.measure is Measure.LEVEL:
        return [], ""
    if claim.span.kind in {"other", "last_week"}:
        return [], "어느 기간의 수치인지"
    when = claim.when
    if not look.is_closing and when is When.CLOSE and claim.span.kind == "day" and not claim.days[:1] == (dt.date.min,):
        when = When.WITHIN
    found: list[Truth] = []
    for about in claim.abouts:
        if about == "USDKRW":
            return [], "뉴욕 환율은 데스크가 쓰는 계열"
        ground = look.ground(about)
        if ground is None:
            return [], f"{market_of(about)} 시장의 시세"
        for day in look.days_of(claim, about):
            span = claim.span
            value = ground.value(about, claim.measure, when, span, day)
            if value is None:
                return [], f"{called(look, about)} {day:%Y-%m-%d} 값"
            found.append(Truth(about, day, value))
    return found, ("" if found else "누구의 수치인지")


def _slack(about: str, measure: Measure, *, wrong: bool) -> float:
    """Return how far a figure may be off; of rates whose desks print another series, two bounds."""
    if about.startswith("DGS"):
        points = 0.06 if wrong else 0.03
        return points * 100 if measure is Measure.BP else points
    if about.startswith("KTB"):
        return 1.1 if measure is Measure.BP else 0.011
    if about == "DXY":
        return 0.35 if wrong else 0.15
    if about.endswith("=F"):
        return 0.021
    return 0.0105


def _is_wrong(look: Look, claim: Claim, truths: Sequence[Truth]) -> bool:
    """Tell whether every candidate contradicts a figure; one of ``every`` is wrong if any does."""
    told = [
        agrees(claim.figure, each.value, _slack(each.about, claim.measure, wrong=True))
        or _roughly(claim, each.value)
        for each in truths
    ]
    return not all(told) if claim.every else not any(told)


def _roughly(claim: Claim, value: float | Range) -> bool:
    """Tell whether a moment within the day is no worse than the extreme that it is told as."""
    if claim.when not in {When.HIGH, When.LOW} or isinstance(value, Range) or "한때" not in claim.sentence:
        return False
    return claim.measure is not Measure.LEVEL and float(claim.figure.value) <= abs(value)


def _direction(look: Look, claim: Claim, truths: Sequence[Truth], said: set[int]) -> Iterator[Flaw]:
    """Hold the word of direction, or the sign, beside a right figure against the value's sign."""
    if claim.measure not in {Measure.CHANGE, Measure.POINTS, Measure.BP}:
        return
    values = [each.value for each in truths if not isinstance(each.value, Range)]
    if not values or len(values) < len(truths) or any(abs(value) < _least(each, claim) for value, each in zip(values, truths, strict=True)):
        return
    signs = {1 if value > 0 else -1 for value in values}
    if len(signs) > 1:
        return
    (sign,) = signs
    if claim.figure.sign and claim.figure.sign != sign:
        mark = look.text[claim.start : claim.end]
        if claim.direction and claim.direction.sign == claim.figure.sign:
            pass
        yield Flaw(
            DIRECTION, Kind.FALSE, claim.start, claim.end, _turned(look, truths[0]),
            ("-" if sign < 0 else "") + mark.lstrip("+-−–▲▼△↑↓ "), fact=_fact(truths[0], claim),
        )  # fmt: skip
        return
    if claim.figure.sign:
        return
    word = claim.direction
    if word is None or word.sign == sign or word.start in said:
        return
    said.add(word.start)
    start, end, other = opposite(look.text, word.start, word.end)
    yield Flaw(DIRECTION, Kind.FALSE, start, end, _turned(look, truths[0]), other, fact=_fact(truths[0], claim))


def _least(truth: Truth, claim: Claim) -> float:
    """Return from which size on a sign is sure: of rates of another series than desks print it takes more."""
    if truth.about.startswith("DGS"):
        return 3.0 if claim.measure is Measure.BP else 0.03
    if truth.about == "DXY":
        return 0.15
    return _FLAT


def _turned(look: Look, truth: Truth) -> str:
    way = "올랐습니다" if isinstance(truth.value, float) and truth.value > 0 else "내렸습니다"
    return f"방향이 반대입니다. {attach(called(look, truth.about), '은/는')} {truth.day:%Y-%m-%d}에 {way}."


def _flaw(look: Look, claim: Claim, truths: Sequence[Truth]) -> Flaw:
    text = look.text[claim.start : claim.end]
    truth = truths[0]
    if claim.every and len(truths) > 1:
        truth = next(
            each for each in truths if not agrees(claim.figure, each.value, _slack(each.about, claim.measure, wrong=True))
        )
    value = truth.value
    if isinstance(value, Range):
        told = f"{_shown(look, truth, claim, value.low)}~{_shown(look, truth, claim, value.high)} 사이"
        suggestion = None
    else:
        told, suggestion = _shown(look, truth, claim, value), _suggested(claim, text, value)
    end = claim.end
    if claim.figure.bound and suggestion and suggestion != text and claim.figure.bound not in {"band", "line"}:
        end = claim.start + (claim.figure.bound_end - claim.figure.start)
    message = f"{called(look, truth.about)} {_named(claim)}: {truth.day:%Y-%m-%d} 기록은 {told}입니다."
    return Flaw(_code(claim), Kind.FALSE, claim.start, end, message, suggestion, fact=_fact(truth, claim))


def _code(claim: Claim) -> str:
    return "bound" if claim.figure.bound in {"over", "at_least", "under", "at_most", "nearly", "double"} else _CODES[claim.measure]


def _suggested(claim: Claim, text: str, value: float) -> str | None:
    if not claim.figure.bound or claim.figure.bound in {"about"}:
        return written(claim.figure, text, value)
    return bounded(claim, text, value)


def bounded(claim: Claim, text: str, value: float) -> str | None:
    """Return a figure with its bound that is true of a value: the same number with another word if it can be."""
    size, told = abs(value), float(claim.figure.value)
    step = float(claim.figure.step)
    if claim.figure.bound in {"band", "line", "double"} or claim.figure.high is not None:
        return None
    if told - 0.5 * step <= size < told:
        return f"{text} 가까이"
    if told < size < told + step:
        return f"{text} 넘게"
    whole = int(size / step) * step
    if whole <= 0:
        return None
    return f"{written(claim.figure, text, whole)} 넘게"


def _shown(look: Look, truth: Truth, claim: Claim, value: float) -> str:
    unit = _UNITS.get(claim.measure, "")
    if claim.measure in {Measure.LEVEL, Measure.PREVIOUS} and truth.about.startswith(("DGS", "KTB")):
        unit = "%"
    places = 3 if truth.about.startswith("KTB") else 1 if claim.measure is Measure.BP else 2
    if truth.about.endswith((".KS", ".KQ")) and claim.measure in {Measure.LEVEL, Measure.POINTS, Measure.PREVIOUS}:
        unit, places = "원", 0
    sign = "" if claim.measure in {Measure.LEVEL, Measure.PREVIOUS} or value >= 0 else "-"
    return f"{sign}{shown(value, places)}{unit}"


_SPANS = {"week": "이번 주 ", "month": "이달 ", "year": "올해 ", "sessions": ""}
_WHENS = {When.OPEN: "시가 ", When.HIGH: "장중 최고 ", When.LOW: "장중 최저 ", When.WITHIN: "장중 "}
_NAMED = {
    Measure.LEVEL: "수준", Measure.POINTS: "등락 폭", Measure.CHANGE: "등락률", Measure.BP: "변동 폭",
    Measure.PREVIOUS: "전 거래일 종가",
}  # fmt: skip


def _named(claim: Claim) -> str:
    span = f"{claim.span.sessions}거래일 " if claim.span.kind == "sessions" else _SPANS.get(claim.span.kind, "")
    return span + _WHENS.get(claim.when, "") + _NAMED[claim.measure]


def _fact(truth: Truth, claim: Claim) -> str:
    value = truth.value if not isinstance(truth.value, Range) else f"{truth.value.low:g}~{truth.value.high:g}"
    told = f"{value:.6g}" if isinstance(value, float) else value
    return f"{claim.measure}:{truth.about}@{truth.day} {claim.when} {claim.span.kind} = {told}"


def _elsewhere(look: Look, group: list[Claim]) -> Flaw | None:
    """Return the flaw of a whole report that is another subject's, or another day's."""
    first = group[0]
    if first.name is None or len(first.abouts) != 1 or not first.sure:
        return None
    about = first.abouts[0]
    ground = look.ground(about)
    if ground is None:
        return None
    (day, *_) = look.days_of(first, about)
    others = [one for one in (*ground.market.watched, *_named_in(look)) if one != about and ground.knows(one)]
    whose = [one for one in dict.fromkeys(others) if _all_agree(look, group, one, day)]
    if len(whose) == 1 and any(claim.measure is Measure.LEVEL or len(group) > 1 for claim in group):
        start, end = first.name
        message = f"이 수치는 {attach(called(look, about), '이/가')} 아니라 {called(look, whose[0])}의 것입니다({day:%Y-%m-%d})."
        return Flaw(SUBJECT, Kind.FALSE, start, end, message, _renamed(look.text[start:end], whose[0]), fact=f"{whose[0]}@{day}")
    return None


def _named_in(look: Look) -> list[str]:
    return [about for claim in look.claims for about in claim.abouts]


def _renamed(text: str, about: str) -> str | None:
    known = markets.subject(about)
    if known is None:
        return None
    plain = known.headline.removesuffix("지수")
    return f"{plain}{' ' if ' 지수' in text else ''}지수" if text.endswith("지수") else plain


def _all_agree(look: Look, group: list[Claim], about: str, day: dt.date) -> bool:
    ground = look.ground(about)
    if ground is None:
        return False
    for claim in group:
        value = ground.value(about, claim.measure, claim.when, claim.span, day)
        if value is None or not claim.figure.is_exact or not agrees(claim.figure, value):
            return False
    return True
