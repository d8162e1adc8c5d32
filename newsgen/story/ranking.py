"""Which stocks of a ranking are told together, in which order, with which particle; a template says them.

Who went as far as their neighbour is told with one figure, who has the same verb shares it. Who has a place
of their own to tell (a record, a run) has a sentence of their own, first if they went furthest, else behind
the others. Of whom a report is told comes behind the others: what is said of it reaches all that follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from newsgen.config import Style
from newsgen.errors import TemplateProblem
from newsgen.model import Fact
from newsgen.story.happenings import Telling, is_report
from newsgen.story.rounding import around
from newsgen.story.scales import Scales
from newsgen.story.views import Subject

NOTED = "noted"
"""The kind of who has only a reason of the desk's to be told behind it, in a sentence of its own."""
PLACES = ("since", "record", "run", "year", NOTED)
"""Kinds of a company's own place, the rarest first."""
FAR = 5.0
"""Percent from which on a move has its figure, among the first ``SIZED`` of a side."""
SIZED = 3
"""Figures of a side at most: a reader keeps no more of a list."""
ROW = 2
"""Figures of one verb that stand in a row: before more of them the first has a sentence of its own."""
NEAR = 2.5
"""Percent below which a move has none but the first."""

Kept = Mapping[str, Sequence[Subject]] | None
"""Of whom a place of their own is told, by its kind."""


class Mover(NamedTuple):
    """A stock and its move."""

    stock: Subject
    move: Fact
    heat: int
    """How strong the word for the move is: 2 폭등, 1 급등, 0 plain."""
    telling: Telling | None
    """What may be said beside it."""
    place: str
    """The kind of its own place; empty where none is told."""
    noted: bool
    """Whether the desk's reason follows it, which no other's move may part from its own."""


class Group(NamedTuple):
    """Stocks that share a figure."""

    stocks: tuple[Subject, ...]
    moves: tuple[Fact, ...]
    particle: str
    ends: Literal["stop", "comma", "and"]
    """What follows: nothing (올랐다), a figure of the same verb, another verb (올랐고)."""


class Ranking(NamedTuple):
    """A ranking in the order of its telling."""

    ahead: tuple[Subject, ...]
    """Who shares a place of their own that is told first; empty where nobody does."""
    groups: tuple[Group, ...]
    between: tuple[tuple[Subject, ...], ...]
    """Whose own places are told after them, who went further than all that follow."""
    rest: tuple[tuple[Subject, ...], ...]
    """Who is told after these: groups of those that share a figure."""
    behind: tuple[tuple[Subject, ...], ...]
    """Whose own places are told last: groups of those that share one."""


_ONCE = frozenset({"since", "year"})
"""Kinds of places that one company tells in a ranking: two of them read as a form."""


class Side(NamedTuple):
    """The risers of a ranking, or its fallers, who went furthest first."""

    stocks: list[Subject]
    industry: Subject | None
    """Of which industry most of them are; None where of none."""
    up: bool


def place_of(stock: Subject, kept: Kept) -> str:
    """Return of which kind a company's own place is; empty where none is told."""
    here = (kind for kind in PLACES if kept and any(one.about == stock.about for one in kept.get(kind, ())))
    return next(here, "")


def apart(stocks: Iterable[Subject], over: str) -> tuple[list[Subject], list[Subject]]:
    """Return of whom a report may be told, and the others."""
    sorts: tuple[list[Subject], list[Subject]] = [], []
    for stock in stocks:
        reported = is_report(stock.event) and stock.telling(weekly=_is_weekly(over)) is not None
        sorts[not reported].append(stock)
    return sorts


def further(stocks: Iterable[Subject], others: Iterable[Subject], over: str) -> bool:
    """Tell whether one of some stocks went further than all others."""
    one, other = (
        max((abs(_move(stock, over).value) for stock in some), default=0.0) for some in (stocks, others)
    )
    return one > other


def sides(
    stocks: Iterable[Subject], over: str, rising: Subject | None, falling: Subject | None
) -> list[Side]:
    """Return the sides that a ranking has, the further one first.

    ``rising`` and ``falling`` are the industries that stand out among them.
    """
    moves = {stock: _move(stock, over).value for stock in stocks}
    risers = sorted((one for one in moves if moves[one] > 0), key=lambda one: -moves[one])
    fallers = sorted((one for one in moves if moves[one] < 0), key=lambda one: moves[one])
    both = [Side(risers, rising, up=True), Side(fallers, falling, up=False)]
    if risers and fallers and moves[risers[0]] + moves[fallers[0]] < 0:
        both.reverse()
    return [side for side in both if side.stocks]


def pair(both: Sequence[Side], over: str) -> tuple[Subject, Subject] | None:
    """Return one riser and one faller where a ranking has no others; of whom an event is told comes last."""
    match both:
        case [Side([one], None), Side([other], None)]:
            told = [stock.telling(weekly=_is_weekly(over)) is not None for stock in (one, other)]
            return (other, one) if told == [True, False] else (one, other)
    return None


class Shared(NamedTuple):
    """Who of some went one way as far, so that one figure tells them."""

    stocks: tuple[Subject, ...]
    moves: tuple[Fact, ...]
    heat: int
    """How strong the word for their move is: 2 폭등, 1 급등, 0 plain."""


class Rankings:
    """Chooses by the words and figures of one house."""

    def __init__(self, house: Style, scales: Scales) -> None:
        self._house = house
        self._scales = scales

    def ranked(
        self,
        stocks: Sequence[Subject],
        over: str,
        particle: str,
        *,
        kept: Kept = None,
        most: int = 4,
        places: int = 2,
        sizes: int = 2,
        each: bool = True,
    ) -> Ranking:
        """Choose of stocks that went one way, the furthest first.

        ``over`` is the measure of their moves, ``particle`` that of the first. Of more than ``most`` figures
        the smaller are left out: nobody is named without one. The first ``places`` that have a place of
        their own (``kept``) tell it. Beyond ``sizes`` figures those below ``FAR`` are told after these, and
        the others below ``NEAR``; beyond ``SIZED`` all. ``each`` tells that what
        happened is said of each, not of all at once.
        """
        movers = [self._mover(stock, over, kept) for stock in stocks]
        groups, own = self._grouped(movers, places, each=each)
        groups, own = _by_size(groups[: max(most - len(own), 1)], own, sizes)
        sized: list[list[Mover]] = []
        rest: list[list[Mover]] = []
        for at, (first, *others) in enumerate(groups):
            size = abs(first.move.value)
            nth = at + len(own)
            least = NEAR if nth < sizes else FAR
            has_figure = not at or (nth < SIZED and (first.telling or first.heat > 0 or size >= least))
            (sized if has_figure else rest).append([first, *others])
        ahead = bool(own) and own[0][0].stock.about == stocks[0].about
        if ahead:
            particle = "도" if len(sized) == 1 else "이(가)"
        left = own[1:] if ahead else own
        least = max((_size(group) for group in rest), default=0.0)
        return Ranking(
            _stocks(own[0]) if ahead else (),
            _told(_in_order(sized) if each else sized, particle, each=each),
            tuple(_stocks(group) for group in left if _size(group) >= least),
            tuple(map(_stocks, rest)),
            tuple(_stocks(group) for group in left if _size(group) < least),
        )

    def shared(self, stocks: Sequence[Subject], over: str, *, most: int = 3) -> tuple[Shared, ...]:
        """Return some that went one way with who shares a figure and a word, in their order.

        They stand beside each other, ``most`` of a group at most.
        """
        found: list[list[Mover]] = []
        for stock in stocks:
            mover = self._mover(stock, over, None)._replace(telling=None)
            home = found[-1:] if found and len(found[-1]) < most else []
            group = self._home(mover, home, each=False)
            if group is None:
                found.append([mover])
            else:
                group.append(mover)
        return tuple(
            Shared(_stocks(group), tuple(one.move for one in group), group[0].heat) for group in found
        )

    def _mover(self, stock: Subject, over: str, kept: Kept) -> Mover:
        move = _move(stock, over)
        scale, size = self._scales.of(move), abs(move.value)
        heat = 2 if size >= scale.extreme else 1 if size >= scale.sharp else 0
        noted = any(one.about == stock.about for one in (kept or {}).get(NOTED, ()))
        telling = stock.telling(weekly=_is_weekly(over))
        return Mover(stock, move, heat, telling, place_of(stock, kept), noted)

    def _grouped(
        self, movers: Iterable[Mover], places: int, *, each: bool
    ) -> tuple[list[list[Mover]], list[list[Mover]]]:
        """Return who shares a figure, and who tells a place of their own: a record may be of several."""
        groups: list[list[Mover]] = []
        own: list[list[Mover]] = []
        for mover in movers:
            kinds = [group[0].place for group in own]
            again = mover.place in _ONCE and mover.place in kinds
            is_own = mover.noted or (mover.place != "" and len(own) < places and not again)
            records = own[-1:] if mover.place == "record" and kinds[-1:] == ["record"] else []
            records = [group for group in records if not (mover.noted or group[-1].noted)]
            home = self._home(mover, records, each=each)
            if home is None and not is_own:
                home = self._home(mover, groups, each=each)
            if home is not None:
                home.append(mover)
            else:
                (own if is_own else groups).append([mover])
        return groups, own

    def _home(self, mover: Mover, groups: Iterable[list[Mover]], *, each: bool) -> list[Mover] | None:
        """Return the first of some groups whose figure a stock may share; None where there is none."""
        return next((group for group in groups if self._share(group, mover, each=each)), None)

    def _share(self, group: Sequence[Mover], mover: Mover, *, each: bool) -> bool:
        """Tell whether a stock may share a figure: of a like move, with the same to tell beside it."""
        first = group[0]
        if first.heat != mover.heat or (each and first.telling != mover.telling):
            return False
        return around([*(one.move for one in group), mover.move], self._house) is not None


def _size(group: Sequence[Mover]) -> float:
    """Return how far those that share a figure went, the first of them."""
    return abs(group[0].move.value)


def _by_size(
    groups: list[list[Mover]], own: list[list[Mover]], sizes: int
) -> tuple[list[list[Mover]], list[list[Mover]]]:
    """Return the groups and the own places, with none of a mere year behind a smaller move with its figure.

    Who would be is told by the figure alone, in its turn; who went furthest of all keeps the place.
    """
    if not groups:
        return groups, own
    first = max(map(_size, groups))
    told = (group for at, group in enumerate(groups) if at < sizes or group[0].heat > 0)
    figured = min(map(_size, told))
    late = [
        group
        for at, group in enumerate(own)
        if group[0].place == "year"
        and not group[0].noted
        and _size(group) > figured
        and (at or _size(group) < first)
    ]
    kept = [group for group in own if group not in late]
    return sorted([*groups, *late], key=_size, reverse=True), kept


def _told(groups: Sequence[Sequence[Mover]], particle: str, *, each: bool) -> tuple[Group, ...]:
    """Return the groups with their particles and what joins them."""
    verbs = [(group[0].heat, group[0].telling is None or not each) for group in groups]
    several = sum(one != other for one, other in pairwise(verbs)) > 1
    in_row = len(verbs) > ROW and len(set(verbs[: ROW + 1])) == 1
    mixed = len({untold for _, untold in verbs}) > 1
    done: list[Group] = []
    for at, (group, verb) in enumerate(zip(groups, verbs, strict=True)):
        before, after = verbs[max(at - 1, 0)], verbs[at + 1] if at + 1 < len(verbs) else None
        if before != verb:
            goes_on = several and before[1] == verb[1]
            is_like = after is None and verb[0] <= before[0]  # who went further is no mere 도
            particle = "도" if is_like else "이(가)" if goes_on else "은(는)"
        first = verb == verbs[0] != after
        breaks = after is None or (several and (after[1] != verb[1] if mixed else first))
        if in_row and at == 1:
            particle = "도"
        breaks |= in_row and not at
        breaks |= (
            each and not at and group[0].telling is not None and after is not None and after[0] < verb[0]
        )
        ends: Literal["stop", "comma", "and"] = "stop" if breaks else "comma" if after == verb else "and"
        done.append(Group(_stocks(group), tuple(one.move for one in group), particle, ends))
    return tuple(done)


def _in_order(groups: Sequence[Sequence[Mover]]) -> list[Sequence[Mover]]:
    """Return the groups with those first of whom nothing is told beside, and those of one event together.

    Whose word is stronger than all others' comes first whatever is told of it: its own verb parts it from
    them.
    """
    heats = [group[0].heat for group in groups]
    if len(heats) > 1 and heats[0] > heats[1]:
        return [groups[0], *_in_order(groups[1:])]
    order = list(dict.fromkeys([None, *(group[0].telling for group in groups)]))
    return sorted(groups, key=lambda group: order.index(group[0].telling))


def _stocks(group: Iterable[Mover]) -> tuple[Subject, ...]:
    return tuple(mover.stock for mover in group)


def _move(stock: Subject, over: str) -> Fact:
    move = stock[over]
    if move is None:
        raise TemplateProblem(f"{stock.about}의 등락({over})이 그날 없습니다.")
    return move


def _is_weekly(over: str) -> bool:
    return over == "change_week"
