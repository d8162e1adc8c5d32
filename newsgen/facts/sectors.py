"""Sectors of the large companies, each weighted by market value, as the press tells them.

A sector's move is that of the fund that holds its members by market value, where the store has the closes of
every sector's fund; else the mean of its members' moves, weighted by what each company was worth before. One
way for all sectors: a fund is never ranked with a mean.

A fund caps its largest members (XLC holds less of Meta than the market does) and falls by the dividend that
it pays on four days a year. Over 499 sessions of 2024 to 2026 fund and members had another sector first on
22 days of 100, another last on 21, and went opposite ways in one sector or more on 45. So beside a fund's
move stands that of its members (``members_day``), and :func:`ends` names only whom both bear out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsgen.facts.book import FactBook
from newsgen.facts.fact import against, close, make
from newsgen.facts.percent import change
from newsgen.facts.stocks import stands_for
from newsgen.groups import group
from newsgen.korean import clean_english
from newsgen.model import Fact, Instrument
from newsgen.snapshot.giants import worth_before
from newsgen.snapshot.snapshot import Floats, Snapshot, places, to_date

FEWEST = 5
"""Companies that a sector must have to be spoken of."""
FEWEST_LISTED = 4
"""The same of an industry that a market's file names: makers of arms are few, and what the day was about."""
WHOLE = 0.9
"""Part of a sector's companies whose worth and move must be known; of a few all but one."""
NEARLY_ALL = 0.98
"""Part of the worth of all of them that suffices where fewer are known."""
OF_SECTOR = 0.04
"""Part of its sector's worth that an industry must make up to be spoken of: media and food do."""
OF_WEIGHT, AS_FAR = 0.04, 0.5
"""Part of an industry's worth from which a company weighs in it; part of its move that went along."""
TOP, BOTTOM = 3, 2
"""Sectors that are named at the top and at the bottom at most."""
TIED = 0.05
"""Percentage points within which another went as far: alone the one that is named would mislead."""
APART = 0.2
"""Percentage points by which those who are named must be ahead of all others, by funds and by members."""


_Companies = Sequence[tuple[Instrument, int]]
"""Companies, each with the column of one class of its shares."""


class Ends(NamedTuple):
    """The sectors at the ends of a ranking: none where it is doubtful who they are."""

    best: list[Fact]
    worst: list[Fact]


def day(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the moves of the day."""
    yield from facts(snapshot, -2, "change_day")


def facts(snapshot: Snapshot, base: int, measure: str) -> Iterator[Fact]:
    """Yield the moves of sectors, and of industries, from a row of the panel to its last, where known."""
    if snapshot.panel.days.size < -base:
        return
    if snapshot.market.industries:
        yield from _listed_industries(snapshot, _known(snapshot, base), base, measure)
    if not snapshot.market.sectors:
        return
    known, funds = _known(snapshot, base), _of_funds(snapshot, base, measure)
    companies = _companies(snapshot)
    yield from funds
    of_members = measure.replace("change", "members") if funds else measure
    yield from _means(snapshot, known, _sectors(snapshot, companies), base, of_members)
    yield from _industries(snapshot, known, companies, base, measure)


def ranked(book: FactBook, measure: str) -> list[Fact]:
    """Return how the sectors of the large companies went by a measure, the best first."""
    prefix = f"{book.market.universe('large')}/"
    moves = book.select(measure, (about for about in book.abouts(measure) if about.startswith(prefix)))
    return sorted(moves, key=lambda fact: -fact.value)


def members(book: FactBook, moves: list[Fact]) -> list[Fact]:
    """Return how the members of each sector did, in the order of its moves; itself where not known."""
    return [book.get(fact.measure.replace("change", "members"), fact.about) or fact for fact in moves]


def borne_out(moves: list[Fact], others: list[Fact]) -> dict[str, float]:
    """Return how far each went at least, by its move and by the other's; 0 where they differ on the way."""
    pairs = zip(moves, others, strict=True)
    return {
        fact.about: min(fact.value, other.value, key=abs) if fact.value * other.value > 0 else 0.0
        for fact, other in pairs
    }


def ends(moves: list[Fact], others: list[Fact], *, near: float, clear: float) -> Ends:
    """Return those at the top of a ranking and those at its bottom, up to three and to two.

    Named with the first are those no more than ``near`` points behind it that went its way, a third only if
    it is nearer to the second than to the one behind it. Who moved less than ``clear`` percent is not
    named beside it. Left out is whom the ``others``, its members, do not bear out.
    """
    best = _kept(_end(moves, 1.0, TOP, near, clear), others, moves, 1.0, clear)
    worst = _kept(_end(moves[::-1], -1.0, BOTTOM, near, clear), others, moves, -1.0, clear)
    return Ends(best, worst)


def _kept(named: list[Fact], others: list[Fact], moves: list[Fact], way: float, clear: float) -> list[Fact]:
    """Return the most of some that both bear out, in their order: each went clearly further than anyone else.

    Each of them went the same way by both, and where its move was clear so it is by the other, unless it
    went as far as the first of which that holds.
    """
    rankings = [{fact.about: way * fact.value for fact in each} for each in (moves, others)]
    ours, theirs = rankings
    along = [fact for fact in named if ours[fact.about] * theirs[fact.about] > 0]
    sure = [one for one in along if ours[one.about] < clear or theirs[one.about] >= clear]
    tied = {one.about for one in along if sure and abs(one.value - sure[0].value) <= TIED}
    able = [one for one in along if one in sure or one.about in tied]
    for count in range(len(able), 0, -1):
        for some in combinations(able, count):
            if all(_lead({fact.about for fact in some}, ranking) for ranking in rankings):
                return list(some)
    return []


def _lead(names: set[str], ranking: dict[str, float]) -> bool:
    """Tell whether each of some went clearly further than everyone else."""
    beyond = [value for name, value in ranking.items() if name not in names]
    return not beyond or min(ranking[name] for name in names) >= max(beyond) + APART


def _end(moves: list[Fact], way: float, most: int, near: float, clear: float) -> list[Fact]:
    first = moves[0]
    able = [first]
    for fact in moves[1:most]:
        far = way * first.value < 0 or way * fact.value >= clear
        if abs(first.value - fact.value) > near or fact.value * first.value <= 0 or not far:
            break
        able.append(fact)
    gaps = [abs(one.value - other.value) for one, other in pairwise(moves[: most + 1])]
    return able[:2] if len(able) == most > 2 and gaps[most - 2] >= gaps[most - 1] else able


def _industries(
    snapshot: Snapshot, known: _Known, companies: _Companies, base: int, measure: str
) -> Iterator[Fact]:
    """Yield the mean move of each industry's large companies, weighted by worth; none where it is not known.

    Left out is what makes up a small part of its sector's worth. A fact is about
    ``industry/<sector>/<industry>``, both by the Global Industry Classification Standard.
    With each comes how many companies of weight in it went its way, at least half as far, and the mean in
    which all its companies weigh the same.
    """
    columns: dict[str, list[int]] = {}
    for one, column in companies:
        columns.setdefault(f"industry/{one.gics_sector}/{group(one)}", []).append(column)
    parts = _parts(columns, known.worth)
    enough = {
        about: each
        for about, each in columns.items()
        if len(each) >= FEWEST and about[-1] != "/" and parts[about] >= OF_SECTOR
    }
    yield from _with_members(snapshot, known, enough, base, measure)


def _listed_industries(snapshot: Snapshot, known: _Known, base: int, measure: str) -> Iterator[Fact]:
    """Yield the same of a market whose own list tells the industry of each company.

    An industry is called what the market's file calls it; others of the list are too mixed to be spoken of.
    """
    universe, found = snapshot.market.universe("large"), dict[str, list[int]]()
    for column in snapshot.panel.columns(snapshot.universes.get(universe, frozenset())).tolist():
        one = snapshot.instruments.get(snapshot.panel.symbols[column])
        name = group(one, snapshot.market.industries) if one is not None else ""
        if name:
            found.setdefault(f"industry/{universe}/{name}", []).append(column)
    enough = {about: each for about, each in found.items() if len(each) >= FEWEST_LISTED}
    yield from _with_members(snapshot, known, enough, base, measure, FEWEST_LISTED)


def _with_members(
    snapshot: Snapshot,
    known: _Known,
    groups: dict[str, list[int]],
    base: int,
    measure: str,
    fewest: int = FEWEST,
) -> Iterator[Fact]:
    """Yield the mean of each industry, how many of weight went along, and the mean of equals."""
    for mean in _means(snapshot, known, groups, base, measure, fewest):
        yield mean
        moves, worth = (values[groups[mean.about]] for values in known)
        along = (worth >= OF_WEIGHT * np.nansum(worth)) & (
            moves * np.sign(mean.value) >= AS_FAR * abs(mean.value)
        )
        counted, equal = (measure.replace("change", name) for name in ("along", "equal"))
        yield make(counted, mean.about, int(along.sum()), "count", snapshot.day, base=mean.base)
        yield make(
            equal, mean.about, float(np.nanmean(moves)), "percent", snapshot.day, base=mean.base, n=mean.n
        )


def _parts(columns: dict[str, list[int]], worth: Floats) -> dict[str, float]:
    """Return what part of its sector's worth each industry makes up."""
    own = {about: np.nansum(worth[each]) for about, each in columns.items()}
    whole: defaultdict[str, float] = defaultdict(float)
    for about, its in own.items():
        whole[about.rpartition("/")[0]] += its
    sectors = {about: whole[about.rpartition("/")[0]] for about in own}
    return {about: float(its / sectors[about]) if sectors[about] else 0.0 for about, its in own.items()}


def _of_funds(snapshot: Snapshot, base: int, measure: str) -> list[Fact]:
    """Return the sectors' moves as their funds tell them; nothing where one of these has no move."""
    panel, funds = snapshot.panel, snapshot.market.sectors
    at = places(panel.symbols)
    before, today = to_date(panel.days[base]), to_date(panel.days[-1])
    found = []
    for sector, fund in funds.items():
        earlier, last = panel.close[[base, -1], at[fund]] if fund in at else (np.nan, np.nan)
        if not np.isfinite([earlier, last]).all():
            return []
        known = snapshot.bases.get(fund)
        rebased = known.date if known else None
        inputs = against(
            close(fund, before, float(earlier), rebased), close(fund, today, float(last), rebased), rebased
        )
        about, moved = _about(snapshot, sector), change(float(last), float(earlier))
        found.append(make(measure, about, moved, "percent", snapshot.day, base=before, inputs=inputs))
    return found


def _sectors(snapshot: Snapshot, companies: _Companies) -> dict[str, list[int]]:
    """Return the columns of each sector's companies."""
    found: dict[str, list[int]] = {}
    for one, column in companies:
        found.setdefault(one.gics_sector, []).append(column)
    return {_about(snapshot, sector): columns for sector, columns in found.items()}


class _Known(NamedTuple):
    """What is known of each stock of the panel."""

    moves: Floats
    """What it moved by from a row of the panel to the last, in percent."""
    worth: Floats
    """What it was worth at that row."""


def _known(snapshot: Snapshot, base: int) -> _Known:
    """Return how the stocks went from a row of the panel to its last."""
    panel = snapshot.panel
    end = panel.close.shape[0] + base + 2
    worth = worth_before(panel.close[:end], panel.market_cap[:end])
    return _Known(change(panel.close[-1], panel.close[base]), worth)


def _means(
    snapshot: Snapshot,
    known: _Known,
    groups: dict[str, list[int]],
    base: int,
    measure: str,
    fewest: int = FEWEST,
) -> list[Fact]:
    """Return the means of groups of columns, by what each is about, weighted by worth."""
    panel, universe = snapshot.panel, snapshot.market.universe("large")
    if not stands_for(known.moves, panel.columns(snapshot.universes.get(universe, frozenset()))):
        return []
    found, before = [], to_date(panel.days[base])
    for about, columns in groups.items():
        moves, worth = (values[columns] for values in known)
        there = np.isfinite(moves) & np.isfinite(worth)
        count = int(there.sum())
        enough = min(WHOLE * len(columns), len(columns) - 1)
        if count >= fewest and (count >= enough or _is_most(worth, there)):
            mean = float(np.average(moves[there], weights=worth[there]))
            found.append(make(measure, about, mean, "percent", snapshot.day, base=before, n=count))
    return found


def _is_most(worth: Floats, there: npt.NDArray[np.bool_]) -> bool:
    """Tell whether those there are nearly all that the companies are worth: of a few, one that is halted."""
    return bool(np.isfinite(worth).all() and worth[there].sum() >= NEARLY_ALL * worth.sum())


def _companies(snapshot: Snapshot) -> _Companies:
    """Return the large companies of the sectors that are spoken of, each once."""
    found: dict[str, tuple[Instrument, int]] = {}
    universe = snapshot.market.universe("large")
    for column in snapshot.panel.columns(snapshot.universes.get(universe, frozenset())).tolist():
        one = snapshot.instruments.get(snapshot.panel.symbols[column])
        if one is not None and one.gics_sector in snapshot.market.sectors:
            found.setdefault(clean_english(one.english), (one, column))
    return list(found.values())


def _about(snapshot: Snapshot, sector: str) -> str:
    return f"{snapshot.market.universe('large')}/{sector}"
