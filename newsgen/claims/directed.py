"""Which way a report went: the word of direction that goes with its figures."""

from __future__ import annotations

from collections.abc import Sequence

from newsgen.claims.claim import Direction
from newsgen.claims.direction import DIRECTION, MOVED_BY
from newsgen.claims.joining import Report
from newsgen.claims.mention import Mention
from newsgen.claims.strangers import unknown_topics
from newsgen.claims.whose import CLAUSE
from newsgen.patterns import compiled

_LISTED = compiled(r"[\s,·)]*(?:그리고|및|또)?\s?(?:[^\s,()]+\s?){0,4}\(?\s?")
_BUT, _COMMA = compiled("제외|빼고|달리|반면"), compiled(r"(?<!\d),|,(?!\d)|[:;]")
_TAIL = compiled(r"\)?(?:[은는이가도]|\s등[은이도]?|\s?등이|,)?\s?(?:\S+\s){0,2}")
_WHAT_ELSE = compiled(r"(?:금리|유가|환율|물가|달러화?|원화|엔화|가격|값|비용|수요|수익률|세율|관세)\s$")
_RATED = compiled(
    r"(?:상승|하락|수익|등락|변동|오름|내림)(?:률|폭|세)[은는이가도]\s(?:\S{1,4}\s)?$|낙폭[은는이가도]\s(?:\S{1,4}\s)?$"
)
_HOW_LARGE = compiled("높은|높아|낮은|낮아")
"""상승률이 낮은 편: how large a move was, and not which way it went."""
_AS_CAUSE = compiled(r"(?:에|에도|세에|으로|로)\s(?!그[쳤치]|머[물문]|마[감쳤]|불과)")
"""금리 하락에 웃었다: what else moved, and that it is why."""


class Directions:
    """The words of direction of one sentence; ``at`` is where it stands in its text."""

    def __init__(self, text: str, at: int, reports: Sequence[Report], mentions: Sequence[Mention]) -> None:
        self._text, self._at, self._reports, self._mentions = text, at, reports, mentions
        self._directions: dict[int, Direction | None] = {}

    def of(self, place: int) -> Direction | None:
        """Return the word of direction of a report; of a list the one behind its end."""
        if place not in self._directions:
            self._directions[place] = self._told_direction(place)
        return self._directions[place]

    def _told_direction(self, place: int) -> Direction | None:
        report = self._reports[place]
        noun = MOVED_BY.search(self._text, max(report.start - 14, 0), report.start)
        if noun:
            return Direction(
                1 if noun["up"] else -1, self._at + noun.start("word"), self._at + noun.start("word") + 2
            )
        nearest = self._reports[place + 1].start if place + 1 < len(self._reports) else len(self._text)
        first = report.figures[0]
        within = DIRECTION.search(self._text, first.end, report.end)
        begin = within.start() if within else report.end
        found = within or DIRECTION.search(self._text, begin, max(nearest, report.end))
        if (
            found
            and _RATED.search(self._text, begin, found.start())
            and _HOW_LARGE.match(self._text, found.start())
        ):
            return None
        if found and _BUT.search(self._text, begin, found.start()):
            return None
        if (
            found
            and _WHAT_ELSE.search(self._text, begin, found.start())
            and _AS_CAUSE.match(self._text, found.end())
        ):
            return None
        if (
            found
            and found.start() - begin < 22
            and not _COMMA.search(self._text, begin, found.start())
            and not any(one.end > begin and one.start < found.start() for one in self._mentions)
            and not self._is_of_stranger(begin, found.start())
        ):
            sign = 1 if found["up"] else -1
            return Direction(sign, self._at + found.start(), self._at + found.end())
        if (
            place + 1 < len(self._reports)
            and _LISTED.fullmatch(self._text, report.end, nearest)
            and not CLAUSE.search(self._text, report.end, nearest)
        ):
            return self.of(place + 1)
        tail = _TAIL.match(self._text, report.end)
        if tail and self._text[report.end : report.end + 1] == ")":
            found = DIRECTION.search(self._text, report.end, min(tail.end() + 3, nearest))
            if found:
                return Direction(1 if found["up"] else -1, self._at + found.start(), self._at + found.end())
        return None

    def _is_of_stranger(self, begin: int, end: int) -> bool:
        """Tell whether a word of direction is of a subject of its own, which no list knows: 4.05%↑ 유가는 급락."""
        between = self._text[begin:end]
        return any(between[at:].isspace() for at, _ in unknown_topics(between))
