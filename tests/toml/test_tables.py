"""One table changed, added, taken out: the others and every comment stay to the letter."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.toml.tables import appended, changed, stretches, without

FILE = '''# 머리말: 이 파일은 데스크가 씁니다.
category = "금리"  # 갈래

# 첫 용어
[[term]]
id = "one"   # 주소
title = 'Fed의 점도표'
not = [
    "가", # 까닭
    "나",
]
more = """
[[term]]처럼 보이는 글
# 주석처럼 보이는 글
"""

# 둘째 용어 위의 주석

[[term]]
id = "two"
title = "둘"
[term.valid]
as_of = 2026-01-01

[other]
id = "x"
# 끝
'''


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_the_line_that_changed_is_another(newline):
    text = FILE.replace("\n", newline)
    made = changed(text, "term", 0, {"title": "새 이름", "id": "one"})
    assert made == text.replace("title = 'Fed의 점도표'", 'title = "새 이름"')


def test_a_list_keeps_the_comments_of_what_stays():
    made = changed(FILE, "term", 0, {"not": ["가", "다"]})
    assert '"가", # 까닭' in made
    assert tomllib.loads(made)["term"][0]["not"] == ["가", "다"]
    assert made.partition("more =")[2] == FILE.partition("more =")[2]


def test_keys_come_and_go():
    made = changed(FILE, "term", 1, {"title": None, "level": 1})
    assert tomllib.loads(made)["term"][1] == {
        "id": "two",
        "level": 1,
        "valid": tomllib.loads(FILE)["term"][1]["valid"],
    }
    assert made.startswith(FILE.partition('title = "둘"')[0])
    assert made.endswith('[other]\nid = "x"\n# 끝\n')


def test_a_table_goes_with_those_below_it_and_no_comment_of_others():
    made = without(FILE, "term", 1)
    assert tomllib.loads(made) == {k: v if k != "term" else v[:1] for k, v in tomllib.loads(FILE).items()}
    for comment in ("# 머리말", "# 둘째 용어 위의 주석", "# 끝", "# 까닭"):
        assert comment in made


def test_a_table_in_a_text_is_no_table():
    assert len(stretches(FILE, "term")) == 2


ROWS = st.dictionaries(
    st.sampled_from(["text", "speaker", "link"]), st.text(st.characters(codec="utf-8")), min_size=1
)


@given(rows=st.lists(ROWS, min_size=1, max_size=4), new=ROWS, data=st.data())
@settings(max_examples=60)
def test_whatever_a_text_holds_it_is_read_back(rows, new, data):
    text = ""
    for row in rows:
        text = appended(text, "quote", row)
    assert tomllib.loads(text)["quote"] == rows
    nth = data.draw(st.integers(0, len(rows) - 1))
    absent = {key: None for key in rows[nth] if key not in new}
    made = tomllib.loads(changed(text, "quote", nth, {**new, **absent}))
    assert made["quote"] == [*rows[:nth], new, *rows[nth + 1 :]]
    left = tomllib.loads(without(text, "quote", nth)).get("quote", [])
    assert left == [*rows[:nth], *rows[nth + 1 :]]
