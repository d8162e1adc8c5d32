"""``newsgen edit`` as a desk runs it: what is written, what is told, and that nothing is lost."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from newsgen.cli import main
from newsgen.deliveries.outbox import Outbox, default_path
from newsgen.deliveries.seals import How, edit_of, seal, seals
from newsgen.model import Article
from tests import genuine

WORDS = ("크게 앞질렀다", "멀찌감치 앞질렀다")
DIGIT = ("0.14%", "0.24%")
"""The move of the Nasdaq, and what it was not."""
FORMATS = ("json", "html", "txt")


@pytest.fixture
def place(tmp_path, monkeypatch, tmp_path_factory) -> Path:
    """The file of an article as ``today`` wrote it, in a desk's folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(tmp_path / "outbox.sqlite"))
    monkeypatch.setenv("NEWSGEN_STORE", str(tmp_path / "market.sqlite"))
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    article = genuine.provided(tmp_path_factory, tmp_path)
    path = genuine.sealed_at(tmp_path / "output" / str(genuine.SESSION) / "us-close.json", article)
    for form in FORMATS:
        path.with_suffix(f".{form}").touch()
    return genuine.sealed_at(path, article)


def run(*arguments: object, told: str = "") -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], input=told)


def text_of(place: Path, *changes: tuple[str, str]) -> str:
    text = run("edit", place, "--print").stdout
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def read(path: Path) -> Article:
    return msgspec.json.decode(path.read_bytes(), type=Article)


def files(place: Path) -> set[str]:
    return {each.name for each in place.parent.iterdir()}


def test_what_was_edited_is_the_next_version_in_every_format(place):
    before = files(place)
    done = run("edit", place, "--from", "-", "--by", "김데스크", told=text_of(place, WORDS))
    assert done.exit_code == 0, done.stderr
    (gone,) = [line for line in done.stdout.splitlines() if line.startswith("- ")]
    assert "러셀2000지수" in gone
    assert gone.endswith(" 크게 앞질렀다.")
    assert f"+ {gone.removeprefix('- ').replace(*WORDS)}" in done.stdout.splitlines()
    assert f"newsgen approve {place} --by" in done.stdout
    assert read(place).revision == 2
    assert files(place) == before
    for form in FORMATS:
        assert "멀찌감치 앞질렀다" in place.with_suffix(f".{form}").read_text(encoding="utf-8")
    with Outbox(default_path()) as outbox:
        last = seals(outbox, read(place).id)[-1]
    assert (last.event, last.version, last.detail) == (How.EDIT, 2, "김데스크")


def test_an_edited_article_is_approved_and_edited_again(place):
    run("edit", place, "--from", "-", told=text_of(place, WORDS))
    assert run("approve", place, "--by", "김데스크").exit_code == 0
    done = run("edit", place, "--from", "-", told=text_of(place, ("멀찌감치", "훌쩍")))
    assert done.exit_code == 0, done.stderr
    assert "us-close.v3.json" in files(place)
    assert "us-close.v3.txt" in files(place)
    assert "멀찌감치" in place.read_text(encoding="utf-8")
    next_ = place.with_name("us-close.v3.json")
    assert run("approve", next_, "--by", "김데스크").exit_code == 0
    assert "훌쩍 앞질렀다" in place.read_text(encoding="utf-8")
    assert read(place.with_name("us-close.v2.json")).revision == 2


def test_a_draft_of_a_draft_leaves_what_is_in_print_its_own_name(place):
    run("approve", place, "--by", "김데스크")
    run("edit", place, "--from", "-", told=text_of(place, WORDS))
    draft = place.with_name("us-close.v2.json")
    run("edit", draft, "--from", "-", told=text_of(draft, ("멀찌감치", "훌쩍")))
    assert run("approve", place.with_name("us-close.v3.json"), "--by", "김데스크").exit_code == 0
    assert read(place).revision == 3
    assert read(place.with_name("us-close.v1.json")).revision == 1


def test_a_figure_that_is_none_is_refused_and_the_text_is_kept(place):
    before = place.read_bytes()
    done = run("edit", place, "--from", "-", told=text_of(place, WORDS, DIGIT))
    assert done.exit_code == 4
    assert "‘0.24%’" in done.stderr
    assert "나스닥지수는 0.24%" in done.stderr
    assert place.read_bytes() == before
    kept = place.with_name("us-close.v1.edit.txt")
    assert str(kept) in done.stderr
    assert "멀찌감치 앞질렀다" in kept.read_text(encoding="utf-8")
    with Outbox(default_path()) as outbox:
        assert [event.event for event in seals(outbox, read(place).id)] == [How.WRITE]


def test_every_fault_is_told_at_once(place):
    done = run("edit", place, "--from", "-", told=text_of(place, DIGIT, ("1.04%", "1.05%")))
    assert done.exit_code == 4
    assert "‘0.24%’" in done.stderr
    assert "‘1.05%’" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("newsgen: 고친 글을 받지 않았습니다.")


def test_nothing_changed_is_nothing_written(place):
    before = files(place), place.read_bytes()
    done = run("edit", place, "--from", "-", told=text_of(place))
    assert done.exit_code == 0
    assert "고친 것이 없어" in done.stdout
    assert (files(place), place.read_bytes()) == before


def editor(folder: Path, *changes: tuple[str, str], code: int = 0) -> str:
    """Return the command of an editor that makes some changes and ends."""
    program = folder / "editor.py"
    told = json.dumps(changes)
    program.write_text(
        "import json, pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "text = path.read_text(encoding='utf-8')\n"
        f"for old, new in json.loads({told!r}):\n"
        "    text = text.replace(old, new)\n"
        "path.write_text(text, encoding='utf-8')\n"
        f"sys.exit({code})\n",
        encoding="utf-8",
    )
    return f"{sys.executable} {program}"


def test_the_editor_of_the_environment_is_opened(place, tmp_path, monkeypatch):
    monkeypatch.setenv("EDITOR", editor(tmp_path, WORDS))
    done = run("edit", place)
    assert done.exit_code == 0, done.stderr
    assert "멀찌감치 앞질렀다" in place.read_text(encoding="utf-8")
    assert not list(place.parent.glob("*.edit.txt"))


def test_what_was_refused_in_the_editor_is_gone_on_with(place, tmp_path, monkeypatch):
    monkeypatch.setenv("VISUAL", editor(tmp_path, WORDS, DIGIT))
    assert run("edit", place).exit_code == 4
    monkeypatch.setenv("VISUAL", editor(tmp_path, DIGIT[::-1]))
    done = run("edit", place)
    assert done.exit_code == 0, done.stderr
    assert "이어서 엽니다" in done.stderr
    assert "멀찌감치 앞질렀다" in place.read_text(encoding="utf-8")
    assert not list(place.parent.glob("*.edit.txt"))


def test_an_editor_that_fails_changes_nothing(place, tmp_path, monkeypatch):
    before = place.read_bytes()
    monkeypatch.setenv("EDITOR", editor(tmp_path, WORDS, code=3))
    done = run("edit", place)
    assert done.exit_code == 2
    assert place.read_bytes() == before
    monkeypatch.setenv("EDITOR", "there-is-no-such-editor")
    assert run("edit", place).exit_code == 2


def test_an_article_that_somebody_touched_is_not_edited(place):
    text = text_of(place, WORDS)
    place.write_text(place.read_text(encoding="utf-8").replace("앞질렀다", "눌렀다"), encoding="utf-8")
    done = run("edit", place, "--from", "-", told=text)
    assert done.exit_code == 4
    assert "newsgen이 쓴 그대로가 아닙니다" in done.stderr


def test_the_demo_is_not_edited(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(tmp_path / "outbox.sqlite"))
    assert run("today", "--demo", "--out", tmp_path, "--format", "json").exit_code == 0
    done = run("edit", tmp_path / "2025-08-13" / "us-close.json", "--print")
    assert done.exit_code == 2
    assert "예시 시세" in done.stderr


def test_a_withdrawn_article_is_not_edited(place):
    assert run("kill", read(place).id, "--by", "김데스크", "--out", place.parents[1]).exit_code == 0
    assert run("edit", place, "--print").exit_code == 7


def test_particles_that_do_not_fit_are_told(place):
    done = run("edit", place, "--from", "-", told=text_of(place, ("지수를 크게", "지수을 크게")))
    assert done.exit_code == 0, done.stderr
    assert "지수를’" in done.stderr


def test_what_the_check_finds_in_edited_sentences_is_told_before_they_go_out(place):
    done = run("edit", place, "--from", "-", told=text_of(place, ("크게 앞질렀다", "‘크게 앞질렀다")))
    assert done.exit_code == 0, done.stderr
    told = "고친 문장의 “‘”: 여는 따옴표 ‘를 닫지 않았습니다."
    assert told in done.stderr
    approved = run("approve", place, "--by", "김데스크")
    assert approved.exit_code == 0
    assert told in approved.stderr
    assert approved.stderr.count("고친 문장의") == 1


def test_an_edit_is_found_behind_what_it_was_made_of(place):
    article = read(place)
    with Outbox(default_path()) as outbox:
        assert edit_of(outbox, article.id) is None
        one = msgspec.structs.replace(article, revision=2)
        two = msgspec.structs.replace(article, revision=3)
        joined = msgspec.structs.replace(article, revision=3, angle="joined")
        seal(outbox, one, How.EDIT)
        assert edit_of(outbox, article.id) == (article, one)
        seal(outbox, two, How.WRITE)
        assert edit_of(outbox, article.id) == (article, one)
        seal(outbox, joined, How.EDIT)
        assert edit_of(outbox, article.id) == (two, joined)
