"""What is said of where an index stands holds: of its record, of its year, of the run before the day.

A claim is held against the facts of the indices that its sentence names: one of them has to bear it out, by
the closes that the fact keeps.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from newsgen import markets
from newsgen.model import Fact, Kind
from newsgen.proof.found import Code, Facts, TextFinding, wrong
from newsgen.proof.sentences import Sentence, Text

_NEAR = 1.5
"""Percent up to which a record is near."""
_NEARLY = 99.5
"""Percent from which a part is nearly all."""
Get = Callable[[str], Fact | None]
"""Looks up what is known of an index, by its measure."""


class Claim(NamedTuple):
    """Words, and what must hold of the index of which they are said."""

    words: re.Pattern[str]
    holds: Callable[[Get], bool]


def _line(measure: str, side: int) -> Callable[[Get], bool]:
    """Return a test that today's close is on a side of the year before's last one, long after it was last."""

    def holds(get: Get) -> bool:
        fact = get(measure)
        if fact is None:
            return False
        first, last = (each.value for each in fact.inputs)
        before = fact.base is not None and fact.base.year == fact.session.year - 1
        then = fact.since is not None and side * (fact.since_value or 0.0) >= 0
        return before and then and side * (last - first) > 0 and (fact.periods or 0) > 1

    return holds


def _undone(measure: str, least: float) -> Callable[[Get], bool]:
    """Return a test that the day undid a part of the run before it, in percent, by its three closes."""

    def holds(get: Get) -> bool:
        fact = get(measure)
        if fact is None:
            return False
        first, turned, now = (each.value for each in fact.inputs)
        share = (now - turned) / (first - turned) * 100
        return abs(share - fact.value) < 1e-6 and share >= least

    return holds


def _after(sessions: int) -> Callable[[Get], bool]:
    """Return a test that the record was so many sessions ago."""
    return lambda get: (fact := get("after_record")) is not None and fact.value == sessions


def _below_record(get: Get) -> bool:
    fact = get("to_record")
    return fact is not None and fact.inputs[0].value < fact.inputs[1].value


def _near_record(get: Get) -> bool:
    """Tell whether a record close is hardly above today's."""
    fact = get("to_record")
    return fact is not None and fact.inputs[1].value <= fact.inputs[0].value * (1 + _NEAR / 100)


def _first_record(get: Get) -> bool:
    fact = get("high_all")
    return fact is not None and fact.since is not None and fact.value > (fact.since_value or math.inf)


def _days(way: int, least: float, most: float = math.inf) -> Callable[[Get], bool]:
    """Return a test that today went a way, and undid from ``least`` to ``most`` of the day before."""

    def holds(get: Get) -> bool:
        before, now = get("change_day_before"), get("change_day")
        if before is None or now is None or before.value * now.value >= 0 or way * now.value <= 0:
            return False
        first, turned = (each.value for each in before.inputs)
        last = now.inputs[-1].value
        return least <= (last - turned) / (first - turned) < most

    return holds


def _farther(get: Get) -> bool:
    before, now = get("change_day_before"), get("change_day")
    return before is not None and now is not None and now.value / before.value > 1


def _week_turned(way: int) -> Callable[[Get], bool]:
    """Return a test that the week stands on a side, and stood on the other the day before."""

    def holds(get: Get) -> bool:
        week, day = get("change_wtd"), get("change_day")
        if week is None or day is None:
            return False
        first, eve, last = week.inputs[0].value, day.inputs[0].value, week.inputs[-1].value
        return way * (last - first) > 0 > way * (eve - first)

    return holds


def _undid_week(way: int) -> Callable[[Get], bool]:
    """Return a test that a week ended beyond where the week before began, which went the other way."""

    def holds(get: Get) -> bool:
        before, now = get("change_week_before"), get("change_week")
        if before is None or now is None:
            return False
        (first, turned), last = (each.value for each in before.inputs), now.inputs[-1].value
        return turned == now.inputs[0].value and way * (last - first) > 0 > way * (turned - first)

    return holds


def _week_went_on(way: int) -> Callable[[Get], bool]:
    """Return a test that two weeks in a row went a way."""

    def holds(get: Get) -> bool:
        moves = [get(measure) for measure in ("change_week_before", "change_week")]
        return all(move is not None and way * move.value > 0 for move in moves)

    return holds


_EVE = r"전(?:날|\s거래일)(?:의)? "

CLAIMS = tuple(
    Claim(re.compile(words), holds)
    for words, holds in (
        (r"올해 (?:들어 )?(?:입은 )?낙폭(?:을)? 모두 만회", _line("year_regained", 1)),
        (r"올해 (?:들어 )?상승분(?:을)? 모두 반납", _line("year_lost", -1)),
        (r"(?:올해 들어|연간(?: 기준으로)?) 상승 전환", _line("year_regained", 1)),
        (r"(?:올해 들어|연간(?: 기준으로)?) 하락 전환", _line("year_lost", -1)),
        (r"최고치를 쓴 (?:지|뒤) 하루 만에", _after(1)),
        (r"최고치를 쓴 뒤 이틀 연속", _after(2)),
        (r"사상 최고치(?:까지|에서 물러)", _below_record),
        (r"사상 최고치에 (?:바짝|거의) 다가", _near_record),
        (r"최고치[를로] (?:새로 쓴|경신한|마감한) 것은 [^.]*이후 처음", _first_record),
        (r"이후 처음(?:으로 사상 최고치| 쓴 기록)", _first_record),
        (r"간 낙폭의 \S+ 하루 만에 만회|낙폭의 (?!대부분)\S+ 만회", _undone("won_back", 0.0)),
        (r"간 오름폭의 \S+ 하루 만에 반납|오름폭의 (?!대부분)\S+ 반납", _undone("given_back", 0.0)),
        (r"간 낙폭을 하루 만에 거의 모두 만회|동안의 낙폭을 하루에 거의 만회", _undone("won_back", _NEARLY)),
        (
            r"간 오름폭을 하루 만에 거의 모두 반납|동안의 오름폭을 하루에 거의 반납",
            _undone("given_back", _NEARLY),
        ),
        (r"간 낙폭을 하루 만에 모두 만회|동안의 낙폭을 하루에 만회", _undone("won_back", 100.0)),
        (r"간 오름폭을 하루 만에 모두 반납|동안의 오름폭을 하루에 반납", _undone("given_back", 100.0)),
        (_EVE + r"(?:낙폭을|하락분을|잃은 것을) (?:하루 만에 )?모두", _days(1, 1.0)),
        (_EVE + r"(?:오름폭을|상승분을|얻은 것을) (?:하루 만에 )?모두", _days(-1, 1.0)),
        (_EVE + r"(?:낙폭을|하락분을) (?:대부분|거의)", _days(1, 0.75, 1.0)),
        (_EVE + r"(?:오름폭을|상승분을) (?:대부분|거의)", _days(-1, 0.75, 1.0)),
        (_EVE + r"낙폭의 대부분", _days(1, 0.75, 1.0)),
        (_EVE + r"오름폭의 대부분", _days(-1, 0.75, 1.0)),
        (_EVE + r"낙폭의 절반", _days(1, 0.5, 1.0)),
        (_EVE + r"오름폭의 절반", _days(-1, 0.5, 1.0)),
        (r"폭은 전(?:날|\s거래일)보다 커졌|률은 전(?:날|\s거래일)보다 커졌", _farther),
        (r"전주의 낙폭을 모두 만회", _undid_week(1)),
        (r"전주의 오름폭을 모두 내[줬주]", _undid_week(-1)),
        (r"전주(?:에 이어|의) 오름세를 이어", _week_went_on(1)),
        (r"전주(?:에 이어|의) 내림세를 이어", _week_went_on(-1)),
        (r"이번 주 앞서 (?:내린 폭을 모두 되찾|잃은 것을 모두 만회)", _week_turned(1)),
        (r"이번 주 앞서 (?:오른 폭을 모두 내줬|얻은 것을 모두 반납)", _week_turned(-1)),
    )
)
"""What is said of where an index stands, and what must be so."""

_ANY = re.compile("|".join(claim.words.pattern for claim in CLAIMS))
"""Some of that: as each begins with a plain character, one look tells most sentences that have none."""


def check(text: Text, facts: Facts) -> Iterator[TextFinding]:
    """Find what is said of where an index stands that its closes do not bear out."""
    told: dict[tuple[str, str], Fact] = {(one.measure, one.about): one for one in facts.values()}
    meant: set[str] = set()
    for sentence in chain.from_iterable(text):
        named = _named(sentence.own_words)
        meant = named or meant  # 지수는 goes on about the one before
        yield from _unborne(sentence, meant, told)
        yield from _misplaced(sentence, facts)


def _misplaced(sentence: Sentence, facts: Facts) -> Iterator[TextFinding]:
    """Yield how far it is to the record where nothing is said of a record: 한 달 동안 0.6% 올라."""
    for printed in sentence.figures:
        fact = facts.get(printed.figure.fact)
        if fact is not None and fact.measure == "to_record" and "최고" not in sentence.text:
            message = f"수치 {printed.text!r}은(는) 사상 최고치까지 남은 폭인데 다른 것을 말함"
            yield wrong(Code.STANDING, message, sentence.words(printed.start, printed.end))


def _unborne(
    sentence: Sentence, meant: set[str], told: Mapping[tuple[str, str], Fact]
) -> Iterator[TextFinding]:
    words = sentence.own_words
    for claim in CLAIMS if _ANY.search(words) else ():
        for said in claim.words.finditer(words):
            if not any(claim.holds(_getter(told, about)) for about in meant):
                message = f"지수의 자리를 이르는 말이 종가와 어긋남({said[0]!r})"
                yield wrong(Code.STANDING, message, sentence.words(*said.span()))


def _getter(told: Mapping[tuple[str, str], Fact], about: str) -> Get:
    return lambda measure: told.get((measure, about))


def _named(words: str) -> set[str]:
    symbols, pattern = _names()
    return {symbols[name] for name in pattern.findall(words)}


@cache
def _names() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the symbols of the indices by what they are called, and a pattern of all of these."""
    listed = [one for market in markets.every() for one in market.subjects if one.kind is Kind.INDEX]
    symbols = {name: one.symbol for one in listed for name in (one.headline, one.short, one.name)}
    longest = sorted(filter(None, symbols), key=len, reverse=True)
    return symbols, re.compile("|".join(map(re.escape, longest)))
