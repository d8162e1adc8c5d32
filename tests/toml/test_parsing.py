"""TOML with something broken in it: whatever reads is kept, on its own lines, and every fault is Korean."""

from __future__ import annotations

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen import toml

GOOD = '[[a]]\nx = 1\n\n[[a]]\nx = "가"\n\n[b]\ny = [1, 2]\n'
BITS = st.sampled_from(
    [*GOOD.splitlines(keepends=True), "[[a", '"""', "'", "x = ", "[", "]", "{", "\r\n", "#", "\ufeff", "\x00"]
)


@given(st.lists(BITS, max_size=30).map("".join), st.binary(max_size=8), st.integers(0, 300))
def test_anything_becomes_toml_with_its_lines_in_place(text: str, raw: bytes, at: int) -> None:
    given_ = text.encode()
    given_ = given_[:at] + raw + given_[at:]
    kept, faults = toml.readable(given_)
    tomllib.loads(kept)
    before = given_.decode("utf-8-sig", errors="surrogateescape").replace("\r\n", "\n").split("\n")
    for mine, theirs in zip(kept.split("\n"), before, strict=True):
        assert mine in {theirs, ""}
    assert all(1 <= fault.line <= len(before) for fault in faults)
    blank = " \t\n"  # to TOML; Python strips more
    assert bool(faults) == (kept.strip(blank) != "\n".join(before).strip(blank))


@pytest.mark.parametrize("text", [GOOD, "", "x = 1\n", GOOD.replace("\n", "\r\n"), "\ufeff" + GOOD])
def test_what_is_well_is_kept_whole(text: str) -> None:
    kept, faults = toml.readable(text.encode())
    assert (kept, faults) == (text.removeprefix("\ufeff").replace("\r\n", "\n"), [])


def test_two_tables_of_one_name_cost_the_second() -> None:
    kept, (fault,) = toml.readable(b"[a]\nx = 1\n[b]\ny = 1\n[a]\nx = 2\n")
    assert tomllib.loads(kept) == {"a": {"x": 1}, "b": {"y": 1}}
    assert (fault.line, str(fault)) == (5, "같은 표를 두 번 적었습니다")


@given(st.lists(BITS, min_size=1, max_size=12).map("".join))
def test_every_fault_is_told_in_korean_with_its_place(text: str) -> None:
    _, faults = toml.readable(text.encode())
    for fault in faults:
        assert re.search(r"\d+행 \d+열", fault.place)
        assert str(fault) != "문법에 맞지 않습니다", text
        assert not re.search("[A-Za-z]{3}", str(fault).replace("UTF-8", ""))
