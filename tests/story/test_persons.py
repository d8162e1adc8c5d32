"""Who is named first in the desk's own sentences."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.model import Note, Run
from newsgen.story.persons import named_in

DAY = dt.date(2025, 10, 14)
"""Jerome Powell headed the Fed, Donald Trump the United States, Scott Bessent the Treasury."""


def named(text: str, before: str = "", day: dt.date = DAY, **rest: str) -> str:
    note = Note(**{"id": "n", "kind": "cause", "text": text, **rest})
    return named_in(note, [(Run(text=before),)], day).text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("파월 의장의 말이 반등을 이끌었다", "제롬 파월 연준 의장의 말이 반등을 이끌었다"),
        ("트럼프 미국 대통령이 관세를 미뤘다", "도널드 트럼프 미국 대통령이 관세를 미뤘다"),
        ("베선트 장관이 말했다", "스콧 베선트 미국 재무장관이 말했다"),
        ("연준에서는 월러 이사가 반대했다", "연준에서는 크리스토퍼 월러 이사가 반대했다"),
        ("월러 이사와 마이런 이사가 반대했다", "월러 이사와 마이런 이사가 반대했다"),
        ("제롬 파월 연준 의장이 말했다", "제롬 파월 연준 의장이 말했다"),
        ("트럼프 대통령실이 밝혔다", "트럼프 대통령실이 밝혔다"),
    ],
)
def test_who_is_new_is_named_in_full(text: str, told: str) -> None:
    assert named(text) == told


def test_who_is_known_and_what_others_said_stand() -> None:
    text = "파월 의장의 말이 반등을 이끌었다"
    assert named(text, before="파월 의장은 말했다.") == text
    assert named(text, outlet="로이터") == text
    assert named(text, day=dt.date(2010, 1, 4)) == text  # another headed it then


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("도널드 트럼프 미국 대통령은 관세를 예고했다", "트럼프 대통령은 관세를 예고했다"),
        ("도널드 트럼프 대통령이 관세를 예고했다", "트럼프 대통령이 관세를 예고했다"),
        ("도널드 트럼프 전 대통령이 관세를 예고했다", "도널드 트럼프 전 대통령이 관세를 예고했다"),
        ("트럼프 대통령은 관세를 예고했다", "트럼프 대통령은 관세를 예고했다"),
    ],
)
def test_who_has_been_named_in_full_is_called_short(text: str, told: str) -> None:
    assert named(text, before="도널드 트럼프 미국 대통령이 관세 인상을 예고하자 주가가 내렸다.") == told


def test_a_namesake_is_nobody_named_before() -> None:
    text = "리사 쿡 연준 이사가 반대했다"
    assert named(text, before="팀 쿡 애플 최고경영자(CEO)는 관세를 걱정했다.") == text
