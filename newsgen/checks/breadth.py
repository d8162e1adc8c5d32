"""How many stocks rose and how many fell, where a text tells both counts and which of them is the larger."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.patterns import compiled

CODE = "relation"
_COUNTED = compiled(
    r"(?P<way>상승|오른|하락|내린|떨어진)\s?(?:한\s)?(?:종목|업종)(?:\s?수)?(?:[은이는가도을를])?\s?\(?(?P<n>\d[\d,]*)\s?(?:개|곳)"
)
_AGAINST = compiled(
    r"\)?(?:보다|을|를|에)\s(?:훨씬\s|크게\s|더\s|한참\s)*(?:(?P<more>많[았은아]|웃돌|압도|앞[섰서선지질]|능가)|적[었은어]|밑돌|못\s?미)"
)
_MAJORITY = compiled(
    r"(?P<way>상승|오른|하락|내린|떨어진)\s?종목(?:\s?수)?(?:[이가])\s(?:훨씬\s|더\s|압도적으로\s)*(?P<more>많[았다은]|우세)"
)
_RISEN = frozenset({"상승", "오른"})


def check(look: Look) -> Iterator[Flaw]:
    """Yield which count is told as the larger, and is not."""
    for sentence in look.copy.sentences:
        own = sentence.own
        counts = list(_COUNTED.finditer(own))
        if len(counts) != _BOTH or len({one["way"] in _RISEN for one in counts}) != _BOTH:
            continue
        first, second = (int(one["n"].replace(",", "")) for one in counts)
        against = _AGAINST.match(own, counts[1].end())
        most = _MAJORITY.search(own, counts[1].end())
        if against and first != second and bool(against["more"]) != (first > second):
            start, end = counts[0].start(), against.end()
        elif most and (most["way"] in _RISEN) != (_risen(counts[0]["way"], first, second)):
            start, end = most.span()
        else:
            continue
        message = f"{counts[0]['n']}개와 {counts[1]['n']}개를 견주면 반대입니다."
        yield Flaw(CODE, Kind.CONTRADICTION, sentence.at + start, sentence.at + end, message)


_BOTH = 2


def _risen(way: str, first: int, second: int) -> bool:
    """Tell whether those that rose are more, of two counts the first of which went some way."""
    return (first > second) == (way in _RISEN)
