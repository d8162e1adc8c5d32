"""What a verb says of a store that has another market's prices and none of the one asked for."""

from __future__ import annotations

import datetime as dt

import pytest
from click.testing import CliRunner

from newsgen.cli import main
from newsgen.sources.batch import Batch, Price

DAY = dt.date(2025, 8, 13)


@pytest.mark.parametrize(
    ("args", "code", "stocks"),
    [
        (("gate",), 1, "뉴욕증시"),
        (("items",), 1, "뉴욕증시"),
        (("facts", "--edition", "us-week"), 1, "뉴욕증시"),
        (("today", "--offline", "--date", str(DAY)), 4, "뉴욕증시"),
        (("gate", "--market", "kr"), 0, ""),
    ],
)
def test_a_store_of_another_market_is_not_called_empty(store, args, code, stocks):
    levels = (Price("^KS11", DAY - dt.timedelta(days=1), 3189.91), Price("^KS11", DAY, 3224.37))
    store.write(Batch(origin="시험", prices=levels), now=dt.datetime(2025, 8, 14, tzinfo=dt.UTC))
    done = CliRunner().invoke(main, ["--store", str(store.path), *args])
    assert done.exit_code == code, done.output
    assert "비어 있습니다" not in done.stderr
    assert (f"{stocks} 시세가 없습니다" in done.stderr) is bool(stocks)
