"""Patterns that are tried only where a sign of them stands: no match may be lost by it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import newsgen
from newsgen import checks, claims, korean
from newsgen.claims import Copy
from newsgen.korean.sought import Sought, Wording

SETS = Path(newsgen.__file__).parent.parent / "benchmarks" / "check" / "sets"
EVERY = 12
"""Of so many texts of the sets one is read."""
MOST = 400
"""Strings that a stretch of a pattern may stand for, to be looked at one by one."""


def every() -> list[Sought]:
    """Return all that the modules of the program's checks keep."""
    modules = [
        importlib.import_module(one.name)
        for package in (checks, claims, korean)
        for one in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
    ]
    return [each for module in modules for one in vars(module).values() for each in within(one)]


def within(value: object) -> Iterator[Sought]:
    """Yield those that a value is or has."""
    if isinstance(value, Sought):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from within(one)


def in_all(told: set[str] | None, signs: Iterable[str]) -> bool:
    """Tell whether each of some strings has a sign."""
    return told is not None and all(any(sign in one for sign in signs) for one in told)


def of_row(row: Any, signs: Iterable[str]) -> tuple[set[str] | None, bool]:
    """Return the strings that a row of parts stands for, if they are few, and whether each has a sign."""
    run: set[str] | None = {""}
    is_few, has_sign = True, False
    for part in row:
        told, has = of_part(part, signs)
        has_sign |= has
        if told is not None and run is not None and len(run) * len(told) <= MOST:
            run = {one + other for one in run for other in told}
            continue
        has_sign |= in_all(run, signs)
        is_few, run = False, told if told is not None else {""}
    return (run if is_few else None), has_sign or in_all(run, signs)


def of_part(part: Any, signs: Iterable[str]) -> tuple[set[str] | None, bool]:
    """Return the same of one part as ``re`` parses it; nothing of what it does not know."""
    kind, value = part
    if kind in {_constants.LITERAL, _constants.IN}:
        return characters(part), False
    if kind is _constants.SUBPATTERN:
        return of_row(value[3], signs)
    if kind is _constants.BRANCH:
        return of_branch(value[1], signs)
    if kind in {_constants.MAX_REPEAT, _constants.MIN_REPEAT}:
        return of_repeat(value, signs)
    return ({""} if kind in {_constants.ASSERT, _constants.ASSERT_NOT, _constants.AT} else None), False


def characters(part: Any) -> set[str] | None:
    """Return the characters that one, or a class of them, stands for; None where it has ranges."""
    every = [part] if part[0] is _constants.LITERAL else part[1]
    return {chr(one) for _, one in every} if all(kind is _constants.LITERAL for kind, _ in every) else None


def of_branch(rows: Any, signs: Iterable[str]) -> tuple[set[str] | None, bool]:
    """Return the same of one row or another: a sign has to stand in each."""
    ways = [of_row(each, signs) for each in rows]
    known = [told for told, _ in ways if told is not None]
    return (set[str]().union(*known) if len(known) == len(ways) else None), all(has for _, has in ways)


def of_repeat(value: Any, signs: Iterable[str]) -> tuple[set[str] | None, bool]:
    """Return the same of a row that stands there so many times."""
    least, most, row = value
    told, has = of_row(row, signs)
    if not least:
        return (told | {""} if told is not None and most == 1 else None), False
    return (told if least == most == 1 else None), has


def test_the_signs_of_each_follow_from_its_pattern() -> None:
    found = every()
    assert len(found) > 100
    for one in found:
        assert not one.compiled.flags & re.IGNORECASE, one.pattern
        assert of_row(_parser.parse(one.pattern), one.signs)[1], (one.pattern, sorted(one.signs))


def test_signs_are_one_or_two_characters_that_no_blank_makes() -> None:
    for one in every():
        assert all(1 <= len(sign) <= 2 and not re.search(r"[\s□]", sign) for sign in one.signs), one.pattern


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [("상승|하락", "상승"), ("(?:상승)?폭", "상승"), ("[가-힣]{2}폭", "승폭"), ("상[승하]", "상승")],
)
def test_signs_that_do_not_follow_are_told(pattern: str, signs: str) -> None:
    assert not of_row(_parser.parse(pattern), signs.split())[1]


def test_no_match_is_lost_in_texts() -> None:
    said = [
        each
        for path in sorted(SETS.glob("*/*.txt"))[::EVERY]
        for sentence in Copy(path.read_text(encoding="utf-8")).sentences
        for each in (sentence.text, sentence.own)
    ]
    assert said
    for one in every():
        for text in said:
            if one.compiled.search(text):
                assert one.may_be_in(text), (one.pattern, text)


def test_a_pattern_without_a_sign_in_the_text_finds_nothing() -> None:
    sought = Sought(re.compile("(?:급등|급락)했"), "급등 급락")
    text = Wording("지수가 급락했고 금값은 급등했다.")
    assert [one[0] for one in sought.finditer(text)] == ["급락했", "급등했"]
    assert sought.sub("□", text) == "지수가 □고 금값은 □다."
    none = Wording("지수가 보합이다.")
    assert not sought.may_be_in(none)
    assert sought.search(none) is None
    assert sought.match(none) is None
    assert sought.fullmatch(none) is None
    assert list(sought.finditer(none)) == []
    assert sought.sub("□", none) == none


def test_a_text_that_does_not_know_its_signs_is_looked_through() -> None:
    sought = Sought(re.compile("급등|급락"), "급등 급락")
    assert sought.search("금값이 급등했다")
    assert sought.may_be_in("보합이다")


def test_a_part_has_the_signs_of_the_whole_and_a_sentence_its_own() -> None:
    sought = Sought(re.compile("급등"), "급등")
    whole = Wording("금값이 급등했다")
    assert sought.may_be_in(whole.part(0, 3))
    assert sought.search(whole.part(0, 3)) is None
    rise, rest = Copy("금값이 급등했다. 지수는 보합이다.").sentences
    assert sought.may_be_in(rise.text)
    assert not sought.may_be_in(rest.text)


def test_what_others_say_is_blanked_in_a_text_that_keeps_its_signs() -> None:
    (sentence,) = Copy("그는 “금값이 하루에 다시 급등했다고 말한다”라고 했다.").sentences
    sought = Sought(re.compile("급등"), "급등")
    assert sought.search(sentence.text)
    assert sought.search(sentence.own) is None
    assert len(sentence.own) == len(sentence.text)
