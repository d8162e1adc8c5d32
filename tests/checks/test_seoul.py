"""What goes wrong in Seoul's copy: each right sentence next to a wrong one of its kind.

Figures as published: on 2025-10-27 the KOSPI rose 101.24 points (2.57 %) to 4,042.83 from 3,941.59, far
from its largest day; foreigners bought 647.1 and institutions 234.3 billion won net there, individuals
sold 796.9; Samsung Electronics rose 3.24 % to 102,000 won. The Bank of Korea decided on 11 October 2024
(3.25 %), on 29 May 2025 (2.50 %), on 23 October and on 27 November 2025.
"""

from __future__ import annotations

import pytest

from tests.checks.conftest import Found

PLAIN = "증시는 조용했다. 거래는 적었다. 관망이 이어졌다. 손님은 뜸했다. 저녁에는 비가 왔다. "


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        (
            "개인 순매도는 1조2093억원이다.",
            "개인 순매도는 1조2093만원이다.",
            ("unit", "1조2093만원", "1조2093억원"),
        ),
        ("주가는 5만700원이다.", "주가는 5만700만원이다.", ("unit", "5만700만원", "5만700원")),
        (
            "장단기 금리차는 31.2bp에서 33.9bp로 확대됐다.",
            "장단기 금리차는 31.2bp에서 33.9bp로 축소됐다.",
            ("direction", "축소", "확대"),
        ),
        (
            "미국 기준금리와의 격차는 상단 기준 1.75%포인트로 좁혀졌다.",
            "미국 기준금리와의 격차는 상단 기준 1.75%로 좁혀졌다.",
            ("percent-point", "%", "%p"),
        ),
        (
            "5월 금통위의 25bp 인하 뒤 처음이다.",
            "5월 금통위의 25% 인하 뒤 처음이다.",
            ("percent-point", "%", "bp"),
        ),
        (PLAIN + "값은 내렸다.", PLAIN + "값은 내렸습니다.", ("style", "내렸습니다", None)),
        (PLAIN + "\n\n값은 내렸습니다.", PLAIN + "거래가 아니다. 값은 내려요.", ("style", "내려요", None)),
        (
            "한국은행 기준금리는 연 2.50%다.",
            "한국은행 기준금리는 연 2.75%다.",
            ("level", "2.75%", "2.50%"),
        ),
        (
            "한국은행 기준금리는 당시 연 3.50%였다.",
            "한국은행 금융통화위원회는 23일 기준금리를 연 3.50%로 묶었다.",
            ("level", "3.50%", "2.50%"),
        ),
        ("다음 금통위는 11월 27일이다.", "다음 금통위는 11월 28일이다.", ("meeting", "28일", "27일")),
        ("다음 달 27일 금통위가 열린다.", "다음 달 20일 금통위가 열린다.", ("meeting", "20일", "27일")),
        (
            "한국은행이 지난해 10월 11일 기준금리를 내렸다.",
            "한국은행이 지난해 5월 29일 기준금리를 내렸다.",
            ("year", "지난해 5월 29일", "올해 5월 29일"),
        ),
        (
            "다음 달 공개될 의사록을 기다린다.",
            "함께 나온 이날 회의 의사록을 보면 한 명이 반대했다.",
            ("not-public", "이날 회의 의사록", None),
        ),
        (
            "한국은행은 23일 기준금리를 동결했다.",
            "한국은행은 28일 기준금리를 동결했다.",
            ("meeting", "28일", "27일"),
        ),
        ("다음 금통위는 11월 27일이다.", "다음 금통위는 12월 4일이다.", ("meeting", "12월 4일", "11월 27일")),
        ("11월 20일(목요일) 열린다.", "11월 20일(수요일) 열린다.", ("weekday", "수", "목")),
        ("다음 달 13일(목) 열린다.", "다음 달 13일(화) 열린다.", ("weekday", "화", "목")),
    ],
)
def test_without_prices(bare: Found, right: str, wrong: str, found: tuple[str, str, str | None]) -> None:
    assert bare(right, "2025-10-27", "kr") == []
    assert found in bare(wrong, "2025-10-27", "kr")


def test_lines_of_one_paragraph(kr: Found) -> None:
    told = "[자막] 마감 시황\n\n코스피가 뛰었습니다.\n마감은 2.57% 오른 4,042.83입니다.\n"
    assert kr(told) == []
    assert kr(told.replace("2.57%", "2.75%")) == [("change", "2.75%", "2.57%")]
    assert kr("# 코스피\n\n마감은 2.75% 오른 값입니다.\n") == []  # a paragraph of its own


def test_the_company_told_before(kr: Found) -> None:
    told = "삼성전자는 새 공장을 짓는다.\n\n주가는 화답했다. 3.24% 오른 10만2000원에 마감했다.\n"
    assert kr(told) == []
    assert kr(told.replace("3.24%", "4.23%")) == [("change", "4.23%", "3.24%")]


def test_a_price_off_by_a_power_of_ten(kr: Found) -> None:
    assert kr("삼성전자는 3.24% 오른 10만2000원이 됐다.") == []
    assert ("unit", "1만200원", "10만2000원") in kr("삼성전자는 3.24% 오른 1만200원이 됐다.")
    assert kr("삼성전자는 배당으로 1만200원을 준다.") == []


def test_flows(kr: Found) -> None:
    told = "유가증권시장에서 외국인이 6471억원, 기관이 2343억원을 순매수했다."
    assert kr(told) == []
    assert [
        code for code, *_ in kr(told.replace("6471", "x").replace("2343", "6471").replace("x", "2343"))
    ] == ["flow"]
    asked = "유가증권시장이 뜨거웠다. 개미는? 7969억원어치를 순매도했다. 코스피는 마감했다."
    assert kr(asked) == []
    assert kr(asked.replace("순매도", "순매수")) == [("flow-direction", "순매수", "순매도")]
    dollars = "기관은 2343억원을 순매수했다."
    assert kr(dollars) == []
    assert ("unit", "2343억달러", "2343억원") in kr(dollars.replace("억원", "억달러"))


def test_those_who_lead(kr: Found) -> None:
    assert kr("반도체 투톱인 삼성전자와 SK하이닉스가 올랐다.") == []
    told = kr("반도체 투톱인 삼성전자와 SK하이닉스, 현대차가 올랐다.")
    assert told == [("cardinality", "투톱인 삼성전자와 SK하이닉스, 현대차", None)]


def test_largest_ever(kr: Found) -> None:
    assert [code for code, *_ in kr("코스피는 0.1% 넘게 올라 마감했다. 상승률은 사상 최대다.")] == ["record"]
    assert kr("코스피는 2.57% 올라 마감했다. 상승률은 이달 들어 큰 편이다.") == []


def test_a_kind_of_stocks(kr: Found) -> None:
    told = "반도체주는 일제히 올랐다. 삼성전자는 3.24%, SK하이닉스는 4.90% 뛰었다."
    assert kr(told) == []
    assert kr(told.replace("올랐다", "내렸다")) == [("direction", "내렸", "올랐")]


def test_the_running_year(kr: Found) -> None:
    assert kr("2025년 들어 코스피 상승률은 68.49%다.") == []
    assert kr("2024년 들어 코스피 상승률은 68.49%다.") == [("year", "2024년", "2025년")]


def test_the_price_limit(kr: Found) -> None:
    assert kr("삼성전자는 3.24% 올라 마감했다. 한때 상한가를 기록했다는 말은 없다.") == []
    assert [code for code, *_ in kr("삼성전자는 3.24% 올라 상한가로 마감했다.")] == ["direction"]


def test_who_turned(kr: Found) -> None:
    assert kr("유가증권시장에서 외국인이 순매수로 돌아섰다. 코스피는 마감했다.") == []
    told = kr("유가증권시장에서 외국인이 순매도로 돌아섰다. 코스피는 마감했다.")
    assert told == [("flow-direction", "순매도", "순매수")]


def test_a_decision_of_the_day(bare: Found) -> None:
    assert bare("한국은행은 이날 기준금리를 연 2.50%로 동결했다.", "2025-10-23", "kr") == []
    told = bare("한국은행은 이날 기준금리를 연 2.50%로 내렸다.", "2025-10-23", "kr")
    assert told == [("direction", "내렸", "동결했")]
    assert bare("한국은행은 이날 기준금리를 연 2.50%로 내렸다.", "2025-05-29", "kr") == []
