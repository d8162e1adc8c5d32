"""What facts, items and annotations are as JSON: contracts with a published schema."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from newsgen.glossary import Match
from newsgen.markets import Session
from newsgen.model import Fact, Item, Record


class FactListing(Record, frozen=True, kw_only=True):
    """Every fact of a session; schema ``newsgen/facts/v1``."""

    schema: str = "newsgen/facts/v1"
    market: str = ""
    """Name of the market that they are of."""
    session: dt.date
    as_of: str = "close"
    facts: tuple[Fact, ...]


class ItemRow(Record, frozen=True, kw_only=True):
    """One item with the arithmetic of its score: bits = surprise - log2(tested); score adds the rest."""

    rule: str
    about: str
    score: float
    bits: float
    surprise: float
    tested: int
    weight: float
    freshness: float
    chosen: bool
    reason: str
    facts: tuple[str, ...]


class ItemListing(Record, frozen=True, kw_only=True):
    """What was picked and what was left, best first; schema ``newsgen/items/v1``."""

    schema: str = "newsgen/items/v1"
    session: dt.date
    edition: str = ""
    """The edition that they are for."""
    items: tuple[ItemRow, ...]


class AnnotationListing(Record, frozen=True, kw_only=True):
    """Where the glossary's terms stand in a text; schema ``newsgen/annotations/v1``."""

    schema: str = "newsgen/annotations/v1"
    terms: tuple[Match, ...]


def annotated(found: Iterable[Match]) -> bytes:
    """Return the terms found in a text as JSON; offsets are in characters of the text."""
    return _encoded(AnnotationListing(terms=tuple(found)))


def facts(session: Session, as_of: str, found: Iterable[Fact]) -> bytes:
    """Return the facts of a session as JSON, as they hold at ``as_of`` (``close``, or a time of day)."""
    market = session.market.name
    return _encoded(FactListing(market=market, session=session.day, as_of=as_of, facts=tuple(found)))


def items(session: Session, edition: str, found: Iterable[Item]) -> bytes:
    """Return the items of an edition's session as JSON."""
    rows = tuple(_row(item) for item in found)
    return _encoded(ItemListing(session=session.day, edition=edition, items=rows))


def _row(item: Item) -> ItemRow:
    score = item.score
    return ItemRow(
        rule=item.rule,
        about=item.about,
        score=score.total,
        bits=score.bits,
        surprise=score.surprise,
        tested=score.tested,
        weight=score.weight,
        freshness=score.freshness,
        chosen=item.chosen,
        reason=item.reason,
        facts=item.facts,
    )


def _encoded(listing: FactListing | ItemListing | AnnotationListing) -> bytes:
    return msgspec.json.format(msgspec.json.encode(listing), indent=1) + b"\n"
