"""Where the desk's notes stand: each where a reader asks for it, told on with what stands there.

What moved the market is the second sentence of the lead, what the lead says on of its own subject comes
behind it, and a second cause follows right after the lead. What explains a stock, an index or a yield stands
behind what tells how far that went; a stock that nothing else tells is told for its note. What else happened
stands in one paragraph behind the levels, with what our release adds to it, and who spoke of the cause: all
voices share one, but for those on whom a paragraph tells. Words of one whom the cause names may follow it.
Other words stand at the end of their section. A company is named wherever the sentence before does not name
it last.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from newsgen import sections
from newsgen.facts.fact import key_of
from newsgen.korean import is_clause
from newsgen.markets import Market, Session
from newsgen.markets.market import is_index
from newsgen.model import Note, Paragraph, Runs, text_of
from newsgen.rules import RULES
from newsgen.story import central_bank
from newsgen.story.causes import EXPLAINING, head_of, in_front
from newsgen.story.introducing import introduced
from newsgen.story.names import is_company
from newsgen.story.notes import introduced_in, is_attributed, is_of_policy, known_from, runs_of
from newsgen.story.referring import form_of, is_open
from newsgen.story.sentences import parted, spaced
from newsgen.story.told import tells_release
from newsgen.story.typesetter import Memory, Typesetter
from newsgen.story.writer import Writer

ROOM = 330
"""Characters of a lead beyond which what is noted of a stock in it stands below."""
SENTENCES = 5
"""Sentences of a lead, at most, with an event in it."""
SHORT = 90
"""Characters of a note that goes on from the cause in the lead, at most."""
BRIEF = 420
"""Characters of a paragraph of what happened in which who spoke of it stands too, at most."""
_NUMBER = re.compile(r"\d[\d,.]*")
_ON_DOLLAR = re.compile(r"(?<![원엔억만조\d]·)(?<![억만조천백\d])달러(?:화)?(?:가|는|도|의|를|와|에) |환율")
_ON_BONDS = re.compile(r"국채|채권|장기 금리")
_WORD = re.compile(r"[가-힣]{2,}")
_EMPTY = frozenset(
    {"있다", "없다", "것이", "것으", "이제", "아직", "더욱", "예상", "미국", "시장", "이날", "가장", "대통"}
)
"""Beginnings of words that say nothing of what is spoken of."""


class Text(NamedTuple):
    """What the notes are woven into."""

    opening: Sequence[Runs]
    """The lead by what is told in it: the first note stands behind the first of it."""
    paragraphs: tuple[Paragraph, ...]
    memory: Memory = Memory()
    """What the reader knows after them."""
    move: str = "change_day"
    """The measure of how far something went over what the article is of."""
    released: frozenset[str] = frozenset()
    """Releases whose figures notes tell: what our own sentence has besides stands behind that note."""


class Woven(NamedTuple):
    """An article's text with the notes in it."""

    lead: Runs
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    """Those used, as they are printed."""
    head: str = ""
    """The desk's beginning of the headline, marked; empty where it gives none."""


class _Own(NamedTuple):
    """A paragraph of notes, and the section that it stands in."""

    section: str
    notes: list[Note]

    @property
    def id(self) -> str:
        """The note by which editors know it: somebody's words, which stand whole or not at all."""
        return next((note.id for note in self.notes if note.kind == "quote"), self.notes[0].id)


class _Places:
    """The notes by where they stand, in the desk's order."""

    def __init__(self) -> None:
        self.lead: dict[int, list[Note]] = defaultdict(list)
        """Behind which part of the lead."""
        self.within: dict[tuple[int, int], list[Note]] = defaultdict(list)
        """Behind which sentence of which paragraph."""
        self.behind: dict[int, list[_Own]] = defaultdict(list)
        """Paragraphs of their own, by the paragraph that they stand behind; -1 for the lead."""
        self.ours: dict[str, Runs] = {}
        """What of our own stands behind a note, by its id."""


class _Pen:
    """Writes notes in the order of reading."""

    def __init__(self, text: Text, session: Session, writer: Writer, setter: Typesetter) -> None:
        self._text, self._session, self._writer, self._setter = text, session, writer, setter
        self.used: list[Note] = []
        self.read: list[Runs] = []
        self._has_named = False
        """Whether a note has named the Fed in full."""
        self._said: set[dt.date] = set()
        """The days on which it has been told that somebody spoke."""

    def ours(self, runs: Runs) -> Runs:
        """Return a text of the article's own as it reads behind the notes before it."""
        ours = central_bank.in_short(runs) if self._has_named else runs
        self.read.append(ours)
        return ours

    def told(self, note: Note, behind: Runs = ()) -> Runs:
        """Write a note, behind how far its stock went where nothing else tells that.

        ``behind`` is what stands before it in its paragraph: the sentence with the figure of its stock, and
        other notes behind that.
        """
        self.used.append(known_from(introduced_in(note, self.read), self.read))
        self._has_named |= central_bank.FULL in f"{self.used[-1].title} {self.used[-1].text}"
        is_open = _is_of_company(note) and self._is_open(note, behind) and not self._goes_on(note, behind)
        is_untold = self._is_untold(note)
        runs = self._written(self.used[-1], is_open=is_open and not is_untold)
        if is_untold and self._begins_with(note):  # its name is told once: how far it went comes behind
            runs = spaced([runs, self._moved(note.about, again=True)])
        elif is_untold:
            runs = spaced([self._moved(note.about), runs])
        elif is_open and note.kind != "quote":
            runs = spaced([self._named(note), runs])
        self.read.append(runs)
        return runs

    def _goes_on(self, note: Note, behind: Runs) -> bool:
        """Tell whether somebody's words stand right behind another note on their company."""
        before = self.used[-2] if behind and len(self.used) > 1 else None
        return note.kind == "quote" and before is not None and before.about == note.about

    def _written(self, note: Note, *, is_open: bool) -> Runs:
        """Return a note as runs; the day of somebody's words is told once."""
        printed, nth = note, len(self.used)
        if note.kind == "quote":
            if note.day in self._said and note.day == self._session.day:
                printed = msgspec.structs.replace(note, day=None)
            self._said |= {note.day} if note.day else set()
            nth = sum(each.kind == "quote" for each in self.used)
        on = self._writer.subjects([note.about])[0] if is_open and note.kind == "quote" else None
        return runs_of(printed, self._session.day, nth, self._writer, self._setter, on)

    def _begins_with(self, note: Note) -> bool:
        """Tell whether a note begins with the name of the stock that it is about."""
        return not is_attributed(note) and note.text.startswith(self._writer.names[note.about].short)

    def _is_open(self, note: Note, behind: Runs) -> bool:
        return is_open(note, self._writer.names[note.about], text_of(behind))

    def _named(self, note: Note) -> Runs:
        (stock,) = self._writer.subjects([note.about])
        told = self._writer.paragraphs("notes/named.j2", stock=stock, form=form_of(note.text))
        runs, _ = self._setter.set(introduced(told)[0], self._text.memory, terms=False)
        return runs

    def _is_untold(self, note: Note) -> bool:
        told = (*self._text.opening, *(each.runs for each in self._text.paragraphs))
        return _is_of_stock(note, self._writer, self._text.move) and not any(
            _tells(note, each) for each in told
        )

    def _moved(self, about: str, *, again: bool = False) -> Runs:
        (stock,) = self._writer.subjects([about])
        told = self._writer.paragraphs(
            "notes/moved.j2", stock=stock, move=stock[self._text.move], again=again
        )
        runs, _ = self._setter.set(introduced(told)[0], self._text.memory, terms=False)
        return runs


def weave(text: Text, notes: Iterable[Note], session: Session, writer: Writer, setter: Typesetter) -> Woven:
    """Return an article's lead and paragraphs with the notes among them."""
    notes = tuple(notes)
    printed = [note for note in notes if note.kind != "link"]
    front = in_front(printed, session.market, _about(text.opening[0])) if text.opening else ()
    text = text._replace(opening=_going_on(text.opening)) if front else text
    text, ours = _behind_release(text, [note for note in printed if note not in front], writer)
    places = _placed(text, printed, front, writer)
    places.ours |= ours
    pen = _Pen(text, session, writer, setter)
    parts: list[Runs] = []
    for at, part in enumerate(text.opening):
        parts += _told_on(pen.ours(part), places.lead[at], pen, places.ours)
    lead = spaced(parts)
    woven: list[Paragraph] = []
    for at in range(-1, len(text.paragraphs)):
        woven += [_with(text.paragraphs[at], at, places, pen)] if at >= 0 else []
        for own in places.behind[at]:
            runs = spaced(_told_on((), own.notes, pen, places.ours))
            woven.append(Paragraph(section=own.section, item=f"note:{own.id}", runs=runs))
    links = (note for note in notes if note.kind == "link")
    return Woven(lead, tuple(woven), (*pen.used, *links), head_of(front))


def _with(paragraph: Paragraph, at: int, places: _Places, pen: _Pen) -> Paragraph:
    """Return a paragraph with the notes within it."""
    ours = pen.ours(paragraph.runs)
    told = parted(ours)
    if not any(places.within[at, nth] for nth in range(len(told))):
        return msgspec.structs.replace(paragraph, runs=ours)
    runs = [
        one
        for nth, each in enumerate(told)
        for one in _told_on(each, places.within[at, nth], pen, places.ours)
    ]
    return msgspec.structs.replace(paragraph, runs=spaced(runs))


def _told_on(one: Runs, notes: Iterable[Note], pen: _Pen, ours: Mapping[str, Runs]) -> list[Runs]:
    """Return a text with the notes behind it, each told on from what stands before it, and ``ours`` on it."""
    said = [one] if one else []
    for note in notes:
        said.append(pen.told(note, spaced(said)))
        said += [pen.ours(ours[note.id])] if note.id in ours else []
    return said


def _behind_release(text: Text, notes: Iterable[Note], writer: Writer) -> tuple[Text, dict[str, Runs]]:
    """Return a text whose levels tell of no release that an event tells, and what they told, by its id."""
    levels = _behind_levels(text)
    note = next((each for each in notes if tells_release(each, text.released, writer.names)), None)
    if levels < 0 or note is None:
        return text, {}
    first, *others = text.paragraphs
    told = parted(first.runs)
    ours = [one for one in told if _is_of_release(one)]
    if not ours or len(ours) == len(told):
        return text, {}
    left = spaced([one for one in told if one not in ours])
    paragraphs = (msgspec.structs.replace(first, runs=left), *others)
    return text._replace(paragraphs=paragraphs), {note.id: spaced(ours)}


def _is_of_release(sentence: Runs) -> bool:
    facts = [fact for fact in _facts(sentence) if not fact.startswith("session:")]
    return bool(facts) and all(fact.startswith("release_") for fact in facts)


def _going_on(opening: Sequence[Runs]) -> list[Runs]:
    """Return the parts of a lead with what goes on of the first one's subject before all others."""
    first, *others = opening
    own = [part for part in others if _goes_on_of(part, first)][:1]
    return [first, *own, *(part for part in others if part not in own)]


def _goes_on_of(part: Runs, first: Runs) -> bool:
    """Tell whether a part is one sentence on the one subject of the first part, and names it."""
    of_first, of_part = (
        {key_of(fact)[1] for fact in _facts(runs) if not fact.startswith("session:")}
        for runs in (first, part)
    )
    return len(of_first) == 1 and of_part == of_first and len(parted(part)) == 1


def section_of(note: Note) -> str:
    """Return the section of a note: that of policy for those who make it, else as the desk wants it."""
    return "fed" if is_of_policy(note) else note.section or "market"


def _placed(text: Text, notes: Sequence[Note], front: Sequence[Note], writer: Writer) -> _Places:
    """Return where each note stands: the causes in front first, then each by whom it is about."""
    places = _Places()
    first = _first(text)
    places.lead[first] += front[:1]
    seconds = [note for note in front[1:] if note.kind == "cause"]
    if seconds:
        places.behind[-1] += [_Own("market", [note]) for note in seconds]
    day: list[Note] = []
    for note in (each for each in notes if each not in (*front[:1], *seconds)):
        within = _within(_spoken_of(note, text, writer), text)
        part = None if within else _part(note, text, places)
        if part is not None:
            places.lead[part].append(note)
        elif within:
            places.within[within].append(note)
        elif _goes_on(note, notes, text, front, places):
            places.lead[first].append(note)
        elif _is_of_day(note, text, front):
            day.append(note)
        else:
            _apart(note, text, places, writer)
    levels = _behind_levels(text)
    places.behind[levels] += [_Own("market", some) for some in _of_day(day)]
    return places


def _of_day(notes: Sequence[Note]) -> Iterator[list[Note]]:
    """Yield the notes of what happened that day by paragraph: of the market, of companies, then voices."""
    words = [note for note in notes if note.kind == "quote"]
    told = [note for note in notes if note.kind != "quote"]
    told.sort(key=_is_of_company)
    if told and sum(len(note.text) for note in notes) <= BRIEF:
        yield [*told, *words]
    else:
        yield from (some for some in (told, words) if some)


def _is_of_company(note: Note) -> bool:
    return bool(note.about) and is_company(note.about)


def _is_of_market(note: Note) -> bool:
    """Tell whether a note is an event of the market as a whole, in the desk's own words."""
    return note.kind == "event" and not note.about and not is_attributed(note)


def _first(text: Text) -> int:
    """Return behind which part of the lead the cause stands: the first, and what goes on of its company."""
    abouts = [*map(_about, text.opening[:2])]
    goes_on = len(abouts) > 1 and abouts[1] <= abouts[0] and any(_tells_move(text, one) for one in abouts[0])
    return 1 if goes_on else 0


def _tells_move(text: Text, about: str) -> bool:
    """Tell whether the first part of a lead tells how far a company went."""
    return is_company(about) and f"{text.move}:{about}@" in " ".join(_facts(text.opening[0]))


def _goes_on(note: Note, notes: Sequence[Note], text: Text, front: Sequence[Note], places: _Places) -> bool:
    """Tell whether somebody's words go on from the cause in the lead, which names them and has room."""
    if note.kind != "quote" or note.about or not front or note.speaker not in front[0].text:
        return False
    if len(places.lead[_first(text)]) > 1 or any(map(_is_of_market, notes)):
        return False  # what happened goes before what was said of it
    if len(note.text) > SHORT or not is_clause(note.text.removesuffix(".")):
        return False  # one sentence more, and a short one
    if {*_NUMBER.findall(note.text)} & {*_NUMBER.findall(front[0].text)}:
        return False  # side by side they would say it twice
    noted = sum(map(len, places.lead.values()))
    if sum(len(parted(part)) for part in text.opening) + noted >= SENTENCES:
        return False
    length = sum(len(text_of(part)) for part in text.opening) + len(front[0].text) + len(note.text)
    return length <= ROOM


def _part(note: Note, text: Text, places: _Places) -> int | None:
    """Return behind which part of the lead a note stands whose subject is told there; None where none is.

    A lead names one source, and has room for so much.
    """
    if note.kind not in EXPLAINING or not note.about:
        return None
    told = [each for some in places.lead.values() for each in some]
    if is_attributed(note) and any(map(is_attributed, told)):
        return None
    length = sum(len(text_of(part)) for part in text.opening) + sum(len(each.text) for each in (*told, note))
    at = next((at for at, part in enumerate(text.opening) if _tells(note, part)), None)
    return at if length <= ROOM else None


def _within(note: Note, text: Text) -> tuple[int, int] | None:
    """Return behind which sentence of which paragraph a note stands: what tells how far its subject went.

    What goes on about the same subject comes before it.
    """
    if not note.about:
        return None
    told = [(at, parted(each.runs)) for at, each in enumerate(text.paragraphs)]
    able = [(at, nth) for at, some in told for nth, one in enumerate(some) if _tells(note, one)]
    moved = [(at, nth) for at, nth in able if _tells(note, told[at][1][nth], text.move)]
    if able:
        at, nth = (moved or able)[0]
        later = told[at][1][nth + 1 :]
        going_on = itertools.takewhile(lambda one: _about(one) == {note.about}, later)
        return at, nth + len(list(going_on))
    if any(_tells(note, part) for part in text.opening):
        return None
    items = (
        at for at, each in enumerate(text.paragraphs) if (each.item or "").partition(":")[2] == note.about
    )
    return next(((at, len(told[at][1]) - 1) for at in items), None)


def _spoken_of(note: Note, text: Text, writer: Writer) -> Note:
    """Return a note about what somebody's words are on, where the desk names nothing.

    That is the dollar or bonds, or the one company or group of stocks that they name of those told of.
    """
    market = writer.market
    if note.kind != "quote" or note.about or note.section or is_of_policy(note):
        return note
    known = (
        (market.currency("dollar"), _ON_DOLLAR.search(note.text)),
        (market.yield_of(market.benchmark), _ON_BONDS.search(note.text)),
    )
    about = next((about for about, found in known if about and found), "")
    told = {each for one in text.paragraphs for each in _moved_in(one.runs, text.move)}
    named = [each for each in told if _names(note.text, each, writer)]
    return msgspec.structs.replace(note, about=about or (named[0] if len(named) == 1 else ""))


def _moved_in(runs: Runs, move: str) -> set[str]:
    """Return of whom a text tells how far they went, but for indices, which are the market."""
    found = {key_of(fact)[1] for fact in _facts(runs) if fact.startswith(f"{move}:")}
    return {about for about in found if not is_index(about)}


def _names(text: str, about: str, writer: Writer) -> bool:
    """Tell whether words name a company, or a group of stocks: 방산주."""
    name = writer.names[about].short
    if not is_company(about) and not name.endswith("주"):
        return False
    return re.search(rf"(?<![가-힣A-Za-z]){re.escape(name)}(?![A-Za-z])", text) is not None


def _is_of_day(note: Note, text: Text, front: Sequence[Note]) -> bool:
    """Tell whether a note stands with what happened that day: an event of the market, who spoke of its cause.

    So does what explains whom the lead alone tells.
    """
    if note.about:
        return note in front or any(_tells(note, part) for part in text.opening)
    if note.kind == "quote":
        return section_of(note) in {"market", "fed"} and any(_speaks_of(note, cause) for cause in front)
    return section_of(note) == "market" and note.kind == "event"


def _speaks_of(quote: Note, cause: Note) -> bool:
    """Tell whether somebody's words, or who they are, share a word with a cause."""
    if quote.section == "market" or not is_of_policy(quote):
        return quote.section != "expert"
    words = (word[:2] for word in _WORD.findall(f"{quote.title} {quote.text}"))
    return any(word in cause.text for word in words if word not in _EMPTY)


def _apart(note: Note, text: Text, places: _Places, writer: Writer) -> None:
    """Place a note at the end of its section: that of stocks, where its stock is told for it alone.

    What happened to a currency or a yield that nothing tells that day is told with theirs.
    """
    section = "stocks" if _is_of_stock(note, writer, text.move) else section_of(note)
    if note.kind == "event" and not note.section and _is_of_rates(note, writer.market):
        section = "rates"
    at, own = _last(section, text.paragraphs), places.behind
    last = own[at][-1] if own[at] and own[at][-1].section == section else None
    of_stocks = last is not None and section == "stocks" and bool(last.notes[0].about)
    if last and (of_stocks or last.notes[0].kind == note.kind == "quote"):
        last.notes.append(note)
    else:
        own[at].append(_Own(section, [note]))


def _is_of_rates(note: Note, market: Market) -> bool:
    return any(one.symbol == note.about for one in (*market.yields, *market.currencies))


def _is_of_stock(note: Note, writer: Writer, move: str) -> bool:
    """Tell whether a note explains one stock, of which it is known how far it went."""
    if not note.about or is_index(note.about) or note.kind not in EXPLAINING:
        return False
    (stock,) = writer.subjects([note.about])
    return stock.close is not None and stock[move] is not None


def _behind_levels(text: Text) -> int:
    """Return behind which paragraph stands what happened that day: the levels, where they come first."""
    first = text.paragraphs[0] if text.paragraphs and text.opening else None
    told = {key.partition(":")[0] for key in (first.items if first else ())}
    return 0 if any(rule.is_close and rule.name in told for rule in RULES) else -1


def _last(section: str, paragraphs: Sequence[Paragraph]) -> int:
    """Return where the last paragraph stands of a section and those before it; -1 where there is none."""
    before = sections.NAMES[: sections.NAMES.index(section) + 1]
    return max((at for at, each in enumerate(paragraphs) if each.section in before), default=-1)


def _tells(note: Note, runs: Runs, move: str = "") -> bool:
    """Tell whether a figure of a text is about a note's subject, of a measure where one is asked."""
    return any(key_of(fact)[1] == note.about and fact.startswith(move) for fact in _facts(runs))


def _about(runs: Runs) -> set[str]:
    """Return whom the figures of a text are about, as the ids of their facts say."""
    return {key_of(fact)[1] for fact in _facts(runs)}


def _facts(runs: Runs) -> list[str]:
    return [fact for run in runs if run.figure is not None for fact in run.figure.facts]
