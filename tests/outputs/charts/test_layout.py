"""Where things stand in a picture: to scale from one zero, no words over others, none cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.model import Chart
from newsgen.outputs.charts import DESK, PHONE, drawing
from newsgen.outputs.charts.numbers import number
from newsgen.outputs.charts.shapes import Area, Dot, Rect, Stroke, Text
from tests.outputs.charts.made import bars, odds, session, year

WIDTHS = (320.0, float(PHONE), 480.0, 640.0, float(DESK), 1600.0)
INDICES = (("다우지수", 0.31), ("S&P500지수", -1.56), ("나스닥지수", -2.15), ("필라델피아반도체지수", 4.77))


def rects(chart: Chart, width: float = 720.0) -> dict[str, Rect]:
    shapes = drawing(chart, width).shapes
    return {shape.fact: shape for shape in shapes if isinstance(shape, Rect) and shape.fact}


def texts(chart: Chart, width: float = 720.0) -> list[str]:
    return [text.text for text in drawing(chart, width).texts]


@pytest.mark.parametrize("width", WIDTHS)
def test_bars_go_both_ways_from_one_zero_and_to_one_scale(width):
    found = rects(bars(*INDICES), width)
    zero = found["f0"].x
    assert found["f3"].x == pytest.approx(zero)
    assert found["f1"].x + found["f1"].width == pytest.approx(zero)
    assert found["f2"].x + found["f2"].width == pytest.approx(zero)
    units = [found[f"f{n}"].width / abs(value) for n, (_, value) in enumerate(INDICES)]
    assert units == pytest.approx([units[0]] * 4)
    assert [found[f"f{n}"].ink for n in range(4)] == ["up", "down", "down", "up"]


def test_a_small_move_beside_a_large_one_is_seen_and_the_scale_is_not_broken():
    found = rects(bars(("케머스", 17.0), ("다우지수", 0.1), ("나스닥지수", -0.01), ("코스피", 8.5)), 360.0)
    assert found["f1"].width >= 2
    assert found["f2"].width == 2  # to scale it would be a fifth of a pixel
    assert found["f3"].width / found["f0"].width == pytest.approx(0.5)


def test_what_prints_as_nothing_has_no_bar_and_no_sign():
    chart = bars(("다우지수", -0.004), ("나스닥지수", 1.0))
    assert set(rects(chart)) == {"f1"}
    assert "0.00%" in texts(chart)


def test_moves_stand_with_the_form_of_their_sign_and_money_with_the_sign_itself():
    assert {"▲0.31%", "▼1.56%"} <= set(texts(bars(*INDICES)))
    money = bars(("개인", -7968.53), ("외국인", 6470.78), unit="eok")
    assert {"-7,969억원", "+6,471억원"} <= set(texts(money))


@pytest.mark.parametrize("width", [320.0, 360.0])
def test_a_long_name_stands_above_its_bar_whole(width):
    name = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노"
    chart = bars((name, 17.2), ("다우", -0.1))
    assert "".join(text for text in texts(chart, width) if text in name) == name
    assert drawing(chart, width).faults() == []


def test_on_a_phone_no_line_of_zero_crosses_a_label():
    found = drawing(bars(*INDICES), 360.0)
    upright = [shape for shape in found.shapes if isinstance(shape, Stroke) and shape.ink == "soft"]
    labels = [text.box for text in found.texts if text.text in dict(INDICES)]
    for line in upright:
        (x, top), (_, bottom) = line.points
        assert not any(box.left < x < box.right and box.top < bottom and top < box.bottom for box in labels)


def test_days_stand_beside_each_other_on_one_line_of_zero():
    week = bars(("17일(월)", -0.92), ("18일(화)", 0.83), ("19일(수)", 0.38), upright=True)
    found = rects(week)
    zero = found["f0"].y
    assert found["f1"].y + found["f1"].height == pytest.approx(zero)
    assert found["f1"].height / found["f0"].height == pytest.approx(0.83 / 0.92)
    assert found["f0"].x < found["f1"].x < found["f2"].x


def test_days_whose_words_have_no_room_stand_below_each_other():
    rows = [(f"{n}월의 긴 이름을 가진 날", 1.0) for n in range(5)]
    found = rects(bars(*rows, upright=True), 360.0)
    assert len({one.x for one in found.values()}) == 1


def test_a_line_is_tinted_by_its_side_of_zero_and_ends_in_its_number():
    found = drawing(session([0.0, 1.0, -1.0, -1.56]), 720.0)
    areas = [shape for shape in found.shapes if isinstance(shape, Area)]
    assert [area.ink for area in areas] == ["up", "down"]
    assert {"S&P500지수", "▼1.56%", "11시 30분께 고점 ▲1.00%"} <= {text.text for text in found.texts}


def test_hours_are_the_exchange_s_with_korea_s_below():
    """New York is fourteen hours behind Seoul in November: 10:00 there is midnight here."""
    found = drawing(session([0.1 * n for n in range(27)]), 720.0)
    at = {text.text: text for text in found.texts}
    ten = next(text for text in found.texts if text.text == "10시")
    assert at["0시"].x == ten.x
    assert at["0시"].y > ten.y
    assert {"현지", "한국", "16시", "6시"} <= set(at)


def test_in_seoul_there_is_one_clock():
    chart = session([0.1, 0.2, 0.3])
    here = type(chart)(**{**{f: getattr(chart, f) for f in chart.__struct_fields__}, "at": (
        "2025-11-20T09:00+09:00", "2025-11-20T11:00+09:00", "2025-11-20T15:30+09:00")})  # fmt: skip
    told = texts(here)
    assert "한국" not in told
    assert "10시" in told


def test_odds_go_from_a_ring_to_a_dot_on_one_scale():
    found = drawing(odds((42.0, 8.0), (75.0, 80.0), (30.0, None)), 720.0)
    dots = [shape for shape in found.shapes if isinstance(shape, Dot)]
    grid = {text.text: text.x for text in found.texts if text.text in {"0%", "50%", "100%"}}

    def place(value: float) -> float:
        return grid["0%"] + value / 100 * (grid["100%"] - grid["0%"])

    assert {(round(place(v), 6), hollow) for v, hollow in (
        (42.0, False), (8.0, True), (75.0, False), (80.0, True), (30.0, False))
    } == {(round(dot.x, 6), dot.hollow) for dot in dots}  # fmt: skip
    assert {"42%", "한 달 전 8%", "75%", "80%", "30%"} <= {text.text for text in found.texts}


NAMES = st.text("가나다라힣뷁 ABWijl0123456789&·.", min_size=1, max_size=30).filter(str.strip)
MOVES = st.floats(-30, 30).map(lambda value: round(value, 3))


@given(st.lists(st.tuples(NAMES, MOVES), min_size=1, max_size=10), st.sampled_from(WIDTHS), st.booleans())
def test_no_words_of_bars_lie_over_others_or_are_cut(rows, width, upright):
    assert drawing(bars(*rows, upright=upright), width).faults() == []


@given(st.lists(st.lists(MOVES, min_size=27, max_size=27), min_size=1, max_size=3), st.sampled_from(WIDTHS))
def test_no_words_of_a_session_lie_over_others_or_are_cut(ways, width):
    assert drawing(session(*ways), width).faults() == []


@given(st.lists(st.floats(10, 99_999), min_size=240, max_size=240), st.sampled_from(WIDTHS))
def test_no_words_of_a_year_lie_over_others_or_are_cut(values, width):
    assert drawing(year(values), width).faults() == []


PERCENT = st.floats(0, 100)


@given(st.lists(st.tuples(PERCENT, st.none() | PERCENT), min_size=1, max_size=5), st.sampled_from(WIDTHS))
def test_no_words_of_odds_lie_over_others_or_are_cut(rows, width):
    assert drawing(odds(*rows), width).faults() == []


def test_a_fault_is_found():
    """The judge of the tests above: words over others, and words beyond the edge."""
    one = Text(x=10, y=20, text="하나", size=14)
    over, out = Text(x=20, y=22, text="둘", size=14), Text(x=700, y=20, text="가장자리를 넘는 글", size=14)
    made = drawing(bars(("가", 1.0), ("나", 2.0)), 720.0)
    assert made.faults() == []
    worse = type(made)(width=720.0, height=100.0, shapes=(one, over, out), title=made.title, said=made.said)
    assert worse.faults() == ["beyond the edge: 가장자리를 넘는 글", "over each other: 하나 / 둘"]


@pytest.mark.parametrize(
    ("value", "printed"),
    [(16945.2, "+1조6,945억원"), (-10_000.0, "-1조원"), (-6.4, "-6억원"), (0.2, "0억원"), (9999.6, "+1조원")],
)
def test_amounts_are_printed_as_in_the_text(value, printed):
    assert number(value, "eok").text == printed
