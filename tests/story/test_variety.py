"""Wordings left open are closed so that neighbours do not sound alike, and the same way every time."""

from __future__ import annotations

import datetime as dt

from newsgen.story.markup import NAME, mark
from newsgen.story.variety import OR, START, choice, settle, turn


def left_open(*variants: str) -> str:
    """A wording whose first variant is preferred."""
    return choice(0, variants) if choice(0, variants)[1:].startswith(variants[0]) else choice(1, variants)


def test_weekdays_are_numbered_without_a_gap() -> None:
    days = [dt.date(2025, 8, 11) + dt.timedelta(days=n) for n in range(28)]
    numbers = [turn(day) for day in days if day.weekday() < 5]
    assert numbers == list(range(numbers[0], numbers[0] + 20))


def test_two_days_running_prefer_different_wordings() -> None:
    friday, monday = dt.date(2025, 8, 15), dt.date(2025, 8, 18)
    for variants in (("올랐다.", "상승했다."), ("가", "나", "다")):
        assert settle([choice(turn(friday), variants)]) != settle([choice(turn(monday), variants)])


def test_figures_do_not_decide_whose_turn_it_is() -> None:
    for nth in range(4):
        one, other = (
            settle([choice(nth, (f"{mark('F', ('id', style), '1.98%')} 올랐다.", "상승했다."))])
            for style in ("percent", "over")
        )
        assert ("올랐다" in one[0]) == ("올랐다" in other[0])


def test_an_ending_is_not_repeated() -> None:
    texts = ["지수가 올랐다.", f"주가가 {left_open('올랐다.', '상승했다.')}", "환율은 올랐다."]
    assert settle(texts)[1] == "주가가 상승했다."


def test_what_follows_counts_too() -> None:
    texts = [
        "지수가 내렸다.",
        f"주가가 {left_open('올랐다.', '상승했다.')}",
        "환율이 올랐다.",
        "금리가 올랐다.",
    ]
    assert settle(texts)[1] == "주가가 상승했다."


def test_no_sentence_opens_as_the_one_before() -> None:
    texts = ["반면 지수는 내렸다.", f"{left_open('반면', '반대로')} 주가는 올랐다."]
    assert settle(texts)[1] == "반대로 주가는 올랐다."


def test_where_everything_repeats_the_first_stands() -> None:
    texts = ["지수는 올랐다.", f"지수는 {left_open('올랐다.', '지수는 올랐다.')}"]
    assert settle(texts)[1] == "지수는 올랐다."


def test_a_wording_within_a_wording_is_closed_too() -> None:
    inner = left_open("소폭", "조금")
    (text,) = settle([left_open(f"{inner} 올랐다.", "내렸다.")])
    assert text == "소폭 올랐다."
    assert START not in text
    assert OR not in text


def test_marks_survive_and_paragraphs_keep_their_number() -> None:
    name = mark(NAME, ("^RUT", "mention"), "러셀2000지수")
    texts = [f"{name}은(는) {left_open('올랐다.', '상승했다.')}", "", "끝이다."]
    assert settle(texts) == [f"{name}은(는) 올랐다.", "", "끝이다."]
