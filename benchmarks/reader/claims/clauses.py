"""Sentences taken apart: who went which way, by how much, over what span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.reader.claims.subjects import Mention, Namer
from benchmarks.reader.claims.words import BP, COUNT, FALL, OTHER, PERCENT, RISE, count_of

_JOIN = re.compile(r"^(?:\s?(?:주가))?(?:와|과|,|·|\s및)\s?(?:나란히\s)?$")
_LAST = re.compile(r"(?:지만|반면|았고|었고|렸고|랐고|수준이고),?\s")
"""Where the last clause before a verb begins."""
_UNLIKE = re.compile(r"(?:와|과)?(?:는)? 달리")
"""What stands behind a name with which another is compared."""
_OF_CLOSES = re.compile(r"만에|연간|올해 들어|지난해 말 종가")
"""What turned after days, or over a year, turned by its close, not within a session."""
_SPANS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"이틀\s?(?:동안|새|합계|간)"), "2d"),
    (re.compile(r"이번 주|(?<![가-힣])한 주|주간|일주일"), "week"),
    (
        re.compile(r"올해(?! 상반기| (?:첫|마지막) 거래일)|(?<![가-힣])한 해|연간|연초|20\d\d년 [\d.]+%"),
        "ytd",
    ),
    (re.compile(r"상반기"), "half"),
    (re.compile(r"이달|한 달(?! 만)|월간"), "mtd"),
    (re.compile(r"[1-4]분기|분기(?! 실적| 결산)"), "qtd"),
    (re.compile(r"하루|이날|전장보다|전장 대비|전날보다|전 거래일보다"), "day"),
    (
        re.compile(r"고점|저점|견줘|그동안|최고치까지|수준|셈이|요일|첫날"),
        "unknown",
    ),
    (
        re.compile(
            r"장중|장 초반|한때|오전|오후|개장(?! 전)|막판|출발|마감 전|(?<!최저가|최고가)(?<!수준)까지|밀렸다가|올랐다가|[0-9]시|시간 외|시간외|(?<![금은] )선물"
        ),
        "intraday",
    ),
    (
        re.compile(
            r"예상|전망치|물가|전월|전년|종목의|종목 가운데(?!서)|종목도|개월(?! 만)|비중|몫|절반|기준금리(?! (?:인하|인상|동결)에도)|지표"
            r"|(?<![년월일해달])\s이후 "
        ),
        "other",
    ),
    (re.compile(r"(?:마감 (?:직)?전|막판|마지막) (?:한|1)\s?시간"), "hour"),
)
_OPENED = re.compile(r"\S+ (?:채 )?출발")
"""How one opened: 5% 넘게 오른 채 출발했으나."""
_PERIODS = frozenset({"2d", "week", "ytd", "half", "mtd", "qtd"})
_LONG = re.compile(r"\d(?:년|개월|개 분기|주|분기)(?:째| 연속)")
"""A run of weeks and more: which way it went is the judge's of runs."""
WEEKDAYS = "월화수목금"
_WEEKDAY = re.compile(rf"([{WEEKDAYS}])요일(까지)?")
_SESSIONS = re.compile(COUNT.pattern + r"(?:간|\s?(?:동안|합계))")
_OF_STOCKS = re.compile(r"종목(?:의| 가운데) ?\d")
"""What is then told is how many stocks went so."""


class Said(NamedTuple):
    """A move that a sentence tells of some subjects."""

    symbols: tuple[str, ...]
    way: int
    verb: str
    number: str
    """Empty where none is given."""
    idiom: str
    unit: str
    span: str
    at: int
    adnominal: bool


class _Amount(NamedTuple):
    start: int
    end: int
    number: str
    idiom: str
    unit: str


def period(text: str) -> str:
    """Return the span that a sentence names last, a week or a year; empty where it names none."""
    found = [(m.end(), span) for words, span in _SPANS if span in _PERIODS for m in words.finditer(text)]
    runs = re.finditer(COUNT.pattern + r"\s?(?:새|연속|동안|내리)", text)
    found += [(m.end(), f"run{count_of(m)}") for m in runs]
    return max(found)[1] if found else ""


def said(text: str, namer: Namer, span: str, same: str = "unknown") -> list[Said]:
    """Return the moves of a sentence whose subject is plain.

    ``span`` is what it tells of where it names none, ``same`` what 같은 기간 means in it.
    """
    mentions = namer.find(text)
    verbs = sorted(
        [(m.start(), m.end(), 1, m.group()) for m in RISE.finditer(text)]
        + [(m.start(), m.end(), -1, m.group()) for m in FALL.finditer(text)]
        + [(m.start(), m.end(), 0, m.group()) for m in OTHER.finditer(text)]
    )
    amounts = _amounts(text)
    found: list[Said] = []
    since, now, weekday = 0, span, ""
    carried: tuple[str, ...] = ()
    for start, end, way, verb in verbs:
        segment = _LAST.split(text[since:start])[-1]
        now = _span(segment, now if now in _PERIODS else span, text, start)
        if "같은 기간" in segment:
            now = same
        if span == "week":
            weekday, of_days = _of_days(segment, weekday)
            now = of_days or now
        now = _other(text, since, start, verb) or now
        own = [one for one in amounts if since <= one.start < start]
        elsewhere = _OF_STOCKS.search(segment) or (_LONG.search(segment) and not own)
        head = _head(text, end, mentions)
        groups: list[tuple[tuple[str, ...], _Amount | None]]
        if head is not None:
            groups = [(head.symbols, own[-1] if own else None)]
        else:
            groups = list(_groups(text, since, start, mentions, own))
            if not groups and carried:
                groups = [(carried, own[-1] if own else None)]
        for symbols, amount in groups:
            if symbols and way and not elsewhere and "?" not in symbols and "원화 가치" not in segment:
                number = (amount.number, amount.idiom, amount.unit) if amount else ("", "", "")
                found.append(Said(symbols, way, verb, *number, now, start, head is not None))
        if head is None and groups:
            carried = groups[-1][0]
        since = end
    return found


def _amounts(text: str) -> list[_Amount]:
    found = [
        _Amount(m.start(), m.end(), m["number"] or "", "tens" if m["tens"] else (m["idiom"] or ""), "%")
        for m in PERCENT.finditer(text)
    ]
    found += [_Amount(m.start(), m.end(), m["number"], m["idiom"] or "", "bp") for m in BP.finditer(text)]
    return sorted(one for one in found if text[max(0, one.start - 12) : one.start].count("1bp는") == 0)


def _span(segment: str, current: str, text: str, at: int) -> str:
    lapse = re.search(COUNT.pattern + r"\s새", segment)
    if lapse:
        return f"run{count_of(lapse)}"
    for words, span in reversed(_SPANS):
        if words.search(segment):
            if (
                span == "unknown"
                and re.search(r"이후|최저|최고|낮은|높은", segment)
                and "고점" not in segment
            ):
                continue
            return span
    run = re.search(COUNT.pattern + r"(?:\s(?:연속|내리)|째)\s(?:오르|내리|상승|하락)(?:며|면서|하며)", text)
    if run and run.end() < at and segment.find("연속") < 0 and "째" not in segment:
        return f"run{count_of(run)}"
    return current


def _other(text: str, since: int, start: int, verb: str) -> str:
    """Return what a clause tells of that is no span of closes; empty where it tells of closes."""
    swung = "장중" in text and re.search(r"출렁|오르내|큰 폭으로 움직", text)
    turned = verb.endswith("전환") and not _OF_CLOSES.search(_LAST.split(text[since:start])[-1])
    if swung or turned or _OPENED.match(text, start):
        return "intraday"
    return "unknown" if "빼면" in text[since:start] else ""


def _of_days(segment: str, weekday: str) -> tuple[str, str]:
    """Return the weekday that was named last, and the span of a week's days that a clause tells of.

    ``on2`` is Wednesday, ``to3`` the week until Thursday, ``to3:2`` the two sessions that end on it, ``after0:3``
    the three that follow Monday; empty where it tells of no days.
    """
    count = _SESSIONS.search(segment)
    named = _WEEKDAY.search(segment)
    if named is None:
        follows = weekday and count and re.search(r"이후|그 뒤", segment)
        return weekday, f"after{weekday}:{count_of(count)}" if follows and count else ""
    last = str(WEEKDAYS.index(named.group(1)))
    if named.group(2) is None:
        return last, f"on{last}"
    return last, f"to{last}:{count_of(count)}" if count else f"to{last}"


def _head(text: str, end: int, mentions: list[Mention]) -> Mention | None:
    """Return the name right after a verb in its adnominal form: 4% 넘게 오른 애플은."""
    if not re.search(r"(?:른|린|진|한|뛴|은|는)$", text[max(0, end - 1) : end]) and not re.match(
        r"한 ", text[end:]
    ):
        return None
    gap = re.match(
        r"한?\s?(?:데 그친\s)?(?:(?:‘공포지수’로 불리는|시장의 불안을 보여 주는|[가-힣]+주\s?(?:위주의|중심의|로 이뤄진))\s)?",
        text[end:],
    )
    at = end + (gap.end() if gap else 0)
    return next((one for one in mentions if one.start == at), None)


def _groups(
    text: str, since: int, until: int, mentions: list[Mention], amounts: list[_Amount]
) -> Iterator[tuple[tuple[str, ...], _Amount | None]]:
    """Yield the subjects named between two verbs, each group with the amount that follows it."""
    some = [one for one in mentions if since <= one.start and one.end <= until and not one.object]
    some = [one for one in some if not _UNLIKE.match(text, one.end)]
    last_clause = [m.end() for m in _LAST.finditer(text, since, until)]
    some = [one for one in some if last_clause and one.start >= last_clause[-1]] or some
    groups: list[list[Mention]] = []
    for one in some:
        if groups and _JOIN.match(text[groups[-1][-1].end : one.start]):
            groups[-1].append(one)
        else:
            groups.append([one])
    last: _Amount | None = None
    plain = [group for group in groups if group[-1].particle not in {"의"} or group is groups[-1]]
    if len(plain) > 1 and len(plain[0][0].symbols) > 1 and plain[0][0].particle in {"은", "는", "의"}:
        plain = plain[1:]
    for number, group in enumerate(plain):
        nearest = plain[number + 1][0].start if number + 1 < len(plain) else until
        own = [one for one in amounts if group[-1].end <= one.start < nearest]
        last = own[-1] if own else None
        yield tuple(symbol for one in group for symbol in one.symbols), last
