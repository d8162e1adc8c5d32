"""Every source there is, in the order in which they are asked."""

from __future__ import annotations

from typing import Any

from newsgen.config import Config
from newsgen.errors import ConfigProblem
from newsgen.sources.live.edgar import Edgar
from newsgen.sources.live.fred import Fred
from newsgen.sources.live.ishares import FUNDS, Ishares
from newsgen.sources.live.kis import KisNames
from newsgen.sources.live.nyfed import NewYorkFed
from newsgen.sources.live.yahoo import YahooBars, YahooCurrencies, YahooEarnings, YahooPrices, YahooReleases
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
)


def chosen(sources: tuple[AnySource, ...], desk: Config) -> tuple[AnySource, ...]:
    """Return the sources that the desk has not switched off.

    Raises:
        ConfigProblem: what it switches off is no source, or one without which there is no article.

    """
    can = {each.name for each in SOURCES + sources if not each.needed}
    wrong = next((name for name in desk.sources.off if name not in can), None)
    if wrong is not None:
        raise ConfigProblem(
            f"설정의 [sources] off에서 {wrong}은(는) 끌 수 없습니다. 끌 수 있는 것: {', '.join(sorted(can))}."
        )
    return tuple(each for each in sources if each.name not in desk.sources.off)
