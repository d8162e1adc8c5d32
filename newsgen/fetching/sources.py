"""Every source there is, in the order in which they are asked."""

from __future__ import annotations

from typing import Any

from newsgen.config import Config
from newsgen.errors import ConfigProblem
from newsgen.korean import attach
from newsgen.markets import Market
from newsgen.sources.live import dart
from newsgen.sources.live.dart import Dart
from newsgen.sources.live.edgar import Edgar
from newsgen.sources.live.fred import Fred
from newsgen.sources.live.ishares import FUNDS, Ishares
from newsgen.sources.live.kis import KisNames
from newsgen.sources.live.nyfed import NewYorkFed
from newsgen.sources.live.yahoo import (
    YahooBars,
    YahooCurrencies,
    YahooEarnings,
    YahooLevels,
    YahooNights,
    YahooPrices,
    YahooReleases,
)
from newsgen.sources.source import Source

AnySource = Source[Any, Any]

SOURCES: tuple[AnySource, ...] = (
    YahooPrices(),
    YahooCurrencies(),
    YahooReleases(),
    YahooEarnings(),
    YahooBars(),
    Fred(),
    NewYorkFed(),
    Edgar(),
    *(Ishares(fund=fund) for fund in FUNDS),
    KisNames(),
    YahooLevels(),
    YahooNights(),
    Dart(),
)


def chosen(sources: tuple[AnySource, ...], desk: Config) -> tuple[AnySource, ...]:
    """Return the sources that the desk has not switched off.

    Raises:
        ConfigProblem: what it switches off is no source, or one without which there is no article.

    """
    can = sorted({each.name for each in SOURCES + sources if not each.needed})
    wrong = next((name for name in desk.sources.off if name not in can), None)
    if wrong is not None:
        told = f"설정의 [sources] off에서 {attach(wrong, '은/는')} 끌 수 없습니다."
        raise ConfigProblem(f"{told} 끌 수 있는 것: {', '.join(can)}.")
    return tuple(each for each in sources if each.name not in desk.sources.off)


def unasked(market: Market, desk: Config) -> str:
    """Say, in one Korean line, by which setting a source of a market's events would be asked.

    Empty where all are, and where the desk has switched it off.
    """
    on = [each for each in chosen(SOURCES, desk) if each.market == market.name]
    if any(isinstance(each, Dart) for each in on) and not dart.key():
        return dart.WITHOUT
    edgar = next((each for each in on if isinstance(each, Edgar)), None)
    if edgar is None or desk.sources.sec_contact:
        return ""
    return (
        f"{edgar.origin}({edgar.fetches})에는 묻지 않습니다. newsgen.toml의 [sources]에 "
        f'sec_contact = "영문 이름 전자우편"을 적으면 묻고, off = ["{edgar.name}"]를 적으면 이 말도 없습니다.'
    )
