"""Templates compiled once: what is kept serves while it holds, and never stands in the way."""

from pathlib import Path

import jinja2
import pytest

from newsgen.story import compiled


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give the user an empty cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def rendered(text: str) -> str:
    """Render a template with a fresh environment, as a new process would."""
    made = jinja2.Environment(
        loader=jinja2.DictLoader({"a.j2": text}), bytecode_cache=compiled.cache(), autoescape=False
    )
    return made.get_template("a.j2").render(name="코스피")


def kept(home: Path) -> list[Path]:
    """Return the files that are kept."""
    return sorted(path for path in home.rglob("*") if path.is_file())


def test_a_template_that_was_compiled_is_not_compiled_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rendered("{{ name }} 상승") == "코스피 상승"
    assert len(kept(home)) == 1
    monkeypatch.setattr(jinja2.Environment, "_compile", lambda *_: pytest.fail("compiled again"))
    assert rendered("{{ name }} 상승") == "코스피 상승"


def test_a_template_that_changed_is_compiled_anew(home: Path) -> None:
    rendered("{{ name }} 상승")
    assert rendered("{{ name }} 하락") == "코스피 하락"


@pytest.mark.parametrize("spoiled", [b"", b"j2", b"\x00" * 40])
def test_what_was_cut_short_is_compiled_anew(home: Path, spoiled: bytes) -> None:
    rendered("{{ name }} 상승")
    (file,) = kept(home)
    file.write_bytes(file.read_bytes()[:30] if spoiled == b"j2" else spoiled)
    assert rendered("{{ name }} 상승") == "코스피 상승"


def test_a_file_cut_after_its_head_is_compiled_anew(home: Path) -> None:
    rendered("{{ name }} 상승")
    (file,) = kept(home)
    whole = file.read_bytes()
    for size in range(0, len(whole), 7):
        file.write_bytes(whole[:size])
        assert rendered("{{ name }} 상승") == "코스피 상승", size


def test_a_folder_that_others_may_write_to_is_not_read(home: Path) -> None:
    folder = home / "newsgen" / "templates"
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    assert compiled.cache() is None
    assert rendered("{{ name }} 상승") == "코스피 상승"
    assert not kept(home)


def test_a_folder_that_cannot_be_made_costs_nothing_but_time(home: Path) -> None:
    (home / "newsgen").write_text("a file", encoding="utf-8")
    assert compiled.cache() is None
    assert rendered("{{ name }} 상승") == "코스피 상승"
