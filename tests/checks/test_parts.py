"""A text of many articles is checked in parts: what is found stands where it does in the whole."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.checks import Checker, Look, parts

DAY = dt.date(2025, 8, 13)
WRONG = "13일(현지시간) 뉴욕증시에서 S&P500지수는 28.02포인트(0.32%) 오른 6,466.85에 거래를 마쳤다."
"""The close was 6,466.58."""
PLAIN = "이날 시장에는 뚜렷한 재료가 없었고 투자자들은 관망했다.\n\n"


def _look(checker: Checker, text: str) -> Look:
    return checker.read(text, day=DAY, market="us").look


@pytest.mark.parametrize("times", [100, 1500, 3000])
def test_what_is_wrong_behind_much_text_is_found_at_its_place(us_checker: Checker, times: int) -> None:
    text = PLAIN * times + WRONG
    found = us_checker.check(text, day=DAY, market="us").findings
    wrong = [one for one in found if one.text == "6,466.85"]
    assert [(one.suggestion, one.line) for one in wrong] == [("6,466.58", 2 * times + 1)]
    assert text[wrong[0].start : wrong[0].end] == "6,466.85"


def test_each_of_many_articles_is_counted(us_checker: Checker) -> None:
    alone = us_checker.check(WRONG, day=DAY, market="us")
    listing = us_checker.check((PLAIN * 1000 + WRONG + "\n\n") * 4, day=DAY, market="us")
    assert sum(one.text == "6,466.85" for one in listing.findings) == 4
    assert (listing.checked, listing.right) == (4 * alone.checked, 4 * alone.right)
    assert alone.checked == 3


def test_a_text_of_usual_length_is_one_part(us_checker: Checker) -> None:
    look = _look(us_checker, PLAIN * 300 + WRONG)
    assert list(parts.parts(look)) == [parts.Looked(look, 0, 0, 1)]


@pytest.mark.parametrize(
    "text", [PLAIN * 4000, PLAIN.replace("\n\n", " ") * 4000, "가" * 150 + "\n" + "나 " * 70_000]
)
def test_parts_have_all_of_a_text_and_are_no_longer_than_some(us_checker: Checker, text: str) -> None:
    look = _look(us_checker, text)
    each = list(parts.parts(look))
    assert "".join(one.look.text for one in each) == look.text
    assert [one.at for one in each] == [
        sum(len(other.look.text) for other in each[:nth]) for nth in range(len(each))
    ]
    assert len(each) > 1
    assert max(len(one.look.text) for one in each) <= 40_000


def test_parts_end_where_paragraphs_do(us_checker: Checker) -> None:
    assert all(one.look.text.endswith("\n\n") for one in parts.parts(_look(us_checker, PLAIN * 4000)))


def test_progress_goes_over_all_parts(us_checker: Checker) -> None:
    told: list[tuple[int, int]] = []
    us_checker.read(PLAIN * 3000, day=DAY, market="us", progress=lambda done, of: told.append((done, of)))
    assert [done for done, _ in told] == list(range(told[0][1]))
