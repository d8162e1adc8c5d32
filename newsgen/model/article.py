"""What is written: runs of text with their figures, notes, and the article that goes out."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec

from newsgen.model.event import Event
from newsgen.model.fact import Fact, Record


class Figure(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A number as printed: the fact that it states, the raw value, and how it was set."""

    fact: str
    value: float | str
    """The fact's raw value, or an ISO date where the figure is one of the fact's dates."""
    style: str
    also: tuple[str, ...] = ()
    """Ids of the other facts that it states, where one figure stands for a group: 9% 안팎."""

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of all facts that it states."""
        return (self.fact, *self.also)


class Run(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A piece of text with one meaning; runs joined are the text."""

    text: str
    figure: Figure | None = None
    term: str | None = None
    """Id of the glossary term that this is the first use of."""
    quote: str | None = None
    """Id of the note that is quoted to the letter."""
    event: str | None = None
    """Id of the event that it tells."""
    also: tuple[str, ...] = ()
    """Ids of further events that the same words tell, of companies that stand side by side."""
    phrase: bool = False
    """A name or a reviewed fixed phrase that contains a digit."""


Runs = tuple[Run, ...]


class Paragraph(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One paragraph of the article and the items that it tells."""

    section: str
    item: str | None
    """``rule:about`` of the item that it tells first; None for text that states no facts."""
    runs: Runs
    items: tuple[str, ...] = ()
    """``rule:about`` of every item that it tells."""


class Entry(Record, frozen=True, kw_only=True):
    """One entry of the article's 용어 정리."""

    id: str
    title: str
    english: str
    text: str
    """The defining sentence as the glossary has it: Markdown of one line, nearly always without any mark."""


ChartUnit = Literal["bp", "count", "eok", "level", "percent", "points", "pp"]
"""Units of facts that a chart can show."""


class Bar(Record, frozen=True, kw_only=True):
    """One bar of a chart and the fact that it shows."""

    fact: str
    label: str
    value: float
    """The fact's raw value: a format prints it, rounded once."""


class _Picture(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What every chart says of itself, beside what it shows."""

    subject: str = ""
    """Which of the pictures it is, as ``newsgen chart --kind`` names it; empty in documents of before."""
    head: Runs = ()
    """What the picture shows, in a sentence with its figures bound; empty where nobody says so."""
    basis: str = ""
    """Of which day, against what: ``11월 20일(현지시간), 전장 대비``."""
    source: str = ""
    """Where its numbers come from: ``Yahoo Finance``."""

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of all facts that it shows or tells."""
        told = (fact for run in self.head if run.figure for fact in run.figure.facts)
        return tuple(dict.fromkeys((*self.shown, *told)))

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the facts that it shows."""
        raise NotImplementedError


class Bars(_Picture, frozen=True, kw_only=True, tag_field="kind", tag="bars"):
    """A chart of bars from one zero, one a subject."""

    # Its fields and a bar's stand by the alphabet: as an object without a type its JSON was sorted.
    rows: tuple[Bar, ...]
    title: str
    """What is shown: ``주요 지수 등락률``."""
    unit: ChartUnit
    upright: bool = False
    """Whether its bars are days that follow one another, to be read from left to right."""

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the facts that it shows, a bar each."""
        return tuple(row.fact for row in self.rows)


class Way(Record, frozen=True, kw_only=True):
    """One line of a chart: the way that an index took."""

    fact: str
    """The fact that its last value is, or that the last value is reckoned by."""
    label: str
    values: tuple[float | None, ...]
    """One a moment of the chart; None where there is none."""


class Mark(Record, frozen=True, kw_only=True):
    """A point of a chart's first line that its words tell of."""

    at: str
    """When, as the chart's moments are written: it need not be one of them."""
    fact: str
    label: str
    """What it is: ``고점``."""
    value: float


class Line(_Picture, frozen=True, kw_only=True, tag_field="kind", tag="line"):
    """A chart of lines over time; the first one is what it is about."""

    at: tuple[str, ...]
    """Moments in order: days, or minutes of one day with their offset (``2025-11-20T09:45-05:00``)."""
    ways: tuple[Way, ...]
    title: str
    unit: ChartUnit
    marks: tuple[Mark, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the facts that its lines end in, and of those that it marks."""
        return (*(way.fact for way in self.ways), *(mark.fact for mark in self.marks))


class Step(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One row of a chart of steps: where a value stands, and where it stood before."""

    fact: str
    label: str
    value: float
    before: float | None = None
    before_fact: str = ""


class Steps(_Picture, frozen=True, kw_only=True, tag_field="kind", tag="steps"):
    """A chart of steps from then to now, on a scale from 0 to 100 percent."""

    rows: tuple[Step, ...]
    title: str
    unit: ChartUnit = "percent"
    now: str = ""
    """What the values are: ``인하 확률``."""
    then: str = ""
    """Of when the values before are: ``한 달 전``."""

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the facts that it shows, now and before."""
        return tuple(fact for row in self.rows for fact in (row.fact, row.before_fact) if fact)


Chart = Bars | Line | Steps
"""What an article can show; another kind is another struct with a tag of its own, and joins by ``|``."""


class Source(Record, frozen=True, kw_only=True):
    """Where the article's prices came from."""

    name: str
    detail: str = ""


class Correction(Record, frozen=True, kw_only=True):
    """One thing that a version of the article set right; it stays in every later version."""

    revision: int
    """The version that set it right: 2 or more."""
    at: Annotated[dt.datetime, msgspec.Meta(tz=True)]
    """When it was set right, UTC."""
    wrong: str
    """What the versions before it printed: ``1.98%``."""
    right: str
    """What holds: ``1.95%``."""
    line: str
    """Korean: the sentence that tells readers what was wrong and what holds; printed as it is."""


class Note(Record, frozen=True, kw_only=True):
    """One of the desk's own notes: what others said, or what the desk knows. It states no fact of ours."""

    id: str
    """Given by the desk, or made from the note's words: stable as long as they are."""
    kind: Literal["quote", "event", "cause", "link"]
    text: str
    """What is printed, to the letter."""
    speaker: str = ""
    """Name in Korean of who said it; empty where nobody is named."""
    title: str = ""
    """What the speaker is, in Korean, after the name: ``미국 재무장관``."""
    outlet: str = ""
    """Who reported it, or where it was said; printed in the sentence."""
    source: str = ""
    """Where the desk has it from; printed among the sources only."""
    day: dt.date | None = None
    """The day in New York; None where the desk gives none."""
    at: Annotated[dt.datetime, msgspec.Meta(tz=True)] | None = None
    """The moment, in New York's time; None where only the day is known."""
    link: str = ""
    original: str = ""
    """The words in the language in which they were said."""
    context: str = ""
    """A sentence of the desk that follows, as it stands."""
    about: str = ""
    """Subject that a cause or an event is about (``^RUT``); empty for the whole market."""
    head: str = ""
    """The desk's own words for the headline, where the note stands in front: ``관세 충격에``."""
    section: str = ""
    """Section that the desk wants it in; empty for the usual one."""
    form: str = ""
    """How somebody's words stand: empty between quotation marks, ``indirect`` told without them."""

    @property
    def is_spoken(self) -> bool:
        """Whether it is somebody's words as they were said."""
        return self.kind == "quote" and not self.form


class Article(Record, frozen=True, kw_only=True):
    """A whole article; schema ``newsgen/article/v1``."""

    schema: str = "newsgen/article/v1"
    id: str
    """``<session>-<edition>``: for life, over all revisions."""
    session: dt.date
    edition: str
    revision: int = 1
    """The version: 1, and one more with every correction."""
    as_of: str = "close"
    demo: bool = False
    angle: str
    headline: Runs
    deck: Runs
    summary: tuple[Runs, ...] = ()
    """Up to three lines in the style of headlines, each true by itself; they stand above the lead."""
    lead: Runs
    lead_items: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    """``rule:about`` of every item that the lead tells; absent from documents of before it was told."""
    paragraphs: tuple[Paragraph, ...]
    subheads: dict[str, Runs] = msgspec.field(default_factory=dict)
    """Section -> the day's own subhead, where the section has more to say than its usual title."""
    glossary: tuple[Entry, ...]
    charts: tuple[Chart, ...] = ()
    sources: tuple[Source, ...] = ()
    disclosure: str
    corrections: tuple[Correction, ...] = ()
    """What this version and those before it set right, oldest first."""
    flags: tuple[str, ...] = ()
    """What an editor must look at before printing, in Korean."""
    facts: tuple[Fact, ...] = ()
    """Every fact that a figure names, with its inputs, so that the article explains itself."""
    notes: tuple[Note, ...] = ()
    """The desk's notes that it prints or names as a source, as they are printed."""
    events: tuple[Event, ...] | msgspec.UnsetType = msgspec.UNSET
    """What happened beside the moves, as far as some run tells it, in the order of their first mention;
    absent from documents of before it was told."""

    @property
    def told_events(self) -> tuple[Event, ...]:
        """The events; none of a document that has no word of them."""
        return self.events or ()


class Output(Record, frozen=True, kw_only=True):
    """An article in one format, ready to be written or sent."""

    format: str
    filename: str
    media_type: str
    body: bytes


def text_of(runs: Runs) -> str:
    """Join runs to plain text."""
    return "".join(run.text for run in runs)
