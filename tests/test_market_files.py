"""A market's file that cannot be used is named: who adds one reads what it lacks, not our fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen import markets
from newsgen.errors import UsageProblem
from newsgen.markets import _market


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'name = "jp"\nexchange = "XTKS"\n',
            "시장 파일 jp.toml을 읽을 수 없습니다: Object missing required field",
        ),
        ('name = "jp\n', "시장 파일 jp.toml을 읽을 수 없습니다: "),
        ('name = "jp"\nindexes = []\n', "`indexes`"),
    ],
)
def test_a_file_that_is_no_market_is_named(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "jp.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageProblem) as error:
        _market(file)
    assert told in str(error.value)


def test_the_shipped_ones_are_read() -> None:
    assert [market.name for market in markets.every()] == ["kr", "us"]
