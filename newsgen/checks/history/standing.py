"""Which record stood before a text's session: an older one that has been beaten since is told as the last."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.history.told import Told, sentences
from newsgen.checks.look import Look, called
from newsgen.checks.recorded import Prices
from newsgen.claims.when import last_of
from newsgen.korean.figures import amount
from newsgen.korean.numbers import DAYS
from newsgen.patterns import compiled
from newsgen.snapshot import Floats

RECORD: Final = "record"
DAY: Final = "day"
_LEVEL = r"(?P<level>(?:\d만\s?)?\d[\d,]*\.\d{2})(?![\d%])"
_NOUN = r"(?:(?:사상|역대|종가|장\s?중|기준|연중|올해)\s)*(?P<noun>(?:연\s?)?(?:최고|최저|고|저)(?:치|점)|최고\s기록)"
_BEFORE = compiled(
    rf"(?<![가-힣])(?:종전|직전|기존|이전)\s{_NOUN}(?:인|였던|이던|은|는)?\s?(?:\((?:[^()\n]{{0,12}}[년월일][,·]\s?)?)?{_LEVEL}"
)
"""The record before this one: 종전 최고치인 3,254.47, 직전 최고치(30일, 3,254.47)."""
_SHORT = compiled(
    rf"(?<![가-힣])(?:사상|역대|연중|종가 기준)\s{_NOUN}(?:인|\((?:[^()\n]{{0,12}}[년월일][,·]\s?)?)\s?{_LEVEL}(?:포인트)?\)?"
    r"(?:까지|에|에는|와|과|보다)[는의]?\s(?:[^.\n]|\.\d){0,24}?(?:남|못\s?미|모자|낮|아래|근접|다가|육박|턱밑|부족|차이|차로|눈앞)"
)
"""A record that an index is short of: 사상 최고치(6,389.77)까지 5포인트 남았다."""
_SET = compiled(r"\d일(?:\([^()\n]*\))?(?:에)?\s(?:기록|세운|세웠|작성|쓴|찍)\S*\s$")
"""What makes a day before a record its own: 지난 16일 기록한 종전 최고치."""
_OF_YEAR = compiled("연중|올해|연\\s?[고저최]")
_CENT = 0.011


def check(look: Look) -> Iterator[Flaw]:
    """Yield records told as those that stand, which a later session before the text's own has beaten."""
    if not look.is_closing or ("최" not in look.own and "점" not in look.own):
        return
    for told in look.once(sentences):
        yield from _dated(told)
        for pattern in (_BEFORE, _SHORT):
            for found in pattern.finditer(told.text):
                yield from _held(told, found)
        for found in _SET_ON.finditer(told.text):
            yield from _set_on(told, found)


_DATED = compiled(
    rf"(?<![가-힣\d])(?P<when>전날|하루 전|(?P<back>이틀|사흘|나흘|닷새|\d거래일|\d일)\s전|전\s?거래일|직전 거래일|(?:(?P<month>\d{{1,2}})월\s|(?P<last>지난달|전달|이달)\s|지난\s)?(?P<day>\d{{1,2}})일)(?:에|의)?\s(?:(?:세운|세웠던|기록한|기록했던|작성한|쓴|찍은|찍었던|나온)\s)?(?:종전|직전|기존|이전)?\s?{_NOUN}(?:인|였던|이던)?\s?\(?{_LEVEL}"
)
"""The record that stood, with its day and its level: 전날 세운 종전 최고치(6475.81)."""
_SET_ON = compiled(
    rf"(?<![가-힣])(?:사상|역대|연중|종가 기준|장중)\s{_NOUN}(?:인\s?|\()\s?{_LEVEL}(?:포인트)?\)?(?:을|를|에)\s(?:쓴|찍은|세운|기록한|작성한|새로 쓴|오른|닿은|마감한)\s(?:것이|것은|게|건|때가|때는|날이|날은)\s(?:바로\s|불과\s|지난\s)?"
    r"(?P<when>전날|어제|하루 전|(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일)(?=이|인|의|\(|[,.]|\s)"
)
"""A record's level, and behind it the day on which it was set: 사상 최고치(6,001.35)를 쓴 것이 11일이니."""
_SLIP = 0.02
"""Part of a level that one told in its place with slipped digits is off at most."""
_LATELY = 300
"""Sessions before the text's own among which the record is looked for that a day is told of."""


def _dated(told: Told) -> Iterator[Flaw]:
    """Yield the day of a record whose level, to the last digit, is the close of another day."""
    for found in _DATED.finditer(told.text):
        abouts = told.whose(found.start(), found.start()).abouts
        known = told.series(abouts[0]) if len(set(abouts)) == 1 and abouts[0].startswith("^") else None
        if known is None:
            continue
        prices, row = known
        level = float(amount(found["level"])[0])
        rows = range(max(row - _LATELY, 0), row)
        same = [n for n in rows if abs(float(prices.close[n]) - level) < _CENT]
        columns = [one for one in (prices.high, prices.low) if one is not None]
        meant = [n for n in rows if _is_meant(told.look, found, prices.days[n], back=row - n)]
        standing = _standing(prices, prices.close, row, None, low="저" in found["noun"])
        rested = not meant and found["day"] and not _is_by_korea(prices, same, found)
        if len(same) != 1 or same[0] != standing or same[0] in meant or not (meant or rested):
            continue
        if any(abs(float(column[n]) - level) < _CENT for column in columns for n in meant):
            continue
        day = prices.days[same[0]]
        message = f"{called(told.look, abouts[0])}의 {day:%Y-%m-%d} 종가입니다."
        start, end = told.at + found.start("when"), told.at + found.end("when")
        right, fact = _as_told(told.look, found, day, row - same[0]), f"record:{abouts[0]} = {day}"
        yield Flaw(DAY, Kind.FALSE, start, end, message, right, fact=fact, of=day)


def _set_on(told: Told, found: re.Match[str]) -> Iterator[Flaw]:
    """Yield the level of a record that the day on which it is said to be set had none of."""
    abouts = told.whose(found.start(), found.start()).abouts
    known = told.series(abouts[0]) if len(set(abouts)) == 1 and abouts[0].startswith("^") else None
    ground = told.look.ground(abouts[0]) if known else None
    if known is None or ground is None:
        return
    prices, now = known
    if found["day"]:
        parts = {"year": None, "word": None, "month": found["month"], "day": found["day"]}
        day = last_of(parts, told.look.day)
    else:
        day = ground.previous(ground.session.day)
    row = prices.row(day) if day else None
    level = float(amount(found["level"])[0])
    if row is None or row > now:
        return
    columns = [one for one in (prices.close, prices.high, prices.low, prices.open) if one is not None]
    own = [float(one[row]) for one in columns]
    if any(abs(one - level) < _CENT for one in own) or not abs(level / own[0] - 1) <= _SLIP:
        return
    within = "장중" in found[0] or "장 중" in found[0]
    right = f"{own[0]:,.2f}" if "," in found["level"] else f"{own[0]:.2f}"
    message = f"{called(told.look, abouts[0])}의 {prices.days[row]:%Y-%m-%d} 종가는 {own[0]:,.2f}입니다."
    start, end = (told.at + place for place in found.span("level"))
    suggestion = None if within or "만" in found["level"] else right
    yield Flaw(
        "level", Kind.FALSE, start, end, message, suggestion, fact=f"record:{abouts[0]} = {prices.days[row]}"
    )


def _is_by_korea(prices: Prices, same: list[int], found: re.Match[str]) -> bool:
    """Tell whether a day without trade is that of Korea's clock on which a record of New York's Friday came."""
    return any(int(found["day"]) == (prices.days[n] + dt.timedelta(days=1)).day for n in same)


def _as_told(look: Look, found: re.Match[str], day: dt.date, back: int) -> str:
    """Return the day of a record in the words of the one that is told: so many days back, of this month, by its month."""
    if not found["day"] and back == 1:
        return "전날"
    is_this = (day.year, day.month) == (look.day.year, look.day.month)
    if found["last"]:
        return f"{'이달' if is_this else f'{day.month}월'} {day.day}일"
    return f"{f'{day.month}월 ' if found['month'] else ''}{day.day}일"


def _is_meant(look: Look, found: re.Match[str], day: dt.date, *, back: int) -> bool:
    """Tell whether a session, so many before the text's own, is one that a day told may be."""
    if found["back"]:
        told = DAYS.get(found["back"]) or int(re.sub(r"\D", "", found["back"]))
        return told in {back, (look.day - day).days}
    if not found["day"]:
        return back == 1
    if found["last"] and (found["last"] == "이달") != (day.month == look.day.month):
        return False
    return day.day == int(found["day"]) and found["month"] in {None, str(day.month)}


def _held(told: Told, found: re.Match[str]) -> Iterator[Flaw]:
    abouts = told.whose(found.start(), found.start()).abouts
    known = told.series(abouts[0]) if len(abouts) == 1 and abouts[0].startswith("^") else None
    is_set = _SET.search(told.text, 0, found.start()) is not None
    if known is None or (told.is_of_earlier(found.start()) and not is_set):
        return
    prices, row = known
    is_low = "저" in found["noun"]
    first = dt.date(prices.days[row].year, 1, 1) if _OF_YEAR.search(found[0]) else None
    level = float(amount(found["level"])[0])
    columns = [one for one in (prices.close, prices.low if is_low else prices.high) if one is not None]
    standing = [_standing(prices, one, row, first, low=is_low) for one in columns]
    if any(
        one is None or abs(float(column[one]) - level) < _CENT
        for one, column in zip(standing, columns, strict=True)
    ):
        return
    older = [
        day for one in columns if (day := _was_one(prices, one, row, first, level, low=is_low)) is not None
    ]
    at = standing[0]
    if not older or at is None:
        return
    right = float(prices.close[at])
    text = f"{right:,.2f}" if "," in found["level"] else f"{right:.2f}"
    message = f"{called(told.look, abouts[0])}의 {older[0]:%Y-%m-%d} 기록입니다. 그 뒤 {prices.days[at]:%Y-%m-%d} 종가 {right:,.2f}이 새 기록입니다."
    start, end = (told.at + place for place in found.span("level"))
    suggestion = text if "만" not in found["level"] else None
    yield Flaw(
        RECORD, Kind.FALSE, start, end, message, suggestion, fact=f"record:{abouts[0]} = {prices.days[at]}"
    )


def _rows(prices: Prices, row: int, first: dt.date | None) -> range:
    """Return the rows before one from a day on, or all."""
    return range(next((n for n in range(row) if first is None or prices.days[n] >= first), row), row)


def _standing(prices: Prices, column: Floats, row: int, first: dt.date | None, *, low: bool) -> int | None:
    """Return the row of the record that stood before one; None where there is none, or a hole."""
    rows = _rows(prices, row, first)
    values = column[rows.start : rows.stop]
    if not values.size or not np.isfinite(values).any():
        return None
    return rows.start + int(np.nanargmin(values) if low else np.nanargmax(values))


def _was_one(
    prices: Prices, column: Floats, row: int, first: dt.date | None, level: float, *, low: bool
) -> dt.date | None:
    """Return the day before a row whose value a level is, to the last digit, where it was a record then."""
    rows = _rows(prices, row, first)
    values = column[rows.start : rows.stop]
    best = np.fmin.accumulate(values) if low else np.fmax.accumulate(values)
    same = np.flatnonzero((np.abs(values - level) < _CENT) & (values == best))
    return prices.days[rows.start + int(same[-1])] if same.size else None
