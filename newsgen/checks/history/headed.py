"""What a headline counts, against the text: how many years ago it was last so, by which thousand an era is called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.history.since import SINCE
from newsgen.checks.look import Look
from newsgen.patterns import compiled

_AGO = compiled(r"(?<![\d.,])(?P<years>\d{2})년(?:여)?\s?만(?=[에의이])")
_SINCE = compiled(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)년(?:\s\d{1,2}월)?(?:\s\d{1,2}일)?(?:\([^()\n]*\))?\s이후(?:로)?\s(?:[^.\n]{0,12}\s)?(?:가장|최[대고저장악])"
)
_OFF = 1
"""Years by which a lapse in whole years is told more or less."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield the one year since which a text has something that is not as long ago as its headline says, and its era."""
    headline = look.own[:end] if (end := look.own.find("\n")) > 0 else ""
    if "시대" in headline:
        yield from _era(look, headline)
    yield from _ago(look, headline)


_ERA = compiled(
    r"(?<![가-힣])(?:코스피|코스닥|다우|나스닥|S&P\s?500|지수)(?:지수)?[,]?\s(?P<n>\d[\d,]*)(?P<unit>선|포인트)?\s?시대"
)
"""The round level that an index has reached, by which a headline calls its time: 코스피 7,000 시대."""
_REACHED = compiled(
    r"(?:사상\s|역대\s)?(?:처음|최초)(?:으로)?\s(?:종가\s(?:기준\s)?(?:으로\s)?)?(?P<n>\d[\d,]*)(?:선)?(?:을|를|에)?\s(?:넘[어었은겼]|돌파|뚫|올라섰|밟)"
)
"""A round level that was reached for the first time."""


def _era(look: Look, headline: str) -> Iterator[Flaw]:
    """Yield the level by which a headline calls its time, where the text has another reached for the first time."""
    eras, reached = list(_ERA.finditer(headline)), list(_REACHED.finditer(look.own, len(headline)))
    told = {one["n"].replace(",", "") for one in reached}
    if len(eras) != 1 or len(told) != 1:
        return
    (era,), (level,), right = eras, told, reached[0]["n"]
    plain = era["n"].replace(",", "")
    if len(plain) == len(level) and plain != level:
        message = f"본문에서는 {right}을 처음 넘었습니다."
        shown = right if "," in era["n"] else right.replace(",", "")
        yield Flaw("level", Kind.CONTRADICTION, *era.span("n"), message, shown)


def _ago(look: Look, headline: str) -> Iterator[Flaw]:
    """Yield the one year since which a text has something that is not as long ago as its headline says."""
    ago = [int(one["years"]) for one in _AGO.finditer(headline)]
    if len(ago) != 1:
        return
    long_ago = [one for one in _SINCE.finditer(look.own) if look.day.year - int(one["year"]) >= _LEAST]
    told = {int(one["year"]) for one in long_ago}
    more = {int(one["years"]) for one in _AGO.finditer(look.own, len(headline))}
    if len(told) != 1 or more - set(ago) or abs(look.day.year - told.pop() - ago[0]) <= _OFF:
        return
    found = long_ago[0]
    right = look.day.year - ago[0]
    message = f"제목의 {ago[0]}년 만과 맞지 않습니다. {look.day.year}년의 {ago[0]}년 전은 {right}년입니다."
    start, end = found.span("year")
    suggestion = f"{right}년" if _is_turned(found["year"], str(right)) else None
    yield Flaw(SINCE, Kind.CONTRADICTION, start, end + 1, message, suggestion)


_LEAST = 10
"""Years ago from which on a headline counts them so."""


def _is_turned(told: str, right: str) -> bool:
    """Tell whether two years have the same digits in another order, as a slip has them."""
    return re.sub(r"\D", "", told) != right and sorted(told) == sorted(right)
