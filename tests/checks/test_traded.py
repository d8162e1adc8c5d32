"""Net buying: another's amount, brackets, an investor left by the sentence before, sides, digits."""

from __future__ import annotations

from tests.checks.conftest import Found

WHOLE = "유가증권시장에서 외국인이 6471억원, 기관이 2343억원을 순매수하고 개인이 7969억원을 순매도했다."


def test_anothers_amount_is_his_whichever_way(kr: Found) -> None:
    told = WHOLE.replace("외국인이 6471", "외국인이 7969")
    assert kr(told) == [("flow-who", "외국인이 7969억원", None)]
    assert kr("유가증권시장에서 외국인이 7969억원을 순매도했다.") == [("flow-who", "외국인이 7969억원", None)]


def test_amounts_in_brackets(kr: Found) -> None:
    told = "유가증권시장에서 외국인(6471억원)과 기관(2343억원)은 사고 개인(7969억원)은 팔았다."
    assert kr(told) == []
    assert kr(told.replace("6471", "64710")) == [("flow", "64710억원", "6471억원")]
    turned = "유가증권시장에서 산 쪽은 외국인(6471억원)과 기관(2343억원), 반대로 개인은 7969억원을 팔았다."
    assert kr(turned) == []


def test_one_digit_beside_final_amounts(kr: Found) -> None:
    assert kr(WHOLE) == []
    assert kr(WHOLE.replace("2343", "2383")) == [("flow", "2383억원", "2343억원")]
    assert kr("유가증권시장에서 기관이 2383억원을 순매수했다.") == []  # it may be provisional


def test_notes_end_in_nouns(kr: Found) -> None:
    told = "코스피에서 개인 7969억 던짐. 코스닥은 외인 2376억 매수."
    assert kr(told) == []
    assert ("flow-direction", "매수", "매도") in kr(told.replace("던짐", "매수"))


def test_the_investor_of_the_sentence_before(kr: Found) -> None:
    told = "외국인이 돌아왔다. 유가증권시장에서 6471억원 순매수. 코스피는 4042.83으로 마감했다."
    assert kr(told) == []
    assert ("flow-direction", "순매수", "순매도") not in kr(told)
    assert [code for code, *_ in kr(told.replace("순매수", "순매도"))] == ["flow-direction"]
    assert kr("외국인은 조용했다. 이달 1조원 순매도한 뒤다.") == []


def test_sides(kr: Found) -> None:
    assert kr("코스피, 외국인 ‘사자’에 2% 넘게 마감") == []
    assert kr("코스피, 외국인 ‘팔자’에도 2% 넘게 마감") == [("flow-direction", "팔자", "사자")]
    assert kr("전날 외국인 매도에 밀렸던 코스피가 마감했다.") == []
    assert kr("외국인 선물 매도에 현물이 밀렸다. 코스피는 마감했다.") == []


def test_an_amount_far_off_without_a_slips_shape_may_be_provisional(kr: Found) -> None:
    assert kr("유가증권시장에서 외국인이 5182억원을 순매수했다.") == []
    assert [code for code, *_ in kr(WHOLE.replace("2343", "3182"))] == ["flow"]  # beside final ones it is not
