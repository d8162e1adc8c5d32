"""Templates compiled ahead: their code is what Jinja2 makes, serves while it holds, and does no harm."""

from __future__ import annotations

import shutil
from pathlib import Path

import jinja2
import pytest

from newsgen import templates
from newsgen.config import Style
from newsgen.outputs import page
from newsgen.resources import shipped
from newsgen.story.environment import environment
from tests.conftest import OUTDATED

FOLDER = shipped("templates")


@pytest.fixture
def compiled(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in the place where it is looked for."""
    folder = shutil.copytree(built, tmp_path / "compiled")
    monkeypatch.setattr(templates, "shipped", lambda _: folder)
    return folder


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no template be compiled."""
    monkeypatch.setattr(jinja2.Environment, "compile", lambda _, __, name=None, *___: pytest.fail(f"{name}"))


def of_jinja(made: jinja2.Environment, name: str) -> str:
    assert made.loader is not None
    return made.compile(made.loader.get_source(made, name)[0], name, raw=True)


def test_the_code_is_what_jinja_makes_where_every_filter_is_there(built):
    kept = {path.read_text(encoding="utf-8") for path in built.glob("*.py")}
    sentences = [
        name for name in environment(Style()).list_templates() if not name.startswith(templates.PAGES)
    ]
    assert len(sentences) > 80
    for name in sentences:
        assert of_jinja(environment(Style()), name) in kept, name
    for folder in templates.PAGES:
        pages = page._environment((folder,))
        for name in pages.list_templates(extensions=["j2", "css"]):
            assert of_jinja(pages, name) in kept, name


@pytest.mark.usefixtures("compiled", "never")
def test_no_template_of_ours_is_compiled_again():
    made = templates.sentences(FOLDER)
    for path in (FOLDER / "items").rglob("*.j2"):
        made.get_template(path.relative_to(FOLDER).as_posix())
    pages = templates.pages(FOLDER, ["service", "outputs"])
    for name in ("home.html.j2", "article.html.j2", "_article.j2"):
        pages.get_template(name)


SAID = {
    "speaker": "제롬 파월",
    "title": "연준 의장",
    "text": "기다릴 수 있다",
    "ending": "고",
    "verb": "말했다",
}
TOLD = "제롬 파월 연준 의장은(는) “기다릴 수 있다”고 말했다."


def said(folder: Path) -> str:
    """A quotation, as a new process would set it."""
    made = templates.sentences(folder).get_template("notes/quote.j2")
    blank = dict.fromkeys(("outlet", "venue", "day", "on", "context", "stop"), "")
    return " ".join(made.render({**blank, "spoken": True, **SAID}).split())


@pytest.mark.usefixtures("compiled")
def test_a_template_that_was_changed_is_read_as_it_is_now(tmp_path):
    mine = shutil.copytree(FOLDER, tmp_path / "templates")
    assert said(mine) == TOLD
    quote = mine / "notes" / "quote.j2"
    quote.write_text(quote.read_text(encoding="utf-8").replace("은(는) ", "은(는) 또 "), encoding="utf-8")
    assert said(mine) == TOLD.replace("은(는) ", "은(는) 또 ")


def test_code_that_was_made_otherwise_is_not_taken(compiled, monkeypatch):
    monkeypatch.setattr(templates, "bc_version", templates.bc_version + 1)
    for path in compiled.glob("*.py"):
        path.write_text("raise SystemExit", encoding="utf-8")
    assert said(FOLDER) == TOLD


def test_the_code_is_what_is_run(compiled):
    """Were the modules left aside, the other tests would pass as well."""
    for path in compiled.glob("*.py"):
        path.write_text(path.read_text(encoding="utf-8").replace("은(는) ", "은(는) 또 "), encoding="utf-8")
    assert said(FOLDER) == TOLD.replace("은(는) ", "은(는) 또 ")


@pytest.mark.parametrize("spoiled", [b"", b"def", b"\xff\x00", b"blocks = {}"])
def test_a_spoiled_module_is_left_aside(compiled, spoiled):
    for path in compiled.glob("*.py"):
        path.write_bytes(spoiled)
    assert said(FOLDER) == TOLD


def test_without_the_folder_templates_are_compiled(tmp_path, monkeypatch):
    monkeypatch.setattr(templates, "shipped", lambda _: tmp_path / "nowhere")
    assert said(FOLDER) == TOLD


@pytest.mark.usefixtures("compiled", "never")
def test_an_error_tells_the_line_of_the_template():
    made = templates.sentences(FOLDER).get_template("notes/quote.j2")
    with pytest.raises(jinja2.UndefinedError) as caught:
        made.render()
    assert (caught.traceback[-1].path, caught.traceback[-1].lineno + 1) == (FOLDER / "notes" / "quote.j2", 4)


def test_what_is_made_of_something_else_by_now_is_removed(built):
    assert [name for name in OUTDATED if (built / name).exists()] == []
