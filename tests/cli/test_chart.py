"""``newsgen chart``: pictures of an article or of a session as files; one line for what cannot be drawn."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from newsgen.cli import main
from newsgen.outputs import OUTPUTS
from tests.article_fixture import article


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSGEN_STORE", str(tmp_path / "none.sqlite"))


def run(*args: object) -> Result:
    return CliRunner().invoke(main, ["chart", *map(str, args), "--out", "made"])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "us-close.json"
    path.write_bytes(OUTPUTS["json"](article()).body)
    return path


def made(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "made").rglob("*.*"))


def test_an_article_s_charts_as_svg(file, tmp_path):
    done = run(file, "--format", "svg", "--width", 360, "--theme", "dark")
    assert done.exit_code == 0
    (path,) = (tmp_path / "made" / "2025-08-13").iterdir()
    assert done.stdout == f"썼습니다: {path.relative_to(tmp_path)}\n"
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    assert root.get("width") == "360"
    assert "케머스 17.95% 상승" in "".join(root.itertext())


def test_a_session_s_pictures_by_kind(tmp_path):
    done = run("--demo", "--kind", "indices", "--kind", "year", "--kind", "path", "--scale", 1)
    assert done.exit_code == 0
    assert made(tmp_path) == ["us-close.indices.png", "us-close.year.png"]
    assert done.stderr == "알림: path 그림은 그릴 자료가 모자라 뺐습니다.\n"


def test_the_picture_to_share(file, tmp_path):
    assert run(file, "--kind", "share").exit_code == 0
    assert made(tmp_path) == ["us-close.png"]
    refused = run(file, "--kind", "share", "--format", "svg")
    assert refused.exit_code == 2
    assert "--format png" in refused.stderr


def test_a_picture_of_the_desk_s_own_is_left_alone(file, tmp_path):
    (tmp_path / "made" / "2025-08-13").mkdir(parents=True)
    path = tmp_path / "made" / "2025-08-13" / "us-close.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60))
    done = run(file, "--kind", "share")
    assert path.read_bytes().endswith(bytes(60))
    assert "데스크가 둔 그림" in done.stderr


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--demo", "--kind", "pie"], "--kind pie: 쓸 수 있는 그림은 indices, path, year"),
        (["--demo", "--kind", "path"], "newsgen: path 그림은 그릴 자료가 모자랍니다.\n"),
        (["none.json"], "none.json: 파일을 읽을 수 없습니다"),
        (["--demo", "--width", "10"], "--width"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_a_line(args, told, tmp_path):
    done = run(*args)
    assert done.exit_code != 0
    assert told in done.stderr
    assert "Traceback" not in done.output
    assert "알림" not in done.stderr
    assert made(tmp_path) == []
