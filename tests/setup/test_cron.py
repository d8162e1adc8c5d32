"""The lines for cron, read back by a cron of the tests': each job runs at its time in Seoul, in any zone."""

from __future__ import annotations

import datetime as dt
import shlex
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newsgen.setup import cron as written
from newsgen.setup.jobs import Wanted, jobs, known
from newsgen.setup.zone import of_the_machine, offsets
from tests.setup import cron

SEOUL = ZoneInfo("Asia/Seoul")
RUNNER, LOG = Path("/srv/편집국 100%/it's/run"), Path("/srv/편집국 100%/it's/logs/cron.log")
ALL = Wanted(known(), ("desk", "둘째 곳"), feed=True)


def table(zone: str, wanted: Wanted = ALL) -> str:
    clocks = written.Clocks(zone, offsets(ZoneInfo(zone), 2026))
    return written.table(jobs(wanted), clocks, RUNNER, LOG)


def runs(zone: str, first: dt.datetime, days: int, word: str) -> list[dt.datetime]:
    """Every minute at which a line with a word runs, in Seoul's time."""
    minutes = (first + dt.timedelta(minutes=each) for each in range(days * 24 * 60))
    rows = [row for row in cron.lines(table(zone)) if word in row.command]
    local = ZoneInfo(zone)
    return [at.astimezone(SEOUL) for at in minutes if any(row.runs_at(at.astimezone(local)) for row in rows)]


def moments(days: set[int], *times: tuple[int, int]) -> set[tuple[int, int, int]]:
    """Day of the week (1 is Monday), hour and minute."""
    return {(day, hour, minute) for day in days for hour, minute in times}


MONDAY = dt.datetime(2026, 2, 2, tzinfo=SEOUL)
JULY = dt.datetime(2026, 7, 6, tzinfo=SEOUL)
BY_TEN = [(5, 31), (5, 41), (5, 51), *((hour, minute) for hour in (6, 7) for minute in range(1, 60, 10))]
TIMES = {
    "--edition us-close --publish desk": moments({2, 3, 4, 5, 6}, *BY_TEN),
    "today --edition us-week --publish desk": moments({6}, (7, 15), (7, 35), (8, 5)),
    "us-midday --publish desk": moments({2, 3, 4, 5, 6}, (2, 37)),
    "heartbeat --edition us-close": moments({2, 3, 4, 5, 6}, (6, 45), (7, 45)),
    "today --morning --edition kr-close": moments(
        {1, 2, 3, 4, 5}, (15, 45), (15, 55), (16, 5), (16, 45), (16, 55), (18, 10), (18, 20), (19, 10)
    ),
    "today --edition kr-week": moments({5}, (18, 40), (19, 20)),
    "heartbeat --edition kr-close": moments({1, 2, 3, 4, 5}, (16, 15), (17, 15)),
    "recheck": moments({1, 2, 3, 4, 5, 6, 7}, (9, 10)),
}


@pytest.mark.parametrize("word", TIMES)
@pytest.mark.parametrize("zone", ["UTC", "Asia/Seoul", "Asia/Kolkata", "Pacific/Honolulu", "Asia/Kathmandu"])
def test_a_job_runs_at_its_korean_time_and_at_no_other(zone, word):
    seen = [(at.isoweekday(), at.hour, at.minute) for at in runs(zone, MONDAY, 7, word)]
    assert len(seen) == len(set(seen))
    assert set(seen) == TIMES[word]


@pytest.mark.parametrize("word", TIMES)
@pytest.mark.parametrize("zone", ["America/New_York", "Europe/London", "Australia/Sydney"])
def test_where_the_machine_has_summer_time_it_runs_then_in_winter_and_in_summer(zone, word):
    for first in (MONDAY, JULY):
        seen = {(at.isoweekday(), at.hour, at.minute) for at in runs(zone, first, 7, word)}
        assert seen >= TIMES[word]
        assert len(seen) <= 2 * len(TIMES[word])


def test_the_outbox_is_looked_at_every_five_minutes():
    assert [at.minute for at in runs("UTC", MONDAY, 1, "outbox send")] == list(range(0, 60, 5)) * 24


def test_one_run_serves_every_cms():
    assert runs("UTC", MONDAY, 7, "us-close --publish desk --publish '둘째 곳'")


def test_a_shell_is_given_whole_paths_with_spaces_hangul_quotes_and_percent():
    commands = {row.command for row in cron.lines(table("UTC"))}
    for command in commands:
        words = shlex.split(command)
        assert words[0] == str(RUNNER)
        assert str(LOG) in {word.lstrip(">2") for word in words}
    assert max(map(len, table("UTC").encode().splitlines())) < 998


def test_two_installations_have_marks_of_their_own():
    assert written.marks(RUNNER) != written.marks(RUNNER.parent / "other")
    text = table("UTC").splitlines()
    assert (text[0], text[-1]) == written.marks(RUNNER)


def test_a_machine_without_a_zone_is_taken_for_utc_as_cron_takes_it(tmp_path):
    zone, name = of_the_machine(tmp_path / "localtime")
    assert (offsets(zone, 2026), name) == ((dt.timedelta(),), "UTC")
    (tmp_path / "localtime").symlink_to("/usr/share/zoneinfo/Asia/Seoul")
    zone, name = of_the_machine(tmp_path / "localtime")
    assert (offsets(zone, 2026), name) == ((dt.timedelta(hours=9),), "Asia/Seoul")
