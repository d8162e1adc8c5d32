"""Money and points: what a company won or lost in value, and what one stock made of an index's move."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator

from benchmarks.reader.claims.claim import Claim, Line
from benchmarks.reader.claims.closes import BASKET, Closes
from benchmarks.reader.claims.records import subject_of
from benchmarks.reader.claims.subjects import Namer

_WORTH = re.compile(r"(?:(?P<jo>\d+(?:\.\d+)?)조\s?)?(?:(?P<eok>[\d,]+)억)?달러")
_POINTS = re.compile(
    r"(?P<who>다우(?:지수)?)(?:를|을|에서만)?\s(?:약\s)?(?P<number>[\d,]+)포인트(?:가량)?(?:를)?\s?(?P<verb>밀어 올|끌어내|떠받|깎)"
)
_WINDOW = 40
"""Sessions from which the divisor is taken: one price of the thirty is not recorded."""
_PORTIONS = {
    "3분의 1": 1 / 3,
    "3분의 2": 2 / 3,
    "4분의 1": 0.25,
    "4분의 3": 0.75,
    "5분의 1": 0.2,
    "절반": 0.5,
}
_PORTION = re.compile(
    rf"({'|'.join(_PORTIONS)}|\d+%)(?:\s?(넘는|넘게|가까이|가까운|안팎|가량|이상))?(?:의)?(?:\s?몫)?(?:이|가)\s"
)
_EARLIER = [
    "AAPL",
    "AMGN",
    "AMZN",
    "AXP",
    "BA",
    "CAT",
    "CRM",
    "CSCO",
    "CVX",
    "DIS",
    "DOW",
    "GS",
    "HD",
    "HON",
    "IBM",
    "INTC",
    "JNJ",
    "JPM",
    "KO",
    "MCD",
    "MMM",
    "MRK",
    "MSFT",
    "NKE",
    "PG",
    "TRV",
    "UNH",
    "V",
    "VZ",
    "WMT",
]
DOW = {
    dt.date(2024, 2, 26): _EARLIER,
    dt.date(2024, 11, 8): [*(one for one in _EARLIER if one not in {"DOW", "INTC"}), "NVDA", "SHW"],
}
"""First session -> the thirty."""


def worth(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield the dollars that a company is said to have won or lost."""
    text = line.text
    if not re.search(r"시총|시가총액", text) or span != "day":
        return
    mentions = [
        one._replace(particle="은") if text.startswith("에서만", one.end) else one for one in namer.find(text)
    ]  # 엔비디아에서만 약 1700억달러가 사라졌다
    for found in _WORTH.finditer(text):
        if not (found["jo"] or found["eok"]) or not re.search(r"잃|증발|줄|사라|불어|늘|더했|더한", text):
            continue
        told = float(found["jo"] or 0) * 1e6 + float((found["eok"] or "0").replace(",", "")) * 100
        for symbol in subject_of(text, found.start(), found.end(), mentions)[:1]:
            some = [
                one for each in (symbol, *namer.classes.get(symbol, ())) for one in _gains(closes, each, day)
            ]
            if not some:
                yield Claim("worth", None, text, f"{symbol}: no value", line.place)
                continue
            near = max(0.05 * told, 1000)
            lost = bool(re.search(r"잃|증발|줄|사라", text))
            holds = any(abs(abs(one) - told) <= near and (one < 0) == lost for one in some)
            why = f"{symbol} {told:,.0f}: raw " + ", ".join(f"{one:+,.0f}" for one in some)
            yield Claim("worth", holds, text, why, line.place)


def _gains(closes: Closes, symbol: str, day: dt.date) -> list[float]:
    """Return what a company's value changed by: by its move, and as recorded."""
    cap, before, move = closes.cap(symbol, day), _before(closes, symbol, day), closes.move(symbol, day)
    if before is None or move is None:
        return []
    return [before * move / 100] + ([cap - before] if cap is not None else [])


def _before(closes: Closes, symbol: str, day: dt.date) -> float | None:
    then = closes.before(day)
    return closes.cap(symbol, then) if then else None


def points(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield the points that a stock is said to have made of the Dow."""
    text = line.text
    for found in _POINTS.finditer(text):
        mentions = [one for one in namer.find(text) if not one.symbols[0].startswith("^")]
        for symbol in subject_of(text, found.start(), found.end(), mentions)[:1]:
            raw = dow_points(closes, symbol, day)
            if raw is None:
                yield Claim("points", None, text, f"{symbol}: the divisor is not known", line.place)
                continue
            told = float(found["number"].replace(",", ""))
            up = found["verb"][0] in "밀떠"
            holds = abs(abs(raw) - told) <= max(6, 0.06 * told) and (raw > 0) == up
            yield Claim("points", holds, text, f"{symbol} {raw:+.1f} points", line.place)
            rest = re.search(r"빼면 (?:다우)?지수는 (올랐|오른|올라|내렸|내린|내려)", text)
            index = closes.move("^DJI", day)
            if rest and index is not None:
                series = closes.series("^DJI")
                row = series.at(day) or 1
                left = series.close[row] - series.close[row - 1] - raw
                yield Claim(
                    "points",
                    (left > 0) == rest.group(1).startswith("오") or rest.group(1).startswith("올"),
                    text,
                    f"rest {left:+.1f}",
                    line.place,
                )


def dow_points(closes: Closes, symbol: str, day: dt.date) -> float | None:
    """Return what a member made of the Dow's move: its price's change over the divisor."""
    members = next((some for since, some in sorted(DOW.items(), reverse=True) if since <= day), [])
    then = closes.before(day)
    divisor = _divisor(closes, day)
    now, before = closes.price(symbol, day), closes.price(symbol, then) if then else None
    if divisor is None or now is None or before is None or symbol not in members:
        return None
    return (now - before) / divisor


@functools.lru_cache(maxsize=64)
def _divisor(closes: Closes, day: dt.date) -> float | None:
    """Return the Dow's divisor by the sessions around: the sum of the prices' changes over the index's."""
    since, members = next(one for one in sorted(DOW.items(), reverse=True) if one[0] <= day)
    index = closes.series("^DJI")
    above = below = 0.0
    row = index.at(day)
    if row is None:
        return None
    for r in range(row, max(0, row - _WINDOW), -1):
        now, then = index.days[r], index.days[r - 1]
        moves = [_change(closes, one, now, then) for one in members]
        if then < since or any(split for _, split in moves):
            break
        known = [change for change, _ in moves if change is not None]
        if len(known) >= len(members) - 1:
            moved = index.close[r] - index.close[r - 1]
            above, below = above + sum(known) * moved, below + moved * moved
    return above / below if below else None


def _change(closes: Closes, symbol: str, now: dt.date, then: dt.date) -> tuple[float | None, bool]:
    """Return by how many dollars a price changed, and whether a split stands between."""
    price, before = closes.price(symbol, now), closes.price(symbol, then)
    if price is None or before is None:
        return None, False
    return price - before, not 0.6 < price / before < 1.7


def shares(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield what part of the large companies' gain or loss is said to come from one, or from the seven."""
    text = line.text
    if not re.search(r"한 종목에서 나|에서 나왔|에서 나와|쏠렸", text) or span != "day":
        return
    found = _PORTION.search(text)
    mentions = namer.find(text)
    if not found or not re.search(r"오름폭|하락 폭|증가분|감소분|상승분|낙폭", text):
        return
    some = [one for one in mentions if one.start >= found.end()]
    if not some:
        return
    symbols = BASKET if some[0].symbols == ("M7",) else some[0].symbols
    total = _total(closes, day)
    own = sum(_gain(closes, one, day) or 0 for one in symbols)
    if not total:
        return
    raw = own / total
    told = _PORTIONS.get(found.group(1)) or float(found.group(1).rstrip("%")) / 100
    idiom = found.group(2) or ""
    near = 0.2 * told + 0.02
    if idiom in {"넘는", "넘게", "이상"}:
        holds = raw >= told - 0.05
    elif idiom in {"가까이", "가까운"}:
        holds = told - 0.2 * told - 0.02 <= raw <= told + 0.05
    else:
        holds = abs(raw - told) <= near
    yield Claim("share", holds, text, f"{symbols} {raw:.3f} of {total:+,.0f}", line.place)


@functools.lru_cache(maxsize=64)
def _total(closes: Closes, day: dt.date) -> float:
    return sum(_gain(closes, one, day) or 0 for one in closes.companies)


def _gain(closes: Closes, symbol: str, day: dt.date) -> float | None:
    before, move = _before(closes, symbol, day), closes.move(symbol, day)
    return None if before is None or move is None else before * move / 100
