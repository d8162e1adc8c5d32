"""Where the figures of a checked text come from: how each was read, and the record behind it down to the prices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from newsgen import measures
from newsgen.checks.amounts.readings import Truth
from newsgen.checks.amounts.telling import named, shown_of
from newsgen.checks.amounts.truths import moment_of, truths_of
from newsgen.checks.ground import Ground
from newsgen.checks.look import called
from newsgen.checks.policy import odds
from newsgen.checks.recorded import Range
from newsgen.checks.run import Checked
from newsgen.checks.trading import netbuying
from newsgen.claims import Claim, Measure, When
from newsgen.korean.figures import figures
from newsgen.model import Input
from newsgen.outputs.checked import CheckedFigure, CheckFinding, CheckReading, FigureVerdict
from newsgen.outputs.explained import Row, lines, of_reading
from newsgen.proof.arithmetic import worked
from newsgen.reading import Lines, Span

_SUMS = {
    Measure.LEVEL: measures.Sum.LAST,
    Measure.PREVIOUS: measures.Sum.LAST,
    Measure.POINTS: measures.Sum.DIFFERENCE,
    Measure.CHANGE: measures.Sum.CHANGE,
    Measure.BP: measures.Sum.BASIS_POINTS,
}
_FACTS = {
    (Measure.LEVEL, "day", When.CLOSE): "close",
    (Measure.LEVEL, "day", When.OPEN): "open",
    (Measure.LEVEL, "day", When.HIGH): "high",
    (Measure.LEVEL, "day", When.LOW): "low",
    (Measure.POINTS, "day", When.CLOSE): "points_day",
    (Measure.CHANGE, "day", When.CLOSE): "change_day",
    (Measure.CHANGE, "week", When.CLOSE): "change_wtd",
    (Measure.CHANGE, "month", When.CLOSE): "change_mtd",
    (Measure.CHANGE, "year", When.CLOSE): "change_ytd",
    (Measure.BP, "day", When.CLOSE): "yield_change",
}
"""What a figure says -> the measure of the fact that our own articles bind such a figure to."""


class Explained:
    """The figures of one checked text."""

    def __init__(self, checked: Checked) -> None:
        self.listing, self._look = checked

    def at(self, offset: int) -> CheckedFigure | None:
        """Return the figure at an offset of the source, or what was found there; None where nothing stands."""
        known = next((one for one in self.every() if one.start <= offset < one.end), None)
        if known is not None:
            return known
        found = next((one for one in self.listing.findings if one.start <= offset < one.end), None)
        if found is not None:
            return self._figure(Span(found.start, found.end))
        spans = (self._span(one.start, one.end) for one in figures(self._look.text))
        bare = next((one for one in spans if one.start <= offset < one.end), None)
        return self._figure(bare) if bare else None

    def offset(self, line: int, column: int) -> int | None:
        """Return the offset of a line and a column, both from 1; None where the text has no such place."""
        return Lines(self._look.copy.source).offset(line, column)

    def every(self) -> Iterator[CheckedFigure]:
        """Yield the figures that the text claims something by, in its order."""
        claimed: dict[int, Claim | netbuying.Amount] = {one.start: one for one in self._look.claims}
        bought = {one.start: one for one in netbuying.amounts(self._look)}
        for _, one in sorted((bought | claimed).items()):
            place = self._span(one.start, one.end)
            if isinstance(one, netbuying.Amount):
                yield self._figure(place, readings=one.readings, is_read=bool(one.readings))
            else:
                yield self._figure(place, one.sentence, tuple(self._readings(one)), is_read=True)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._look.copy.source)

    def _span(self, start: int, end: int) -> Span:
        return self._look.copy.span(start, end)

    def _figure(
        self, at: Span, sentence: str = "", readings: tuple[CheckReading, ...] = (), *, is_read: bool = False
    ) -> CheckedFigure:
        place = self._lines.place(at.start)
        found = tuple(one for one in self.listing.findings if one.start < at.end and at.start < one.end)
        return CheckedFigure(
            file=self.listing.file, line=place.line, column=place.column, start=at.start, end=at.end,
            text=self._look.copy.source[at.start : at.end], verdict=_verdict(found, is_read=is_read),
            sentence=" ".join((sentence or self._sentence(at)).split()),
            readings=readings, findings=found,
        )  # fmt: skip

    def _sentence(self, at: Span) -> str:
        every = ((one, self._span(one.at, one.end)) for one in self._look.copy.sentences)
        return next((one.text for one, span in every if span.start <= at.start < span.end), "")

    def _readings(self, claim: Claim) -> Iterator[CheckReading]:
        truths, _ = truths_of(self._look, claim)
        for one in truths:
            ground = self._look.ground(one.about)
            if ground is not None:
                yield self._reading(claim, one, ground)
        if not truths:
            yield from odds.readings(self._look, claim)

    def _reading(self, claim: Claim, truth: Truth, ground: Ground) -> CheckReading:
        claim = claim._replace(when=moment_of(self._look, ground, claim))
        inputs = ground.behind(truth.about, claim.measure, claim.when, truth.span, truth.day)
        low, high = truth.value if isinstance(truth.value, Range) else (truth.value, None)
        told = (shown_of(truth, claim, each) for each in (low, high) if each is not None)
        return CheckReading(
            about=truth.about, name=called(self._look, truth.about), measure=named(claim, truth.span),
            date=truth.day, value=low, high=high, shown="~".join(told), fact=_fact(claim, truth, ground),
            inputs=inputs, sum=_sum(claim, inputs) if high is None else "", sources=ground.origins(truth.about),
            asked=ground.asked(truth.about, truth.day),
        )  # fmt: skip


_VERDICTS = {
    "right": "맞음",
    "wrong": "틀림",
    "uncheckable": "알 수 없음",
    "unread": "시세의 수치로 읽지 않음",
}


def told(one: CheckedFigure) -> Iterator[str]:
    """Yield in Korean what a terminal shows of a figure: how it was read, against what, and what came of it."""
    yield one.text
    yield from lines([Row("문장", f"“{one.sentence}”"), Row("결과", _VERDICTS[one.verdict])])
    for each in one.findings:
        to = f" → {each.suggestion}" if each.suggestion is not None else ""
        yield from lines([Row("까닭", f"{each.message}{to}")])
    for reading in one.readings:
        yield from lines(of_reading(reading))


def _verdict(found: Iterable[CheckFinding], *, is_read: bool) -> FigureVerdict:
    told = [
        one for one in found if one.kind != "style" and (one.verdict != "wrong" or one.severity != "hint")
    ]
    if told:
        return "wrong" if any(one.verdict == "wrong" for one in told) else "uncheckable"
    return "right" if is_read else "unread"


def _fact(claim: Claim, truth: Truth, ground: Ground) -> str:
    """Return the id of the fact that an article of the session would bind the figure to; empty where none."""
    measure = _FACTS.get((claim.measure, truth.span.kind, claim.when))
    if measure is None or truth.day != ground.session.day or ground.at or ground.book is None:
        return ""
    found = ground.book.get(measure, truth.about)
    return found.id if found else ""


def _sum(claim: Claim, inputs: tuple[Input, ...]) -> str:
    """Write out how a value follows from what is recorded; empty where that is not whole."""
    needed = 1 if claim.measure in {Measure.LEVEL, Measure.PREVIOUS} else 2
    return worked(_SUMS[claim.measure], inputs) if len(inputs) == needed else ""
