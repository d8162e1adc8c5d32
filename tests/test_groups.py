"""What kind of stock a company is told with."""

from __future__ import annotations

import pytest

from newsgen.groups import group
from newsgen.model import Instrument

CALLED = {"금융 지원 서비스업": "증권주", "자동차 신품 부품 제조업": "자동차부품주"}


@pytest.mark.parametrize(
    ("symbol", "sector", "told"),
    [
        ("006800.KS", "금융 지원 서비스업", "증권주"),
        ("377300.KS", "금융 지원 서비스업", ""),  # a payment service
        ("003570.KS", "자동차 신품 부품 제조업", "방산주"),
        ("005930.KS", "통신 및 방송 장비 제조업", "반도체주"),
        ("105560.KS", "기타 금융업", "은행주"),
        ("009540.KS", "기타 금융업", ""),  # a holding company of shipyards
        ("051600.KS", "전기 및 통신 공사업", "전력·가스주"),
        ("036460.KS", "연료용 가스 제조 및 배관공급업", ""),
    ],
)
def test_a_company_of_seoul_is_told_with_what_the_press_calls_it(symbol, sector, told):
    one = Instrument(symbol=symbol, english="A", korean="가", sector=sector)
    assert group(one, CALLED) == told
