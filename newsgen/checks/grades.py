"""How sure a finding is: told as wrong, or as a hint for a person to look at. All checks are graded here.

A check finds what the record denies under the reading that it takes for the text's own. Where the words around leave
room for another reading that the record bears out, or are looser than a record is, a finding is a hint:

- when: the figure is that of another day which the text names before it; it stands by a date of its own, or its
  subject is carried over from another sentence, and it has no shape of a slip; it is what is recorded of the text's
  own day and close, held against another day or moment; a dateline before figures that are not the text's own day's;
- of what: a yield told finer than its record, by other quotes;
- how fine: a round level, a line that no level right beside it contradicts and that was reached before, a short run that is off by more than one.

Counted on the five sets of texts that no check had seen when they were judged first (354 right calls of what is no
style, 57 false ones), right to false that become hints: another day's 0 to 7, dated or carried over without a shape 0
to 2, the own day's 0 to 2, datelines 0 to 3, round levels 0 to 4, lines 0 to 5, runs 1 to 6.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeGuard

import numpy as np

from newsgen import markets
from newsgen.checks.agree import agrees
from newsgen.checks.amounts import lines
from newsgen.checks.amounts.beliefs import BY_QUOTES
from newsgen.checks.amounts.prices import DIRECTION
from newsgen.checks.amounts.readings import Truth
from newsgen.checks.amounts.shapes import OWN, PLACES, length, shapes
from newsgen.checks.amounts.slips import CHANGE, LEVEL, POINTS
from newsgen.checks.amounts.truths import fits, truths_of
from newsgen.checks.calendar.days import DATELINE
from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.history import streaks
from newsgen.checks.look import Look
from newsgen.checks.policy.public import EARLY
from newsgen.checks.recorded import Range
from newsgen.checks.trading.traded import AMOUNT, WAY, WHOSE
from newsgen.claims import Claim, Measure, When
from newsgen.claims.claim import DAY
from newsgen.claims.markets import is_of_another_series, places
from newsgen.claims.when import Dated, dates
from newsgen.patterns import compiled

_LOOK_AGAIN = " 다른 때나 다른 것을 말한 것인지 확인하십시오."
_ROUND = 2
"""Digits up to which a whole number is round, the zeros behind them left out: 30만원, 4,000달러."""
_ABOUT = 0.2
"""Part of a level within which a round one is told of it."""
_SHORT = 4
"""Days up to which a run is told loosely: the last days of a longer one, or the large ones."""
_ONE = 1
_BESIDE = 12
"""Characters between a line and a level that is told with it."""
_NOT_FAR = 0.05
"""Part of an index up to which a line above it is one that it nears."""
_SEVERAL = 2
"""Figures of a day of before that make what stands around them that day's too."""
_OF_A_DAY = frozenset({streaks.STREAK, AMOUNT, WAY, WHOSE})
"""Codes of what is so on one day, besides prices."""
_BY_COUNT = compiled(r"^(?P<kind>streak|after|weeks|net_buying_streak):(?P<about>\S+) = (?P<n>\d+)$")
"""Whose a run is, and the count that its fact ends with."""
_POINTED = compiled(r"둘 다|(?:두|세|3대|이)\s?(?:주요\s)?지수")
_AT_ONCE = compiled(r"\W*(?:이로써|이날|무려|벌써|어느새|지수는)?\s?")
"""What stands before a run that its sentence begins with: 나흘 만에 반등에 성공했다."""
_TOGETHER = compiled(r"(?:째|\s?연속(?:으로)?)\s(?:동반|나란히|함께|일제히|모두)\s")
"""What stands behind a run that several indices had together: 사흘째 동반 상승."""
_FINEST = Decimal("0.01")
"""The last digit of the yields that the Treasury publishes."""
_DATE = compiled(r"(?:\d{4}년\s?)?(?:\d{1,2}월\s?)?\d{1,2}일")
_OTHERS = "|".join(places(one.name) for one in markets.every())
_RECALLED = compiled(
    rf"앞서\s(?!(?:마감|끝난|거래를|장을|열린|문을|코스피|국내|아시아|유럽|{_OTHERS}))|당시|그때|\d{{1,2}}일?[~∼]\d{{1,2}}일"
)
"""Words for a time that nobody names; 앞서 of another market, which closed before, is none."""
_FORETOLD = compiled(
    r"것으로\s(?:[가-힣]+\s)?(?:추정|예상|전망|관측|내다)|(?:추정|전망|예상)(?:된다|됩니다|했다|한다|되고)"
)


def graded(look: Look, found: Iterable[Flaw | Open]) -> Iterator[Flaw | Open]:
    """Yield what checks found, each finding of which there is room for doubt as a hint."""
    found = list(found)
    held = [one for one in found if _is_held_wrong(one)]
    text = _Text(look, held) if held else None
    for one in found:
        yield _hint(one) if text and _is_held_wrong(one) and text.is_doubtful(one) else one


def _is_held_wrong(one: Flaw | Open) -> TypeGuard[Flaw]:
    """Tell whether something is held to be wrong by the record."""
    return isinstance(one, Flaw) and one.kind is Kind.FALSE and one.severity != "hint"


def _hint(one: Flaw) -> Flaw:
    message = one.message + _LOOK_AGAIN
    return one._replace(severity="hint", message=message, suggestion=None, fixable=False)


class _Text:
    """One text with what is held to be wrong in it."""

    def __init__(self, look: Look, held: list[Flaw]) -> None:
        self._look = look
        self._at: defaultdict[int, list[Claim]] = defaultdict(list)
        self._of_group: defaultdict[int, list[Claim]] = defaultdict(list)
        for claim in look.claims:
            self._at[claim.start].append(claim)
            self._of_group[claim.group].append(claim)
        self._named = [one for one in dates(look.own, look.day) if one.explicit]
        told = [day for one in held if (day := self._told_day(one)) is not None]
        self._told = [one for one in dict.fromkeys(told) if told.count(one) >= _SEVERAL]
        """Where days of before are named of which several figures are held to be wrong of the text's own."""

    def is_doubtful(self, one: Flaw) -> bool:
        """Tell whether a finding may be of another reading than the one that its check took."""
        if one.suggestion == self._look.text[one.start : one.end]:
            return True  # what stands there is what is to stand there: the figure is of its date, and not so told
        if one.code == DATELINE and _DATE.fullmatch(self._look.text, one.start, one.end):
            return self._is_of_its_date(one)
        if one.code == lines.CODE:
            return not self._has_level_beside(one) and not self._was_never_reached(one)
        if one.code == EARLY:
            return self._is_foretold(one)
        claim = self._claim(one)
        if claim is not None:
            return self._is_misread(one, claim)
        if one.code == streaks.STREAK and self._is_loose_run(one):
            return True
        if one.code == DIRECTION and self._is_recalled(one):
            return True
        return one.code in _OF_A_DAY and self._is_within_told(one)

    def _is_misread(self, one: Flaw, claim: Claim) -> bool:
        """Tell whether a price, or a move, may be of another time or somebody else, or is told round."""
        if _is_round(claim):
            return any(_is_about(claim, each) for each in truths_of(self._look, claim)[0])
        if self._is_own(claim) or self._is_by_other_quotes(claim):
            return True
        if self._is_held(claim) or self._is_told_of_then(claim):
            return False
        if self._told_day(one) or any(self._is_of(claim, each.day, 1) for each in self._within_told(one)):
            return True
        if self._is_slip(claim):
            return False
        is_carried = not claim.sure and claim.span == DAY and claim.when is When.CLOSE
        return self._is_dated(claim) or is_carried or self._is_within_told(one) or self._is_recalled(one)

    def _is_told_of_then(self, claim: Claim) -> bool:
        """Tell whether the figure stands in its sentence before, as that of another day: it is not told of it once more."""
        return not claim.days and any(
            each.start < claim.start and each.abouts == claim.abouts
            and each.measure is claim.measure and each.figure.value == claim.figure.value and each.days
            for each in self._look.beside(claim)
        )  # fmt: skip

    def _is_recalled(self, one: Flaw) -> bool:
        """Tell whether words before a finding in its sentence tell a time that nobody names: 앞서 5~6일에는."""
        sentence = self._look.copy.sentence_at(one.start)
        return sentence is not None and _RECALLED.search(self._look.own, sentence.at, one.start) is not None

    def _is_foretold(self, one: Flaw) -> bool:
        """Tell whether the sentence of what was not published yet says what somebody expects of it."""
        sentence = self._look.copy.sentence_at(one.start)
        return sentence is not None and _FORETOLD.search(self._look.own, one.end, sentence.end) is not None

    def _claim(self, one: Flaw) -> Claim | None:
        """Return the claim that a finding of a price is about."""
        if one.code not in {LEVEL, CHANGE, POINTS, "bound"}:
            return None
        return next((each for each in self._at.get(one.start, ()) if each.abouts), None)

    def _is_slip(self, claim: Claim) -> bool:
        """Tell whether a figure has by itself the shape of a slip for what it is held against."""
        truths, _ = truths_of(self._look, claim)
        return any(OWN & set(shapes(self._look, claim, each)) for each in truths)

    def _is_held(self, claim: Claim) -> bool:
        """Tell whether another exact figure of its report is right."""
        return any(
            each.start != claim.start and each.figure.is_exact
            and any(fits(each, truth) for truth in truths_of(self._look, each)[0])
            for each in self._of_group.get(claim.group, ())
        )  # fmt: skip

    def _is_own(self, claim: Claim) -> bool:
        """Tell whether a figure is what is recorded of the text's own day and close, and is held against another's."""
        return (self._is_dated(claim) or claim.when is not When.CLOSE) and self._is_of_own_day(claim)

    def _is_by_other_quotes(self, claim: Claim) -> bool:
        """Tell whether a yield is told finer than its record, which is other quotes: 4.473%."""
        return (
            claim.measure is Measure.LEVEL
            and claim.figure.step < _FINEST
            and all(is_of_another_series(about) for about in claim.abouts)
            and all(
                isinstance(each.value, float) and abs(float(claim.figure.value) - each.value) <= BY_QUOTES
                for each in truths_of(self._look, claim)[0]
            )
        )

    def _is_dated(self, claim: Claim) -> bool:
        """Tell whether a figure stands by the date of another day than its market's session."""
        ground = self._look.ground(claim.abouts[0])
        explicit = bool(claim.days) and claim.days[0].year > 1
        return (
            explicit
            and ground is not None
            and self._look.days_of(claim, claim.abouts[0]) != (ground.session.day,)
        )

    def _told_day(self, one: Flaw) -> Dated | None:
        """Return where a day is named before a figure, or in its sentence, whose record it exactly is."""
        claim = self._claim(one)
        sentence = self._look.copy.sentence_at(one.start)
        end = sentence.end if sentence else one.start
        for each in reversed([day for day in self._named if day.start < end and day.day != self._look.day]):
            if one.of == each.day or (claim is not None and self._is_of(claim, each.day)):
                return each
        return None

    def _is_of(self, claim: Claim, day: dt.date, places: int = PLACES) -> bool:
        """Tell whether a figure of so many digits is exactly the record of its subject on another day."""
        ground = self._look.ground(claim.abouts[0])
        fine = claim.figure.is_exact and length(claim.figure) >= places
        if ground is None or not fine or day == ground.session.day:
            return False
        value = ground.value(claim.abouts[0], claim.measure, When.CLOSE, DAY, day)
        return isinstance(value, float) and agrees(claim.figure, value)

    def _is_within_told(self, one: Flaw) -> bool:
        """Tell whether a finding stands where the text tells a day of before, up to where it names its own again."""
        return any(True for _ in self._within_told(one))

    def _within_told(self, one: Flaw) -> Iterator[Dated]:
        return (each for each in self._told if each.start <= one.start < self._own_again(each.end))

    def _own_again(self, at: int) -> int:
        own = (one.start for one in self._named if one.start >= at and one.day == self._look.day)
        return next(own, len(self._look.text))

    def _is_of_its_date(self, one: Flaw) -> bool:
        """Tell whether a dateline's figures are none of the text's own day, which it tells elsewhere.

        They are those of its sentence, or of the next one that has some. A text that neither names its day nor has a
        figure of it is another day's.
        """
        own = {each.start for each in self._look.claims if self._is_of_own_day(each)}
        by_sentence = (
            [
                each.start
                for each in self._look.claims
                if one.end <= each.start and said.at <= each.start < said.end
            ]
            for said in self._look.copy.sentences
            if said.end > one.end
        )
        first = next((each for each in by_sentence if each), [])
        names_own = any(each.day == self._look.day for each in self._named)
        return (bool(own) or names_own) and own.isdisjoint(first) and bool(self._look.grounds)

    def _is_of_own_day(self, claim: Claim) -> bool:
        ground = self._look.ground(claim.abouts[0]) if claim.abouts else None
        if ground is None or not claim.figure.is_exact:
            return False
        value = ground.value(claim.abouts[0], claim.measure, When.CLOSE, DAY, ground.session.day)
        return isinstance(value, float) and agrees(claim.figure, value)

    def _has_level_beside(self, one: Flaw) -> bool:
        """Tell whether an exact level stands right behind a line or before it: 6000선을 넘긴 5925.03."""
        return any(
            each.measure is Measure.LEVEL and each.figure.is_exact and each.figure.step < 1
            and (0 <= each.start - one.end <= _BESIDE or 0 <= one.start - each.end <= _BESIDE)
            for each in self._look.claims
        )  # fmt: skip

    def _was_never_reached(self, one: Flaw) -> bool:
        """Tell whether a line lies above all that its index has ever been at, and near where it is: no other time is meant."""
        claim = next((each for each in self._at.get(one.start, ()) if len(each.abouts) == 1), None)
        ground = self._look.ground(claim.abouts[0]) if claim else None
        prices = ground.prices(claim.abouts[0]) if claim and ground else None
        row = prices.row(ground.session.day) if ground and prices else None
        if claim is None or prices is None or row is None or prices.high is None or claim.days:
            return False
        line, close = float(claim.figure.value), float(prices.close[row])
        return bool(np.nanmax(prices.high[: row + 1]) < line - 1) and line < close * (1 + _NOT_FAR)

    def _is_loose_run(self, one: Flaw) -> bool:
        """Tell whether a run is off the record's by more than one, and is short or of somebody named elsewhere."""
        recorded = _BY_COUNT.match(one.fact)
        told = streaks.told_in(self._look.text[one.start : one.end])
        if recorded is None or told is None or abs(int(recorded["n"]) - told) <= _ONE:
            return False
        if recorded["kind"] == "net_buying_streak":
            return told <= _SHORT
        if _TOGETHER.match(self._look.text, one.end):
            return False  # a run that all of them had
        is_named = self._names(one, recorded["about"]) or self._begins_with(one, recorded["about"])
        return told <= (_ONE if recorded["kind"] == "after" else _SHORT) or not is_named

    def _begins_with(self, one: Flaw, about: str) -> bool:
        """Tell whether a sentence begins with a run and the one before it, in its block, names one index alone: its."""
        sentence = self._look.copy.sentence_at(one.start)
        if sentence is None or not _AT_ONCE.fullmatch(self._look.own, sentence.at, one.start):
            return False
        before = [each for each in self._look.copy.sentences if each.at < sentence.at]
        if not before or before[-1].block != sentence.block:
            return False
        named = {
            each
            for mention in self._look.mentions
            if before[-1].at <= mention.start < before[-1].end
            for each in mention.abouts
        }
        return named == {about}

    def _names(self, one: Flaw, about: str) -> bool:
        """Tell whether the sentence of a finding names whom it is of, or points to indices told before it."""
        sentence = self._look.copy.sentence_at(one.start)
        if sentence is None:
            return False
        return _POINTED.search(self._look.own, sentence.at, one.start) is not None or any(
            about in each.abouts and sentence.at <= each.start < sentence.end for each in self._look.mentions
        )


def _is_about(claim: Claim, truth: Truth) -> bool:
    """Tell whether a round level is near enough to a recorded one to be told of it."""
    ends = truth.value if isinstance(truth.value, Range) else (truth.value,)
    return any(abs(float(claim.figure.value) - end) <= _ABOUT * abs(end) for end in ends)


def _is_round(claim: Claim) -> bool:
    """Tell whether a figure is a round level, which is told of what is near it."""
    if claim.measure is not Measure.LEVEL or claim.figure.step < 1:
        return False
    return len(str(int(claim.figure.value / claim.figure.step)).rstrip("0")) <= _ROUND
