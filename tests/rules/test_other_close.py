"""How the other main index closed beside the broad one, and who traded its stocks in words."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from newsgen import markets
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from tests.markets import KR
from tests.rules.seoul import book_of, told, written

DAY, BEFORE = dt.date(2025, 8, 13), dt.date(2025, 8, 12)


def day(kospi: float, kosdaq: float, *nets: float, as_of: str = "close") -> FactBook:
    """A session of both indices, and what foreigners, institutions and individuals bought of the other's."""
    facts = [make("change_day", "^KS11", kospi, "percent", DAY, base=BEFORE)]
    facts += [
        make(measure, "^KQ11", value, unit, DAY, base=BEFORE)
        for measure, value, unit in (
            ("change_day", kosdaq, "percent"),
            ("points_day", 815.0 * kosdaq / (100 + kosdaq), "points"),
            ("close", 815.0, "level"),
        )
    ]
    who = ("foreign", "institution", "individual")
    facts += [
        msgspec.structs.replace(make(f"net_buying_{name}", "KOSDAQ", net, "eok", DAY), as_of=as_of)
        for name, net in zip(who, nets, strict=False)
    ]
    return book_of(markets.session(KR, DAY), facts)


def text(book: FactBook, **given: object) -> str:
    return written(book, told("other_close", book), **{"also": frozenset(), **given})


@pytest.mark.parametrize(
    ("kospi", "kosdaq", "begins"),
    [
        (0.7, 0.6, "코스닥지수도 전장보다"),
        (-0.7, -0.6, "코스닥지수도 전장보다"),
        (0.7, -0.6, "반면 코스닥지수는 전장보다"),
        (0.0, 0.6, "코스닥지수는 전장보다"),
        (0.7, 0.0, "코스닥지수는 전장과 같은"),
    ],
)
def test_it_is_set_beside_the_broad_index(kospi, kosdaq, begins):
    assert text(day(kospi, kosdaq)).startswith(begins)


def test_behind_its_own_session_it_goes_on_from_that():
    assert text(day(0.7, 0.6), also=frozenset({"within:^KQ11"})).startswith("코스닥지수는 ")


@pytest.mark.parametrize(
    ("nets", "said"),
    [
        ((-300.0, -100.0, 410.0), True),
        ((-1000.0, -100.0, 1110.0), True),
        ((-299.0, 100.0, 199.0), False),
        ((-300.0, -100.0), False),
    ],
)
def test_who_traded_its_stocks_is_told_with_their_amounts(nets, said):
    told_of = text(day(0.7, 0.6, *nets))
    assert ("코스닥시장에서" in told_of) is said
    if said:
        assert "외국인과 기관" in told_of
        large = nets[0] <= -1000
        sold = "각각 1,000억원, 100억원을 순매도했" if large else "외국인과 기관이 순매도했"
        assert sold in told_of or sold.replace("기관이", "기관은") in told_of
        assert ("1,110억원을 순매수" if large else "410억원을 순매수") in told_of


def test_not_where_their_amounts_are_told_or_are_those_of_the_afternoon():
    nets = (-300.0, -100.0, 410.0)
    assert "코스닥시장" not in text(day(0.7, 0.6, *nets), also=frozenset({"investors:KOSDAQ"}))
    assert "코스닥시장" not in text(day(0.7, 0.6, *nets, as_of="15:40"))
