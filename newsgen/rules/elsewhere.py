"""Europe and Asia, where they moved far before New York closed, or stood as they had not for long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import HALF_YEAR, Desk, Rule, gaussian, ids, score

_BESIDE = {"europe": "europe_beside", "asia": "asia_beside"}
"""Region -> the role of who is told in words beside its index that moved far."""


class Elsewhere(Rule, frozen=True):
    """Two indices at most: one with a record of its own first, then those that moved furthest.

    Beside the one that is told of a region stands in words which way the next one of it went.

    Each has to have moved by the bound that its market's file gives it, one with a record by less.
    Where one moved as it does once in years that is what happened that day, and stands beside the market.
    """

    name: str = "elsewhere"
    one: ClassVar[frozenset[str]] = frozenset({"furthest"})
    many: ClassVar[frozenset[str]] = frozenset({"europe", "asia", "plain", *_BESIDE.values()})
    section: str = "rates"
    either_way: ClassVar[bool] = True
    abroad: ClassVar[bool] = True

    most: int = 2
    """Indices that are told at most."""
    vast: float = 7.0
    """Percent from which it is."""
    usual: float = 1.1
    """Percent: the usual size of a day of one (its standard deviation, 2020 to 2026)."""
    clear: float = 0.5
    """Percent from which one with a record is told."""
    filling: float = 1.2
    """Bits of Europe's day in words alone, where none of its indices moved far: it fills room."""
    said: float = 0.2
    """Percent that each has to have moved for that."""
    beside: float = 0.3
    """Percent from which another of its region is told in words."""
    record: int = HALF_YEAR
    """Sessions from which on it is told since when one was not as high, or as low."""
    bits: float = 5.0
    """Bits of surprise at most: it is the news of another place."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - whoever reads it
        """Yield one item where one moved far."""
        known = {one.symbol: one for one in book.market.elsewhere}
        moves = book.select("change_day", known)
        places = {fact.about: place for fact in moves if (place := self._place(book, fact))}
        least = {
            one.symbol: min(one.least, self.clear) if one.symbol in places else one.least
            for one in known.values()
        }
        far = [fact for fact in moves if abs(fact.value) >= least[fact.about]]
        first = sorted(far, key=lambda fact: (fact.about not in places, -abs(fact.value)))[: self.most]
        told = sorted(first, key=lambda fact: -abs(fact.value))
        plain = self._in_words([fact for fact in moves if known[fact.about].region == "europe"], told)
        if not told:
            yield from self._filler(plain)
            return
        made = [place for fact in told if (place := places.get(fact.about))]
        regions = {
            region: tuple(fact.about for fact in told if known[fact.about].region == region)
            for region in _BESIDE
        }
        rest = [fact for fact in moves if fact not in told and abs(fact.value) >= self.beside]
        rest.sort(key=lambda fact: -abs(fact.value))
        beside = {
            _BESIDE[region]: [one for one in rest if known[one.about].region == region][:1]
            for region, some in regions.items()
            if len(some) == 1
        }
        bits = min(gaussian(abs(told[0].value) / self.usual), self.bits)
        yield Item(
            rule=self.name,
            about=told[0].about,
            facts=ids([*told, *made, *plain, *(one for some in beside.values() for one in some)]),
            score=score(bits),
            reason=", ".join(f"{fact.about} {abs(fact.value):.2f}%" for fact in told),
            subjects={"furthest": (told[0].about,), "plain": tuple(one.about for one in plain)}
            | regions
            | {role: tuple(one.about for one in some) for role, some in beside.items()},
            tags=frozenset({"vast"} if abs(told[0].value) >= self.vast else ())
            | {f"{'record' if fact.measure == 'high_all' else 'since'}_of:{fact.about}" for fact in made},
        )

    def _in_words(self, moves: list[Fact], told: list[Fact]) -> list[Fact]:
        """Return the moves of Europe that words alone tell: of several, none told with its size."""
        clear = [fact for fact in moves if abs(fact.value) >= self.said]
        several = len(clear) > 1 and len(clear) == len(moves)
        return (
            sorted(clear, key=lambda fact: -fact.value)
            if several and not any(one in told for one in clear)
            else []
        )

    def _filler(self, plain: list[Fact]) -> Iterator[Item]:
        """Yield an item of Europe's day in words alone."""
        if plain:
            yield Item(
                rule=self.name,
                about=plain[0].about,
                facts=ids(plain),
                score=score(self.filling),
                reason="유럽 증시의 방향만 말로 적는다",
                subjects=dict.fromkeys(_BESIDE, ()) | {"plain": tuple(one.about for one in plain)},
            )

    def _place(self, book: FactBook, move: Fact) -> Fact | None:
        """Return that one closed higher than ever, or since when it was not as far the way that it went."""
        record = book.get("high_all", move.about) if move.value > 0 else None
        since = book.get("highest_since" if move.value > 0 else "lowest_since", move.about)
        return record or (since if since and (since.periods or 0) >= self.record else None)

    def happened(self, item: Item) -> bool:
        """Tell whether one moved as it does once in years."""
        return "vast" in item.tags

    def section_of(self, item: Item) -> str:
        """Return that such a day stands with how the market looked."""
        return "market" if "vast" in item.tags else self.section
