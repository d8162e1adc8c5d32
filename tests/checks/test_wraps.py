"""Ways of closing wraps of Seoul that are easily read wrong, each right one next to a wrong one of its kind.

As the exchange published it: on 2025-10-27 KOSPI rose 101.24 points (2.57 %) to 4,042.83, opened at 3,999.79,
which was its lowest, and ended at its highest; the day before it closed at 3,941.59. Foreigners bought 647.1
billion won there, institutions 234.3 billion, individuals sold 796.9 billion, other companies 84.5 billion.
"""

from __future__ import annotations

import pytest

from newsgen.checks.digits import is_transposed
from newsgen.checks.trading.provisional import Amount, Moment
from newsgen.korean.figures import figures
from tests.checks.conftest import Found

OPENED = "27일 코스피는 101.24포인트(2.57%) 오른 4,042.83에 거래를 마쳤다.\n"


@pytest.mark.parametrize(
    "told",
    [
        OPENED + "지수는 58.20포인트(1.48%) 오른 3,999.79로 출발해 오름폭을 키웠다.",
        OPENED + "지수는 이날 최저치인 3,999.79에서 출발했다.",
        OPENED + "장중 한때 4,042.83까지 올랐다.",
        OPENED + "장 중 3,999.79까지 밀리며 4,000선이 무너지기도 했다.",
        "코스피가 처음으로 4,000선을 돌파했다. 한 달 전까지만 해도 3,500 돌파를 노리던 코스피다.",
        "코스피는 4,042.83에 마쳐 2거래일 만에 4,000선을 회복했다.",
    ],
)
def test_what_a_wrap_says_right_is_let_be(kr: Found, told: str) -> None:
    assert kr(told) == []


def test_an_index_is_carried_into_the_next_paragraph(kr: Found) -> None:
    told = OPENED + "지수는 58.20포인트(1.48%) 오른 3,999.79로 출발해 오름폭을 키웠다."
    assert kr(told.replace("3,999.79", "3,979.99")) == [("level", "3,979.99", "3,999.79")]


def test_a_line_out_of_reach_was_not_crossed(kr: Found) -> None:
    assert kr("코스피가 27일 4,300선을 돌파하며 마감했다.") == [("line", "4,300선", None)]


def test_won_behind_a_space_are_one_amount() -> None:
    (one,) = figures("15만 2300원")
    assert (int(one.value), one.unit, one.end) == (152300, "원", 9)
    assert [int(one.value) for one in figures("3만 2000년대")] == [30000, 2000]


def test_amounts_bought_of_one_company_are_not_all(kr: Found) -> None:
    assert kr("외국인은 삼성전자를 5182억원어치 순매수했다.") == []
    assert kr("외국인은 6741억원어치 순매수했다.") != []


def test_amounts_at_the_close_are_let_be_where_they_add_up() -> None:
    final = {"individual": 1555.0, "foreign": -2432.0, "institution": -1568.0}
    told = {"individual": 1557.0, "foreign": -3018.0, "institution": -1029.0}
    amounts = [Amount("KOSPI", who, told[who], final[who]) for who in final]
    assert all(Moment(amounts).allows(one) for one in amounts)
    odd = [one._replace(told=-9018.0) if one.who == "foreign" else one for one in amounts]
    assert not Moment(odd).allows(odd[1])


def test_amounts_beside_final_ones_have_to_be_final() -> None:
    amounts = [Amount("KOSPI", "foreign", 6471.0, 6471.2), Amount("KOSPI", "individual", -7369.0, -7969.0)]
    assert not Moment(amounts).allows(amounts[1])
    assert not Moment(amounts[1:]).allows(Amount("KOSPI", "individual", -9769.0, -7969.0))


def test_neighbours_exchanged() -> None:
    assert is_transposed("3599.79", "3959.79")
    assert not is_transposed("3599.79", "3699.79")
    assert not is_transposed("359.79", "3599.79")


def test_a_gloss_of_the_basis_point_is_let_be_in_brackets(kr: Found) -> None:
    assert kr("금리는 베이시스포인트(bp·1bp=0.01%)로 잰다.") == []
