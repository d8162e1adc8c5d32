"""Terms read ahead: they are the terms of the files as these stand, and of nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from newsgen import building
from newsgen.errors import GlossaryProblem
from newsgen.glossary import Glossary, load, ready
from newsgen.resources import shipped

FOLDER = shipped("glossary")


@pytest.fixture
def compiled(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in the place where it is looked for."""
    folder = shutil.copytree(built, tmp_path / "compiled")
    monkeypatch.setattr(ready, "shipped", lambda _: folder)
    return folder


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A glossary that an editor may change."""
    return shutil.copytree(FOLDER, tmp_path / "glossary")


@pytest.mark.usefixtures("compiled")
def test_the_terms_are_those_of_the_files(mine):
    assert ready.terms(FOLDER) == ready.terms(mine) == load.read_terms(FOLDER)


@pytest.mark.usefixtures("compiled")
def test_a_term_that_was_changed_added_or_removed_leaves_none(mine):
    first, second, *_ = sorted(mine.glob("*.toml"))
    text = first.read_text(encoding="utf-8")
    first.write_text(text.replace("다.", "다 .", 1), encoding="utf-8")
    assert ready.terms(mine) is None
    first.write_text(text, encoding="utf-8")
    assert ready.terms(mine) is not None
    moved = second.rename(second.with_name("zzz.toml"))
    assert ready.terms(mine) is None
    moved.rename(second)
    (mine / "more.toml").write_text('category = "새 갈래"\n', encoding="utf-8")
    assert ready.terms(mine) is None


@pytest.mark.usefixtures("compiled")
def test_what_another_reader_read_is_not_taken(tmp_path, monkeypatch):
    code = shutil.copytree(Path(ready.__file__).parent, tmp_path / "code")
    monkeypatch.setattr(ready, "__file__", str(code / "ready.py"))
    assert ready.terms(FOLDER) is not None
    (code / "checks.py").write_text("stricter", encoding="utf-8")
    assert ready.terms(FOLDER) is None


@pytest.mark.usefixtures("compiled")
def test_one_term_is_found_by_whatever_the_glossary_finds_it_by():
    glossary, ahead = Glossary(load.read_terms(FOLDER)), ready.read(FOLDER)
    assert ahead is not None
    for word in [name for term in glossary.terms for name in (term.id, term.title, *term.names)]:
        assert ahead.named(word) == glossary.named(word) is not None
    for term in glossary.terms:
        assert ahead.get(term.id) == term
    assert ahead.named("없는 말") is ahead.get("no-such-term") is None


def test_an_id_goes_before_a_title_and_a_title_before_an_alias():
    first, second, third, *_ = load.read_terms(FOLDER)
    alias = msgspec.structs.replace(first, id="a", title="가", aliases=("나", "c"))
    title = msgspec.structs.replace(second, id="b", title="나", aliases=())
    named = msgspec.structs.replace(third, id="c", title="다", aliases=())
    found = Glossary([alias, title, named])
    assert found.named("나") == title
    assert found.named("C") == named
    assert found.named("가") == alias


@pytest.mark.parametrize("spoiled", [b"", b"\x91", b"\x91\x80", b"\xc0"])
def test_a_spoiled_file_is_left_aside(compiled, spoiled):
    for path in compiled.glob("*.msgpack"):
        path.write_bytes(spoiled)
    assert ready.terms(FOLDER) is None


def test_a_glossary_in_which_something_is_off_is_not_shipped(tmp_path, monkeypatch, mine):
    (mine / "more.toml").write_text('category = "새 갈래"\n[[term]]\nid = "x"\n', encoding="utf-8")
    places = {"glossary": mine}
    monkeypatch.setattr(building, "shipped", lambda name: places.get(name) or shipped(name))
    with pytest.raises(GlossaryProblem, match=r"more\.toml"):
        building.make(tmp_path / "made")
