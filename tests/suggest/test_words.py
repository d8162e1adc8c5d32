"""Whether a headline names a subject: names, symbols, and what means something else."""

from __future__ import annotations

import pytest

from newsgen.suggest.words import FIRST, NAMED, NEAR, company, themes

INTEL = company("INTC", "인텔", "Intel")
TARGET = company("TGT", "타깃", "Target")
FORD = company("F", "포드", "Ford")
ATT = company("T", "AT&T", "AT&T")
META = company("META", "메타", "Meta")
SAMSUNG = company("005930.KS", "삼성전자", "Samsung Electronics")


@pytest.mark.parametrize(
    ("naming", "title", "strength"),
    [
        (INTEL, "인텔은 17% 급락", FIRST),
        (INTEL, "[뉴욕증시] 어두운 전망 내놓은 인텔, 급락", NAMED),
        (INTEL, "인텔發 충격", FIRST),
        (INTEL, "인텔리안테크 공급 계약", 0),
        (INTEL, "코인텔레그래프 인수", 0),
        (INTEL, "Intel's outlook", FIRST),
        (INTEL, "Intelligence report", 0),
        (INTEL, "Maker of many chips (NASDAQ: INTC) falls", NAMED),
        (INTEL, "INTC slides", FIRST),
        (INTEL, "$INTC", FIRST),
        (TARGET, "Target shares tumble", NAMED),
        (TARGET, "Bank lifts price target on retailer", 0),
        (TARGET, "Bank Lifts Price Target On Retail Stock Again", 0),
        (TARGET, "Retailers slump as Target cuts outlook", NEAR),
        (TARGET, "Large retailer (TGT) slumps", NAMED),
        (TARGET, "타깃, 실적 부진", NAMED),
        (TARGET, "은행 타깃 검사", NEAR),
        (FORD, "Stanford study", 0),
        (FORD, "스탠포드대 연구", 0),
        (FORD, "포드가 리콜", FIRST),
        (ATT, "AT&T adds subscribers", FIRST),
        (ATT, "Model T drive", 0),
        (META, "메타버스 테마주 강세", 0),
        (META, "A meta-analysis", 0),
        (SAMSUNG, "삼성전자, 잠정 실적 공시", FIRST),
        (SAMSUNG, "삼성전자우 급등", 0),
        (SAMSUNG, "Samsung Electronics flags profit jump", FIRST),
    ],
)
def test_a_company(naming, title: str, strength: float) -> None:
    assert naming.strength(title) == strength


@pytest.mark.parametrize(
    ("theme", "title", "strength"),
    [
        ("us", "뉴욕증시 혼조 마감", FIRST),
        ("us", "3 stocks to buy", 0),
        ("kr", "코스피 사상 최고", FIRST),
        ("oil", "Olive oil gets cheaper", 0),
        ("oil", "Oil rises 3%", FIRST),
        ("oil", "유가증권시장 상장", 0),
        ("dollar", "Dollar General raises outlook", 0),
        ("home", "Team won the cup", 0),
        ("home", "원·달러 환율 1,378원", FIRST),
        ("chips", "Blue-chip shares slip", 0),
        ("jobs", "Jobless claims fall", 0),
        ("claims", "Jobless claims fall", FIRST),
        ("pce", "Inflation cools", NEAR),
        ("fed", "Workers are fed up", 0),
    ],
)
def test_a_theme(theme: str, title: str, strength: float) -> None:
    assert themes()[theme].naming.strength(title) == strength


def test_every_theme_can_be_asked_for() -> None:
    assert all(theme.ask and theme.naming.sure for theme in themes().values())
