"""How many of the three large indices went a way, or set a record, against the record: 3대 지수 가운데 두 지수가."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import numpy as np

from newsgen import markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.items import COUNT, NATIVE
from newsgen.checks.look import Look
from newsgen.patterns import compiled

_ONES = {"하나": 1, "둘": 2, "셋": 3}
_N = rf"(?P<n>{'|'.join((*_ONES, '한', '두', '세'))}|[1-3])"
_WAY = r"(?P<record>(?:종가\s(?:기준\s)?)?(?:(?:나란히|또)\s)?(?:사상|역대)\s최고)|(?P<up>상승(?!률|폭)|올랐|오름세|강세로|반등)|(?P<down>하락(?!률|폭)|내렸|내림세|약세로|떨어졌)"
_OF_THREE = compiled(
    rf"(?:3대|세)\s?(?:주요\s)?(?:주가\s?)?지수\s?(?:가운데|중)(?:에서)?\s{_N}\s?(?:개\s?)?(?:(?:주요\s)?지수|곳)?(?P<but>만|뿐)?[이가은는]?\s(?:[가-힣]+\s){{0,2}}?(?:{_WAY})"
)
_NUMBERED = compiled(
    rf"(?:^|\n)\W*(?P<n>[0-3])개\.\s(?:[^\s.]{{2,5}}\s)?3대\s?(?:주요\s)?(?:주가\s?)?지수\s?(?:가운데|중)(?:에서)?\s(?:[^.\n]|\.\d){{0,16}}?(?:{_WAY}|(?P<rose>오른)|(?P<fell>내린))(?:[^.\n]|\.\d){{0,24}}?(?:지수의\s)?(?:수|개수)(?:다|이다|입니다)"
)
"""A column's number with what it is of behind it: 2개. 3대 지수 가운데 오른 지수의 수다."""
_ELSE = compiled(
    "장중|한때|주간|이번 주|한 주|이달|지난|전날|올해 들어|선물|개장|출발|초반|오전|전망|예상|52주"
)
_THREE = 3
_LONG = dt.timedelta(days=1500)
"""How far back a history goes of which a record is one of all time."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield how many indices did what fewer or more of them did."""
    if not look.is_closing or _SIGN.search(look.own) is None:
        return
    for sentence in look.copy.sentences:
        if "지수" in sentence.own and not _ELSE.search(sentence.own) and not look.is_of_another_day(sentence):
            for found in _OF_THREE.finditer(sentence.own):
                yield from _held(look, found, sentence.at)
    for found in _NUMBERED.finditer(look.own):
        if not _ELSE.search(found[0]):
            yield from _held(look, found, 0)


_SIGN = compiled(r"지수\s?(?:가운데|중)")


def _held(look: Look, found: re.Match[str], at: int) -> Iterator[Flaw]:
    counts = _counts(look, found)
    told = _ONES.get(found["n"]) or NATIVE.get(found["n"]) or int(found["n"])
    if counts is None or told == counts:
        return
    message = f"{look.day:%Y-%m-%d}에 그런 지수는 셋 가운데 {counts}개입니다."
    yield Flaw(
        COUNT, Kind.FALSE, at + found.start("n"), at + found.end("n"), message, _as(found["n"], counts)
    )


def _as(told: str, n: int) -> str | None:
    """Return another number in the words of one; None where it is none or all, for which copy has other words."""
    if told.isdigit():
        return f"{n}"
    words = _ONES if told in _ONES else NATIVE
    return next((word for word, each in words.items() if each == n), None) if 0 < n < _THREE else None


def _counts(look: Look, found: re.Match[str]) -> int | None:
    """Return of how many of the market's three main indices something holds; None where that is not known."""
    ground = look.grounds.get(look.home)
    main = markets.named(look.home).indices[:_THREE]
    if ground is None or ground.at is not None or len(main) != _THREE:
        return None
    named = found.groupdict()
    n = 0
    for about in main:
        if named["record"]:
            prices = ground.prices(about)
            row = prices.row(ground.session.day) if prices else None
            if prices is None or row is None or not np.isfinite(prices.close[row]):
                return None
            began = prices.days[0]
            stood = ground.snapshot.stood_at(about, began)
            if stood is None and ground.session.day - began < _LONG:
                return None  # who knows what was before
            n += bool(prices.close[row] >= max(np.nanmax(prices.close[: row + 1]), stood or 0.0))
        else:
            moved = ground.moved(about)
            if moved is None or not moved:
                return None
            n += (moved > 0) == bool(named["up"] or named.get("rose"))
    return n
