"""FRED and the New York Fed: real answers read, every other refused before a figure is taken from it."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from newsgen import markets
from newsgen.errors import SourceMalformed, SourceUnreachable
from newsgen.markets import Session
from newsgen.sources.batch import Rate
from newsgen.sources.live import fred, nyfed
from newsgen.sources.source import Known, Wanted
from tests.sources.live.client import Answers, quiet

FIRST, LAST = dt.date(2025, 8, 11), dt.date(2025, 8, 15)
D11, D12, D13 = (dt.date(2025, 8, n) for n in (11, 12, 13))
FRED = (
    b"observation_date,DGS10\n2025-08-11,4.27\n2025-08-12,4.29\n2025-08-13,4.24\n2025-08-14,.\n2025-08-15,\n"
)


def test_fred_is_read_by_position_and_gaps_are_no_values():
    expected = [Rate("DGS10", D11, 4.27), Rate("DGS10", D12, 4.29), Rate("DGS10", D13, 4.24)]
    assert fred.parse("DGS10", FRED, FIRST, LAST) == expected
    assert fred.parse("DGS10", FRED.replace(b"observation_date", b"DATE"), FIRST, LAST) == expected
    assert fred.parse("DGS10", FRED, D12, D12) == expected[1:2]
    assert fred.parse("DGS10", b"observation_date,DGS10\n", FIRST, LAST) == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!DOCTYPE html>\n<html></html>\n",
        b"\xff\xfe\x00",
        FRED.replace(b"DGS10", b"DGS2"),
        FRED.removesuffix(b"\n2025-08-15,\n").removesuffix(b"."),
        FRED.replace(b"4.24\n2025-08-14,.\n2025-08-15,\n", b"4.2"),
        FRED.replace(b"4.24", b"424"),
        FRED.replace(b"4.24", b"Infinity"),
        FRED.replace(b"4.24", b"nan"),
        FRED.replace(b"4.24", b"4,24"),
        FRED.replace(b"2025-08-13", b"13/08/2025"),
        FRED.replace(b"2025-08-13", b"2025-08-12"),
        b"observation_date,DGS10,DGS2\n2025-08-13,4.24,3.67\n",
    ],
)
def test_fred_anything_else_is_refused(body):
    with pytest.raises(SourceMalformed, match=r"fred\.stlouisfed\.org: DGS10"):
        fred.parse("DGS10", body, FIRST, LAST)


DOWN = SourceUnreachable("fred.stlouisfed.org: 연결을 거절했습니다")


def test_a_series_that_fails_leaves_the_others_alone():
    bodies = {"DGS10": FRED, "DGS2": b"<html>", "DGS30": FRED.replace(b"DGS10", b"DGS30")}
    web = Answers(lambda _, params: bodies[params["id"]])
    fetched = fred.Fred().fetch(web, fred.Asked(("DGS10", "DGS2", "DGS30"), FIRST, LAST), quiet)
    assert [rate.series for rate in fetched.batch.rates] == ["DGS10"] * 3 + ["DGS30"] * 3
    ((series, cause),) = fetched.failures
    assert series == "DGS2"
    assert cause.startswith("fred.stlouisfed.org: DGS2")
    assert fetched.requests == 3
    assert web.asked[0] == {"id": "DGS10", "cosd": "2025-08-11", "coed": "2025-08-15"}


def test_a_host_that_is_down_is_not_asked_for_every_series():
    web = Answers(lambda *_: DOWN)
    with pytest.raises(SourceUnreachable, match="거절"):
        fred.Fred().fetch(web, fred.Asked(fred.Fred().series, FIRST, LAST), quiet)
    assert len(web.asked) == 2


def wanted(day: dt.date) -> Wanted:
    return Wanted(session=Session(markets.named("us"), day))


def test_fred_is_due_until_the_day_before_is_there():
    source, thursday = fred.Fred(series=("DGS10", "DEXKOUS")), wanted(dt.date(2025, 8, 14))
    year_ago = dt.date(2024, 7, 10)
    assert source.due(thursday, Known()) == (("DGS10", "DEXKOUS"), year_ago, dt.date(2025, 8, 14))
    monday = dt.date(2025, 8, 4)
    there = Known(rates={"DGS10": D13, "DEXKOUS": monday})
    assert source.due(thursday, there) is None, "the session's own comes out tomorrow, the won's next week"
    lacking = Known(rates={"DGS10": D12, "DEXKOUS": monday})
    assert source.due(thursday, lacking) == (("DGS10",), dt.date(2025, 8, 5), dt.date(2025, 8, 14))


def test_the_new_york_fed_is_due_until_the_day_before_is_there():
    source, thursday = nyfed.NewYorkFed(), wanted(dt.date(2025, 8, 14))
    assert source.due(thursday, Known(rates={"EFFR": D13})) is None
    assert source.due(thursday, Known(rates={"EFFR": D12})) == (dt.date(2025, 8, 5), dt.date(2025, 8, 14))


def row(day: dt.date, **more):
    return {
        "effectiveDate": str(day), "type": "EFFR", "percentRate": 4.33, "percentPercentile1": 4.31,
        "volumeInBillions": 115, "targetRateFrom": 4.25, "targetRateTo": 4.5, "revisionIndicator": "",
    } | more  # fmt: skip


def answer(*rows) -> bytes:
    return json.dumps({"refRates": rows}).encode()


def test_the_new_york_fed():
    body = answer(row(D13), row(D12, percentRate="NA", targetRateFrom=None), row(dt.date(2025, 7, 1)))
    web = Answers(lambda *_: body)
    fetched = nyfed.NewYorkFed().fetch(web, nyfed.Days(FIRST, LAST), quiet)
    assert fetched.batch.rates == (
        Rate("DFEDTARL", D13, 4.25),
        Rate("DFEDTARU", D12, 4.5),
        Rate("DFEDTARU", D13, 4.5),
        Rate("EFFR", D13, 4.33),
    )
    assert web.asked == [{"startDate": "2025-08-11", "endDate": "2025-08-15"}]
    assert nyfed.parse(answer(), FIRST, LAST) == ()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b'{"refRates": [{"effectiveDate": "2025-08-13"',
        b'{"refRates": 3}',
        b"[]",
        answer("x"),
        answer(row(D13, type="OBFR")),
        answer(row(D13, effectiveDate="08/13/2025")),
        answer(row(D13, percentRate="4.33")),
        answer(row(D13, percentRate=True)),
        answer(row(D13, percentRate=433)),
        answer(row(D13, targetRateFrom=4.5, targetRateTo=4.25)),
        answer(row(D13, targetRateFrom=0.0)),
        answer(row(D13), row(D13, percentRate=4.34)),
        answer(row(D13)).replace(b"4.33", b"NaN"),
    ],
)
def test_the_new_york_fed_anything_else_is_refused(body):
    with pytest.raises(SourceMalformed, match=r"markets\.newyorkfed\.org"):
        nyfed.parse(body, FIRST, LAST)
