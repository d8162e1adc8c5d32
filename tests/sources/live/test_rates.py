"""FRED and the New York Fed: real answers read, every other refused before a figure is taken from it."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from newsgen.errors import SourceMalformed, SourceUnreachable
from newsgen.sources.batch import Rate
from newsgen.sources.live import fred, nyfed

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


class Answers:
    """Stands for the web: answers, or raises, by series."""

    def __init__(self, answers):
        self.answers, self.asked = answers, []

    def __call__(self, *, deadline):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def get(self, url, params=None, **_):
        self.asked.append(params)
        found = self.answers[params["id"]] if "id" in params else self.answers
        if isinstance(found, Exception):
            raise found
        return found


DOWN = SourceUnreachable("fred.stlouisfed.org: 연결을 거절했습니다")


def test_a_series_that_fails_leaves_the_others_alone(monkeypatch):
    web = Answers({"DGS10": FRED, "DGS2": b"<html>", "DGS30": FRED.replace(b"DGS10", b"DGS30")})
    monkeypatch.setattr(fred, "Client", web)
    told = []
    rates = fred.fetch(("DGS10", "DGS2", "DGS30"), FIRST, LAST, deadline=1.0, told=told.append)
    assert [rate.series for rate in rates] == ["DGS10"] * 3 + ["DGS30"] * 3
    assert len(told) == 1
    assert "DGS2" in told[0]
    assert web.asked[0] == {"id": "DGS10", "cosd": "2025-08-11", "coed": "2025-08-15"}


def test_a_host_that_is_down_is_not_asked_for_every_series(monkeypatch):
    web = Answers(dict.fromkeys(fred.SERIES, DOWN))
    monkeypatch.setattr(fred, "Client", web)
    with pytest.raises(SourceUnreachable, match="거절"):
        fred.fetch(fred.SERIES, FIRST, LAST, deadline=1.0)
    assert len(web.asked) == 2


def row(day: dt.date, **more):
    return {
        "effectiveDate": str(day), "type": "EFFR", "percentRate": 4.33, "percentPercentile1": 4.31,
        "volumeInBillions": 115, "targetRateFrom": 4.25, "targetRateTo": 4.5, "revisionIndicator": "",
    } | more  # fmt: skip


def answer(*rows) -> bytes:
    return json.dumps({"refRates": rows}).encode()


def test_the_new_york_fed(monkeypatch):
    body = answer(row(D13), row(D12, percentRate="NA", targetRateFrom=None), row(dt.date(2025, 7, 1)))
    web = Answers(body)
    monkeypatch.setattr(nyfed, "Client", web)
    assert nyfed.fetch(FIRST, LAST, deadline=1.0) == (
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
