"""Sentences to claims: figures that report one move together, and of when and over what it is.

``전장보다 52.30포인트(0.34%) 오른 6,466.58에`` is one report of three figures (:mod:`newsgen.claims.joining`);
:mod:`newsgen.claims.whose` says whose it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from newsgen.claims.claim import DAY, Claim, Measure, Span
from newsgen.claims.copy import Copy, Sentence
from newsgen.claims.directed import Directions
from newsgen.claims.doubts import doubt
from newsgen.claims.joining import Report, reports
from newsgen.claims.markets import is_of_fear
from newsgen.claims.measuring import Measuring
from newsgen.claims.mention import Mention
from newsgen.claims.moments import Moments
from newsgen.claims.names import Names
from newsgen.claims.spanning import Carried, Spans
from newsgen.claims.told_days import EVE, Days
from newsgen.claims.whose import RESUMES, SHARE, Subject, Whose, carry
from newsgen.korean.figures import figures
from newsgen.patterns import compiled
from newsgen.sought import Wording

_CLAUSE_END = compiled(
    r"[가-힣](?:며|면서|지만|으나|는데|고|다가|더니)(?=[\s,])|(?:오르|내리|밀리|뛰|떨어지|빠지|하락하|상승하|급등하|급락하)다(?=[\s,])|[한은던인](?=\s(?:뒤|후|반면|가운데))|[가-힣][한던린른진뛴친](?=\s(?:영향|여파|탓|덕|덕분|충격|훈풍)(?:에|으로|로)?\s)|(?:상승|하락|급등|급락|반등|반락)(?=\s(?:뒤|후|이후)\s)|다\.|…"
)


def claims(copy: Copy, names: Names, anchor: dt.date) -> Iterator[Claim]:
    """Yield the claims of a copy about prices. ``anchor`` is the day that its dates are told on."""
    number, block, carried = 0, -1, Subject()
    weekly = _WEEKLY.search(copy.plain[:_HEAD]) is not None
    over = (Span("week"),) if weekly else ()
    spans = Carried(anchor, over)
    recent: list[str] = []
    index, stock = Subject(), Subject()
    for sentence in copy.sentences:
        if sentence.block != block:
            block, carried, spans = sentence.block, Subject(), Carried(anchor, over)
        own = sentence.own
        resumes = RESUMES.match(own)
        if resumes and carried.sort != "index" and (not carried.abouts or "지수" in resumes[0]):
            carried = index
        elif not carried.abouts and SHARE.match(own):
            carried = stock
        blank = names.blanked(own)
        reader = _Sentence(sentence, names.named(own), blank, anchor, carried, spans, recent)
        for made in reader.claims(number):
            yield made
            number = made.group + 1
        spans.add(blank)
        carried = reader.carried
        index = carried if carried.sort == "index" and not is_of_fear(carried.abouts) else index
        stock = carried if carried.sort == "stock" else stock
        recent += reader.indices


class _Sentence:
    """One sentence while it is read."""

    def __init__(
        self,
        sentence: Sentence,
        mentions: list[Mention],
        blank: Wording,
        anchor: dt.date,
        carried: Subject,
        spans: Carried,
        recent: list[str],
    ) -> None:
        self._sentence, self._text, self._at = sentence, sentence.own, sentence.at
        self._mentions = mentions
        self._blank = blank
        self._reports = reports(blank, figures(blank))
        self._whose = Whose(self._text, blank, self._at, mentions, self._reports, carried, recent)
        if self._reports:
            self._measuring = Measuring(self._text)
            self._directions = Directions(self._text, self._at, self._reports, mentions)
            self._moments = Moments(self._text, self._reports)
            self._days = Days(self._text, blank, anchor, self._reports, mentions)
            self._spans = Spans(self._text, blank, anchor, self._reports, spans)
        self.carried = carried

    @property
    def indices(self) -> list[str]:
        """The indices that it names, in order."""
        return [about for one in self._mentions if one.sort == "index" for about in sorted(one.abouts)]

    def claims(self, number: int) -> Iterator[Claim]:
        for place in range(len(self._reports)):
            subject = self._whose.next()
            span, spans = self._spans.next()
            yield from self._of(place, subject, span, spans, number + place)
        known = [one for one in self._whose.told if one.abouts]
        topics = [one for one in self._whose.topics if one.abouts]
        if known or topics:
            self.carried = carry(known, topics)
        elif any(particle in {"은", "는"} for _, particle in self._whose.strangers):
            self.carried = Subject(why="누구의 수치인지")

    def _of(
        self, place: int, subject: Subject, span: Span, spans: tuple[Span, ...], group: int
    ) -> Iterator[Claim]:
        report, left = self._reports[place], self._spans.left(place)
        nearest = self._reports[place + 1].start if place + 1 < len(self._reports) else len(self._text)
        clause = self._end_of_clause(report.end)
        direction = self._directions.of(place)
        days = () if span.kind in {"sessions", "week", "month", "year"} else self._days.of(place)
        spans = () if days and days[0].year > 1 else spans
        why = subject.why or self._doubt(report, left, clause, is_dated=bool(days))
        for figure in report.figures:
            measure = self._measuring.of(figure, report, subject)
            if measure is None:
                continue
            when = self._moments.of(figure, report, left, nearest, clause)
            dated = self._days.of(place) if measure is Measure.LEVEL else days
            if measure is Measure.LEVEL and not dated and _EVES.search(self._text, 0, figure.start):
                dated = (EVE,)
            if measure is Measure.PREVIOUS and dated == (EVE,):
                dated = ()  # 전날 4.39%에서 4.31%로: the day before is said twice
            eve = measure in {Measure.CHANGE, Measure.BP} and self._measuring.is_of_eve(figure)
            yield Claim(
                figure, self._at + figure.start, self._at + figure.end, subject.abouts, subject.every, measure,
                when, span if measure not in {Measure.LEVEL, Measure.PREVIOUS} else DAY, (EVE,) if eve else dated, direction,
                self._sentence.text.strip(), group, why, subject.sure, spans, subject.name,
            )  # fmt: skip

    def _doubt(self, report: Report, left: Wording, end: int, *, is_dated: bool) -> str:
        """Return why it cannot be told what a report is of, whose clause ends at a place."""
        if self._measuring.is_distance(report):
            return "무엇까지의 거리인지"
        clause = self._whose.cut(report.start), min(end, report.end + _BEHIND)
        return doubt(self._text, self._blank, report, left, clause, is_dated=is_dated)

    def _end_of_clause(self, at: int) -> int:
        """Return where the clause of a report ends that ends at a place, or somebody else is named."""
        found = _CLAUSE_END.search(self._text, at)
        end = found.end() if found else len(self._text)
        later = next((one.start for one in self._mentions if one.start > at), len(self._text))
        return min(end, later)


_BEHIND = 40
"""Characters of a clause behind a report that may tell what it is of."""
_EVES = compiled(r"(?<![가-힣])(?:전날|전일|전\s?거래일|직전\s?거래일|어제)(?:의)?\s종가(?:인|는|도)?\s?\(?$")
"""What stands before the level of the session before: 전날 종가 6,690.90은."""
_WEEKLY = compiled(r"주간 (?:\S{0,4}증시|시황|마감)|\[주간|한 주 (?:증시|시황)")
_HEAD = 80
"""Characters in which a text says that it tells a week."""
