"""The n-th cut or hold in a row, the first in so long: as the papers had it, and with meetings unknown."""

from __future__ import annotations

import csv
import datetime as dt
import itertools

import pytest

from newsgen.facts import decisions
from newsgen.fed.fomc import calendar
from newsgen.fed.policy import Policy
from newsgen.model import Fact
from newsgen.snapshot import policy as load
from tests.recorded import FED


def moves() -> dict[dt.date, int]:
    """By how much each meeting moved the range: what took effect on the day after it, else nothing."""
    path = FED / "target_range_changes.csv"
    if not path.is_file():
        pytest.skip(f"no recorded Fed at {FED}")
    with path.open(encoding="utf-8") as lines:
        rows = [(dt.date.fromisoformat(row["date"]), float(row["lower"])) for row in csv.DictReader(lines)]
    changed = {day: round((low - was) * 100) for (_, was), (day, low) in itertools.pairwise(rows)}
    return {
        one.decision: changed.get(one.decision + dt.timedelta(days=1), 0)
        for one in calendar().meetings
        if one.decision <= rows[-1][0]
    }


def told(day: str, bp: int, known: dict[dt.date, int]) -> dict[str, Fact]:
    session = dt.date.fromisoformat(day)
    policy = Policy(
        session=session, meetings=calendar(), moved={d: m for d, m in known.items() if d < session}
    )
    return {fact.measure: fact for fact in decisions.facts(policy, f"FOMC:{day}", session, bp)}


@pytest.mark.parametrize(
    ("day", "bp", "runs", "last"),
    [
        ("2024-09-18", -50, {"hold_run_ended": 8}, "2020-03-15"),  # the first cut in four and a half years
        ("2024-12-18", -25, {"cut_run": 3}, None),
        ("2025-01-29", 0, {"cut_run_ended": 3}, None),
        ("2025-03-19", 0, {"hold_run": 2}, None),
        ("2025-07-30", 0, {"hold_run": 5}, None),
        ("2025-09-17", -25, {"hold_run_ended": 5}, "2024-12-18"),  # the first in nine months
        ("2025-10-29", -25, {"cut_run": 2}, None),
        ("2025-12-10", -25, {"cut_run": 3}, None),
        ("2022-07-27", 75, {"hike_run": 4}, None),
        ("2022-03-16", 25, {"hold_run_ended": 15}, "2018-12-19"),
    ],
)
def test_decisions_as_the_papers_counted_them(day, bp, runs, last):
    known = moves()
    assert known[dt.date.fromisoformat(day)] == bp
    found = told(day, bp, known)
    before = found.pop("decision_last", None)
    assert {measure: fact.value for measure, fact in found.items()} == runs
    assert (before and str(before.since)) == last
    assert all(fact.unit == "meetings" for fact in found.values())


def test_over_a_meeting_that_is_not_known_nothing_is_counted():
    known = {dt.date.fromisoformat(day): bp for day, bp in (("2024-11-07", -25), ("2024-09-18", -50))}
    assert told("2024-12-18", -25, known) == {}, "whether the run began before July is not known"
    known[dt.date(2024, 7, 31)] = 0
    assert told("2024-12-18", -25, known)["cut_run"].value == 3
    del known[dt.date(2024, 11, 7)]
    assert told("2024-12-18", -25, known) == {}


def test_a_single_decision_makes_no_run_that_ended():
    known = {dt.date.fromisoformat(day): bp for day, bp in (("2024-11-07", -25), ("2024-09-18", 0))}
    assert told("2024-12-18", 0, known) == {}


def test_the_store_tells_by_how_much_each_meeting_moved_the_range():
    low = {dt.date(2025, 9, 17): 4.25, dt.date(2025, 9, 18): 4.0, dt.date(2025, 10, 29): 4.0}
    rates = load.Rates(store=None, config=None, daily={}, low=low, contracts={})
    session = dt.date(2025, 10, 29)
    assert rates.moved(calendar().known(session), session) == {dt.date(2025, 9, 17): -25}
