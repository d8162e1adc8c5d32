"""A note changed or taken out of its file: the others, and what a person wrote around them, stay."""

from __future__ import annotations

import datetime as dt
import tomllib

import pytest

from newsgen import markets
from newsgen.errors import NoteProblem
from newsgen.notes.read import listed, parse
from newsgen.notes.write import added, changed, removed

SESSION = markets.session(markets.named("us"), dt.date(2025, 8, 13))
UNTIL = dt.datetime(2025, 8, 14, tzinfo=dt.UTC)
FILE = """# 13일 메모

[[quote]]
speaker = "베선트"
text = '50bp를 내려야 한다'   # 인터뷰 2분
outlet = "블룸버그 인터뷰"
time = 2025-08-13T08:30:00

# 아래는 확인 중
[[cause]]
text = "관세 충격이 이어졌다"

[[event]]
text = "백악관은 13일 명단을 발표했다."
"""


def test_every_table_is_listed_with_what_is_wrong_of_it():
    found = listed(FILE, SESSION, until=UNTIL)
    assert [(each.kind, each.place.line, bool(each.note)) for each in found] == [
        ("quote", 3, True),
        ("cause", 10, False),
        ("event", 13, True),
    ]
    assert "누구의 설명인지" in found[1].fault
    assert found[0].fields["time"] == "2025-08-13T08:30:00"


def test_a_change_touches_its_own_line_alone():
    fields = {**listed(FILE, SESSION, until=UNTIL)[0].fields, "text": "25bp를 내려야 한다"}
    text, made = changed(FILE, "quote", 0, fields, SESSION, until=UNTIL)
    assert made.text == "25bp를 내려야 한다"
    old, new = FILE.splitlines(), text.splitlines()
    assert [(a, b) for a, b in zip(old, new, strict=True) if a != b] == [
        ("text = '50bp를 내려야 한다'   # 인터뷰 2분", 'text = "25bp를 내려야 한다"   # 인터뷰 2분')
    ]


def test_a_note_that_was_bad_can_be_mended():
    fields = {"text": "관세 충격이 이어졌다", "outlet": "블룸버그"}
    text, made = changed(FILE, "cause", 0, fields, SESSION, until=UNTIL)
    assert made.outlet == "블룸버그"
    assert parse(text, SESSION, until=UNTIL, name="").problems == ()


def test_what_cannot_be_printed_is_not_taken():
    with pytest.raises(NoteProblem, match="HTML"):
        changed(FILE, "event", 0, {"text": "<script>alert(1)</script>"}, SESSION, until=UNTIL)


def test_a_note_goes_and_comments_stay():
    text = removed(FILE, "cause", 0, SESSION, until=UNTIL)
    assert "cause" not in tomllib.loads(text)
    assert "# 아래는 확인 중" in text
    assert tomllib.loads(text)["quote"] == tomllib.loads(FILE)["quote"]


def test_a_note_that_is_gone_cannot_be_changed():
    with pytest.raises(NoteProblem, match="그 메모가 없습니다"):
        removed(FILE, "event", 1, SESSION, until=UNTIL)


def test_a_list_in_one_line_is_left_to_its_writer():
    written = 'event = [{ text = "백악관은 13일 명단을 발표했다." }]\n'
    with pytest.raises(NoteProblem, match="파일을 열어"):
        removed(written, "event", 0, SESSION, until=UNTIL)


def test_a_note_is_added_behind_all_that_stands():
    text, _ = added(FILE, "link", {"text": "자료", "link": "https://x.example"}, SESSION, until=UNTIL)
    assert text == FILE + '\n[[link]]\ntext = "자료"\nlink = "https://x.example"\n'
