"""Figures go to whom, what, when and over what the syntax around them says."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.claims import Claim, Copy, Measure, Names, When, claims
from newsgen.claims.told_days import EVE
from newsgen.claims.when import dates
from newsgen.model import Instrument

DAY = dt.date(2025, 8, 13)
STOCKS = {"NVDA": "엔비디아", "AAPL": "애플", "TSLA": "테슬라", "META": "메타", "AMZN": "아마존"}


def _names() -> Names:
    return Names((Instrument(symbol=one, english=one, korean=name) for one, name in STOCKS.items()), {}, "us")


def _read(text: str) -> list[Claim]:
    return list(claims(Copy(text), _names(), DAY))


def _told(text: str) -> list[tuple[str, str, Measure]]:
    return [(text[one.start : one.end], ",".join(one.abouts), one.measure) for one in _read(text)]


def test_points_percent_and_level_are_one_report() -> None:
    read = _read("S&P500지수는 전장보다 20.82포인트(0.32%) 오른 6,466.58에 거래를 마쳤다.")
    assert [one.measure for one in read] == [Measure.POINTS, Measure.CHANGE, Measure.LEVEL]
    assert {one.abouts for one in read} == {("^GSPC",)}
    assert len({one.group for one in read}) == 1
    assert {one.direction.sign for one in read if one.direction} == {1}


SUBJECTS = [
    ("다우존스30 산업평균지수는 0.5% 올랐다.", ["^DJI"]),
    ("엔비디아(1.2%)와 애플(-0.8%)이 엇갈렸다.", ["NVDA", "AAPL"]),
    ("엔비디아와 애플이 각각 1.2%, 0.8% 올랐다.", ["NVDA", "AAPL"]),
    ("엔비디아가 3%, 애플이 2%, 테슬라는 1% 올랐다.", ["NVDA", "AAPL", "TSLA"]),
    ("2% 오른 애플이 눈에 띄었다.", ["AAPL"]),
    ("애플(나스닥) -2.1%", ["AAPL"]),
    ("나스닥지수는 1% 올랐고 나스닥150은 2% 올랐다.", ["^IXIC", ""]),
    ("나스닥지수가 1% 오른 여파로 애플이 강했다.", ["^IXIC"]),
    ("나스닥은 다우지수보다 크게 1.2% 내렸다.", ["^IXIC"]),
    ("반면 금융업종은 1.2% 내렸다.", [""]),
    ("나스닥 상장 종목은 1.2% 내렸다.", [""]),
    ("S&P500지수는 물가 우려가 커지면서 0.5% 내렸다.", ["^GSPC"]),
    ("엔비디아 매출은 20% 늘었다.", [""]),
    ("애플은 엔비디아가 지분을 줄였다는 소식에 2% 내렸다.", ["AAPL"]),
    ("테슬라는 수요가 살아날 것이라는 관측이 퍼지며 3% 올랐다.", ["TSLA"]),
    ("엔비디아의 주식은 1% 올랐다.", ["NVDA"]),
    ("엔비디아와 거래하는 덴소 주가는 5% 내렸다.", [""]),
    ("다우평균은 0.5% 올랐다.", ["^DJI"]),
    ("스탠다드앤푸어스(S&P 500) 지수는 0.3% 올랐다.", ["^GSPC"]),
    ("다우 0.5%↑·S&P 0.3%↑", ["^DJI", "^GSPC"]),
    ("S&P는 한국의 등급을 올렸고 성장률은 2%로 봤다.", [""]),
    ("다우존스가 집계한 예상치는 0.2%였다.", [""]),
    ("서부텍사스산원유(WTI) 선물은 0.8% 내렸다.", ["CL=F"]),
    ("나스닥지수는 종가 기준 2만1000선을 지켰다.", ["^IXIC"]),
    ("나스닥지수는 엔비디아의 호실적에 힘입어 1.4% 올랐다.", ["^IXIC"]),
    ("다우지수는 애플(-3.1%) 급락 영향으로 0.8% 내렸다.", ["AAPL", "^DJI"]),
    ("나스닥지수는 다우지수와 마찬가지로 0.8% 내렸다.", ["^IXIC"]),
    ("애플이 5.6%, 팰런티어 6.9% 동반 상승.", ["AAPL", ""]),
    ("애플이 5.6% 올랐고 이어서 3.0% 내린 테슬라가 눈에 띄었다.", ["AAPL", "TSLA"]),
    ("이날 2.5% 오른 가격에 거래를 마친 엔비디아는 신고가다.", ["NVDA"]),
    ("전날에도 엔비디아는 중국이 규제를 강화함에 따라 5% 내렸다.", ["NVDA"]),
    ("애플은 메타를 품은 테슬라가 2%와 4%씩 떨어졌다.", ["", ""]),
    ("애플과 테슬라, 메타 세 종목도 4% 넘게 올랐다.", ["AAPL,TSLA,META"]),
    ("인텔 (NASDAQ:INTC)보다 애플 (NASDAQ:AAPL)(1.1%)이 나았다.", ["AAPL"]),
    ("나스닥지수는 상승세가 강해져, 1.1% 올랐다.", ["^IXIC"]),
    ("나스닥지수는 장중 최고가 21,700.25를 찍었다.", ["^IXIC"]),
    ("엔비디아와 애플은 기대에 올라 나스닥지수를 1.7% 끌어올렸다.", ["^IXIC"]),
    ("다우지수는 1.2%, S%P500은 1.6% 올랐다.", ["^DJI", ""]),
    ("인텔이 내린 것을 딛고 지수를 지킨 M7은 1.6% 올랐다.", [""]),
]


@pytest.mark.parametrize(("text", "abouts"), SUBJECTS)
def test_goes_to_its_subject(text: str, abouts: list[str]) -> None:
    assert [",".join(one.abouts) for one in _read(text)] == abouts


def test_levels_dealt_out_go_each_to_its_own() -> None:
    moves = "각각 25.29포인트(0.40%), 50.36포인트(0.24%) 오른 6,388.64, 21,108.32에"
    read = _read(f"S&P500지수와 나스닥지수도 {moves} 마감했다.")
    assert [(str(one.figure.value), one.abouts) for one in read] == [
        ("25.29", ("^GSPC",)), ("0.40", ("^GSPC",)), ("50.36", ("^IXIC",)), ("0.24", ("^IXIC",)),
        ("6388.64", ("^GSPC",)), ("21108.32", ("^IXIC",)),
    ]  # fmt: skip


def test_points_in_brackets_behind_their_percent_are_a_move() -> None:
    read = _read("이날 다우지수는 1.51%(574.82포인트) 올랐다.")
    assert [one.measure for one in read] == [Measure.CHANGE, Measure.POINTS]


BRACKETED = [
    ("S&P500지수가 기록을 다시 쓴 것은 2월 19일(종가 기준 6,144.15) 이후 처음이다.", dt.date(2025, 2, 19)),
    ("S&P500지수의 최고치는 6,144.15(2025년 2월 19일)다.", dt.date(2025, 2, 19)),
    ("필라델피아반도체지수의 하락폭은 5.41%가 빠졌던 지난 5일보다 작았다.", dt.date(2025, 8, 5)),
    ("필라델피아반도체지수는 3.26% 빠진 이달 5일 이후 하락률이 가장 컸다.", dt.date(2025, 8, 5)),
    ("나스닥지수는 전날의 낙폭(1.28%)을 되찾았다.", EVE),
]


@pytest.mark.parametrize(("text", "day"), BRACKETED)
def test_a_day_in_or_before_brackets_is_the_figures(text: str, day: dt.date) -> None:
    assert _read(text)[0].days == (day,)


SPANS = [
    ("나스닥지수는 전주 대비 1.4% 올랐다.", "week"),
    ("나스닥지수는 지난주 1.4% 올랐다.", "last_week"),
    ("이번 주 나스닥지수는 지난주보다 1.4% 올랐다.", "week"),
    ("나스닥지수는 지난달 1.4% 올랐다.", "last_month"),
    ("나스닥지수는 지난달 31일 종가에 비해 1.4% 올랐다.", "day"),
    ("지난주 급락 뒤 저가 매수…나스닥지수 1.4%↑", "day"),
    ("나스닥지수는 올해 각각 1.4% 올랐다.", "year"),
    ("나스닥지수는 올해에만 4% 넘게 올랐다.", "year"),
    ("나스닥지수는 19,000에서 1주일도 안 돼 4% 올랐다.", "other"),
    ("나스닥지수는 지난달 26일부터 사흘 동안 10% 빠졌다.", "other"),
    ("나스닥지수는 최고치를 새로 쓴 지난달 10일(21,700.10) 대비 1.3% 낮다.", "other"),
    ("최근 급등한 애플(1.4%)이 쉬었다.", "day"),
    ("나스닥지수는 지난해 연말 종가 대비 1.4% 올랐다.", "year"),
    ("나스닥지수는 직전 주 1.4%의 주간 하락률을 보였다.", "last_week"),
    ("원전주 애플은 1.4% 올랐다.", "day"),
    ("최근 급등한 기술주도 꺾여 애플이 1.4% 내렸다.", "day"),
    ("3분기 가입자가 예상보다 늘어난 애플은 1.4% 올랐다.", "day"),
    ("저가 매수가 들어와 애플은 1.4% 올랐다.", "day"),
    ("앞서 12일 나스닥지수는 1.4% 올랐다.", "day"),
    ("애플은 연초 이후 1.4% 올랐다.", "year"),
    ("올해 나스닥지수는 12% 올랐다.", "year"),
    ("나스닥지수는 이달 2% 올랐지만 올해로는 12% 올랐다.", "year"),
]


@pytest.mark.parametrize(("text", "kind"), SPANS)
def test_the_words_before_a_move_say_over_what_it_is(text: str, kind: str) -> None:
    assert _read(text)[-1].span.kind == kind


def test_a_move_told_likewise_is_over_what_the_sentence_before_measures() -> None:
    *_, last = _read("나스닥지수는 작년 동기 대비 20% 올랐다. 다우지수는 뒤졌지만 역시 13% 올랐다.")
    assert last.span.kind == "other"


MOMENTS = [
    ("다우지수는 2만 선을 넘었던 것은 장중뿐이다.", When.WITHIN),
    ("나스닥, 장중 22,000 돌파…종가는 21,700대", When.WITHIN),
    ("나스닥지수는 21,182.06에서 시작해 종일 올랐다.", When.OPEN),
    ("나스닥지수도 21,700.25로 최고가를 새로 썼다.", When.WITHIN),
]


@pytest.mark.parametrize(("text", "when"), MOMENTS)
def test_words_behind_a_level_say_at_what_moment_it_was_so(text: str, when: When) -> None:
    assert _read(text)[0].when is when


def test_a_level_that_was_passed_is_no_level_of_the_close() -> None:
    assert not _read("나스닥지수가 20,000포인트(종가 기준)에 오른 것은 처음이다.")


def test_figures_of_a_list_of_shares_are_no_moves() -> None:
    *_, last = _read("엔비디아는 지수 안의 비중이 7.3%로, 애플(7%), 메타(6%)를 앞질렀다.")
    assert last.why_open == "무엇의 수치인지"


def test_last_december_told_on_new_years_day_is_the_sessions_own() -> None:
    eve = dt.date(2025, 12, 31)
    text = "1일 외신에 따르면 지난해 12월 31일 다우지수는 0.6% 내렸다."
    assert [one.days for one in claims(Copy(text), _names(), eve)] == [(eve,)]


def test_a_price_told_in_another_currency_besides_is_no_figure_of_its_own() -> None:
    read = _read("금값은 한때 온스당 3400달러(약 483만1400원)를 돌파했다.")
    assert [(str(one.figure.value), one.figure.bound) for one in read] == [("3400", "over")]


def test_a_comment_behind_a_colon_tells_no_direction() -> None:
    assert _read("애플 -3.92%: 많이 오른 주식들의 휴식")[0].direction is None


def test_a_subject_left_out_is_that_of_the_sentence_before() -> None:
    *_, last = _read("나스닥지수가 1.2% 내렸다. 장중 한때 1.9%까지 밀렸다.")
    assert (last.abouts, last.sure, last.when) == (("^IXIC",), False, When.LOW)


def test_another_paragraph_carries_nobody_over() -> None:
    *_, last = _read("나스닥지수가 1.2% 내렸다.\n크게 보면 0.9% 올랐다.")
    assert last.abouts == ()


@pytest.mark.parametrize("begins", ["지수는", "장중 한때", "장 초반", "전장보다"])
def test_another_paragraph_goes_on_about_the_index_where_it_says_so(begins: str) -> None:
    *_, last = _read(f"나스닥지수가 1.2% 내렸다.\n엔비디아는 2.0% 올랐다.\n{begins} 0.9% 올랐다.")
    assert (last.abouts, last.sure) == (("^IXIC",), False)


def test_an_opening_is_no_close() -> None:
    first, *_ = _read("코스피는 22.87포인트 오른 2,524.11로 출발했다.")
    assert first.when is When.OPEN


def test_spans_are_read_from_the_words_before() -> None:
    assert [one.span.kind for one in _read("이번 주 들어 다우지수는 2%, 나스닥지수는 3% 올랐다.")] == [
        "week",
        "week",
    ]
    assert [one.span.kind for one in _read("다우지수는 지난해 10월보다 12% 높다.")] == ["other"]


def test_a_day_goes_with_what_it_stands_before() -> None:
    first, second = _read("전날 5.53% 뛰었던 필라델피아반도체지수는 1.36% 내렸다.")
    assert (first.days, second.days) == ((EVE,), ())


def test_yields_move_in_basis_points() -> None:
    assert _told("미 국채 10년물 금리는 5bp 내린 4.24%를 기록했다.") == [
        ("5bp", "DGS10", Measure.BP),
        ("4.24%", "DGS10", Measure.LEVEL),
    ]


def test_others_words_are_no_claims() -> None:
    assert _read("그는 “나스닥지수가 앞으로 10% 더 오를 수 있다”고 말했다.") == []


def test_offsets_lead_back_to_markup_and_odd_letters() -> None:
    source = "\ufeff<p>S&amp;P500지수는 <b>0.3</b>2% 올랐다.</p>\r\n"
    copy = Copy(source)
    (claim,) = claims(copy, _names(), DAY)
    start, end = copy.span(claim.start, claim.end)
    assert source[start:end] == "0.3</b>2%"
    assert not copy.is_one(claim.start, claim.end)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("지난달 28일 기록한", dt.date(2025, 7, 28)),
        ("이달 5일 기록한", dt.date(2025, 8, 5)),
        ("지난해 12월 28일 기록한", dt.date(2024, 12, 28)),
        ("28일 기록한", dt.date(2025, 7, 28)),
    ],
)
def test_a_day_is_of_the_month_that_words_name(words: str, day: dt.date) -> None:
    assert [one.day for one in dates(words, dt.date(2025, 8, 13))] == [day]


BARE_POINTS = [
    (
        "나스닥지수는 전장보다 31.24(0.14%) 오른 2만1713.14에 마쳤다.",
        [Measure.POINTS, Measure.CHANGE, Measure.LEVEL],
    ),
    ("10년물 국채 금리는 5bp(1bp=0.01%포인트) 내린 4.24%였다.", [Measure.BP, Measure.LEVEL]),
    ("애플은 1.60% 오른 233.33달러에 마쳤다.", [Measure.CHANGE, Measure.LEVEL]),
    ("애플 주가는 233.33달러에 거래를 마쳤다.", [Measure.LEVEL]),
    ("애플은 233.33달러를 들여 설비를 샀다.", []),
]


@pytest.mark.parametrize(("text", "measures"), BARE_POINTS)
def test_measures_come_from_what_stands_around(text: str, measures: list[Measure]) -> None:
    assert [one.measure for one in _read(text)] == measures


DAYS = [
    ("나스닥지수는 2022년 10월 7일(-3.80%) 이후 가장 크게 내렸다.", dt.date(2022, 10, 7)),
    ("나스닥지수는 12월 16일(2만173.89) 이후 가장 높았다.", dt.date(2024, 12, 16)),
    ("나스닥지수는 8일 종가 2만1450.02를 넘었다.", dt.date(2025, 8, 8)),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_figure_behind_a_day_is_of_that_day(text: str, day: dt.date) -> None:
    assert [one.days for one in _read(text)] == [(day,)]


def test_results_of_a_quarter_are_no_time_of_a_move() -> None:
    (only,) = _read("테슬라는 2분기 시장 기대에 못 미친 실적을 내면서 12% 내렸다.")
    assert (only.span.kind, only.why_open) == ("day", "")


OPEN = [
    "다우지수는 장중 2500포인트 급등락했다.",
    "나스닥지수는 2만1800을 넘는 7월 31일 기록한 최고치를 바라본다.",
]


@pytest.mark.parametrize("text", OPEN)
def test_how_wide_or_of_another_day_stays_open(text: str) -> None:
    assert all(one.why_open for one in _read(text))


def test_sentences_end_without_a_space_too() -> None:
    read = _read("다우지수는 1.04% 올랐습니다.나스닥지수는 0.14% 올랐습니다.")
    assert [one.abouts for one in read] == [("^DJI",), ("^IXIC",)]


def test_a_stock_goes_on_where_no_index_comes_between() -> None:
    *_, last = _read("나스닥지수는 0.14% 올랐다. 테슬라는 1.2% 내렸다. 이날 장중 한때 3.4% 밀렸다.")
    assert last.abouts == ("TSLA",)


def test_what_an_index_got_to_is_a_level_though_its_percent_stands_between() -> None:
    assert _told("변동성지수는 17.16(+4.95%)까지 올라 이달 들어 가장 높았다.")[0] == (
        "17.16",
        "^VIX",
        Measure.LEVEL,
    )


@pytest.mark.parametrize("text", ["S&P500지수 상승에 14만전자 눈앞", "S&P500지수는 5천 돌파 이후 밀렸다."])
def test_a_nickname_and_an_event_are_no_levels(text: str) -> None:
    assert Measure.LEVEL not in {one.measure for one in _read(text)}
