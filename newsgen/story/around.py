"""What stands around the text of an article: its notice, doubts, and the facts it states."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.facts.book import FactBook
from newsgen.model import Chart, Event, EventKind, Fact, Runs, Source
from newsgen.story.names import Names
from newsgen.story.planner import Slot
from newsgen.story.typesetter import Memory

_SORTS: dict[EventKind, str] = {"earnings": "실적", "filing": "공시", "rating": "투자의견"}
"""What an event is called in the line of sources; any other is a date."""


def disclosure(demo: bool, *, noted: bool) -> str:
    """Return the notice that stands beside every article: it was made by a program, by which method.

    ``noted`` tells that it prints notes: their words are the newsroom's.
    """
    made = (
        "이 기사는 언어모델 없이, 미리 검토한 문장 틀에 "
        "시세와 경제지표에서 얻은 수치를 넣어 newsgen이 자동으로 작성했다."
    )
    made += " 데스크가 보탠 글은 편집국이 썼다." if noted else ""
    sample = " 일부 시세는 시연을 위해 만든 예시 데이터이므로 보도에 쓸 수 없다."
    return made + sample if demo else made


def named(sources: Iterable[Source]) -> str:
    """Return where prices came from, as a picture says it."""
    return ", ".join(source.name for source in sources)


def told_events(book: FactBook, texts: Iterable[Runs]) -> tuple[Event, ...]:
    """Return the events that some run tells, in the order of their first mention."""
    told = (run for runs in texts for run in runs if run.event is not None)
    ids = dict.fromkeys(event for run in told for event in (run.event, *run.also) if event is not None)
    every = {**book.due, **book.events}
    return tuple(every[one] for one in ids)


def sources(known: tuple[Source, ...], events: Iterable[Event]) -> tuple[Source, ...]:
    """Return where an article's data came from, and who says what it tells of events."""
    told: dict[str, list[str]] = {one.name: one.detail.split("·") if one.detail else [] for one in known}
    for event in events:
        for name in _tellers(event):
            told.setdefault(name, []).append(_SORTS.get(event.kind, "일정"))
    bare = {one.name for one in known if not one.detail}
    return tuple(
        Source(name=name, detail="" if name in bare else "·".join(dict.fromkeys(kinds)))
        for name, kinds in told.items()
    )


def _tellers(event: Event) -> Iterable[str]:
    """Return who says that an event was; who says when it is due, of one that is."""
    return (one.source for one in event.accounts if (one.status == "planned") == (event.status == "planned"))


def doubtful(names: Names, memory: Memory) -> tuple[str, ...]:
    """Return the names that no list spells in Korean: an editor must look."""
    doubtful = sorted(about for about in memory.mentioned if names[about].doubtful)
    return tuple(f"한글 표기를 확인할 종목: {names[about].full}({about})" for about in doubtful)


def stated(
    book: FactBook, texts: Iterable[Runs], shown: Iterable[Chart], slots: Iterable[Slot] = ()
) -> tuple[Fact, ...]:
    """Return the facts that some figure, chart or the words of some slot state, as they are first used."""
    figures = (run.figure for runs in texts for run in runs if run.figure is not None)
    ids = dict.fromkeys(fact for figure in figures for fact in figure.facts)
    ids |= dict.fromkeys(fact for chart in shown for fact in chart.facts)
    items = (item for slot in slots if slot.rule.worded for item in slot.items)
    ids |= dict.fromkeys(fact for item in items for fact in item.facts)
    return tuple(book[fact_id] for fact_id in ids)
