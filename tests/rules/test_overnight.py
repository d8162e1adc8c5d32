"""New York's night in Seoul's wrap: from where on, who is named, when it was, and when it leads beside."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from newsgen import rules
from newsgen.facts.book import FactBook
from newsgen.model import Fact, Input, Item
from newsgen.rules import named
from newsgen.rules.base import Desk
from tests.markets import KR
from tests.rules import seoul
from tests.rules.books import book_of, written

DAY = dt.date(2026, 2, 25)
"""A Wednesday."""
NAMES = {"dow": "^DJI", "broad": "^GSPC", "tech": "^IXIC", "chips": "^SOX"}


def nights(
    ours: float = 0.0, *, day: dt.date = DAY, last: dt.date | None = None, sessions: int = 1, **moved: float
) -> list[Fact]:
    last = last or day - dt.timedelta(days=1)
    told = [
        Fact(
            id=f"change_overnight:{NAMES[name]}@{day}", measure="change_overnight", about=NAMES[name],
            value=value, unit="percent", session=day, periods=sessions,
            inputs=(Input(symbol=NAMES[name], date=last, value=100 + value),),
        )
        for name, value in moved.items()
    ]  # fmt: skip
    own = Fact(
        id=f"change_day:^KS11@{day}",
        measure="change_day",
        about="^KS11",
        value=ours,
        unit="percent",
        session=day,
    )
    return [own, *told]


def found(facts: list[Fact]) -> list[Item]:
    book: FactBook = book_of(KR, facts[0].session, facts, (), ())
    return rules.items((named("overnight"),), book, Desk(weights={}))


def texts(facts: list[Fact]) -> set[str]:
    return {" ".join(written(found(facts), facts, session=facts[0].session, market=KR))}


@pytest.mark.parametrize(
    ("moved", "told"),
    [
        ({"dow": 0.69, "broad": 0.59, "tech": 0.69, "chips": 1.49}, None),
        ({"broad": 0.6}, ("^GSPC",)),
        ({"chips": -1.5, "broad": -0.2}, ("^SOX",)),
        ({"dow": -0.4, "broad": -0.9, "tech": -1.5}, ("^IXIC",)),  # one figure is a night
        ({"dow": 0.5, "broad": -0.8, "tech": -1.5}, ("^IXIC", "^DJI")),  # and one that went the other way
        ({"dow": 0.1, "broad": 0.8, "tech": 1.0, "chips": 2.4}, ("^IXIC", "^SOX")),
    ],
)
def test_the_furthest_is_named_and_the_chips_where_they_went_far(moved, told):
    items = found(nights(**moved))
    roles = ("first", "other", "chips")
    named_ones = [tuple(a for role in roles for a in item.subjects.get(role, ())) for item in items]
    assert named_ones == ([] if told is None else [told])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"tech": -1.52, "broad": -0.75}, "간밤 뉴욕증시에서는 나스닥지수가 1.5% 내렸다."),
        ({"tech": 1.04, "broad": 0.77}, "간밤 뉴욕증시에서는 나스닥지수가 1.04% 올랐다."),
        ({"tech": -1.52, "dow": 0.5}, "나스닥지수가 1.5% 내렸다."),
        ({"tech": -1.52, "dow": 0.5}, "다우지수는 0.5% "),
        ({"broad": -0.9, "chips": -3.2}, "S&P500지수가 0.9%, 필라델피아반도체지수가 3.2% "),
        ({"broad": 0.9, "chips": -3.2}, "필라델피아반도체지수는 3% 넘게 내렸다."),
    ],
)
def test_it_is_told_as_desks_do(given, said):
    for text in texts(nights(**given)):
        assert said in text.replace("상승했다.", "올랐다.").replace("하락했다.", "내렸다."), text


@pytest.mark.parametrize(
    ("tech", "ours", "way"), [(1.6, -0.5, "따라가지 못했다"), (-1.6, 0.5, "따라가지 않았다")]
)
def test_that_ours_went_another_way_is_said(tech, ours, way):
    for text in texts(nights(tech=tech, ours=ours)):
        assert re.search(rf"코스피는 (?:이를 {way}|반대로 움직였다|이와 다른 길을 갔다)\.$", text), text


@pytest.mark.parametrize(("ours", "against"), [(-0.5, True), (-0.49, False), (0.5, False)])
def test_ours_went_the_other_way(ours, against):
    (item,) = found(nights(ours, tech=1.6, broad=0.9))
    assert ("against" in item.tags) is against


@pytest.mark.parametrize(
    ("day", "last", "sessions", "when"),
    [
        ("2026-02-25", "2026-02-24", 1, "간밤 뉴욕증시"),
        ("2025-04-07", "2025-04-04", 1, "지난 금요일 뉴욕증시"),
        ("2025-10-10", "2025-10-09", 1, "간밤 뉴욕증시"),  # after Seoul's Chuseok
    ],
)
def test_a_night_is_named_by_when_it_was(day, last, sessions, when):
    facts = nights(
        day=dt.date.fromisoformat(day), last=dt.date.fromisoformat(last), sessions=sessions, tech=1.6
    )
    for text in texts(facts):
        assert text.startswith(when), text


@pytest.mark.parametrize(("broad", "vast"), [(-3.0, True), (-2.99, False)])
def test_a_night_of_a_few_a_year_stands_in_the_lead(broad, vast):
    (item,) = found(nights(broad=broad))
    assert named("overnight").happened(item) is vast
    facts = nights(broad=broad)
    assert bool(written([item], facts, part="second", session=DAY, market=KR)) is vast


@pytest.mark.parametrize(
    ("ours", "moved", "led"),
    [
        (-1.0, {"broad": -1.5, "tech": -1.9}, True),
        (-1.0, {"broad": -1.49, "tech": -1.9}, False),
        (-0.99, {"broad": -1.5, "tech": -1.9}, False),
        (1.0, {"broad": -1.5, "tech": -1.9}, False),
        (1.2, {"broad": 0.7, "tech": 0.9, "chips": 3.0}, True),
        (1.2, {"broad": -0.7, "tech": 0.9, "chips": 3.0}, False),  # what is told of it did not all go our way
    ],
)
def test_a_night_that_our_day_followed_stands_in_the_lead_unless_the_desk_has_a_cause(ours, moved, led):
    facts = nights(ours, **moved)
    (item,) = found(facts)
    assert ("echoed" in item.tags) is led
    assert named("overnight").happened(item) is led
    book = book_of(KR, facts[0].session, facts, (), ())
    said = seoul.written(book, [item], "second", desk="")
    assert ("뉴욕증시에서도" in said) is led
    assert not seoul.written(book, [item], "second", desk="관세 우려에 주식을 팔았다")


@pytest.mark.parametrize(
    ("began", "tech", "opened"),
    [(0.3, 1.0, True), (0.29, 1.0, False), (-0.3, 1.0, False), (-0.3, -1.0, True)],
)
def test_it_is_told_first_where_the_session_opened_its_way(began, tech, opened):
    facts = nights(0.1, tech=tech)
    own = Fact(
        id=f"open_change:^KS11@{DAY}",
        measure="open_change",
        about="^KS11",
        value=began,
        unit="percent",
        session=DAY,
    )
    (item,) = found([*facts, own])
    assert ("opened" in item.tags) is opened


@pytest.mark.parametrize(("moved", "told"), [({"broad": -0.5}, False), ({"broad": -0.6}, True)])
def test_the_dow_alone_is_no_night(moved, told):
    """2026-03-02: the Dow moved by 0.15 percent down; of a day on which it alone went far nothing is told."""
    assert bool(found(nights(dow=-1.2, **moved))) is told


def test_two_ways_of_a_night_are_one_sentence():
    # 2025-11-11: the Dow rose by 1.18 percent, the semiconductors fell by 2.48.
    assert texts(nights(dow=1.18, chips=-2.48)) == {
        "간밤 뉴욕증시에서는 다우지수가 1% 넘게 오른 반면 필라델피아반도체지수는 2% 넘게 내렸다."
    }
