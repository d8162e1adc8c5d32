"""Pictures over time: the way of a session, the year of the broad index, the odds of the Fed's meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from newsgen.facts.trail import Trail
from newsgen.korean import dates
from newsgen.model import Fact, Line, Mark, Step, Steps, Way
from newsgen.story.pictures.scene import Scene

INTO = dt.timedelta(minutes=7)
"""How far into its quarter of an hour an extreme is drawn: nobody knows when in it it was."""
MEETINGS = 5
"""Meetings that a picture shows at most."""
_DECISIONS = {"cut": ("인하", "낮을"), "hike": ("인상", "높을")}


def path(scene: Scene) -> Iterator[Line]:
    """Yield the way of a session: the broad index with its high and low, and the others of the market."""
    book = scene.book
    broad = book.market.broad
    first = book.trails.get(("day", broad))
    if first is None or scene.edition.weekly:
        return
    marks = [_Extreme.of(first, fact, label) for label, fact in _extremes(scene) if fact is not None]
    at = sorted({*first.at, *(mark.at for mark in marks)}, key=dt.datetime.fromisoformat)
    found = [(symbol, book.trails.get(("day", symbol))) for symbol in book.market.indices if symbol != broad]
    ways = [_way(scene, broad, first, at, {mark.at: mark.fact.value for mark in marks})]
    ways += [_way(scene, symbol, trail, at, {}) for symbol, trail in found if trail and trail.at == first.at]
    whose = "주요 지수" if len(ways) > 1 else scene.names[broad].short
    yield Line(
        subject="path", title=f"{whose} 하루 흐름", unit="percent",
        at=tuple(at), ways=tuple(ways),
        marks=tuple(
            Mark(at=one.at, fact=one.fact.id, label=one.label, value=one.fact.value) for one in marks
        ),
        head=scene.head("path", index=scene.subjects([broad])[0], live=scene.edition.live),
        basis=f"{scene.when}, 전 거래일 대비 15분 간격", source=scene.source,
    )  # fmt: skip


class _Extreme(NamedTuple):
    """A high or a low of the day as it is marked."""

    at: str
    fact: Fact
    label: str

    @classmethod
    def of(cls, trail: Trail, fact: Fact, label: str) -> _Extreme:
        """Place an extreme in the quarter of an hour that the fact names."""
        began = dt.datetime.fromisoformat(f"{trail.at[0][:10]}T{fact.as_of}{trail.at[0][16:]}")
        told = f"{began.hour}시" + (f" {began.minute}분" if began.minute else "")
        return cls((began + INTO).isoformat(timespec="minutes"), fact, f"{told}께 {label}")


def _extremes(scene: Scene) -> Iterator[tuple[str, Fact | None]]:
    for label, measure in (("고점", "path_peak"), ("저점", "path_trough")):
        yield label, scene.book.get(measure, scene.book.market.broad)


def _way(scene: Scene, symbol: str, trail: Trail, at: list[str], more: dict[str, float]) -> Way:
    """Return an index's line over the picture's moments: nothing at those that are another one's."""
    known = {**dict(zip(trail.at, trail.values, strict=True)), **more}
    fact = scene.book.get("change_day", symbol)
    return Way(
        fact=fact.id if fact else "", label=scene.names[symbol].short, values=tuple(map(known.get, at))
    )


def year(scene: Scene) -> Iterator[Line]:
    """Yield a year of the broad index by its closes, the highest and the lowest marked."""
    book = scene.book
    broad = book.market.broad
    trail, close = book.trails.get(("year", broad)), book.get("close", broad)
    if trail is None or close is None:
        return
    marks = tuple(
        filter(None, (_close(scene, *one) for one in (("최고", "year_high"), ("최저", "year_low"))))
    )
    way = Way(fact=close.id, label=scene.names[broad].short, values=trail.values)
    yield Line(
        subject="year", title=f"{scene.names[broad].short} 1년", unit="level", at=trail.at, ways=(way,),
        marks=marks, head=scene.head("year", index=scene.subjects([broad])[0]),
        basis=f"{scene.book.day.year}년 {scene.when}까지 1년, 종가 기준", source=scene.source,
    )  # fmt: skip


def _close(scene: Scene, label: str, measure: str) -> Mark | None:
    """Return the mark of an extreme of the year; none of the last close, which has its own words."""
    broad = scene.book.market.broad
    fact, record = scene.book.get(measure, broad), scene.book.get("to_record", broad)
    if fact is None or fact.since is None or fact.since == scene.book.day:
        return None
    ever = "사상 " if measure == "year_high" and record and record.base == fact.since else ""
    told = f"{ever}{label}({dates.since_day(fact.since, scene.book.day)})"
    return Mark(at=fact.since.isoformat(), fact=fact.id, label=told, value=fact.value)


def odds(scene: Scene) -> Iterator[Steps]:
    """Yield the odds of the Fed's next meetings, now and a month ago."""
    book = scene.book
    meetings = [fact for fact in book.all("meeting") if fact.since and fact.value > 0]
    meetings = [fact for fact in meetings if book.get("cut_probability", fact.about)][:MEETINGS]
    if not meetings:
        return
    first = meetings[0].about
    cut, hike = (book.value(f"{one}_probability", first) or 0.0 for one in _DECISIONS)
    kind = "cut" if cut >= hike else "hike"
    word, than = _DECISIONS[kind]
    rows = tuple(row for fact in meetings if (row := _step(scene, fact, f"{kind}_probability")) is not None)
    then = next((book.get(row.before_fact.partition(":")[0], first) for row in rows if row.before_fact), None)
    yield Steps(
        subject="odds", title=f"회의 뒤 기준금리가 지금보다 {than} 확률", rows=rows, now=f"{word} 확률",
        then="한 달 전" if then else "",
        head=scene.head("odds", meeting=scene.subjects([first])[0], kind=kind, word=word),
        basis=f"FOMC 회의별, {scene.when} 금리선물 가격으로 계산"
        + (f", 한 달 전은 {dates.since_day(then.base, book.day)}" if then and then.base else ""),
        source=scene.source,
    )  # fmt: skip


def _step(scene: Scene, meeting: Fact, measure: str) -> Step | None:
    """Return the odds of a meeting, with those of a month before where they are known."""
    now = scene.book.get(measure, meeting.about)
    before = scene.book.get(f"{measure}_month_before", meeting.about)
    if now is None or meeting.since is None:
        return None
    ahead = meeting.since.year - scene.book.day.year
    label = ("내년 " if ahead else "") + dates.month_day(meeting.since)
    return Step(
        fact=now.id, label=label, value=now.value,
        before=before.value if before else None, before_fact=before.id if before else "",
    )  # fmt: skip
