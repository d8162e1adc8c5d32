"""Choices written into a file that people wrote, too: their comments and order stay."""

from __future__ import annotations

import tomllib

from newsgen.choices import Line
from newsgen.choices.write import with_items, with_line, without

OWN = """# 아침 회의에서 정함
[pinned]
"streak:^RUT" = "김기자"  # 부장 지시

[headline]
key = "old"
text = "예전 제목"
"""


def test_into_an_empty_file():
    text = with_items("", "left_out", ["movers:AMD", "movers:CC"], "이기자")
    assert tomllib.loads(text) == {"left_out": {"movers:AMD": "이기자", "movers:CC": "이기자"}}


def test_what_people_wrote_stays_to_the_letter():
    text = with_items(OWN, "left_out", ["movers:AMD"], "이기자")
    assert text.startswith(OWN)
    assert without(text, ["movers:AMD"]).rstrip() == OWN.rstrip()


def test_what_is_left_out_is_no_longer_pinned():
    text = with_items(OWN, "left_out", ["streak:^RUT"], "이기자")
    assert tomllib.loads(text) == {
        "left_out": {"streak:^RUT": "이기자"},
        "headline": {"key": "old", "text": "예전 제목"},
    }


def test_one_headline_takes_the_place_of_another():
    text = with_line(OWN, "headline", Line(key="new", by='이 "기자"', text="새 제목"))
    assert tomllib.loads(text)["headline"] == {"key": "new", "by": '이 "기자"', "text": "새 제목"}
    assert "headline" not in tomllib.loads(without(text, ["headline"]))
