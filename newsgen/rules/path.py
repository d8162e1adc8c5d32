"""The path of the day: how the main indices went from the opening to the close, by their bars."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.facts.course import (
    NOTHING,
    OPENED,
    TURNS,
    WAYS,
    Course,
    Kind,
    after,
    are_opposite,
    course,
    held,
    is_large,
    is_mostly,
    is_reversed,
    is_steady,
    kind,
    near,
    returned,
    turned,
)
from newsgen.facts.phases import edges, minutes, phase
from newsgen.fed.clock import conference_time
from newsgen.markets import Market, of
from newsgen.model import Item
from newsgen.rules.base import LEVELS, Angle, Desk, Rule, ids, score, watched, went_together

_HOURS = (
    "open",
    "peak",
    "trough",
    "hour",
    "noon",
    "decision",
    "late",
    "leap",
    "since_leap",
    "turn",
    "back",
    "last",
    "crossings",
    "rarity",
)
_MEASURES = ("change_day", *(f"path_{name}" for name in _HOURS))
_HIGHS = ("high_all", "high_all_intraday")
"""Records, by the close and within the day."""
_DULL: frozenset[Kind] = frozenset({"narrow", "wavered"})
"""Told of one index alone."""
_KEPT: frozenset[Kind] = frozenset({"kept_up", "kept_down"})
"""Not told beside what is dull."""
_STRAIGHT: frozenset[Kind] = frozenset({"grew"})
"""What adds nothing to how far small companies went, where the session is not over."""
_KIN: tuple[frozenset[Kind], ...] = (frozenset({"lost", "pared"}), frozenset({"regained", "eased"}))
"""Not told beside each other while a session runs: the second is the same way once more."""
_TURNED: frozenset[Kind] = frozenset({"lost", "regained", "dipped", "popped", "crossed_up", "crossed_down"})
"""Told with the hour of the leap that made them."""
_SIZED = frozenset({"noted", "leading", "leapt", "abrupt", "spoken"})
"""Tags of a path that is told with how far, or when, it went."""
_LATE: frozenset[Kind] = frozenset({"late_up", "late_down"})
"""Told by the hour of a leap, where one made it."""
_RISING: tuple[Kind, ...] = ("regained", "eased", "late_up", "crossed_up", "grew", "dipped", "kept_up")
_FALLING: tuple[Kind, ...] = ("lost", "pared", "late_down", "crossed_down", "deepened", "popped", "kept_down")
_UP: dict[Kind, bool] = dict.fromkeys(_RISING, True) | dict.fromkeys(_FALLING, False)
"""Which way a kind of path led at last."""
PLAIN, LEAPT, REVERSED = 0.5, 2.0, 3.5
"""Bits of a way that is no turn: there is one on most days; of one that half an hour made; of one that the
last hour turned round, as on one of twelve (407 sessions of 2025 and 2026)."""
LARGER = 1.5
"""Bits more of a turn that is large by itself."""
LEAP, SHARE = 0.3, 0.2
"""Share of the day's range that is much of it, and much of a turn."""
KEPT = 0.5
"""Share of a leap that must be left at last, for it to be told with its hour."""
AT_ONCE = 15
"""Minutes from when the Fed's chair began to speak within which a leap has the hour of that, as no cause."""
LASTS = 60
"""Minutes from when a leap set in within which it made the turn that is told with it."""


class Path(Rule, frozen=True):
    """The path of the index whose path tells most; where there are no bars of a session there is none."""

    name: str = "path"
    one: ClassVar[frozenset[str]] = frozenset({"index", "exchange"})
    many: ClassVar[frozenset[str]] = frozenset({"along"})
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})
    day_leads: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})
    groups: ClassVar[tuple[str, ...]] = ("broad", "blue", "tech", "basket", "small")
    one_way: ClassVar[bool] = True
    worded: ClassVar[bool] = True

    turn: float = 0.4
    """Percent of a gain lost, or of a loss regained, from which it is a turn."""
    narrow: float = 0.6
    """Percent from low to high up to which the range is narrow."""
    swing: float = 0.8
    """Percent up and down from which the day swung."""
    noted: float = 2.5
    """Bits from which a turn is told with its size."""
    leading: float = 4.0
    """Bits from which a turn may lead."""
    opening: float = 0.8
    """Percent from which it is news how an index opened: one session in eight (409 of 2025 and 2026)."""
    abrupt: float = 0.5
    """Percent within half an hour from which a turn has its hour."""
    leap: float = 0.8
    """Percent within half an hour from which it is told when an index leapt or slid."""
    running: float = 2.5
    """Bits more of a session so far: its path is what there is to tell."""
    apart: float = 1.2
    """Percentage points between small companies and the broad index from which their path counts as much."""
    besides: float = 1.2
    """Bits of a path told beside the first: it fills room."""
    broad: float = 1.0
    """Bits by which another index must tell more than the broad one."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item an index with a path; the one that tells most is chosen.

        Of a session so far others are besides that went another way.
        """
        running = (*watched(book.market), book.market.basket)
        looked_at = tuple(filter(None, running if _so_far(book) else watched(book.market)))
        ways = {about: way for about in looked_at if (way := course(book, about))}
        kinds = {
            about: kind(way, turn=self.turn, narrow=self.narrow, swing=self.swing)
            for about, way in ways.items()
        }
        found = [self._item(book, desk, about, ways[about], kinds) for about in ways]
        told = self._told(book, kinds, [item for item in found if item.chosen])
        able = found if self._is_apart(book) else [item for item in found if "small" not in item.tags]
        able = [one for one in able if all(are_opposite(ways[one.about], ways[about]) for about in told)]
        besides = None if _so_far(book) else self._besides(kinds, able, told)
        for item in found:
            if item is besides:
                yield self._in_a_clause(item, next(one for one in found if one.about in told))
            else:
                lesser = item.chosen and item.about not in told
                yield (
                    msgspec.structs.replace(item, chosen=False) if lesser else self._shared(book, item, kinds)
                )

    def _shared(self, book: FactBook, item: Item, kinds: dict[str, Kind | None]) -> Item:
        """Return the one path of a session with the main indices that went the same, which then is said."""
        what = kinds[item.about]
        if not item.chosen or "noted" not in item.tags or _so_far(book):
            return item
        along = tuple(one for one in book.market.indices if one != item.about and kinds.get(one) == what)
        return msgspec.structs.replace(item, subjects={**item.subjects, "along": along})

    def _besides(self, kinds: dict[str, Kind | None], found: list[Item], told: set[str]) -> Item | None:
        """Return a path that led the other way than the one told before it: that of growth before others."""
        ways = {_UP.get(kind) for about, kind in kinds.items() if about in told and kind}
        first = max((self._place(one) for one in found if one.about in told), default=0)
        other = [
            one
            for one in found
            if (up := _UP.get(kinds[one.about] or "narrow")) is not None
            and ways == {not up}
            and self._place(one) > first
        ]
        return max(other, key=lambda one: ("tech" in one.tags, one.score.total), default=None)

    def _place(self, item: Item) -> int:
        """Return where an index stands in the order of telling."""
        return next((at for at, role in enumerate(self.groups) if role in item.tags), 0)

    def _in_a_clause(self, item: Item, first: Item) -> Item:
        """Return a path told beside the first, in words alone."""
        tags = (item.tags - _SIZED) | {"besides"}
        tags |= set() if "noted" in first.tags else {"contrast"}
        return msgspec.structs.replace(item, tags=tags, score=score(self.besides))

    def _told(self, book: FactBook, kinds: dict[str, Kind | None], able: list[Item]) -> set[str]:
        """Return whose paths are told: the best one's; of a session so far other ways besides."""
        lead, small = {book.market.broad: self.broad}, book.market.small
        if not _so_far(book):
            able = [item for item in able if item.about in book.market.indices]
        elif not self._is_apart(book) or (
            kinds.get(small) in _STRAIGHT
            and any(one.about != small and kinds[one.about] not in _DULL for one in able)
        ):
            able = [item for item in able if item.about != small]
        late = [item for item in able if "reversed" in item.tags and item.about == book.market.broad]
        ranked = sorted(late or able, key=lambda item: -item.score.total - lead.get(item.about, 0.0))
        told = {item.about for item in ranked[:1]}
        if _so_far(book) and ranked:
            told |= {item.about for item in [one for one in ranked if one.about != small][:1]}
            known = {kinds[about] for about in told}
            known |= _DULL | (_KEPT if known & _DULL else set())
            known |= {kin for pair in _KIN if known & pair for kin in pair}
            leapt = any("leapt" in one.tags for one in able if one.about in told)
            for one in (one for one in able if one.about not in told):
                again = leapt and "leapt" in one.tags  # of half an hour of the market it is told once
                if not again and kinds[one.about] not in (_DULL if one.about == small else known):
                    told.add(one.about)
                    known.add(kinds[one.about])
        return told

    def _is_apart(self, book: FactBook) -> bool:
        """Tell whether small companies went their own way."""
        small, broad = (book.value("change_day", one) for one in (book.market.small, book.market.broad))
        return small is not None and broad is not None and abs(small - broad) >= self.apart

    def matter(self, item: Item) -> str:
        """Return what it belongs to: the levels, or where the session is not over itself or its index."""
        if "so_far" not in item.tags:
            return LEVELS
        market = of(item.about) if "small" in item.tags else None
        return f"{market.small}-{market.broad}" if market else self.name

    def can_lead(self, item: Item, market: Market) -> bool:  # noqa: ARG002
        """Tell whether a turn is rare enough, and the whole market closed the way that it turned."""
        return "leading" in item.tags

    def angle(self, item: Item) -> Angle:
        """Return which way it turned."""
        return "turn_up" if "up" in item.tags else "turn_down"

    def _item(
        self, book: FactBook, desk: Desk, about: str, way: Course, kinds: dict[str, Kind | None]
    ) -> Item:
        what = kinds[about]
        if what == "narrow" and any(book.get(high, one) for high in _HIGHS for one in book.market.indices):
            what = None  # nobody says of a day of a record that nothing was
        told = (TURNS | WAYS)[what] if what else "이렇다 할 것이 없다"
        tags = frozenset(self._tags(book, about, way, what)) if what else frozenset()
        if _is_hour_told(tags) and _spoke_before(book, about):
            tags |= {"spoken"}
        subjects: dict[str, tuple[str, ...]] = {"index": (about,)}
        if "spoken" in tags:
            subjects["exchange"] = (book.market.exchange,)
        rare = book.value("path_rarity", about) or PLAIN
        large = LARGER if what and not _so_far(book) and is_large(way, what) else 0.0
        way_of = REVERSED if "reversed" in tags else LEAPT if "leapt" in tags else PLAIN
        surprise = rare + large if what in TURNS else way_of
        return Item(
            rule=self.name,
            about=about,
            facts=ids(book.get(measure, about) for measure in _MEASURES),
            score=score(
                surprise,
                tested=len(kinds),
                weight=desk.weight(about),
                freshness=self._running(book, about, kinds) if what else 0.0,
            ),
            reason=f"장중 흐름: {told}",
            subjects=subjects,
            chosen=what is not None,
            tags=tags,
        )

    def _running(self, book: FactBook, about: str, kinds: dict[str, Kind | None]) -> float:
        """Return the bits more of a session so far: of the broad index most, and of small companies apart.

        Beside those a broad index that went nowhere has none to tell first.
        """
        if not _so_far(book):
            return 0.0
        market, apart = book.market, self._is_apart(book)
        if about == market.small:
            return self.running + (self.broad if apart else -self.broad)
        if about != market.broad:
            return self.running
        return self.running + (-self.broad if apart and kinds[about] in _DULL else self.broad)

    def _leapt(self, book: FactBook, about: str, way: Course) -> bool:
        """Tell whether half an hour made much of the day's way, in the direction of its close."""
        leap = book.value("path_leap", about) or 0.0
        others = (
            abs(way.open),
            0.0 if self._is_of_last_hour(book, about) else abs(book.value("path_last", about) or 0.0),
        )  # no more than it, or it is not the one
        far = abs(leap) >= max(self.leap, way.range * LEAP, *others)
        return far and leap * way.close > 0 and self._is_kept(book, about)

    def _is_kept(self, book: FactBook, about: str) -> bool:
        """Tell whether at least half of a leap was left at last."""
        leap, since = book.value("path_leap", about), book.value("path_since_leap", about)
        return leap is not None and since is not None and since / leap >= KEPT

    def _is_of_last_hour(self, book: FactBook, about: str) -> bool:
        """Tell whether a session so far leapt within its last hour: that hour then is no other move."""
        leap, late = book.get("path_leap", about), book.get("path_late", about)
        return _so_far(book) and bool(leap and late and leap.as_of >= late.as_of)

    def _tags(self, book: FactBook, about: str, way: Course, what: Kind) -> Iterator[str]:
        """Yield what the template asks: the kind, the hours, and whether it is told with its size."""
        yield what
        if _so_far(book):
            yield "so_far"
        yield next(role for role in self.groups if getattr(book.market, role) == about)
        yield "opened_up" if way.open >= OPENED else "opened_down" if way.open <= -OPENED else "opened_flat"
        if abs(way.open) >= self.turn:
            yield "gapped"
        if abs(way.open) >= self.opening:
            yield "apart"
        if way.range <= self.narrow:
            yield "tight"
        yield "back" if abs(way.close) < NOTHING else "up" if way.close > 0 else "down"
        yield from self._hours(book, about, way, what)
        rare = book.value("path_rarity", about) or PLAIN
        if what in TURNS and (_so_far(book) or rare >= self.noted or is_large(way, what)):
            yield "noted"
        if what in {"lost", "regained"} and rare >= self.leading and went_together(book, way.close):
            yield "leading"
        if what in _LATE and is_reversed(way) and not _so_far(book):
            yield "reversed"
        elif (what in WAYS or (_so_far(book) and what in _LATE)) and self._leapt(book, about, way):
            yield "leapt"
        if not _so_far(book):
            yield from self._ending(book, about, way, what)

    def _ending(self, book: FactBook, about: str, way: Course, what: Kind) -> Iterator[str]:
        """Yield how a session ended: near an end, with most made good, what became of it after a decision."""
        if end := near(way):
            yield f"near_{end}"
        if is_mostly(way, what):
            yield "mostly"
        if self._is_abrupt(book, about, way):
            yield "abrupt"
        leap = book.get("path_leap", about)
        if leap is not None and way.turned_at:
            passed = minutes(way.turned_at) - minutes(leap.as_of)
            yield "leap_turned" if 0 <= passed <= LASTS else "leap_after" if passed < 0 else "leap_before"
        told = book.get("path_decision", about)
        if told is None or not book.all("decision"):
            return
        if found := after(way, told.value):
            yield from ("decided", f"after_{found[0]}", "after_up" if found[1] else "after_down")
            if found[0] == "turned" and _of_conference(book, way):
                yield "conferred"
        yield from (
            f"{end}_after"
            for end, at in (("peak", way.peak_at), ("trough", way.trough_at))
            if at >= told.as_of
        )

    def _is_abrupt(self, book: FactBook, about: str, way: Course) -> bool:
        """Tell whether half an hour, after the end from which the session turned, made much of the turn."""
        leap = book.get("path_leap", about)
        if leap is None or leap.value * way.close <= 0 or abs(leap.value) < self.abrupt:
            return False
        turned_at = way.peak_at if way.close < 0 else way.trough_at
        much = abs(leap.value) >= way.range * SHARE and self._is_kept(book, about)
        return leap.as_of >= turned_at and much

    def _hours(self, book: FactBook, about: str, way: Course, what: Kind) -> Iterator[str]:
        """Yield when the index was highest and lowest, leapt, and turned."""
        opens, ends = f"{book.session.opens:%H:%M}", f"{book.session.closes:%H:%M}"
        leap = book.get("path_leap", about)
        for name, at in (("peak", way.peak_at), ("trough", way.trough_at), ("leap", leap and leap.as_of)):
            if at:
                yield f"{name}_{phase(at, opens, ends)}"
                yield from (f"{name}_{edge}" for edge in edges(at, opens, ends))
        if leap and leap.as_of == opens:
            yield "leap_at_once"
        if way.peak_at < way.trough_at:
            yield "peak_first"
        if held(way):
            yield "held"
        if is_steady(way):
            yield "steady"
        if returned(way, what):
            yield "returned"
        elif turning := turned(way, what):
            yield f"at_{turning}"


def _of_conference(book: FactBook, way: Course) -> bool:
    """Tell whether an index turned only when the Fed's chair had begun to answer the press."""
    began = conference_time(book.day)
    return began is not None and way.turned_at >= f"{began.astimezone(book.session.opens.tzinfo):%H:%M}"


def _is_hour_told(tags: frozenset[str]) -> bool:
    """Tell whether the template tells the hour of a leap."""
    turned = "abrupt" in tags and tags & _TURNED and tags & {"leap_turned", "leap_after"}
    return "decided" not in tags and bool(turned or ("leapt" in tags and tags & {"up", "down"}))


def _spoke_before(book: FactBook, about: str) -> bool:
    """Tell whether the Fed's chair began to speak as an index leapt, or just before."""
    leap, speech = book.get("path_leap", about), book.get("speech_held", book.market.exchange)
    if leap is None or speech is None or _so_far(book):
        return False
    return 0 <= minutes(leap.as_of) - minutes(speech.as_of) <= AT_ONCE


def _so_far(book: FactBook) -> bool:
    """Tell whether the facts are of a session that is not over."""
    return book.as_of != "close"
