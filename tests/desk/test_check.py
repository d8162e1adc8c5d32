"""Pasted copy on the desk: marks in the text, one right answer applied, all by a form."""

from __future__ import annotations

import html

import lxml.html

from tests.desk.morning import fields_of
from tests.desk.morning import morning as morning  # noqa: PLC0414 - a fixture

COPY = (
    "13일(현지시간) 뉴욕증시에서 다우존스30산업평균지수는 "
    "전장보다 463.66포인트(1.40%) 오른 44,922.27에 마감했다."
)


def paste(hand, text, **more):
    return hand.bare("/check", {**fields_of(hand.get("/check").text, "/check"), "text": text, **more})


def test_what_is_wrong_is_marked_with_what_holds(morning):
    hand = morning.hand("기자")
    answer = paste(hand, COPY, date="2025-08-13", market="us")
    assert answer.status_code == 200
    page = lxml.html.fromstring(answer.text)
    (mark,) = page.xpath("//div[@class='copy']/a[@class='false']")
    assert "1.40%" in mark.text
    note = page.get_element_by_id(mark.get("href").removeprefix("#")).text_content()
    assert "1.04%" in note
    assert fields_of(answer.text, "/check")["text"] == COPY


def test_what_has_one_answer_is_put_right(morning):
    hand = morning.hand()
    answer = paste(hand, "다우지수은 올랐다.", date="2025-08-13", market="us", act="fix")
    assert fields_of(answer.text, "/check")["text"] == "다우지수는 올랐다."


def test_a_script_is_text_and_bad_input_one_line(morning):
    hand = morning.hand()
    answer = paste(hand, "<script>alert(1)</script>")
    assert "<script>alert" not in answer.text
    bad = paste(hand, COPY, date="2025-13-99")
    assert bad.status_code == 400
    assert "거래일은" in bad.text
    assert fields_of(bad.text, "/check")["text"] == COPY
    assert paste(hand, COPY, market="mars").status_code == 400
    long = paste(hand, "가" * 100_001)
    assert long.status_code == 413
    assert "100,000자" in html.unescape(long.text)
    assert paste(hand, "가" * 350_000).status_code == 413
