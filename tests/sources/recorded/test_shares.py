"""Market values of a folder that tells the number of shares of one day."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.errors import ImportRefused
from newsgen.sources.recorded import folder

HEAD = "symbol,date,open,high,low,close,volume"
DAYS = ("2026-03-19", "2026-03-20", "2026-03-23")


def worth(place: Path, prices: list[str], **files: list[str]) -> dict[tuple[str, str], float | None]:
    (place / "prices").mkdir()
    (place / "prices" / "a.csv").write_text("\n".join(prices), encoding="utf-8")
    for name, lines in files.items():
        (place / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")
    return {(one.symbol, str(one.date)): one.market_cap for one in folder.read(place).prices}


def rows(symbol: str, *closes: float) -> list[str]:
    return [f"{symbol},{day},,,,{close},1000" for day, close in zip(DAYS, closes, strict=True)]


def test_each_close_times_the_shares_carried_over_the_splits(tmp_path):
    """5:1 on the 23rd: a fifth of the price, five times the shares; and of the 20th, before that day."""
    found = worth(
        tmp_path,
        [HEAD, *rows("010120.KS", 500_000, 505_000, 102_000), *rows("000660.KS", 100_000, 50_000, 51_000)],
        instruments_extra=[
            "symbol,korean,shares_2026-03-20,market_cap_eok_2026-03-20",
            "010120.KS,LS ELECTRIC,30000000,151500",
            "000660.KS,SK하이닉스,2000000,1000",
            "999990.KS,없는 종목,5,5",
        ],
        splits=[
            "date,symbol,ratio,split",
            "2026-03-23,010120.KS,0.2,5:1",
            "2026-03-20,000660.KS,0.5,2:1",
        ],
    )
    assert [found["010120.KS", day] for day in DAYS] == [15_000_000, 15_150_000, 15_300_000]
    assert [found["000660.KS", day] for day in DAYS] == [100_000, 100_000, 102_000]


def test_a_value_that_stands_beside_the_price_is_kept(tmp_path):
    """In hundreds of millions of won: 1183조9000억원."""
    found = worth(
        tmp_path,
        [
            f"{HEAD},market_cap_eok",
            "005930.KS,2026-03-20,,,,200000,1,11839000",
            "005930.KS,2026-03-23,,,,190000,1,",
        ],
        instruments_extra=["symbol,shares_2026-03-20", "005930.KS,5919637922"],
    )
    assert found["005930.KS", "2026-03-20"] == 1_183_900_000
    assert found["005930.KS", "2026-03-23"] == pytest.approx(190_000 * 5_919_637_922 / 1e6)


def test_without_shares_there_is_no_value(tmp_path):
    found = worth(
        tmp_path,
        [HEAD, *rows("005930.KS", 1, 2, 3)],
        instruments_extra=["symbol,korean", "005930.KS,삼성전자"],
    )
    assert set(found.values()) == {None}


def test_less_than_a_share_is_refused_with_its_line(tmp_path):
    with pytest.raises(ImportRefused, match=r"instruments_extra\.csv:? ?3"):
        worth(
            tmp_path,
            [HEAD, *rows("005930.KS", 1, 2, 3)],
            instruments_extra=["symbol,shares_2026-03-20", "000660.KS,10", "005930.KS,-1"],
        )
