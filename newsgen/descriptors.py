"""What a company is, in a few words: 온라인 중고차 업체. A table holds it, and whom every reader knows."""

from __future__ import annotations

import functools

from newsgen.resources import rows


@functools.cache
def _described() -> dict[str, str]:
    return {row["symbol"]: row["what"] for row in rows("descriptors.csv")}


def what(symbol: str) -> str:
    """Return what a company is; empty where readers know, or nobody is sure."""
    return _described().get(symbol, "")


def is_known(symbol: str) -> bool:
    """Tell whether readers know a company, or can be told what it is."""
    return symbol in _described()
