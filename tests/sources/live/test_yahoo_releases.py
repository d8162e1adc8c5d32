"""Yahoo's calendar of events, read row by row: what is doubtful is left out with a line."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from newsgen.sources.batch import Release
from newsgen.sources.live.yahoo import releases
from newsgen.sources.live.yahoo.line import EVENT_FIELDS
from newsgen.sources.live.yahoo.trouble import Trouble

FIRST, SESSION = dt.date(2025, 7, 27), dt.date(2025, 8, 1)
JULY = dt.date(2025, 7, 1)
JOBS = ("Non-Farm Payrolls", "US", "2025-08-01T12:30:00.000Z", "Jul", "73", "110", "14", "147")


def answer(*rows) -> bytes:
    columns = [{"id": name, "label": name, "type": "STRING"} for name in EVENT_FIELDS]
    document = {"columns": columns, "rows": rows}
    return json.dumps({"finance": {"result": [{"documents": [document]}], "error": None}}).encode()


def ask(*rows):
    return releases.ask(FIRST, SESSION, lambda first, last, offset: answer(*rows))


def test_a_release_with_its_revision():
    found, told = ask(JOBS)
    assert found == (Release("PAYROLLS", JULY, SESSION, 73, 110, 147, 14),)
    assert told == []


def test_without_a_revision_the_prior_figure_is_the_previous_one():
    (one,), _ = ask(("Unemployment Rate *", "US", "2025-08-01T12:30:00Z", "Jul", "4.2", "4.2", "4.1", None))
    assert (one.code, one.previous, one.revised) == ("UNEMPLOYMENT", 4.1, None)


def test_other_countries_other_events_and_other_days_are_passed_over():
    found, told = ask(
        ("CPI YY, NSA", "BH", *JOBS[2:4], "0.9", None, None, None),
        ("EIA Wkly Crude Stk", "US", *JOBS[2:4], "1", None, None, None),
        ("Non-Farm Payrolls", "US", "2025-09-05T12:30:00Z", "Aug", None, "75", "73", None),
        ("CPI YY, NSA", "US", "2025-08-01T12:30:00Z", "Jul", None, None, "2.7", None),
    )
    assert (found, told) == ((), [])


def test_the_day_is_new_yorks():
    evening = ("Fed Funds Tgt Rate", "US", "2025-08-01T00:30:00Z", "31 Jul", "4.5", "4.5", "4.5", None)
    no_hour = ("Initial Jobless Clm", "US", "2025-07-31T00:00:00Z", "26 Jul, w/e", "218", None, None, None)
    found, _ = ask(evening, no_hour)
    assert [(one.code, one.date, one.period) for one in found] == [
        ("FED_RATE", dt.date(2025, 7, 31), None),
        ("CLAIMS", dt.date(2025, 7, 31), dt.date(2025, 7, 20)),
    ]


def test_a_zero_is_not_taken_for_a_figure():
    assert ask(("CPI MM, SA", "US", *JOBS[2:4], "0.0", None, "0.3", None)) == ((), [])
    (due,), _ = ask(("CPI MM, SA", "US", *JOBS[2:4], 0, "0.2", "0.3", None))
    assert due.actual is None


@pytest.mark.parametrize("told", ["4.5", "4.25-4.50", "4.25 - 4.50", "4.25–4.50"])
def test_a_target_range_is_told_by_its_upper_end(told):
    (one,), notices = ask(("Fed Funds Tgt Rate *", "US", "2025-07-30T18:00:00Z", None, told, told, "-", None))
    assert (one.code, one.actual, one.forecast, one.previous, notices) == ("FED_RATE", 4.5, 4.5, None, [])


def test_one_release_listed_twice_is_one():
    found, told = ask(JOBS, ("Non-Farm Payrolls *", *JOBS[1:4], "73", None, None, None))
    assert found == (Release("PAYROLLS", JULY, SESSION, 73, 110, 147, 14),)
    assert told == []


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("Non-Farm Payrolls *", *JOBS[1:4], "74", "110", None, None), "서로 달라 뺌"),
        (("Unemployment Rate", "US", "soon", "Jul", "4.2", None, None, None), "발표 시각을 읽을 수 없어"),
        (("Unemployment Rate", *JOBS[1:3], "Q2", "4.2", None, None, None), "어느 달의 수치인지"),
        (("Unemployment Rate", *JOBS[1:4], "42%", None, None, None), "숫자가 아닌 값"),
        (("Unemployment Rate", *JOBS[1:4], "420", None, None, None), "있을 수 없는 값이 있어 뺌(420)"),
        (("Unemployment Rate", *JOBS[1:4], "Infinity", None, None, None), "있을 수 없는 값"),
        (("Initial Jobless Clm", *JOBS[1:4], "218000", None, None, None), "있을 수 없는 값"),
    ],
)
def test_a_doubtful_row_is_left_out_with_a_line(row, why):
    found, told = ask(JOBS, row)
    assert len(told) == 1
    assert why in told[0]
    assert "\n" not in told[0]
    assert [one.code for one in found] == ([] if "서로" in why else ["PAYROLLS"])


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b'{"finance": {"result": null}}', b'{"finance": {"result": [{}]}}']
)
def test_a_broken_answer_is_trouble(body):
    with pytest.raises(Trouble):
        releases.ask(FIRST, SESSION, lambda first, last, offset: body)


def test_pages_are_asked_for_to_the_last_and_not_for_ever():
    asked = []
    filler = [("Any", "XX", *JOBS[2:])] * 100

    def send(first, last, offset):
        asked.append(offset)
        return answer(*(filler if offset < 200 else [JOBS]))

    found, _ = releases.ask(FIRST, SESSION, send)
    assert asked == [0, 100, 200]
    assert len(found) == 1
    with pytest.raises(Trouble):
        releases.ask(FIRST, SESSION, lambda first, last, offset: answer(*filler))


def test_what_is_due_in_the_days_ahead_needs_no_figure():
    due = ("CPI YY, NSA", "US", "2025-08-12T12:30:00Z", "Jul", None, None, None, None)
    past = ("Unemployment Rate", "US", "2025-08-01T12:30:00Z", "Jul", None, None, None, None)
    asked = []

    def send(first, last, offset):
        asked.append((first, last))
        return answer(due, past)

    found, told = releases.ask(FIRST, SESSION, send, ahead=dt.timedelta(days=11))
    assert asked == [(FIRST, SESSION + dt.timedelta(days=11))]
    assert (found, told) == ((Release("CPI_YOY", dt.date(2025, 7, 1), dt.date(2025, 8, 12)),), [])
    assert releases.ask(FIRST, SESSION, send) == ((), [])
