from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.errors import GlossaryProblem
from newsgen.glossary import Glossary

TERM = """\
[[term]]
id = "{id}"
title = "{title}"
english = "Test"
definition = "시험 삼아 적은 말이다."
more = "첫 문장이다. 둘째 문장이다."
checked = 2025-08-13
source = "시험"
"""
GOOD = 'category = "시험"\n' + TERM.format(id="test", title="시험말")
OTHER = TERM.format(id="other", title="다른말")

BROKEN = [
    ("broken", GOOD + "\nx = [1,", ["terms.toml 11행"]),
    ("line", GOOD + "\nx = = 1\n", ["terms.toml 11행"]),
    ("unknown", GOOD + 'colour = "red"\n', ["[[term]] test", "colour"]),
    ("unknown head", 'title = "x"\n' + GOOD, ["title"]),
    ("category inside", GOOD + 'category = "다른 갈래"\n', ["[[term]] test", "category"]),
    ("no category", GOOD.split("\n", 1)[1], ["category"]),
    ("missing", GOOD.replace('english = "Test"\n', ""), ["[[term]] test", "english"]),
    ("missing id", GOOD.replace('id = "test"\n', ""), ["[[term]] 1번째", "id"]),
    ("duplicate", GOOD + TERM.format(id="test", title="다른말"), ["[[term]] test", "id"]),
    ("alias twice", GOOD + OTHER + 'aliases = ["시험 말"]\n', ["[[term]] other", "시험 말", "test"]),
    ("see nowhere", GOOD + 'see = ["nowhere"]\n', ["[[term]] test", "nowhere"]),
    ("see itself", GOOD + 'see = ["test"]\n', ["[[term]] test", "see"]),
    ("empty definition", GOOD.replace("시험 삼아 적은 말이다.", " "), ["[[term]] test", "definition"]),
    ("wrong type", GOOD.replace('"Test"', "7"), ["[[term]] test", "english"]),
    ("wrong list", GOOD + "see = [1]\n", ["[[term]] test", "see"]),
    ("wrong date", GOOD.replace("2025-08-13", '"언젠가"'), ["[[term]] test", "checked"]),
    ("bad id", GOOD.replace('"test"', '"Te st"'), ["[[term]]", "id"]),
    ("empty alias", GOOD + 'aliases = [""]\n', ["[[term]] test", "aliases"]),
    ("empty not", GOOD + 'not = [" "]\n', ["[[term]] test", "‘not’"]),
    ("empty near", GOOD + 'near = [" "]\n', ["[[term]] test", "‘near’"]),
    ("one letter", GOOD + 'aliases = ["말"]\n', ["[[term]] test", "‘말’"]),
    ("two spaces", GOOD + 'aliases = ["두  칸"]\n', ["[[term]] test", "두  칸"]),
    ("odd beginning", GOOD + 'aliases = ["(괄호)"]\n', ["[[term]] test", "(괄호)"]),
    ("level", GOOD + "level = 4\n", ["[[term]] test", "level"]),
    ("term is no table", 'category = "시험"\nterm = 3\n', ["[[term]]"]),
]


def written(folder: Path, text: str | bytes) -> Path:
    (folder / "terms.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_a_good_file_is_read(tmp_path: Path) -> None:
    book = Glossary.load(written(tmp_path, GOOD + OTHER + 'not = ["다른말씀"]\n'))
    assert [term.id for term in book.terms] == ["test", "other"]
    term = book.get("other")
    assert term is not None
    assert (term.category, term.not_, term.mark, term.level) == ("시험", ("다른말씀",), True, 2)
    assert book.get("nowhere") is None


def test_byte_order_mark_and_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    written(tmp_path, b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert len(Glossary.load(tmp_path).terms) == 1


@pytest.mark.parametrize(("text", "parts"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_what_is_wrong_is_said_in_one_korean_line(tmp_path: Path, text: str, parts: list[str]) -> None:
    with pytest.raises(GlossaryProblem) as caught:
        Glossary.load(written(tmp_path, text))
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith("terms.toml")
    assert any("가" <= char <= "힣" for char in message)
    for part in parts:
        assert part in message


def test_bytes_that_are_no_utf8_are_told_with_their_line(tmp_path: Path) -> None:
    with pytest.raises(GlossaryProblem, match=r"terms\.toml 2행: UTF-8"):
        Glossary.load(written(tmp_path, b"# x\n\xff\n"))


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(GlossaryProblem, match="폴더가 없습니다"):
        Glossary.load(tmp_path / "nowhere")
