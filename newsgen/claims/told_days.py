"""Of which day a report is: the day that its sentence names for it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from newsgen.claims.joining import NEAR, Report
from newsgen.claims.mention import Mention
from newsgen.claims.when import BASE, Dated, dates, last_of
from newsgen.patterns import compiled

_BRACKETED_DAY = compiled(
    r"(?:(?P<year>\d{4})년\s?|(?P<word>지난해|작년|올해)\s)?(?:(?P<month>\d{1,2})월\s?)?(?<!\d)(?P<day>\d{1,2})일(?:(?:의)?\s종가(?:인|는)?\s?\(?|\s?\((?:(?:종가|장\s?중|마감가)(?:\s기준)?\s|종가는\s|연\s)?[-+−]?)$"
)
"""A day, and what was so on it behind it: 2022년 10월 7일(-3.80%) 이후, 12일 종가 937.34."""
_DAY = r"(?:(?P<year>\d{4})년\s?|(?P<word>지난해|작년|올해)\s)?(?:(?P<month>\d{1,2})월\s?)?(?<!\d)(?P<day>\d{1,2})일"
_DAY_BEHIND = compiled(
    rf"(?:포인트|p|원|달러|%)?\s?(?:\(|,\s|·)(?:종가\s|장중\s)?{_DAY}(?:[·,\s](?:종가|장중))?\)"
)
"""The day of a figure in brackets behind it: 3305.21(2021년 7월 6일), (4226.75·11월 4일)."""
_DAY_OF_ATTRIBUTE = compiled(
    rf"[가이나]?\s?(?:넘게\s|가까이\s|이상\s)?[가-힣]*(?:던|한|린|른|진|뛴)\s(?:지난\s|앞선\s|이달\s|지난달\s)?{_DAY}(?=보다|이후|\s이후|의|과|와|에 비|\s뒤)"
)
"""The day that a move is an attribute of: 5.41%가 빠졌던 지난 24일보다."""
_OF_LAST_MONTH = compiled(r"(?:지난달|전달)\s[^,.\d]{0,24}$")
"""A month named before its day, with what came then between: 지난달 '블랙먼데이' 다음 날인 6일(2491.47)."""
_NOTED = compiled(r"\([^()]*\d일(?:\s종가)?[·,:\s]\s?\d[\d,.만천]*(?:포인트|p|원|달러|%)?\)")
_LEAVES = compiled(r"\d(?:포인트|원|달러|선|%)?에서\s")
"""Where a day's level is what a move behind it is measured from: 금요일 3,941.59에서 100포인트."""
_OF_CLAUSE = compiled(
    r"^(?:에|에는)?\s[^,]*[가-힣](?:한|된|던|은|인|연|쓴|낸|난|룬|른|린|진|뛴|킨|친|운|떤|온|춘|춰진|뀐|섰던)\s[^,]*□"
)
_CAUSED = compiled(r"(?:여파|영향|소식|탓|덕|덕분|충격|훈풍)(?:에|으로|로)\s")
"""The end of a cause, whose day is not that of what came of it: 21일 나스닥이 2.2% 내린 여파로."""
_FOLLOWED = compiled(r"[린른한진뛴친던은간]\s데\s?이어\s|[가-힣]고도\s")
"""What ends what was on a day before, behind which the text's own goes on: 9일 4.72% 오른 데 이어 6.75%."""
_EXPECTED = compiled(r"[가-힣]*[된한린춘른진]\s[^,]{2,40}?(?:기대감?|관측|우려|전망|예상)에\s")
"""An expectation that something with that day led to: 18일 4.75~5.00%가 된 금리가 더 내려갈 것이라는 기대에."""
_ONE_OF = compiled(r"(?:것|쪽|전자|후자)[은는]\s")
"""One of two that the sentence before names, who begins what is said anew: 뒤의 것은."""
_GOVERNED = compiled(
    r"(?:에는|에도|에|만|의|,)?\s?(?:[^\s,]*[^\s,을를며고뒤후낸힌던린진뛴]\s){0,2}[^\s,가-힣]{0,3}"
)
"""What stands between the day before and what moved on it: no object and no attribute of another matter."""


def sessions_before(n: int) -> dt.date:
    """Return what stands for the n-th session before the one that the text is about, whichever day that is."""
    return dt.date.fromordinal(n)


def _of_last_month(number: int, anchor: dt.date) -> dt.date | None:
    """Return the day with a number in the month before that of another day; None where it has no such day."""
    ended = anchor.replace(day=1) - dt.timedelta(days=1)
    return ended.replace(day=number) if number <= ended.day else None


EVE = sessions_before(1)
"""Stands for the session before the one that the text is about."""


class Days:
    """The days of one sentence's reports; ``blank`` is its text without names, ``anchor`` the day it is told on."""

    def __init__(
        self, text: str, blank: str, anchor: dt.date, reports: Sequence[Report], mentions: Sequence[Mention]
    ) -> None:
        self._text, self._blank, self._anchor = text, blank, anchor
        self._reports, self._mentions = reports, mentions
        self._dates = dates(text, anchor) if reports else ()

    def of(self, place: int) -> tuple[dt.date, ...]:
        """Return the days that a report may be of: the last one named before it, if any.

        A day within an attribute (전날 5.53% 뛰었던 ...) is not that of what follows the noun.
        """
        start, end = self._reports[place].start, self._reports[place].figures[-1].end
        exact = _BRACKETED_DAY.search(self._text, max(start - NEAR, 0), start)
        behind = _DAY_BEHIND.match(self._text, end) or _DAY_OF_ATTRIBUTE.match(self._text, end)
        exact = exact or behind
        day = last_of(exact, self._anchor) if exact else None
        if exact and day and not exact["month"] and _OF_LAST_MONTH.search(self._text, 0, exact.start()):
            day = _of_last_month(day.day, self._anchor)
        if day is not None:
            return (day,)
        told = [one for one in self._dates if one.end <= start and not self._is_noted(one, start)]
        if not told:
            return ()
        last = max(told, key=lambda one: one.end)
        if (
            _LEAVES.search(self._text, last.end, start)
            or BASE.search(self._text, last.end, start)
            or BASE.search(self._text, last.start, start)
        ):
            return ()
        if last.explicit and _EXPECTED.search(self._text, last.end, start):
            return ()
        first = next(one for one in self._reports if one.start >= last.end)
        if _OF_CLAUSE.search(self._blank[last.end : first.start]):
            return ()
        earlier = [one for one in self._reports[:place] if one.start >= last.end]
        if earlier and (
            _ONE_OF.search(self._text, earlier[0].end, start)
            or _CAUSED.search(self._text, earlier[0].end, start)
            or (self._is_before(last) and _FOLLOWED.search(self._text, earlier[0].end, start))
        ):
            return ()
        if (
            earlier
            and any(earlier[0].end <= one.start < start for one in self._mentions)
            and not self._is_list(last.end, start)
        ):
            return ()
        if last.sessions_back > 1:
            return sessions_before(last.sessions_back), last.day
        if last.sessions_back:
            governs = _GOVERNED.fullmatch(self._text, last.end, start) is not None
            return (EVE,) if governs and not earlier else (EVE, self._anchor)
        return (last.day,)

    def _is_before(self, one: Dated) -> bool:
        """Tell whether a day is one before that on which the text is told."""
        return one.sessions_back > 0 or one.day < self._anchor

    def _is_noted(self, date: Dated, start: int) -> bool:
        """Tell whether a day stands in brackets with a figure of its own, and a report behind them: (30일·2399.49)."""
        opened = self._text.rfind("(", 0, date.start)
        noted = _NOTED.match(self._text, opened) if opened >= 0 else None
        return noted is not None and date.end < noted.end() <= start

    def _is_list(self, begin: int, end: int) -> bool:
        """Tell whether what stands between goes on as one list: no clause ends in it."""
        return not re.search(r"[던린한른진뛴은]\s□|[가-힣](?:지만|으나|며|고)[\s,]", self._blank[begin:end])
