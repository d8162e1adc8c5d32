"""The headline: true as it stands, short enough for the page, unlike the day before's.

A lead gives whole candidates, a line each (its ``headline``), and beginnings (its ``front``), which are
completed by what is strongest besides it (another's ``tail``): one more item or two, of other subjects.
Where the desk says what moved the market, its words begin the headline and the lead's complete it. Of the
candidates that carry enough without being long the seed takes one, and none that tells a figure which the
text has told often enough. Every pattern has its turn, on even sessions or on odd ones: so neighbours do not
have the same, and nobody needs to know the article of the day before.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from newsgen import markets
from newsgen.errors import TemplateProblem
from newsgen.measures.flows import INVESTORS
from newsgen.story.behind_head import NUMBER, WORD, echoes, plainer, ways
from newsgen.story.budget import Budget
from newsgen.story.lines import Line, joined
from newsgen.story.markup import EVENT, OPEN, SEP, plain
from newsgen.story.names import headline_names
from newsgen.story.offers import Offers
from newsgen.story.variety import is_turn
from newsgen.story.writer import pick

LONGEST = 46
"""Characters: the 95th percentile of headlines of Korean wraps of New York."""

USUAL = range(27, 38)
"""Characters of a headline that carries two facts and is read at a glance; human ones have 31 to 34."""

OF_ONE = range(30, 39)
"""The same where headlines are about one index: those of Seoul."""
TOLD = range(27, 44)
"""Characters of one that tells what happened to a company besides."""

THIRDS = 3
"""How many of the weaker pieces are tried as the third one of a headline."""

BESIDES = 8
"""How much else that was news is tried in its place, where the desk's words tell what leads."""

Groups = Callable[[], Iterable[list[Line]]]
"""Gives groups of wordings anew, the stronger ones first; none is written before it is asked for."""

_TRADER = re.compile("|".join(INVESTORS.values()))
_GOES_ON = re.compile(r"(?:[라려해아어져돼]|[가-힣]고)$")
"""Ends of a piece that a comma ties to the next one: 나스닥 3% 올라, ..."""
_NAMED_LAST = re.compile(
    r"(?:[오내밀]?[른린]|앞선|뒤처진|출렁인|쓴|만회한|걸음한|엇갈린|급[등락]한|마친)\s\S+$"
)
"""A piece that ends in whom it tells of, with which a comma would make a list: 내린 연준, S&P500 ..."""
_CASED = re.compile(r"(?:에|에도|으로|로|속|에서)$")
"""Ends of a desk's words that go on without a break: 관세 충격에 뉴욕증시 급락."""


def headline(offers: Offers, turn: int, budgets: tuple[Budget, Budget], *, head: str = "") -> Line:
    """Return the best headline whose figures have not been told twice, in its turn of wording.

    The stricter one of ``budgets`` is tried first: by it how far the indices went is known, where something
    better is to be told. ``head`` are the desk's own words, marked, that begin it. An article has one even
    where every figure that it could tell has been told as often as it may. Raises TemplateProblem where none
    is short enough.
    """
    strict, budget = budgets
    decided = offers.outline.lead.happened  # before which no cause of the market stands
    found = (
        (_chosen(offers, turn, budget, head, offers.sizes_mark) if head and not decided else None)
        or _chosen(offers, turn, strict, head, offers.sizes_day)
        or _chosen(offers, turn, budget, head, offers.says_day)
        or _chosen(offers, turn, budget, head)
        or _chosen(offers, turn, Budget(), head)
    )
    if found is None:
        rule = offers.outline.lead.rule.name
        raise TemplateProblem(f"템플릿 items/{rule}.j2의 headline에 {LONGEST}자 이하의 제목이 없습니다.")
    return found


def _chosen(
    offers: Offers, turn: int, budget: Budget, head: str, wanted: Callable[[Line], bool] = bool
) -> Line | None:
    """Return the headline among those that are ``wanted``."""
    spare: list[Line] = []
    rest: list[Line] = []
    known = offers.waits_for_nothing and (offers.is_great or not offers.edition.weekly)
    for at, every_one in enumerate(_able(offers, budget, head)):
        able = [line for line in every_one if wanted(line)]
        fitting = [line for line in able if head or not offers.is_far or offers.says_how_far(line)]
        fitting = [line for line in fitting if not offers.leaves_out_the_day(line)]
        sized = offers.is_split and not at
        if fitting and (sized or known or offers.is_foremost or offers.is_loud):
            return _best(fitting, offers)  # what a day is remembered by waits for no pattern's turn
        due = [line for line in fitting if is_turn(skeleton(line.plain), turn)]
        bare = offers.tells_one_index_first and not any("…" in line.plain for line in due)
        if due and not bare:  # a headline of one thing alone waits where there is one of two
            return _best(due, offers)
        spare, rest = spare or fitting, rest or able
    return _best(spare or rest, offers) if spare or rest else None


def every(offers: Offers, budget: Budget, *, head: str = "") -> Iterator[Line]:
    """Yield whatever might head the article, those that read better first, as the rules rank them."""
    for fitting in _able(offers, budget, head):
        costs = ((_cost(line, offers), at, line) for at, line in enumerate(fitting))
        yield from (line for _, _, line in sorted(costs, key=lambda each: each[:2]))


def _able(offers: Offers, budget: Budget, head: str) -> Iterator[list[Line]]:
    """Yield the candidates that fit, the better ones first."""
    if not head:
        for lines in _tiers(offers):
            yield [line for line in lines if _fits(offers, line) and budget.fits(line.counts)]
        return
    begun = offers.line(head)
    tiers = [[line for line in lines if budget.fits(line.counts)] for lines in _headed(offers, begun)]
    fresh = [_unsaid(lines, begun, offers) for lines in tiers]
    for able in (fresh, _others(offers, begun, budget), tiers):  # the desk's words are said again at last
        found = False
        for lines in able:
            fitting = [line for line in lines if _fits(offers, line)]
            found = found or bool(fitting)
            yield fitting
        if found:
            return


def _unsaid(lines: Iterable[Line], head: Line, offers: Offers) -> list[Line]:
    """Return those that do not say the desk's words again, in plain words."""
    quieter = (plainer(line, head) for line in lines)
    return [line for line in quieter if not echoes(line, head) and _names_the_first(line, offers)]


def _others(offers: Offers, head: Line, budget: Budget) -> Iterator[list[Line]]:
    """Yield what else can stand behind the desk's words, where they say what leads."""
    for lines in _besides(offers, head):
        yield _unsaid((line for line in lines if budget.fits(line.counts)), head, offers)


def _names_the_first(line: Line, offers: Offers) -> bool:
    """Tell whether a line names the index that its market's headlines are about, where they are about one."""
    broad = markets.named(offers.edition.market).broad
    return not offers.tells_one_index_first or broad in line.subjects


def _fits(offers: Offers, line: Line) -> bool:
    """Tell whether a line is short enough, says of a session so far once that it is one, and of whom what.

    Who bought and who sold on the main part of the exchange is named without it: it is read of the index
    that stands there.
    """
    market = markets.named(offers.edition.market)
    main = {board.name for board in market.boards if board.index == market.broad}
    if main & line.subjects and _stands_behind_another(offers, line):
        return False
    return len(line.plain) <= LONGEST and (line.plain.count("장중") == 1 or not offers.edition.live)


def _stands_behind_another(offers: Offers, line: Line) -> bool:
    """Tell whether who traded the main part stands behind another index: it would be read of that."""
    market = markets.named(offers.edition.market)
    before = _TRADER.split(line.plain, maxsplit=1)[0]
    named = {about: before.rfind(offers.names[about].headline) for about in market.indices}
    last = max(named, key=lambda about: named[about])
    return named[last] >= 0 and last != market.broad


def skeleton(headline: str) -> str:
    """Return the pattern of a headline: what is left when numbers and the names of indices go."""
    return NUMBER.sub("0", headline_names().sub("지수", headline))


def _best(lines: Iterable[Line], offers: Offers) -> Line:
    """Return one of those that read best: no word twice, a size, as long as headlines are, a reason."""
    every = {line.marked: line for line in lines}
    costs = {marked: _cost(line, offers) for marked, line in every.items()}
    least = min(costs.values())
    return every[pick(offers.writer.seed, *(marked for marked, cost in costs.items() if cost == least))]


def _cost(line: Line, offers: Offers) -> tuple[int, bool, bool, bool]:
    words = WORD.findall(line.plain)
    happened = f"{OPEN}{EVENT}{SEP}" in line.marked
    usual = len(line.plain) in (TOLD if happened else OF_ONE if offers.tells_one_index_first else USUAL)
    return len(words) - len(set(words)), not line.is_sized, not usual, not happened


def _tiers(offers: Offers) -> Iterator[list[Line]]:
    """Yield candidates, the better ones first.

    They are what happened with how far prices went, a great day's own headlines, what leads with what is
    strong besides, and whatever else is true.
    """
    moves = [line for group in offers.moves for line in group]
    if offers.is_split:
        yield from _both_sides(offers)
    for happened in offers.happened:
        records = [] if offers.is_far and offers.edition.weekly else offers.main_records
        for group in (*records, *_starts(offers)):
            yield list(_completed([happened], group, offers.besides, ties=False))
    if offers.edition.weekly and offers.is_foremost:  # its own say how the week went besides
        yield offers.whole
    of_day = not offers.edition.weekly or offers.tells_one_index_first
    if offers.is_great and of_day and not offers.outline.lead.rule.milestone:
        yield [line for line in offers.whole if line.is_sized]
    feat = offers.outline.lead.subjects.get("feat")
    bare = offers.outline.lead.rule.is_close and not offers.tells_one_index_first
    own = [] if bare or (offers.is_of_stock and not feat) else offers.whole
    if offers.edition.weekly and offers.is_great:  # since when no week went as far is its largest fact
        yield [line for line in offers.whole if line.is_sized and "…" not in line.marked]
    for at, group in enumerate(offers.besides()):
        joined = list(_completed(offers.fronts, group, _after(offers, at)))
        if joined:
            yield [*own, *joined]
    yield offers.whole
    for at, group in enumerate(offers.besides()):
        yield list(_completed(moves, group, _after(offers, at)))
    yield [*offers.fronts, *moves]


def _starts(offers: Offers) -> list[list[Line]]:
    """Return what stands behind what happened, the better groups first.

    A mark that leads comes first, and a word for a day on which the indices went two ways or hardly; else how
    far they went, where one went far those too that do not lead.
    """
    records = [line for line in offers.whole if "…" not in line.marked] if offers.is_of_record else []
    fronts = [*records, *offers.fronts]
    if offers.outline.lead.rule.milestone or records or offers.is_mixed:
        return [fronts, *offers.moves_led]
    others = offers.moves if offers.went_far(offers.indices) and not offers.is_marked else []
    return [*offers.moves_led, *others, fronts]


def _both_sides(offers: Offers) -> Iterator[list[Line]]:
    """Yield candidates of a day on which the indices went two ways: none of them names one side alone."""
    leads = offers.is_of_stock or offers.outline.lead.happened
    starts = [*offers.happened, *(offers.fronts if leads else [])]
    sized = [line for line in offers.sides if line.is_sized]
    yield list(_completed(starts, sized, tuple, ties=False)) if starts else sized
    if starts:
        yield list(_completed(starts, offers.sides, tuple, ties=False))
    for group in offers.besides() if not starts else ():
        yield list(_completed(offers.sides, group, tuple))


def _after(offers: Offers, at: int) -> Groups:
    """Return what gives the groups that are weaker than one of them.

    Who bought and who sold is not told behind another index: it would be read of that one's market.
    """
    boards = {board.name for board in markets.named(offers.edition.market).boards}
    return lambda: (
        group
        for group in itertools.islice(offers.besides(), at + 1, None)
        if not any(boards & line.subjects for line in group)
    )


def _headed(offers: Offers, head: Line) -> Iterator[list[Line]]:
    """Yield candidates that begin with the desk's words: how far the market went, then what else was news."""
    moves = [line for group in offers.moves for line in group]
    own = [line for line in (*offers.fronts, *offers.whole) if "…" not in line.marked]
    if offers.outline.lead.rule.act:
        yield [line for group in offers.moves for line in _behind(own, head, group)]
    if offers.is_first_ever:  # what was never so before comes before why
        yield list(_before_cause(own, head, offers.moves))
    if offers.is_split:
        between = " " if _CASED.search(plain(head.marked)) else "…"
        if offers.is_of_stock:  # whose day it was, and both sides of it
            yield [joined(head, between, one, "…", side) for one, side in _apart(own, offers.sides)]
            yield [joined(head, between, line) for line in own if line.is_sized]
        yield [joined(head, between, line) for line in offers.sides]
    if offers.is_of_stock:
        yield from (list(_begun(head, group, own, offers.moves)) for group in offers.moves)
    if offers.is_great and offers.edition.weekly:  # whose own words say how far
        sized = [line for line in own if line.is_sized]
        yield from (list(_begun(head, sized, group, ())) for group in (*offers.records, *offers.besides()))
    if offers.is_great:  # how far the market went stands in every headline
        yield from _of_great_day(offers, head, own)
    moved = offers.moves if offers.happened else ()
    for group in itertools.chain(offers.records, moved, offers.besides()):
        yield list(_begun(head, own, group, offers.moves))
    for move, group in itertools.product(offers.moves, offers.besides()):
        yield list(_begun(head, move, group, offers.moves))
    yield [joined(head, "…", line) for line in (*own, *moves)]


def _of_great_day(offers: Offers, head: Line, own: list[Line]) -> Iterator[list[Line]]:
    """Yield candidates of a day on which the market went far.

    Where the desk's words say which way already, the record that it made comes before how others went.
    """
    if offers.is_foremost or ways(head.plain):
        yield list(_before(head, offers.whole))
    if offers.is_foremost:
        yield list(_before(head, offers.fronts))
    yield from (list(_begun(head, own, group, offers.moves)) for group in offers.moves)
    yield list(_before(head, offers.whole))
    yield from (list(_begun(head, *pair, offers.moves)) for pair in itertools.permutations(offers.moves, 2))


def _besides(offers: Offers, head: Line) -> Iterator[list[Line]]:
    """Yield the desk's words with what else was news, where they tell themselves what leads."""
    groups = [*offers.main_records, *itertools.islice(offers.besides(), BESIDES)]
    for starts, tails in itertools.combinations(groups, 2):
        yield list(_begun(head, starts, tails, ()))
    yield from ([joined(head, "…", line) for line in group] for group in (*groups, *offers.moves))


def _before_cause(firsts: list[Line], head: Line, moves: list[list[Line]]) -> Iterator[Line]:
    """Yield what was never so before, and behind it the desk's words; those that go on, with what they moved.

    Left out is one that the desk's words tell.
    """
    runs_on = _CASED.search(plain(head.marked))
    for first in firsts:
        if echoes(first, head):
            continue
        if not runs_on:
            yield joined(first, "…", head)
            continue
        for _, move in _apart([first], [line for group in moves for line in group]):
            yield joined(first, "…", head, " ", move)


def _before(head: Line, whole: list[Line]) -> Iterator[Line]:
    """Yield the desk's words before whole headlines; behind words with a break a comma stands for theirs."""
    runs_on = _CASED.search(plain(head.marked))
    for line in whole:
        start, *others = line.marked.split("…")
        if runs_on or not others:
            yield joined(head, " " if runs_on else "…", line)
        elif ", " not in line.marked and not _NAMED_LAST.search(plain(start)):
            yield joined(head, "…", _with_commas(line))


def _with_commas(line: Line) -> Line:
    """Return a line whose parts a comma ties."""
    return replace(line, marked=line.marked.replace("…", ", "), printed=line.printed.replace("…", ", "))


def _behind(acts: list[Line], head: Line, moves: list[Line]) -> Iterator[Line]:
    """Yield what somebody did, and behind it the desk's words with how far the market went.

    Left out is an act in whose words the desk's begin.
    """
    words = plain(head.marked)
    stem, between = _CASED.sub("", words), " " if _CASED.search(words) else ", "
    for act, move in _apart(acts, moves):
        if stem not in act.plain:
            yield joined(act, "…", head, between, move)


def _begun(head: Line, starts: list[Line], tails: list[Line], moves: Iterable[list[Line]]) -> Iterator[Line]:
    """Yield the desk's words with what they moved, and with what completes that; some of it says how far."""
    runs_on = _CASED.search(plain(head.marked))
    for start, tail in _apart(starts, tails):
        for more in [Line()] if start.is_sized or tail.is_sized else _thirds(start, tail, moves):
            if runs_on:
                yield joined(head, " ", start, "…", tail, more)
            if ", " not in start.marked and not _NAMED_LAST.search(start.marked):
                yield joined(head, "…", start, ", ", tail, more)


def _completed(fronts: list[Line], tails: list[Line], weaker: Groups, *, ties: bool = True) -> Iterator[Line]:
    """Yield fronts with a tail, and with one more of the weaker ones.

    ``ties`` lets a comma tie two of them; behind what happened it would read as its cause.
    """
    for front, tail in _apart(fronts, tails):
        cased = _CASED.search(plain(front.marked))
        two = joined(front, " " if cased else "…", tail)
        yield two
        if ties and not cased and _GOES_ON.search(front.marked) and ", " not in front.marked:
            yield joined(front, ", ", tail)
        yield from (joined(two, third) for third in _thirds(front, tail, weaker()))


def _apart(starts: list[Line], tails: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Yield each pair of pieces that are of other subjects: nothing is told of a subject twice."""
    for start, tail in itertools.product(starts, tails):
        if start.subjects.isdisjoint(tail.subjects):
            yield start, tail


def _thirds(first: Line, second: Line, groups: Iterable[list[Line]]) -> list[Line]:
    """Return what may follow two pieces: of other subjects than theirs, with a size where they have none."""
    told = first.subjects | second.subjects
    sized = first.is_sized or second.is_sized
    able = (
        joined(", ", third)
        for third in itertools.chain.from_iterable(groups)
        if third.news and told.isdisjoint(third.subjects) and (sized or third.is_sized)
    )
    return list(itertools.islice(able, THIRDS))
