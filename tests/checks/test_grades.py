"""What is told as wrong, what as a hint. New York of 2025-08-13: S&P500 closed at 6,466.58, up 20.82 (0.32%).

The day before it closed at 6,445.76, up 72.31 (1.13%), and two days running is how long it had risen.
"""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.checks import Checker

DAY = dt.date(2025, 8, 13)


def _severities(checker: Checker, text: str) -> dict[str, str]:
    """Return how each stretch that is found in a text is told."""
    found = checker.check(text, day=DAY, market="us").findings
    return {one.text: one.severity for one in found if one.verdict == "wrong"}


@pytest.mark.parametrize(
    ("wrong", "marked", "doubtful", "hinted"),
    [
        pytest.param(
            "S&P500지수는 72.31포인트 올랐다.", "72.31포인트",
            "12일에는 물가에 안도한 돈이 몰렸다.\n\nS&P500지수는 72.31포인트 올랐다.", "72.31포인트",
            id="of a day that the text names before it",
        ),
        pytest.param(
            "12일(현지시간) S&P500지수는 20.82포인트 올랐다.", "12일",
            "12일(현지시간) S&P500지수는 72.31포인트 올랐다.\n\n이날 S&P500지수는 6,466.58로 마쳤다.", "12일",
            id="a dateline beside its own day's figures",
        ),
        pytest.param(
            "S&P500지수는 사흘 연속 올랐다.", "사흘", "S&P500지수는 나흘 연속 올랐다.", "나흘",
            id="a short run off by more than one",
        ),
        pytest.param(
            "S&P500지수는 6460선을 내준 6,466.58에 마감했다.", "6460선",
            "S&P500지수가 6460선을 내준 채 마감했다.", "6460선",
            id="a line without a level beside it",
        ),
    ],
)  # fmt: skip
def test_what_may_be_of_another_reading_is_a_hint(
    us_checker: Checker, wrong: str, marked: str, doubtful: str, hinted: str
) -> None:
    assert _severities(us_checker, wrong)[marked] == "wrong"
    assert _severities(us_checker, doubtful)[hinted] == "hint"


def test_a_slip_stays_wrong_beside_another_day(us_checker: Checker) -> None:
    told = _severities(us_checker, "12일에는 물가에 안도한 돈이 몰렸다.\n\nS&P500지수는 28.02포인트 올랐다.")
    assert told["28.02포인트"] == "wrong"


def test_a_figure_stays_wrong_beside_a_right_one_of_its_report(us_checker: Checker) -> None:
    told = _severities(
        us_checker,
        "12일에는 물가에 안도한 돈이 몰렸다.\n\nS&P500지수는 72.31포인트(0.32%) 오른 6,466.58에 마쳤다.",
    )
    assert told["72.31포인트"] == "wrong"


def test_a_line_that_was_never_reached_is_of_no_other_time(us_checker: Checker) -> None:
    """The S&P 500 had been at 6,480.28 at most by 13 August 2025."""
    assert _severities(us_checker, "S&P500지수가 6500선을 넘어 마감했다.")["6500선"] == "wrong"


def test_a_hint_offers_nothing_to_write(us_checker: Checker) -> None:
    found = us_checker.check("S&P500지수는 나흘 연속 올랐다.", day=DAY, market="us").findings
    assert [(one.text, one.suggestion, one.fixable) for one in found] == [("나흘", None, False)]


def test_a_text_of_another_day_is_told_so(us_checker: Checker) -> None:
    told = _severities(us_checker, "12일(현지시간) S&P500지수는 72.31포인트(1.13%) 오른 6,445.76에 마쳤다.")
    assert told == {"12일": "wrong"}


def test_a_run_of_indices_that_are_pointed_to_stays_wrong(us_checker: Checker) -> None:
    told = _severities(us_checker, "S&P500지수가 올랐다. 두 지수 모두 8거래일 연속 올랐다.")
    assert told.get("8거래일") == "wrong"


def test_a_round_price_near_the_record_is_a_hint(kr_checker: Checker) -> None:
    """SK hynix closed at 535,000 won on 2025-10-27."""
    for price, severity in (("50만원", "hint"), ("55만3,000원", "wrong")):
        text = f"SK하이닉스는 {price}에 마감했다."
        found = kr_checker.check(text, day=dt.date(2025, 10, 27), market="kr").findings
        assert [(one.text, one.severity) for one in found] == [(price, severity)]
