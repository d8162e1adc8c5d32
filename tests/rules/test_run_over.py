"""The end of a big name's long run."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.facts.builders import fact
from tests.rules.books import one, told, wordings


def ended(sessions: int, move: float, about: str = "MSFT", measure: str = "streak_ended_down"):
    run = fact(measure, about, sessions, "sessions", since=dt.date(2025, 7, 31), periods=sessions + 1)
    return run, fact("change_day", about, move)


@pytest.mark.parametrize(("sessions", "move", "found"), [(6, 0.5, True), (5, 1.8, False), (8, 0.4, False)])
def test_a_run_must_have_been_long_and_its_end_a_move(sessions, move, found):
    assert bool(told("run_over", *ended(sessions, move))) is found


def test_of_several_the_longest_is_told():
    assert one("run_over", *ended(6, 1.0), *ended(9, 1.0, "AAPL")).about == "AAPL"


def test_how_it_reads():
    facts = ended(8, 1.85)
    said = wordings([one("run_over", *facts)], facts)
    assert {
        "마이크로소프트는 8거래일 이어진 내림세를 끊고 2% 가까이 상승했다.",
        "마이크로소프트는 2% 가까이 상승해 9거래일 만에 반등했다.",
    } >= set(said)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (
            3.91,
            {
                "아마존은 7거래일 이어진 내림세를 끊고 2.5% 상승했다.",
                "아마존은 2.5% 상승해 8거래일 만에 반등했다.",
            },
        ),
        (1.2, {"아마존의 상승은 8거래일 만이다.", "아마존은 7거래일 이어진 내림세를 끊었다."}),
    ],
)
def test_beside_the_big_names_only_who_stands_first_has_its_figure_there(other, said):
    """2024-10-04: Amazon rose by 2.5 percent after seven sessions, Tesla by 3.91."""
    facts = (*ended(7, 2.5, "AMZN"), fact("change_day", "TSLA", other))
    item = one("run_over", *facts)
    assert ("furthest" in item.tags) is (other < 2.5)
    assert set(wordings([item], facts, also=frozenset({"megacaps"}))) <= said
