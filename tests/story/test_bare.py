"""Names without a figure: who goes, who stays, and that nobody's figure goes with them."""

from __future__ import annotations

from newsgen.story.bare import MOST, without_bare
from newsgen.story.markup import FIGURE, NAME, mark
from tests.markets import KR, US


def name(symbol: str) -> str:
    return mark(NAME, (symbol, "mention"), symbol)


def fell(symbol: str) -> str:
    return (
        f"{name(symbol)}이(가) {mark(FIGURE, (f'change_day:{symbol}@2025-08-13', 'over'), '8%')} 넘게 내렸다."
    )


def thin(*texts: str, lead: str = "", kept: frozenset[str] = frozenset(), lists: bool = True) -> list[str]:
    return without_bare(texts, [lead], US, kept, lists=lists).texts


CHIPS = f"반도체주에서는 {name('MU')}, {name('LRCX')}, {name('TER')}이(가) 크게 밀렸다."


def test_who_only_went_along_is_left_out_and_named_as_such():
    along = f"{name('AVGO')}와(과) {name('MU')}도 내렸다."
    found = without_bare([f"{fell('COIN')} {along}"], [], US, frozenset())
    assert found.texts == [fell("COIN")]
    assert found.left_out == [{"AVGO", "MU"}]
    assert thin(f"{fell('COIN')} {along}", kept=frozenset({"MU"})) == [f"{fell('COIN')} {along}"]
    told = thin(f"{fell('COIN')} {along}", fell("MU"), kept=frozenset({"MU"}))
    assert told == [fell("COIN"), fell("MU")]  # news is told by its figure elsewhere


def test_a_list_goes_where_one_of_it_is_told_by_a_figure_in_the_lead_or_below():
    assert thin(CHIPS) == [CHIPS]
    assert thin(CHIPS, fell("MU")) == ["", fell("MU")]
    assert thin(CHIPS, lead=fell("TER")) == [""]
    assert thin(CHIPS, lists=False) == [""]


def test_an_article_has_no_list_beyond_so_many_names():
    others = [fell(f"X{chr(65 + nth)}") for nth in range(MOST - 3)]
    assert thin(*others, CHIPS)[-1] == CHIPS
    assert thin(*others, fell("XZ"), CHIPS)[-1] == ""


def test_a_contrast_stays_and_so_do_the_basket_s_where_not_all_went_one_way():
    against = f"하지만 {name('MRK')}은(는) 소폭 올랐다."
    assert thin(f"{fell('COIN')} {against}") == [f"{fell('COIN')} {against}"]
    along = f"{name('MSFT')}도 내렸다."
    assert thin(f"{fell('TSLA')} {along}") == [f"{fell('TSLA')} {along}"]
    assert thin(f"대형 기술주가 모두 내린 가운데 {fell('TSLA')} {along}") == [
        f"대형 기술주가 모두 내린 가운데 {fell('TSLA')}"
    ]


def test_a_market_without_a_basket_keeps_its_own_way():
    along = f"{name('005930.KS')}도 내렸다."
    assert without_bare([along], [], KR, frozenset()).texts == [along]
