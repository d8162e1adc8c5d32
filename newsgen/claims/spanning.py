"""Over what the reports of one sentence are measured, told one after another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from newsgen.claims.claim import DAY, Span
from newsgen.claims.joining import NEAR, Report
from newsgen.claims.when import BASE, span_of
from newsgen.korean.numbers import DAYS
from newsgen.patterns import compiled
from newsgen.sought import Wording

_PERIOD_BEHIND = compiled(
    r"[^.%]{0,44}?\s(?:한\s?달|한\s?해|분기|반년|일주일|한\s?주)(?:이었|였|이다|입니다|로|치|[을를]\s(?:보냈|마[쳤감]))"
)
"""A longer time that what moved so much is an attribute of: 15.29% 뛴, 가장 좋은 한 달이었다."""
_IN_DAYS = compiled(r"(?:(?P<n>\d{1,2})(?:거래)?일|(?P<word>이틀|사흘|나흘|닷새))\s만에\s[^.,]{0,24}$")
_LAST_CLOSE = compiled(r"지난주\s?(?:금요일|말|종가)\s?\(?$")
_LEFT = compiled(r"(?:포인트|원|달러)?\)?에서\s")
"""The close of the week before, which a move of this one is measured from: 지난주 금요일 3386.05에서 4.82%."""
_FROM_BASE = compiled(r"\)\s?(?:보다|대비|에 비해|에서|과 비교)")
"""What stands behind the level, in brackets, that a move is measured from: 지난해 말(2655.28)보다."""
_IN_ALL = compiled(r"(?:총|무려|도합|합쳐)\s$")
_GAVE = compiled(
    r"\s?(?:안팎|가까이|넘게|이상|가량)?[을를]\s(?:\S{1,3}\s)?(?:내[줬주준]|잃|까먹|반납|날[려렸]|되찾|만회|벌|얻)"
)
"""What so many days together gave or took: 이틀 만에 3% 안팎을 내줬다."""
_ON_DAY = compiled(
    r"(?:(?:\d{1,2}월|이달|지난달)\s?(?<![~∼-])\d{1,2}일|(?<![\d~∼-])\d{1,2}일(?:에는|엔|에만|에|은)\s?)\s?\(?[-+−]?$"
)
"""A day right before what moved on it: 2022년 10월 7일 3.80% 급락한, 30일에는 0.12% 내린."""
_WEEK_OF = compiled(r"\d{1,2}일?\s?[~∼-]\s?(?:\d{1,2}월\s)?\d{1,2}일\s?(?:주간|한 주|주)\s?\(?[-+−]?$")
"""Another week, told by its days, right before what moved in it: 1월 20~24일 주간(2.15%)."""
_LIKEWISE = compiled(r"(?:역시|마찬가지로|또한)\s(?:약\s)?$")
"""What stands before a move over the time that the sentence before measures."""
_EXTREME = compiled(r"(?:하루|장중|장 중|이날|[와과]|에서|,)\s(?:[고저]점|[고저]가|최[고저]점)\s?\(?$")
"""What stands before how far a session went, from which nothing is measured: 하루 저점 4,835.04와 고점 5,246.57."""
_AND_YET = compiled(r"\)?\s?(?:넘게\s|가까이\s|이상\s)?[가-힣]{1,4}고도\s")
"""What stands behind a move of the day within what a week came to: 한 주 동안 1.36% 내렸고, □는 2.12% 오르고도."""
_SAME_SPAN = compiled(r"(?:같은|이|그) 기간")
_SOON = 8
"""Characters between what a move is measured from and the move."""


class Carried:
    """What the sentences of a block measure over, as far as the next may too: read when that one has a report."""

    def __init__(self, anchor: dt.date, spans: tuple[Span, ...] = ()) -> None:
        self._anchor, self._spans, self._longer = anchor, spans, False
        self._unread: list[Wording] = []

    def add(self, blank: Wording) -> None:
        """Go on behind another sentence, told by its text without names."""
        self._unread.append(blank)

    def read(self) -> tuple[tuple[Span, ...], bool]:
        """Return what the next sentence may measure over too, and whether the last did over what is not known."""
        for blank in self._unread:
            said = span_of(blank, self._anchor)
            if said is None and self._spans and _SAME_SPAN.search(blank):
                said = self._spans[0]
            self._longer = said is not None and said.kind in {"other", "sessions"}
            if said is not None:
                self._spans = () if said == DAY or self._longer else (said,)
        self._unread.clear()
        return self._spans, self._longer


class Spans:
    """The spans of one sentence's reports, behind what the sentences before it in its block measure over."""

    def __init__(
        self, text: Wording, blank: Wording, anchor: dt.date, reports: Sequence[Report], carried: Carried,
    ) -> None:  # fmt: skip
        self._text, self._blank, self._anchor, self._reports = text, blank, anchor, reports
        self._before, self._longer = carried.read()
        ends = (0, *(one.end for one in reports))
        self._lefts = [blank.part(end, one.start) for end, one in zip(ends, reports, strict=False)]
        self._span, self._is_own, self._place = DAY, False, 0
        self._together: Span | None = None
        """이틀간 0.8% 떨어졌고 □는 1% 이상: so may what follows be."""

    def next(self) -> tuple[Span, tuple[Span, ...]]:
        """Return the span of the next report, and the others that it may be over."""
        place, report = self._place, self._reports[self._place]
        self._place += 1
        left = self.left(place)
        told = self._told(place, report, left)
        others: tuple[Span, ...] = ()
        days = _IN_DAYS.search(left)
        if days:
            several = Span("sessions", int(days["n"] or DAYS[days["word"]]))
            if _GAVE.match(self._text, report.end) or _IN_ALL.search(left):
                told = several
            elif told in {None, DAY}:
                others = (several,)
        self._is_own = self._is_own or told is not None
        if self._span != DAY and told is None and _AND_YET.match(self._text, report.end):
            others = (*others, DAY)
        spans = others if self._is_own else (*self._before, *others)
        if told is None and self._together:
            spans = (*spans, self._together)
        span = told or self._span
        if told:
            together = told.kind == "sessions"
            self._span, self._together = (self._span, told) if together else (told, None)
        return span, spans

    def left(self, place: int) -> Wording:
        """Return what stands between a report and the one before."""
        return self._lefts[place]

    def _told(self, place: int, report: Report, left: str) -> Span | None:
        base = place and _FROM_BASE.match(left)
        begin = self._reports[place - 2].end if place > 1 else 0
        since = self._blank.part(begin, report.start) if base else left
        if _LAST_CLOSE.search(left) and _LEFT.match(self._text, report.end):
            return Span("week")
        if _EXTREME.search(left):
            return None
        told = self._pointed(report.start, left) or span_of(since, self._anchor)
        if told is None and (
            (self._longer and _LIKEWISE.search(left)) or _PERIOD_BEHIND.match(self._text, report.end)
        ):
            return Span("other")
        return told

    def _pointed(self, at: int, left: str) -> Span | None:
        """Return the span that words right before a report point to: 최고치에서, 같은 기간; None where none do."""
        if _ON_DAY.search(self._text, max(at - NEAR, 0), at):
            return DAY
        if _WEEK_OF.search(self._text, max(at - NEAR, 0), at):
            return Span("other")
        for base in BASE.finditer(self._text, max(at - NEAR, 0), at):
            if base.end() >= at - _SOON:
                return DAY if base["eve"] else Span("other")
        if not _SAME_SPAN.search(left):
            return None
        if self._span != DAY:
            return self._span
        return self._before[0] if self._before else Span("other")
