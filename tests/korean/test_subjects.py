"""Of whom a direction is said: a cause may tell of rates or oil what the market did not do."""

from __future__ import annotations

import pytest

from newsgen.korean.subjects import is_whole_market, told_at_last


def of_market(text: str) -> list[int]:
    """The directions that a text says of the market."""
    told = (one for one in told_at_last(text) if not one.may_be_of_others)
    return [one.direction for one in told if is_whole_market(one.subject)]


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("관세 우려가 커지며 급락했다", [-1]),
        ("매수세가 유입되며 반등했다", [1]),
        ("저가 매수에 반등", [1]),
        ("관세 유예에 급등", [1]),
        ("증시의 급등을 이끌었다", [1]),
        ("기술주 랠리가 이어졌다", [1]),
        ("미국과 중국의 합의로 안도 랠리가 펼쳐졌다", [1]),
        ("기대가 대형주를 밀어 올렸다", [1]),
        ("기대가 소형주를 밀어 올렸다", []),  # a part of the stocks may go its own way
        ("매물이 지수를 끌어내렸다", [-1]),
        ("물가가 높았던 데다 유가가 올라 투매가 나왔다", [-1]),
        ("국채 금리 급등에 주가가 내렸다", [-1]),
        ("금리가 급등했다", []),
        ("유가와 금리가 함께 급등했다", []),
        ("국채 금리의 상승이 부담이었다", []),
        ("달러 강세", []),
        ("연준이 금리를 내렸다", []),
        ("미국이 한국산 자동차 관세를 15%로 소급해 내린다고 밝혔다", []),
        ("관세 발표로 하락 출발했으나 실적 기대가 지수를 끌어올렸다", [1]),
        ("하락 출발해 급락했다", [-1]),
        ("엔비디아가 급등했다", []),
        ("엔비디아 주가가 급등했다", []),
        ("금리 인하 기대가 커진 영향이다", []),
        ("하락 우려가 줄었다", []),
        ("랠리 기대가 꺾였다", []),
    ],
)
def test_whom_a_direction_is_said_of(text: str, directions: list[int]) -> None:
    assert of_market(text) == directions


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("인하 직후 다우가 장중 최고치까지 올랐지만 경기 걱정에 되밀렸다", []),
        ("장 초반 4% 넘게 뛰었던 지수가 관세 소식에 하락 전환했다", [-1]),
        ("지수가 올랐으나 오름폭을 반납했다", []),
        ("증시가 올랐지만 거래는 한산했다", [1]),  # nothing turns it round
        ("전날 급등에 따른 차익 매물이 나왔다", []),
        ("급등한 데 따른 부담이 겹쳤다", []),
        ("지수가 더 오를 것이라는 기대가 커졌다", []),
        ("급락이 이어질 것이라는 우려가 줄었다", []),
        ("반등을 시도했으나 매물이 불어났다", []),
        ("간밤 뉴욕증시 급락에도 매수세가 들어왔다", []),
        ("일본 증시가 급락했다", []),
        ("안도 랠리가 펼쳐졌다", [1]),
        ("공매도 재개에도 안도 랠리가 펼쳐졌다", [1]),
        ("매수세가 들어와 급반등했다", [1]),
    ],
)
def test_what_is_said_of_the_close_for_sure(text: str, directions: list[int]) -> None:
    assert of_market(text) == directions
