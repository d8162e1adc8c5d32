"""What the rules know of the desk, from a session's snapshot: weights, members, who issued which share."""

from __future__ import annotations

from newsgen.config import Style
from newsgen.facts.book import FactBook
from newsgen.groups import group
from newsgen.indicators import indicators
from newsgen.korean import clean_english
from newsgen.markets import Market
from newsgen.rules.base import Desk
from newsgen.snapshot import Snapshot


def desk(seen: Snapshot, book: FactBook, style: Style) -> Desk:
    """Return what the rules know of the desk besides the facts of a session; ``style`` is the house's."""
    moved = {*book.abouts("change_day"), *book.abouts("change_week")}
    moved.update(*(each.members for each in seen.baskets))
    members = frozenset(member for basket in seen.baskets for member in basket.members)
    known = ((symbol, seen.instruments.get(symbol)) for symbol in sorted(moved))
    listed = {symbol: one for symbol, one in known if one is not None}
    issuers = {symbol: clean_english(one.english) for symbol, one in listed.items()}
    own = {issuers.get(member) for member in members}
    return Desk(
        style=style,
        weights=weights(seen.market),
        universes=seen.universes,
        told_apart=frozenset(symbol for symbol, issuer in issuers.items() if issuer in own),
        members=members,
        industries={
            symbol: kind for symbol, one in listed.items() if (kind := group(one, seen.market.industries))
        },
        sectors={symbol: one.gics_sector for symbol, one in listed.items() if one.gics_sector},
        issuers=issuers,
    )


def weights(market: Market) -> dict[str, float]:
    """Return how much each subject of a market and each release matters to the readers, in bits."""
    subjects = {one.symbol: one.weight for one in market.subjects}
    return subjects | {code: one.weight for code, one in indicators().items()}
