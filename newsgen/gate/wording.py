"""How a finding reads: every line says of which day it is, and names series as a desk does.

Checks write symbols; here each becomes ``S&P500지수(^GSPC)``. Stocks keep their symbols: of a company's name
the source may be as wrong as of its price.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

import msgspec

from newsgen import indicators
from newsgen.gate.finding import GateFinding
from newsgen.markets import Market
from newsgen.model import Kind
from newsgen.snapshot.snapshot import Snapshot

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SYMBOL_FIRST = re.compile(r"^(\S+(?:, \S+)*) (\d{4}-\d\d-\d\d)(?=[ :])")


def worded(snapshot: Snapshot, finding: GateFinding) -> GateFinding:
    """Return a finding whose message begins with its day and names what it tells of; the same once worded."""
    told = _SYMBOL_FIRST.sub(r"\2 \1", finding.message)
    if not _DAY.search(told):
        told = f"{snapshot.day} {told}"
    return msgspec.structs.replace(finding, message=named(snapshot.market, told))


def named(market: Market, text: str) -> str:
    """Return a text whose codes of series, indices, universes and indicators stand behind their names."""
    pattern, names = _names(market)
    return pattern.sub(lambda found: names[found[0]], text)


@functools.lru_cache(maxsize=8)
def _names(market: Market) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return what each code of a market is called, and a pattern of those that stand by themselves."""
    plain = {one.symbol: one.name if one.kind is Kind.RATE else one.short for one in market.subjects}
    plain |= market.called
    plain |= {one.code: one.title for one in indicators.indicators().values() if one.market == market.name}
    names = {symbol: f"{name}({symbol})" for symbol, name in plain.items()}
    names |= {one.name: one.noun for one in market.universes}
    codes = "|".join(re.escape(code) for code in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z0-9^_.-])(?:{codes})(?![A-Za-z0-9_)=-]|\.[A-Za-z0-9])"), names
