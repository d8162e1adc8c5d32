"""Every number and date of the settings, found by its type: what makes no sense is refused in one line."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import inspect

from newsgen.config import Config, load
from newsgen.errors import ConfigProblem
from newsgen.rules import RULES, configured
from tests.tables import each

Place = tuple[str, ...]


def leaves(kind: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Yield every setting below a type with the keys that lead to it; ``*`` for a name of the desk's."""
    match kind:
        case inspect.StructType():
            for field in kind.fields:
                yield from leaves(field.type, (*place, field.encode_name))
        case inspect.DictType():
            yield from leaves(kind.value_type, (*place, "*"))
        case inspect.VarTupleType():
            yield from leaves(kind.item_type, (*place, "[]"))
        case _:
            yield place, kind


EVERY = dict(leaves(inspect.type_info(Config)))
NUMBERS = {at: kind for at, kind in EVERY.items() if isinstance(kind, (inspect.IntType, inspect.FloatType))}
DATES = [at for at, kind in EVERY.items() if isinstance(kind, inspect.DateType)]
KNOWN = (inspect.StrType, inspect.BoolType, inspect.LiteralType, inspect.AnyType)


def document(place: Place, value: str) -> str:
    """Return settings in which one key has a value, and what stands beside it is fit."""
    *above, last = place
    beside = {
        "anchors": 'label = "x"\n',
        "meetings": "",
        "cms": 'kind = "webhook"\nurl = "https://a.example"\n',
    }
    others = beside.get(next((name for name in above if name in beside), ""), "")
    if place[:2] == ("fed", "meetings"):
        other = "decision" if last == "first" else "first"
        return f"[[fed.meetings]]\n{last} = {value}\n{other} = 2028-03-22\n"
    if "[]" in above:
        return f"[[{'.'.join(name for name in above if name != '[]')}]]\n{others}{last} = {value}\n"
    table = ".".join("desk" if name == "*" else name for name in above)
    return f"[{table}]\n{others}{last} = {value}\n" if table else f"{last} = {value}\n"


def refused(folder: Path, text: str) -> str:
    path = folder / "newsgen.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigProblem) as caught:
        load(path)
    line = str(caught.value)
    assert "\n" not in line
    return line


def named(place: Place) -> str:
    """Return a setting as its problems name it: ``[cms.desk] timeout``, ``[[anchors]] 1번째 date``."""
    *above, last = ("desk" if name == "*" else name for name in place)
    table = ".".join(name for name in above if name != "[]")
    if "[]" in above:
        return f"[[{table}]] 1번째 {last}"
    return f"[{table}] {last}" if table else last


def test_every_setting_is_of_a_kind_that_is_walked():
    others = {at: kind for at, kind in EVERY.items() if at not in NUMBERS and at not in DATES}
    assert all(isinstance(kind, KNOWN) for kind in others.values()), others
    assert [at for at, kind in others.items() if isinstance(kind, inspect.AnyType)] == [("rules", "*", "*")]
    assert len(NUMBERS) > 20
    assert len(DATES) == 3


@pytest.mark.parametrize("place", NUMBERS, ids=".".join)
def test_no_number_is_without_a_range_that_holds_what_the_desk_starts_from(place):
    kind = NUMBERS[place]
    assert kind.ge is not None
    assert kind.le is not None
    assert math.isfinite(kind.ge)
    assert math.isfinite(kind.le)
    if "*" not in place and "[]" not in place:
        value: Any = Config()
        for name in place:
            value = getattr(value, name)
        assert kind.ge <= value <= kind.le


ABSURD = ["nan", "-nan", "inf", "-inf", "1e308", "-1e308", "-1", "-0.001", "true", "false", "9" * 400]


@pytest.mark.parametrize("place", NUMBERS, ids=".".join)
def test_a_number_that_makes_no_sense_is_refused_with_its_key_and_range(tmp_path, place):
    kind = NUMBERS[place]
    for value in ABSURD:
        line = refused(tmp_path, document(place, value))
        assert f"의 {named(place)} = " in line, value
        assert f"{kind.ge:,.10g}~{kind.le:,.10g} 사이의" in line, value


@pytest.mark.parametrize("place", NUMBERS, ids=".".join)
def test_the_ends_of_a_range_are_its_own(tmp_path, place):
    kind, path = NUMBERS[place], tmp_path / "newsgen.toml"
    for beyond in (math.nextafter(kind.ge, -math.inf), math.nextafter(kind.le, math.inf)):
        assert named(place) in refused(tmp_path, document(place, repr(beyond)))
    others = {"flat": kind.ge, "slight": 0.2, "sharp": 30.0, "extreme": kind.le}
    within = others.get(place[-1], kind.ge)
    path.write_text(document(place, repr(within)), encoding="utf-8")
    if place[-1] not in {"slight", "sharp"}:
        load(path)


@pytest.mark.parametrize(
    "value", ["0001-01-01", "1899-12-31", "2101-01-01", "9999-12-31", "2025-08-13T09:00:00"]
)
@pytest.mark.parametrize("place", DATES, ids=".".join)
def test_a_day_that_nobody_means_is_refused(tmp_path, place, value):
    line = refused(tmp_path, document(place, value))
    assert f"의 {named(place)} = " in line
    assert "1900-01-01~2100-12-31" in line


def test_a_setting_of_another_kind_is_refused_too(tmp_path):
    for place in NUMBERS:
        for value in ('"1"', "[1]", "{}", "2025-08-13"):
            refused(tmp_path, document(place, value))


@pytest.mark.parametrize("text", ["x = " + "9" * 5000, "x = " + "[" * 5000, "x = 1e", "[a]\n[a]"])
def test_what_no_parser_takes_is_one_line(tmp_path, text):
    assert "TOML이 잘못됐습니다" in refused(tmp_path, text)


def thresholds() -> Iterator[tuple[str, Place, Any]]:
    """Yield every number in the rules' thresholds: rule, keys, what the desk starts from."""
    for rule in RULES:
        for name, value in msgspec.to_builtins(rule).items():
            if name not in {"name", "span", "section", "counted"}:
                for place, number in within(value, (name,)):
                    yield rule.name, place, number


def within(value: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from within(each, (*place, name))
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield place, value


THRESHOLDS = list(thresholds())


def nested(place: Place, value: Any) -> dict[str, Any]:
    for name in reversed(place):
        value = {name: value}
    found: dict[str, Any] = value
    return found


@each(THRESHOLDS)
def test_a_threshold_that_makes_no_sense_is_refused_with_its_key_and_range(rule, place, default):
    wrong: list[Any] = [math.nan, -math.inf, -1e308, True, -1e6]
    wrong += [] if default == math.inf else [math.inf, 1e308, 10**400]
    wrong += [-1, -0.5] if default >= 0 and not place[-1].endswith(("bits", "bonus")) else []
    wrong += [1.5] if isinstance(default, int) else []
    for value in wrong:
        with pytest.raises(ConfigProblem) as caught:
            configured({rule: nested(place, value)})
        line = str(caught.value)
        assert line.startswith(f"설정의 [rules.{rule}] {'.'.join(place)} = ")
        assert "사이의" in line
        assert "\n" not in line
    configured({rule: nested(place, default)})


def test_the_numbers_of_a_list_of_thresholds_are_walked():
    with pytest.raises(ConfigProblem, match=r"talk = nan: 0~15,000,000|talk = nan"):
        configured({"week_stocks": {"talk": [[12.0, 1e5], [math.nan, 1e4], [1.0, 1.0]]}})


def test_an_anchor_is_a_day(tmp_path):
    path = tmp_path / "newsgen.toml"
    path.write_text('[[anchors]]\ndate = 2020-03-23\nlabel = "저점"\n', encoding="utf-8")
    assert load(path).anchors[0].date == dt.date(2020, 3, 23)
