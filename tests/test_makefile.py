"""``make clean`` takes what can be made again, never what a newsroom wrote."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

MAKEFILE = Path(__file__).parents[1] / "Makefile"


@pytest.mark.skipif(shutil.which("make") is None, reason="no make here")
def test_clean_leaves_articles_alone(tmp_path: Path) -> None:
    shutil.copy(MAKEFILE, tmp_path)
    kept = [
        "output/2025-08-13/us-close.json",
        "output/2025-08-13/__pycache__/x",
        "output/.gitkeep",
        "notes/a.toml",
    ]
    made = [
        ".venv/bin/python",
        "build/x",
        "compiled/x.py",
        ".mypy_cache/x",
        "newsgen/__pycache__/x.pyc",
        "tests/a/__pycache__/y",
    ]
    for name in (*kept, *made):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    subprocess.run(["make", "clean"], cwd=tmp_path, check=True, capture_output=True)
    assert [name for name in kept if not (tmp_path / name).exists()] == []
    assert [name for name in made if (tmp_path / name).exists()] == []
