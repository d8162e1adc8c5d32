"""The dollar and the won."""

from __future__ import annotations

import datetime as dt
import math
import re
from statistics import NormalDist

import msgspec
import pytest

from newsgen import markets
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.model import Fact, Input
from newsgen.rules import named
from tests.facts.builders import fact
from tests.markets import KR
from tests.rules import seoul
from tests.rules.books import one, told, written


def won(change: float, points: float) -> list[Fact]:
    return [
        fact("change_day", "USDKRW", change),
        fact("points_day", "USDKRW", points, "won"),
        fact("close", "USDKRW", 1383.12, "won"),
    ]


def dollar(change: float) -> list[Fact]:
    return [fact("change_day", "DXY", change), fact("close", "DXY", 98.1, "level")]


def text(*facts: Fact, **given) -> str:
    (paragraph,) = written([one("currencies", *facts)], facts, **given)
    return paragraph


def test_currencies_fill_the_roles_that_have_facts():
    item = one("currencies", fact("change_day", "USDKRW", -0.5), fact("close", "USDKRW", 1383.0, "won"))
    assert item.subjects == {"dollar": (), "home": ("USDKRW",)}
    assert told("currencies") == []


@pytest.mark.parametrize(("move", "is_told"), [(0.29, False), (0.3, True), (-0.3, True)])
def test_the_dollar_is_told_where_it_moved(move, is_told):
    facts = [*dollar(move), *won(0.1, 1.6)]
    assert bool(one("currencies", *facts, won=0).subjects["dollar"]) is is_told
    assert one("currencies", *facts, won=0, stirred=0.5).subjects["dollar"] == ()


@pytest.mark.parametrize(("points", "is_told"), [(2.9, False), (3.0, True), (-3.0, True)])
def test_the_won_is_told_daily_unless_a_desk_asks_for_moves_alone(points, is_told):
    long = fact("yield_change", "DGS10", 1.0, "bp")
    assert told("currencies", *won(0.1, points), long)
    assert bool(told("currencies", *won(0.1, points), long, won=3.0)) is is_told


@pytest.mark.parametrize(
    ("points", "said"),
    [(2.9, "소폭"), (-4.9, "소폭"), (5.0, "5원"), (-9.9, "9.9원"), (10.0, "10원"), (-14.0, "14원")],
)
def test_a_few_won_are_told_in_words(points, said):
    (paragraph,) = written([one("currencies", *won(0.1, points), won=0)], won(0.1, points))
    assert said in paragraph
    assert ("소폭" in paragraph) is (said == "소폭")
    assert (f"{abs(points):g}원" in paragraph) is (abs(points) >= 5)


def test_the_larger_move_counts():
    item = one("currencies", *dollar(0.4), *won(-1.0, -14.0))
    assert item.about == "USDKRW"
    assert item.tags == {"dollar_up", "home_down", "home_far", "apart", "outdone"}
    assert item.score.surprise == pytest.approx(-math.log2(2 * (1 - NormalDist().cdf(2.0))))


@pytest.mark.parametrize(
    ("move", "points", "said"),
    [
        (-0.44, -6.7, ""),
        (0.44, 6.7, ""),
        (0.44, -6.7, r"달러인덱스는 0.4% 올랐지만"),
        (-0.44, 6.7, r"달러인덱스는 0.4% 내렸지만"),
        (-1.14, -6.7, r"달러인덱스는 1.1% 내렸고"),
    ],
)
def test_both_are_told_at_once_by_their_signs(move, points, said):
    assert re.match(f"{said} ?뉴욕 마감 무렵 원·달러 환율은", text(*dollar(move), *won(points / 14, points)))


@pytest.mark.parametrize(
    ("move", "shut", "is_told"), [(0.3, False, True), (0.29, False, False), (0.29, True, True)]
)
def test_the_won_stands_beside_the_dollar_and_where_no_yield_does(move, shut, is_told):
    long = [] if shut else [fact("yield_change", "DGS10", 1.0, "bp")]
    items = told("currencies", *dollar(move), *won(0.1, 1.6), *long, won=3.0)
    assert bool(items and items[0].subjects["home"]) is is_told


@pytest.mark.parametrize(("change", "set_against"), [(-0.5, True), (-0.49, False)])
def test_the_won_outdid_the_dollar_only_where_it_went_far_itself(change, set_against):
    item = one("currencies", *dollar(0.3), *won(change, -6.7))
    assert ("outdone" in item.tags) is set_against


@pytest.mark.parametrize("part", ["tail", "summary"])
def test_a_level_that_nothing_compares_with_is_told_alone(part):
    facts = [*dollar(0.6), fact("close", "USDKRW", 1440.9, "won")]
    dollar_told, won_told = text(*facts).removesuffix(".").split(". ")
    assert dollar_told == "달러인덱스는 0.6% 올랐다"
    assert won_told in {
        "뉴욕 마감 무렵 원·달러 환율은 1,440.9원이었다",
        "원·달러 환율은 뉴욕 마감 무렵 1,440.9원이었다",
    }
    small = text(*dollar(0.4), fact("close", "USDKRW", 1440.9, "won"))
    assert "%" not in small, "of less than 0.6 % the way alone is told"
    assert re.match(r"(달러는 주요 통화에 견줘 강세를 보였다|주요 통화에 대한 달러 가치는 올랐다)\. ", small)
    assert written([one("currencies", *facts)], facts, part=part) == []


def test_what_the_dollar_index_is_stands_once_a_week_however_far_it_went():
    gloss = "주요 6개 통화에 견준"
    facts = [*dollar(-1.14), *won(-0.48, -6.7)]
    assert text(*facts, weekly=True).count(gloss) == 1
    assert gloss not in text(*facts, define=True)


@pytest.mark.parametrize(("sessions", "is_told"), [(59, False), (60, True)])
def test_a_record_of_the_rate_is_one_of_the_won_the_other_way(sessions, is_told):
    then = {"since": dt.date(2025, 4, 30), "since_value": 1400.0, "periods": sessions}
    facts = [*won(0.2, 3.3), fact("highest_since", "USDKRW", 1383.12, "won", **then)]
    assert ("원화 가치는 4월 이후 가장 낮았다." in text(*facts)) is is_told


@pytest.mark.parametrize("part", ["tail", "summary"])
def test_a_calm_dollar_stands_in_no_line_above_the_text(part):
    facts = [*dollar(0.29), *won(0.3, 4.4)]
    assert written([one("currencies", *facts)], facts, part=part) == []


def rested(points: float, taken: dt.date = dt.date(2025, 8, 18)) -> list[Fact]:
    """The won of a Friday, taken on Sunday evening: by London's clock on Monday."""
    value = Input(symbol="USDKRW", date=taken, value=1383.12, field="rate")
    return [msgspec.structs.replace(one, inputs=(value,)) for one in won(points / 14, points)]


@pytest.mark.parametrize("points", [9.9, -30.0])
def test_a_rate_of_after_the_weekend_is_not_told(points):
    """Whoever prints the brief of a Friday on Saturday has not seen it."""
    friday = dt.date(2025, 8, 15)
    facts = [*dollar(0.4), *(msgspec.structs.replace(one, session=friday) for one in rested(points))]
    assert not one("currencies", *facts).subjects["home"]
    assert not told("currencies", *facts[len(dollar(0.4)) :])


def test_a_rate_that_hardly_moved_is_told_beside_the_day_before():
    assert text(*won(0.02, 0.3)) == "뉴욕 마감 무렵 원·달러 환율은 전날과 거의 같은 1,383.1원을 기록했다."


@pytest.mark.parametrize(("points", "at"), [(-6.7, -0.44), (6.7, -0.74), (0.2, -0.74)])
def test_records_of_both_are_told(points, at):
    then = {"since": dt.date(2022, 4, 1), "since_value": 97.0, "periods": 800}
    low = fact("lowest_since", "DXY", 97.92, "level", **then)
    low_won = fact("lowest_since", "USDKRW", 1383.12, "won", **then)
    facts = [*dollar(at), *won(points / 14, points), low, low_won]
    said = text(*facts)
    assert said.count("2022년 4월 이후 가장 낮") == 1
    assert "원화 가치는 2022년 4월 이후 가장 높았다." in said
    assert written([one("currencies", *facts)], facts, part="summary") == ["달러인덱스 2022년 4월 이후 최저"]


@pytest.mark.parametrize(
    ("measure", "value", "unit", "since", "periods", "said"),
    [
        # 2026-01-27: 97.04 to 96.22, the lowest since the 96.19 of 2022-02-23
        ("lowest_since", 96.22, "level", "2022-02-23", 984, "내려 2022년 2월 이후 가장 낮았"),
        # 2025-04-03: 103.81 to 102.07, the largest fall since that of 2022-11-11
        ("largest_fall_since", -1.68, "percent", "2022-11-11", 598, "2022년 11월 이후 가장 큰 폭인 "),
    ],
)
def test_since_when_the_dollar_was_not_so(measure, value, unit, since, periods, said):
    made = msgspec.structs.replace(
        fact(measure, "DXY", value, unit),
        since=dt.date.fromisoformat(since),
        since_value=1.0,
        periods=periods,
    )
    facts = [*dollar(value if unit == "percent" else -0.85), made]
    assert said in text(*facts)


SEOUL_DAY = dt.date(2025, 8, 13)


def own(change: float, points: float, *, foreign: float = 0.0, periods: int = 0) -> FactBook:
    """The won's close in Seoul, what foreigners bought, for how many sessions no move was as large."""
    facts = [
        make("change_day", "USDKRW1530", change, "percent", SEOUL_DAY),
        make("points_day", "USDKRW1530", points, "won", SEOUL_DAY),
        make("close", "USDKRW1530", 1449.8, "won", SEOUL_DAY),
        make("net_buying_foreign", "KOSPI", foreign, "eok", SEOUL_DAY),
    ]
    if periods:
        way = "rise" if change > 0 else "fall"
        facts.append(
            make(
                f"largest_{way}_since", "USDKRW1530", change, "percent", SEOUL_DAY,
                since=dt.date(2022, 11, 11), since_value=-4.3, periods=periods,
            )
        )  # fmt: skip
    return seoul.book_of(markets.session(KR, SEOUL_DAY), facts)


@pytest.mark.parametrize("change", [-0.8, 0.79, 2.3])
def test_seouls_own_currency_stands_beside_its_stocks(change):
    (item,) = seoul.told("currencies", own(change, 14.5 * change))
    assert named("currencies").section_of(item) == "market"


@pytest.mark.parametrize(("periods", "since"), [(119, False), (120, True), (770, True)])
def test_it_is_told_since_when_no_day_of_it_was_as_large(periods, since):
    """2025-12-24: 33.8 won, the largest fall in three years."""
    book = own(-2.28, -33.8, periods=periods)
    items = seoul.told("currencies", book)
    body, lead = (seoul.written(book, items, part, forms=("kr",)) for part in ("body", "second"))
    assert "33.8원 내린 1,449.8원" in body
    assert bool(re.search("2022년 11월 이후 가장 (?:컸다|큰 하루 하락률)", body)) is since
    assert bool(re.search("2022년 11월 이후 (?:최대 하락률|가장 큰 폭)", lead)) is since


@pytest.mark.parametrize(
    ("change", "foreign", "said"),
    [
        (-2.28, 5225.0, "강(?:세를 보인|해진) "),
        (-2.28, -5225.0, "강세(?:였지만|에도) "),
        (1.1, -5225.0, "약(?:세를 보인|해진) "),
        (1.1, 5225.0, "약세(?:였지만|에도) "),
        (1.1, 999.0, None),
    ],
)
def test_what_foreigners_did_that_day_is_set_beside_it(change, foreign, said):
    book = own(change, 14.5 * change, foreign=foreign)
    text = seoul.written(book, seoul.told("currencies", book), forms=("kr",))
    assert bool(re.search(said or "외국인", text)) is (said is not None), text
    if said:
        assert bool(re.search("사들였다|순매수했다", text)) is (foreign > 0)


@pytest.mark.parametrize(("move", "rare"), [(1.6, True), (1.4, False), (-1.6, True)])
def test_a_move_that_the_editor_is_asked_about_stands_in_no_line_above_the_text(move, rare):
    facts = won(move, 14 * move)
    item = one("currencies", *facts)
    assert ("home_rare" in item.tags) is rare
    assert (written([item], facts, part="tail") == []) is rare
    assert (written([item], facts, part="summary") == []) is rare


def test_a_lead_tells_the_dollar_where_it_is_the_rarest_and_the_text_not_again():
    facts = [
        fact("change_day", "DXY", 0.6),
        fact("close", "DXY", 101.6, "level"),
        fact(
            "highest_since", "DXY", 101.6, "level", since=dt.date(2025, 5, 12), since_value=101.7, periods=281
        ),
        fact("change_day", "USDKRW", 0.4),
        fact("points_day", "USDKRW", 6.0, "won"),
        fact("close", "USDKRW", 1500.0, "won"),
    ]
    item = one("currencies", *facts)
    assert written([item], facts, part="second") == ["달러인덱스는 0.6% 올라 5월 이후 가장 높았다."]
    plain = msgspec.structs.replace(item, tags=item.tags - {"rarest"})
    assert written([plain], facts, part="second") == []
    (body,) = written([item], facts, in_lead=True)
    assert "달러" not in body.replace("원·달러", "")
