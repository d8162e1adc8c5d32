"""Net buying of a week, a month, a year or some sessions so far: amounts of a passage one of which shows the span.

That some amount of a sentence is, to the last 억, what its investor bought over a span tells that all of them are
of that span. Another that is a slip's shape off its own sum is wrong then, and nothing is said where none is right.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from newsgen import calendars
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look
from newsgen.checks.trading.boards import BOARDS
from newsgen.checks.trading.nets import EOK, agrees, fact_of, is_exactly
from newsgen.checks.trading.passages import Passage, passages
from newsgen.checks.trading.traded import AMOUNT, OPPOSITE, WAY, WHOSE, is_slip, spelled
from newsgen.checks.trading.trades import INVESTORS, KOREAN, Told
from newsgen.korean.figures import Figure
from newsgen.patterns import compiled

_SESSIONS = range(2, 11)
"""Sessions over which copy sums up: 사흘간, 열흘 동안."""
_MUCH = 1000.0
"""억원 from which an amount has digits enough to show its span."""


class _Sum(NamedTuple):
    """An amount that a text tells, beside what its investor bought over a span, in 억."""

    told: Told
    bought: float

    @property
    def goes_alike(self) -> bool:
        """Whether the text tells it the way that it went."""
        return self.told.way in {0, 1 if self.bought > 0 else -1}

    @property
    def is_exact(self) -> bool:
        """Whether the text tells it to the last 억."""
        return abs(self.bought) >= _MUCH and is_exactly(self.told.figure, self.bought)


def check(look: Look) -> Iterator[Flaw]:
    """Yield amounts of a longer time that are not what was bought in it, beside one that is."""
    if not INVESTORS.search(look.own) or not look.is_closing:
        return
    for passage in look.once(passages):
        told = [one for one in passage.told if one.figure.is_exact and one.figure.unit != "달러"]
        ground = look.grounds.get("kr") if told else None
        if ground is None:
            continue
        if len(told) > 1:
            yield from _passage(look, ground, passage, told)
        else:
            yield from _alone(look, ground, passage, told[0])


def _passage(look: Look, ground: Ground, passage: Passage, told: list[Told]) -> Iterator[Flaw]:
    board = passage.boards_of(told[0])[0]
    for count in _counts(look, ground):
        sums = list(_sums(ground, board, told, count))
        turned = len(sums) > 1 and all(one.is_exact and not one.goes_alike for one in sums)
        swapped = _are_exchanged(sums) or _are_each_others(sums)
        if not any(one.is_exact and one.goes_alike for one in sums) and not (
            count > 1 and (turned or swapped)
        ):
            continue
        if count > 1:
            since = ground.sessions(look.day - dt.timedelta(days=2 * count + 20), look.day)[-count]
            yield from _wrong(look, passage, board, sums, since)
        return


def _are_exchanged(sums: list[_Sum]) -> bool:
    """Tell whether two amounts are, to the last 억, each the other's."""
    if len(sums) != _PAIR or sums[0].told.who == sums[1].told.who:
        return False
    one, other = sums
    both = one.goes_alike and other.goes_alike and min(abs(one.bought), abs(other.bought)) >= _MUCH
    return both and is_exactly(one.told.figure, other.bought) and is_exactly(other.told.figure, one.bought)


def _are_each_others(sums: list[_Sum]) -> bool:
    """Tell whether each of two investors is told with the other's amount and way, to the last 억: names are exchanged."""
    if len(sums) != _PAIR or sums[0].told.who == sums[1].told.who:
        return False
    return all(
        abs(theirs) >= _MUCH
        and is_exactly(one.told.figure, theirs)
        and one.told.way == (1 if theirs > 0 else -1)
        and not one.goes_alike
        for one, theirs in zip(sums, (sums[1].bought, sums[0].bought), strict=True)
    )


_PAIR = 2
_SPAN = compiled(
    r"(?P<week>이번 주|한 주(?: 동안)?|주간(?:으로|으로는)?|일주일(?: 동안)?)|(?P<month>이달(?: 들어)?)|(?P<year>올해(?: 들어)?|올 들어)"
    r"|(?<![가-힣\d])(?P<count>이틀|사흘|나흘|닷새|엿새|\d{1,2}거래일)\s?(?:동안|간|새|연속|내리|째)"
)
_SOME_DAYS = {"이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6}
_NOT_ALL = compiled("앞서|지난|직전|가운데|중에|하루|평균|누적|선물|전날까지")
_MANY = 2


def _alone(look: Look, ground: Ground, passage: Passage, told: Told) -> Iterator[Flaw]:
    """Yield the one amount of a sentence that says its span and is a slip of its sum, or went the other way."""
    text = passage.sentence.own
    words = _SPAN.search(text)
    if (
        words is None
        or words.start() > told.figure.start
        or len(_SPAN.findall(text)) > 1
        or _NOT_ALL.search(text)
    ):
        return
    count = _told_count(look, ground, words)
    if count < _MANY or abs(float(told.figure.value)) < _MUCH * EOK:
        return
    near = [
        one
        for n in (count - 1, count, count + 1)
        for board in BOARDS
        for one in _sums(ground, board, [told], n)
    ]
    if any(agrees(told.figure, abs(one.bought)) and one.goes_alike for one in near):
        return
    for board in passage.boards_of(told):
        (one,) = list(_sums(ground, board, [told], count)) or (None,)
        since = ground.sessions(look.day - dt.timedelta(days=2 * count + 20), look.day)[-count]
        if one is None:
            return
        if one.is_exact and not one.goes_alike:
            yield from _wrong(look, passage, board, [one], since)
            return
        is_anothers = one.bought != 0 and _has_anothers(look, board, one, since)
        if is_anothers or (one.goes_alike and _is_slip(told.figure, text, abs(one.bought))):
            figure, at = told.figure, passage.sentence.at
            did = "순매수" if one.bought > 0 else "순매도"
            message = f"{KOREAN[told.who]}은 {since:%Y-%m-%d}부터 {abs(one.bought):,.0f}억원을 {did}했습니다."
            right = spelled(text[figure.start : figure.end], abs(one.bought), figure, look)
            fact = fact_of(look, board, told.who, one.bought, since)
            yield Flaw(AMOUNT, Kind.FALSE, at + figure.start, at + figure.end, message, right, fact=fact)
            return


def _told_count(look: Look, ground: Ground, words: re.Match[str]) -> int:
    """Return over how many sessions up to the text's own words say that something was."""
    if words["count"]:
        return _SOME_DAYS.get(words["count"]) or int(words["count"].removesuffix("거래일"))
    first = calendars.monday(look.day)
    if not words["week"]:
        first = look.day.replace(day=1) if words["month"] else look.day.replace(month=1, day=1)
    return len(ground.sessions(first, look.day))


def _is_slip(figure: Figure, text: str, eok: float) -> bool:
    """Tell whether an amount is a sum mistyped, or has the digits behind its 조 moved: 1조870억 for 1조87억."""
    told = float(figure.value) / EOK
    trillions, rest = divmod(told, _TRILLION)
    moved = eok // _TRILLION == trillions and any(
        abs(rest * by - eok % _TRILLION) <= _LITTLE for by in (0.1, 10.0)
    )
    return bool(trillions and moved) or is_slip(figure, text[figure.start : figure.end], eok)


_TRILLION, _LITTLE = 10_000.0, 1.0
"""억원."""


def _counts(look: Look, ground: Ground) -> Iterator[int]:
    """Yield over how many sessions amounts may be, the day itself first."""
    yield 1
    firsts = (
        calendars.monday(look.day),
        look.day.replace(day=1),
        look.day.replace(month=1, day=1),
    )
    yield from (len(ground.sessions(first, look.day)) for first in firsts)
    yield from _SESSIONS


def _sums(ground: Ground, board: str, told: list[Told], count: int) -> Iterator[_Sum]:
    flows = ground.snapshot.flows.get(board)
    for one in told:
        amounts = flows.net.get(one.who) if flows else None
        if amounts is not None and 0 < count <= len(amounts) and np.isfinite(amounts[-count:]).all():
            yield _Sum(one, float(np.sum(amounts[-count:])))


def _wrong(look: Look, passage: Passage, board: str, sums: list[_Sum], since: dt.date) -> Iterator[Flaw]:
    text, at = passage.sentence.own, passage.sentence.at
    if _are_exchanged(sums):
        first, second = (one.told.figure for one in sums)
        mine, theirs = text[first.start : first.end], text[second.start : second.end]
        swapped = theirs + text[first.end : second.start] + mine
        message = f"두 금액이 뒤바뀌었습니다. {since:%Y-%m-%d}부터의 합입니다."
        fact = f"net_buying:{board}@{since}..{look.day}"
        yield Flaw(AMOUNT, Kind.FALSE, at + first.start, at + second.end, message, swapped, fact=fact)
        return
    if _are_each_others(sums):
        here, there = (one.told for one in sums)
        message = f"{KOREAN[here.who]}과 {KOREAN[there.who]}의 금액이 서로 바뀌었습니다. {since:%Y-%m-%d}부터의 합입니다."
        fact = f"net_buying:{board}@{since}..{look.day}"
        start, end = at + here.name[0], at + there.figure.end
        yield Flaw(WHOSE, Kind.FALSE, start, end, message, fact=fact)
        return
    for one in sums:
        figure, verb = one.told.figure, one.told.verb
        did = "순매수" if one.bought > 0 else "순매도"
        message = f"{KOREAN[one.told.who]}은 {since:%Y-%m-%d}부터 {abs(one.bought):,.0f}억원을 {did}했습니다."
        fact = fact_of(look, board, one.told.who, one.bought, since)
        if one.is_exact and not one.goes_alike and verb:
            right = OPPOSITE.get(text[verb[0] : verb[1]])
            yield Flaw(WAY, Kind.FALSE, at + verb[0], at + verb[1], message, right, fact=fact)
        elif not agrees(figure, abs(one.bought)) and (
            is_slip(figure, text[figure.start : figure.end], abs(one.bought))
            or _is_anothers(one, sums)
            or _has_anothers(look, board, one, since)
        ):
            right = spelled(text[figure.start : figure.end], abs(one.bought), figure, look)
            yield Flaw(AMOUNT, Kind.FALSE, at + figure.start, at + figure.end, message, right, fact=fact)


def _has_anothers(look: Look, board: str, one: _Sum, since: dt.date) -> bool:
    """Tell whether an amount is, to the last 억, what an investor whom its passage need not name bought over the span."""
    ground = look.grounds.get("kr")
    flows = ground.snapshot.flows.get(board) if ground else None
    if ground is None or flows is None:
        return False
    count = len(ground.sessions(since, look.day))
    sums = {who: float(np.sum(net[-count:])) for who, net in flows.net.items() if 0 < count <= len(net)}
    return any(
        who != one.told.who and abs(bought) >= _MUCH and is_exactly(one.told.figure, bought)
        for who, bought in sums.items()
        if np.isfinite(bought)
    )


def _is_anothers(one: _Sum, sums: list[_Sum]) -> bool:
    """Tell whether an amount is what another investor of the passage bought."""
    return any(other is not one and is_exactly(one.told.figure, other.bought) for other in sums)
