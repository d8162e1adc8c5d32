"""How the desk's terminal writes its files: a table ``[import.NAME]``."""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal

import msgspec

from newsgen.config.settings import Settings

_PRICES = ("open", "high", "low", "close", "base")
_FLOWS = (
    "individual", "foreign", "institution", "other_corp", "securities", "insurance", "trust", "bank",
    "other_financial", "pension",
)  # fmt: skip
_MONEY = {"원": 1e-8, "천원": 1e-5, "백만원": 0.01, "천만원": 0.1, "억원": 1.0, "십억원": 10.0, "조원": 1e4}
"""Unit of an amount -> how many 억원 one is."""
_PRICE = {"원": 1.0, "포인트": 1.0, "천원": 1000.0}
UNITS = MappingProxyType(
    dict.fromkeys(_PRICES, _PRICE)
    | {"volume": {"주": 1.0, "천주": 1000.0, "만주": 10_000.0}, "market_cap": _MONEY}
    | dict.fromkeys(_FLOWS, _MONEY)
)
"""Column of ours with a number -> what it may be told in, and how many of our unit one is."""
_TEXTS = ("date", "symbol", "market", "as_of")
_NEEDED = {"flows": ("individual", "foreign", "institution"), "prices": ("close",)}


class Import(Settings, frozen=True, kw_only=True):
    """Files of prices, or of what investors bought, with the columns and units that a terminal gives them.

    Without ``columns`` the files are as they are documented.
    """

    folder: str = ""
    """Where the terminal writes them, from the folder of the settings; ``newsgen import`` alone reads it."""
    files: str = "*.csv"
    """Which files of a folder they are."""
    encoding: Literal["", "utf-8", "cp949", "euc-kr", "utf-16"] = ""
    """Empty where each file shows it."""
    columns: dict[str, str] = msgspec.field(default_factory=dict)
    """Our name of a column -> the file's: ``close = "종가"``."""
    units: dict[str, str] = msgspec.field(default_factory=dict)
    """Our name of a column -> what it is in, where that is not won, shares or 억원."""
    symbols: dict[str, str] = msgspec.field(default_factory=dict)
    """What the terminal calls an index or a stock -> our symbol."""
    symbol: str = ""
    """Of files with a single one and no column of it."""
    market: str = ""
    """Of files of a single market and no column of it: ``KOSPI``, ``코스닥``."""

    def __post_init__(self) -> None:
        """Refuse a table that names no file as it could be read."""
        known = (*_TEXTS, *UNITS)
        if strange := next((name for name in self.columns if name not in known), None):
            raise ValueError(f"columns.{strange}: 쓸 수 있는 열은 {', '.join(known)}입니다")
        for name, unit in self.units.items():
            if name not in self.columns or name not in UNITS:
                raise ValueError(f"units.{name}: columns에 적은 숫자 열의 이름을 적으십시오")
            if unit not in UNITS[name]:
                raise ValueError(
                    f"units.{name} = {unit!r}: {', '.join(UNITS[name])} 가운데 하나로 적으십시오"
                )
        if "/" in self.files or not self.files:
            raise ValueError('files는 "*.csv"처럼 폴더 없는 파일 이름으로 적으십시오')
        if self.columns:
            self._require_whole()

    def _require_whole(self) -> None:
        """Refuse columns that lack what each row has to have."""
        missing = next((name for name in _NEEDED[self.kind] if name not in self.columns), None)
        if missing:
            raise ValueError(f"columns에 {missing}이(가) 없습니다")
        if self.kind == "flows" and not ("market" in self.columns or self.market):
            raise ValueError("columns.market이나 market에 어느 시장의 것인지 적으십시오")
        if self.kind == "prices" and not ("symbol" in self.columns or self.symbol):
            raise ValueError("columns.symbol이나 symbol에 어느 종목의 것인지 적으십시오")
        if self.kind == "flows" and {*_PRICES, "volume", "symbol"} & self.columns.keys():
            raise ValueError(
                "시세와 투자자별 순매수를 한 표에 적을 수 없습니다. [import.이름]을 둘로 나누십시오"
            )

    @property
    def kind(self) -> Literal["prices", "flows"]:
        """What its files hold."""
        return "flows" if {*_FLOWS} & self.columns.keys() else "prices"

    def factor(self, column: str) -> float:
        """Return how many of our unit one of the file's is."""
        return UNITS[column][self.units[column]] if column in self.units else 1.0
