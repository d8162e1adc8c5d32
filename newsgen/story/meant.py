"""Whom a desk means by a name: the symbols of the subjects that articles call so."""

from __future__ import annotations

from collections.abc import Mapping

from newsgen.config import Style
from newsgen.markets import Market
from newsgen.model import Instrument
from newsgen.resources import rows
from newsgen.story.names import Names


def symbols(name: str, market: Market, instruments: Mapping[str, Instrument], style: Style) -> list[str]:
    """Return the symbols of whom a market's articles call by a name, in Korean or English, in any case.

    Of two shares of one company it is that of the market's basket.
    """
    own = [one.symbol for one in market.subjects if name in {one.name, one.short, one.headline}]
    own = own or [symbol for symbol in (*market.subject_of, *instruments) if symbol == name.upper()]
    if own:
        return own
    names = Names(instruments, style)
    english = {row["symbol"] for row in rows("names.csv") if row["english"] == name}
    found = {symbol for symbol in instruments if names[symbol].short == name or symbol in english}
    return sorted(found & {*market.baskets.get(market.basket, ())} or found)
