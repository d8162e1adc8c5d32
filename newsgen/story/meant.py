"""Whom a desk means by a name: the symbols of the subjects that articles call so."""

from __future__ import annotations

from collections.abc import Mapping

from newsgen.config import Style
from newsgen.markets import Market
from newsgen.model import Instrument
from newsgen.resources import rows
from newsgen.story.names import Names


def symbols(name: str, market: Market, instruments: Mapping[str, Instrument], style: Style) -> list[str]:
    """Return the symbols of whom a market's articles call by a name, in Korean or English.

    Upper case and spaces tell no names apart: 달러 제너럴 is 달러제너럴. Of two shares of one company it is
    that of the market's basket.
    """
    told = _letters(name)
    own = [
        one.symbol for one in market.subjects if told in map(_letters, (one.name, one.short, one.headline))
    ]
    if not told or own:
        return own
    own = [symbol for symbol in (*market.subject_of, *instruments) if symbol == name.upper()]
    if own:
        return own
    names = Names(instruments, style)
    english = {row["symbol"] for row in rows("names.csv") if _letters(row["english"]) == told}
    found = {
        symbol
        for symbol, one in instruments.items()
        if told in map(_letters, (names[symbol].short, one.korean or "", one.english)) or symbol in english
    }
    return sorted(found & {*market.baskets.get(market.basket, ())} or found)


def _letters(name: str) -> str:
    return "".join(name.split()).casefold()
