"""A note on a company told on from its move."""

from __future__ import annotations

import pytest

from newsgen.model import Figure, Note, Run, Runs, text_of
from newsgen.story.folding import folded
from newsgen.story.names import Name

WFC = Name("웰스파고", "웰스파고", "웰스파고")
NRG = Name("NRG에너지(NRG Energy)", "NRG에너지", "NRG에너지")


def moved(before: str, figure: str, after: str, about: str = "WFC") -> Runs:
    fact = Figure(fact=f"change_day:{about}@2025-10-14", style="tenth", value=7.15)
    return (Run(text=before), Run(text=figure, figure=fact), Run(text=after))


def told(sentence: Runs, text: str, name: Name = WFC, about: str = "WFC", **rest: str) -> str:
    note = Note(**{"id": "n", "kind": "event", "text": text, "about": about, **rest})
    made = folded(sentence, note, name, "change_day")
    return f"{text_of(made.ours)}{made.note.text}" if made else ""


RISE = moved("웰스파고가 ", "7.1%", " 급등했다.")


@pytest.mark.parametrize(
    ("sentence", "text", "made"),
    [
        (
            RISE,
            "웰스파고가 예상을 웃도는 실적을 발표했다.",
            "7.1% 급등한 웰스파고는 예상을 웃도는 실적을 발표했다.",
        ),
        (
            moved("웰스파고는 ", "7.1%", " 오르며 52주 최고가로 마감했다."),
            "웰스파고의 4분기 실적이 나아질 것이라는 전망이 나왔다.",
            "7.1% 오르며 52주 최고가로 마감한 웰스파고는 4분기 실적이 나아질 것이라는 전망이 나왔다.",
        ),
    ],
)
def test_the_move_stands_before_the_name_and_the_note_ends_the_sentence(
    sentence: Runs, text: str, made: str
) -> None:
    assert told(sentence, text) == made


def test_what_a_company_is_stays_with_its_name() -> None:
    sentence = moved("전력 업체 NRG에너지(NRG Energy)가 ", "26.2%", " 폭등했다.", "NRG")
    made = told(sentence, "NRG에너지가 발전소 18곳을 사들인다.", NRG, "NRG")
    assert made == "26.2% 폭등한 전력 업체 NRG에너지(NRG Energy)는 발전소 18곳을 사들인다."


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (RISE, "금리가 올랐다."),  # does not begin with the name
        (
            moved("대형주 중에서는 웰스파고가 ", "7.1%", " 급등했다."),
            "웰스파고가 실적을 발표했다.",
        ),  # a ranking
        (moved("그 밖에 웰스파고가 ", "7.1%", " 급등했다."), "웰스파고가 실적을 발표했다."),
        (RISE, "웰스파고가 감원을 미뤘다는 소식이 나왔다."),  # the news is the subject
        (RISE, "웰스파고가 발표한 실적은 예상을 웃돌았다."),  # its results are the topic
        (moved("반면 웰스파고는 ", "7.1%", " 급락했다."), "웰스파고가 실적을 발표했다."),
        (moved("웰스파고가 ", "7.1%", " 올라 시가총액이 불어났다."), "웰스파고가 실적을 발표했다."),
        (moved("웰스파고와 씨티는 ", "7.1%", " 올랐다."), "웰스파고가 실적을 발표했다."),
    ],
)
def test_where_one_would_read_wrong_they_stay_apart(sentence: Runs, text: str) -> None:
    assert told(sentence, text) == ""


def test_a_report_of_others_stays_apart() -> None:
    assert told(RISE, "웰스파고가 실적을 발표했다.", outlet="로이터") == ""
