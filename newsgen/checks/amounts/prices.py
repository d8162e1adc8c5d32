"""Level, points, percent, direction and subject of prices against the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from newsgen import markets
from newsgen.checks.amounts.evenly import are_even
from newsgen.checks.amounts.misdated import other_years_session
from newsgen.checks.amounts.misunits import of_yield
from newsgen.checks.amounts.money import in_money
from newsgen.checks.amounts.readings import Truth, bears_out_any
from newsgen.checks.amounts.slips import Wrong, elsewhere, flaws
from newsgen.checks.amounts.telling import fact, turned
from newsgen.checks.amounts.truths import bears, fits, says, truths_of
from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.look import Look, called
from newsgen.checks.opposite import opposite
from newsgen.checks.recorded import Range
from newsgen.claims import Claim, Measure
from newsgen.claims.claim import DAY
from newsgen.patterns import compiled

DIRECTION: Final = "direction"
_BESIDE = 6
"""Characters between a figure and the word that says which way it went: -2.99% 상승, -0.8%(3포인트) is no neighbour."""


_PLUS = compiled(r"\+\s?\d")
"""How a text writes what rose, where it does by a sign."""
_MADE = compiled(r"\s?(?:끌어|밀어\s?올|떠받|들어\s?올|견인)")
"""What somebody did to somebody else by a figure: 지수를 1.74% 끌어올렸다."""
_ONCE = compiled(r"[가-힣]{0,3}던\s(?:것|건|적|때|날|곳|데)")
"""What stands behind what was so at another time: 20을 넘었던 것은 장중뿐이다."""
_NTH_TIME = compiled(
    r"\s[가-힣]{1,5}[은린른진뛴한]\s(?:것은|것이|건|날은|날이|사례는)\s(?:[^.\n]|\.\d){0,24}?(?:번째|\d+(?:번|차례|거래일|일)|(?:한|두|세|네)\s(?:번|차례))"
)
"""What stands behind a size that days were counted by: 8% 넘게 떨어진 것은 올해에만 세 번째다."""
_SHORT_OF = compiled(r"에\s?(?:가까|가깝|육박|근접|다가|못\s?미|버금)")
"""What stands behind what a move came near to: 두 자릿수에 가까운."""
_PAST = compiled(
    r"[가-힣]{0,4}(?:던\s|[른린뛴진한]\s(?:날|적|때|것|바|뒤|후|이후|종목|애들|곳)(?![가-힣]*\d))"
)
"""A way gone before, or by many: 10% 넘게 빠졌던 지수, 9% 넘게 오른 날이 이어졌다."""
_ALL_OF = frozenset({"over", "at_least", "nearly", "under", "at_most"})
_LIST = compiled(r"[와과·,]")


def check(look: Look) -> Iterator[Flaw | Open]:
    """Yield the figures and words of direction that the record contradicts."""
    groups: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in look.claims:
        groups[claim.group].append(claim)
    said: set[int] = set()
    wrong: list[Wrong] = []
    maybe: list[Wrong] = []
    said_of: Claim | None = None
    borne: list[Claim] = []
    for group in groups.values():
        mine: list[Wrong] = []
        right: list[Claim] = []
        whole, said_of = _identified(look, group, said_of)
        for claim in _anchored(look, whole):
            yield from _claim(look, claim, said, mine, right, maybe)
        other = elsewhere(look, group) if len(mine) > 1 and len(mine) == len(group) else None
        if other:
            yield other
        else:
            wrong += [one._replace(held=bool(right)) for one in mine]
            borne += right
    yield from flaws(look, _evenly(look, wrong, borne), maybe)


def _evenly(look: Look, wrong: list[Wrong], borne: list[Claim]) -> list[Wrong]:
    """Return wrong figures, each told whether those of its sentence are in step."""
    beside: defaultdict[str, tuple[list[Wrong], list[Claim]]] = defaultdict(lambda: ([], []))
    for one in wrong:
        beside[one.claim.sentence][0].append(one)
    for right in borne:
        beside[right.sentence][1].append(right)
    return [one._replace(is_even=are_even(look, one, *beside[one.claim.sentence])) for one in wrong]


def _is_of_all(look: Look, claim: Claim) -> bool:
    """Tell whether a figure with a bound is behind a list of names, each of which it holds for: A와 B가 9% 넘게."""
    if len(claim.abouts) < 2 or not claim.sure or claim.name is None or claim.figure.bound not in _ALL_OF:
        return False
    return _LIST.search(look.text, *claim.name) is not None


def _is_of_else(look: Look, claim: Claim) -> bool:
    """Tell whether words behind a figure make it another's than who is named before it, or of another time."""
    end = claim.start - claim.figure.start + claim.figure.bound_end
    if claim.figure.bound == "double" and _SHORT_OF.match(look.text, end):
        return True
    if claim.measure is Measure.LEVEL and claim.figure.bound and _ONCE.match(look.text, end):
        return True
    if claim.measure is Measure.CHANGE and claim.figure.bound and _NTH_TIME.match(look.text, end):
        return True
    return (
        _MADE.match(look.text, end) is not None
        and claim.name is not None
        and look.text[claim.name[1]] not in "을를"
    )


def _identified(look: Look, group: list[Claim], before: Claim | None) -> tuple[list[Claim], Claim | None]:
    """Return the claims of a report that names nobody as those of the index whose level, to the last digit, it tells.

    ``before`` is such a level told right before it, whose move it then is; the level is returned for the next.
    """
    if any(one.abouts or one.why_open != _WHOSE or one.days for one in group):
        return group, None
    if (
        before
        and 0 <= group[0].start - before.end <= _BESIDE
        and all(one.when is before.when for one in group)
    ):
        return [each._replace(abouts=before.abouts, why_open="", sure=True) for each in group], None
    levels = [one for one in group if one.measure is Measure.LEVEL and one.figure.is_exact]
    if len(levels) != 1 or not _FINE <= levels[0].figure.step < 1 or levels[0].span != DAY:
        return group, None
    told = levels[0]
    whose = [
        about
        for about in markets.named(look.home).indices
        if (ground := look.ground(about)) is not None
        and isinstance(value := ground.value(about, told.measure, told.when, DAY, ground.session.day), float)
        and abs(float(told.figure.value) - value) < _HUNDREDTH / 2
    ]
    if len(whose) != 1:
        return group, None
    named = [each._replace(abouts=(whose[0],), why_open="", sure=True) for each in group]
    return named, next(one for one in named if one.start == told.start)


_WHOSE = "누구의 수치인지"
_FINE = Decimal("0.01")


def _anchored(look: Look, group: list[Claim]) -> list[Claim]:
    """Return the claims of a report, sure of whom they are where its level is theirs: 2% 오른 6만200원."""
    if all(one.sure for one in group) or any(one.abouts != group[0].abouts for one in group):
        return group
    for one in group:
        exact = one.measure is Measure.LEVEL and one.figure.is_exact and len(one.abouts) == 1
        truths = truths_of(look, one)[0] if exact and not one.days else []
        fine = truths and (one.figure.step < 1 or not truths[0].about.startswith("^"))
        if fine and all(fits(one, each) for each in truths):
            return [each._replace(sure=True) for each in group]
    return group


def _claim(
    look: Look, claim: Claim, said: set[int], wrong: list[Wrong], right: list[Claim], maybe: list[Wrong]
) -> Iterator[Flaw | Open]:
    if not claim.every and _is_of_all(look, claim):
        claim = claim._replace(every=True)
    truths, missing = truths_of(look, claim)
    if truths and not missing and _is_of_else(look, claim):
        truths, missing = [], "누구의, 어느 때의 수치인지"
    if missing:
        yield other_years_session(look, claim) or Open(claim.start, claim.end, missing)
    if not truths:
        return
    if _is_in_won(claim, truths):
        start = claim.start + (claim.figure.number_end - claim.figure.start)
        message = f"{called(look, truths[0].about)} 값은 달러입니다."
        yield in_money(look, start, claim.end, "달러", message, fact(truths[0], claim))
        return
    if claim.measure is Measure.BP and claim.figure.unit == "percent":
        yield from of_yield(look, claim, truths[0])
        return
    fitting = [each for each in truths if fits(claim, each)]
    if {one.about for one in fitting} != {one.about for one in truths} if claim.every else not fitting:
        if bears_out_any(look, claim, says):
            maybe.append(Wrong(claim, truths))
            yield Open(claim.start, claim.end, "누구의, 어느 때의 수치인지")
        else:
            wrong.append(Wrong(claim, truths))
    elif claim.direction and all(_turns(claim, each) for each in fitting):
        yield from _word(look, claim, fitting[0], said)
    elif not any(bears(claim, each) for each in fitting):
        yield from _turned(look, claim, truths, fitting, said)
    elif claim.figure.is_exact:
        right.append(claim)


def _turned(
    look: Look, claim: Claim, truths: list[Truth], fitting: list[Truth], said: set[int]
) -> Iterator[Flaw | Open]:
    """Yield the direction of a figure of the right size, which all candidates of that size contradict."""
    if claim.spans and bears_out_any(look, claim, says):
        yield Open(claim.start, claim.end, "누구의, 어느 때의 수치인지")
        return
    is_open = any(bears(claim, each) for each in truths)  # the word may be right, of another span
    for each in _direction(look, claim, fitting, said):
        yield each._replace(suggestion=None) if is_open else each


def _is_in_won(claim: Claim, truths: list[Truth]) -> bool:
    """Tell whether the price of a commodity, which is in dollars, is told in won."""
    return (
        claim.figure.unit == "원"
        and claim.measure in {Measure.LEVEL, Measure.POINTS}
        and all(each.about.endswith("=F") for each in truths)
        and any(fits(claim, each) for each in truths)
    )


def _direction(look: Look, claim: Claim, truths: Sequence[Truth], said: set[int]) -> Iterator[Flaw]:
    """Yield the word of direction, or the sign, that all candidates contradict."""
    truth = truths[0]
    if claim.figure.sign:
        mark = look.text[claim.start : claim.end]
        plus = "+" if _PLUS.search(look.text) and mark[0] in "+-−–" else ""
        right = "-" if isinstance(truth.value, float) and truth.value < 0 else plus
        yield Flaw(
            DIRECTION, Kind.FALSE, claim.start, claim.end, turned(look, truth),
            right + mark.lstrip("+-−–▲▼△↑↓ "), fact=fact(truth, claim),
        )  # fmt: skip
        return
    yield from _word(look, claim, truth, said)


def _turns(claim: Claim, truth: Truth) -> bool:
    """Tell whether a figure's sign is right and the word of direction beside it says the other way: -2.99% 상승."""
    word = claim.direction
    if word is None or claim.measure is not Measure.CHANGE or not bears(claim, truth) or claim.spans:
        return False
    signed = claim.figure.sign != 0 and claim.start < word.start <= claim.end + _BESIDE
    return signed and word.sign == -claim.figure.sign


def _is_of_named_day(claim: Claim, truth: Truth) -> bool:
    """Tell whether an index's exact move stands with its own day: 전날 5.26% 급등했던 지수."""
    fine = claim.figure.is_exact and float(claim.figure.step) <= _HUNDREDTH
    return fine and bool(claim.days) and truth.about.startswith("^")


_HUNDREDTH = 0.011


def _word(look: Look, claim: Claim, truth: Truth, said: set[int]) -> Iterator[Flaw]:
    """Yield the word of direction beside a figure as one that the record contradicts, once."""
    word = claim.direction
    if word is None or word.start in said:
        return
    if _PAST.match(look.text, word.start) and not _is_of_named_day(claim, truth):
        return
    said.add(word.start)
    start, end, other = opposite(look.text, word.start, word.end)
    right = None if _is_loosely(claim, truth) else other
    yield Flaw(DIRECTION, Kind.FALSE, start, end, turned(look, truth), right, fact=fact(truth, claim))


def _is_loosely(claim: Claim, truth: Truth) -> bool:
    """Tell whether a stock's move to two decimals is off the record by some: with the word turned it may be another's."""
    if claim.measure is not Measure.CHANGE or isinstance(truth.value, Range) or truth.about.startswith("^"):
        return False
    fine = claim.figure.is_exact and float(claim.figure.step) <= _HUNDREDTH
    return fine and abs(abs(truth.value) - float(claim.figure.value)) > _HUNDREDTH
