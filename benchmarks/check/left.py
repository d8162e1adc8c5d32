"""What yesterday's text leaves standing: faults planted by the session before and the calendar.

The rules know prices by the store's histories and texts by their words alone, not as the checker reads them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from benchmarks.check.cases import Case
from benchmarks.check.plants import Plant
from newsgen import calendars
from newsgen.markets import Market
from newsgen.snapshot import to_date
from newsgen.store import Store

_ELSE = re.compile(r"예상|전망|선물|ETF|장중|한때|출발|개장|주간|이번 주|이달|올해")
"""What makes a figure another than the close of the day."""


class Past(NamedTuple):
    """What one market's subjects closed at and moved by on a text's session and on the one before."""

    indices: Mapping[str, tuple[float, float, float]]
    """By symbol the closes of the session, of the one before, and of the one before that."""
    stocks: Mapping[str, tuple[float, float, float]]
    """The same by the Korean name."""
    records: tuple[tuple[float, float], ...]
    """For each index the record close that stood before the session, and the one that it had beaten."""


class Left(NamedTuple):
    """One way to leave yesterday's words standing; as :class:`~benchmarks.check.plants.Rule`, by data."""

    name: str
    kind: str
    made: Callable[[str, dt.date, Past], Iterator[Plant]]

    def plants(self, case: Case, past: Past) -> Iterator[Plant]:
        """Yield all faults of its kind that fit into a text."""
        yield from self.made(case.text, case.date, past)


def past_of(store: Store, market: Market, day: dt.date) -> Past:
    """Return what a store knows of a market around a session."""
    known = store.of(market)
    histories = known.history(market.indices, day)
    closes = {symbol: _lasts(one.days, one.close, day) for symbol, one in histories.items()}
    names = {one.korean: symbol for symbol, one in known.instruments().items() if one.korean}
    told = known.history(list(names.values()), day)
    stocks = {
        name: lasts
        for name, symbol in names.items()
        if symbol in told and (lasts := _lasts(told[symbol].days, told[symbol].close, day)) is not None
    }
    records = tuple(pair for one in histories.values() if (pair := _records(one.close)) is not None)
    return Past({symbol: one for symbol, one in closes.items() if one is not None}, stocks, records)


def _lasts(days: np.ndarray, close: np.ndarray, day: dt.date) -> tuple[float, float, float] | None:
    if len(close) < 3 or to_date(days[-1]) != day or not np.isfinite(close[-3:]).all():
        return None
    return float(close[-1]), float(close[-2]), float(close[-3])


def _records(close: np.ndarray) -> tuple[float, float] | None:
    """Return the record close before the last session and the one before it."""
    best = np.unique(np.fmax.accumulate(close[:-1]))
    return (float(best[-1]), float(best[-2])) if len(best) > 1 else None


_LEVEL = re.compile(r"(?<![\d.,])(?P<at>\d{1,2},?\d{3}\.\d\d)(?![\d%])")
_NAMED = re.compile(r"(?P<name>[가-힣A-Z][가-힣A-Za-z0-9&]{1,14})\((?P<at>[-+]?\d+\.\d\d)%\)")
_RECORD = re.compile(r"최고(?:치|점)(?:인|\()\s?(?P<at>\d{1,2},?\d{3}\.\d\d)")
_YEAR = re.compile(r"(?P<at>(?P<year>20\d\d)년)(?=\s\d{1,2}월)")
_THIS_YEAR = re.compile(r"(?P<at>지난해|올해)(?=\s\d{1,2}월)")
_SO_FAR = re.compile(r"(?P<at>올해|올) 들어(?=[^.\n]{0,30}\d%)")
_RELEASE = re.compile(
    r"(?:이날|오늘)[^.\n]{0,20}(?<!\d)(?P<at>\d{1,2})월"
    r"(?=\s?(?:소비자물가|생산자물가|비농업|고용보고서|소매판매|CPI|PPI))"
)
_MEETING = re.compile(
    r"(?P<at>이번 주|다음 주)(?=\s(?:[가-힣]+\s){0,2}(?:FOMC|연방공개시장위원회|금통위|금융통화위원회))"
)
_EVE = re.compile(r"(?:전날|전 거래일)인\s(?:\d{1,2}월\s)?(?P<at>\d{1,2})일")


_COUNTED = re.compile(r"(?P<at>하루|이틀|사흘|나흘)(?=(?:을|를)?\s?(?:앞두|앞둔|남기))")
_IN_A_ROW = re.compile(
    r"(?P<at>두|세|네|다섯|여섯)(?=\s?(?:차례|번)\s?연속[^.\n]{0,12}(?:동결|인하|인상|기준금리|금리))"
)
_RESULTS = re.compile(
    r"(?P<at>전날|이날)(?=\s(?:장\s?마감\s?(?:뒤|후)\s|개장 전\s)?"
    r"(?:[1-4]분기\s)?실적을\s(?:내놓은|발표한|공개한))"
)
_QUARTER = re.compile(r"(?<!\d)(?P<at>[1-4])(?=분기\s실적을\s(?:내놓|발표|공개))")
_CHAIR = re.compile(r"(?P<at>제롬 파월|케빈 워시)(?=\s(?:연준|연방준비제도[^\s]*)\s의장)")
_SO_FAR_MONTH = re.compile(r"(?<![\d.])(?P<at>\d{1,2})월(?=\s들어\s[^.\n]{0,24}\d%)")
_MINUTES = re.compile(r"(?P<at>전날|이날|간밤)(?=\s공개된\s[^.\n]{0,16}의사록)")


def _spelled(like: str, value: float) -> str:
    return f"{value:,.2f}" if "," in like else f"{value:.2f}"


def _ends(words: str) -> int:
    """Return which particles go with a figure by its last digit."""
    return 1 if words[-1] in "178" else 2 if words[-1] in "036" else 0


def _levels(text: str, day: dt.date, past: Past) -> Iterator[Plant]:
    """Yield an index's close of the day as that of the session before."""
    for found in _LEVEL.finditer(text):
        told = float(found["at"].replace(",", ""))
        for now, before, _ in past.indices.values():
            if abs(now - told) < _CENT and not _ELSE.search(text, max(found.start() - 30, 0), found.start()):
                words = _spelled(found["at"], before)
                if _ends(words) == _ends(found["at"]):
                    yield Plant(*found.span("at"), words)


def _percents(text: str, day: dt.date, past: Past) -> Iterator[Plant]:
    """Yield an index's move of the day as that of the session before, which went the same way."""
    for now, before, older in past.indices.values():
        moved, was = (now / before - 1) * 100, (before / older - 1) * 100
        if moved * was <= 0 or abs(abs(moved) - abs(was)) < _APART:
            continue
        for found in re.finditer(rf"(?<![\d.])(?P<at>{abs(moved):.2f})%", text):
            if not _ELSE.search(text, max(found.start() - 30, 0), found.start()):
                yield Plant(*found.span("at"), f"{abs(was):.2f}")


def _stocks(text: str, day: dt.date, past: Past) -> Iterator[Plant]:
    """Yield a stock's move in brackets as that of the session before."""
    for found in _NAMED.finditer(text):
        known = past.stocks.get(found["name"])
        if known is None:
            continue
        now, before, older = known
        moved, was = (now / before - 1) * 100, (before / older - 1) * 100
        if abs(abs(moved) - abs(float(found["at"]))) < _CENT and abs(moved - was) > _APART:
            sign = (
                ("-" if was < 0 else "+" if found["at"][0] == "+" else "") if found["at"][0] in "+-" else ""
            )
            if sign or moved * was > 0:
                yield Plant(*found.span("at"), f"{sign}{abs(was):.2f}")


def _record(text: str, day: dt.date, past: Past) -> Iterator[Plant]:
    """Yield the record that stands as the one that it had beaten."""
    for found in _RECORD.finditer(text):
        told = float(found["at"].replace(",", ""))
        for standing, older in past.records:
            if abs(standing - told) < _CENT:
                yield Plant(*found.span("at"), _spelled(found["at"], older))


_Made = Callable[[str, dt.date, Past], Iterator[Plant]]


def _words(pattern: re.Pattern[str], wrong: Callable[[re.Match[str], dt.date], str | None]) -> _Made:
    """Return a way that goes by words and the day alone."""

    def made(text: str, day: dt.date, past: Past) -> Iterator[Plant]:
        for found in pattern.finditer(text):
            words = wrong(found, day)
            if words is not None:
                yield Plant(*found.span("at"), words)

    return made


def _older_year(found: re.Match[str], day: dt.date) -> str | None:
    return f"{int(found['year']) - 1}년" if int(found["year"]) == day.year else None


def _month_before(found: re.Match[str], day: dt.date) -> str:
    return str((int(found["at"]) - 2) % 12 + 1)


def _session_before(found: re.Match[str], day: dt.date) -> str | None:
    try:
        told = day.replace(day=int(found["at"]))
    except ValueError:
        return None
    return str(calendars.previous(told, "XNYS").day)


def _by(table: Mapping[str, str]) -> Callable[[re.Match[str], dt.date], str | None]:
    return lambda found, _: table.get(found["at"])


_CENT, _APART = 0.006, 0.3
_ONE_MORE = {"하루": "이틀", "이틀": "사흘", "사흘": "나흘", "나흘": "닷새"}
_ONE_LESS = {"세": "두", "네": "세", "다섯": "네", "여섯": "다섯"}
_OTHER_DAY = {"전날": "이날", "이날": "전날"}
_QUARTER_BEFORE = {"1": "4", "2": "1", "3": "2", "4": "3"}
_OTHER_CHAIR = {"제롬 파월": "재닛 옐런", "케빈 워시": "제롬 파월"}
_OTHER_YEAR = {"지난해": "올해", "올해": "지난해"}
_OTHER_WEEK = {"이번 주": "다음 주", "다음 주": "이번 주"}

LEFT: tuple[Left, ...] = (
    Left("index's close of the session before", "stale", _levels),
    Left("index's move of the session before", "stale", _percents),
    Left("stock's move of the session before", "stale", _stocks),
    Left("record that was beaten", "stale", _record),
    Left("year before", "stale", _words(_YEAR, _older_year)),
    Left("this year for the last", "stale", _words(_THIS_YEAR, _by(_OTHER_YEAR))),
    Left("year before, so far", "stale", _words(_SO_FAR, lambda _, day: f"{day.year - 1}년")),
    Left("release of the month before", "stale", _words(_RELEASE, _month_before)),
    Left("another week's meeting", "stale", _words(_MEETING, _by(_OTHER_WEEK))),
    Left("countdown of the day before", "stale", _words(_COUNTED, _by(_ONE_MORE))),
    Left("decisions in a row up to the one before", "stale", _words(_IN_A_ROW, _by(_ONE_LESS))),
    Left("results of the other day", "stale", _words(_RESULTS, _by(_OTHER_DAY))),
    Left("results of the quarter before", "stale", _words(_QUARTER, _by(_QUARTER_BEFORE))),
    Left("chair before", "stale", _words(_CHAIR, _by(_OTHER_CHAIR))),
    Left("month before, so far", "stale", _words(_SO_FAR_MONTH, _month_before)),
    Left("minutes of the other day", "stale", _words(_MINUTES, _by(_OTHER_DAY | {"간밤": "지난주"}))),
    Left("eve of the eve", "stale", _words(_EVE, _session_before)),
)  # fmt: skip
"""All ways to leave yesterday's text standing."""
