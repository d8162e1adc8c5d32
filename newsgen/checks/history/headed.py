"""How many years ago a headline says that something was last so, against the year since which the text has it."""

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
    """Yield the one year since which a text has something that is not as long ago as its headline says."""
    headline = look.own[:end] if (end := look.own.find("\n")) > 0 else ""
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
