"""The glossary in force: read again when its files change, kept when they break."""

import os
import time

import pytest

from newsgen.config import Config, Service
from newsgen.errors import GlossaryProblem
from newsgen.glossary.wanted import Wanted
from newsgen.service.library import Library
from tests.service.conftest import RATES, category

MORE = [*RATES, ("hike", "인상", "Hike", "올리는 일이다.", "")]


@pytest.fixture
def library(archive, glossary):
    return Library(Config(), archive, glossary)


def write(path, text):
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(time.time_ns(), time.time_ns()))  # a coarse clock would hide a quick edit


def test_an_edit_is_in_force(library, glossary):
    before = library.shelf
    library.refresh()
    assert library.shelf is before  # nothing changed, nothing was read
    write(glossary / "rates.toml", category("금리", MORE))
    library.refresh()
    assert "hike" in library.shelf.answers
    assert library.shelf.glossary.search("인상")[0].id == "hike"


def test_a_new_file_and_a_lost_one(library, glossary):
    write(glossary / "more.toml", category("더", [MORE[-1]]))
    library.refresh()
    assert "hike" in library.shelf.answers
    (glossary / "more.toml").unlink()
    library.refresh()
    assert "hike" not in library.shelf.answers


def test_the_desks_own_terms_stand_before_them_and_are_watched(archive, glossary, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    write(own / "desk.toml", category("데스크", [("dot-plot", "점도표", "Dot Plot", "우리 것이다.", "")]))
    library = Library(Config(glossary=str(own)), archive, glossary)
    assert library.shelf.glossary.get("dot-plot").definition == "우리 것이다."
    assert library.shelf.glossary.get("basis-point")
    write(own / "desk.toml", category("데스크", [MORE[-1]]))
    library.refresh()
    assert library.shelf.glossary.search("인상")[0].id == "hike"
    assert library.shelf.glossary.get("dot-plot").definition == "위원들의 금리 전망을 점으로 찍은 표다."


def test_a_broken_edit_keeps_the_last_good_glossary(library, glossary, caplog):
    write(glossary / "rates.toml", category("금리", MORE) + "[[term")
    library.refresh()
    assert "dot-plot" in library.shelf.answers
    assert "rates.toml" in library.fault
    assert "rates.toml" in caplog.text
    write(glossary / "rates.toml", category("금리", MORE))
    library.refresh()
    assert (library.fault, "hike" in library.shelf.answers) == ("", True)


def test_a_folder_that_is_gone_keeps_it_too(library, glossary):
    glossary.rename(glossary.with_name("moved"))
    library.refresh()
    assert library.fault
    assert "dot-plot" in library.shelf.answers


def test_a_glossary_that_was_never_good_is_served_without_what_is_broken(archive, glossary, caplog):
    write(glossary / "rates.toml", category("금리", MORE).replace('title = "인상"', "title = 인상"))
    library = Library(Config(), archive, glossary)
    assert {"dot-plot", "basis-point", "russell-2000"} <= library.shelf.answers.keys()
    assert "hike" not in library.shelf.answers
    assert "rates.toml" in library.fault
    assert "rates.toml" in caplog.text
    write(glossary / "rates.toml", category("금리", MORE))
    library.refresh()
    assert (library.fault, "hike" in library.shelf.answers) == ("", True)


def test_a_glossary_of_which_nothing_can_be_read_is_not_served(archive, glossary):
    for path in glossary.glob("*.toml"):
        write(path, "[[term")
    with pytest.raises(GlossaryProblem):
        Library(Config(), archive, glossary)


def test_what_is_looked_for_in_vain_is_written_down_and_nothing_else(archive, glossary, tmp_path):
    path = tmp_path / "wanted.sqlite"
    library = Library(Config(), archive, glossary, wanted=path)
    for query in ("점도표", "없는낱말", "없는낱말 뜻", "desk@example.com"):
        library.answer(query)
    library.write()
    assert [(each.word, each.times) for each in Wanted(path).every()] == [("없는낱말", 2)]
    off = Library(Config(service=Service(searches=False)), archive, glossary, wanted=tmp_path / "off.sqlite")
    off.answer("없는낱말")
    off.write()
    assert not (tmp_path / "off.sqlite").exists()


def test_a_place_that_cannot_be_written_stops_no_answer(archive, glossary, tmp_path, caplog):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    library = Library(Config(), archive, glossary, wanted=tmp_path / "file" / "wanted.sqlite")
    library.answer("없는낱말")
    library.write()
    assert "적어 둘 수 없습니다" in caplog.text
