"""Every source there is, in the order in which they are asked."""

from __future__ import annotations

from typing import Any

from newsgen.sources.live.dart import Dart
from newsgen.sources.live.fred import Fred
from newsgen.sources.live.ishares import FUNDS, Ishares
from newsgen.sources.live.kis import KisNames
from newsgen.sources.live.nyfed import NewYorkFed
from newsgen.sources.live.yahoo import YahooBars, YahooCurrencies, YahooPrices, YahooReleases
from newsgen.sources.source import Source

AnySource = Source[Any, Any]

SOURCES: tuple[AnySource, ...] = (
    YahooPrices(),
    YahooCurrencies(),
    YahooReleases(),
    YahooBars(),
    Fred(),
    NewYorkFed(),
    *(Ishares(fund=fund) for fund in FUNDS),
    KisNames(),
    Dart(),
)
