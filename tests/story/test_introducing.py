"""What a company is, before its name where it is first told; and the table that says so."""

from __future__ import annotations

import csv
import re

import pytest

from newsgen.resources import table
from newsgen.story.introducing import introduced
from newsgen.story.markup import NAME, mark, plain

WORDS = {
    "Communication Services": "미디어 방송 통신 광고 신문 게임 공연 스포츠 케이블 커뮤니티",
    "Consumer Discretionary": (
        "자동차 중고차 주택 호텔 카지노 외식 여행 크루즈 의류 신발 패션 가구 가전 완구 숙박"
        " 배달 위성항법 화장품 농가용품"
    ),
    "Consumer Staples": (
        "음료 식품 주류 맥주 생활 담배 화장품 제과 초콜릿 곡물 향신료 육가공 식자재 편의점"
        " 할인점 슈퍼마켓 마트"
    ),
    "Energy": "석유 가스 정유 유전 셰일",
    "Financials": "은행 보험 증권 자산 운용사 거래소 카드 결제 금융 신용평가 지수",
    "Health Care": (
        "제약 의료 의약 바이오 건강 병원 진단 생명과학 임상 투석 치과 치아 심장 혈당 인슐린"
        " 관절 수술 복제약 비만 렌즈 실험실 헬스케어"
    ),
    "Industrials": (
        "방산 항공 산업 기계 철도 트럭 물류 운송 공구 설비 중장비 건설 공사 엔지니어링 폐기물"
        " 엔진 농기계 전력 급여 발전 경찰 군함 우주 계측 엘리베이터 경매 유니폼 방제 수질"
        " 수처리 배관 온수기 잠금 신용정보 데이터 도포 냉난방 자재 소재"
    ),
    "Information Technology": (
        "반도체 소프트웨어 컴퓨터 서버 저장 네트워크 통신 광 사이버 정보기술 클라우드 데이터"
        " 도메인 커넥터 위탁생산 계측 센서 바코드 컨설팅 태양광 신용점수 비트코인 콘텐츠 위치"
        " 온라인몰"
    ),
    "Materials": (
        "화학 페인트 비료 종자 리튬 가스 철강 구리 금광 골재 건축자재 포장 라벨 캔 골판지 향료 수처리"
    ),
    "Real Estate": "리츠 부동산 문서",
    "Utilities": "전력 가스 원전 발전 상수도",
}
"""What a company of a GICS sector may be called."""


def rows() -> list[dict[str, str]]:
    with table("descriptors.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def name(symbol: str, text: str) -> str:
    return mark(NAME, (symbol, "mention"), text)


CVNA, VRT, AMAT, LRCX, NVDA = (
    name("CVNA", "카바나"),
    name("VRT", "버티브"),
    name("AMAT", "어플라이드"),
    name("LRCX", "램리서치"),
    name("NVDA", "엔비디아"),
)


def test_descriptions_are_short_and_neutral() -> None:
    symbols = [row["symbol"] for row in rows()]
    assert symbols == sorted(set(symbols))
    for row in rows():
        assert (row["what"] == "") is (row["known"] == "yes"), row
        assert len(row["what"]) <= 14, row
        assert not re.search(r"\d|최대|최고|세계|유망|선도|1위|대표", row["what"]), row


@pytest.mark.parametrize("sector", WORDS)
def test_descriptions_agree_with_the_sector(sector: str) -> None:
    told = [row for row in rows() if row["sector"] == sector and row["what"]]
    assert told
    assert [row for row in told if not any(word in row["what"] for word in WORDS[sector].split())] == []


def test_it_stands_at_the_first_mention_only() -> None:
    texts = [f"{CVNA}이(가) 올랐다.", f"{CVNA}이(가) 내렸다. {NVDA}이(가) 올랐다."]
    first, second = map(plain, introduced(texts))
    assert first == "온라인 중고차 업체 카바나이(가) 올랐다."
    assert second == "카바나이(가) 내렸다. 엔비디아이(가) 올랐다."


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (f"{AMAT}와(과) {LRCX}이(가) 올랐다.", "반도체 장비 업체 어플라이드와(과) 램리서치이(가) 올랐다."),
        (f"{CVNA}와(과) {NVDA}이(가) 올랐다.", "카바나와(과) 엔비디아이(가) 올랐다."),
        (f"{NVDA}와(과) {CVNA}이(가) 올랐다.", "엔비디아와(과) 온라인 중고차 업체 카바나이(가) 올랐다."),
        (f"반도체주가 강했다. {AMAT}이(가) 올랐다.", "반도체주가 강했다. 어플라이드이(가) 올랐다."),
    ],
)
def test_neighbours_and_what_is_said_already(text: str, printed: str) -> None:
    assert plain(introduced([text])[0]) == printed


def test_an_article_is_no_catalogue() -> None:
    text = f"{CVNA}이(가) 올랐다. {VRT}이(가) 올랐다."
    (told,) = introduced([text], most=1)
    assert plain(told) == "온라인 중고차 업체 카바나이(가) 올랐다. 버티브이(가) 올랐다."
