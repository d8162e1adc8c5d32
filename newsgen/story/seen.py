"""The numbers of a day, or a week, that conclusions ask for, by the book alone; NaN where not known."""

from __future__ import annotations

import math
from collections.abc import Set
from typing import Literal, NamedTuple

from newsgen.editions import Edition
from newsgen.facts.book import FactBook
from newsgen.facts.sectors import borne_out, members, ranked
from newsgen.model import Fact

NAN = math.nan
WEEKLY = 2.0
"""How many times as far as in a day things move in a week."""
LATE_START = 45
"""Days into a year before which its own move says little."""
EARLY = 8
"""Day of a month before which the month's moves say little."""
_FEW_MEMBERS = 100
"""Large companies that have to be known: fewer are a sample."""
_MOST_MEMBERS = 300
"""... and how many, for a number of them to be that of all."""
_ABOVE_ALL = 33.0
"""Percent of the market's gain or loss above which it is the one company's, not its basket's."""
_GOLD = 0.5
"""Percent from which gold rose or fell: what is said of all that readers flee to has to hold of it too."""
_STILL = 0.1
"""Percent that no main index moved by where they are said not to have moved."""
_FEW_SECTORS = 8
"""Sectors that have to be known for anything to be said of them."""
_TECH = "Information Technology"
_PRICES = ("CPI_YOY", "CORE_CPI_YOY")
"""Rises of consumer prices that an article sets beside what was expected, and those that may not differ."""
_PRICES_MONTH = ("CPI_MOM", "CORE_CPI_MOM")

Decided = Literal["", "cut", "hold", "hike"]


class Seen(NamedTuple):
    """The numbers that conclusions ask for; moves of a week are told in days' terms."""

    broad: float = NAN
    small: float = NAN
    furthest: float = NAN
    """How far the one of the main indices went that went furthest, whichever way."""
    one_way: bool = False
    """Whether the main indices and that of small companies all went the broad one's way."""
    up: float = NAN
    """Share of the large companies that rose."""
    down: float = NAN
    fear: float = NAN
    """Percent of the index of fear, and since the month began."""
    fear_month: float = NAN
    long: float = NAN
    """Basis points of the long yield, and of the short one."""
    short: float = NAN
    curve: float = NAN
    """The long yield less the short one, in basis points, and the session before."""
    curve_before: float = NAN
    dollar: float = NAN
    """Percent of the dollar against the others, of gold, and of oil."""
    gold: float = NAN
    oil: float = NAN
    highs: float = NAN
    """How many of the large companies closed at a 52-week high, and at a low."""
    lows: float = NAN
    month: float = NAN
    """Percent of the broad index since the month began, and the year, where that is not young."""
    year: float = NAN
    peak: float = NAN
    """Percent from the close before to the broad index's high of the day, and to its low."""
    trough: float = NAN
    week: float = NAN
    """Percent of the broad index since the week began."""
    left: float = NAN
    """Percent from the broad index to its record, and from that of small companies."""
    small_left: float = NAN
    ahead: float = NAN
    """Share of the large companies that did better than the broad index."""
    chips: float = NAN
    """Percent of the index of semiconductors, and of that of technology."""
    nasdaq: float = NAN
    broad_before: float = NAN
    """Percent of the broad index on the session before, and of that of small companies."""
    small_before: float = NAN
    small_month: float = NAN
    small_year: float = NAN
    below: float = NAN
    """Percent from the broad index's high; negative."""
    month_long: bool = False
    """Whether the month is old enough for its moves to say something."""
    record: bool = False
    """Whether the broad index closed at a record."""
    usual: float = NAN
    """The move as a multiple of what is usual of late."""
    share: float = NAN
    """Percent of the market's net gain or loss in value that the basket makes up, and the one company that
    makes up the most; of a basket that went the other way it is negative."""
    giant: float = NAN
    second: float = NAN
    """The same of the company after that."""
    giants: str = ""
    """Who that company is."""
    together: bool = False
    """Whether every member of the basket went the market's way."""
    rest: float = NAN
    """Percent of the value of the large companies outside the basket."""
    decision: Decided = ""
    odds: float = NAN
    """Percent by which prices of the day before expected what the Fed decided."""
    jobs: float = NAN
    """Thousands by which the day's payrolls were above what was expected."""
    unemployment: float = NAN
    """Points by which its rate of unemployment was."""
    prices: float = NAN
    """Points by which the day's consumer prices were; NaN where its figures disagree."""
    sectors: tuple[tuple[str, float], ...] = ()
    """Sectors and their moves, the best first; empty where too few are known. A move is the lesser of the
    fund's and its members', 0 where these differ on the way."""
    by_members: tuple[str, ...] = ()
    """The same sectors as their members rank them; empty where these are not known apart."""
    turn: int = 0
    """The number of the article: that of the next session is one more."""

    @property
    def as_one(self) -> bool:
        """Tell whether the basket's part of the day is that of all its members, and of none above all."""
        return self.together and self.giant <= _ABOVE_ALL

    @property
    def alike(self) -> float:
        """Share of the large companies that went the broad index's way."""
        return self.up if self.broad > 0 else self.down

    @property
    def agreed(self) -> bool:
        """Tell whether what is said of share prices holds: indices and most sectors went one way."""
        return self.one_way and not (self.risen if self.broad < 0 else self.fallen) > 0.5

    @property
    def swing(self) -> float:
        """Points of percent between the broad index's high and low."""
        return self.peak - self.trough

    @property
    def gold_rose(self) -> bool:
        """Tell whether gold is known to have risen."""
        return self.gold >= _GOLD

    @property
    def gold_fell(self) -> bool:
        """Tell whether gold is known to have fallen."""
        return self.gold <= -_GOLD

    @property
    def flat(self) -> bool:
        """Tell whether the broad index moved little, by its close and over the session, and no other far."""
        return abs(self.broad) < 0.3 and not self.swing > 1.5 and not self.furthest >= 0.8

    @property
    def still(self) -> bool:
        """Tell whether no main index moved by what a reader takes for a move: 제자리."""
        return self.furthest < _STILL

    @property
    def ordinary(self) -> float:
        """Percent that the broad index moves by on a usual day of late."""
        return abs(self.broad) / self.usual if self.usual > 0 else NAN

    @property
    def gap(self) -> float:
        """How far small companies went ahead of the market."""
        return self.small - self.broad

    @property
    def risen(self) -> float:
        """Share of the sectors that rose; NaN where they are not known."""
        return sum(move > 0 for _, move in self.sectors) / len(self.sectors) if self.sectors else NAN

    @property
    def fallen(self) -> float:
        """Share of the sectors that fell; NaN where they are not known."""
        return sum(move < 0 for _, move in self.sectors) / len(self.sectors) if self.sectors else NAN

    @property
    def tech(self) -> float:
        """Percent of the technology sector."""
        return dict(self.sectors).get(_TECH, NAN)

    @property
    def energy(self) -> float:
        """Percent of the energy sector."""
        return dict(self.sectors).get("Energy", NAN)

    @property
    def weight(self) -> float:
        """Percent of the market's value that the basket makes up, as its part and the rest's move tell."""
        return 100 - (100 - self.share) * self.broad / self.rest if self.rest else NAN

    @property
    def gap_before(self) -> float:
        """How far they had gone ahead of it the session before."""
        return self.small_before - self.broad_before

    def ahead_of(self, some: Set[str], others: Set[str], least: float) -> bool:
        """Tell whether each of some sectors went further up than others do on the mean, and these less."""
        moves = dict(self.sectors)
        first, second = ([moves.get(name, NAN) for name in names] for names in (some, others))
        ahead = min(first) - sum(second) / len(second) >= least
        return ahead and sum(first) / len(first) - max(second) >= least

    def parted(self, rose: Set[str], fell: Set[str]) -> bool:
        """Tell whether each of some sectors rose, and each of others fell."""
        moves = dict(self.sectors)
        return all(moves.get(one, NAN) > 0 for one in rose) and all(moves.get(one, NAN) < 0 for one in fell)

    @property
    def month_before(self) -> float:
        """Percent of the month up to the session before."""
        return _before(self.month, self.broad)

    @property
    def week_before(self) -> float:
        """Percent of the week up to the session before."""
        return _before(self.week, self.broad)

    @property
    def year_before(self) -> float:
        """Percent of the year up to the session before."""
        return _before(self.year, self.broad)

    def leads(self, name: str) -> bool:
        """Tell whether a sector is the best, by both rankings."""
        first = {self.sectors[0][0], *self.by_members[:1]} if self.sectors else set()
        return first == {name}

    def trails(self, name: str) -> bool:
        """Tell whether a sector is the worst, by both rankings."""
        last = {self.sectors[-1][0], *self.by_members[-1:]} if self.sectors else set()
        return last == {name}


def see(book: FactBook, edition: Edition) -> Seen:
    """Return the numbers of a book over what an edition tells."""
    market, weekly = book.market, edition.weekly
    terms, end = (WEEKLY, "_week") if weekly else (1.0, "")

    def of(measure: str, about: str) -> float:
        value = book.value(measure, about)
        return NAN if value is None else value

    large = market.universe("large")
    highs, lows = (book.get(f"breadth_{end}_52w", large) for end in ("high", "low"))
    rose, fell = (book.get(f"breadth_{way}{end}", large) for way in ("up", "down"))
    firsts = sorted(
        (fact for fact in book.all("worth_share_day") if fact.about != market.basket),
        key=lambda fact: -fact.value,
    )
    indices = book.select(edition.move, dict.fromkeys((*market.indices, market.small)))
    young = book.day.timetuple().tm_yday < LATE_START
    seen = Seen(
        broad=of(edition.move, market.broad) / terms,
        small=of(edition.move, market.small) / terms,
        furthest=max((abs(fact.value) for fact in book.select(edition.move, market.indices)), default=NAN)
        / terms,
        one_way=all(fact.value * of(edition.move, market.broad) > 0 for fact in indices),
        up=_share(rose),
        down=_share(fell),
        fear=of(edition.move, market.fear) / terms,
        long=of(f"yield_change{end}", market.yield_of("long")) / terms,
        short=of(f"yield_change{end}", market.yield_of("short")) / terms,
        dollar=of(edition.move, market.currency("dollar")) / terms,
        gold=of(edition.move, market.commodity("gold")) / terms,
        oil=of(edition.move, market.commodity("oil")) / terms,
        year=NAN if young else of("change_ytd", market.broad),
        small_year=NAN if young else of("change_ytd", market.small),
        below=of("drawdown", market.broad),
        turn=edition.turn(book.session),
    )
    seen = _sectors(seen, book, edition.move, terms)
    if weekly:
        return seen
    early = book.day.day < EARLY
    return seen._replace(
        highs=_counted(highs),
        lows=_counted(lows),
        peak=of("peak_change", market.broad),
        trough=of("trough_change", market.broad),
        week=of("change_wtd", market.broad),
        left=of("to_record", market.broad),
        small_left=of("to_record", market.small),
        ahead=_part(book.get("share_ahead", large)),
        chips=of("change_day", market.chips),
        nasdaq=of("change_day", market.tech),
        fear_month=of("change_mtd", market.fear),
        month=of("change_mtd", market.broad),
        month_long=not early,
        broad_before=of("change_day_before", market.broad),
        small_before=of("change_day_before", market.small),
        small_month=NAN if early else of("change_mtd", market.small),
        curve=_first(book, "curve"),
        curve_before=_first(book, "curve_day_before"),
        record=book.get("high_all", market.broad) is not None,
        usual=of("usual_day", market.broad),
        share=of("worth_share_day", market.basket),
        giant=firsts[0].value if firsts else NAN,
        second=firsts[1].value if len(firsts) > 1 else NAN,
        giants=firsts[0].about if firsts else "",
        together=_together(book, seen.broad),
        rest=of("rest_change_day", market.basket),
        decision=_decision(book),
        odds=next((fact.value for fact in book.all(f"{_decision(book)}_probability_day_before")), NAN),
        jobs=_gap(book, "PAYROLLS"),
        unemployment=_gap(book, "UNEMPLOYMENT"),
        prices=_prices(book),
    )


def _before(move: float, day: float) -> float:
    """Return a period's change without its last day's, in percent."""
    return ((1 + move / 100) / (1 + day / 100) - 1) * 100


def _together(book: FactBook, broad: float) -> bool:
    """Tell whether every member of the basket is known to have gone the index's way."""
    members = book.market.baskets.get(book.market.basket, ())
    moves = [book.value("change_day", about) for about in members]
    return bool(moves) and all(move is not None and move * broad > 0 for move in moves)


def _share(count: Fact | None) -> float:
    """Return what part of a universe was counted; NaN of a sample."""
    return count.value / count.n if count and count.n and count.n >= _FEW_MEMBERS else NAN


def _part(share: Fact | None) -> float:
    """Return a share of a universe, of one; NaN of a sample."""
    return share.value / 100 if share and share.n and share.n >= _FEW_MEMBERS else NAN


def _counted(count: Fact | None) -> float:
    """Return how many of a universe were counted; NaN of a sample."""
    return count.value if count and count.n and count.n >= _MOST_MEMBERS else NAN


def _first(book: FactBook, measure: str) -> float:
    return next((fact.value for fact in book.all(measure)), NAN)


def _decision(book: FactBook) -> Decided:
    moved = next((fact.value for fact in book.all("decision")), None)
    return "" if moved is None else "cut" if moved < 0 else "hike" if moved > 0 else "hold"


def _gap(book: FactBook, code: str) -> float:
    """Return by how much a release of the session itself differs from what was expected."""
    fact = book.get("release_gap", code)
    return fact.value if fact and fact.since == book.day else NAN


def _prices(book: FactBook) -> float:
    """Return by how much a year's rise of prices differs from what was expected, where the figures agree."""
    year, month = (
        [gap for gap in (_gap(book, code) for code in codes) if not math.isnan(gap)]
        for codes in (_PRICES, _PRICES_MONTH)
    )
    agree = year and (min(year + month) > -0.05 or max(year + month) < 0.05)
    return max(year, key=abs) if agree else NAN


def _sectors(seen: Seen, book: FactBook, move: str, terms: float) -> Seen:
    found = ranked(book, move)
    if len(found) < _FEW_SECTORS:
        return seen
    others = members(book, found)
    told = tuple((_sector(about), value / terms) for about, value in borne_out(found, others).items())
    by_members = tuple(_sector(fact.about) for fact in sorted(others, key=lambda fact: -fact.value))
    return seen._replace(sectors=told, by_members=by_members)


def _sector(about: str) -> str:
    return about.partition("/")[2]
