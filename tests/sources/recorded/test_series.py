"""``series.toml`` of a recorded folder: moments, and what is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.errors import ImportRefused
from newsgen.sources.batch import Moment
from newsgen.sources.recorded import folder, series

GOOD = '# 시각\n[USDKRW]\nmoment = "00:00 Europe/London"\n["ZQ:2025-09"]\nmoment = "14:00 America/Chicago"\n'


def written(place: Path, text: str) -> Path:
    (place / series.NAME).write_text(text, encoding="utf-8")
    return place


def test_it_says_when_each_series_is_taken(tmp_path: Path) -> None:
    assert series.read(tmp_path) == ()
    assert series.read(written(tmp_path, GOOD)) == (
        Moment("USDKRW", "00:00 Europe/London"),
        Moment("ZQ:2025-09", "14:00 America/Chicago"),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[USDKRW]\nmoment = "25:00 Europe/London"', "[USDKRW] 시각이 아닙니다(HH:MM 시간대): 25:00 Europe"),
        ('[USDKRW]\nmoment = "00:00 Europe/Atlantis"', "[USDKRW] 모르는 시간대입니다: Europe/Atlantis"),
        ('[USDKRW]\nmoment = "00:00"', "[USDKRW] 모르는 시간대입니다: 빈칸"),
        ('[USDKRW]\nmoment = "close mars"', "[USDKRW] 모르는 시장입니다: mars"),
        ("[USDKRW]\nmoment = 15:30:00", "[USDKRW] moment가 글이 아닙니다: '15:30:00'"),
        ('[USDKRW]\nMoment = "00:00 Europe/London"', "[USDKRW]에는 moment"),
        ("[USDKRW]", "[USDKRW]에는 moment"),
        ('USDKRW = "00:00 Europe/London"', "[USDKRW]에는 moment"),
        ("[USDKRW", "TOML로 읽을 수 없습니다"),
        ('[A]\nmoment = "00:00 Europe/London"\n[A]\nmoment = "00:00 Europe/London"', "TOML로 읽을 수"),
    ],
)
def test_anything_else_is_refused_in_one_line_with_its_name(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ImportRefused) as caught:
        series.read(written(tmp_path, text))
    line = str(caught.value)
    assert line.startswith(series.NAME)
    assert told in line
    assert "\n" not in line
    assert "아무것도 바꾸지 않았습니다" in line


def test_a_folder_brings_its_moments_and_names_the_series_without(tmp_path: Path) -> None:
    (tmp_path / "prices").mkdir()
    (tmp_path / "prices" / "a.csv").write_text(
        "symbol,date,open,high,low,close,volume\nA,2025-08-13,,,,2,\n", encoding="utf-8"
    )
    (tmp_path / "rates_fx.csv").write_text("date,USDKRW,DXY,DFF\n2025-08-13,1383,98,4.33\n", encoding="utf-8")
    batch = folder.read(written(tmp_path, GOOD))
    assert Moment("USDKRW", "00:00 Europe/London") in batch.moments
    (notice,) = batch.notices
    assert notice.startswith("DXY: 하루 중 언제의 값인지 몰라 싣지 않습니다."), "the Fed's rates need none"
