"""Slips: what each kind makes of a text, and that a seed draws the same ones."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from benchmarks.check.cases import Case
from benchmarks.check.slips import SLIPS, drawn

TEXT = (
    "27일(월) 코스피는 2.57% 오른 4,042.83으로 사흘째 상승했다. "
    "코스닥은 902.70이다. 외국인은 6,471억원을 순매수했다."
)
DAY = dt.date(2025, 10, 27)


def slipped(name: str, text: str = TEXT) -> list[str]:
    """Return what a kind of slip puts into a text, in order."""
    (slip,) = [one for one in SLIPS if one.name == name]
    return [plant.words for plant in slip.plants(text)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("tenfold", ["25.7", "4,0428.3", "6,4710"]),
        ("way turned", ["내린", "하락"]),
        ("neighbour's name", ["코스닥"]),
        ("day", ["28"]),
        ("weekday", ["화"]),
        ("count", ["나흘"]),
        ("side", ["순매도"]),
        ("investor", ["기관"]),
    ],
)
def test_kinds(name: str, words: list[str]) -> None:
    assert slipped(name) == words


def test_what_the_record_cannot_decide_is_no_slip() -> None:
    assert slipped("digits exchanged", "소비자물가는 2.57% 올랐고 영업이익은 6,471억원이다.") == []


def test_a_seed_draws_the_same_slips() -> None:
    case = Case(name="a", market="kr", date=DAY, voice="wrap", path=Path("a.txt"), text=TEXT, faults=())
    one, other = (drawn([case], SLIPS, 1, 27) for _ in range(2))
    assert one == other
    assert one
