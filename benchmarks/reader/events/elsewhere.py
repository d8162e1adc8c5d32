"""Whether markets elsewhere, oil, gold and coins moved as a text says, by their recorded closes."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterable, Iterator

from benchmarks.reader.claims import turns
from benchmarks.reader.claims.claim import Line
from benchmarks.reader.claims.clauses import said
from benchmarks.reader.claims.subjects import Namer
from benchmarks.reader.claims.words import NOTHING, fits
from benchmarks.reader.events import sessions
from benchmarks.reader.events.files import Files
from benchmarks.reader.events.market import Said
from benchmarks.reader.events.verdict import Verdict

NAMES: dict[str, tuple[str, ...]] = {
    "GDAXI": ("DAX지수", "DAX 지수", "DAX30지수", "DAX40지수", "DAX", "닥스지수", "독일 증시"),
    "FTSE": ("FTSE100지수", "FTSE 100지수", "FTSE100 지수", "FTSE지수", "FTSE100", "영국 증시"),
    "N225": (
        "닛케이225지수",
        "닛케이225",
        "닛케이지수",
        "닛케이평균주가",
        "닛케이 평균주가",
        "닛케이평균",
        "닛케이",
        "일본 증시",
    ),
    "HSI": ("항셍지수", "항셍", "홍콩 증시"),
    "000001.SS": ("상하이종합지수", "상하이지수", "상하이 종합지수", "중국 증시"),
    "CL=F": ("서부텍사스산원유(WTI)", "서부텍사스산원유", "서부텍사스산 원유(WTI)", "WTI", "국제유가"),
    "GC=F": ("국제 금값", "금값", "국제 금 선물 가격", "금 선물 가격", "금 선물", "금 가격"),
    "SI=F": ("국제 은값", "은값", "국제 은 선물 가격", "은 선물 가격", "은 선물"),
    "BTC-USD": ("비트코인",),
    "STOXX": ("유로스톡스50지수", "유로스톡스50", "스톡스600지수"),
    "CAC": ("CAC40지수", "CAC40"),
}
SETTLED = frozenset({"카터"})
"""Occasions on which New York's shares rest and its futures are settled."""
_FILES = {"GDAXI": "^GDAXI", "FTSE": "^FTSE", "N225": "^N225", "HSI": "^HSI"}
_NEARLY = {
    "GC=F": (0.6, "of the nearest contract, not the one that is quoted"),
    "SI=F": (0.6, "of the nearest contract, not the one that is quoted"),
    "BTC-USD": (1.0, "of a day that ends at midnight of UTC"),
}
"""Whose rows are near what is quoted: within how many points they do not tell, and why."""
_WORD = re.compile("|".join(re.escape(one) for some in NAMES.values() for one in some))
_LEVEL = re.compile(r"(?:WTI\)?|원유)[^.]{0,40}배럴당 (?P<level>-?\d+(?:\.\d+)?)달러")

_LEVELS = re.compile(r"(?:(?<=기록했고)|(?<=였고)|(?<=이었고)|(?<=높았고)|(?<=낮았고)),? ")
"""Where a clause ends that gives a level and no move."""


def namer() -> Namer:
    """Return what finds the names of other markets."""
    return Namer(NAMES)


def told(text: str, today: dt.date, edition: str, found_by: Namer, files: Files) -> Iterator[Said]:
    """Yield how a sentence says that other markets moved."""
    named = _WORD.search(text)
    if named is None:
        return
    span = "week" if edition == "us-week" else "day"
    moves = [move for piece in _LEVELS.split(text) for move in said(piece, found_by, span)]
    for move in moves:
        for symbol in move.symbols:
            if symbol in NAMES:
                holds, why = _moved(files, symbol, today, move.span, move.way, move.number, move.idiom)
                yield Said("elsewhere", holds, f"{symbol} {why}", named.start(), named.end())
    for level in _LEVEL.finditer(text):
        close = dict(files.markets.get("CL=F", [])).get(today)
        right = None if close is None else abs(close - float(level["level"])) < 0.006
        yield Said("elsewhere", right, f"CL=F {close}", *level.span())


def turned(lines: Iterable[Line], edition: str, found_by: Namer) -> Iterator[Verdict]:
    """Yield whether a market of which 하지만 or 반면 tells went against what stands before it."""
    span = "week" if edition == "us-week" else "day"
    for claim in turns.turned(lines, found_by, span, NAMES.__contains__):
        yield Verdict("elsewhere", "", claim.holds, claim.why, claim.sentence, claim.place)


def _closed(symbol: str, day: dt.date) -> bool:
    """Tell whether a row is a close: futures trade on Sundays and on holidays without a settlement."""
    if symbol.endswith("=F"):
        return sessions.is_session(day) or sessions.occasion(day) in SETTLED
    return day.weekday() < 5 or symbol == "BTC-USD"


def _moved(
    files: Files, symbol: str, today: dt.date, span: str, way: int, number: str, idiom: str
) -> tuple[bool | None, str]:
    rows = [row for row in files.markets.get(_FILES.get(symbol, symbol), []) if _closed(symbol, row[0])]
    if not rows or span not in {"day", "week"} or today > rows[-1][0]:
        return None, f"not recorded ({span})"
    at = bisect.bisect_left(rows, (today, float("-inf")))
    if at == len(rows) or rows[at][0] != today:
        if span == "day":
            return False, f"no close on {today}"
        at -= 1
    monday = today - dt.timedelta(today.weekday())
    since = at - 1 if span == "day" else bisect.bisect_left(rows, (monday, float("-inf"))) - 1
    if since < 0 or rows[since][1] <= 0:
        return None, "no close before"
    percent = 100 * (rows[at][1] / rows[since][1] - 1)
    right: bool | None = percent * way > 0 and (
        fits(percent, number, idiom) if number else abs(percent) >= NOTHING
    )
    why = f"{percent:+.2f}% from {rows[since][0]} to {rows[at][0]}"
    if not right and number and symbol in _NEARLY:
        near, of = _NEARLY[symbol]
        apart = abs(percent - way * float(number))
        return (None if apart <= near else False), f"{why} {of}"
    return right, why
