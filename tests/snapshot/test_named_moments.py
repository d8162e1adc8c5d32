"""USDKRW1530 says by its name when it is taken; no average is ever told in its place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from newsgen import pipeline
from newsgen.config import Config
from newsgen.model import text_of
from newsgen.sources.recorded import folder
from newsgen.store import Store
from tests.markets import KR

FRIDAY, MONDAY = dt.date(2026, 1, 23), dt.date(2026, 1, 26)
NOW = dt.datetime(2026, 1, 26, 9, tzinfo=dt.UTC)
PRICES = [
    "symbol,date,open,high,low,close,volume",
    *("^KS11,2026-01-22,,,,4952.53,1", "^KQ11,2026-01-22,,,,970.35,1"),
    *("^KS11,2026-01-23,4984.08,5021.13,4926.22,4990.07,1", "^KQ11,2026-01-23,982.58,998.32,973.07,993.93,1"),
    *(
        "^KS11,2026-01-26,4997.54,5023.76,4933.58,4949.59,1",
        "^KQ11,2026-01-26,1003.90,1064.44,998.59,1064.41,1",
    ),
]


@pytest.fixture
def built(tmp_path: Path):
    def make(*rates: str):
        (tmp_path / "prices").mkdir()
        (tmp_path / "prices" / "a.csv").write_text("\n".join(PRICES), encoding="utf-8")
        (tmp_path / "rates_fx.csv").write_text("\n".join(rates), encoding="utf-8")
        batch = folder.read(tmp_path)
        with Store.open(tmp_path / "market.sqlite", create=True) as store:
            store.write(batch, now=NOW)
            made = pipeline.build(store, MONDAY, "kr-close", Config())
        return batch, made, "\n".join(text_of(one.runs) for one in made.paragraphs)

    return make


def test_the_close_is_told_without_a_word_on_its_hour(built):
    batch, made, text = built("date,USDKRW1530", "2026-01-23,1465.8", "2026-01-26,1440.6")
    assert "주간거래 종가 기준 원·달러 환율은" in text
    assert "1,440.6원" in text
    assert not [one for one in (*batch.notices, *made.flags) if "USDKRW1530" in one]


def test_without_it_the_won_is_left_out_and_the_editor_told(built):
    _, made, text = built("date,BOKBASE,USDKRWMAR", "2026-01-23,2.5,1469.5", "2026-01-26,2.5,1467.2")
    assert "환율" not in text
    assert "1,46" not in text
    (told,) = [one for one in made.flags if "USDKRW1530" in one]
    assert "매매기준율은 전날의 평균이어서 대신 쓰지 않습니다" in told


def test_an_average_under_its_name_is_dropped(built):
    rows = ("2026-01-23,1469.5,1469.5", "2026-01-26,1467.2,1467.2")
    _, made, text = built("date,USDKRW1530,USDKRWMAR", *rows)
    assert "환율" not in text
    assert any("매매기준율" in one and "빼고 썼습니다" in one for one in made.flags)


def test_what_seoul_is_told_beside_its_prices_says_when_it_is_taken():
    clocks = {"USDKRW1530": "15:30 Asia/Seoul", "VKOSPI": "15:45 Asia/Seoul"}
    assert KR.clocks == clocks
