"""Industries in words: whether the companies of one went so, beyond the market, several of them together.

An industry's move is the mean of its companies in the S&P 500, by GICS, once with each company counted alike
and once weighted by market value. Both have its sign, one is clearly beyond the index and the other not behind
it; of a large move one shows the whole and the other half. So one giant makes no industry of itself.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from benchmarks.reader.claims.claim import Claim, Line
from benchmarks.reader.claims.closes import Closes
from benchmarks.reader.claims.subjects import Namer

BEYOND = 0.5
"""Percentage points by which an industry is apart from the S&P 500."""
MUCH = 1.8
"""Percent from which a move is 많이, 크게."""
SEVERAL = 3
"""Companies that go along at least."""
MANY = 5
"""Companies from which an industry is one that has to be named."""
_RETAIL = ("Specialty Retail", "Broadline Retail", "Consumer Staples Distribution & Retail")
INDUSTRIES: dict[str, tuple[tuple[str, ...], ...]] = {
    "건강보험·의료서비스": (("Health Care Providers & Services",),),
    "기계": (("Machinery",),),
    "미디어": (("Media",),),
    "바이오": (("Biotechnology",),),
    "반도체": (("Semiconductors & Semiconductor Equipment",),),
    "보험": (("Insurance",),),
    "소매": (_RETAIL[:1], _RETAIL[:2], _RETAIL),
    "소프트웨어": (("Software",),),
    "식품": (("Food Products",),),
    "엔터테인먼트": (("Entertainment",),),
    "여행·외식": (("Hotels, Restaurants & Leisure",),),
    "은행": (("Banks",),),
    "음료": (("Beverages",),),
    "의료기기": (("Health Care Equipment & Supplies",),),
    "전력기기": (("Electrical Equipment",),),
    "제약": (("Pharmaceuticals",),),
    "증권·금융정보": (("Capital Markets",),),
    "항공우주·방산": (("Aerospace & Defense",),),
    "화학": (("Chemicals",),),
}
"""Name before 주 -> the GICS industries that it may mean, each reading by itself."""
_NAME = rf"(?<![가-힣·])(?:{'|'.join(sorted(INDUSTRIES, key=len, reverse=True))})주"
_ANY = r"(?<![가-힣·])[가-힣]+(?:·[가-힣]+)*주"
_UP = r"올랐|오르|오른|올라|뛰|뛴|상승|급등|강세"
_DOWN = r"내렸|내리|내린|내려|밀[렸리린려]|떨어|하락|급락|약세"
_SAID = re.compile(
    rf"(?P<names>{_NAME}(?:(?:,|와|과)\s{_NAME})*)(?:가|는|도|의)\s(?:나란히\s|함께\s|모두\s)?"
    rf"(?P<much>크게\s|많이\s|큰 폭으로\s)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
)
_UNKNOWN = re.compile(rf"종목군[^.]*?(?P<name>{_ANY})(?=(?:,|와|과|가|는|도|의)\s)")
_AGAINST = re.compile(
    r"지수와 달리|(?P<falls>내림세|약세|하락)\s?속에서도|(?P<rises>오름세|강세|상승)\s?속에서도"
)
_OF_MOVERS = re.compile(r"대형주 (?:가운데|중)|[강약]세가 두드러졌다")
"""Where the companies are those of a ranking that follows, not all of the industry."""
MOVERS, MOVED = 2, 3.0
"""So many companies of an industry that moved by so many percent are its movers."""


class Mean(NamedTuple):
    """How an industry went over a span."""

    alike: float
    weighted: float
    broad: float
    """The S&P 500's move."""
    up: int
    down: int
    rest: float
    """The mean of equals without the company that went furthest: no industry goes by one alone."""

    def least(self, way: int) -> float:
        """Return how far it went one way by the lesser of both means."""
        return min(way * self.alike, way * self.weighted)

    def most(self, way: int) -> float:
        """Return how far it went one way by the greater of both means."""
        return max(way * self.alike, way * self.weighted)

    def apart(self, way: int) -> bool:
        """Tell whether it went one way, clearly beyond the index."""
        ahead = self.least(way) > 0 and self.least(way) >= way * self.broad
        return ahead and self.most(way) - way * self.broad >= BEYOND

    def holds(self, way: int, *, much: bool) -> bool:
        """Tell whether it may be said of it that it rose (1) or fell (-1), and by much."""
        along = self.up if way > 0 else self.down
        large = not much or (self.most(way) >= MUCH and self.least(way) >= MUCH / 2)
        return self.apart(way) and along >= SEVERAL and large


def judged(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield what a sentence says of industries, and that the index went the other way."""
    text = line.text
    if _OF_MOVERS.search(text):
        yield from _of_movers(line, day, closes, span)
        return
    for name, way, much in _told(text):
        means = [mean for some in INDUSTRIES[name] if (mean := mean_of(closes, some, day, span))]
        holds = any(mean.holds(way, much=much) for mean in means) if means else None
        why = f"{name} {'+' if way > 0 else '-'}{' by much' if much else ''}: " + _shown(means)
        yield Claim("industry", holds, text, why, line.place)
        against = _AGAINST.search(text)
        if against and means:
            index = -1 if against["falls"] else 1 if against["rises"] else -way
            why = f"the index {means[0].broad:+.2f}"
            yield Claim("industry", index * means[0].broad > 0, text, why, line.place)
    for found in _UNKNOWN.finditer(text):
        if not re.fullmatch(_NAME, found["name"]):
            yield Claim("industry", None, text, f"{found['name']}: no industry", line.place)


def _of_movers(line: Line, day: dt.date, closes: Closes, span: str) -> Iterator[Claim]:
    """Yield whether an industry of which a ranking tells has several companies that moved so."""
    for name, way, _ in _told(line.text):
        members = {
            symbol for some in INDUSTRIES[name] for one in some for symbol in closes.industries.get(one, ())
        }
        moves = {one: move for one in sorted(members) if (move := closes.move(one, day, span)) is not None}
        far = [f"{one} {move:+.2f}" for one, move in moves.items() if way * move >= MOVED]
        holds = len(far) >= MOVERS if moves else None
        yield Claim("industry", holds, line.text, f"movers of {name}: {', '.join(far) or 'none'}", line.place)


def skipped(lines: Iterable[Line], day: dt.date, closes: Closes, span: str) -> list[str]:
    """Return industries of many companies that went further than one that is named, and are not."""
    some = [line.text for line in lines if line.place != "view"]
    text = "\n".join(some)
    named = [(name, way) for one in some if not _OF_MOVERS.search(one) for name, way, _ in _told(one)]
    found = []
    for way in (1, -1):
        told = [_mean(closes, name, day, span) for name, each in named if each == way]
        bar = min((mean.most(way) for mean in told if mean), default=None)
        for name in INDUSTRIES:
            mean = _mean(closes, name, day, span)
            if bar is None or mean is None or mean.up + mean.down < MANY or re.search(_as_told(name), text):
                continue
            if mean.apart(way) and min(mean.least(way), way * mean.rest) > bar:
                found.append(f"{name}주 {_shown([mean])}, one that is named {way * bar:+.2f}")
    return found


def _as_told(name: str) -> str:
    return rf"(?<![가-힣·]){name}(?:주|\s업종)|{name}지수"


def _told(text: str) -> Iterator[tuple[str, int, bool]]:
    """Yield each industry of a sentence, which way it is said to have gone, and whether by much."""
    for found in _SAID.finditer(text):
        for name in re.findall(_NAME, found["names"]):
            yield name.removesuffix("주"), 1 if found["up"] else -1, bool(found["much"])


def _mean(closes: Closes, name: str, day: dt.date, span: str) -> Mean | None:
    return mean_of(closes, INDUSTRIES[name][0], day, span)


@functools.lru_cache(maxsize=512)
def mean_of(closes: Closes, some: tuple[str, ...], day: dt.date, span: str) -> Mean | None:
    """Return how the companies of some GICS industries went; None where nothing is recorded of them."""
    base, broad = closes.base(day, span), closes.move("^GSPC", day, span)
    if base is None or broad is None:
        return None
    members = [symbol for one in some for symbol in closes.industries.get(one, ())]
    moves = {one: move for one in members if (move := closes.move(one, day, span)) is not None}
    values = {one: _value(closes, one, base) for one in moves}
    total = sum(values.values())
    if not total:
        return None
    far = max(moves.values(), key=abs)
    return Mean(
        sum(moves.values()) / len(moves),
        sum(move * values[one] for one, move in moves.items()) / total,
        broad,
        sum(move > 0 for move in moves.values()),
        sum(move < 0 for move in moves.values()),
        (sum(moves.values()) - far) / max(1, len(moves) - 1),
    )


def _value(closes: Closes, symbol: str, base: dt.date) -> float:
    """Return a company's market value on a session, or on the last one before it that has one."""
    days = filter(None, (closes.before(base + dt.timedelta(1), back) for back in range(1, 6)))
    return next((value for day in days if (value := closes.cap(symbol, day))), 0.0)


def _shown(means: Iterable[Mean]) -> str:
    told = (
        f"mean {m.alike:+.2f}, weighted {m.weighted:+.2f}, {m.up} up, {m.down} down, index {m.broad:+.2f}"
        for m in means
    )
    return "; or ".join(told) or "not known"
