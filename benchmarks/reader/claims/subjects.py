"""Who a sentence is about: names with their symbols, in the order of the print."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import NamedTuple

MARKET = ("^DJI", "^GSPC", "^IXIC")
FIXED: Mapping[str, tuple[str, ...]] = {
    "3대 지수": MARKET,
    "주요 지수": MARKET,
    "다우지수": ("^DJI",),
    "다우": ("^DJI",),
    "S&P500지수": ("^GSPC",),
    "S&P500": ("^GSPC",),
    "나스닥지수": ("^IXIC",),
    "나스닥": ("^IXIC",),
    "러셀2000지수": ("^RUT",),
    "러셀2000": ("^RUT",),
    "필라델피아반도체지수": ("^SOX",),
    "반도체지수": ("^SOX",),
    "변동성지수(VIX)": ("^VIX",),
    "변동성지수": ("^VIX",),
    "VIX": ("^VIX",),
    "‘매그니피센트 7’(Magnificent 7)": ("M7",),
    "‘매그니피센트 7’": ("M7",),
    "매그니피센트 7": ("M7",),
    "빅테크": ("M7",),
    "미국 국채 2년물 금리": ("DGS2",),
    "미국 국채 10년물 금리": ("DGS10",),
    "미국 국채 30년물 금리": ("DGS30",),
    "미 국채 2년물 금리": ("DGS2",),
    "미 국채 10년물 금리": ("DGS10",),
    "미 국채 30년물 금리": ("DGS30",),
    "2년물 금리": ("DGS2",),
    "10년물 금리": ("DGS10",),
    "30년물 금리": ("DGS30",),
    "단기물 금리": ("DGS2",),
    "장기물 금리": ("DGS10",),
    "10년물 금리와 2년물 금리의 차이": ("SPREAD",),
    "두 금리의 차이": ("SPREAD",),
    "달러인덱스": ("DXY",),
    "원·달러 환율": ("USDKRW",),
    "원화 가치": ("USDKRW",),
    "서부텍사스산원유(WTI)": ("CL=F",),
    "서부텍사스산원유": ("CL=F",),
    "국제 금값": ("GC=F",),
    "국제 금 선물 가격": ("GC=F",),
    "금 선물 가격": ("GC=F",),
    "금 선물": ("GC=F",),
    "국제 은 선물 가격": ("SI=F",),
    "은 선물 가격": ("SI=F",),
    "은 선물": ("SI=F",),
    "국제 은값": ("SI=F",),
    "은값": ("SI=F",),
    "비트코인": ("BTC-USD",),
}
_AFTER = (
    r"(?=(?:\([^)]*\))?(?:\s?(?:주가|종가)(?=[는가도의를로에 ]))?"
    r"(?:은|는|이|가|도|와|과|을|를|의|보다|로는|로서는|만|에|에서|부터|까지|[\s,·…]|$))"
)
_UNKNOWN = re.compile(
    r"(?:(?<![A-Za-z0-9&(])[A-Z][A-Za-z&.' -]+[A-Za-z]|[가-힣A-Z&]+\([A-Z][^)]*\))(이|가|도|은|는|와|과|,)(?= )"
)
"""A company that no list knows: its English name, or a Korean one with it."""


_FIGURES = frozenset({"CPI", "PCE", "PPI", "GDP", "FOMC", "ISM", "PMI", "ADP"})
"""Capitals that are no company."""


class Mention(NamedTuple):
    """A name in a text."""

    start: int
    end: int
    symbols: tuple[str, ...]
    particle: str
    """What stands after the name: 은, 이, 도, 와, ``,`` ..."""

    @property
    def object(self) -> bool:
        """Whether it is what another is compared with, or acted upon."""
        return self.particle in {"을", "를", "보다", "에", "에서", "만큼", "부터", "까지"}


class Namer:
    """Finds the names of indices, rates and companies in a text."""

    def __init__(self, companies: Mapping[str, tuple[str, ...]]) -> None:
        self._symbols: dict[str, tuple[str, ...]] = dict(FIXED)
        self._symbols["알파벳"] = ("GOOGL",)
        self._read: dict[str, list[Mention]] = {}
        self.classes: dict[str, list[str]] = {}
        """Symbol -> other symbols of the same name: classes of shares."""
        for symbol, names in companies.items():
            for name in names:
                if len(name) > 1 and not symbol.startswith("^"):
                    self._symbols.setdefault(name, (symbol,))
                    first = self._symbols[name][0]
                    if first != symbol and len(self._symbols[name]) == 1:
                        self.classes.setdefault(first, []).append(symbol)

    @functools.cached_property
    def _pattern(self) -> re.Pattern[str]:
        some = sorted(self._symbols, key=len, reverse=True)
        return re.compile(r"(?<![가-힣A-Za-z0-9&])(?:" + "|".join(map(re.escape, some)) + ")" + _AFTER)

    def find(self, text: str) -> list[Mention]:
        """Return the names of a text, each with what stands after it; a text is read once."""
        if text not in self._read:
            self._read[text] = self._mentions(text)
        return self._read[text]

    def _mentions(self, text: str) -> list[Mention]:
        found = [
            Mention(m.start(), m.end() - len(m.group(1)), ("?",), m.group(1))
            for m in _UNKNOWN.finditer(text)
            if not self._pattern.search(text[: m.end()], m.start())
            and text[m.start() : m.end() - len(m.group(1))] not in _FIGURES
        ]
        for match in self._pattern.finditer(text):
            if re.match(r"(?:지수)? (?:구성 )?종목", text[match.end() :]):
                continue
            rest = text[match.end() :]
            given = re.match(r"\([^)]*\)", rest)
            end = match.end() + (given.end() if given else 0)
            rest = text[end:]
            noun = re.match(r"\s?(?:주가|종가)(?=[는가도의를로에 ])", rest)
            end += noun.end() if noun else 0
            particle = re.match(
                r"보다|로서는|로는|에서|만큼|부터|까지|은|는|이|가|도|와|과|을|를|의|에|,|·", text[end:]
            )
            found.append(
                Mention(
                    match.start(), end, self._symbols[match.group()], particle.group() if particle else ""
                )
            )
        return sorted(found)
