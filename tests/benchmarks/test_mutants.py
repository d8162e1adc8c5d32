"""The faults that rules plant: where they fit, what they make of a text, and what is left alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from benchmarks.check.cases import Case, Fault, Mark
from benchmarks.check.left import LEFT, Past
from benchmarks.check.mutants import drawn, planted, righted
from benchmarks.check.plants import RULES, Rule

NAMED = {rule.name: rule for rule in RULES}


def _case(text: str, *faults: Fault, name: str = "made") -> Case:
    return Case(
        name=name,
        market="kr",
        date=dt.date(2025, 3, 4),
        voice="wire",
        path=Path(f"{name}.txt"),
        text=text,
        faults=faults,
    )


def _made(rule: str, text: str) -> list[str]:
    return [planted(_case(text), NAMED[rule], each).text for each in NAMED[rule].plants(text)]


@pytest.mark.parametrize(
    ("rule", "text", "made"),
    [
        ("level, digits exchanged", "지수는 2,534.01로 마쳤다.", "지수는 2,543.01로 마쳤다."),
        ("percent, digits exchanged", "A는 1.26% 올랐다.", "A는 1.62% 올랐다."),
        ("way behind a figure", "코스피는 0.50% 내린 채 마쳤다.", "코스피는 0.50% 오른 채 마쳤다."),
        ("way of a run", "사흘 연속 하락했다.", "사흘 연속 상승했다."),
        ("run one longer", "사흘째 올랐다.", "나흘째 올랐다."),
        ("bound moved past", "A가 7% 넘게 뛰었다.", "A가 8% 넘게 뛰었다."),
        ("bound moved past", "A가 8.1% 넘게 뛰었다.", "A가 8.2% 넘게 뛰었다."),
        ("another's percent in brackets", "가나(1.20%), 다라(0.80%)가", "가나(0.80%), 다라(1.20%)가"),
        ("another span", "이번 주 들어 3.2% 올랐다.", "올해 들어 3.2% 올랐다."),
        ("particle", "지수는 올랐다.", "지수은 올랐다."),
        ("since earlier", "5월 6일 이후 최대다.", "3월 6일 이후 최대다."),
        ("range of before", "연 4.25~4.50%다.", "연 4.00~4.25%다."),
        ("quotation never closed", "그는 “다 사겠다고 한다”고 했다.", "그는 “다 사겠다고 한다고 했다."),
        ("separator left out", "가나(1.20%), 다라(0.80%)", "가나(1.20%) 다라(0.80%)"),
        (
            "record put",
            "0.50% 오른 2,534.01에 거래를 마쳤다.",
            "0.50% 오른 2,534.01로 사상 최고치를 새로 썼다.",
        ),
    ],
)
def test_a_rule_plants_one_fault(rule: str, text: str, made: str) -> None:
    assert _made(rule, text) == [made]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("percent, digits exchanged", "소비자물가는 2.51% 올랐다."),  # no price
        ("percent, digits exchanged", "그는 “1.26% 오른다”고 했다."),  # not his words
        ("level, digits exchanged", "지수는 2,222.22로 마쳤다."),  # nothing to exchange
        ("another's percent in brackets", "가나(1.21%), 다라(1.20%)가 올랐다."),  # as good as alike
        ("since earlier", "2월 6일 이후 최대다."),  # no month two before in its year
        ("record put", "최고가 종목도 있었지만 0.50% 오른 2,534.01에 거래를 마쳤다."),
    ],
)
def test_a_rule_leaves_alone_what_it_cannot_make_wrong(rule: str, text: str) -> None:
    assert _made(rule, text) == []


def test_what_is_planted_is_told_with_what_is_right() -> None:
    text = "지수는 2,534.01로, 사흘째 올랐다."
    (plant,) = NAMED["run one longer"].plants(text)
    made = planted(_case(text), NAMED["run one longer"], plant)
    (mark,) = made.faults[0].marks
    assert made.faults[0].kind == "streak"
    assert (made.text[mark.start : mark.end], mark.right) == ("나흘", ("사흘",))


def test_what_is_left_out_is_marked_by_what_stood_around_it() -> None:
    text = "가나(1.20%), 다라(0.80%)"
    (plant,) = NAMED["separator left out"].plants(text)
    made = planted(_case(text), NAMED["separator left out"], plant)
    (mark,) = made.faults[0].marks
    assert (made.text[mark.start : mark.end], mark.right) == (") ", ("), ",))


def _fault(text: str, words: str, *right: str) -> Fault:
    start = text.index(words)
    return Fault(kind="level", marks=(Mark(start=start, end=start + len(words), right=right),), why="made")


def test_a_text_is_put_right_before_it_is_made_wrong() -> None:
    text = "지수는 12포인트 내린 34로 마쳤다."
    put = righted(_case(text, _fault(text, "12", "21"), _fault(text, "34", "430")))
    assert put is not None
    assert (put.text, put.faults) == ("지수는 21포인트 내린 430로 마쳤다.", ())


def test_a_text_with_a_fault_that_has_no_right_answer_is_left_out() -> None:
    text = "지수는 12포인트 내린 34로 마쳤다."
    assert righted(_case(text, _fault(text, "12"))) is None


def test_faults_are_drawn_evenly_over_all_texts() -> None:
    rule: Rule = NAMED["run one longer"]
    texts = [_case("사흘째 올랐다. 나흘째 내렸다.", name=f"text{at}") for at in range(10)]
    chosen = drawn(texts, [rule], 5, lambda _: Past({}, {}, ()))
    assert sorted(one.right.name for one in chosen) == ["text0", "text2", "text4", "text6", "text8"]


def test_what_is_left_is_that_of_the_session_before() -> None:
    past = Past({"^KS11": (4042.83, 3941.59, 3845.56)}, {}, ((3941.59, 3883.68),))
    case = _case("코스피는 2.57% 오른 4,042.83에 마감해 종전 최고치(3,941.59)를 넘었다.")
    planted_by = {one.name: [each.words for each in one.plants(case, past)] for one in LEFT}
    assert (
        planted_by["index's close of the session before"] == []
    )  # 4,042.83에 and 3,941.59에: other particles
    assert planted_by["index's move of the session before"] == []  # 2.50%, too near
    assert planted_by["record that was beaten"] == ["3,883.68"]
