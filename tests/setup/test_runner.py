"""The script that cron starts: what it hands on, in a bare environment, and what it takes for a secret."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from newsgen.setup.runner import Installation, script

SHOW = '#!/bin/sh\nprintf "%s\\n" "$PWD" "$HOME" "$NEWSGEN_STORE" "$A" "$#" "$@"\n'


@pytest.fixture
def here(tmp_path: Path) -> Installation:
    """An installation whose interpreter shows what it is given."""
    folder = tmp_path / "편집국 100% it's"
    folder.mkdir()
    python = folder / "python 3"
    python.write_text(SHOW)
    python.chmod(0o755)
    made = Installation(
        folder,
        python,
        folder / "newsgen.toml",
        folder / "s.sqlite",
        folder / "o.sqlite",
        tmp_path / "home of",
    )
    made.runner.write_text(script(made), encoding="utf-8")
    return made


def run(here: Installation, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(here.runner), *words], env=env, capture_output=True, text=True, check=True, cwd="/"
    )


def value(here: Installation, line: str) -> str:
    here.secrets.write_text(line, encoding="utf-8", newline="")
    return run(here).stdout.splitlines()[3]


def test_it_starts_in_its_folder_with_its_places_and_hands_the_words_on(here):
    here.secrets.write_text("")
    shown = run(here, "today", "--out", "a b").stdout.splitlines()
    assert shown[:3] == [str(here.folder), str(here.home), str(here.store)]
    assert shown[4:] == [
        "8", "-P", "-m", "newsgen", "--config", str(here.config), "today", "--out", "a b",
    ]  # fmt: skip
    assert run(here, HOME="/elsewhere").stdout.splitlines()[1] == "/elsewhere"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("A=abcd efgh ijkl", "abcd efgh ijkl"),  # as WordPress shows its passwords
        ("A='abcd efgh'\n", "abcd efgh"),
        ('A="abcd efgh"\n', "abcd efgh"),
        ("A=abc\r\n", "abc"),
        ("export A=abc\n", "abc"),
        ("# A=no\nA=a=b#c\n", "a=b#c"),
        ("A=$(touch /tmp/newsgen-was-run)`id`;$HOME\n", "$(touch /tmp/newsgen-was-run)`id`;$HOME"),
        ("A='\n", "'"),
        ("a line of no kind\n1A=x\nB-C=x\n=x\nA=yes\n", "yes"),
        ("A=\n", ""),
    ],
)
def test_a_secret_is_taken_as_it_stands_and_nothing_is_run(here, line, read):
    assert value(here, line) == read
    assert not Path("/tmp/newsgen-was-run").exists()


def test_without_the_file_it_goes_on(here):
    assert run(here, "doctor").stdout.splitlines()[-1] == "doctor"
