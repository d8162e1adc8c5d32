"""The numbers and dates of the settings: what each may be, and in Korean what is wrong else."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from contextlib import suppress
from typing import Annotated, Any

import msgspec

Percent = Annotated[float, msgspec.Meta(ge=0.0, le=100.0)]
"""A bound for moves: a market that moves further in a week has no words left anyway."""

FIRST, LAST = dt.date(1900, 1, 1), dt.date(2100, 12, 31)
"""Days that a setting can mean."""

_BITS = ("bits", "bonus")
_SHOWN = 30
_FARTHEST = 100.0
"""How many times what the desk starts from a threshold can be: from one for what starts below one."""


def number(given: Any, least: float | None, most: float | None, *, whole: bool) -> str:
    """Say what a number should be that a key is given; empty where it is that."""
    least, most = -math.inf if least is None else least, math.inf if most is None else most
    if (
        isinstance(given, bool)
        or not isinstance(given, int if whole else (int, float))
        or not least <= given <= most
    ):
        within = "" if -least == most == math.inf else f"{_plain(least)}~{_plain(most)} 사이의 "
        return f"{within}{'정수' if whole else '수'}로 적으십시오"
    return ""


def _plain(bound: float) -> str:
    return "끝없이 큰 값" if bound == math.inf else f"{bound:,.10g}"


def day(given: Any) -> str:
    """Say what a date should be that a key is given; empty where it is that."""
    if isinstance(given, str):
        with suppress(ValueError):
            given = dt.date.fromisoformat(given)
    is_day = isinstance(given, dt.date) and not isinstance(given, dt.datetime)
    if is_day and FIRST <= given <= LAST:
        return ""
    return f"{FIRST}~{LAST} 사이의 날짜(2025-08-13)로 적으십시오"


def shown(given: Any) -> str:
    """Return a value as TOML has it, cut short."""
    match given:
        case bool():
            return "true" if given else "false"
        case str():
            return f'"{given[:_SHOWN]}{"…" if len(given) > _SHOWN else ""}"'
        case int() if abs(given) >= 10**_SHOWN:
            return "너무 긴 수"
        case dict():
            return "{…}" if given else "{}"
        case list() | tuple():
            return "[…]" if given else "[]"
    return str(given)[:_SHOWN]


def beside(given: Any, default: Any, key: str) -> Iterator[str]:
    """Yield what is wrong with numbers whose range nobody wrote down, by what the desk starts from.

    None may be negative where the default is not, unless it is bits, which also take away from a score, and
    none be more than a hundred times as large.
    """
    if isinstance(given, dict) and isinstance(default, dict):
        for name in given.keys() & default.keys():
            yield from beside(given[name], default[name], f"{key}.{name}")
    elif isinstance(given, list) and isinstance(default, (list, tuple)) and default:
        for at, value in enumerate(given):
            yield from beside(value, default[min(at, len(default) - 1)], key)
    elif isinstance(default, (int, float)) and not isinstance(default, bool):
        most = _FARTHEST * max(1.0, abs(default))
        least = -most if default < 0 or key.endswith(_BITS) else 0.0
        if wanted := number(given, least, most, whole=isinstance(default, int)):
            yield f"{key} = {shown(given)}: {wanted}"
