"""What is wrong with settings as TOML has them, key by key: in Korean, with the key's whole path.

The types of the settings say what may stand where; msgspec would refuse the same in English.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import Any

import msgspec

from newsgen.config import ranges

Path = tuple[str | int, ...]
"""The keys that lead to a value; a number is the place in a list, from 0."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_PLACE = re.compile(r" - at `\$.*`\Z")


def problems(given: Any, kind: Any, path: Path = ()) -> Iterator[str]:
    """Yield what is wrong with a value of a type, the deepest first, a line without a full stop each."""
    from msgspec import inspect  # noqa: PLC0415 - settings that are right need none of this

    yield from _by_type(given, inspect.type_info(kind), path)


def place(path: Path) -> str:
    """Return a path as an editor finds it: ``[cms.wp] timeout``, ``[[anchors]] 2번째 date``."""
    *above, last = path
    if isinstance(last, int):
        return f"{place(tuple(above))} {last + 1}번째"
    return f"{_table(tuple(above))} {_key(last)}".strip()


def _table(path: Path) -> str:
    """Return the header of a table; one of several is told with its number."""
    if path and isinstance(path[-1], int):
        return f"[[{_dotted(path)}]] {path[-1] + 1}번째"
    return f"[{_dotted(path)}]" if path else ""


def _dotted(path: Path) -> str:
    return ".".join(_key(part) for part in path if isinstance(part, str))


def _key(name: str) -> str:
    return name[:40] if _BARE.fullmatch(name) else f'"{name[:40]}"'


def _by_type(given: Any, kind: Any, path: Path) -> Iterator[str]:
    from msgspec import inspect  # noqa: PLC0415

    match kind, given:
        case inspect.StructType(), _:
            yield from _struct(given, kind, path)
        case inspect.DictType(), dict():
            for name, value in given.items():
                if isinstance(kind.key_type, inspect.LiteralType) and name not in kind.key_type.values:
                    yield _unknown(name, value, [str(one) for one in kind.key_type.values], path)
                    continue
                yield from _by_type(value, kind.value_type, (*path, name))
        case inspect.VarTupleType(), list() | tuple():
            for number, value in enumerate(given):
                yield from _by_type(value, kind.item_type, (*path, number))
        case _ if wanted := _wanted(given, kind):
            yield _must_be(given, path, wanted)


def _wanted(given: Any, kind: Any) -> str:
    """Say what a single value should be; empty where it is that."""
    from msgspec import inspect  # noqa: PLC0415

    match kind, given:
        case ((inspect.FloatType() | inspect.IntType()), _):
            return ranges.number(given, kind.ge, kind.le, whole=isinstance(kind, inspect.IntType))
        case inspect.DateType(), _:
            return ranges.day(given)
        case inspect.LiteralType(), _:
            return _one_of(given, kind.values)
        case (inspect.StrType(), str()) | (inspect.BoolType(), bool()):
            return ""
    return _KINDS.get(type(kind).__name__, "")


_KINDS = {
    "StrType": "따옴표로 묶은 글로 적으십시오",
    "BoolType": "true나 false로 적으십시오",
    "DictType": "표로 적으십시오",
    "VarTupleType": '["가", "나"]처럼 대괄호로 묶은 목록으로 적으십시오',
}
"""Kind of a value, by msgspec's name for it -> what else to write."""


def _struct(given: Any, kind: Any, path: Path) -> Iterator[str]:
    """Look at a table: its keys, their values, and at last what no key says alone."""
    if not isinstance(given, dict):
        yield _must_be(given, path, f"{_table(path)} 아래에 키 = 값으로 적으십시오")
        return
    known = {field.encode_name: field for field in kind.fields}
    before = False
    for name, value in given.items():
        if name not in known:
            yield _replaced(name, kind, path) or _unknown(name, value, known, path)
            before = True
            continue
        for wrong in _by_type(value, known[name].type, (*path, name)):
            yield wrong
            before = True
    missing = [name for name, field in known.items() if field.required and name not in given]
    for name in missing:
        yield f"{place((*path, name))}: 꼭 적어야 하는데 빠졌습니다"
    if not before and not missing:
        yield from _as_a_whole(given, kind, path)


def _as_a_whole(given: Any, kind: Any, path: Path) -> Iterator[str]:
    """Ask the table itself: it says in Korean what keys must not say together."""
    try:
        msgspec.convert(given, kind.cls)
    except msgspec.ValidationError as error:
        told = _PLACE.sub("", str(error))
        yield f"{_table(path)} {told}".strip()


def _replaced(name: str, kind: Any, path: Path) -> str:
    """Say what is set in the place of a key that stood here once, or never did; empty of any other."""
    if instead := getattr(kind.cls, "replaced", {}).get(name):
        return f"{place((*path, name))}: 이제 쓰지 않는 키입니다. 대신 {instead}를 적으십시오"
    told = getattr(kind.cls, "elsewhere", {}).get(name)
    return f"{place((*path, name))}: 설정에 적지 않습니다. {told}" if told else ""


def _unknown(name: str, value: Any, known: Collection[str], path: Path) -> str:
    """Name a key that does not exist, never its value: it may be a secret in a wrong place."""
    nested = isinstance(value, dict) or (isinstance(value, list) and value and isinstance(value[0], dict))
    where, what = (_table((*path, name)), "표") if nested else (place((*path, name)), "키")
    return f"{where}: 없는 {what}입니다. {_near(name, known)}"


def _near(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name.lower(), known, n=1)
    return f"{near[0]}의 오타인지 확인하십시오" if near else f"쓸 수 있는 것: {', '.join(known)}"


def _one_of(given: Any, values: Collection[Any]) -> str:
    if given in values and not isinstance(given, bool):
        return ""
    if isinstance(given, str) and len(values) > _MANY and get_close_matches(given.lower(), values, n=1):
        return _near(given, values)
    return f"{', '.join(map(ranges.shown, values))} 가운데 하나로 적으십시오"


_MANY = 9
"""More values than these are told in full only where none of them is near."""


def _must_be(given: Any, path: Path, wanted: str) -> str:
    return f"{place(path)} = {ranges.shown(given)}: {wanted}"
