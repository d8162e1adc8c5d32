"""Declared packages are those that are imported, in every group; and what is imported is declared."""

import ast
import functools
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
GROUPS = PROJECT["optional-dependencies"]

BY_NAME = {
    "uvloop": (
        "benchmarks/bench_service.py",
        'loop="uvloop"',
    ),  # uvicorn takes it where it is there
    "build": ("tests/test_package.py", '"-m", "build"'),
    "hatchling": ("pyproject.toml", 'build-backend = "hatchling.build"'),
    "import-linter": ("Makefile", "lint-imports"),
    "mypy": ("Makefile", "mypy"),
    "pandas-stubs": ("newsgen/frames.py", "import pandas"),
    "pytest-randomly": ("tests/conftest.py", "randomly_seed"),
    "pytest-xdist": ("Makefile", "-n auto"),
    "rfc3339-validator": ("tests/outputs", "format_checker"),
    "ruff": ("Makefile", "ruff check"),
    "types-markdown": ("newsgen/marks.py", "from markdown import Markdown"),
}
"""Packages that are used without an import of ours, and a place where that can be seen."""
UNDECLARED = {
    "curl_cffi": "comes with yfinance; where it does not, plain requests do",
    "distributed": "the extra `cluster`, for one verb's option",
    "wordfreq": "the extra `words`, for one verb",
    "keyring": "the desk's own, if it is there",
}
"""Modules that are imported only where they happen to be there."""
BY_CALL = ("import_module", "importorskip")


def named(requirement: str) -> str:
    """The package that a requirement names, as the index writes it."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


@functools.cache
def installed() -> dict[str, set[str]]:
    """The packages of each top-level module that is installed."""
    return {
        module: {named(package) for package in packages}
        for module, packages in metadata.packages_distributions().items()
    }


def modules_of(package: str) -> set[str]:
    """The top-level modules that a package installs."""
    return {module for module, packages in installed().items() if package in packages}


@functools.cache
def imported(*folders: str) -> set[str]:
    """The top-level modules of others that the Python files of some folders import, wherever they do."""
    found = set()
    for folder in folders:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module.partition(".")[0])
                elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(BY_CALL):
                    found |= {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
    return found - set(sys.stdlib_module_names) - {"newsgen", "tests", "benchmarks"}


def runtime() -> set[str]:
    return imported("newsgen")


def everywhere() -> set[str]:
    return runtime() | imported("tests", "benchmarks")


def seen(package: str) -> bool:
    """Whether the place of a package that nothing imports says what it should."""
    place, words = BY_NAME[package]
    path = ROOT / place
    files = [path] if path.is_file() else path.rglob("*.py")
    return any(words in file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize("package", list(map(named, PROJECT["dependencies"])))
def test_a_dependency_is_used(package):
    assert seen(package) if package in BY_NAME else modules_of(package) & runtime()


@pytest.mark.parametrize(
    "package", sorted({named(one) for group in GROUPS.values() for one in group} - {"hanlint", "kiwipiepy"})
)
def test_a_package_of_an_optional_group_is_used(package):
    if package in BY_NAME:
        assert seen(package)
    elif modules_of(package):
        assert modules_of(package) & everywhere()
    else:
        pytest.skip(f"{package} is not installed")


def test_the_extras_of_the_measure_of_quality_are_used():
    assert {"hanlint", "kiwipiepy"} <= {named(one) for one in GROUPS["quality"]}
    assert {"hanlint", "kiwipiepy"} <= everywhere()


def test_what_is_imported_is_declared():
    declared = {module for one in PROJECT["dependencies"] for module in modules_of(named(one))}
    assert runtime() - declared == set(UNDECLARED)


def test_yfinance_stays_below_its_next_major_version():
    """It has changed its interface within minor versions; of a major one nothing is known."""
    (requirement,) = [one for one in PROJECT["dependencies"] if named(one) == "yfinance"]
    assert requirement.endswith("<2")
