"""Companies in a text: by the lists' Korean names, and where they have none by the English in brackets."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from benchmarks.reader.claims.closes import GOODS
from benchmarks.reader.claims.subjects import Mention, Namer

_KEPT = re.compile(r"[^a-z0-9]")
_CAPITALS = re.compile(r"\(([A-Z]{2,5})\)$")
_FUNDS = ("^", "DGS", "DXY", "USDKRW", "M7", "SPREAD", *GOODS)


class Names:
    """Finds companies, each with its symbol; ``?`` where no list knows one."""

    def __init__(self, namer: Namer, market: Path) -> None:
        self._namer = namer
        self._english: dict[str, str] = {}
        self._symbols: set[str] = set()
        with (market / "instruments.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                self._english.setdefault(_bare(row["english"]), row["symbol"])
                self._symbols.add(row["symbol"])

    def find(self, text: str) -> list[Mention]:
        """Return the companies of a text, in the order of the print."""
        found = (one for one in self._namer.find(text) if not self._is_figure(one, text))
        some = (self._known(one, text) for one in found)
        return [one for one in some if len(one.symbols) == 1 and not one.symbols[0].startswith(_FUNDS)]

    def _known(self, one: Mention, text: str) -> Mention:
        if one.symbols != ("?",):
            return one
        printed = text[one.start : one.end]
        inside = re.search(r"\(([^)]*)\)", printed)
        symbol = self._of(inside.group(1) if inside else printed)
        return one._replace(symbols=(symbol,)) if symbol else one

    def _is_figure(self, one: Mention, text: str) -> bool:
        """Tell whether a name has capitals in brackets that are no symbol: (CPI) is no CPI Card Group."""
        inside = _CAPITALS.search(text[one.start : one.end]) if one.symbols == ("?",) else None
        return inside is not None and inside.group(1) not in self._symbols

    def _of(self, english: str) -> str:
        """Return whose listed English name begins so, where only one company's does."""
        if english in self._symbols:
            return english
        bare = _bare(english)
        some = {symbol for name, symbol in self._english.items() if bare and name.startswith(bare)}
        return some.pop() if len(some) == 1 else ""


def _bare(english: str) -> str:
    return _KEPT.sub("", english.lower())
