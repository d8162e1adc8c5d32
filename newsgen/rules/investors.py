"""Who bought and who sold on each part of the exchange: daily of the main one, of others where it is news."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from newsgen.facts.book import FactBook
from newsgen.markets import Board
from newsgen.measures.flows import WAYS
from newsgen.model import Fact, Item
from newsgen.rules.base import INVESTORS, Desk, Rule, ids, rarity, score

OTHERS = "other_corp"
"""Who is told where it is large: companies that are no financial institutions."""
_CLOSE = "close"


class _News(NamedTuple):
    """What is news of one kind of investor."""

    kind: str
    """``since``, ``ever``, ``run`` or ``ended``."""
    who: str
    fact: Fact
    bits: float
    told: bool
    """Whether it is worth a sentence."""
    large: bool
    """Whether it is worth one in the lead."""


_LOOKED = 2 * len(INVESTORS)
"""Things looked at of each part of the exchange."""
_TESTED = math.log2(_LOOKED)


class Investors(Rule, frozen=True):
    """What foreigners, institutions and individuals bought on balance, an item each part of the exchange.

    The surprise is that of the rarest thing found of the three: of the most bought (sold) of n sessions
    log2(n + 1); of n sessions in a row ``persistent`` bits for each but the first, as many as it takes to go
    on: from 2023 to 2026-08 the next session went the same way in 54 to 61 % of the cases (KOSPI), a run that
    ended one bit more for its turn. Of each part six are looked at. Provisional figures have none.
    """

    name: str = "investors"
    one: ClassVar[frozenset[str]] = frozenset({"board"})
    milestone: ClassVar[bool] = True
    brief: ClassVar[bool] = True
    either_way: ClassVar[bool] = True
    worded: ClassVar[bool] = True
    opens_inside: ClassVar[bool] = True
    groups: ClassVar[tuple[str, ...]] = ("main", "beside")

    since: int = 60
    """Sessions from which on it is told since when nobody of a kind bought, or sold, as much."""
    loud_since: int = 40
    """The same of foreigners on the main part, who bought or sold ``loud`` or more."""
    loud_bits: float = 1.0
    """Bits of weight of such amounts: bond yields and other indices come behind them."""
    least: float = 1000.0
    """억원 below which no amount is told to be the most since a day."""
    run: int = 5
    """Sessions in a row that are told."""
    short_run: int = 3
    """The same of foreigners, in words beside the amounts alone."""
    ended: int = 6
    """Sessions of a run whose end is told; of foreigners' as many as ``short_run``."""
    persistent: float = 0.75
    """Bits that another session of the same way is worth: log2(1 / 0.6)."""
    aside: float = 0.1
    """Part of the largest amount of the day below which a run is not told: it went on by nothing."""
    turned: float = 3000.0
    """억원 that foreigners bought a session before and sold now, or the other way, for that to be told."""
    asked_first: float = 1.5
    """Bits that come on top where it is the foreigners: readers ask for them first."""
    lead_since: int = 240
    """Sessions from which on the most since a day is told in the lead."""
    lead_run: int = 15
    """Sessions in a row that are."""
    vast: float = 4.0
    """Bits of weight of a run on the main part that is told in the lead."""
    lead_week: int = 7
    """The same of foreigners whose sum over the run is vast: it is told with them."""
    part: float = 0.5
    """Of the largest of the three, from where on others are told, where they come to ``large``: without them
    a reader misses who took the other side."""
    large: float = 500.0
    other_way: float = 1.2
    """Bits of weight of another part of the exchange where foreigners went the other way than on the main
    one, by ``large`` on both."""
    asked: float = 2.0
    """The same of one whose index moved sharply, and further than the broad one."""
    loud: float = 10_000.0
    """억원 from which on who went with the index stands in a headline before how far another index went."""
    went: float = 0.2
    """Percent of a part's index from which on who bought and who sold is set beside which way it went."""
    begun: int = 6
    """Sessions of a month from which on it is told what foreigners bought, or sold, since it began.

    On days that took it past another ``loud``, and where the week ends."""
    headline: float = 3000.0
    """억원 from which on a headline may name who bought, or sold, most."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield an item for each part of the exchange of which the day's figures are known."""
        for board in book.market.boards:
            if all(book.get(f"net_buying_{who}", board.name) for who in INVESTORS):
                yield self._item(book, desk, board)

    def _item(self, book: FactBook, desk: Desk, board: Board) -> Item:
        main = board.index == book.market.broad
        moved = book.value("change_day", board.index) or 0.0
        found = ((who, book.get(f"net_buying_{who}", board.name)) for who in (*INVESTORS, OTHERS))
        nets = {who: fact for who, fact in found if fact}
        news = sorted(  # of mirror images who went with the index made its day
            self._news(book, board.name, nets),
            key=lambda one: (
                -one.bits - (self.asked_first if one.told and one.who == INVESTORS[0] else 0.0),
                one.who != INVESTORS[0],
                nets[one.who].value * moved <= 0,
                -abs(nets[one.who].value),
            ),
        )
        told = self._told(news, main=main)
        early = nets[INVESTORS[0]].as_of != _CLOSE
        bits = max((one.bits for one in news), default=0.0)
        opposed = not main and not early and self._is_opposed(book, nets)
        far = self._went_far(book, desk, board, nets)
        asked = far and not main and abs(moved) > abs(book.value("change_day", book.market.broad) or 0.0)
        weight = desk.weight(board.name)
        weight += (self.other_way if opposed else 0.0) + (self.asked if asked else 0.0)
        weight += self.vast if any(one.large and one.kind == "run" for one in told) and main else 0.0
        weight += self.loud_bits if main and any(map(self._is_loud, told)) else 0.0
        scored = score(max(bits, _TESTED) if opposed else bits, tested=0 if early else _LOOKED, weight=weight)
        others = OTHERS in nets and self._counts(nets)
        shown = [fact for who, fact in nets.items() if who != OTHERS or others]
        tags = {f"{one.kind}:{one.who}" for one in told}
        tags.add("main" if main else "beside")
        if not early and (main or any(one.large for one in told)):
            tags |= {*self._head(book, board, nets, told)}
        for one in told[:1] if main else ():
            tags |= {f"sum:{fact.measure.rpartition('_')[2]}" for fact in self._sums(book, told)}
            tags |= {f"first:{one.who}"} | ({f"large:{one.who}", "seldom"} if one.large else set())
        if not early and abs(moved) >= self.went:
            tags.add("rose" if moved > 0 else "fell")
        if main and not early and self._is_short_run(book, board, nets, told):
            tags.add("short_run")
        month = self._month(book, board, nets, tags) if main and not early else None
        if month:
            tags.add("month")
        plain = main and not early and self._is_plain(nets, told)
        tags |= {tag for tag, holds in (("early", early), ("others", others), ("plain", plain)) if holds}
        runs = (
            [book.get(f"{way}_run_{INVESTORS[0]}", board.name) for way in WAYS] if "short_run" in tags else []
        )
        return Item(
            rule=self.name,
            about=board.name,
            facts=ids([*(one.fact for one in told), *self._sums(book, told), *shown, *runs, month]),
            score=scored,
            reason=self._reason(told, early),
            subjects={"board": (board.name,)},
            chosen=main or bool(told) or opposed or far,
            standing=main or far,
            tags=frozenset(tags),
        )

    def _sums(self, book: FactBook, told: list[_News]) -> list[Fact]:
        """Return what was bought, or sold, over the runs that go on or ended, where that is vast."""
        runs = [one.fact for one in told if one.kind in _SUMS and one.fact.value >= self.run]
        runs = [fact for fact in runs if "_run_" in fact.measure or fact.value >= self.ended]
        found = (book.get(_summed(fact.measure), fact.about) for fact in runs)
        return [fact for fact in found if fact and abs(fact.value) >= self.loud]

    def _month(self, book: FactBook, board: Board, nets: dict[str, Fact], tags: set[str]) -> Fact | None:
        """Return what foreigners bought since the month began, where that is told: no other sum of theirs is.

        It grew by the day: one that went against it would ask for a reason.
        """
        who = INVESTORS[0]
        total, now = book.get(f"net_buying_month_{who}", board.name), nets[who].value
        if total is None or (total.n or 0) < self.begun or f"sum:{who}" in tags or now * total.value <= 0:
            return None
        passed = abs(total.value) // self.loud > abs(total.value - now) // self.loud
        ends = book.session.is_last_of_week
        return total if abs(total.value) >= self.loud and (passed or ends) else None

    def _told(self, news: list[_News], *, main: bool) -> list[_News]:
        """Return what is told besides the amounts, the rarest first: the most since a day, and a run.

        Who buys and who sells are mirror images: one record is enough. Of another part than the main one, one
        thing is.
        """
        worth = [one for one in news if one.told]
        record = next((one for one in worth if one.kind in _RECORDS), None)
        runs = (one for one in worth if one.kind in {"run", "ended"})
        run = next((one for one in runs if record is None or one.who != record.who), None)
        found = [one for one in worth if one in (record, run)]
        return found if main else found[:1]

    def _is_plain(self, nets: dict[str, Fact], told: list[_News]) -> bool:
        """Tell whether a lead may say in words alone who went which way: nothing rarer, and no small sums."""
        large = any(abs(nets[who].value) >= self.least for who in INVESTORS)
        return large and not any(one.large for one in told)

    def _is_short_run(self, book: FactBook, board: Board, nets: dict[str, Fact], told: list[_News]) -> bool:
        """Tell whether foreigners went on for some sessions by much, and nothing rarer is told of them."""
        net = nets[INVESTORS[0]]
        way = "buying" if net.value > 0 else "selling"
        run = book.value(f"{way}_run_{INVESTORS[0]}", board.name) or 0.0
        known = any(one.who == INVESTORS[0] for one in told)
        return not known and run >= self.short_run and abs(net.value) >= self.least

    def _head(self, book: FactBook, board: Board, nets: dict[str, Fact], told: list[_News]) -> Iterator[str]:
        """Yield who stands in a headline: of whom something is told, else who went with the index.

        Of a run that goes against the index nothing is: a reader asks who made it rise, or fall.
        """
        moved = book.value("change_day", board.index) or 0.0
        if told and not self._is_against(nets, told[0], moved):
            able = [nets[told[0].who]]
        else:
            able = [nets[who] for who in (INVESTORS if moved else INVESTORS[:2])]
        along = [one for one in able if one.value * moved > 0]
        if board.index != book.market.broad and not along:
            return
        along = along or able
        head = max(along, key=lambda one: abs(one.value))
        who = head.measure.removeprefix("net_buying_")
        own = bool(told) and told[0].who == who and told[0].kind in {"run", "ended"}
        if abs(head.value) >= self.headline or own:
            yield f"head:{who}"
            if abs(head.value) >= self.loud and head.value * moved > 0:
                yield "loud"

    def _is_against(self, nets: dict[str, Fact], news: _News, moved: float) -> bool:
        """Tell whether news is of a run against the index that others, who went with it, outdid in amount."""
        run = nets[news.who]
        others = max((abs(one.value) for one in nets.values() if one.value * moved > 0), default=0.0)
        return news.kind == "run" and run.value * moved < 0 and others >= abs(run.value)

    def _reason(self, told: list[_News], early: bool) -> str:
        if early:
            return "잠정치: 연속과 기록은 따지지 않음"
        found = [f"{_KOREAN[one.kind]} {one.fact.periods or one.fact.value:.0f}거래일" for one in told]
        return ", ".join(found) or f"연속 {self.run}거래일, 기록 {self.since}거래일 미만"

    def _went_far(self, book: FactBook, desk: Desk, board: Board, nets: dict[str, Fact]) -> bool:
        """Tell whether a part's index moved sharply: readers then ask who made it."""
        moved = abs(book.value("change_day", board.index) or 0.0) >= desk.words("day").sharp
        return moved and any(abs(fact.value) >= self.least for fact in nets.values())

    def _is_opposed(self, book: FactBook, nets: dict[str, Fact]) -> bool:
        """Tell whether foreigners bought on one part of the exchange what they sold on the main one."""
        boards = (board.name for board in book.market.boards if board.index == book.market.broad)
        main = next((book.value("net_buying_foreign", name) for name in boards), None)
        here = nets["foreign"].value
        return main is not None and main * here < 0 and min(abs(main), abs(here)) >= self.large

    def _counts(self, nets: dict[str, Fact]) -> bool:
        """Tell whether other companies are told: they are large, or alone against all three."""
        other, three = nets[OTHERS].value, [nets[who].value for who in INVESTORS]
        alone = all(value * other < 0 for value in three)
        far = abs(other) >= max(self.large, self.part * max(map(abs, three)))
        return alone or far

    def _news(self, book: FactBook, about: str, nets: dict[str, Fact]) -> Iterator[_News]:
        for who in INVESTORS:
            way = "buying" if nets[who].value > 0 else "selling"
            other = next(name for name in WAYS if name != way)
            yield from self._most(book, about, way, who, self._far_enough(book, about, who, nets[who]))
            if run := book.get(f"{way}_run_{who}", about):
                most = max(abs(nets[one].value) for one in INVESTORS)
                long = run.value >= self.run and abs(nets[who].value) >= self.aside * most
                bits = (run.value - 1) * self.persistent
                yield _News(
                    "run", who, run, bits, long, run.value >= self.lead_run or self._is_vast(book, run)
                )
            if over := book.get(f"{other}_ended_{who}", about):
                bits = (over.value - 1) * self.persistent + 1
                told = over.since is not None and self._is_over(nets[who], over)
                yield _News("ended", who, over, bits, told, told and over.value >= self.lead_run)

    def _is_loud(self, news: _News) -> bool:
        """Tell whether foreigners bought, or sold, ``loud`` or more, and the most since a day."""
        foreign = news.kind in _RECORDS and news.who == INVESTORS[0]
        return foreign and abs(news.fact.value) >= self.loud

    def _is_vast(self, book: FactBook, run: Fact) -> bool:
        """Tell whether foreigners went on for more than a week, and came to a vast sum."""
        total = book.value(_summed(run.measure), run.about) or 0.0
        foreign = run.measure.endswith(INVESTORS[0])
        return foreign and run.value >= self.lead_week and abs(total) >= self.loud

    def _is_over(self, net: Fact, ended: Fact) -> bool:
        """Tell whether a run ended that is told: one of foreigners, who are asked for first, sooner."""
        foreign = net.measure.endswith(INVESTORS[0]) and abs(net.value) >= self.least
        return ended.value >= (self.short_run if foreign else self.ended) or self._is_turn(net, ended)

    def _is_turn(self, net: Fact, ended: Fact) -> bool:
        """Tell whether foreigners went far one way the session before, and far the other way now."""
        before = ended.inputs[-1].value if ended.inputs else 0.0
        return net.measure == "net_buying_foreign" and min(abs(net.value), abs(before)) >= self.turned

    def _far_enough(self, book: FactBook, about: str, who: str, net: Fact) -> int:
        """Return the sessions from which on the most of a kind of investor since a day is told."""
        main = any(board.name == about and board.index == book.market.broad for board in book.market.boards)
        loud = main and who == INVESTORS[0] and abs(net.value) >= self.loud
        return self.loud_since if loud else self.since

    def _most(self, book: FactBook, about: str, way: str, who: str, sessions: int) -> Iterator[_News]:
        for kind in _RECORDS:
            fact = book.get(f"largest_{way}_{kind}_{who}", about)
            if fact is not None:
                periods = fact.periods or 0
                told = periods >= sessions and abs(fact.value) >= self.least
                yield _News(kind, who, fact, rarity(periods), told, told and periods >= self.lead_since)


_SUMS = {"run": "so_far", "ended": "sum"}
"""Kind of run -> what its sum is called, in the place of the kind in its measure."""


def _summed(measure: str) -> str:
    """Return the measure of what was bought, or sold, over a run."""
    way, kind, who = measure.split("_", 2)
    return f"{way}_{_SUMS[kind]}_{who}"


_RECORDS = ("since", "ever")
"""The most since a day, or of all."""
_KOREAN = {
    "ever": "사상 최대, 기록",
    "since": "가장 큰 지",
    "run": "연속",
    "ended": "끝난 연속",
}
