"""Whom a desk means: as it types names, not only as articles print them."""

from __future__ import annotations

import pytest

from newsgen.config import Style
from newsgen.markets import named
from newsgen.model import Instrument
from newsgen.story.meant import symbols

LISTED = {
    symbol: Instrument(symbol=symbol, english=english, korean=korean)
    for symbol, english, korean in (
        ("DG", "Dollar General Corp", None),
        ("NRG", "NRG Energy, Inc.", None),
        ("NVDA", "NVIDIA Corp", None),
        ("STX", "Seagate Technology Holdings PLC", "시게이트 테크놀로지 홀딩스"),
    )
}


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("달러제너럴", "DG"),
        ("달러 제너럴", "DG"),
        ("NRG 에너지", "NRG"),
        ("nrg에너지", "NRG"),
        ("Dollar General", "DG"),
        ("dollar general", "DG"),
        ("nvda", "NVDA"),
        ("시게이트", "STX"),
        ("시게이트테크놀로지 홀딩스", "STX"),
        ("S&P 500", "^GSPC"),
        ("나스닥", "^IXIC"),
    ],
)
def test_a_name_is_known_with_spaces_and_in_any_case(name: str, symbol: str) -> None:
    assert symbols(name, named("us"), LISTED, Style()) == [symbol]


@pytest.mark.parametrize("name", ["달러", "제너럴", "에너지", ""])
def test_a_part_of_a_name_means_nobody(name: str) -> None:
    assert symbols(name, named("us"), LISTED, Style()) == []
