"""The markets that newsgen knows, as data: one TOML file each under ``data/markets``.

A new market is a new file there and its calendar; whoever asks gets every market by :func:`every`, one by
its name, or the one on which a symbol is traded.
"""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path

import msgspec

from newsgen.errors import UsageProblem
from newsgen.markets.market import Market
from newsgen.markets.parts import (
    Board,
    Commodity,
    Expected,
    Nouns,
    Peak,
    Reconstitution,
    Size,
    Subject,
    Universe,
)
from newsgen.markets.series import Currency, Gauge, Observed, Yield
from newsgen.markets.session import Session, days, latest_finished, session
from newsgen.resources import table

__all__ = [
    "Board",
    "Commodity",
    "Currency",
    "Expected",
    "Gauge",
    "Market",
    "Nouns",
    "Observed",
    "Peak",
    "Reconstitution",
    "Session",
    "Size",
    "Subject",
    "Universe",
    "Yield",
    "at",
    "boards",
    "commodity",
    "days",
    "every",
    "latest_finished",
    "named",
    "of",
    "session",
    "subject",
]


@functools.cache
def every() -> tuple[Market, ...]:
    """Return all markets, in the order of their file names."""
    files = sorted(table("markets").glob("*.toml"))
    return tuple(map(_market, files))


def _market(file: Path) -> Market:
    """Return the market of a file; raises UsageProblem, naming the file, where it is none."""
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Market)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise UsageProblem(f"시장 파일 {file.name}을(를) 읽을 수 없습니다: {error}") from error


def named(name: str) -> Market:
    """Return the market of a name (``us``); raises UsageProblem, naming those there are."""
    for market in every():
        if market.name == name:
            return market
    raise UsageProblem(f"모르는 시장입니다: {name} (있는 시장: {', '.join(each.name for each in every())})")


def at(exchange: str) -> Market:
    """Return the market of an exchange (``XNYS``); raises UsageProblem where there is none."""
    for market in every():
        if market.exchange == exchange:
            return market
    raise UsageProblem(f"모르는 거래소입니다: {exchange}")


@functools.cache
def _listings() -> tuple[tuple[Market, re.Pattern[str], frozenset[str]], ...]:
    return tuple((each, re.compile(each.symbols), frozenset(each.subject_of)) for each in every())


@functools.lru_cache(maxsize=65536)
def of(symbol: str) -> Market | None:
    """Return the market on which a symbol is traded, or whose index it is; None where no market knows it."""
    for market, _, subjects in _listings():
        if symbol in subjects:
            return market
    return next((market for market, traded, _ in _listings() if traded.fullmatch(symbol)), None)


@functools.cache
def _commodities() -> dict[str, Commodity]:
    return {one.symbol: one for market in every() for one in market.commodities}


def commodity(about: str) -> Commodity | None:
    """Return what the markets' tables say of a commodity; None where it is none of theirs."""
    return _commodities().get(about)


@functools.cache
def boards() -> dict[str, Market]:
    """Return the parts of exchanges whose investors are told apart, each with its market."""
    return {one.name: market for market in every() for one in market.boards}


def below_zero() -> frozenset[str]:
    """Return the symbols whose prices can be below zero: contracts of what costs to be stored."""
    return frozenset(symbol for symbol, one in _commodities().items() if one.below_zero)


@functools.cache
def _subjects() -> dict[str, Subject]:
    return {one.symbol: one for market in every() for one in market.subjects}


def subject(about: str) -> Subject | None:
    """Return what the markets' tables say of a subject; None where none of them names it."""
    return _subjects().get(about)
