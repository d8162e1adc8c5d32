"""States and what was given back: corrections and bear markets, and what a session did to the one before."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.reader.claims.claim import Claim, Line
from benchmarks.reader.claims.closes import Closes
from benchmarks.reader.claims.records import all_time, subject_of
from benchmarks.reader.claims.subjects import Namer
from benchmarks.reader.claims.words import COUNT, PERCENT, count_of, fits

_CORRECTION = re.compile(r"조정(?:\s국면)?에?\s?(?P<again>재)?\s?(?P<verb>진입|들어|접어|벗어|에서 벗어)")
_BEAR = re.compile(r"약세장에?(?:서)?\s?(?P<verb>진입|들어|접어|벗어)")
_BULL = re.compile(r"강세장에?\s?(?P<verb>진입|들어|접어)")
_EVE_DOWN = r"낙폭|하락분|잃은 것|하락 폭|내림폭"
_EVE_UP = r"오름폭|상승분|얻은 것|상승 폭"
_PEAK = re.compile(
    r"(?:(?P<year>\d{4})년 |(?P<last>지난해 ))?(?P<month>\d{1,2})월 (?P<day>\d{1,2})일 (?P<end>고점|저점)"
)


class State(NamedTuple):
    """Where an index stands: the rows of its high and low, whether it is in a bear market, since which row."""

    peak: int
    trough: int
    bear: bool
    known: int


def state(close: list[float], row: int) -> State:
    """Follow bull and bear markets by closes, 20 % either way, up to a row."""
    peak = trough = known = 0
    bear = False
    for r in range(1, row + 1):
        if bear:
            trough = r if close[r] < close[trough] else trough
            if close[r] >= 1.2 * close[trough] - 1e-9:
                bear, known, peak = False, r, max(range(trough, r + 1), key=lambda n: close[n])
        else:
            peak = r if close[r] > close[peak] else peak
            if close[r] <= 0.8 * close[peak] + 1e-9:
                bear, known, trough = True, r, r
    return State(peak, trough, bear, known)


def judged(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield entries into a correction, a bear and a bull market, and how far from the high or low."""
    text = line.text
    mentions = namer.find(text)
    for words, kind in ((_CORRECTION, "correction"), (_BEAR, "bear"), (_BULL, "bull")):
        for found in words.finditer(text):
            for symbol in subject_of(text, found.start(), found.end(), mentions):
                yield from _entered(symbol, kind, found, line, day, closes)


def _entered(
    symbol: str, kind: str, found: re.Match[str], line: Line, day: dt.date, closes: Closes
) -> Iterator[Claim]:
    text, series = line.text, closes.series(symbol)
    row = series.at(day)
    if row is None or row < 252:
        yield Claim(kind, None, text, f"{symbol}: no closes", line.place)
        return
    close = series.close
    now, then = state(close, row), state(close, row - 1)
    depth, before = (100 * (close[r] / close[s.peak] - 1) for r, s in ((row, now), (row - 1, then)))
    why = f"{symbol} {depth:+.2f} from {series.days[now.peak]}, before {before:+.2f}, bear {now.bear}"
    left = "벗어" in found["verb"]
    if kind == "correction":
        holds = (before <= -10 < depth) if left else (depth <= -10 < before and not then.bear)
        below = [series.days[r] for r in range(now.peak, row) if close[r] <= 0.9 * close[now.peak]]
        again = "재" in found.group() or "다시" in text[max(0, found.start() - 14) : found.start()]
        if not left:
            why += f"; before below on {below[-1] if below else 'no day'}"
            holds = holds and again == bool(below)
    elif kind == "bear":
        holds = now.bear and now.known == row
    else:
        holds = not now.bear and now.known == row
    yield Claim(kind, holds, text, why, line.place)
    begin = max(
        (m.end() for m in re.finditer(r"고,? |지만,? |반면 |으며 ", text[: found.start()])), default=0
    )
    for amount in PERCENT.finditer(text, begin, found.start()):
        if re.search(r"고점|저점", text[begin : amount.start()]) and re.match(
            r"\s?(?:떨어|낮|하락|오른|올라|높|상승)", text[amount.end() :]
        ):
            base = close[now.trough] if kind == "bull" else close[now.peak]
            move = 100 * (close[row] / base - 1)
            yield Claim(
                "from high",
                fits(move, amount["number"], amount["idiom"] or ""),
                text,
                f"{symbol} {move:+.2f}",
                line.place,
            )
    for dated in _PEAK.finditer(text, begin):
        told = (int(dated["month"]), int(dated["day"]))
        at = series.days[now.trough if dated["end"] == "저점" else now.peak]
        yield Claim(
            "from high", (at.month, at.day) == told, text, f"{symbol} {dated['end']} on {at}", line.place
        )


def eve(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield what a session is said to have made of the move of the session before."""
    text = line.text
    if span == "week" or not re.search(r"전날|전 거래일", text):
        return
    found = re.search(rf"(?:{_EVE_DOWN})", text) or re.search(rf"(?:{_EVE_UP})", text)
    how = re.search(r"모두|절반 넘게|절반 이상|일부|조금|보다 커졌|키웠|대부분|거의", text)
    if not found or not how:
        return
    down = bool(re.match(_EVE_DOWN, found.group()))
    mentions = namer.find(text)
    for symbol in subject_of(text, found.start(), found.end(), mentions)[:1]:
        series = closes.series(symbol)
        row = series.at(day)
        if row is None or row < 2:
            continue
        now, then = series.close[row] - series.close[row - 1], series.close[row - 1] - series.close[row - 2]
        why = f"{symbol} {then:+.2f} then {now:+.2f}"
        if how.group() in {"보다 커졌", "키웠"}:
            a, b = (closes.move(symbol, d) or 0 for d in (day, series.days[row - 1]))
            yield Claim("eve", a * b > 0 and abs(a) > abs(b), text, why, line.place)
            continue
        share = -now / then if then else 0
        holds = (then < 0) == down and {
            "모두": share >= 1,
            "절반 넘게": 0.5 <= share < 1,
            "절반 이상": 0.5 <= share < 1,
            "일부": 0 < share <= 0.55,
            "조금": 0 < share <= 0.5,
            "대부분": 0.75 <= share < 1,
            "거의": 0.75 <= share < 1,
        }[how.group()]
        yield Claim("eve", holds, text, f"{why}: {share:.2f}", line.place)


def year(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield what is said of the year: its fall regained, its gain lost, and how far the record is."""
    text = line.text
    mentions = namer.find(text)
    for found in re.finditer(
        r"올해\s?(?:들어\s)?(?:의\s)?(?:입은\s)?(낙폭|하락분|상승분|오름폭|상승 폭|손실)(?:을|은|의)?[^.]{0,12}?(모두|전부|대부분|절반)",
        text,
    ):
        for symbol in subject_of(text, found.start(), found.end(), mentions)[:2]:
            now = closes.move(symbol, day, "ytd")
            row = closes.series(symbol).at(day)
            base = closes.base(day, "ytd")
            if now is None or row is None or base is None or found.group(2) not in {"모두", "전부"}:
                yield Claim("year", None, text, f"{symbol}: not known", line.place)
                continue
            then = 100 * (closes.series(symbol).close[row - 1] / (closes.series(symbol).on(base) or 1) - 1)
            down = found.group(1) in {"낙폭", "하락분", "손실"}
            holds = (now >= 0 > then) if down else (now <= 0 < then)
            yield Claim(
                "year", holds, text, f"{symbol} this year {now:+.2f}, the day before {then:+.2f}", line.place
            )
    for found in re.finditer(
        r"사상 최고(?:치|가)(?:까지|와|에|에서|보다|에는|까지는)[^.]{0,14}?(\d[\d.]*)%(\s넘게|\s가까이|\s안팎|대)?",
        text,
    ):
        for symbol in subject_of(text, found.start(), found.end(), mentions)[:1]:
            series = closes.series(symbol)
            row = series.at(day)
            if row is None:
                yield Claim("to record", None, text, f"{symbol}: no close", line.place)
                continue
            top = max(series.close[: row + 1])
            below, above = 100 * (1 - series.close[row] / top), 100 * (top / series.close[row] - 1)
            holds = any(fits(one, found.group(1), found.group(2) or "") for one in (below, above))
            yield Claim(
                "to record", holds, text, f"{symbol} {below:.2f} below, {above:.2f} to go", line.place
            )


def tens(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield that a year's rise is over a round percentage, or that it has passed that on this very day."""
    for found in re.finditer(r"올해 (?:상승률은? (\d+)%를? 넘(?P<now>어섰|었)?|(\d+)% 넘게 올라)", line.text):
        level = float(found.group(1) or found.group(3))
        for symbol in subject_of(line.text, found.start(), found.end(), namer.find(line.text))[:1]:
            now, row = closes.move(symbol, day, "ytd"), closes.series(symbol).at(day)
            base = closes.base(day, "ytd")
            if now is None or row is None or base is None:
                continue
            then = 100 * (closes.series(symbol).close[row - 1] / (closes.series(symbol).on(base) or 1) - 1)
            yield Claim(
                "year",
                now >= level > then if found["now"] else level < now < level + 1,
                line.text,
                f"{symbol} {now:.2f}, the day before {then:.2f}",
                line.place,
            )


def back(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield how much of a run was made good in a session, and how long ago the last record was."""
    text = line.text
    mentions = namer.find(text)
    pattern = (
        COUNT.pattern
        + r"(?:\s동안(?:의)?)?\s(내린|오른|낙폭|오름폭)\s?(?:폭)?(?:을|의)?\s(?:하루에\s)?(모두|만회|반납|(\d+)%)"
    )
    for found in re.finditer(pattern, text):
        for symbol in subject_of(text, found.start(), found.end(), mentions)[:1]:
            series, count = closes.series(symbol), count_of(found)
            row = series.at(day)
            if row is None or row < count + 2:
                continue
            close = series.close
            lost = close[row - 1] - close[row - 1 - count]
            signs = [close[r] - close[r - 1] for r in range(row - count, row)]
            share = -100 * (close[row] - close[row - 1]) / lost if lost else 0
            down = found.group(3) in {"내린", "낙폭"}
            whole = (
                all((one < 0) == down for one in signs)
                and (close[row - count - 1] - close[row - count - 2] < 0) != down
            )
            told = found.group(5)
            holds = whole and (abs(share - float(told)) <= 1 if told else share >= 100)
            yield Claim(
                "won back", holds, text, f"{symbol} {share:.1f}% of {lost:+.2f} in {count}", line.place
            )
    for found in re.finditer(r"최고(?:치를 쓴 지| 종가에서) " + COUNT.pattern + r"(?:\s만에|째)", text):
        for symbol in subject_of(text, found.start(), found.end(), mentions)[:1]:
            series = closes.series(symbol)
            row = series.at(day)
            if row is None:
                continue
            length, rows = all_time(series.close, row)
            ago = row - rows[-1]
            falls = all(series.close[r] < series.close[r - 1] for r in range(rows[-1] + 1, row + 1))
            holds = length == 0 and ago == count_of(found) and (falls or "째" not in found.group())
            yield Claim("after record", holds, text, f"{symbol} record {ago} sessions ago", line.place)
