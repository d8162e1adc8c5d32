"""What is said of the way through a session answers to its prices."""

from __future__ import annotations

import pytest

from newsgen.model import Figure, Run, Runs
from newsgen.proof import course
from newsgen.proof.sentences import sentences
from tests.facts.builders import fact


def facts(decided: str = "14:00", **changed: float):
    """The S&P 500 up 1.9 % before eleven, below the close before at three, 1.6 % lower at the close."""
    values = {
        "path_open": 1.4,
        "path_noon": 0.3,
        "path_late": -0.7,
        "change_day": -1.6,
        "path_peak": 1.9,
        "path_trough": -1.63,
    } | changed
    hours = {"path_peak": "10:45", "path_trough": "15:45", "path_decision": decided}
    made = [fact(name, "^GSPC", value, as_of=hours.get(name, "close")) for name, value in values.items()]
    return {one.id: one for one in made}


def found(runs: Runs | str, **changed: float) -> list[str]:
    told = (Run(text=runs),) if isinstance(runs, str) else runs
    return [one.place.text for one in course.check([sentences(told)], facts(**changed))]


TRUE = [
    "S&P500지수는 상승 출발했으나 오후 들어 하락 전환했다.",
    "상승 출발한 S&P500지수는 오후 들어 내림세로 돌아섰다.",
    "S&P500지수는 오전에 고점을 찍은 뒤 오름폭을 모두 내줬다.",
    "S&P500지수는 한때 강세를 보였지만 오름폭을 모두 반납했다.",
]
FALSE = [
    ("S&P500지수는 하락 출발했다.", "하락 출발"),
    ("S&P500지수는 보합권에서 출발해 낙폭을 키웠다.", "보합권에서 출발"),
    ("S&P500지수는 상승 전환했다.", "상승 전환"),
    ("S&P500지수는 장 막판 하락 전환했다.", "장 막판 하락 전환"),
    ("S&P500지수는 오름폭을 키웠다.", "오름폭을 키"),
    ("S&P500지수는 낙폭을 모두 만회했다.", "낙폭을 모두"),
    ("S&P500지수는 종일 좁은 폭에서 오르내렸다.", "좁은 폭에"),
    ("S&P500지수는 한 번도 하락 전환하지 않았다.", "한 번도 하락 전환하지"),
    ("S&P500지수는 장 초반 고점을 찍은 뒤 밀렸다.", "장 초반"),
]


@pytest.mark.parametrize(("close", "right"), [(-0.4, True), (-0.1, False)])
def test_who_opened_at_one_end_and_closed_at_the_other_did_not_waver(close, right):
    text = "뚜렷한 방향 없이 S&P500지수가 오름세와 내림세를 여러 차례 오갔다."
    at = {"path_open": 0.43, "path_peak": 0.43, "path_trough": -0.43, "change_day": close}
    at |= {"path_noon": 0.05, "path_late": -0.1}
    assert bool(found(text, **at)) is right


@pytest.mark.parametrize("text", TRUE)
def test_what_holds_passes(text):
    assert found(text) == []


@pytest.mark.parametrize(("text", "words"), FALSE)
def test_what_does_not_hold_is_found(text, words):
    assert words in found(text)


@pytest.mark.parametrize("text", [text for text, _ in FALSE])
def test_of_an_index_whose_way_is_unknown_or_of_two_nothing_is_said(text):
    assert found(text.replace("S&P500지수", "다우지수")) == []
    assert found(text.replace("S&P500지수는", "S&P500지수와 나스닥지수는")) == []


def test_a_turn_after_some_sessions_is_no_turn_within_the_day():
    assert found("S&P500지수는 4거래일 만에 하락 전환했다.", path_peak=-0.1) == []


@pytest.mark.parametrize(("words", "wrong"), [("장 초반", True), ("오후 한때", True), ("오전 한때", False)])
def test_the_words_before_a_high_are_those_of_its_hour(words, wrong):
    peak = facts()["path_peak:^GSPC@2025-08-13"]
    runs = (
        Run(text=f"S&P500지수는 {words} "),
        Run(text="1.9%", figure=Figure(fact=peak.id, value=peak.value, style="tenth")),
        Run(text="까지 올랐으나 하락 전환했다."),
    )
    assert found(runs) == ([words.split(" 한때")[0]] if wrong else [])


@pytest.mark.parametrize(("words", "wrong"), [("낮 12시께", []), ("낮 한때", ["낮"])])
def test_a_clock_is_none_of_the_words_for_an_hour(words, wrong):
    """A quarter that began at 11:45 is near noon, but before it."""
    peak = facts()["path_peak:^GSPC@2025-08-13"]
    runs = (
        Run(text=f"S&P500지수는 {words} "),
        Run(text="1.9%", figure=Figure(fact=peak.id, value=peak.value, style="tenth")),
        Run(text="까지 올랐으나 하락 전환했다."),
    )
    assert found(runs) == wrong


def test_the_afternoon_begins_where_the_noon_stood_on_the_other_side():
    assert found("S&P500지수는 오후 들어 하락 전환했다.", path_noon=-0.2) == ["오후 들어 하락 전환"]


@pytest.mark.parametrize(
    ("text", "decision", "right"),
    [
        ("결정이 나올 때까지 오르던 S&P500지수는 이후 하락 전환했다.", 0.4, True),
        ("결정이 나올 때까지 오르던 S&P500지수는 이후 하락 전환했다.", -0.4, False),
        ("결정이 나온 뒤에도 오름세였던 S&P500지수는 회견이 시작된 뒤 하락 전환했다.", 0.4, True),
        ("결정이 나온 뒤에도 오름세였던 S&P500지수는 회견이 시작된 뒤 하락 전환했다.", -0.4, False),
        ("결정 전부터 밀리던 S&P500지수는 발표 뒤 낙폭을 키웠다.", -0.4, True),
        ("결정 전부터 밀리던 S&P500지수는 발표 뒤 낙폭을 줄였다.", -0.4, False),
        ("결정을 기다리며 보합권에 머물던 S&P500지수는 발표 뒤 하락했다.", 0.05, True),
        ("결정을 기다리며 보합권에 머물던 S&P500지수는 발표 뒤 상승했다.", 0.05, False),
        ("결정이 나온 뒤 저점을 찍은 S&P500지수는 내렸다.", 0.4, True),
        ("결정이 나온 뒤 고점을 찍은 S&P500지수는 내렸다.", 0.4, False),
    ],
)
def test_what_came_after_a_decision(text, decision, right):
    assert (found(text, path_decision=decision) == []) is right


@pytest.mark.parametrize(
    ("text", "changed", "right"),
    [
        ("S&P500지수는 저점 부근에서 마감했다.", {}, True),
        ("S&P500지수는 저점 부근에서 마감했다.", {"change_day": -1.0}, False),
        ("S&P500지수는 고점 부근에서 마감했다.", {}, False),
        ("S&P500지수는 정오 전에 하락 전환했다.", {"path_noon": -0.1}, True),
        ("S&P500지수는 정오 전에 하락 전환했다.", {}, False),
        ("S&P500지수는 낙폭을 대부분 만회했다.", {"change_day": -0.5}, True),
        ("S&P500지수는 낙폭을 대부분 만회했다.", {"change_day": -0.9}, False),
    ],
)
def test_where_it_ended_and_how_much_was_made_good(text, changed, right):
    assert (found(text, **changed) == []) is right
