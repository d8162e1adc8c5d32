"""Which market a text tells, a subject is of and a rate is printed by: what copy shows, and the markets' data."""

from __future__ import annotations

import functools
import re

from newsgen import markets
from newsgen.korean.alternatives import longest_first
from newsgen.markets import Currency, Yield
from newsgen.patterns import compiled
from newsgen.resources import listing
from newsgen.sought import Pattern

_HEAD = 700
"""Characters of a text in which it shows its market."""


@functools.cache
def _words() -> dict[str, dict[str, list[str]]]:
    return listing("copy.toml")


@functools.cache
def _pattern(market: str) -> Pattern:
    return compiled("|".join(map(re.escape, _words()[market]["words"])))


def home_of(text: str) -> str:
    """Return the market that a text is mainly about, by the words in its beginning; New York's where none is."""
    return max(_words(), key=lambda market: len(_pattern(market).findall(text[:_HEAD])))


@functools.cache
def behind_datelines() -> str:
    """Return a pattern of what stands behind the day of a dateline."""
    listed = {word for each in _words().values() for word in each["behind"]}
    return "|".join(map(re.escape, longest_first(listed)))


@functools.cache
def behind_others(market: str) -> str:
    """Return a pattern of what stands behind a day of another market than one."""
    listed = {word for name, each in _words().items() if name != market for word in each["behind"]}
    return "|".join([elsewhere(market).pattern, *map(re.escape, sorted(listed, key=len, reverse=True))])


@functools.cache
def elsewhere(market: str) -> Pattern:
    """Return the pattern of what shows that a sentence speaks of another market."""
    return compiled("|".join(map(re.escape, _words()[market]["elsewhere"])))


@functools.cache
def places(market: str) -> str:
    """Return a pattern of the places that a market is named by."""
    return "|".join(map(re.escape, _words()[market]["places"]))


@functools.cache
def market_of(about: str) -> str:
    """Return the name of the market that tells a subject."""
    for market in markets.every():
        if about in market.subject_of:
            return market.name
    traded = markets.of(about)
    return traded.name if traded else markets.every()[0].name


@functools.cache
def rate(about: str) -> Yield | Currency | None:
    """Return what the markets' data say of a yield or a currency; None of anything else."""
    every: list[Yield | Currency] = []
    for market in markets.every():
        every += (*market.yields, *market.currencies)
    return next((one for one in every if one.symbol == about), None)


def is_home_currency(about: str) -> bool:
    """Tell whether a subject is the readers' own currency."""
    return about in _home_currencies()


@functools.cache
def _home_currencies() -> frozenset[str]:
    return frozenset(market.currency("home") for market in markets.every())


def is_stood_in_for(about: str) -> bool:
    """Tell whether desks print a rate by another series than the recorded one: that which may stand in for it."""
    one = rate(about)
    return one is not None and bool(one.stand_by)


def is_of_another_series(about: str) -> bool:
    """Tell whether desks print a yield by other quotes than the recorded one: where some of its market's have such."""
    others = markets.named(market_of(about)).yields
    return is_stood_in_for(about) or (rate(about) in others and any(one.stand_by for one in others))


def is_of_fear(abouts: tuple[str, ...]) -> bool:
    """Tell whether subjects are indices of fear, which no text means by 지수 alone."""
    return bool(abouts) and set(abouts) <= {one.fear for one in markets.every()}
