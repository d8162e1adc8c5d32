"""Single stocks that moved far, over a session or a week: the moves that weighed most."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from typing import ClassVar

import msgspec

from newsgen.descriptors import is_known
from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Fact, Item, Score
from newsgen.rules.base import (
    FRONT,
    IN_FRONT,
    PLACES,
    Angle,
    Desk,
    Move,
    Rule,
    at_limit,
    ids,
    in_turn,
    leaders,
    leaning,
    other_boards,
    pulling,
    score,
    sign,
    standing,
    told_giants,
    weighed,
)

MEASURES = ("close", "market_cap", "surprise_day")
"""What of a stock is told or weighed besides its move."""
VAST = 500_000.0
"""Millions from which a company is one of the basket's size."""
MEMBER = 2_200_000.0
"""Millions that a member of the basket is worth, about: the middle of them in 2024 to 2026."""
SHARED = 3
"""Named stocks of one industry from which on the industry is told."""


class Floors(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a stock must reach to be ranked."""

    min_change: float
    """Percent, on the unrounded value: 이상."""
    min_market_cap: float = 0.0
    """Millions of dollars, or what they are in the market's money; 0 where the market says who is large."""
    min_price: float = 0.0
    """The market's money."""
    min_turnover: float = 0.0
    """Millions of it a day, mean of the 20 sessions before: thinly traded prices are poor witnesses."""
    named: int = 3
    """Stocks named in either direction at most: the first of the ranking."""


class Movers(Rule, frozen=True):
    """The stocks whose moves weighed most either way, among the large.

    Their one ranking goes by how far a stock moved and by what the company was worth: a reader wants the
    names he knows, and another only where its move is the day's news. The largest (``mega``) are in it with
    a smaller move. Who is not named moved less than who is, or is smaller. Small companies are ranked on days
    on which they went another way than the large. Who has a paragraph of its own is in no ranking, nor is who
    is on a board whose largest are told by themselves. The rarity of a stock's day is in its fact
    ``surprise_day``; the number of stocks looked at is taken off.
    """

    name: str = "movers"
    one: ClassVar[frozenset[str]] = frozenset({"rising", "falling"})
    many: ClassVar[frozenset[str]] = frozenset({"stocks", "mega", "small", "talk", *PLACES})
    section: str = "stocks"
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})
    groups: ClassVar[tuple[str, ...]] = ("ranked",)
    of_one: ClassVar[bool] = True
    worded: ClassVar[bool] = True

    large: Floors = Floors(min_change=4.0)
    mega: Floors = Floors(min_change=3.0, min_market_cap=200_000.0)
    """The same of the largest; they are in the ranking of the large."""
    far: Floors = Floors(min_change=20.0, min_market_cap=10_000.0)
    """The same of a member of their index that moved so far; it takes nobody's place."""
    heard: Floors = Floors(min_change=10.0, min_market_cap=10_000.0)
    """The same of a member that reported its results, and went furthest of those its way."""
    small: Floors = Floors(min_change=10.0, min_market_cap=1000.0, min_price=5.0, min_turnover=10.0, named=1)
    reported: float = 1.5
    """Times as much that the move of one that reported its results weighs, in a session's ranking."""
    most: int = 6
    """Stocks named in all; the half of them either way, and what the other way leaves."""
    ranked: int = 3
    """The same of a day in a market whose largest companies are told side by side: behind these."""
    unexplained: int = 2
    """Stocks at most of whose day nothing is known, in a session's ranking."""
    still: float = 0.3
    """Percent that the broad index moved by less of a day of which not only risers, or fallers, are named."""
    striking: float = 10.0
    """Percent from which one of the largest is named besides, for its move alone."""
    answering: float = 3.0
    """Percent from which one that reported is told beside reporters that went the other way."""
    apart: float = 1.5
    """Percentage points between the small companies' index and the broad one from which on they are ranked,
    if that is more than the broad one moved."""
    least: float = 1.1
    """Bits of score that who is named has at least: a ranking is told whole."""
    wanted: float = 4.0
    """Bits of weight: readers look for them, rare or not."""
    talk: tuple[tuple[float, float], ...] = (
        (5.0, 400_000.0),
        (7.0, 200_000.0),
        (10.0, 150_000.0),
        (15.0, 100_000.0),
        (20.0, 50_000.0),
    )
    """Percent moved, and millions of market value from which such a move is the talk of the day."""
    bare: tuple[tuple[float, float], ...] = ((7.0, VAST), (15.0, 0.0))
    """The same of one of whose day nothing is known, in a session's ranking: a reader asks why."""
    told_elsewhere: float = 3.0
    """Percent from which a member of the basket is told in front of others that moved less money."""
    along: float = 2.0
    """Times what a move must weigh to be it, if it goes against the market's day."""
    beyond: float = 4.0
    """Times what the broad index moved that it must have moved: on a day of 2 % one of 5 % is no talk."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item a stock of each ranking, the first of either way chosen, and one the talk."""
        moves = self._moves(book, desk)
        found = list(self._rankings(book, desk, moves))
        answer = self._answer(book, moves, found)
        if answer is not None:
            found = [*(item for item in found if item.about != answer.about), answer]
        found = list(self._with_furthest(book, desk, moves, found))
        talk = self._talk(book, found)
        found = list(self._without_unexplained(book, moves, found, talk))
        best = max((item.score.total for item in found if item.chosen), default=0.0)
        for item in found:
            yield self._talked(book, item, best) if item is talk else item

    def _moves(self, book: FactBook, desk: Desk) -> list[Move]:
        """Return the moves that may be ranked, the weightiest first."""
        listed = frozenset[str]().union(*desk.universes.values()) - desk.told_apart - other_boards(book, desk)
        beyond = self._beyond(book)
        known = (self._move(book, one) for one in book.abouts(f"change_{self.span}") if one in listed)
        moves = [move for move in known if move and abs(move.value) >= beyond]
        if self.span == "day":
            pulled = pulling(book)
            apart = {*told_giants(book, desk), *([pulled.about] if pulled else [])}
            apart |= {fact.about for fact in (*leaders(book, desk), *at_limit(book, desk))}
            giants = {desk.issuers.get(about, about) for about in apart}
            moves = [one for one in moves if desk.issuers.get(one.about, one.about) not in giants]
        else:
            front = {fact.about for fact in leaders(book, desk) if fact.value <= FRONT["large"]}
            moves = [one for one in moves if one.about not in front]
        return sorted(moves, key=lambda move: -move.weight)

    def _rankings(self, book: FactBook, desk: Desk, moves: list[Move]) -> Iterator[Item]:
        """Yield one item a stock of each ranking."""
        named: dict[str, set[str]] = {"up": set(), "down": set()}
        size = book.market.size.large
        for role, floors in (("stocks", self.large), ("small", self.small)):
            reached = [one for one in moves if self._reaches(book, desk, role, one)]
            if role == "small":  # none of them is known for its size
                reached.sort(key=lambda move: -abs(move.value))
            else:
                reached = self._in_turn(book, reached)
            fit = book.select(f"change_{self.span}", (one.about for one in reached))
            for direction, known in named.items():
                if role == "small" and not self._small_went(book, direction):
                    continue
                able = [fact for fact in fit if sign(fact.value) == direction]
                share = self._share(book, role, able, others=len(fit) - len(able))
                if role == "stocks":
                    share += sum(one.worth < size and sign(one.value) == direction for one in reached)
                yield from self._ranked(book, desk, role, min(floors.named, share), able, known)

    def _in_turn(self, book: FactBook, moves: list[Move]) -> list[Move]:
        """Return who is named first; who reported results weighs more in a session's ranking."""
        heard = {one.about for one in moves if self.span == "day" and book.has_reported(one.about)}
        return in_turn(moves, heard, self.reported, most=4 * self.most)

    def _share(self, book: FactBook, role: str, able: list[Fact], *, others: int) -> int:
        """Return how many are named of those that went one way."""
        if role == "small":  # nobody asks for a name that says nothing
            return int(bool(able) and is_known(able[0].about))
        most = self.ranked if book.market.ranks and self.span == "day" else self.most
        return max(most // 2, most - others)

    def _answer(self, book: FactBook, moves: list[Move], found: list[Item]) -> Item | None:
        """Return the weightiest that reported and went another way than all reporters that are named.

        None where another that is named nowhere went further that way and is no smaller.
        """
        named = {item.about for item in found if item.chosen}
        heard = [one for one in moves if self.span == "day" and book.has_reported(one.about)]
        ways = {sign(one.value) for one in heard if one.about in named}
        if len(ways) != 1:
            return None
        able = [
            one
            for one in heard
            if one.about not in named
            and sign(one.value) not in ways
            and abs(one.value) >= self.answering
            and one.worth >= book.market.size.large
            and not _is_outdone(one, moves, named)
        ]
        first = max(able, key=lambda one: one.weight, default=None)
        fact = book.get("change_day", first.about) if first else None
        return self._item(book, "stocks", fact, "") if fact else None

    def _with_furthest(
        self, book: FactBook, desk: Desk, moves: list[Move], found: list[Item]
    ) -> Iterator[Item]:
        """Yield the items, and of reporters the one that went furthest either way, where it went far.

        It stands in the place of the last of those of its way that are named, where as many are as may be.
        """
        heard = [one for one in moves if self._is_heard(book, desk, one)]
        named = {item.about: item for item in found if item.chosen and "stocks" in item.subjects}
        gone, come = set[str](), dict[str, Item]()
        for way in ("up", "down"):
            row = [one for one in heard if sign(one.value) == way]
            first = max(row, key=lambda one: abs(one.value), default=None)
            fact = book.get("change_day", first.about) if first else None
            if first is None or fact is None or first.about in named or _is_outdone(first, moves, named):
                continue
            lesser = [one.about for one in moves if sign(one.value) == way and one.about in named]
            gone |= {*lesser[self.large.named - 1 :][-1:]}
            come[first.about] = self._item(book, "stocks", fact, "")
        for item in found:
            if item.about in gone:
                yield msgspec.structs.replace(
                    item, chosen=False, reason=f"{item.reason}; 더 간 종목을 적는다"
                )
            elif item.about not in come:
                yield item
        yield from come.values()

    def _is_heard(self, book: FactBook, desk: Desk, move: Move) -> bool:
        """Tell whether a company that reported went so far that a day's ranking cannot leave it out."""
        told = self._by_reasons(book) and book.has_reported(move.about)
        return told and _is_member(book, desk, move) and self._is_over(book, self.heard, move)

    def _by_reasons(self, book: FactBook) -> bool:
        """Tell whether a ranking is of a session, in a market whose wraps do not rank its largest."""
        return self.span == "day" and not book.market.ranks

    def occasion(self, item: Item, market: Market, *, small: bool) -> Angle | None:  # noqa: ARG002
        """Return that a very large company moved far while the indices stood."""
        return "single_stock" if small and "talk" in item.tags else None

    def _without_unexplained(
        self, book: FactBook, moves: list[Move], found: list[Item], talk: Item | None
    ) -> Iterator[Item]:
        """Yield the items, of stocks of whose day nothing is known only the first few, and the far moves.

        An industry whose stocks went together is a story of its own. In a market whose wraps rank its
        largest, and over a week, the ranking is the news.
        """
        row = {one.about: at for at, one in enumerate(self._in_turn(book, moves))}
        bare = [item for item in found if item is not talk and self._is_bare(book, item)]
        bare.sort(key=lambda item: row.get(item.about, len(row)))
        left = self._left(book, bare) if self._by_reasons(book) else []
        by_about = {one.about: one for one in moves}
        named = [by_about[item.about] for item in found if item.chosen and item not in left]
        left = [item for item in left if not _outdoes(by_about[item.about], named)]
        for item in found:
            far = "mega" in item.subjects and self._went(book, item) >= self.striking
            if item in left and not far:
                yield msgspec.structs.replace(item, chosen=False, reason=f"{item.reason}; 까닭을 모른다")
            else:
                yield item

    def _left(self, book: FactBook, bare: list[Item]) -> list[Item]:
        """Return those beyond the first few; on a day on which the market stood one of either way stays."""
        kept = bare[: self.unexplained]
        ways = {sign(book.value("change_day", item.about) or 0.0) for item in kept}
        broad = book.get("change_day", book.market.broad)
        if broad and abs(broad.value) < self.still and len(ways) == 1 and len(kept) == self.unexplained:
            others = [one for one in bare if sign(book.value("change_day", one.about) or 0.0) not in ways]
            kept = [*kept[:-1], *(others[:1] or kept[-1:])]
        return [item for item in bare if item not in kept]

    def _is_bare(self, book: FactBook, item: Item) -> bool:
        """Tell whether a chosen stock has neither something that happened to it nor an industry beside it."""
        shared = item.subjects.keys() & {"rising", "falling"}
        return (
            item.chosen and "small" not in item.tags and not shared and not self._is_known(book, item.about)
        )

    def _is_known(self, book: FactBook, about: str) -> bool:
        """Tell whether something happened to a company, be it results on a day that was its industry's."""
        return book.reason(about) is not None or (self.span == "day" and book.results(about) is not None)

    def _went(self, book: FactBook, item: Item) -> float:
        return abs(book.value(f"change_{self.span}", item.about) or 0.0)

    def _talk(self, book: FactBook, found: list[Item]) -> Item | None:
        """Return whose move weighed most, of the large; with the market before against it."""
        way = leaning(book) if self.span == "day" else "flat"
        able: list[tuple[float, Item]] = []
        worth = self._least_talked(book)
        least_moved = self.beyond * abs(book.value(f"change_{self.span}", book.market.broad) or 0.0)
        for item in found:
            move = book.value(f"change_{self.span}", item.about) or 0.0
            cap = (book.value("market_cap", item.about) or 0.0) / book.market.size.dollar
            if (
                item.chosen
                and cap >= worth
                and abs(move) >= (least_moved if self.span == "day" else 0.0)
                and all(
                    any(abs(move) >= far and cap >= least for far, least in floors)
                    for floors in self._floors(book, item)
                )
            ):
                against = {way, sign(move)} == {"up", "down"}
                able.append((weighed(move, cap, IN_FRONT) / (self.along if against else 1.0), item))
        first = max(able, key=lambda pair: pair[0], default=None)
        return first[1] if first and first[0] >= self._outdone(book) else None

    def _floors(self, book: FactBook, item: Item) -> Iterator[tuple[tuple[float, float], ...]]:
        """Yield what a stock must have reached to be the talk."""
        yield self.talk
        if self._by_reasons(book) and self._is_bare(book, item):
            yield self.bare

    def _outdone(self, book: FactBook) -> float:
        """Return the most that the move of a company weighed which is told elsewhere."""
        if self.span != "day":
            return 0.0
        members = book.select("change_day", book.market.baskets.get(book.market.basket, ()))
        far = (fact for fact in members if abs(fact.value) >= self.told_elsewhere)
        theirs = (weighed(fact.value, MEMBER, IN_FRONT) for fact in far)
        giants = (self._giant(book, fact) for fact in book.all("cap_change_day"))
        return max([0.0, *giants, *theirs])

    def _giant(self, book: FactBook, won: Fact) -> float:
        """Return what the move of a company weighed, of what it won or lost of its worth."""
        move = book.value("change_day", won.about) or 0.0
        worth = abs(won.value / move) * 100 / book.market.size.dollar if move else 0.0
        return weighed(move, worth, IN_FRONT)

    def _least_talked(self, book: FactBook) -> float:
        """Return the least worth of the talk: VAST beside a far week of one of the basket, told elsewhere."""
        members = book.market.baskets.get(book.market.basket, ()) if self.span == "week" else ()
        moves = book.select("change_week", members)
        return VAST if any(abs(fact.value) >= self.talk[0][0] / 2 for fact in moves) else 0.0

    def _talked(self, book: FactBook, item: Item, best: float) -> Item:
        """Return an item as that of the day's talk: the strongest of the rankings, and a bit more a doubling.

        That is of the money beyond the least that makes one the talk.
        """
        kept, (least, *_) = item.score, (move * cap for move, cap in self.talk[1:])
        move, cap = book.value(f"change_{self.span}", item.about), book.value("market_cap", item.about)
        worth = (cap or 0.0) / book.market.size.dollar
        more = max(math.log2(abs(move or 0.0) * worth / least), 0.0)
        weight = kept.weight + max(best - kept.total, 0.0) + 0.1 + more
        return msgspec.structs.replace(
            item,
            subjects={**item.subjects, "talk": (item.about,)},
            tags=item.tags | {"talk"},
            score=score(kept.surprise, tested=kept.tested, weight=weight),
        )

    def _beyond(self, book: FactBook) -> float:
        """Return the move from which on a stock is told where moves are large; 0 where the floors say."""
        broad = book.value(f"change_{self.span}", book.market.broad) or 0.0
        return book.market.size.far + abs(broad) if book.market.size.far else 0.0

    def _small_went(self, book: FactBook, direction: str) -> bool:
        """Tell whether small companies went a way of their own, which they are then ranked for."""
        small, broad = (
            book.value(f"change_{self.span}", about) for about in (book.market.small, book.market.broad)
        )
        if small is None or broad is None or abs(small - broad) < max(self.apart, abs(broad)):
            return False
        return sign(small - broad) == direction == sign(small)

    def _move(self, book: FactBook, about: str) -> Move | None:
        """Return how far a stock moved; None where it is not known what the company was worth before."""
        moved, cap = book.value(f"change_{self.span}", about), book.value("market_cap", about)
        if moved is None or cap is None or moved <= -100:
            return None
        return Move(about, moved, cap / (1 + moved / 100))

    def _reaches(self, book: FactBook, desk: Desk, role: str, move: Move) -> bool:
        """Tell whether a stock belongs to a ranking, by what it was worth before."""
        size = book.market.size
        if role == "small":
            price, trade = book.value("close", move.about), book.value("turnover_20d", move.about)
            able = move.worth < size.large and (price or 0.0) >= self.small.min_price
            traded = (trade or 0.0) >= self.small.min_turnover
            return able and traded and self._is_over(book, self.small, move)
        if move.worth >= size.large and any(
            self._is_over(book, floors, move) for floors in (self.large, self.mega)
        ):
            return True
        return _is_member(book, desk, move) and self._is_over(book, self.far, move)

    def _is_over(self, book: FactBook, floors: Floors, move: Move) -> bool:
        """Tell whether a move, and what the company was worth, reach floors."""
        least = floors.min_market_cap * book.market.size.dollar
        return abs(move.value) >= floors.min_change and move.worth >= least

    def _ranked(
        self, book: FactBook, desk: Desk, role: str, most: int, able: list[Fact], named: set[str]
    ) -> Iterator[Item]:
        """Yield the stocks of a ranking; ``named`` are the companies that the article names already."""
        first: list[Fact] = []
        told: set[str] = set()
        for fact in able:
            issuer = desk.issuers.get(fact.about, fact.about)
            if issuer not in named | told and len(first) < max(most, SHARED):
                first.append(fact)
                told.add(issuer)
        industry = self._industry(desk, first) if role == "stocks" else ""
        first = first[:most]
        told = {desk.issuers.get(fact.about, fact.about) for fact in first}
        for place, fact in enumerate(able, start=1):
            issuer = desk.issuers.get(fact.about, fact.about)
            if fact in first:
                yield self._item(book, role, fact, industry)
            elif issuer not in named:
                why = "같은 회사의 다른 종류 주식을 적는다" if issuer in told else "이름을 적는 순위 밖"
                item = self._item(book, role, fact, "")
                reason = f"{abs(fact.value):.2f}%, {place}위: {why}"
                yield msgspec.structs.replace(item, chosen=False, reason=reason)
        named |= told

    def _industry(self, desk: Desk, first: list[Fact]) -> str:
        """Return the industry that most of the first share; empty where fewer than three do."""
        counted = Counter(desk.industries.get(fact.about, "") for fact in first)
        industry, count = max(counted.items(), key=lambda pair: pair[1], default=("", 0))
        return industry if count >= SHARED and count == len(first) else ""

    def _item(self, book: FactBook, role: str, fact: Fact, industry: str) -> Item:
        cap = book.value("market_cap", fact.about) or 0.0
        way = "rising" if fact.value > 0 else "falling"
        giant = cap >= book.market.size.mega
        place = standing(book, fact, giant=giant) if self.span == "day" else None
        return Item(
            rule=self.name,
            about=fact.about,
            facts=ids(
                [fact, *(book.get(measure, fact.about) for measure in MEASURES), place[1] if place else None]
            ),
            score=self._score(book, role, fact, cap),
            reason=f"{abs(fact.value):.2f}%, 순위에서 이름을 적는다",
            subjects={
                role: (fact.about,),
                **({"mega": (fact.about,)} if giant and role == "stocks" else {}),
                **({way: (f"industry/{industry}",)} if industry else {}),
                **({place[0]: (fact.about,)} if place else {}),
            },
            tags=frozenset({"ranked", sign(fact.value), "small" if role == "small" else "large"}),
        )

    def _score(self, book: FactBook, role: str, fact: Fact, cap: float) -> Score:
        size = book.market.size
        floors, least = {
            "stocks": (self.large, size.mega if cap >= size.mega else size.large),
            "small": (self.small, self.small.min_market_cap),
        }[role]
        weight = self.wanted + math.log2(max(cap / least, 1.0))
        if self.span == "week":
            return score(3 * math.log2(abs(fact.value) / floors.min_change), weight=weight)
        counted = book.get("breadth_up", book.market.universe("small" if role == "small" else "large"))
        tested = (counted and counted.n) or 1
        surprise = book.value("surprise_day", fact.about) or 0.0
        bits = surprise - math.log2(tested)
        return score(surprise, tested=tested, weight=max(weight, self.least - bits))


def _is_member(book: FactBook, desk: Desk, move: Move) -> bool:
    """Tell whether a company is in the index of the large ones."""
    return move.about in desk.universes.get(book.market.universe("large"), frozenset())


def _outdoes(one: Move, named: Iterable[Move]) -> bool:
    """Tell whether a stock went further than one that is named, the same way, and is no smaller."""
    return any(
        one.value * less.value > 0 and abs(one.value) > abs(less.value) and one.worth >= less.worth
        for less in named
    )


def _is_outdone(one: Move, moves: Iterable[Move], named: Container[str]) -> bool:
    """Tell whether another that is not named went further the same way, and is no smaller."""
    return any(
        far.value * one.value > 0
        and abs(far.value) > abs(one.value)
        and far.worth >= one.worth
        and far.about not in named
        for far in moves
    )
