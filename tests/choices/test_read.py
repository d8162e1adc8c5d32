"""A file of choices as people write it: what is read, and one line a fault."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import markets
from newsgen.choices import Choices, Line, file_of, read
from tests.markets import US

SESSION = markets.session(US, dt.date(2025, 8, 13))


def written(tmp_path, text: str | bytes) -> Choices:
    file = file_of(tmp_path, SESSION, "us-close")
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(tmp_path, SESSION, "us-close")


def test_the_file_stands_beside_the_notes_of_its_session(tmp_path):
    assert file_of(tmp_path, SESSION, "us-close") == tmp_path / "2025-08-13.us-close.choices.toml"
    seoul = markets.session(markets.named("kr"), dt.date(2025, 8, 13))
    assert file_of(tmp_path, seoul, "kr-close") == tmp_path / "kr" / "2025-08-13.kr-close.choices.toml"
    own = tmp_path / "own.toml"
    assert file_of(own, SESSION, "us-week").parent == tmp_path


def test_no_file_is_no_choice(tmp_path):
    found = read(tmp_path, SESSION, "us-close")
    assert not found
    assert found.problems == ()


def test_all_that_is_chosen_is_read(tmp_path):
    found = written(
        tmp_path,
        """
        [pinned]
        "streak:^RUT" = "김기자"
        [left_out]
        "movers:AMD" = ""
        [headline]
        key = "b0e275f162"
        by = "이기자"
        text = "소형주 강세"
        [deck]
        key = "ac351bb91c"
        """,
    )
    assert found == Choices(
        pinned={"streak:^RUT": "김기자"},
        left_out={"movers:AMD": ""},
        headline=Line(key="b0e275f162", by="이기자", text="소형주 강세"),
        deck=Line(key="ac351bb91c"),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('pinned = "movers:AMD"', "[pinned] 표가 아니라"),
        ('[pinned]\n"movers" = "김"', "'movers': 기삿거리는"),
        ('[pinned]\n"movers:AMD" = 3', "movers:AMD: 값은"),
        ('[pinned]\n"movers:AMD" = "김\\u0007"', "movers:AMD: 값은"),
        ("[headline]\nkey = 3", "[headline] key는 보통 글"),
        ('[headline]\nby = "김"', "[headline] key가 있어야"),
        ('[deck]\nkey = "a"\nwhat = "b"', "[deck] key가 있어야"),
        ('[pin]\n"movers:AMD" = "김"', "'pin'은 없는 항목"),
        ('[pinned]\n"a:b" = "김"\n[left_out]\n"a:b" = "이"', "a:b: 뺀 기삿거리에도 있어"),
        ("[pinned\n", "TOML 문법이 잘못됐습니다"),
        (b"\xff", "UTF-8"),
        ("#" * 70_000, "너무 큽니다"),
    ],
)
def test_a_fault_is_one_line_and_chooses_nothing(tmp_path, text, told):
    found = written(tmp_path, text)
    assert not found
    (line,) = found.problems
    assert told in line
    assert "\n" not in line
    assert "2025-08-13.us-close.choices.toml" in line


def test_what_is_well_stands_beside_a_fault(tmp_path):
    found = written(tmp_path, '[pinned]\n"streak:^RUT" = "김"\n"wrong" = "김"\n[headline\nkey = "a"\n')
    assert found.pinned == {"streak:^RUT": "김"}
    assert len(found.problems) == 2
