"""A title that says which way an index ended, against the record of its day: 코스피 상승 마감."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look, called
from newsgen.checks.opposite import opposite
from newsgen.korean import attach
from newsgen.patterns import compiled

CODE: Final = "direction"
_SAID = compiled(
    r"(?:지수)?(?:도|만|는|은|이|가)?,?\s(?:[가-힣]+\s)?(?:(?P<up>상승|강세|급등|반등|오름세)|(?:하락|약세|급락|반락|내림세))(?:로)?(?:\s?마감|(?=\s?(?:…|$|\n)))"
)
_ELSE = compiled(
    r"출발|개장|장\s?중|장\s?초반|주간|한\s?주|이번\s?주|이달|월간|선물|시간\s?외|전망|예상|오전|전날|지난|간밤|밤사이|\?|출발"
)
_LONGEST = 60
"""Characters of a title."""
_LEAST = 0.02


def check(look: Look) -> Iterator[Flaw]:
    """Yield the way that a title says of an index, which went the other."""
    first = next(iter(look.copy.blocks), None)
    if first is None or not look.is_closing:
        return
    start, end = first
    title = look.own[start:end]
    if len(title) > _LONGEST or title.rstrip().endswith("다.") or _ELSE.search(title):
        return
    for one in look.names.named(title):
        found = _SAID.match(title, one.end)
        if found is None or one.sort != "index" or len(one.abouts) != 1:
            continue
        about = next(iter(one.abouts))
        ground = look.ground(about)
        moved = ground.moved(about) if ground else None
        if moved is not None and abs(moved) > _LEAST and (moved > 0) != bool(found["up"]) and ground:
            at = start + next(
                place for place in range(found.start(), found.end()) if title[place:].startswith(_WORDS)
            )
            begin, stop, other = opposite(look.text, at, start + found.end())
            way = "올랐습니다" if moved > 0 else "내렸습니다"
            message = f"{attach(called(look, about), '은/는')} {ground.session.day:%Y-%m-%d}에 {way}."
            yield Flaw(CODE, Kind.FALSE, begin, stop, message, other)


_WORDS = ("상승", "강세", "급등", "반등", "오름세", "하락", "약세", "급락", "반락", "내림세")
