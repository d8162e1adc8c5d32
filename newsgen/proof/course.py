"""What is said of the way through a session holds: how it opened, when it turned, what it kept and lost.

A claim is held against the prices of the one index that its sentence names; where several stand there, or
the facts do not tell how it went, nothing is known of it. Hours of highs and lows answer to the words before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from newsgen import calendars, markets
from newsgen.model import Fact, Kind
from newsgen.proof.found import Code, Facts, TextFinding, wrong
from newsgen.proof.sentences import Sentence, Text

_SLACK = 0.005
"""Percent: what is nearer to the close before prints as nothing."""
_EDGE = 0.15
"""Part of the range within which a close is near one of its ends."""
_END, _BACK, _SIDE = 0.08, 0.3, 0.06
"""Parts of the range: where it is at an end, and more than which a wavering afternoon went; percent from
which it closed above or below."""
_NARROW, _STILL = 0.6, 0.2
"""Percent beyond which a range from low to high is not narrow, and an opening not flat."""


_EDGES = {
    "open": ("path_open", "open_change"),
    "peak": ("path_peak", "peak_change"),
    "trough": ("path_trough", "trough_change"),
}
"""Where a session opened and the ends of its range -> the measures that tell it, the first one first."""


class Way(NamedTuple):
    """Where an index stood, in percent against the close before."""

    open: float
    noon: float | None
    late: float | None
    close: float
    peak: float
    trough: float
    decision: float | None
    """When the Fed told its decision."""


class Claim(NamedTuple):
    """Words, and what must hold where they are said."""

    words: re.Pattern[str]
    holds: Callable[[Way], bool]


def _went_through(way: Way) -> bool:
    """Tell whether an index opened at one end of its range and closed at the other, on its side."""
    most = (way.peak - way.trough) * _END
    if way.noon is None or way.late is None or abs(way.late - way.noon) > (way.peak - way.trough) * _BACK:
        return False
    fell = way.peak - way.open <= most and way.close - way.trough <= most and way.close <= -_SIDE
    rose = way.open - way.trough <= most and way.peak - way.close <= most and way.close >= _SIDE
    return fell or rose


_OF_DAY = r"(?<!만에 )(?<!올해 들어 )(?<!연간 )(?<!연간 기준으로 )"
"""Behind these words it is days, or the year, that turned."""
_UP = r"(?:상승 전환|오름세로|낙폭을 모두)"
_DOWN = r"(?:하락 전환|하락세로|내림세로|오름폭을 모두)"


def _claims(*pairs: tuple[str, Callable[[Way], bool]]) -> tuple[Claim, ...]:
    return tuple(Claim(re.compile(words), holds) for words, holds in pairs)


CLAIMS = _claims(
    (r"상승 출발|강세로 문을 연|개장 때부터 오르", lambda way: way.open > 0),
    (r"하락 출발|약세로 문을 연|개장 때부터 밀리", lambda way: way.open < 0),
    (r"보합권에서 (?:출발|문을 열)", lambda way: abs(way.open) <= _STILL),
    (rf"{_OF_DAY}하락 전환(?=했다|해|한 |하면서)", lambda way: way.close < 0 < way.peak),
    (rf"{_OF_DAY}상승 전환(?=했다|해|한 |하면서)", lambda way: way.trough < 0 < way.close),
    (rf"오후 들어 {_DOWN}", lambda way: way.noon is None or way.close <= 0 <= way.noon),
    (rf"오후 들어 {_UP}", lambda way: way.noon is None or way.noon <= 0 <= way.close),
    (rf"(?:장 막판|한 시간 새) {_DOWN}", lambda way: way.late is None or way.close <= 0 <= way.late),
    (rf"(?:장 막판|한 시간 새) {_UP}", lambda way: way.late is None or way.late <= 0 <= way.close),
    (
        r"(?:오름|상승 )폭을 (?:키|넓)(?!웠다가)",
        lambda way: way.close > min(way.open, way.close if way.late is None else way.late),
    ),
    (
        r"(?:낙|하락 )폭을 (?:키|넓)(?!웠다가)",
        lambda way: way.close < max(way.open, way.close if way.late is None else way.late),
    ),
    (r"(?:오름|상승 )폭을 (?:줄|일부|거의)|고점에서 물러", lambda way: way.close < way.peak),
    (r"(?:낙|하락 )폭을 (?:줄|일부|거의)|저점에서 벗어", lambda way: way.close > way.trough),
    (r"오름폭을 모두(?! 내주기도)", lambda way: way.close < _SLACK),
    (r"낙폭을 모두(?! 만회하기도)", lambda way: way.close > -_SLACK),
    (r"좁은 (?:폭|범위)에", lambda way: way.peak - way.trough <= _NARROW),
    (r"하락 전환하기도|전장 종가를 밑돌기도|오름폭을 모두 내주기도", lambda way: way.trough < 0 < way.peak),
    (r"상승 전환하기도|전장 종가를 웃돌기도|낙폭을 모두 만회하기도", lambda way: way.trough < 0 < way.peak),
    (r"한 번도 하락 전환하지|전장 종가를 웃돌(?!기도)|개장부터 마감까지 오름세", lambda way: way.trough >= 0),
    (r"한 번도 상승 전환하지|전장 종가를 밑돌(?!기도)|개장부터 마감까지 내림세", lambda way: way.peak <= 0),
    (r"오름세와 내림세를|전장 종가를 사이에 두고", lambda way: way.trough < 0 < way.peak),
    (r"뚜렷한 방향 없이|방향을 잡지 못하|등락을 거듭", lambda way: not _went_through(way)),
    (rf"정오 전에 {_DOWN}", lambda way: way.noon is not None and way.noon < 0 < way.peak),
    (rf"정오 전에 {_UP}", lambda way: way.noon is not None and way.trough < 0 < way.noon),
    (r"고점 (?:부근|가까이)에서", lambda way: way.peak - way.close <= (way.peak - way.trough) * _EDGE),
    (r"저점 (?:부근|가까이)에서", lambda way: way.close - way.trough <= (way.peak - way.trough) * _EDGE),
    (r"오름폭을 대부분", lambda way: way.close <= way.peak / 3),
    (r"낙폭을 대부분", lambda way: way.close >= way.trough / 3),
    (
        r"결정이 나온 뒤에도 오름세|결정이 나올 때까지 오르|결정 전(?:까지|부터) 오르",
        lambda way: way.decision is None or way.decision > 0,
    ),
    (
        r"결정이 나온 뒤에도 내림세|결정이 나올 때까지 밀리|결정 전(?:까지|부터) 밀리",
        lambda way: way.decision is None or way.decision < 0,
    ),
    (
        r"결정(?:을 기다리며|이 나올 때) 보합권",
        lambda way: way.decision is None or abs(way.decision) <= _STILL,
    ),
    (
        r"발표 뒤 (?:상승|오름폭을 (?:키|더)|낙폭을 (?!키))",
        lambda way: way.decision is None or way.close > way.decision,
    ),
    (
        r"발표 뒤 (?:하락|낙폭을 (?:키|더)|오름폭을 (?!키))",
        lambda way: way.decision is None or way.close < way.decision,
    ),
)
"""What is said of a way, and what must be so."""

_AFTER = re.compile(r"결정이 나온 뒤 (고점|저점)")
_HOUR = re.compile(r"(장 초반|오전|낮|오후|장 막판)(?:에| 한때)? (?!\d{1,2}시)(?=(고점|저점)|\S)")
"""Words for a part of the session; a clock (낮 12시께, of a quarter that began at 11:45) is a figure."""
_ENDS = {"고점": "path_peak", "저점": "path_trough"}
_NEAR = 6
"""Characters between the words for an hour and the figure that they go with."""


def check(text: Text, facts: Facts) -> Iterator[TextFinding]:
    """Find what is said of an index's way through the session that its prices do not bear out."""
    told: dict[tuple[str, str], Fact] = {(one.measure, one.about): one for one in facts.values()}
    if not any(measure in _EDGES["open"] for measure, _ in told):
        return
    for sentence in chain.from_iterable(text):
        about = _about(sentence, told)
        if about:
            yield from _misled(sentence, _way(told, about))
            yield from _mistimed(sentence, told, about, facts)


def _about(sentence: Sentence, told: Mapping[tuple[str, str], Fact]) -> str:
    """Return the one index that a sentence names, if its way is known; empty otherwise."""
    symbols, pattern = _names()
    named = {symbols[name] for name in pattern.findall(sentence.own_words)}
    about = named.pop() if len(named) == 1 else ""
    known = all(_edge(told, name, about) for name in _EDGES) and ("change_day", about) in told
    return about if known else ""


def _edge(told: Mapping[tuple[str, str], Fact], name: str, about: str) -> Fact | None:
    """Return where a session opened, or an end of its range: by its bars, else by its prices."""
    return next((told[measure, about] for measure in _EDGES[name] if (measure, about) in told), None)


@cache
def _names() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the symbols of the indices by what they are called, and a pattern of all of these."""
    listed = [one for market in markets.every() for one in market.subjects if one.kind is Kind.INDEX]
    symbols = {name: one.symbol for one in listed for name in (one.headline, one.short, one.name)}
    longest = sorted(filter(None, symbols), key=len, reverse=True)
    return symbols, re.compile("|".join(map(re.escape, longest)))


def _way(told: Mapping[tuple[str, str], Fact], about: str) -> Way:
    values = {
        name: told[measure, about].value if (measure, about) in told else None
        for name, measure in (
            ("noon", "path_noon"),
            ("late", "path_late"),
            ("decision", "path_decision"),
        )
    }
    opened, peak, trough = (one.value for name in _EDGES if (one := _edge(told, name, about)))
    close = told["change_day", about].value
    return Way(opened, values["noon"], values["late"], close, peak, trough, values["decision"])


def _misled(sentence: Sentence, way: Way) -> Iterator[TextFinding]:
    text = sentence.own_words
    for claim in CLAIMS:
        for said in claim.words.finditer(text):
            if not claim.holds(way):
                message = f"장중 흐름을 이르는 말이 시세와 어긋남({said[0].strip()!r})"
                yield wrong(Code.COURSE, message, sentence.words(*said.span()))


def _mistimed(
    sentence: Sentence, told: Mapping[tuple[str, str], Fact], about: str, facts: Facts
) -> Iterator[TextFinding]:
    """Hold the words for an hour, or for what came before, against that of the high or low they go with."""
    for said in _AFTER.finditer(sentence.own_words):
        decided, end = told.get(("path_decision", about)), told.get((_ENDS[said[1]], about))
        if decided and end and end.as_of < decided.as_of:
            message = f"연준의 결정보다 앞섬({said[0]!r}, 원래 시각 {end.as_of})"
            yield wrong(Code.COURSE, message, sentence.words(*said.span()))
    for said in _HOUR.finditer(sentence.own_words):
        figure = next((one for one in sentence.figures if 0 <= one.start - said.end() <= _NEAR), None)
        measure = _ENDS.get(said[2] or "")
        fact = told.get((measure, about)) if measure else facts.get(figure.figure.fact) if figure else None
        if fact is None or fact.measure not in _ENDS.values() or said[1] in _words_of(fact):
            continue
        message = f"시각을 이르는 말이 어긋남({said[1]!r}, 원래 시각 {fact.as_of})"
        yield wrong(Code.COURSE, message, sentence.words(*said.span(1)))


def _words_of(fact: Fact) -> set[str]:
    """Return the words for the part of its session in which a fact's quarter of an hour begins."""
    market = markets.of(fact.about)
    if market is None:
        return set()
    opens, closes = (
        f"{of(fact.session, market.exchange):%H:%M}"
        for of in (calendars.opening_time, calendars.closing_time)
    )
    minute, first, last = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (fact.as_of, opens, closes))
    words = {"오전" if minute < 12 * 60 else "오후"}
    if minute // 60 == 12:
        words.add("낮")
    if minute < first + 60:
        words.add("장 초반")
    return words | ({"장 막판"} if minute >= last - 60 else set())
