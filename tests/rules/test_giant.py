"""Companies whose day is the market's."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.model import Fact, Item
from newsgen.rules.base import Desk
from tests.facts.builders import fact
from tests.rules.books import together, told, written

MARCH = dt.date(2020, 3, 16)


def giant(symbol: str, move: float, worth: float, bits: float = 8.0, since: int | None = None) -> list[Fact]:
    found = [
        fact("change_day", symbol, move),
        fact("cap_change_day", symbol, worth, "musd"),
        fact("surprise_day", symbol, bits, "bits"),
    ]
    if since:
        found.append(fact("largest_fall_since", symbol, move, since=MARCH, since_value=-18.4, periods=since))
    return found


def giants(*each: list[Fact], desk: Desk | None = None) -> list[Item]:
    return told("giant", *(one for found in each for one in found), desk=desk or Desk())


def test_nvidia_of_2025_01_27():
    facts = [
        *giant("NVDA", -16.968, -592_658.0, since=1223),
        fact("cap_loss_all", "NVDA", -592_658.0, "musd", since=dt.date(2024, 9, 3), since_value=-278_900.0),
    ]
    (item,) = giants(facts)
    assert item.chosen
    assert item.score.total > 5
    (text,) = written([item], facts)
    assert "17% 가까이" in text
    assert "약 5930억달러" in text
    assert "2020년 3월 이후" in text
    assert text.endswith("사상 최대다.")


@pytest.mark.parametrize(("periods", "told_"), [(120, True), (119, False)])
def test_since_when_is_told_where_it_is_long(periods, told_):
    facts = giant("NVDA", -8.0, -300_000.0, since=periods)
    (text,) = written(giants(facts), facts)
    assert ("2020년" in text) is told_


def test_any_that_moved_so_far_prints_whatever_the_room():
    (item,) = giants(giant("JPM", -7.0, -35_000.0, bits=1.0))
    assert item.score.total >= 3


def test_the_first_four_of_a_direction_are_named_and_the_money_says_who_stands_first():
    moves = {"A": -12.0, "B": -11.0, "C": -10.0, "D": -9.0, "E": -8.0}
    facts = [giant(name, move, -900_000.0 if name == "D" else -50_000.0) for name, move in moves.items()]
    found = giants(*facts, giant("F", 8.0, 70_000.0))
    assert {item.about for item in found if item.chosen} == {"A", "B", "C", "D", "F"}
    (left,) = [item for item in found if not item.chosen]
    assert left.about == "E"
    falling = [item for item in found if item.chosen and "down" in item.tags]
    (text,) = written([together(falling)], [each for one in facts for each in one])
    assert text.startswith("도미니언에너지")
    assert "약 9000억달러" in text


def test_of_two_classes_the_desk_s_own_is_told():
    pair = giant("GOOG", 8.1, 200_000.0), giant("GOOGL", 8.0, 200_000.0)
    desk = Desk(issuers={"GOOG": "Alphabet", "GOOGL": "Alphabet"}, members=frozenset({"GOOGL"}))
    found = giants(*pair, desk=desk)
    assert {item.about: item.chosen for item in found} == {"GOOGL": True, "GOOG": False}


@pytest.mark.parametrize(
    ("eps", "expected", "said"),
    [
        (1.53, 1.32, "주당순이익(EPS)은 1.53달러로 시장 예상치(1.32달러)를 웃돌았다."),
        (1.85, 2.30, "주당순이익(EPS)은 1.85달러로 시장 예상치(2.30달러)를 밑돌았다."),
        (2.11, 2.11, "주당순이익(EPS)은 2.11달러로 시장 예상치와 같았다."),
    ],
)
def test_who_leads_has_its_earnings_behind_its_move(eps, expected, said):
    facts = [*giant("NVDA", -8.0, -300_000.0), fact("eps", "NVDA", eps, "price")]
    facts.append(fact("eps_expected", "NVDA", expected, "price"))
    (item,) = giants(facts)
    (text,) = written([item], facts, part="lead")
    assert said in text
