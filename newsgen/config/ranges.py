"""The numbers and dates of the settings: what each may be, and in Korean what is wrong else."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
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


def problems(given: Any, kind: type) -> Iterator[str]:
    """Yield what is wrong with numbers and dates of settings as TOML has them, by the types of ``kind``."""
    from msgspec import inspect  # noqa: PLC0415

    yield from _by_type(given, inspect.type_info(kind), "")


def _by_type(given: Any, kind: Any, key: str) -> Iterator[str]:
    from msgspec import inspect  # noqa: PLC0415

    if isinstance(kind, inspect.StructType) and isinstance(given, dict):
        for field in kind.fields:
            if field.encode_name in given:
                yield from _by_type(given[field.encode_name], field.type, _under(key, field.encode_name))
    elif isinstance(kind, inspect.DictType) and isinstance(given, dict):
        for name, value in given.items():
            yield from _by_type(value, kind.value_type, _under(key, name))
    elif isinstance(kind, inspect.VarTupleType) and isinstance(given, list):
        for value in given:
            yield from _by_type(value, kind.item_type, key)
    elif isinstance(kind, (inspect.FloatType, inspect.IntType)):
        yield from number(given, key, kind.ge, kind.le, whole=isinstance(kind, inspect.IntType))
    elif isinstance(kind, inspect.DateType):
        yield from _day(given, key)


def _under(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def number(given: Any, key: str, least: float | None, most: float | None, *, whole: bool) -> Iterator[str]:
    """Yield what is wrong with a number that a key is given; what is none at all is another's to tell."""
    least, most = -math.inf if least is None else least, math.inf if most is None else most
    wanted = f"{_plain(least)}~{_plain(most)} 사이의 {'정수' if whole else '수'}로 적으십시오"
    if (
        isinstance(given, bool)
        or (whole and isinstance(given, float))
        or (isinstance(given, (int, float)) and not least <= given <= most)
    ):
        yield f"{key} = {_shown(given)}: {wanted}"


def _plain(bound: float) -> str:
    return "끝없이 큰 값" if bound == math.inf else f"{bound:,.10g}"


def _day(given: Any, key: str) -> Iterator[str]:
    is_day = isinstance(given, dt.date) and not isinstance(given, dt.datetime)
    if isinstance(given, dt.datetime) or (is_day and not FIRST <= given <= LAST):
        yield f"{key} = {_shown(given)}: {FIRST}~{LAST} 사이의 날짜(2025-08-13)로 적으십시오"


def _shown(given: Any) -> str:
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, int) and abs(given) >= 10**_SHOWN:
        return "너무 긴 수"
    return str(given)[:_SHOWN]


def beside(given: Any, default: Any, key: str) -> Iterator[str]:
    """Yield what is wrong with numbers whose range nobody wrote down, by what the desk starts from.

    None may be negative where the default is not, unless it is bits, which also take away from a score, and
    none be more than a hundred times as large.
    """
    if isinstance(given, dict) and isinstance(default, dict):
        for name in given.keys() & default.keys():
            yield from beside(given[name], default[name], _under(key, name))
    elif isinstance(given, list) and isinstance(default, (list, tuple)) and default:
        for at, value in enumerate(given):
            yield from beside(value, default[min(at, len(default) - 1)], key)
    elif isinstance(default, (int, float)) and not isinstance(default, bool):
        most = _FARTHEST * max(1.0, abs(default))
        yield from number(
            given,
            key,
            -most if default < 0 or key.endswith(_BITS) else 0.0,
            most,
            whole=isinstance(default, int),
        )
