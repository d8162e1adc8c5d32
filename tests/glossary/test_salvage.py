"""A broken glossary: the article has every other term, and a flag says what was left out and where."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsgen import pipeline
from newsgen.errors import GlossaryProblem
from newsgen.glossary import Glossary
from newsgen.resources import shipped
from newsgen.sources import demo
from newsgen.store import Store

HEAD = 'category = "시험"\n'


def term(name: str, title: str, more: str = "") -> str:
    return (
        f'\n[[term]]\nid = "{name}"\ntitle = "{title}"\nenglish = "Test"'
        f'\ndefinition = "시험 삼아 적은 말이다."\nmore = "첫 문장이다. 둘째 문장이다."'
        f'\nchecked = 2025-08-13\nsource = "시험"\n{more}'
    )


ONE, TWO = term("one", "하나말"), term("two", "둘째말")
BROKEN = term("bad", "나쁜말")

WAYS: dict[str, tuple[str | bytes, list[str]]] = {
    "a value without quotation marks": (BROKEN.replace('"나쁜말"', "나쁜말"), ["14행", "따옴표"]),
    "a quotation mark not closed": (BROKEN.replace('말"\n', "말\n", 1), ["14행", "따옴표를 닫지"]),
    "a long text not closed": (BROKEN.replace('more = "', 'more = """'), ["TOML"]),
    "a header not closed": (BROKEN.replace("[[term]]", "[[term]"), ["12행", "대괄호"]),
    "a list not closed": (BROKEN + "aliases = [\n", ["20행", "TOML"]),
    "a key twice": (BROKEN + 'title = "또"\n', ["20행", "두 번"]),
    "another encoding": (BROKEN.encode("cp949"), ["14행", "UTF-8로 저장"]),
    "a number too long": (BROKEN + f"level = {'9' * 5000}\n", ["깁니다"]),
    "nested without end": (BROKEN + f"not = {'[' * 5000}\n", ["깊습니다"]),
    "a key that does not exist": (BROKEN + "levle = 1\n", ["20행", "bad", "level의 오타"]),
    "a field of another kind": (BROKEN.replace('"Test"', "7"), ["15행", "bad", "english = 7", "따옴표"]),
    "a level that is none": (BROKEN + "level = 9\n", ["20행", "bad", "level"]),
    "a level in words": (BROKEN + 'level = "1"\n', ["20행", "bad", "정수로"]),
    "no title": (BROKEN.replace('title = "나쁜말"\n', ""), ["12행", "bad", "title"]),
    "no id": (BROKEN.replace('id = "bad"\n', ""), ["12행", "id"]),
    "an id of capitals": (BROKEN.replace('"bad"', '"Bad"'), ["13행", "Bad", "id"]),
    "an empty definition": (BROKEN.replace("시험 삼아 적은 말이다.", " "), ["16행", "definition"]),
    "the day in words": (BROKEN.replace("2025-08-13", '"어제"'), ["18행", "checked", "날짜"]),
    "an id of another": (BROKEN.replace('"bad"', '"one"'), ["13행", "one", "같은 id"]),
    "a spelling of another": (BROKEN + 'aliases = ["하나 말"]\n', ["20행", "bad", "하나 말"]),
    "a table of no name": (BROKEN.replace("[[term]]", "[[trem]]"), ["trem"]),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_other_term_stays_and_a_line_says_what_went(tmp_path: Path, way: str) -> None:
    bad, parts = WAYS[way]
    raw = bad if isinstance(bad, bytes) else bad.encode()
    (tmp_path / "terms.toml").write_bytes((HEAD + ONE).encode() + raw + TWO.encode())
    (tmp_path / "others.toml").write_text(HEAD + term("three", "셋째말"), encoding="utf-8")
    with pytest.raises(GlossaryProblem):
        Glossary.load(tmp_path)
    book, left_out = Glossary.salvaged(tmp_path)
    assert [each.id for each in book.terms] == ["three", "one", "two"]
    assert [each.id for each in book.find("둘째말과 하나말")] == ["two", "one"]
    (line,) = left_out
    assert line.startswith(f"용어집 {tmp_path.name}/terms.toml ")
    assert "\n" not in line
    assert all(part in line for part in parts), line
    assert not re.search(r"[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}", line), "told in English"


def test_a_file_that_cannot_be_read_takes_no_other_with_it(tmp_path: Path) -> None:
    (tmp_path / "terms.toml").write_text(HEAD + ONE, encoding="utf-8")
    (tmp_path / "broken.toml").mkdir()
    (tmp_path / "utf16.toml").write_bytes((HEAD + TWO).encode("utf-16"))
    book, left_out = Glossary.salvaged(tmp_path)
    assert [each.id for each in book.terms] == ["one"]
    assert [line.split(".toml")[0][-6:] for line in left_out] == ["broken", "/utf16"]
    assert "모두 뺐습니다" in left_out[0]
    assert "UTF-8" in left_out[1]


def test_a_head_that_is_broken_costs_no_term(tmp_path: Path) -> None:
    (tmp_path / "terms.toml").write_text("category = 시험\n" + ONE + TWO, encoding="utf-8")
    book, left_out = Glossary.salvaged(tmp_path)
    assert [each.id for each in book.terms] == ["one", "two"]
    assert [line.partition("terms.toml ")[2][:3] for line in left_out] == ["1행:"]


def test_a_reference_that_leads_nowhere_costs_the_reference(tmp_path: Path) -> None:
    (tmp_path / "terms.toml").write_text(
        HEAD + term("one", "하나말", 'see = ["two", "gone"]\n') + TWO, encoding="utf-8"
    )
    book, (line,) = Glossary.salvaged(tmp_path)
    assert [each.see for each in book.terms] == [("two",), ()]
    assert "gone" in line
    assert " 11행:" in line


def test_many_faults_of_one_file_are_not_told_one_by_one(tmp_path: Path) -> None:
    body = "".join(term(f"n{n}", f"나쁜말{n}") for n in range(40)).encode("cp949")
    (tmp_path / "terms.toml").write_bytes(body)
    book, left_out = Glossary.salvaged(tmp_path)
    assert not book.terms
    assert len(left_out) == 4
    assert "37곳" in left_out[-1]


def test_without_a_folder_an_article_explains_nothing(tmp_path: Path) -> None:
    book, (line,) = Glossary.salvaged(tmp_path / "none")
    assert not book.terms
    assert "폴더가 없습니다" in line


def test_what_is_whole_loses_nothing(tmp_path: Path) -> None:
    assert Glossary.salvaged() == (Glossary.load(), ())
    for path in shipped("glossary").glob("*.toml"):
        shutil.copy(path, tmp_path)
    (tmp_path / "broken.toml").write_bytes(b"x = ")
    book, left_out = Glossary.salvaged(tmp_path)
    assert {each.id: each for each in book.terms} == {each.id: each for each in Glossary.load().terms}
    assert len(left_out) == 1


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "market.sqlite", create=True) as opened:
        opened.write(demo.batch(), now=dt.datetime(2025, 8, 14, tzinfo=dt.UTC))
        yield opened


def test_an_article_is_written_without_a_term_and_says_so(store, tmp_path: Path, monkeypatch) -> None:
    """A term that the article explains is broken in its file: the article is the same but for that entry."""
    monkeypatch.setattr("newsgen.story.terms.is_turn", lambda *_: True)  # every term that it marks is due ...
    monkeypatch.setattr("newsgen.story.terms.COMMON", frozenset())
    monkeypatch.setattr("newsgen.story.terms.HIGH", 0.0)  # ... and news enough
    monkeypatch.setattr(
        "newsgen.story.terms.COMMON", frozenset()
    )  # a bare day has only what stands every day
    whole = pipeline.build(store, demo.SESSION)
    gone = whole.glossary[0]
    folder = tmp_path / "glossary"
    shutil.copytree(shipped("glossary"), folder)
    path = next(path for path in folder.glob("*.toml") if f'id = "{gone.id}"' in path.read_text("utf-8"))
    text = path.read_text("utf-8")
    path.write_text(text.replace(f'id = "{gone.id}"\n', f'id = "{gone.id}\n'), encoding="utf-8")
    monkeypatch.setattr("newsgen.glossary.book.shipped", lambda _: folder)
    found = pipeline.build(store, demo.SESSION)
    assert gone.id not in {each.id for each in found.glossary}
    assert found.headline == whole.headline
    assert [each.id for each in found.facts] == [each.id for each in whole.facts]
    (line,) = set(found.flags) - set(whole.flags)
    number = text[: text.index(f'id = "{gone.id}"')].count("\n") + 1
    assert line.startswith(f"용어집 glossary/{path.name} {number}행: ")
