"""Industries that went clearly further than the market, in words: airlines, banks, software."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import ClassVar

import msgspec

from newsgen.facts.book import FactBook
from newsgen.facts.fact import key_of
from newsgen.facts.sectors import ends, members, ranked
from newsgen.model import Fact, Item
from newsgen.rules.base import CHIPS, INSIDE, ROLES, Desk, Rule, further, ids, score, showing

NEAR, CLEAR = 0.7, 0.3
"""Which sectors are at the ends, as the rule on sectors has it: percentage points, and percent."""
UNTOLD = frozenset(
    {
        "Building Products",
        "Commercial Services & Supplies",
        "Containers & Packaging",
        "Electric Utilities",
        "Financial Services",
        "Ground Transportation",
        "Health Care REITs",
        "Health Care Technology",
        "Hotel & Resort REITs",
        "Industrial REITs",
        "Life Sciences Tools & Services",
        "Multi-Utilities",
        "Office REITs",
        "Oil, Gas & Consumable Fuels",
        "Professional Services",
        "Real Estate Management & Development",
        "Residential REITs",
        "Retail REITs",
        "Specialized REITs",
        "Trading Companies & Distributors",
    }
)
"""Industries that nobody tells from their sector by their Korean name, and kinds that no wrap names."""


_SECTORS = frozenset({"sectors", "week_sectors"})
"""Rules on what is larger than an industry."""
_NAMES = dict(zip(("best", "worst"), ROLES, strict=True))
"""End of the ranking -> the role of the companies that show how the first industry there went."""


class Industries(Rule, frozen=True):
    """Industries that went clearly further up, or down, than the broad index: some of each at most.

    Of the first of each way those of its members are named beside it that went furthest, but for a market
    whose wraps tell its largest companies side by side.
    """

    name: str = "industries"
    many: ClassVar[frozenset[str]] = frozenset({"best", "worst", *_NAMES.values()})

    least: float = 1.2
    """Percent that an industry must have moved."""
    apart: float = 0.8
    """Percentage points that it must have gone further than the broad index."""
    share: float = 0.5
    """Part of the broad index's own move that these must come to: on a wild day everything is apart."""
    beyond: float = 0.4
    """Percentage points that it must have gone further than its sector, where that one is named."""
    along: int = 3
    """Companies of weight in it that must have gone its way, unless the mean of equals went as far as is
    needed: one giant is no industry."""
    equal: float = 0.5
    """Part of what it needs that it must have moved where all its companies weigh the same."""
    over: float = 0.1
    """Percentage points beyond the broad index that they must have gone then: closer, no count is sure."""
    most: int = 3
    """How many are named of each way."""
    kin: float = 0.45
    """Part of the first one's move from which on another is named beside it ..."""
    great: float = 4.0
    """... or percent, where that is a third of it: whom one beats threefold nobody names with it."""
    far: float = 2.0
    """Percent from which on all that are named went far."""
    steep: float = 5.0
    """Percent from which on all that are named went steeply."""
    against: float = 0.7
    """Percent of the broad index the other way from which they are told to have gone against it."""
    showing: float = 2.0
    """Percent that a company must have moved to be named of the first industry of its way."""
    as_far: float = 0.75
    """Part of its industry's own move that it must have moved at least."""
    parted: float = 2.0
    """Times as far as that, the other way, that one large company must have gone for nothing to be said."""
    bits: float = 1.3
    """What it scores: it fills room that nothing better takes."""

    def matter(self, item: Item) -> str:  # noqa: ARG002 - one matter
        """Return that it is how the market looked inside."""
        return INSIDE

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item where an industry went far enough."""
        broad = book.get(f"change_{self.span}", book.market.broad)
        if broad is None:
            return
        up, down = (self._named(book, desk, broad.value, way) for way in (1.0, -1.0))
        if up or down:
            shown = further(
                self._shown(book, desk, end[0]) if end and not book.market.ranks else [] for end in (up, down)
            )
            names = dict(zip(_NAMES.values(), shown, strict=True))
            yield Item(
                rule=self.name,
                about=book.market.universe("large"),
                facts=ids([broad, *up, *down, *(fact for some in names.values() for fact in some)]),
                score=score(self.bits),
                reason="업종보다 잘게 나눈 산업 가운데 지수보다 뚜렷이 더 오르거나 내린 것을 말로 적는다",
                subjects={
                    "best": tuple(one.about for one in up),
                    "worst": tuple(one.about for one in down),
                    **{role: tuple(one.about for one in some) for role, some in names.items()},
                },
                tags=frozenset(self._tags(book, broad.value, up, down)),
            )

    def _named(self, book: FactBook, desk: Desk, broad: float, way: float) -> list[Fact]:
        """Return the industries that are named of one way, the furthest first.

        Where some are, who went further is among them, whether or not far beyond a sector that is named: a
        reader takes the first for the one that went furthest. So nobody is named who went less far than one
        of which nothing can be said.
        """
        measure = f"change_{self.span}"
        moves = book.select(measure, (one for one in book.abouts(measure) if one.startswith("industry/")))
        least = max(self.least, broad * way + max(self.apart, abs(broad) * self.share))
        of = self._ends(book, way)
        able = [
            one
            for one in moves
            if self._is_fit(book, one, way, least)
            and self._equal(book, one) * way >= max(self.least * self.equal, broad * way + self.over)
        ]
        parted = [one for one in able if self._is_parted(book, desk, one)]
        above = max((one.value * way for one in parted), default=least)
        able = [one for one in able if one not in parted and one.value * way >= above]
        beyond = [one.value * way for one in able if one.value * way >= of.get(_sector(one), least)]
        fit = [one for one in able if beyond and one.value * way >= min(beyond)]
        fit.sort(key=lambda fact: -way * fact.value)
        first = abs(fit[0].value) if fit else 0.0
        needed = min(self.kin * first, max(self.great, first / 3))
        return [one for one in fit[: self.most] if abs(one.value) >= needed]

    def _is_parted(self, book: FactBook, desk: Desk, industry: Fact) -> bool:
        """Tell whether a large company of an industry went far the other way: no verdict holds of all."""
        way = 1.0 if industry.value > 0 else -1.0
        members = desk.of_kind(desk.industries, _kind(industry.about), book.market.universe("large"))
        least, large = self.parted * max(self.showing, abs(industry.value)), book.market.size.large
        far = (one for one in book.select(f"change_{self.span}", members) if -way * one.value >= least)
        return any((book.value("market_cap", one.about) or 0.0) >= large for one in far)

    def _shown(self, book: FactBook, desk: Desk, industry: Fact) -> list[Fact]:
        """Return the moves of the companies that show how an industry went, the furthest first."""
        way = 1.0 if industry.value > 0 else -1.0
        least = max(self.showing, self.as_far * industry.value * way)
        members = desk.of_kind(desk.industries, _kind(industry.about), book.market.universe("large"))
        return showing(book, desk, members, way, least=least, span=self.span)

    def _ends(self, book: FactBook, way: float) -> dict[str, float]:
        """Return how far an industry of each sector at one end of the ranking must have gone beyond it."""
        sectors = ranked(book, f"change_{self.span}")
        if not sectors:
            return {}
        named = ends(sectors, members(book, sectors), near=NEAR, clear=CLEAR)
        of = named.best if way > 0 else named.worst
        return {fact.about.rpartition("/")[2]: fact.value * way + self.beyond for fact in of}

    def _equal(self, book: FactBook, fact: Fact) -> float:
        """Return how its companies went where all weigh the same; 0 where that is not known."""
        return book.value(f"equal_{self.span}", fact.about) or 0.0

    def _is_fit(self, book: FactBook, fact: Fact, way: float, needed: float) -> bool:
        """Tell whether an industry went far enough, as such, and has a name of its own."""
        kind = _kind(fact.about)
        if fact.value * way < needed or kind in UNTOLD:
            return False
        chips = book.value(f"change_{self.span}", book.market.chips)
        if kind == CHIPS and chips is not None and chips * way < self.least:
            return False
        along = book.value(f"along_{self.span}", fact.about) or 0
        return along >= self.along or self._equal(book, fact) * way >= needed

    def _tags(self, book: FactBook, broad: float, up: list[Fact], down: list[Fact]) -> Iterator[str]:
        """Yield which ways they went, which of them far, and whether against the broad index."""
        for name, facts, way in (("up", up, 1.0), ("down", down, -1.0)):
            if facts:
                yield name
                if all(
                    one.value * way >= self.far and self._equal(book, one) * way >= self.far * self.equal
                    for one in facts
                ):
                    yield f"{name}_far"
                if all(one.value * way >= self.steep for one in facts):
                    yield f"{name}_steep"
                if broad * way <= -self.against:
                    yield f"{name}_against"


def said_once(items: list[Item]) -> list[Item]:
    """Return the items without the industries that are told with their stocks, or by their index.

    Nor does an item keep the companies that show how one went where other items tell each of them.
    """
    named = _elsewhere(items)
    items = _shown_once([_naming(item, named) for item in items])
    told = {
        _kind(about)
        for item in items
        if item.chosen
        for way in ("rising", "falling")
        for about in item.subjects.get(way, ())
    } | {CHIPS for item in items if item.chosen and item.rule == "chips"}
    return [_without(item, told - {""}) for item in items]


def _elsewhere(items: list[Item]) -> set[str]:
    """Return what is told by other items than those on industries."""
    others = (item for item in items if item.chosen and not _NAMES.values() & item.subjects.keys())
    return {about for item in others for abouts in item.subjects.values() for about in abouts}


def _shown_once(items: list[Item]) -> list[Item]:
    """Return the items, those on sectors without companies where those of an industry are named.

    Nor do they keep any where one of these is named by the index of an industry.
    """
    finer = [item for item in items if item.chosen and item.rule not in _SECTORS]
    shown = any(item.subjects.get(role) for item in finer if item.rule != "chips" for role in ROLES)
    names = {about for item in finer for role in ROLES for about in item.subjects.get(role, ())}

    def dropped(item: Item) -> set[str]:
        return {
            role for role in ROLES if shown or names.intersection(item.subjects.get(role, ()))
        } & item.subjects.keys()

    return [_unnamed(item, dropped(item)) if item.rule in _SECTORS else item for item in items]


def _unnamed(item: Item, roles: Collection[str]) -> Item:
    """Return an item that names no companies in some roles, and keeps no facts of theirs."""
    names = {about for role in roles for about in item.subjects[role]}
    facts = tuple(one for one in item.facts if key_of(one)[1] not in names)
    return msgspec.structs.replace(item, facts=facts, subjects={**item.subjects, **dict.fromkeys(roles, ())})


def _naming(item: Item, named: set[str]) -> Item:
    """Return an item with the companies that it names: those of a way together, or none of them.

    None where one is told elsewhere: a company is told in one place, and the furthest is not passed over.
    """
    roles = [role for role in ROLES if role in item.subjects]
    return _unnamed(item, [role for role in roles if not named.isdisjoint(item.subjects[role])])


def _without(item: Item, told: set[str]) -> Item:
    """Return an item without the industries at its ends that are told; not chosen where none is left."""
    ends_of = {end: item.subjects.get(end, ()) for end in ("best", "worst")}
    left = {end: tuple(one for one in abouts if _kind(one) not in told) for end, abouts in ends_of.items()}
    if left == ends_of:
        return item
    names = {role: () for end, role in _NAMES.items() if left[end][:1] != ends_of[end][:1]}
    ways = {way for way, end in (("up", "best"), ("down", "worst")) if left[end]}
    return msgspec.structs.replace(
        item,
        chosen=item.chosen and bool(ways),
        subjects={**item.subjects, **left, **names},
        tags=frozenset(tag for tag in item.tags if tag.partition("_")[0] in ways),
        reason=item.reason if ways else "종목이나 지수와 함께 적는다",
    )


def _kind(about: str) -> str:
    """Return the industry that a fact or a subject is about, without its sector; empty of anything else."""
    return about.rpartition("/")[2] if about.startswith("industry/") else ""


def _sector(fact: Fact) -> str:
    """Return the sector of an industry's fact."""
    return fact.about.split("/")[1]
