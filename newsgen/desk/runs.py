"""When the next article is made by itself, and from when on it can be made at all."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from newsgen import calendars, markets
from newsgen.calendars import SEOUL
from newsgen.editions import EDITIONS, Edition
from newsgen.setup import again, jobs
from newsgen.setup.jobs import When
from newsgen.setup.runner import Installation


class Run(NamedTuple):
    """The next run of an edition."""

    edition: Edition
    at: dt.datetime
    """In Seoul."""
    scheduled: bool
    """Whether something starts it; else from when on a person can."""


def coming(folder: Path, now: dt.datetime) -> list[Run]:
    """Return the next run of each edition, the soonest first.

    They are those that ``newsgen init`` wrote into the installation's ``folder``; of a desk without any, the
    moments from which on the closes of both markets can be told.
    """
    here = Installation(folder, folder, folder, folder, folder, folder)
    if here.crontab.is_file() or here.units.is_dir():
        editions = again.editions(here)
        made = {job.name: job.when for job in jobs.jobs(jobs.Wanted(editions))}
        times = {name: made[f"today-{name}"] for name in editions}
        runs = [
            Run(EDITIONS[name], _next(when, now), True)
            for name, when in times.items()
            if isinstance(when, When)
        ]
    else:
        closes = [edition for edition in EDITIONS.values() if edition.over == "session"]
        runs = [Run(edition, _over(edition, now), False) for edition in closes]
    return sorted(runs, key=lambda run: run.at)


def _next(when: When, now: dt.datetime) -> dt.datetime:
    """Return the first of its times that is yet to come."""
    here = now.astimezone(SEOUL)
    return min(
        at
        for ahead in range(8)
        for hour, minute in when.times
        for at in [dt.datetime.combine(here.date() + dt.timedelta(ahead), dt.time(hour, minute), SEOUL)]
        if at > here and at.isoweekday() in when.days
    )


def _over(edition: Edition, now: dt.datetime) -> dt.datetime:
    """Return when the next session of an edition's market is over and settled."""
    market = markets.named(edition.market)
    day = calendars.latest_finished(now, market.exchange)
    after = calendars.following(day, market.exchange)
    return (markets.session(market, after).closes + calendars.settled(market.exchange)).astimezone(SEOUL)
