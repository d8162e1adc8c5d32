"""Where the desk's notes stand: each where a reader asks for it.

What moved the market is the second sentence of the lead, on some great days the first. What the lead says on
of its own subject comes behind it, and a second cause follows right after the lead. What explains a stock, an
index or a yield stands behind what tells how far that went, and so does what speaks of it without its name
(``story/whose.py``). What else happened stands in one paragraph behind the levels, and who spoke of the
cause: all voices share one, but for those on whom a paragraph tells. Words of one whom the cause names may
follow it. Other words stand at the end of their section.
"""

from __future__ import annotations

import itertools
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsgen import sections
from newsgen.facts.fact import key_of
from newsgen.korean import is_clause
from newsgen.markets import Market
from newsgen.markets.market import is_index
from newsgen.model import Note, Paragraph, Runs, text_of
from newsgen.rules import RULES
from newsgen.story.causes import EXPLAINING, opens
from newsgen.story.names import is_company
from newsgen.story.notes import is_attributed, is_of_policy
from newsgen.story.sentences import facts_of, parted
from newsgen.story.typesetter import Memory
from newsgen.story.whose import Told, whose
from newsgen.story.writer import Writer

BEFORE = -1
"""Before the first part of the lead."""
ROOM = 330
"""Characters of a lead beyond which what is noted of a stock in it stands below."""
SENTENCES = 5
"""Sentences of a lead, at most, with an event in it."""
SHORT = 90
"""Characters of a note that goes on from the cause in the lead, at most."""
BRIEF = 420
"""Characters of a paragraph of what happened in which who spoke of it stands too, at most."""
_NUMBER = re.compile(r"\d[\d,.]*")
_WORD = re.compile(r"[가-힣]{2,}")
_EMPTY = frozenset(
    {
        *(
            "있다",
            "없다",
            "것이",
            "것으",
            "이제",
            "아직",
            "더욱",
            "예상",
            "미국",
            "시장",
            "이날",
            "가장",
            "대통",
        ),
        *(
            "올해",
            "이번",
            "지난",
            "전망",
            "증시",
            "주가",
            "지수",
            "발표",
            "현지",
            "여전",
            "수준",
            "가능",
            "때문",
        ),
    }
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


class Own(NamedTuple):
    """A paragraph of notes, and the section that it stands in."""

    section: str
    notes: list[Note]

    @property
    def id(self) -> str:
        """The note by which editors know it: somebody's words, which stand whole or not at all."""
        return next((note.id for note in self.notes if note.kind == "quote"), self.notes[0].id)


class Places:
    """The notes by where they stand, in the desk's order."""

    def __init__(self) -> None:
        self.lead: dict[int, list[Note]] = defaultdict(list)
        """Behind which part of the lead, or before all."""
        self.within: dict[tuple[int, int], list[Note]] = defaultdict(list)
        """Behind which sentence of which paragraph."""
        self.behind: dict[int, list[Own]] = defaultdict(list)
        """Paragraphs of their own, by the paragraph that they stand behind; -1 for the lead."""
        self.ours: dict[str, Runs] = {}
        """What of our own stands behind a note, by its id."""


def section_of(note: Note) -> str:
    """Return the section of a note: that of policy for those who make it, else as the desk wants it."""
    return "fed" if is_of_policy(note) else note.section or "market"


def places_of(text: Text, notes: Sequence[Note], front: Sequence[Note], writer: Writer) -> Places:
    """Return where each note stands: the causes in front first, then each by whom it is about."""
    places = Places()
    first, levels = _first(text), behind_levels(text)
    places.lead[BEFORE if _begins(front, text, writer) else first] += front[:1]
    seconds = [note for note in front[1:] if note.kind == "cause"]
    if seconds:
        places.behind[-1] += [Own("market", [note]) for note in seconds]
    day: list[Note] = []
    beside: list[tuple[Note, str]] = []
    told = Told.of((each.runs for each in text.paragraphs), text.move)
    for note in (each for each in notes if each not in (*front[:1], *seconds)):
        known = whose(note, notes, told, writer)
        known = note if _is_of_levels(known, levels, writer.market) else known
        within = _within(known, text)
        part = None if within else _part(note, text, places)
        if part is not None:
            places.lead[part].append(note)
        elif within:
            places.within[within].append(note)
        elif _goes_on(note, notes, text, front, places):
            places.lead[first].append(note)
        elif known.about != note.about and is_of_company(known):
            beside.append((note, known.about))
        elif _is_of_day(note, text, front):
            day.append(note)
        else:
            _apart(note, text, places, writer)
    for note, about in beside:
        day += [] if _joined(note, about, places) else [note]
    places.behind[levels] += [Own("market", some) for some in _of_day(day)]
    return places


def _of_day(notes: Sequence[Note]) -> Iterator[list[Note]]:
    """Yield the notes of what happened that day by paragraph: of the market, then of companies.

    What is more than a paragraph is parted by subject: a voice stands behind the event whose words it has and
    no other with it; who speaks of none of them has a paragraph.
    """
    words = [note for note in notes if note.kind == "quote"]
    told = [note for note in notes if note.kind != "quote"]
    told.sort(key=is_of_company)
    if told and (len(words) <= 1 or len(told) == 1) and sum(len(note.text) for note in notes) <= BRIEF:
        yield [*told, *words]
        return
    groups = [[note] for note in told]
    alone: list[list[Note]] = []
    for voice in words:
        free = [group for group in groups if len(group) == 1]
        first = max(free, key=lambda group: _shared(group[0], voice), default=None)
        (first if first and _shared(first[0], voice) else _new(alone)).append(voice)
    yield from (*groups, *alone)


def _new(groups: list[list[Note]]) -> list[Note]:
    """Return a new group, the last of some."""
    groups.append([])
    return groups[-1]


def _shared(event: Note, voice: Note) -> int:
    """Count the words that an event and somebody's words have in common, by how they begin."""
    one, other = (
        {word[:2] for word in _WORD.findall(f"{note.text} {note.about}")} - _EMPTY for note in (event, voice)
    )
    return len(one & other)


def is_of_company(note: Note) -> bool:
    """Tell whether a note is about a company."""
    return is_company(note.about)


def _is_of_market(note: Note) -> bool:
    """Tell whether a note is an event of the market as a whole, in the desk's own words."""
    return note.kind == "event" and not note.about and not is_attributed(note)


def _begins(front: Sequence[Note], text: Text, writer: Writer) -> bool:
    """Tell whether the cause stands before all, as it does on every second day that may begin so."""
    (broad,) = writer.subjects([writer.market.broad])
    move = broad[text.move]
    if move is None or not text.opening or zlib.crc32(writer.seed.encode()) % 2:
        return False
    return opens(front, move.value, text_of(text.opening[0]))


def _is_of_levels(known: Note, levels: int, market: Market) -> bool:
    """Tell whether a note is of the main index, and stands with what happened behind its levels."""
    return levels >= 0 and known.about == market.broad


def _joined(note: Note, about: str, places: Places) -> bool:
    """Put somebody's words behind the note on the company that they are on; tell whether there is one."""
    own = next((own for some in places.behind.values() for own in some if _is_on(own, about)), None)
    if own is not None:
        own.notes.append(note)
    return own is not None


def _is_on(own: Own, about: str) -> bool:
    """Tell whether a paragraph of notes ends with one on a company."""
    return own.notes[-1].about == about


def _first(text: Text) -> int:
    """Return behind which part of the lead the cause stands: the first, and what goes on of its company."""
    whose = [*map(abouts, text.opening[:2])]
    goes_on = len(whose) > 1 and whose[1] <= whose[0] and any(_tells_move(text, one) for one in whose[0])
    return 1 if goes_on else 0


def _tells_move(text: Text, about: str) -> bool:
    """Tell whether the first part of a lead tells how far a company went."""
    return is_company(about) and f"{text.move}:{about}@" in " ".join(facts_of(text.opening[0]))


def _goes_on(note: Note, notes: Sequence[Note], text: Text, front: Sequence[Note], places: Places) -> bool:
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


def _part(note: Note, text: Text, places: Places) -> int | None:
    """Return behind which part of the lead a note stands whose subject is told there; None where none is.

    A lead names one source, and has room for so much.
    """
    if note.kind not in EXPLAINING or not note.about:
        return None
    told = [each for some in places.lead.values() for each in some]
    if is_attributed(note) and any(map(is_attributed, told)):
        return None
    length = sum(len(text_of(part)) for part in text.opening) + sum(len(each.text) for each in (*told, note))
    at = next((at for at, part in enumerate(text.opening) if tells_of(note, part)), None)
    return at if length <= ROOM else None


def _within(note: Note, text: Text) -> tuple[int, int] | None:
    """Return behind which sentence of which paragraph a note stands: what tells how far its subject went.

    What goes on about the same subject comes before it. What is planned is no place for what happened.
    """
    if not note.about:
        return None
    told = [(at, parted(each.runs)) for at, each in enumerate(text.paragraphs)]
    able = [
        (at, nth)
        for at, some in told
        for nth, one in enumerate(some)
        if text.paragraphs[at].section in sections.NOTED and tells_of(note, one)
    ]
    moved = [(at, nth) for at, nth in able if tells_of(note, told[at][1][nth], text.move)]
    if able:
        at, nth = (moved or able)[0]
        later = told[at][1][nth + 1 :]
        going_on = itertools.takewhile(lambda one: abouts(one) == {note.about}, later)
        return at, nth + len(list(going_on))
    if any(tells_of(note, part) for part in text.opening):
        return None
    items = (
        at for at, each in enumerate(text.paragraphs) if (each.item or "").partition(":")[2] == note.about
    )
    return next(((at, len(told[at][1]) - 1) for at in items), None)


def _is_of_day(note: Note, text: Text, front: Sequence[Note]) -> bool:
    """Tell whether a note stands with what happened that day: an event of the market, who spoke of its cause.

    So does what explains whom the lead alone tells.
    """
    if note.about:
        return note in front or any(tells_of(note, part) for part in text.opening)
    if note.kind == "quote":
        return section_of(note) in {"market", "fed"} and any(_speaks_of(note, cause) for cause in front)
    return section_of(note) == "market" and note.kind == "event"


def _speaks_of(quote: Note, cause: Note) -> bool:
    """Tell whether somebody's words, or who they are, share a word with a cause."""
    if quote.section == "market" or not is_of_policy(quote):
        return quote.section != "expert"
    words = (word[:2] for word in _WORD.findall(f"{quote.title} {quote.text}"))
    return any(word in cause.text for word in words if word not in _EMPTY)


def _apart(note: Note, text: Text, places: Places, writer: Writer) -> None:
    """Place a note at the end of its section: that of stocks, where its stock is told for it alone.

    What happened to a currency or a yield that nothing tells that day is told with theirs.
    """
    section = "stocks" if is_of_stock(note, writer, text.move) else section_of(note)
    if note.kind == "event" and not note.section and _is_of_rates(note, writer.market):
        section = "rates"
    at, own = _last(section, text.paragraphs), places.behind
    last = own[at][-1] if own[at] and own[at][-1].section == section else None
    of_stocks = last is not None and section == "stocks" and bool(last.notes[0].about)
    if last and of_stocks:
        last.notes.append(note)
    else:
        own[at].append(Own(section, [note]))


def _is_of_rates(note: Note, market: Market) -> bool:
    return any(one.symbol == note.about for one in (*market.yields, *market.currencies))


def is_of_stock(note: Note, writer: Writer, move: str) -> bool:
    """Tell whether a note explains one stock, of which it is known how far it went."""
    if not note.about or is_index(note.about) or note.kind not in EXPLAINING:
        return False
    (stock,) = writer.subjects([note.about])
    return stock.close is not None and stock[move] is not None


def behind_levels(text: Text) -> int:
    """Return behind which paragraph stands what happened that day: the levels, where they come first."""
    first = text.paragraphs[0] if text.paragraphs and text.opening else None
    told = {key.partition(":")[0] for key in (first.items if first else ())}
    return 0 if any(rule.is_close and rule.name in told for rule in RULES) else -1


def _last(section: str, paragraphs: Sequence[Paragraph]) -> int:
    """Return where the last paragraph stands of a section and those before it; -1 where there is none."""
    before = sections.NAMES[: sections.NAMES.index(section) + 1]
    return max((at for at, each in enumerate(paragraphs) if each.section in before), default=-1)


def tells_of(note: Note, runs: Runs, move: str = "") -> bool:
    """Tell whether a figure of a text is about a note's subject, of a measure where one is asked."""
    return any(key_of(fact)[1] == note.about and fact.startswith(move) for fact in facts_of(runs))


def abouts(runs: Runs) -> set[str]:
    """Return whom the figures of a text are about, as the ids of their facts say."""
    return {key_of(fact)[1] for fact in facts_of(runs)}
