"""Counts, units, rates, minutes and names as newsrooms get them wrong: a right and a wrong sentence each."""

from __future__ import annotations

import pytest

from tests.checks.conftest import Found


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        (
            "11개 업종 가운데 에너지와 유틸리티 두 업종만 내렸다.",
            "11개 업종 가운데 에너지와 유틸리티 세 업종만 내렸다.",
            ("cardinality", "세", "두"),
        ),
        (
            "소재·금융·헬스케어 등 네 업종이 밀렸다.",
            "소재·금융·헬스케어·에너지·기술 등 네 업종이 밀렸다.",
            ("cardinality", "네", "다섯"),
        ),
        (
            "11개 업종 가운데 필수소비재만 오르고 나머지 10개는 내렸다.",
            "11개 업종 가운데 필수소비재만 오르고 나머지 9개는 내렸다.",
            ("cardinality", "9", None),
        ),
        (
            "11개 업종 가운데 7개가 올랐고 나머지 4개는 내렸다.",
            "11개 업종 가운데 7개가 올랐고 나머지 3개는 내렸다.",
            ("cardinality", "3", None),
        ),
        (
            "연준은 지난달 기준금리를 25bp 인하했다.",
            "연준은 지난달 기준금리를 25%포인트 인하했다.",
            ("percent-point", "%포인트", "bp"),
        ),
        (
            "연준은 금리를 0.25%포인트 내렸다.",
            "연준은 금리를 0.25bp 내렸다.",
            ("percent-point", "bp", "%포인트"),
        ),
        (
            "10년 만기 국채 금리는 장중 4.31%까지 올랐다.",
            "10년 만기 국채 금리는 장중 4.31%포인트까지 올랐다.",
            ("percent-point", "%포인트", "%"),
        ),
        (
            "연준은 두 차례 연속 0.25%포인트씩 모두 0.5%포인트 금리를 내렸다.",
            "연준은 두 차례 연속 0.25%포인트씩 모두 0.75%포인트 금리를 내렸다.",
            ("percent-point", "0.75", "0.5"),
        ),
        (
            "원·달러 환율은 5.4원 내린 1381.7원에 마감했다.",
            "원·달러 환율은 5.4원 내린 138.17원에 마감했다.",
            ("unit", "138.17원", None),
        ),
        (
            "원·달러 환율은 5.4원 내린 1381.7원에 마감했다.",
            "원·달러 환율은 5.4원 내린 1381.7달러에 마감했다.",
            ("unit", "달러", "원"),
        ),
        (
            "비트코인은 11만8천달러대로 올랐다.",
            "비트코인은 11만8천원대로 올랐다.",
            ("unit", "원", "달러"),
        ),
        (
            "한국 기준금리는 2.50%, 미국은 4.25~4.50%로 금리 차는 상단 기준 2.00%포인트다.",
            "한국 기준금리는 2.50%, 미국은 4.25~4.50%로 금리 차는 상단 기준 1.75%포인트다.",
            ("arithmetic", "1.75", "2.00"),
        ),
        (
            "미국 기준금리 상단은 4.50%다.",
            "미국 기준금리 상단은 4.75%다.",
            ("target-range", "4.75", "4.50"),
        ),
    ],
)
def test_a_slip_is_found_and_its_right_sentence_is_not(
    bare: Found, right: str, wrong: str, found: tuple[str, str, str | None]
) -> None:
    assert bare(right) == []
    assert found in bare(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "2년물과 10년물의 금리 차는 1.25%포인트까지 벌어졌다.",
        "미국은 관세율을 25%포인트 올렸다.",
        "현재보다 0.25%포인트 낮은 미국 기준금리 상단은 내년 전망이다.",
        "지난해 미국 기준금리 상단은 5.50%였다.",
        "11개 업종 가운데 기술과 에너지, 금융 등 네 업종이 올랐다.",
        "1년 전 원·달러 환율은 100원 넘게 내렸다.",
        "3대 주가지수가 사흘째 혼조로 마감했다.",
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(bare: Found, text: str) -> None:
    assert bare(text) == []


def test_minutes_cited_as_out_are_not_though_something_else_is_awaited(bare: Found) -> None:
    told = "이날 공개된 9월 연방공개시장위원회(FOMC) 의사록에도 시장은 주목했다."
    assert ("not-public", "9월 연방공개시장위원회(FOMC) 의사록", None) in bare(told, day="2024-10-07")
    assert bare(told, day="2024-10-09") == []  # the day on which the Fed published them


def test_a_year_of_which_so_many_sessions_are_left_is_the_running_one(bare: Found) -> None:
    told = "{}년 거래일은 이제 30일과 31일, 이틀 남았다."
    assert bare(told.format(2024), day="2024-12-27") == []
    assert bare(told.format(2023), day="2024-12-27") == [("year", "2023년", "2024년")]


def test_all_indices_reach_a_bound_that_is_said_of_all(us: Found) -> None:
    """On 13 August 2025 the Dow rose 1.04 %, the S&P 500 0.32 %, the Nasdaq 0.14 %."""
    assert us("3대 지수 모두 0.1% 넘게 올랐다.") == []
    assert us("3대 지수 모두 1% 넘게 올랐다.") == [("bound", "1% 넘게", None)]


def test_the_day_before_in_brackets_is_that_of_the_morning_after(kr: Found) -> None:
    morning = "어제(27일)보다 오를까. 코스피는 어제까지 68% 올랐다."
    assert "dateline" not in {code for code, *_ in kr(morning)}
    assert ("dateline", "28일", "26일") in kr("어제(28일) 발표가 있었다.")


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("지난달 26일부터 7거래일 연속 올랐다.", []),  # 26, 29 and 30 April, 2, 3, 7 and 8 May
        ("지난달 26일부터 5거래일 연속 올랐다.", [("streak", "5거래일", "7거래일")]),
        ("지난달 26일부터 이달 7일까지 6거래일 동안 올랐다.", []),
    ],
)
def test_sessions_from_a_day_on_are_counted(
    bare: Found, told: str, found: list[tuple[str, str, str | None]]
) -> None:
    assert bare(f"유가증권시장은 {told}", day="2024-05-08", market="kr") == found


@pytest.mark.parametrize("market", ["us", "kr"])
def test_what_a_cut_led_to_is_the_new_range(bare: Found, market: str) -> None:
    """The Fed lowered its range to 4.25 to 4.50 % on 18 December 2024, in force from the 19th."""
    day = "2024-12-18" if market == "us" else "2024-12-19"
    told = "연준은 기준금리를 0.25%포인트 내려 연 {}로 낮췄다."
    wrong = [("target-range", "4.50~4.75%", "4.25~4.50%")]
    assert bare(told.format("4.25~4.50%"), day, market) == []
    assert bare(told.format("4.50~4.75%"), day, market) == wrong
    earlier = "연준은 지난달 회의에서 기준금리를 연 4.50~4.75%로 0.25%포인트 낮췄다."
    assert bare(earlier, day, market) == []


def test_a_range_of_the_feds_is_no_move_of_an_index_named_before(us: Found) -> None:
    told = "S&P500지수는 0.32% 오른 6,466.58에 마감했다. 연준의 현행 금리는 4.25~4.50%다."
    assert us(told) == []


def test_a_day_of_new_yorks_indices_is_no_dateline_of_seoul(bare: Found) -> None:
    assert bare("코스피가 3200선 위로. 해외: 3일 S&P500 +0.51%, 나스닥 +1.02%.", "2025-09-04", "kr") == []
    assert ("dateline", "3일", "4일") in bare("3일 코스피가 3200선 위로 올랐다.", "2025-09-04", "kr")


def test_two_days_of_a_month_are_no_run_of_days(kr: Found) -> None:
    assert "streak" not in {code for code, *_ in kr("코스피는 24일과 27일 연달아 내려 4042.83으로 마감했다.")}


def test_a_note_for_dealers_explains_no_words_of_theirs(bare: Found) -> None:
    told = "VKOSPI는 61.68에서 56.48로 내렸다."
    assert bare(told, "2026-08-12", "kr") == [("term", "VKOSPI", None)]
    assert bare(f"금일 밤 미국 물가가 나온다. {told}", "2026-08-12", "kr") == []


def test_days_of_rest_to_come(bare: Found) -> None:
    """New York rested on 9 January 2025 for a state funeral, and on Wednesday, 1 January 2025."""
    told = "뉴욕증시는 {} 지미 카터 전 대통령의 국장을 맞아 휴장합니다."
    assert bare(told.format("9일"), "2025-01-08") == []
    assert bare(told.format("10일"), "2025-01-08") == [("no-session", "10일", "9일")]
    told = "새해 첫날인 다음 주 {}에는 휴장합니다."
    assert bare(told.format("수요일"), "2024-12-27") == []
    assert bare(told.format("목요일"), "2024-12-27") == [("weekday", "목요일", "수요일")]
