"""What runs by itself, and when by the clock in Seoul: the one table that cron and systemd are told from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsgen.editions import CLOSE, EDITIONS, KR_CLOSE, KR_WEEK, MIDDAY, WEEK

MORNINGS = (2, 3, 4, 5, 6)
"""Tuesday to Saturday, as ISO counts: the mornings after New York's sessions."""
WEEKDAYS = (1, 2, 3, 4, 5)
FRIDAY, SATURDAY = (5,), (6,)
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
LOG = "logs/morning.jsonl"
"""What ``today`` logs and ``heartbeat`` reads, from the folder of the installation."""


class When(NamedTuple):
    """Days of the week (1 is Monday) and times of the day, in Seoul."""

    days: tuple[int, ...]
    times: tuple[tuple[int, int], ...]
    """Hour and minute."""


class Job(NamedTuple):
    """One thing that runs by itself."""

    name: str
    says: str
    """Korean: what it is for."""
    words: tuple[str, ...]
    """The command line after ``newsgen``."""
    when: When | int
    """Its times, or every how many minutes."""
    quiet: bool = False
    """Whether what it prints is of no use in a log; what it tells of always is."""
    catches_up: bool = False
    """Whether it runs at once where the machine was off at its time."""


class Wanted(NamedTuple):
    """What an installation is to do by itself."""

    editions: tuple[str, ...] = (CLOSE.name,)
    targets: tuple[str, ...] = ()
    """Names of the CMSs that articles go to."""
    feed: bool = False
    imports: bool = False
    """Whether the settings name folders that the desk's terminal writes to."""


_CLOSE = tuple((hour, minute) for hour in (5, 6, 7) for minute in range(1, 60, 10))[3:]
"""A session is over at 05:30 while New York keeps summer time, else at 06:30: tried again until eight."""
_KR_CLOSE = ((15, 45), (15, 55), (16, 5), (16, 45), (16, 55), (18, 10), (18, 20), (19, 10))
"""Seoul is over at 15:40, what investors bought is final at 18:00; both an hour later on the exam's day.

The article of the evening is another version of the afternoon's, where anything in it has changed.
"""
_KR_WEEK = ((18, 40), (19, 20))
_TODAY = {
    CLOSE.name: (When(MORNINGS, _CLOSE), "장이 끝나는 대로, 안 되면 8시까지 10분마다"),
    WEEK.name: (When(SATURDAY, ((7, 15), (7, 35), (8, 5))), "토요일 아침"),
    MIDDAY.name: (When(MORNINGS, ((2, 37),)), "현지 한낮"),
    KR_CLOSE.name: (When(WEEKDAYS, _KR_CLOSE), "15:45부터, 18:10에 확정 수급으로"),
    KR_WEEK.name: (When(FRIDAY, _KR_WEEK), "금요일 저녁"),
}
"""Edition -> when its article is made, and what that is for."""
_HEARTBEAT = {
    CLOSE.name: (When(MORNINGS, ((6, 45), (7, 45))), "06:45"),
    WEEK.name: (When(SATURDAY, ((8, 20),)), "08:15"),
    KR_CLOSE.name: (When(WEEKDAYS, ((16, 15), (17, 15))), "16:10"),
    KR_WEEK.name: (When(FRIDAY, ((19, 30),)), "19:25"),
}
"""Edition -> when its article is looked for, and the time from which it should be there."""


_ONLY = dict.fromkeys((CLOSE.name, KR_CLOSE.name), ("--morning",))
"""Edition -> what keeps its runs from an article that is not of today."""
_IMPORT = "import"
_BEFORE = 2
"""Minutes by which the desk's files are read before Seoul's articles are made of them."""
_OUTBOX = Job(
    "outbox",
    "발송함: 남은 것을 보내고 사람이 할 일을 알림",
    ("outbox", "send", "--wait", "0", "--tell"),
    5,
)
_RECHECK = Job(
    "recheck", "지난 기사의 수치 다시 보기", ("recheck",), When(EVERY_DAY, ((9, 10),)), catches_up=True
)
_FEED = Job("feed", "피드 다시 쓰기", ("feed",), 10, quiet=True)


_SEOUL = tuple(name for name in _TODAY if EDITIONS[name].market == KR_CLOSE.market)


def known() -> tuple[str, ...]:
    """Return the editions that can run by themselves."""
    return tuple(_TODAY)


def lacks_import(made: Iterable[Job]) -> bool:
    """Tell whether articles of Seoul are made and nothing reads the desk's files before them."""
    names = {job.name for job in made}
    return bool(names & {_name(edition) for edition in _SEOUL}) and _IMPORT not in names


def jobs(wanted: Wanted) -> list[Job]:
    """Return what an installation runs, in the order of its lines."""
    made = [_import(wanted.editions)] if wanted.imports and {*wanted.editions} & {*_SEOUL} else []
    made += [_articles(edition, wanted.targets) for edition in wanted.editions]
    made += [job for edition in wanted.editions for job in _heartbeats(edition, wanted.targets)]
    return [*made, _OUTBOX, _RECHECK, *([_FEED] if wanted.feed else [])]


def _import(editions: tuple[str, ...]) -> Job:
    """Return what reads the desk's files, shortly before each article of Seoul."""
    when = [_TODAY[edition][0] for edition in _SEOUL if edition in editions]
    days = tuple(sorted({day for each in when for day in each.days}))
    times = {divmod(60 * hour + minute - _BEFORE, 60) for each in when for hour, minute in each.times}
    says = "단말기에서 내보낸 파일 읽기: 서울 기사에 앞서"
    return Job(_IMPORT, says, ("import",), When(days, tuple(sorted(times))), quiet=True)


def _name(edition: str) -> str:
    return f"today-{edition}"


def _articles(edition: str, targets: tuple[str, ...]) -> Job:
    """Return the runs of ``today``: every CMS is served by the same run, and none waits for another."""
    when, says = _TODAY[edition]
    to = (word for name in targets for word in ("--publish", name))
    return Job(
        _name(edition),
        f"{EDITIONS[edition].korean} 기사: {says}",
        ("today", *_ONLY.get(edition, ()), "--edition", edition, *to, "--log", LOG),
        when,
        quiet=True,
        catches_up=edition != MIDDAY.name,
    )


def _heartbeats(edition: str, targets: tuple[str, ...]) -> Iterator[Job]:
    if edition not in _HEARTBEAT:
        return
    when, by = _HEARTBEAT[edition]
    to = (word for name in targets for word in ("--to", name))
    yield Job(
        f"heartbeat-{edition}",
        f"{by}까지 {EDITIONS[edition].korean} 기사가 없으면 알림",
        ("heartbeat", "--edition", edition, "--by", by, *to, "--log", LOG),
        when,
    )
