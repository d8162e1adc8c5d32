"""What is said of where an index stands is held against its closes."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.facts.fact import closes
from newsgen.model import Article, Figure, Paragraph, Run
from newsgen.proof import standing
from tests.facts.builders import DAY, fact, series
from tests.proof.looks import found


def of(measure: str, value: float, *close: float, unit: str = "percent", **more: object):
    return fact(
        measure, "^GSPC", value, unit, inputs=closes(series("^GSPC", close), range(len(close))), **more
    )


END = {"base": dt.date(2024, 12, 31), "periods": 30}
REGAINED = of("year_regained", 1.0, 100.0, 101.0, since=dt.date(2025, 2, 28), since_value=2.0, **END)
ABOVE = of("year_regained", 1.0, 100.0, 101.0, since=dt.date(2025, 2, 28), since_value=-2.0, **END)
HALF = of("won_back", 50.0, 100.0, 90.0, 95.0)
WHOLE = of("won_back", 110.0, 100.0, 90.0, 101.0)
LEFT = of("after_record", 1, unit="sessions")
TO_RECORD = of("to_record", 0.5, 99.5, 100.0)
RECORD = of("high_all", 100.0, 99.0, 100.0, unit="level", since=dt.date(2025, 2, 19), since_value=99.0)
RECORD_UNDATED = of("high_all", 100.0, 99.0, 100.0, unit="level", since_value=99.0)
EVE = of("change_day_before", -2.0, 100.0, 98.0)
BACK = of("change_day", 2.2, 98.0, 100.2)
SHORT = of("change_day", 2.0, 98.0, 99.96)
WEEK = of("change_wtd", 0.2, 100.0, 100.2)


def article_of(runs, facts) -> Article:
    """An article of one paragraph."""
    return Article(
        id="x", session=DAY, edition="us-close", angle="quiet", headline=(), deck=(), lead=(),
        paragraphs=(Paragraph(section="market", item=None, runs=runs),),
        glossary=(), disclosure="", facts=tuple(facts),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "words", "right"),
    [
        ([REGAINED], "올해 낙폭을 모두 만회했다.", True),
        ([ABOVE], "올해 낙폭을 모두 만회했다.", False),
        ([REGAINED], "올해 상승분을 모두 반납했다.", False),
        ([REGAINED], "지난해 말 종가를 넘어 올해 들어 상승 전환했다.", True),
        ([REGAINED], "S&P500지수는 연간 기준으로 하락 전환했다.", False),
        ([HALF], "사흘간 낙폭의 50%를 하루 만에 만회했다.", True),
        ([HALF], "사흘간 낙폭을 하루 만에 모두 만회했다.", False),
        ([HALF], "사흘간 낙폭을 하루 만에 거의 모두 만회했다.", False),
        ([WHOLE], "사흘간 낙폭을 하루 만에 모두 만회했다.", True),
        ([HALF], "사흘간 오름폭의 50%를 하루 만에 반납했다.", False),
        ([LEFT], "사상 최고치를 쓴 지 하루 만에 물러섰다.", True),
        ([LEFT], "사상 최고치를 쓴 뒤 이틀 연속 내렸다.", False),
        ([TO_RECORD], "사상 최고치까지 조금 남겨 뒀다.", True),
        ([], "사상 최고치까지 조금 남겨 뒀다.", False),
        ([RECORD], "사상 최고치로 마감한 것은 2월 이후 처음이다.", True),
        ([RECORD_UNDATED], "사상 최고치로 마감한 것은 2월 이후 처음이다.", False),
        ([EVE, BACK], "전날의 낙폭을 하루 만에 모두 만회했다.", True),
        ([EVE, SHORT], "전날의 낙폭을 하루 만에 모두 만회했다.", False),
        ([EVE, SHORT], "전날 낙폭을 대부분 만회했다.", True),
        ([EVE, SHORT], "전날 낙폭의 절반 이상을 되찾았다.", True),
        ([EVE, SHORT], "전날 오름폭의 절반 이상을 내줬다.", False),
        ([EVE, SHORT], "전날 낙폭의 대부분을 만회했다.", True),
        ([EVE, SHORT], "전날 오름폭의 대부분을 내줬다.", False),
        ([RECORD_UNDATED], "2월 이후 처음으로 사상 최고치를 경신했다.", False),
        ([EVE, BACK], "전 거래일의 상승분을 하루 만에 모두 내줬다.", False),
        ([WEEK, BACK], "이번 주 앞서 내린 폭을 모두 되찾았다.", True),
        ([WEEK, BACK], "이번 주 앞서 오른 폭을 모두 내줬다.", False),
    ],
)
def test_a_claim_needs_its_closes(facts, words, right):
    text = f"S&P500지수는 {words}" if "것은" not in words else f"S&P500지수가 {words}"
    assert (found(standing.check, article_of((Run(text=text),), facts)) == []) is right


def test_what_is_borne_out_of_another_index_does_not_count():
    article = article_of((Run(text="다우지수는 올해 낙폭을 모두 만회했다."),), [REGAINED])
    (wrong,) = found(standing.check, article)
    assert "올해 낙폭을 모두 만회" in wrong.message


@pytest.mark.parametrize(
    ("before", "after", "right"),
    [
        ("S&P500지수는 사상 최고치까지 ", "를 남겨 뒀다.", True),
        ("8월 한 달 동안 S&P500지수는 ", " 올랐다.", False),
    ],
)
def test_what_is_left_to_the_record_is_told_of_the_record_alone(before: str, after: str, right: bool):
    figure = Figure(fact=TO_RECORD.id, value=TO_RECORD.value, style="tenth")
    runs = (Run(text=before), Run(text="0.5%", figure=figure), Run(text=after))
    assert bool(found(standing.check, article_of(runs, [TO_RECORD]))) != right
