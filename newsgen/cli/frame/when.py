"""Which session and which moment the options of a verb mean, by the clock of the edition's market."""

from __future__ import annotations

import datetime as dt

from newsgen.errors import UsageProblem


def moment_of(edition: str, date: dt.datetime | None, at: dt.datetime | None) -> dt.datetime | None:
    """Return the moment that an edition of a session so far looks at, now unless told; None for others.

    Raises UsageProblem where a moment is told to an edition that looks at none.
    """
    from newsgen import markets
    from newsgen.editions import edition_named

    kind = edition_named(edition)
    if not kind.live:
        if at is not None:
            raise UsageProblem("--at은 장중 판(--edition us-midday)에만 씁니다.")
        return None
    now = dt.datetime.now(markets.named(kind.market).zone)
    day, clock = date.date() if date else now.date(), at.time() if at else now.time()
    return dt.datetime.combine(day, clock, tzinfo=now.tzinfo)


def day_of(edition: str, date: dt.datetime | None) -> dt.date:
    """Return the day asked for, or the last session that is over; of a week, its last session."""
    from newsgen import markets, pipeline
    from newsgen.editions import edition_named

    kind = edition_named(edition)
    if date is None:
        day = markets.latest_finished(markets.named(kind.market), dt.datetime.now(dt.UTC)).day
    else:
        day = date.date()
    return pipeline.session_of(kind, day).day if kind.weekly else day


def day_of_the_demo(edition: str, date: dt.datetime | None) -> dt.date:
    """Return the one session of the demo of an edition's market; UsageProblem where another is asked for."""
    from newsgen.editions import edition_named
    from newsgen.sources import demo

    kind = edition_named(edition)
    only = demo.of(kind.market).session
    if kind.over != "session":  # over more than a day much of it would be made up
        raise UsageProblem(f"--demo는 마감 판만 만듭니다. --edition {kind.market}-close처럼 쓰십시오.")
    if date is not None and date.date() != only:
        raise UsageProblem(f"--demo는 {only} 기사만 만듭니다. --date를 빼십시오.")
    return only
