"""What needs no record: marks, lists, particles, units, the Fed, days, spelling, terms, style."""

from __future__ import annotations

import pytest

from newsgen.checks import check
from newsgen.config import Check
from tests.checks.conftest import Found

FAULTS = [
    (
        "그는 “시장이 핑계를 찾은 것이라고 말했다.",
        ("quotation-mark", "“시장이 핑계를 찾은 것", "“시장이 핑계를 찾은 것”"),
    ),
    ("한 종목(29.81%가 올랐다.", ("bracket", "(29.81%", "(29.81%)")),
    ("케머스(Chemours)애로우헤드(Arrowhead)가 뛰었다.", ("separator", ")애", "), 애")),
    ("상위 1,000개를 제외한 2,001~3,000위 기업 2,000개다.", ("cardinality", "2,001", "1,001")),
    ("러셀2000지수은 올랐다.", ("particle", "은", "는")),
    ("기준금리를 50bp(0.05%p) 내렸다.", ("bp", "0.05", "0.50")),
    ("연준이 기준금리를 0.25% 인하했다.", ("percent-point", "%", "%p")),
    ("연준의 기준금리는 연 4.25~4.75%다.", ("target-range", "4.25~4.75%", "4.25~4.50%")),
    ("9월 17~18일 FOMC 회의가 열린다.", ("meeting", "17~18일", "16~17일")),
    ("7월 FOMC 의사록에서 위원들은 동결을 말했다.", ("not-public", "7월 FOMC 의사록", None)),
    ("금리선물은 인하 확률을 82%, 동결 확률을 38%로 반영했다.", ("odds", "38%", None)),
    ("13일(월) 뉴욕증시가 올랐다.", ("weekday", "월", "수")),
    ("9일(현지시간) 뉴욕증시가 올라 마감했다.", ("no-session", "9일", "13일")),
    ("시장은 데드캣 바운스를 걱정한다.", ("term", "데드캣 바운스", None)),
    ("코스피 ‘제자리걸음’...보합", ("style", "...", "…")),
    ("나스닥지수는 -1.2% 하락했다.", ("style", "-1.2%", "1.2%")),
    ("매그니피센트 7 가운데 매그니피슨트 7의 숨 고르기", ("spelling", "매그니피슨트", "매그니피센트")),
    ("연준이 한 번에 0.50%를 내리는 결정을 했다.", ("percent-point", "%", "%p")),
    ("선물시장의 베이시스가 약해졌다고 설명한다.", ("term", "베이시스", None)),
    ("노동절에 쉰 뒤 18일 다시 문을 연다.", ("no-session", "18일", "14일")),
    ("이날 오전 9시에 개장한 증시가 올랐다.", ("no-session", "오전 9시", "오전 9시 30분")),
    ("장단기 스프레드가 12bp에서 15bp로 좁혀졌다.", ("direction", "좁혀", "벌어")),
    ("미국과의 금리 격차는 1.75%로 줄었다. 연준이 내린 뒤다.", ("percent-point", "%", "%p")),
    ("연준이 금리를 25% 인하한 뒤다.", ("percent-point", "%", "bp")),
    ("페드워치는 9월 회의를 25bp 인하 88%, 50bp 인하 21%로 본다.", ("odds", "21%", None)),
    ("선물시장은 동결될 가능성을 60%, 금리가 내려갈 가능성을 55%로 본다.", ("odds", "55%", None)),
    ("연준은 9월 17~18일 금리를 정한다.", ("meeting", "17~18일", "16~17일")),
    ("FOMC 다음 회의는 언제인가.\nA. 9월 18~19일이다.", ("meeting", "18~19일", "16~17일")),
    ("9월 FOMC 의사록에서 위원들은 인하를 말했다.", ("not-public", "9월 FOMC 의사록", None)),
    ("29일(목) FOMC 뒤의 지표를 본다.", ("weekday", "목", "금")),
    ("2024년도 이제 97거래일 남았다.", ("year", "2024년", "2025년")),
    ("올해(2024년) 실적을 본다.", ("year", "2024년", "2025년")),
    ("2026년 들어 오름폭이 커졌다.", ("year", "2026년", "2025년")),
    ("다음 달 초인 오는 2024년 9월 5일에는 고용보고서가 나온다.", ("year", "2024년", "2025년")),
    ("재무부의 2년물 690억원 입찰이 있었다.", ("unit", "원", "달러")),
    ("채권시장은 전형적인 불 스티프닝이었다.", ("term", "불 스티프닝", None)),
    ("이 회사는 제품의 80% 넘게를 아시아에서 만든다.", ("style", "넘게를", "이상을")),
    ("아흐레 거래일째 팔던 외국인이 샀다.", ("style", "아흐레 거래일", "9거래일")),
    ("9월 1일은 노예 해방 기념일 휴장이다.", ("no-session", "노예 해방", "노동절")),
]
FINE = [
    "장단기 스프레드가 15bp에서 12bp로 좁혀졌다. 상승폭은 1.2%에서 0.9%로 줄었다.",
    "미국과의 금리 격차는 2%포인트다. 정부는 관세를 25% 인상했다.",
    "페드워치는 9월 25bp 인하를 88%, 12월까지 두 차례 이상 인하를 61%로 본다.",
    "국채 입찰 일정은 언제인가.\nA. 9월 9~11일이다.",
    "2024년 9월 금리를 내린 연준이다. 지난해(2024년) 실적을 본다. 2026년 실적 전망은 밝다.",
    "2024년 11월 5일 치러진 대선 뒤로 가장 낮다.",
    "금리가 긴 쪽부터 오르는 전형적인 베어 스티프닝이었다.",
    "마이크론은 쉬었다. 목요일은 마감이다.",
    "재무부의 2년물 690억달러(약 95조원) 입찰이 있었다.",
    "그는 “시장이 핑계를 찾은 것”이라고 말했다.",
    "이 회사는 제품의 80% 넘게 아시아에서 만든다. 외국인은 아흐레 동안 팔았다.",
    "잭인더박스(Jack in the Box), 애로우헤드(Arrowhead)가 뛰었다.",
    "상위 1,000개를 제외한 1,001~3,000위 기업 2,000개다.",
    "러셀2000지수는 1%가 오르고 연준(Fed)은 쉬었다.",
    "연준이 기준금리를 50bp(0.50%p) 내렸다. 1bp는 0.01%p다.",
    "9월 16~17일 FOMC 회의가 열린다.",
    "7월 FOMC 의사록은 20일 공개될 예정이다.",
    "13일(수) 뉴욕증시가 올랐다.",
    "급락 뒤의 짧은 반등을 뜻하는 데드캣 바운스를 걱정한다.",
    "애플·엔비디아·메타 등 7대 빅테크가 올랐다.",
    "금리는 4베이시스 포인트 내렸다. 애플이 0.25% 내렸다.",
    "유가증권시장 6개, 코스닥시장 14개로 집계됐다.",
    "휴장한 뒤 14일 다시 문을 연다. 국내 증시는 15일 쉬고 18일 다시 문을 연다.",
    "■ 케머스(+2.1%) 애로우헤드(+1.3%)",
    "한국은행 금융통화위원회 의사록이 공개됐다.",
]


@pytest.mark.parametrize(("text", "found"), FAULTS)
def test_is_found_alone(bare: Found, text: str, found: tuple[str, str, str | None]) -> None:
    assert bare(text) == [found]


@pytest.mark.parametrize("text", FINE)
def test_is_left_alone(bare: Found, text: str) -> None:
    assert bare(text) == []


def test_the_desk_switches_checks_off_and_has_its_own_words(bare: Found) -> None:
    text = "시장은 데드캣 바운스를 걱정한다. 빅 테크는 쉬었다."
    assert bare(text, settings=Check(off=("term",), words={"빅 테크": "빅테크"})) == [
        ("strong-word", "빅 테크", "빅테크")
    ]


def test_a_mark_in_the_text_switches_a_check_off(bare: Found) -> None:
    text = "<!-- check: off term -->데드캣 바운스.<!-- check: on --> 감마 스퀴즈."
    assert bare(text) == [("term", "감마 스퀴즈", None)]


def test_a_code_that_does_not_exist_is_told_where_a_text_switches_it_off() -> None:
    told = check("<!-- check: off trem -->데드캣 바운스.", None)
    assert told.notice.endswith("<!-- check: off -->에 없는 코드가 있습니다: trem.")
    assert [one.code for one in told.wrong] == ["term"]


def test_a_dateline_of_another_session_is_one_finding(us: Found) -> None:
    text = "12일(현지시간) 뉴욕증시에서 S&P500지수는 20.82포인트(0.32%) 오른 6,466.58에 마감했다."
    assert [code for code, *_ in us(text)][:1] == ["dateline"]


def test_the_range_in_force_is_told(us: Found) -> None:
    assert us("연준의 현행 기준금리는 연 4.35%~4.50%다.") == [("target-range", "4.35%~4.50%", "4.25%~4.50%")]


@pytest.mark.parametrize(
    "text", ["", "\ufeff", "plain English, 12.5% up", "가" * 5000, "(((((" * 500, "1조" * 900]
)
def test_any_text_is_checked(bare: Found, text: str) -> None:
    assert isinstance(bare(text), list)
