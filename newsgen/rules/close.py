"""How the main indices went, over a session or a week: what every article stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.indicators import indicators
from newsgen.markets import Market
from newsgen.model import Item
from newsgen.rules.base import INVESTORS, LEVELS, STILL, Angle, Desk, Rule, ids, in_market, score

_REASON = {"day": "주요 지수 마감은 매일 싣는다", "week": "주요 지수의 한 주는 늘 싣는다"}
_STYLE = "[style.index](일간)·[style.week.index](주간)"


class Close(Rule, frozen=True):
    """The main indices of a market; the character of the day or week as tags.

    From where on it is flat, sharp or extreme the desk's style says, as everywhere.
    """

    one: ClassVar[frozenset[str]] = frozenset(
        {"week", "small", "large", "fear", "chips", "board", "tomorrow"}
    )
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})
    day_leads: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})
    is_close: ClassVar[bool] = True
    worded: ClassVar[bool] = True
    moved: ClassVar[Mapping[str, str]] = MappingProxyType(
        {**dict.fromkeys(("flat", "sharp", "extreme"), _STYLE), **in_market("broad: broad")}
    )

    still: float = 0.0
    """Percent that every index must have moved for all of them to have gone one way."""
    quiet: float = 0.5
    """Where every index moved less than this, in percent, it is quiet."""
    apart: float = 2.5
    """Percentage points between small companies and the broad index from which a week tells the former."""
    noted: float = 0.3
    """Percent of a week, and of the one before, from which they are held against each other."""
    fear: float = 25.0
    """Percent over the week from which the index of fear is told ..."""
    some_fear: float = 5.0
    """... and from which it is said which way it went; of less, that it did not go far."""
    weighty: float = 5.0
    """Weight from which a release of the day after is what a day without news of its own stands before."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item; nothing where no index has closed."""
        market = book.market
        here = tuple(about for about in market.indices if self._told(book, about))
        if not here or (self.span == "week" and not book.get("week", market.exchange)):
            return
        changes = [self._change(book, about) for about in here]
        surprise = max(book.value(f"surprise_{self.span}", about) or 0.0 for about in here)
        told = (f"change_{self.span}", f"points_{self.span}", "close", *self._beside)
        has_small = market.small not in here and self._told(book, market.small) and self._apart(book, market)
        yield Item(
            rule=self.name,
            about=market.exchange,
            facts=ids(book.get(measure, about) for about in here for measure in told),
            score=score(surprise, tested=len(here), weight=max(map(desk.weight, here))),
            reason=_REASON[self.span],
            subjects={
                "indices": here,
                "small": (market.small,) if has_small else (),
                **self._besides(book, market, here),
                "tomorrow": self._tomorrow(book, desk),
            },
            standing=True,
            tags=frozenset(self._tags(book, desk, changes)) | self._apart_tags(small=has_small),
        )

    @property
    def _beside(self) -> tuple[str, ...]:
        """What else of an index its sentence rests on."""
        return ("change_week_before",) if self.span == "week" else ()

    def _apart_tags(self, *, small: bool) -> frozenset[str]:
        """Return that a week tells of small companies: nobody else then says how theirs was."""
        return frozenset({"small"} if small and self.span == "week" else ())

    def matter(self, item: Item) -> str:  # noqa: ARG002 - one matter, whatever the market
        """Return that it is how the indices went."""
        return LEVELS

    def angle(self, item: Item) -> Angle:
        """Return the angle of a market that went one way or two, far or hardly."""
        sharp, small = bool(item.tags & {"sharp", "extreme"}), bool(item.tags & {"flat", "quiet"})
        if "mixed" in item.tags and not (small and self.span == "week"):
            plain: Angle = "mixed"
        elif small:
            plain = "quiet"
        elif "all_up" in item.tags:
            plain = "surge" if sharp else "advance"
        else:
            plain = "plunge" if sharp else "decline"
        return _OF_A_WEEK[plain] if self.span == "week" else plain

    def occasion(self, item: Item, market: Market, *, small: bool) -> Angle | None:  # noqa: ARG002
        """Return that a day is a year's first, or a short one."""
        return "year_start" if "year_start" in item.tags else "half_day" if "half_day" in item.tags else None

    def _told(self, book: FactBook, about: str) -> bool:
        measures = (f"change_{self.span}", *(("points_week", "close") if self.span == "week" else ()))
        return all(book.get(measure, about) for measure in measures)

    def _change(self, book: FactBook, about: str) -> float:
        """Return how far an index went; 0 where nothing of it prints."""
        moves = [book.value(f"{kind}_{self.span}", about) or 0.0 for kind in ("change", "points")]
        return moves[0] if max(map(abs, moves)) >= STILL else 0.0

    def _apart(self, book: FactBook, market: Market) -> bool:
        """Tell whether the index of small companies went its own way: over a week it is told only then."""
        gap = self._change(book, market.small) - self._change(book, market.broad)
        return self.span == "day" or abs(gap) >= self.apart

    def _besides(self, book: FactBook, market: Market, here: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        """Return what else may be told: of a day its breadth; of a week its dates, its fear, chip makers."""
        if self.span == "day":
            large, board = market.universe("large"), market.board_of(market.broad)
            traded = book.get(f"net_buying_{INVESTORS[0]}", board) if board else None
            return {
                "large": (large,) if large and market.index_of(large) in here else (),
                "board": (board,) if traded else (),
            }
        told = self._told(book, market.fear)
        chips = market.chips if market.chips and book.get("change_week", market.chips) else ""
        return {
            "week": (market.exchange,),
            "fear": (market.fear,) if told else (),
            "chips": (chips,) if chips else (),
        }

    def _tomorrow(self, book: FactBook, desk: Desk) -> tuple[str, ...]:
        """Return the weightiest release of the day after a finished session, one of those of an hour."""
        if self.span == "week" or book.as_of != "close":
            return ()
        due = [fact.about for fact in book.all("due") if fact.value == 1]
        heavy = [about for about in due if desk.weight(about) >= self.weighty]
        return tuple(sorted(heavy, key=list(indicators()).index)[:1])

    def _tags(self, book: FactBook, desk: Desk, changes: list[float]) -> Iterator[str]:
        """Yield what kind of day or week it was."""
        words, way = desk.words(self.span), self._way(changes)
        yield way
        yield self._size(book, desk, changes, way)
        if self.span == "week":
            yield from self._week_before(book)
            yield from self._of_fear(book)
            return
        if abs(book.value("change_day", book.market.broad) or 0.0) >= words.sharp / 2:
            yield "far"
        if any(abs(change) < words.flat for change in changes):
            yield "partly"
        if len(changes) == 1:
            yield "alone"
        session = book.session
        if session.previous.day.year != session.day.year:
            yield "year_start"
        if session.is_half_day and session.closes.hour == 13:
            yield "half_day"

    def _week_before(self, book: FactBook) -> Iterator[str]:
        """Yield how the broad index's week stands to the one before: went on, or undid it."""
        broad = book.market.broad
        now, before = book.get("change_week", broad), book.get("change_week_before", broad)
        run = max(book.value(f"weeks_{way}", broad) or 0.0 for way in ("up", "down"))
        if now is None or before is None or min(abs(now.value), abs(before.value)) < self.noted:
            return
        if now.value * before.value > 0:
            yield from (["went_on"] if run == 2 else [])
        elif (now.inputs[-1].value - before.inputs[0].value) * now.value > 0:
            yield "undone"

    def _of_fear(self, book: FactBook) -> Iterator[str]:
        """Yield how far the index of fear went: worth a figure, or a word."""
        moved = abs(self._change(book, book.market.fear))
        if moved >= self.fear:
            yield "fear_far"
        elif moved >= self.some_fear:
            yield "fear_some"

    def _way(self, changes: list[float]) -> str:
        """Return whether all rose, all fell, or they differed."""
        if all(change >= self.still for change in changes) and any(changes):
            return "all_up"
        return "all_down" if all(-change >= self.still for change in changes) and any(changes) else "mixed"

    def _size(self, book: FactBook, desk: Desk, changes: list[float], way: str) -> str:
        """Return how large it was: sharp by the broad index, quiet by all of them."""
        words, largest = desk.words(self.span), max(map(abs, changes))
        if largest < words.flat:
            return "flat"
        if largest < self.quiet:
            return "quiet"
        broad = book.value(f"change_{self.span}", book.market.broad)
        size = largest if broad is None else abs(broad)
        if way == "mixed" or size < words.sharp:
            return "normal"
        return "extreme" if size >= words.extreme else "sharp"


_OF_A_WEEK: dict[Angle, Angle] = {
    "mixed": "week_mixed",
    "quiet": "week_quiet",
    "surge": "week_surge",
    "advance": "week_advance",
    "plunge": "week_plunge",
    "decline": "week_decline",
}
