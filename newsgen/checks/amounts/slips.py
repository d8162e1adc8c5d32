"""What slip made a figure wrong: exchanged with another, another subject's; its day or unit have their own modules."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from newsgen import markets
from newsgen.checks.agree import agrees
from newsgen.checks.amounts import sizes
from newsgen.checks.amounts.beliefs import Belief, belief, misplaced
from newsgen.checks.amounts.binding import span_words
from newsgen.checks.amounts.early import are_quotes, is_stocks
from newsgen.checks.amounts.misdated import other_date, other_day, other_year
from newsgen.checks.amounts.misunits import in_percent, other_unit
from newsgen.checks.amounts.readings import Truth
from newsgen.checks.amounts.shapes import has_one_answer, meant
from newsgen.checks.amounts.telling import fact, same, suggested, told
from newsgen.checks.amounts.truths import bears, fits
from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.look import Look, called
from newsgen.claims import Claim, Measure, Span, When
from newsgen.claims.claim import DAY
from newsgen.codes import Code
from newsgen.korean import attach
from newsgen.patterns import compiled

LEVEL: Final = "level"
CHANGE: Final = "change"
POINTS: Final = "points"
SUBJECT: Final = "subject"
_CODES: dict[Measure, Code] = {
    Measure.LEVEL: LEVEL,
    Measure.POINTS: POINTS,
    Measure.CHANGE: CHANGE,
    Measure.BP: POINTS,
    Measure.PREVIOUS: LEVEL,
}
_OPPOSITE = {"웃돌": "밑돌", "밑돌": "웃돌", "상회": "하회", "하회": "상회"}
_BEYOND = compiled("|".join(_OPPOSITE))
_PREDICATE = compiled(r"^(?:[을를에]|이\s)|[였었았했다]$")
"""A bound that is the verb of its clause, not an adverb: 4%를 넘었, 5%에 육박했."""
_NEXT = 8
"""Wrong figures behind one that may be exchanged with it: those of its sentence."""


class Wrong(NamedTuple):
    """A claim that no candidate bears out."""

    claim: Claim
    truths: list[Truth]
    held: bool = False
    """Whether another figure of its report is right."""
    is_even: bool = False
    """Whether the figures of its report agree with each other, so that no slip made it."""


def flaws(look: Look, wrong: list[Wrong], maybe: list[Wrong]) -> Iterator[Flaw | Open]:
    """Yield what is wrong; two figures of one sentence that are each other's are one flaw.

    ``maybe`` are figures that another time would bear out: of yields wrong where they are another's, and that one
    theirs.
    """
    done: set[int] = set()
    for together in _misspanned(look, wrong):
        done |= set(together)
        yield _of_other_span(look, [wrong[at] for at in together])
    early = are_quotes(look, ((one.claim, one.truths) for one in wrong))
    for at, one in enumerate(wrong):
        if at in done:
            continue
        other = next(
            (
                n
                for n in range(at + 1, min(at + _NEXT, len(wrong)))
                if n not in done and _are_exchanged(one, wrong[n])
            ),
            None,
        )
        of_yield = other is None and one.claim.measure is Measure.BP
        swapped = next((each for each in maybe if of_yield and _are_exchanged(one, each)), None)
        if swapped is not None:
            yield _exchanged(look, *sorted((one, swapped), key=lambda each: each.claim.start))
            continue
        if other is None:
            yield _flaw(look, one, is_early=early and is_stocks(one.claim, one.truths))
            continue
        done.add(other)
        yield _exchanged(look, one, wrong[other])


def _misspanned(look: Look, wrong: list[Wrong]) -> Iterator[list[int]]:
    """Yield the places of several of a sentence that all moved so over one other span than it says."""
    found: defaultdict[tuple[str, Span, Span, dt.date], list[int]] = defaultdict(list)
    for at, (claim, truths, *_) in enumerate(wrong):
        other = misplaced(look, claim, truths) if claim.span != DAY else None
        if other and other.about == truths[0].about:
            found[claim.sentence, claim.span, other.span, other.day].append(at)
    yield from (each for each in found.values() if len(each) > 1)


def _of_other_span(look: Look, wrong: list[Wrong]) -> Flaw:
    """Return the one flaw of several figures whose span is another: from its words to the first of them."""
    claim, truths, *_ = wrong[0]
    other = misplaced(look, claim, truths) or truths[0]
    message = told(look, claim, truths[0]) + same(look, claim, other)
    start = span_words(look, claim)
    return Flaw("day", Kind.FALSE, start, claim.end, message, fact=fact(truths[0], claim))


def _are_exchanged(one: Wrong, other: Wrong) -> bool:
    first, second = one.claim, other.claim
    if (
        first.sentence != second.sentence
        or first.figure.unit != second.figure.unit
        or first.measure != second.measure
    ):
        return False
    exact = first.figure.is_exact and second.figure.is_exact
    return exact and fits(first, other.truths[0]) and fits(second, one.truths[0])


def _exchanged(look: Look, one: Wrong, other: Wrong) -> Flaw:
    first, second = one.claim, other.claim
    between = look.text[first.end : second.start]
    mine, theirs = look.text[first.start : first.end], look.text[second.start : second.end]
    message = (
        f"두 수치가 뒤바뀌었습니다. {told(look, first, one.truths[0])} {told(look, second, other.truths[0])}"
    )
    turned = not (_goes(first, one.truths[0]) and _goes(second, other.truths[0]))
    return Flaw(
        SUBJECT,
        Kind.FALSE,
        first.start,
        second.end,
        message,
        None if turned else theirs + between + mine,
        fact=fact(one.truths[0], first),
    )


def _goes(claim: Claim, truth: Truth) -> bool:
    """Tell whether the word of direction beside a figure is that of a candidate."""
    return bears(claim._replace(figure=claim.figure._replace(sign=0)), truth)


def _flaw(look: Look, wrong: Wrong, *, is_early: bool) -> Flaw | Open:
    claim, truths = wrong.claim, wrong.truths
    text = look.text[claim.start : claim.end]
    truth = (
        next(
            (
                each
                for each in truths
                if not any(fits(claim, one) for one in truths if one.about == each.about)
            ),
            truths[0],
        )
        if claim.every
        else meant(look, claim, truths)
    )
    other = (
        in_percent(look, claim)
        or other_unit(look, claim, text, truth)
        or other_year(look, claim, truth)
        or other_day(look, claim, truth)
        or other_date(look, claim, truth)
    )
    if other:
        return other
    held = belief(look, claim, truths, held=wrong.held, is_early=is_early or wrong.is_even)
    if held is Belief.MISREAD:
        return Open(claim.start, claim.end, "누구의, 어느 때의 수치인지")
    if held is Belief.DOUBTFUL:
        return _doubt(look, claim, truth)
    place = misplaced(look, claim, truths)
    suggestion = (
        suggested(claim, text, truth.value, commas=look.has_commas)
        if isinstance(truth.value, float)
        and (not place or (wrong.held and claim.measure is Measure.LEVEL))
        and has_one_answer(look, claim, truths, held=wrong.held)
        else None
    )
    if suggestion and claim.figure.is_exact and suggestion in claim.sentence:
        suggestion = None  # it stands there already, as somebody else's: two were exchanged
    end = claim.end
    if claim.figure.bound and claim.figure.bound not in {"band", "line"}:
        end = claim.start + (claim.figure.bound_end - claim.figure.start)
        verb = _BEYOND.search(look.text, claim.end, end)
        if verb:
            suggestion = text + look.text[claim.end : verb.start()] + _OPPOSITE[verb[0]]
        elif suggestion:
            suggestion = _in_words(suggestion, look.text[claim.end : end])
    return Flaw(
        _code(claim),
        Kind.FALSE,
        claim.start,
        end,
        told(look, claim, truth) + (same(look, claim, place) if place else ""),
        suggestion,
        fact=fact(truth, claim),
    )


def _in_words(suggestion: str, words: str) -> str | None:
    """Return a bound in the words of its text: 3% 넘게 for what stands as 4%를 넘었; None where they are of another verb."""
    if not _PREDICATE.search(words):
        return suggestion
    number, _, word = suggestion.rpartition(" ")
    return number + words if word == "넘게" and "넘" in words else None


def _doubt(look: Look, claim: Claim, truth: Truth) -> Flaw:
    """Return what a person has to look at: the figure may be right of another time, or of something else."""
    message = f"{told(look, claim, truth)} 다른 때나 다른 것의 수치인지 확인하십시오."
    return Flaw(
        _code(claim), Kind.FALSE, claim.start, claim.end, message, severity="hint", fact=fact(truth, claim)
    )


def _code(claim: Claim) -> Code:
    return (
        "bound"
        if claim.figure.bound in {"over", "at_least", "under", "at_most", "nearly", "double"}
        else _CODES[claim.measure]
    )


def elsewhere(look: Look, group: list[Claim]) -> Flaw | None:
    """Return the flaw of a whole report that is another subject's, or another day's."""
    first = group[0]
    if first.name is None or len(first.abouts) != 1 or not first.sure:
        return None
    if not all(claim.figure.is_exact for claim in group):
        return None
    about = first.abouts[0]
    ground = look.ground(about)
    if ground is None:
        return None
    (day, *_) = look.days_of(first, about)
    others = sizes.named(look, ground)
    if first.when is not When.WITHIN:  # or there is no one size
        others = sizes.of_named(look, ground, sizes.time_of(first, first.span, day)).said_by(first.figure)
    whose = [one for one in others if one != about and _all_agree(look, group, one, day)]
    fine = {one.measure for one in group} >= {Measure.LEVEL, Measure.CHANGE}
    if not whose and fine and ground.is_traded(about):
        # a price with its move is nobody else's by chance
        whose = [one for one in ground.traded_most[:_MANY] if _all_agree(look, group, one, day)]
    if len(whose) == 1 and any(claim.measure is Measure.LEVEL or len(group) > 1 for claim in group):
        start, end = first.name
        message = f"이 수치는 {attach(called(look, about), '이/가')} 아니라 {called(look, whose[0])}의 것입니다({day:%Y-%m-%d})."
        return Flaw(
            SUBJECT,
            Kind.FALSE,
            start,
            end,
            message,
            _renamed(look.text[start:end], whose[0]),
            fact=f"{whose[0]}@{day}",
        )
    return None


_MANY = 200
"""Stocks traded most among which another's price and move are looked for."""


def _renamed(text: str, about: str) -> str | None:
    known = markets.subject(about)
    if known is None:
        return None
    plain = known.headline.removesuffix("지수")
    return f"{plain}{' ' if ' 지수' in text else ''}지수" if text.endswith("지수") else plain


def _all_agree(look: Look, group: list[Claim], about: str, day: dt.date) -> bool:
    ground = look.ground(about)
    if ground is None:
        return False
    for claim in group:
        value = ground.value(about, claim.measure, claim.when, claim.span, day)
        if value is None or not agrees(claim.figure, value):
            return False
    return True
