"""``items`` and ``facts`` over what each edition tells: a session, what there is of it, a week."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsgen.cli import main

pytestmark = pytest.mark.slow


@pytest.fixture
def run(recorded_store_path: Path):
    def told(*args: str):
        return CliRunner().invoke(main, ["--store", str(recorded_store_path), *args])

    return told


def test_the_items_of_a_week_are_the_week_s(run) -> None:
    told = run("items", "--edition", "us-week", "--date", "2025-08-15", "--json")
    assert told.exit_code == 0
    listing = json.loads(told.stdout)
    assert (listing["session"], listing["edition"]) == ("2025-08-15", "us-week")
    rules = {row["rule"] for row in listing["items"]}
    assert {"week_close", "week_stocks", "week_rates"} <= rules
    assert not rules & {"market_close", "movers", "yields", "breadth"}


def test_the_facts_of_a_week_hold_the_week_s_change(run) -> None:
    """2,286.52 on 15 August 2025 after 2,218.42 on the 8th."""
    told = run("facts", "--edition", "us-week", "--date", "2025-08-15", "--about", "^RUT", "--json")
    listing = json.loads(told.stdout)
    (week,) = [one for one in listing["facts"] if one["measure"] == "change_week"]
    assert week["value"] == pytest.approx((2286.52 / 2218.42 - 1) * 100)
    assert listing["market"] == "us"


def test_a_session_so_far_is_shown_as_it_stood(run) -> None:
    told = run("facts", "--edition", "us-midday", "--date", "2025-08-13", "--at", "14:30", "--json")
    listing = json.loads(told.stdout)
    assert listing["as_of"] == "14:30"
    assert {one["as_of"] for one in listing["facts"] if one["measure"] == "change_day"} == {"14:30"}
    assert run("items", "--edition", "us-midday", "--date", "2025-08-13", "--at", "14:30").exit_code == 0


@pytest.mark.parametrize("verb", ["items", "facts"])
def test_an_hour_for_an_edition_that_looks_at_none_is_refused(run, verb: str) -> None:
    told = run(verb, "--date", "2025-08-13", "--at", "14:30")
    assert (told.exit_code, "--at" in told.stderr) == (2, True)


def test_a_listing_as_a_table(run) -> None:
    told = run("items", "--date", "2025-08-13", "--chosen", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(told.stdout)))
    assert rows[0]["rule"] == "divergence"
    assert {row["chosen"] for row in rows} == {"True"}


def test_an_edition_that_does_not_exist_is_refused_in_a_line(run) -> None:
    told = run("items", "--edition", "us-noon")
    assert told.exit_code == 2
    assert "us-week" in told.stderr
    assert "Traceback" not in told.stderr
