"""How far two yields of one country are apart, as a text says, against both of its close: 장단기 금리 차 0.55%포인트."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from newsgen import markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims import Measure, Sentence, When
from newsgen.claims.claim import DAY
from newsgen.patterns import compiled

UNIT: Final = "bp"
_GAP = compiled(
    r"(?P<one>2|3|10|30)년(?:물|\s만기)?(?:\s(?:국고채|국채|미국채|미국\s국채))?(?:\s금리)?\s?(?:[와과]|[·,-])\s?(?P<other>2|3|10|30)년(?:물|\s만기)?(?:\s(?:국고채|국채))?(?:의)?\s?(?:간\s)?(?:금리\s?차이?|스프레드|격차|금리\s격차|(?P<inverted>역전\s?폭))(?:는|은|가|이|도)?\s(?:전날보다\s)?(?P<size>\d{1,3}(?:\.\d{1,3})?)(?P<unit>bp|%포인트|%p)(?!\s?(?:벌|커|확대|줄|좁|축소|넓))"
)
_ELSEWHEN = compiled(r"전날|지난|당시|한때|장중|작년|올해|최대|최소|전망|예상|이후|만에|에서")
_SLACK = {"us": 0.065, "kr": 0.021}
"""Percentage points that desks' quotes of two yields may put their distance off."""


class _Pair(NamedTuple):
    """Two yields, the shorter one first."""

    short: str
    long: str


def _yields(market: str) -> dict[int, str]:
    """Return a market's yields by their years, which their symbols have."""
    years = ((re.search(r"\d+", one.symbol), one.symbol) for one in markets.named(market).yields)
    return {int(found[0]): symbol for found, symbol in years if found}


def check(look: Look) -> Iterator[Flaw]:
    """Yield distances of two yields that are far from those of the text's day."""
    if "년" not in look.own or not look.is_closing:
        return
    for sentence in look.having(_GAP):
        found = _GAP.search(sentence.own) if "년" in sentence.own else None
        if found is not None and not _ELSEWHEN.search(sentence.own):
            yield from _held(look, sentence, found)


def _held(look: Look, sentence: Sentence, found: re.Match[str]) -> Iterator[Flaw]:
    market = "us" if "미국" in sentence.own or look.home == "us" else "kr"
    known = _yields(market)
    ends = sorted((int(found["one"]), int(found["other"])))
    if not all(one in known for one in ends):
        return
    apart = _apart(look, _Pair(*(known[one] for one in ends)))
    if apart is None:
        return
    told = float(found["size"]) / (100 if found["unit"] == "bp" else 1)
    inverted = found["inverted"] is not None and apart > _SLACK[market]
    if abs(told - abs(apart)) <= _SLACK[market] and not inverted:
        return
    start, end = sentence.at + found.start("size"), sentence.at + found.end("unit")
    spelled = f"{abs(apart) * 100:.0f}bp" if found["unit"] == "bp" else f"{abs(apart):.2f}{found['unit']}"
    message = f"{ends[1]}년물 금리는 {ends[0]}년물보다 {apart:+.2f}%포인트입니다."
    yield Flaw(UNIT, Kind.FALSE, start, end, message, None if inverted else spelled)


def _apart(look: Look, pair: _Pair) -> float | None:
    """Return by how many percentage points the longer yield is over the shorter one; None where one is not known."""
    ground = look.ground(pair.short)
    if ground is None:
        return None
    short, long = (ground.value(about, Measure.LEVEL, When.CLOSE, DAY, ground.session.day) for about in pair)
    return long - short if isinstance(short, float) and isinstance(long, float) else None
