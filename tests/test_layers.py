"""The contracts of pyproject.toml: data flows one way, arrays end with the facts."""

import tomllib
from pathlib import Path

import pytest
from importlinter import cli
from importlinter.cli import EXIT_STATUS_SUCCESS

ROOT = Path(__file__).parents[1]
BESIDE = {"benchmarks", "golden", "recordings", "standin", "truth"}
"""Folders of tests that stand for no package: whole articles, recorded answers, corruptions, the stand-in."""


@pytest.fixture(autouse=True)
def _log_is_left_alone(monkeypatch):
    """The linter sets up logging anew, which silences the loggers of whoever was imported before."""
    monkeypatch.setattr("importlinter.cli.logging_config.dictConfig", lambda _: None)


def test_the_layers_hold(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(str(ROOT))
    status = cli.lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_a_breach_would_be_found(tmp_path, monkeypatch):
    package = tmp_path / "upside"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "low.py").write_text("import upside.high\n")
    (package / "high.py").write_text("")
    config = tmp_path / "layers.toml"
    config.write_text(
        '[tool.importlinter]\nroot_package = "upside"\n'
        '[[tool.importlinter.contracts]]\nname = "x"\ntype = "layers"\n'
        'layers = ["upside.high", "upside.low"]\n'
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert cli.lint_imports(config_filename=str(config), cache_dir=None) != EXIT_STATUS_SUCCESS


CIRCLE = {
    "when it is called": "def f():\n    import round.b\n",
    "for the type checker": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import round.b\n",
}


@pytest.mark.parametrize("how", CIRCLE)
def test_a_circle_would_be_found_however_it_is_closed(tmp_path, monkeypatch, how):
    package = tmp_path / "round"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "a.py").write_text(CIRCLE[how])
    (package / "b.py").write_text("import round.a\n")
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (contract,) = (one for one in ours["contracts"] if one["type"] == "acyclic_siblings")
    assert (contract["ancestors"], set(contract)) == (["newsgen"], {"name", "type", "ancestors"})
    config = tmp_path / "circle.toml"
    config.write_text(
        '[tool.importlinter]\nroot_package = "round"\n'
        '[[tool.importlinter.contracts]]\nname = "x"\ntype = "acyclic_siblings"\nancestors = ["round"]\n'
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert cli.lint_imports(config_filename=str(config), cache_dir=None) != EXIT_STATUS_SUCCESS


@pytest.mark.parametrize(
    "name", ["newsgen.fetching", "newsgen.network", "newsgen.cli", "newsgen.outputs", "newsgen.proof"]
)
def test_every_part_says_what_it_is_for(name):
    module = __import__(name, fromlist=["__doc__"])
    assert module.__doc__


def test_the_tests_mirror_the_package():
    packages = {path.parent.name for path in (ROOT / "newsgen").glob("*/__init__.py")}
    folders = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    assert folders - packages <= BESIDE


def test_every_module_has_its_layer():
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(one["layers"] for one in ours["contracts"] if one["type"] == "layers")
    named = {layer.strip("()") for layer in layers}
    here = {
        path.stem
        for path in (ROOT / "newsgen").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert {f"newsgen.{name}" for name in here - {"__init__", "__main__"}} == named
