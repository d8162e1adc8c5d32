"""The calendar of the Federal Open Market Committee, against dates that the Federal Reserve published."""

from __future__ import annotations

import csv
import datetime as dt

import pytest

from newsgen import config
from newsgen.config import Config
from newsgen.errors import CalendarEnded, ConfigProblem, FedInputProblem
from newsgen.fed.fomc import Calendar, Meeting, calendar
from tests.recorded import FED

RECORDED = FED / "fomc_calendar.csv"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def decisions(found: tuple[Meeting, ...]) -> list[str]:
    return [str(one.decision) for one in found]


def test_the_meetings_of_2025_and_2026():
    coming = calendar().next_meetings(day("2025-08-13"))
    assert decisions(coming)[:5] == ["2025-09-17", "2025-10-29", "2025-12-10", "2026-01-28", "2026-03-18"]
    assert coming[0] == Meeting(
        day("2025-09-16"),
        day("2025-09-17"),
        scheduled=True,
        projections=True,
        minutes=day("2025-10-08"),
        beige_book=day("2025-09-03"),
    )


def test_the_decision_day_itself_is_still_to_come():
    assert decisions(calendar().next_meetings(day("2025-09-17")))[0] == "2025-09-17"
    assert decisions(calendar().next_meetings(day("2025-09-18")))[0] == "2025-10-29"
    assert calendar().decided_on(day("2025-09-17")) is not None
    assert calendar().decided_on(day("2025-09-16")) is None


def test_every_year_has_eight_scheduled_meetings_of_one_or_two_days():
    every = [one for one in calendar().meetings if one.scheduled]
    for year in range(2015, 2028):
        assert sum(one.decision.year == year for one in every) == 8, year
    assert all((one.decision - one.first).days == 1 for one in every)
    assert calendar().last == day("2028-01-26")


def test_what_march_2020_was_is_known_only_as_it_went():
    # 3 and 15 March came unannounced; the second took the place of the meeting of 17 and 18 March.
    of_march = {
        "2020-03-02": ["2020-03-18"],
        "2020-03-03": ["2020-03-03", "2020-03-18"],
        "2020-03-14": ["2020-03-18"],
        "2020-03-15": ["2020-03-15"],
        "2020-03-16": [],
    }
    for on, expected in of_march.items():
        coming = [one for one in decisions(calendar().next_meetings(day(on))) if one < "2020-04"]
        assert coming == expected, on


@pytest.mark.parametrize(
    ("decision", "start", "end"),
    [  # as reserve banks published them
        ("2020-11-05", "2020-10-24", "2020-11-06"),
        ("2023-02-01", "2023-01-21", "2023-02-02"),
        ("2024-11-07", "2024-10-26", "2024-11-08"),
        ("2025-09-17", "2025-09-06", "2025-09-18"),
        ("2016-09-21", "2016-09-13", "2016-09-22"),
    ],
)
def test_blackouts(decision, start, end):
    meeting = calendar().decided_on(day(decision))
    assert meeting.blackout == (day(start), day(end))
    one = dt.timedelta(days=1)
    within = [calendar().blackout(at) for at in (day(start) - one, day(start), day(end), day(end) + one)]
    assert within == [None, meeting, meeting, None]


def test_an_unscheduled_meeting_has_no_blackout():
    assert calendar().blackout(day("2020-03-03")) is None


@pytest.mark.parametrize("on", ["2028-01-27", "2030-01-01", "2014-12-31"])
def test_past_its_ends_the_calendar_is_never_silent(on):
    with pytest.raises(CalendarEnded, match=r"2028-01-26.*\[fed\] meetings") as caught:
        calendar().next_meetings(day(on))
    assert isinstance(caught.value, FedInputProblem)
    assert "\n" not in str(caught.value)


def test_it_warns_ahead_of_its_end():
    assert calendar().warning(day("2027-07-30"), 180) == ""  # 180 days before
    assert "179일 남음" in calendar().warning(day("2027-07-31"), 180)
    assert "0일 남음" in calendar().warning(day("2028-06-01"), 180)


def test_the_desk_adds_meetings_and_corrects_ours():
    moved = Meeting(day("2028-01-24"), day("2028-01-26"))
    added = Meeting(day("2028-03-14"), day("2028-03-15"), projections=True)
    longer = calendar([added, moved])
    assert longer.last == day("2028-03-15")
    assert longer.next_meetings(day("2028-01-20")) == (moved, added)
    assert len(longer.meetings) == len(calendar().meetings) + 1


def test_meetings_given_in_any_order_are_sorted():
    late, soon = (Meeting(day(text), day(text)) for text in ("2030-05-01", "2029-05-01"))
    assert calendar([late, soon]).last == late.decision
    assert Calendar((soon, late)).first == soon.decision


def test_it_has_the_recorded_calendar_s_dates():
    if not RECORDED.is_file():
        pytest.skip(f"no recorded calendar at {RECORDED}")
    with RECORDED.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not row["kind"].startswith("notation")]
    expected = {
        (row["start"], row["end"], row["has_sep"] == "True")
        for row in rows
        if "no rate change" not in row["kind"] and row["kind"] != "cancelled"
    }
    ours = [one for one in calendar().meetings if not one.called_off]
    assert {(str(one.first), str(one.decision), one.projections) for one in ours} == expected


def test_the_settings_extend_it(tmp_path):
    path = tmp_path / "newsgen.toml"
    path.write_text("[fed]\nwarn_days = 90\nmeetings = [{first = 2028-03-14, decision = 2028-03-15}]\n")
    settings = config.load(path).fed
    assert settings.calendar().last == day("2028-03-15")
    assert settings.warn_days == 90
    assert Config().fed.calendar() == calendar()


@pytest.mark.parametrize(
    "line",
    [
        "meetings = [{first = 2028-03-15, decision = 2028-03-14}]",
        "meetings = [{first = 2028-03-01, decision = 2028-03-15}]",
        "meetings = [{decision = 2028-03-15}]",
        'meetings = [{first = "soon", decision = 2028-03-15}]',
        "meetings = [{first = 2028-03-14, decision = 2028-03-15, sep = true}]",
    ],
)
def test_settings_that_are_off_are_refused(tmp_path, line):
    path = tmp_path / "newsgen.toml"
    path.write_text(f"[fed]\n{line}\n")
    with pytest.raises(ConfigProblem, match=r"newsgen\.toml"):
        config.load(path)
