"""Every benchmark runs, small: what it measures is what the package has today."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"
BENCHMARKS = sorted(path.stem for path in FOLDER.glob("bench_*.py"))


def test_there_are_benchmarks() -> None:
    assert {"bench_articles", "bench_facts", "bench_today"} <= set(BENCHMARKS)


@pytest.mark.slow
@pytest.mark.parametrize("name", BENCHMARKS)
def test_a_benchmark_runs_small_and_tells_a_ratio(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = importlib.import_module(f"benchmarks.{name}").main(small=True)
    assert "skipped" not in capsys.readouterr().out
    assert rows
    for row in rows:
        assert row.ours > 0
        assert row.alternative


def test_the_report_of_how_articles_read_is_made_small() -> None:
    told = importlib.import_module("benchmarks.quality.run").small()
    assert "3 articles of `us-close` (2025-08-11 to 2025-08-13)" in told
    assert "| headlines of the neighbour's pattern | 0 |" in told
