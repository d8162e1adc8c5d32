"""Terms told as their opposite or with another's measure, by what handbooks say that they mean."""

from __future__ import annotations

import pytest

from tests.checks.conftest import Found

TOLD = (
    ("매파적(통화긴축 선호) 발언이 나왔다.", "긴축", "완화"),
    ("한 위원은 빅컷(0.5%포인트 인하)을 주장했다.", "0.5%", "0.25%"),
    ("주가수익비율(PER)은 주가를 주당순이익으로 나눈 값이다.", "주당순이익", "주당순자산"),
    ("식품과 에너지를 제외한 근원 물가는 0.3% 올랐다.", "제외", "포함"),
    ("장단기 금리 역전은 단기 금리가 장기 금리를 웃도는 현상이다.", "웃도는", "밑도는"),
    ("경기가 연착륙(소프트랜딩)할 것이라는 기대가 커졌다.", "연착륙", "경착륙"),
    ("고점 대비 20% 이상 하락한 것을 뜻하는 약세장에 들어섰다.", "20%", "10%"),
)


@pytest.mark.parametrize(("text", "right", "other"), TOLD)
def test_what_a_term_means(bare: Found, text: str, right: str, other: str) -> None:
    assert [one for one in bare(text) if one[1] == other] == []
    assert [one[1] for one in bare(text.replace(right, other)) if one[0] == "term" and one[1] == other] == [
        other
    ]


def test_how_long_markets_rest(bare: Found) -> None:
    kr = {"day": "2025-04-07", "market": "kr"}
    told = "매도 사이드카가 발동돼 프로그램 매도 호가의 효력이 5분간 정지됐다."
    assert bare(told, **kr) == []
    assert bare(told.replace("5분", "20분"), **kr) == [("term", "20분", "5분")]
    long = "코스피200선물이 5% 하락한 뒤 1분간 지속돼 사이드카가 발동됐다."
    assert bare(long, **kr) == []
    breaker = "서킷브레이커가 발동되면 20분간 거래가 중단된다."
    assert bare(breaker, **kr) == []
    assert bare(breaker.replace("20분", "5분"), **kr) == [("term", "5분", "20분")]
    both = "사이드카가 5분, 서킷브레이커가 20분간 거래를 중단시킨다."
    assert bare(both, **kr) == []
