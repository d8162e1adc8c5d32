"""Government bond yields."""

from __future__ import annotations

import datetime as dt
import math
import re
from statistics import NormalDist

import pytest

from newsgen import markets
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.model import Fact
from newsgen.rules import named
from tests.facts.builders import fact
from tests.markets import KR, US
from tests.rules import seoul
from tests.rules.books import indices, one, told, written

SPRING = dt.date(2025, 4, 30)


def yields(ten: float, two: float | None = None, **records: tuple[str, int]) -> list[Fact]:
    """Yields that moved so many basis points, with records by subject: ``DGS10=("highest_since", 60)``."""
    facts = [fact("yield_change", "DGS10", ten, "bp"), fact("close", "DGS10", 4.24)]
    if two is not None:
        facts += [fact("yield_change", "DGS2", two, "bp"), fact("close", "DGS2", 3.67)]
    for about, (measure, sessions) in records.items():
        unit = "bp" if "-" in about else "percent"
        facts.append(fact(measure, about, 4.24, unit, since=SPRING, since_value=4.3, periods=sessions))
    return facts


def text(*facts: Fact, **given) -> str:
    (paragraph,) = written([one("yields", *facts)], facts, **given)
    return paragraph


@pytest.mark.parametrize(
    ("ten", "two", "shock"),
    [(11.9, None, False), (12.0, None, True), (-12.0, None, True), (-3.0, -12.0, True), (3.0, 11.9, False)],
)
def test_a_shock_of_either_yield(ten, two, shock):
    item, rule = one("yields", *yields(ten, two)), named("yields")
    largest = max(abs(ten), abs(two or 0))
    assert ("shock" in item.tags) is shock
    assert item.score.surprise == pytest.approx(-math.log2(2 * (1 - NormalDist().cdf(largest / 5.3))))
    assert rule.can_lead(item, US) is shock
    assert (rule.section_of(item), rule.matter(item)) == (("market", "data") if shock else ("rates", "rates"))
    assert rule.angle(item) == "rate_shock"


@pytest.mark.parametrize(("three", "ten"), [(9.3, 9.4), (2.5, 9.4), (-9.3, 9.4), (9.4, 2.0)])
def test_seoul_tells_first_the_yield_of_three_years_whichever_went_further(three, ten):
    moves = {KR.yield_of("short"): three, KR.yield_of("long"): ten}
    day = dt.date(2026, 4, 23)
    facts = [make("yield_change", about, move, "bp", day) for about, move in moves.items()]
    facts += [make("close", about, 3.5, "percent", day) for about in moves]
    (item,) = seoul.told("yields", seoul.book_of(markets.session(KR, day), facts))
    assert item.subjects["first"] == (KR.yield_of("short"),)
    assert item.subjects["second"] == (KR.yield_of("long"),)


@pytest.mark.parametrize(("two", "said"), [(9.3, "같은 폭으로|나란히"), (9.4, "9.4bp")])
def test_only_moves_that_print_alike_are_told_as_alike(two, said):
    assert re.search(said, text(*yields(9.3, two)))


@pytest.mark.parametrize(("move", "leads"), [(0.99, True), (1.0, False), (-1.0, False)])
def test_a_shock_does_not_lead_a_day_of_the_indices(move, leads):
    item = one("yields", *yields(-20.0), *indices(move, move, move))
    assert named("yields").can_lead(item, US) is leads


def test_where_the_shock_begins_is_the_desk_s():
    assert "shock" in one("yields", *yields(8.0), shock=8.0).tags


def test_the_ten_year_yield_is_told_without_the_two_year_one_and_never_the_other_way():
    item = one("yields", *yields(-3.0))
    assert (item.subjects["first"], item.subjects["second"]) == (("DGS10",), ())
    assert told("yields", fact("yield_change", "DGS2", -3.0, "bp")) == []


@pytest.mark.parametrize(
    ("ten", "two", "first"), [(-14.0, -25.0, "2년물"), (2.0, 2.0, "10년물"), (-5.0, 4.0, "10년물")]
)
def test_the_larger_move_stands_first(ten, two, first):
    assert re.search(r"\d+년물", text(*yields(ten, two)))[0] == first


@pytest.mark.parametrize(
    ("ten", "two"), [(-5.0, -1.0), (-9.0, -3.9), (-5.0, -5.0), (-5.0, 2.0), (-9.0, -8.0)]
)
def test_an_ordinary_day_has_the_figures_of_one_maturity(ten, two):
    for day in (dt.date(2025, 8, 12) + dt.timedelta(days=n) for n in range(4)):
        said = text(*yields(ten, two), session=day)
        assert re.findall(r"\d+bp", said) == [f"{-ten:.0f}bp"]
        assert "3.67%" not in said
        assert "4.24%" in said


def test_the_day_of_a_shock_has_those_of_both():
    said = text(*yields(-14.0, -25.0))
    assert all(figure in said for figure in ("14bp", "25bp", "3.67%"))
    assert "4.24%" not in said


def test_what_a_basis_point_is_stands_once_a_week_and_not_in_the_lead():
    facts = yields(-14.0, -25.0)
    assert "1bp는" not in text(*facts, define=True)
    assert text(*facts, weekly=True).count("(1bp는 0.01%포인트)") == 1
    for part in ("lead", "second"):
        assert "1bp는" not in written([one("yields", *facts)], facts, part=part, weekly=True)[0]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (SPRING, "4월 이후 가장 낮았다"),
        (dt.date(2025, 4, 2), "4월 이후 가장 낮았다"),
        (dt.date(2025, 5, 2), ""),
    ],
)
def test_two_records_of_one_day_or_month_are_one_sentence(other, said):
    facts = yields(-5.0, -4.0, DGS10=("lowest_since", 80))
    facts.append(fact("lowest_since", "DGS2", 3.67, since=other, since_value=3.6, periods=80))
    assert ("both_records" in one("yields", *facts).tags) is bool(said)
    assert said in text(*facts)
    assert text(*facts).count("이후 가장") == (1 if said else 2)


@pytest.mark.parametrize(("sessions", "is_told"), [(59, False), (60, True)])
def test_a_record_is_told_from_a_quarter_on(sessions, is_told):
    facts = yields(-14.0, -25.0, DGS2=("lowest_since", sessions), DGS10=("lowest_since", sessions))
    assert ("4월 이후 가장 낮았다" in text(*facts)) is is_told
    assert ("both_records" in one("yields", *facts).tags) is is_told


def test_a_record_gives_bits():
    plain, rare = (
        one("yields", *yields(1.0, 1.0, **more)) for more in ({}, {"DGS10": ("highest_since", 299)})
    )
    assert rare.score.surprise == pytest.approx(math.log2(math.sqrt(math.pi * 299)))
    assert plain.score.surprise < 1


@pytest.mark.parametrize(("long", "is_told"), [(None, True), (196, False), (195, True)])
def test_the_longest_yield_is_told_where_its_record_says_more(long, is_told):
    records = {"DGS30": ("highest_since", 392)} | ({"DGS10": ("highest_since", long)} if long else {})
    facts = [*yields(10.0, 3.0, **records), fact("close", "DGS30", 5.08)]
    assert ("30년물 금리는 5.08%로 4월 이후 가장 높았다." in text(*facts)) is is_told


@pytest.mark.parametrize(("sessions", "is_told"), [(249, False), (250, True)])
def test_the_gap_is_told_where_it_is_widest_in_a_year(sessions, is_told):
    facts = [
        *yields(6.0, -7.0, **{"DGS10-DGS2": ("curve_widest_since", sessions)}),
        fact("curve", "DGS10-DGS2", 56.0, "bp"),
    ]
    assert ("장단기 금리 차는 56bp로 4월 이후 가장 크게 벌어졌다." in text(*facts)) is is_told


def test_a_curve_that_is_no_longer_inverted():
    facts = [
        *yields(-1.0, -9.0, **{"DGS10-DGS2": ("curve_widest_since", 547)}),
        fact("curve", "DGS10-DGS2", 6.0, "bp"),
        fact("curve_day_before", "DGS10-DGS2", -2.0, "bp"),
    ]
    assert "10년물 금리가 다시 2년물 금리보다 높아져 장단기 금리 역전이 풀렸다." in text(*facts)


def test_under_a_lead_stands_the_other_yield_alone():
    facts = yields(-14.0, -25.0)
    assert text(*facts, in_lead=True, is_lead=True) in {
        "미국 국채 10년물 금리도 14bp 내렸다.",
    }


@pytest.mark.parametrize(
    ("ten", "two", "sizes"), [(-9.0, -7.0, ["9bp", "7bp"]), (9.0, 3.9, ["9bp"]), (-5.0, 4.0, ["5bp", "4bp"])]
)
def test_both_have_their_size_where_both_went_far_or_they_parted(ten, two, sizes):
    for day in (dt.date(2025, 8, 12) + dt.timedelta(days=n) for n in range(4)):
        assert re.findall(r"\d+bp", text(*yields(ten, two), session=day)) == sizes


@pytest.mark.parametrize(
    ("gap", "core", "move", "turned"),
    [(-0.1, 0.0, 4.0, True), (-0.1, 0.1, 4.0, False), (-0.1, 0.0, -4.0, False), (0.1, 0.0, -4.0, True)],
)
def test_yields_that_went_against_the_day_s_prices_are_turned(gap, core, move, turned):
    out = [
        fact("release_actual", "CPI_YOY", 2.7, since=dt.date(2025, 8, 13)),
        fact("release_gap", "CPI_YOY", gap),
        fact("release_gap", "CORE_CPI_YOY", core),
    ]
    told_so = text(*yields(move, move), *out)
    assert told_so.startswith("물가가 예상을 " + ("밑돌았지만" if gap < 0 else "웃돌았지만")) is turned


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (dt.date(2025, 10, 13), "콜럼버스의 날"),
        (dt.date(2024, 11, 11), "재향군인의 날"),
        (dt.date(2025, 10, 14), ""),
    ],
)
def test_a_bond_market_that_was_shut_is_said_to_be(day, said):
    items = told("yields", session=day)
    assert bool(items) is bool(said)
    assert not said or written(items, (), session=day) == [f"이날 미국 채권시장은 {said}을 맞아 쉬었다."]


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (40, 45, "차는 45bp로 벌어졌다"),
        (45, 40, "차는 40bp로 좁혀졌다"),
        (-40, -45, "역전 폭은 45bp로 벌어졌다"),
        (40, 44.9, ""),
        (-2, 4, ""),
    ],
)
def test_the_gap_of_the_two_is_told_where_it_changed(before, now, said):
    facts = [*yields(9.0, 4.0), fact("curve", "DGS10-DGS2", now, "bp")]
    told_so = text(*facts, fact("curve_day_before", "DGS10-DGS2", before, "bp"))
    assert said in told_so
    assert ("장단기" in told_so) is bool(said)


@pytest.mark.parametrize(("move", "day", "beside"), [(3.0, 13, True), (2.9, 13, False), (3.0, 12, False)])
def test_on_a_day_of_jobs_or_prices_they_stand_with_these(move, day, beside):
    """The session is of 13 August 2025."""
    prices = fact("release_actual", "CPI_YOY", 2.7, since=dt.date(2025, 8, day))
    item, rule = one("yields", *yields(move, 1.0), prices), named("yields")
    assert (rule.section_of(item), rule.matter(item)) == (
        ("market", "data") if beside else ("rates", "rates")
    )


@pytest.mark.parametrize("move", [-1.0, -2.0, 2.0])
def test_a_small_move_is_told_by_a_word_with_the_level(move):
    for day in (dt.date(2025, 8, 12) + dt.timedelta(days=n) for n in range(4)):
        said = text(*yields(move, move), session=day)
        assert "bp" not in said
        assert "4.24%" in said
        assert re.search(r"소폭 (오른|올랐)" if move > 0 else r"소폭 (내린|내렸)", said)


@pytest.mark.parametrize(
    ("close", "move", "said"),
    [
        (5.08, 12.0, "30년물 금리는 5.08%로 5%대에 올라섰다"),  # 2025-05-21: from 4.96 %
        (5.00, 1.0, "30년물 금리는 5.00%로 5%대에 올라섰다"),
        (4.94, -10.0, "30년물 금리는 4.94%까지 내려 4%대에 들어섰다"),  # 2025-05-27: from 5.04 %
        (5.08, 8.0, ""),
        (4.99, -1.0, "30년물 금리는 4.99%까지 내려 4%대에 들어섰다"),
    ],
)
def test_the_longest_yield_is_told_where_it_passes_a_whole_percent(close, move, said):
    thirty = [fact("close", "DGS30", close), fact("yield_change", "DGS30", move, "bp")]
    told_ = text(*yields(4.0 if move > 0 else -4.0), *thirty)
    assert said in told_ if said else "30년물" not in told_


def test_that_it_passes_one_and_is_at_a_record_is_one_sentence():
    record = fact("highest_since", "DGS30", 5.08, since=dt.date(2023, 10, 31), since_value=5.09, periods=390)
    thirty = [fact("close", "DGS30", 5.08), fact("yield_change", "DGS30", 12.0, "bp"), record]
    assert "5.08%로 5%대에 올라서며 2023년 10월" in text(*yields(4.0), *thirty)


DOWN, UP = ("base_rate", "base_rate:down"), ("base_rate", "base_rate:up")


def of_seoul(three: float, ten: float, kospi: float) -> FactBook:
    day = dt.date(2025, 8, 13)
    facts = [make("change_day", "^KS11", kospi, "percent", day)]
    for about, move, level in (("KTB3Y", three, 2.45), ("KTB10Y", ten, 2.8)):
        facts += [
            make("yield_change", about, move, "bp", day),
            make("close", about, level, "percent", day),
        ]
    return seoul.book_of(markets.session(KR, day), facts)


@pytest.mark.parametrize(("three", "ten", "chosen"), [(4.9, 4.0, False), (5.0, 4.0, True), (3.0, -5.0, True)])
def test_where_nobody_asks_for_them_daily_they_are_told_from_five_basis_points_on(three, ten, chosen):
    (item,) = seoul.told("yields", of_seoul(three, ten, 0.2))
    assert item.chosen is chosen


@pytest.mark.parametrize(
    ("three", "ten", "also", "said"),
    [
        (2.7, 5.4, DOWN, "인하에도 시장금리는 올랐다|내린 날이었지만 시장금리는 올랐다"),  # 2025-05-29
        (1.9, 5.4, DOWN, None),
        (-2.7, 5.4, DOWN, None),
        (-2.7, -5.4, DOWN, "기준금리를 따라 시장금리도 내렸다"),
        (-2.7, -5.4, UP, "인상에도 시장금리는 내렸다"),
        (2.7, 5.4, (), None),
    ],
)
def test_whether_the_market_went_along_with_the_bank_of_korea(three, ten, also, said):
    book = of_seoul(three, ten, 1.89)
    text = seoul.written(book, seoul.told("yields", book), forms=("kr",), also=frozenset(also))
    assert bool(re.search(said or "시장금리", text)) is (said is not None), text


def test_two_yields_that_parted_by_little_are_told_both():
    facts = yields(1.0, -3.0)
    assert text(*facts).endswith(
        "미국 국채 2년물 금리는 3bp 내린 3.67%, 10년물 금리는 1bp 오른 4.24%로 엇갈렸다."
    )


@pytest.mark.parametrize(
    ("ten", "said"), [(8.9, []), (9.0, ["미국 국채 10년물 금리는 9bp 오른 4.24%를 기록했다."])]
)
def test_a_lead_tells_a_yield_that_moved_far(ten, said):
    facts = yields(ten)
    assert written([one("yields", *facts)], facts, part="second") == said


def test_a_lead_tells_the_rarest_yield_and_the_text_does_not_say_it_again():
    facts = [
        *yields(10.0, DGS30=("highest_since", 392)),
        fact("close", "DGS30", 5.08),
        fact("yield_change", "DGS30", 12.0, "bp"),
    ]
    item = one("yields", *facts)
    assert {"rarest", "rare:DGS30"} <= item.tags
    (second,) = written([item], facts, part="second")
    assert second == "미국 국채 30년물 금리는 12bp 오른 5.08%로 4월 이후 가장 높았다."
    (body,) = written([item], facts, in_lead=True)
    assert "30년물" not in body
    assert "10bp" in body
    assert "30년물" in "".join(written([item], facts))
