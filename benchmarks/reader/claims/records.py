"""Records: since when nothing was as large, as high or as low; how long something has gone on; what ended."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from benchmarks.reader.claims.claim import Claim, Line
from benchmarks.reader.claims.closes import Closes, ends
from benchmarks.reader.claims.subjects import Mention, Namer
from benchmarks.reader.claims.words import COUNT, COUNTS, LAPSE, SINCE, count_of, months_of

_HIGH = re.compile(r"가장 높|최고(?!경)|최고치")
_LOW = re.compile(r"가장 낮|최저")
_LARGE = re.compile(
    r"가장 (?:크게|많이|컸|커질|큰|가파)|최대|(?:오른|내린|상승한|하락한) 것은|이만큼|가장 크(?:고|며|다)"
)
_LEVEL = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{4,5})선")
_WEEK = re.compile(r"주간|한 주|이번 주")
_TWO = re.compile(r"이틀\s?(?:동안|새|합계|상승률|하락률)")
_OTHER = re.compile(
    r"기준금리|물가|고용|실업률|소비|예상|발표|물가지수\(|PCE|CPI|시간 외|인하|인상|동결|금리를"
)
_EPS = 1e-9
_NEXT = 16
"""Characters within which a lapse is told of what was then so."""

Verdict = tuple[str, bool | None, str]
"""Kind, whether it holds, and the raw numbers."""


class Phrase(NamedTuple):
    """When something was last so: a stretch of days, or a lapse until now."""

    text: str
    start: int
    end: int
    first: dt.date | None = None
    last: dt.date | None = None
    lapse: re.Match[str] | None = None

    def holds(self, found: dt.date, day: dt.date, closes: Closes) -> bool:
        """Tell whether it names a day."""
        if self.first and self.last:
            return self.first <= found <= self.last
        if self.lapse is None:
            return False
        if self.lapse["sessions"]:
            return closes.before(day, int(self.lapse["sessions"])) == found
        if self.lapse["days"]:
            return closes.before(day, COUNTS[self.lapse["days"]]) == found
        months = months_of(self.lapse)
        if months is None:
            return abs((day - found).days / 7 - int(self.lapse["weeks"] or 0)) < 1
        apart = (day - found).days / 30.4375
        years_alone = self.lapse["years"] and not self.lapse["rest"]
        return abs(apart - months) < (12 if years_alone and months >= 120 else 1.05)


def phrases(text: str, day: dt.date) -> Iterator[Phrase]:
    """Yield the phrases that say since when."""
    for found in SINCE.finditer(text):
        stretch = _stretch(found, day)
        if stretch:
            yield Phrase(found.group().strip(), found.start(), found.end(), *stretch)
    for found in LAPSE.finditer(text):
        yield Phrase(found.group(), found.start(), found.end(), lapse=found)


def _stretch(found: re.Match[str], day: dt.date) -> tuple[dt.date, dt.date] | None:
    if found["quarter"] or not any(
        found[name] for name in ("year", "last", "month", "lastmonth", "thismonth", "day")
    ):
        return None
    year = int(found["year"]) if found["year"] else day.year - bool(found["last"])
    if found["lastmonth"]:
        before = day.replace(day=1) - dt.timedelta(1)
        year, month = before.year, before.month
    elif found["month"]:
        month = int(found["month"])
    elif found["thismonth"] or found["day"]:
        month = day.month
    else:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if not found["day"]:
        return dt.date(year, month, 1), dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(1)
    try:
        first = dt.date(year, month, int(found["day"]))
        last = first
        if found["to"]:
            to = int(found["tomonth"] or month)
            last = dt.date(year + (to < month), to, int(found["to"]))
    except ValueError:
        return None
    return first, last


def subject_of(text: str, at: int, end: int, mentions: list[Mention]) -> list[str]:
    """Return whose record a phrase is: the names before it, else the first after it."""
    before = [one for one in mentions if one.end <= at and not one.object]
    follows = [one for one in mentions if one.start >= end]
    if not before:
        return [symbol for one in follows[:1] for symbol in one.symbols]
    last = before[-1]
    some = [last]
    for one in reversed(before[:-1]):
        if re.fullmatch(r"(?:와|과|,|·)\s?", text[one.end : some[0].start]):
            some.insert(0, one)
        else:
            break
    return [symbol for one in some for symbol in one.symbols]


def judged(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield the records that a sentence tells."""
    text = line.text
    if _OTHER.search(text):
        return
    mentions = namer.find(text)
    for phrase in phrases(text, day):
        rest = text[phrase.end :]
        over = _over(text, phrase, span)
        for symbol in subject_of(text, phrase.start, phrase.end, mentions):
            found = _record(symbol, phrase, text, rest, over, day, closes)
            if found is not None:
                kind, holds, why = found
                yield Claim(kind, holds, text, f"{symbol} {phrase.text}: {why}", line.place)


def _over(text: str, phrase: Phrase, span: str) -> str:
    near = text[max(0, phrase.start - 60) : phrase.end + 40]
    if _TWO.search(near):
        return "2d"
    if _WEEK.search(near):
        return "week"
    for words, name in (("월간", "mtd"), ("분기(?! 실적| 결산)", "qtd"), ("연간", "ytd")):
        if re.search(words, near):
            return name
    return span


def _record(  # noqa: PLR0911 - each kind of record has its judge
    symbol: str, phrase: Phrase, text: str, rest: str, over: str, day: dt.date, closes: Closes
) -> Verdict | None:
    level = _LEVEL.search(rest[:14])
    if level:
        return _level(symbol, phrase, rest, float(level.group(1).replace(",", "")), day, closes)
    before = _LEVEL.search(text[: phrase.start])
    if before and phrase.text.endswith(("만이다", "만이며")):
        return _level(
            symbol, phrase, text[before.end() :], float(before.group(1).replace(",", "")), day, closes
        )
    if re.search(r"사상 최고|처음 쓴 기록", rest[:20]):
        return _record_before(symbol, phrase, day, closes)
    kinds = (("high", _HIGH), ("low", _LOW), ("large", _LARGE))
    places = sorted((m.start(), name) for name, words in kinds if (m := words.search(rest)))
    if phrase.lapse and not (places and places[0][0] < _NEXT):
        return _since_then(symbol, phrase, text, rest, day, closes)
    if not places:
        return _first(symbol, phrase, text, over, day, closes)
    what = places[0][1]
    if what == "large" or re.search(r"(?:상승|하락)률[은이]\s?$", text[: phrase.start]):
        return _largest(symbol, phrase, text, over, day, closes)
    way = 1 if what == "high" else -1
    if symbol == "USDKRW" and "원화 가치" in text[max(0, phrase.start - 30) : phrase.start]:
        way = -way
    return _highest(symbol, phrase, way, over, day, closes)


def _since_then(
    symbol: str, phrase: Phrase, text: str, rest: str, day: dt.date, closes: Closes
) -> Verdict | None:
    """Judge a lapse after which a subject rose or fell again."""
    words = r"\s?(?:반등|하락|상승|내렸|올랐|오름세|내림세|내린|오른|약세|강세|내려|올라|첫)"
    if re.match(words, rest):
        return _ended(symbol, phrase, rest, day, closes)
    if phrase.text.endswith(("이다", "이며")) or "것은" in text[: phrase.start]:
        return _ended(symbol, phrase, text[: phrase.start], day, closes)
    return None


def _first(symbol: str, phrase: Phrase, text: str, over: str, day: dt.date, closes: Closes) -> Verdict:
    """Judge what is so for the first time since then: a move of such size, a record."""
    before, first = text[: phrase.start], "처음" in text[phrase.end :][:6]
    if first and re.search(r"(?:오른|내린|상승한|하락한) 것은|이만큼", before):
        return _largest(symbol, phrase, text, over, day, closes)
    if first and "지난해 말 종가보다 높" in before:
        return _above_last_year(symbol, phrase, day, closes)
    if first and "최고치" in before:
        return _record_before(symbol, phrase, day, closes)
    return "record", None, "what is so is not known"


def _above_last_year(symbol: str, phrase: Phrase, day: dt.date, closes: Closes) -> Verdict:
    series, base = closes.series(symbol), closes.base(day, "ytd")
    row, level = series.at(day), series.on(base) if base else None
    if row is None or level is None:
        return "record", None, "no close"
    above = [
        series.days[r] for r in range(row) if series.close[r] > level and series.days[r].year == day.year
    ]
    holds = series.close[row] > level and bool(above) and phrase.holds(above[-1], day, closes)
    return "record", holds, f"{series.close[row]}, last above {level} on {above[-1] if above else 'no day'}"


def _record_before(symbol: str, phrase: Phrase, day: dt.date, closes: Closes) -> Verdict:
    series = closes.series(symbol)
    row = series.at(day)
    if row is None:
        return "record", None, "no close"
    rows = all_time(series.close, row)[1]
    if len(rows) < 2 or rows[-1] != row:
        return "record", False, f"no record: {series.close[row]}"
    found = series.days[rows[-2]]
    return "record", phrase.holds(found, day, closes), f"the record before was on {found}"


def _highest(symbol: str, phrase: Phrase, way: int, over: str, day: dt.date, closes: Closes) -> Verdict:
    if symbol == "M7":
        return "record", None, "the basket has no closes"
    series = closes.series(symbol)
    row = series.at(day)
    if row is None:
        return "record", None, "no close"
    now = series.close[row]
    beyond = [r for r in range(row) if way * (series.close[r] - now) >= -_EPS]
    if not beyond:
        return "record", False, f"never before {'higher' if way > 0 else 'lower'}: {now}"
    found = series.days[beyond[-1]]
    return (
        "record",
        phrase.holds(found, day, closes),
        f"{now} last beyond on {found} at {series.close[beyond[-1]]}",
    )


def _largest(symbol: str, phrase: Phrase, text: str, over: str, day: dt.date, closes: Closes) -> Verdict:
    if symbol == "SPREAD":
        return _highest(symbol, phrase, 1, over, day, closes)
    move = closes.move(symbol, day, over)
    if move is None:
        return "record", None, "no move"
    way = 1 if move > 0 else -1
    said = re.search(r"상승|올랐|오르|오른|올라|하락|내렸|내리|내린|내려|급락", text[phrase.end :])
    if said and (said.group()[0] in "상오올") != (way > 0):
        return "record", False, f"the move was {move:+.3f}"
    if over in {"week", "mtd", "qtd", "ytd"}:
        base = closes.base(day, over)
        past = [one for one in closes.moves(symbol, over) if base and one[0] <= base]
    else:
        past = [one for one in closes.moves(symbol, over) if one[0] < day]
    beyond = [one for one in past if way * one[1] >= abs(move) - _EPS]
    if not beyond:
        if re.search(r"적어도 $|자료가 시작된 $", text[: phrase.start]) and past:
            return (
                "record",
                phrase.holds(past[0][0], day, closes) or past[0][0].year == (phrase.first or day).year,
                "the first known",
            )
        return "record", False, f"never before as large as {move:+.3f}"
    found, size = beyond[-1]
    return (
        "record",
        _within(phrase, found, over, day, closes),
        f"{move:+.3f} last beyond on {found} by {size:+.3f}",
    )


def _within(phrase: Phrase, found: dt.date, over: str, day: dt.date, closes: Closes) -> bool:
    if over in {"qtd", "ytd"} and phrase.first:
        return closes.base(found, over) == closes.base(phrase.first, over)
    if over != "week":
        return phrase.holds(found, day, closes)
    monday = found - dt.timedelta(found.weekday())
    return any(phrase.holds(monday + dt.timedelta(n), day, closes) for n in range(7))


def _ended(symbol: str, phrase: Phrase, words: str, day: dt.date, closes: Closes) -> Verdict | None:
    if not phrase.lapse or not (phrase.lapse["sessions"] or phrase.lapse["days"]):
        return "turn", None, "a lapse in months"
    series = closes.series(symbol)
    row = series.at(day)
    if row is None or symbol == "M7":
        return "turn", None, "no close"
    match = COUNT.match(phrase.lapse.group())
    count = count_of(match) if match else 0
    signs = [_sign(series.close[r], series.close[r - 1]) for r in range(1, row + 1)]
    way = 1 if _up(words) else -1
    last = next((n for n in range(1, len(signs)) if signs[-1 - n] == way), 0)
    return "turn", signs[-1] == way and last == count, f"today {signs[-1]:+d}, last so {last} sessions ago"


def _up(words: str) -> bool:
    up, down = (
        re.search(p, words)
        for p in (r"반등|상승|오른|올랐|오름세|올라|강세", r"하락|내린|내렸|내림세|내려|약세")
    )
    if up and down:
        return up.start() < down.start()
    return bool(up)


def _sign(now: float, then: float) -> int:
    if abs(now - then) < 0.005 and abs(100 * (now / then - 1)) < 0.005:
        return 0
    return 1 if now > then else -1


def _level(symbol: str, phrase: Phrase, clause: str, level: float, day: dt.date, closes: Closes) -> Verdict:
    series = closes.series(symbol)
    row = series.at(day)
    if row is None or row < 1:
        return "level", None, "no close"
    shared = re.search(r"내줬|내주|아래|밑|내준|내줘|무너|되찾|회복|넘|위|돌파|올라", clause)
    lost = re.search(r"내줬|내주|아래|밑|내준|내줘|무너", shared.group() if shared else "")

    def above(at: int) -> bool:
        return (series.close[at] < level) if lost else (series.close[at] >= level)

    last = next((r for r in range(row - 1, -1, -1) if above(r)), None)
    if not above(row) or above(row - 1) or last is None:
        return "level", False, f"{series.close[row - 1]} to {series.close[row]}"
    found = series.days[last]
    return "level", phrase.holds(found, day, closes), f"last so on {found} at {series.close[last]}"


def runs(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield what a sentence says has gone on: sessions, weeks, months, quarters and years; records in a row."""
    text = line.text
    if re.search(r"기준금리|동결|인하|인상|고용|물가|예상", text):
        return
    mentions = namer.find(text)
    units = {"주": "week", "개월": "mtd", "개 분기": "qtd", "분기": "qtd", "년": "ytd"}
    for found in re.finditer(
        r"(?:(이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘)|(\d+)\s?(거래일|일|주|개월|개 분기|분기|년))"
        r"(?:\s연속|째|\s(?:동안\s)?(?:이어지던|이어진|내리)|간\s이어진)",
        text,
    ):
        if text[: found.start()].rstrip().endswith("종가에서"):
            continue
        unit = "day" if found.group(1) or found.group(3) in {"거래일", "일"} else units[found.group(3)]
        count = count_of(COUNT.match(found.group(1) or f"{found.group(2)}일"))  # type: ignore[arg-type]
        for symbol in subject_of(text, found.start(), found.end(), mentions):
            yield from _run(symbol, unit, count, found, line, day, closes)


def _run(
    symbol: str, unit: str, count: int, found: re.Match[str], line: Line, day: dt.date, closes: Closes
) -> Iterator[Claim]:
    text, rest = line.text, line.text[found.end() :]
    told = f"{symbol} {found.group()}"
    series = closes.series(symbol)
    row = series.at(day)
    if row is None or symbol == "M7" or re.search(r"요일|이후 이틀", text):
        yield Claim("run", None, text, f"{told}: no close", line.place)
        return
    if "사상 최고" in re.split(r"[다고] |지만 |반면 ", rest)[0] or re.search(
        r"최고치 행진은\s?$|최고치를?\s?$", text[: found.start()]
    ):
        high, row_ = all_time(series.close, row)
        yield Claim("run", high == count, text, f"{told}: {high} records in a row", line.place)
        del row_
        return
    rows = ends(series.days[: row + 1], unit)
    moves = [_sign(series.close[b], series.close[a]) for a, b in pairwise(rows)]
    ended = bool(
        re.search(
            r"이어지던|끝내고|끊[고었]|끝에|멈췄|멈추|(?<!한 해를 )마감[하했해]|끝냈|끝내",
            text[found.start() :],
        )
    )
    if ended and (unit == "day" or "이어" in text[found.start() : found.end() + 8]):
        moves = moves[:-1]
    length = (
        next((n for n, one in enumerate(reversed(moves)) if one != moves[-1]), len(moves)) if moves else 0
    )
    said = re.search(
        r"오름|올랐|오르|오른|올라|상승|강세|내림|내렸|내리|내린|내려|하락|약세", rest
    ) or re.search(r"오름|상승|내림|하락", text[: found.start()])
    way = moves and said and (said.group()[0] in "오올상강") == (moves[-1] > 0) and moves[-1] != 0
    yield Claim("run", bool(way) and length == count, text, f"{told}: {length} of {moves[-1]:+d}", line.place)


def all_time(close: list[float], row: int) -> tuple[int, list[int]]:
    """Return how many records in a row end at a row, and the rows of all records up to it."""
    best, found = float("-inf"), []
    for r in range(row + 1):
        if close[r] > best:
            best = close[r]
            found.append(r)
    length = 0
    while length < len(found) and found[-1 - length] == row - length:
        length += 1
    return length, found
