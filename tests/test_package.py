"""The wheel, installed elsewhere, works from any folder: it carries its templates and its glossary."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from functools import partial
from pathlib import Path

import pytest

from tests.once import once

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
NEEDS = ("build", "hatchling")
PYTHON = Path("bin", "python")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build sdist and wheel from the checkout."""
    for name in NEEDS:
        pytest.importorskip(name)

    def build(folder: Path) -> None:
        command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    return once(tmp_path_factory, "dist", build)


@pytest.fixture(scope="module")
def wheel(built):
    (path,) = built.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Install the wheel into an environment of its own, which sees only our dependencies beside it."""
    return once(tmp_path_factory, "elsewhere", partial(install, wheel)) / PYTHON


def install(wheel: Path, folder: Path) -> Path:
    """Install the wheel into a folder and return the Python that sees it."""
    venv.create(folder, with_pip=False, symlinks=True)
    site = next(folder.glob("lib/python*/site-packages"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    dependencies = next(Path(path) for path in sys.path if path.endswith("site-packages"))
    (site / "dependencies.pth").write_text(f"{dependencies}\n")
    return folder / PYTHON


def run(installed: Path, folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return python(installed, folder, "-m", "newsgen", *args)


def python(installed: Path, folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "NEWSGEN"))}
    return subprocess.run(
        [str(installed), *args],
        cwd=folder,
        env={**keep, "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def shipped(name: str) -> set[str]:
    folder = ROOT / name
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_wheel_carries_the_whole_package_and_nothing_else(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("templates", "glossary"):
        inside = f"newsgen/_shipped/{folder}/"
        assert {name.removeprefix(inside) for name in names if name.startswith(inside)} == shipped(folder)
    code = {path.relative_to(ROOT).as_posix() for path in (ROOT / "newsgen").rglob("*.py")}
    assert code <= names
    assert {"newsgen/py.typed"} <= names
    assert {name.split("/")[0] for name in names} == {"newsgen", "newsgen-0.1.0.dist-info"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


AHEAD = """
import sys
import jinja2
from newsgen.glossary import load
from newsgen.__main__ import main

jinja2.Environment.compile = load.read_terms = None  # whoever asks for either fails
main()
"""
"""The program, in which no template can be compiled and no term read from TOML."""


def test_what_a_start_would_make_anew_is_in_the_wheel(installed, tmp_path):
    told = {"glossary show fomc": "연방공개시장위원회", "today --demo --out out": "러셀2000"}
    for words, expected in told.items():
        done = python(installed, tmp_path, "-c", AHEAD, *words.split())
        assert (done.returncode, expected in done.stdout) == (0, True), done.stderr


def test_a_term_and_a_template_edited_there_are_seen_at_once(wheel, tmp_path):
    other = install(wheel, tmp_path / "other")
    (site,) = other.parents[1].glob("lib/python*/site-packages")
    for path in (site / "newsgen" / "_shipped").rglob("*"):
        if path.suffix in {".toml", ".j2"}:
            text = path.read_text(encoding="utf-8").replace("소형주 중심의", "작은 회사 중심의")
            path.write_text(text.replace('"연방공개시장위원회"', '"우리위원회"'), encoding="utf-8")
    assert "우리위원회" in run(other, tmp_path, "glossary", "show", "fomc").stdout
    done = run(other, tmp_path, "today", "--demo", "--out", "out")
    assert "작은 회사 중심의" in done.stdout, done.stderr


def test_a_desks_own_terms_and_templates_stand_before_those_of_the_wheel(installed, tmp_path):
    for name in ("glossary", "templates"):
        for path in (ROOT / name).rglob("*"):
            text = path.read_text(encoding="utf-8") if path.suffix in {".toml", ".j2"} else ""
            if "소형주 중심의" in text or '"연방공개시장위원회"' in text:
                mine = tmp_path / "desk" / name / path.relative_to(ROOT / name)
                mine.parent.mkdir(parents=True, exist_ok=True)
                mine.write_text(
                    text.replace("소형주 중심의", "작은 회사 중심의").replace(
                        '"연방공개시장위원회"', '"우리위원회"'
                    ),
                    encoding="utf-8",
                )
    (tmp_path / "newsgen.toml").write_text(
        'glossary = "desk/glossary"\ntemplates = "desk/templates"\n', encoding="utf-8"
    )
    assert "우리위원회" in run(installed, tmp_path, "glossary", "show", "fomc").stdout
    assert "(대신하는 것) fomc" in run(installed, tmp_path, "glossary", "lint").stdout
    done = run(installed, tmp_path, "today", "--demo", "--out", "out")
    assert "작은 회사 중심의" in done.stdout, done.stderr
    looked = run(installed, tmp_path, "doctor").stdout
    assert "desk/templates" in looked


def test_the_data_tables_are_in_the_wheel(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    tables = {path.relative_to(ROOT).as_posix() for path in (ROOT / "newsgen" / "data").rglob("*.*")}
    assert {name for name in tables if "__pycache__" not in name} <= names


def test_the_sdist_can_be_built_and_tested(built):
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        top = {"/".join(name.split("/")[1:2]) for name in archive.getnames()}
    assert {"newsgen", "templates", "glossary", "tests", "docs", "pyproject.toml", "LICENSE"} <= top
    assert not {"output", ".venv", ".git"} & top


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["--help"], "사용법: newsgen [옵션] 명령 ..."),
        (["--version"], "newsgen 0.1.0"),
        (["glossary", "list"], "러셀2000"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_it_works_from_another_folder(installed, tmp_path, args, expected):
    done = run(installed, tmp_path, *args)
    assert (done.returncode, done.stderr) == (0, "")
    assert expected in done.stdout


def test_the_doctor_of_an_empty_machine_finds_what_is_shipped(installed, tmp_path):
    done = run(installed, tmp_path, "doctor")
    assert (done.returncode, done.stderr) == (1, "")  # there is no store
    assert "_shipped" in done.stdout


def test_the_demo_works_from_another_folder(installed, tmp_path):
    done = run(installed, tmp_path, "today", "--demo", "--out", "out")
    assert done.returncode == 0, done.stderr
    assert "러셀2000" in done.stdout
    written = sorted(path.name for path in (tmp_path / "out" / "2025-08-13").iterdir())
    assert written == ["us-close.html", "us-close.json", "us-close.md"]


def test_it_is_the_installed_one_that_runs(installed, tmp_path):
    code = "import newsgen; print(newsgen.__file__)"
    done = subprocess.run(
        [str(installed), "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert str(installed.parents[1]) in done.stdout
