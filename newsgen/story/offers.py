"""What a plan offers for the lines above its text: pieces of headlines, by slot, the strongest first."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator

from newsgen import markets
from newsgen.editions import Edition
from newsgen.facts.fact import key_of
from newsgen.markets.market import is_index
from newsgen.story.exact import WORDS, exact
from newsgen.story.lines import RECORD, Line, line
from newsgen.story.markup import FIGURE, SEP, Piece, pieces, plain
from newsgen.story.names import Names
from newsgen.story.newsworth import DEAR, LOUD, RAREST, YEARS, abouts_of, against, is_news, is_record, rank
from newsgen.story.planner import FOREMOST, Plan, Slot
from newsgen.story.writer import Writer

SPLIT = 0.7
"""Percentage points between the two from which a day of risers and fallers has two sides."""

FAR = 1.0
"""Percent of a main index from which a headline tells it."""

NAMED = 0.5
"""The same in a market whose headlines are about its index: of smaller moves the tens where it stands do."""

SIDE = 0.25
"""Percent that each of the two has to have moved for it."""

STILL = 0.05
"""Percent below which an index went nowhere in a headline: no tenth of it is left."""

TENTH = 0.1
"""Percent from which a headline gives tenths."""


_WENT = re.compile(r"change_(?:day|week|[mqy]td)|(?:months|quarters|years)_(?:up|down)")
"""Measures of how far something went, over a day or over a longer time that is over."""
_LONGER = re.compile(r"change_(?:week|[wmqy]td)|(?:days|weeks|months|quarters|years)_(?:up|down)|streak")
"""Measures of what days together came to."""
_MARK = re.compile(r"_since$|^(?:high|low)_|^(?:round|level)")
"""Measures of what a day is remembered by: the furthest since when, a height or depth, a round level."""
BAND = "band"
"""How several figures are told by the whole percent that they share."""
_HUNDREDTHS = re.compile(r"\.\d\d")


class Offers:
    """The pieces that the slots of one plan have for headline, deck and bullets."""

    def __init__(self, writer: Writer, outline: Plan, names: Names, edition: Edition) -> None:
        self.writer = writer
        self.outline = outline
        self.edition = edition
        self.names = names
        self._lines: dict[tuple[str, str], list[Line]] = {}

    @functools.cached_property
    def is_great(self) -> bool:
        """Whether the market moved so far that how far comes before all others."""
        return bool(self._size & {"sharp", "extreme"})

    @property
    def is_extreme(self) -> bool:
        """Whether it crashed, or soared."""
        return "extreme" in self._size

    @property
    def tells_one_index_first(self) -> bool:
        """Whether the headlines of its market are about one index: whole ones hold the others too."""
        return markets.named(self.edition.market).ranged

    @functools.cached_property
    def moves_led(self) -> list[list[Line]]:
        """How the index went with which the lead begins; how each went where it begins with none."""
        lead = self.outline.lead
        about = lead.items[0].about
        own = [group for group in self.moves if any(about in each.subjects for each in group)]
        return (own if not lead.rule.is_close else []) or self.moves

    @functools.cached_property
    def is_marked(self) -> bool:
        """Whether a record leads, or another mark that the market passed."""
        lead = self.outline.lead
        return lead.rule.tops_close or lead.rule.milestone or is_record(lead)

    @property
    def is_foremost(self) -> bool:
        """Whether what leads is what the day is remembered by."""
        lead = self.outline.lead
        return lead.rule.tops(lead.items[0], markets.named(self.edition.market)) == FOREMOST

    @property
    def is_first_ever(self) -> bool:
        """Whether a level leads that was never reached before."""
        lead = self.outline.lead
        return lead.rule.milestone and "first" in lead.tags

    @property
    def waits_for_nothing(self) -> bool:
        """Whether the day has what waits for no pattern's turn: it does not come on two days in a row."""
        other = self.tells_one_index_first and (self.happened or not self.outline.lead.rule.is_close)
        known = other or self.is_marked or self.is_of_stock or self.is_great or self.is_vast
        known = known or (self.edition.live and self.went_far(self.indices))
        came = (
            slot.happened and not slot.rule.of_one and slot.section != "rates" for slot in self.outline.body
        )
        return bool(known) or any(came) or any({RAREST, YEARS} <= slot.tags for slot in self.outline.body)

    @functools.cached_property
    def is_far(self) -> bool:
        """Whether headlines say how far an index went: they lead, one went far, and nothing else is great.

        Of a week they do whatever else there is: it is what a week is known by.
        """
        lead = self.outline.lead
        if not lead.rule.is_close or self.tells_one_index_first or self.is_mixed:
            return False
        if self.edition.weekly:
            return self.went_far(self.indices)
        if self.happened or any(map(self._comes_first, self.outline.body)):
            return False
        return self.went_far(self.indices)

    def went_far(self, abouts: Iterable[str], least: float = FAR) -> bool:
        """Tell whether one of some indices went as far as headlines tell."""
        moves = (one[self.edition.move] for one in self.writer.subjects(abouts))
        return any(move and abs(move.value) >= least for move in moves)

    def says_how_far(self, line: Line) -> bool:
        """Tell whether a line has how far a main index went, that day or over a time that ends with it."""
        told = (key_of(fact) for fact in line.stated)
        return any(_WENT.fullmatch(measure) and about in self.indices for measure, about in told)

    def says_day(self, line: Line) -> bool:
        """Tell whether a headline has what a day was: how far something went on it, a record, a decision.

        Not only what weeks, months or a run of days came to. Of a market whose headlines are about one index
        whole ones hold that already.
        """
        if not self.edition.closing or self.edition.weekly or self.tells_one_index_first:
            return True
        told = [*map(key_of, line.stated)]
        if any(measure == self.edition.move and self._is_still(about) for measure, about in told):
            return False
        return RECORD in line.plain or any(not _LONGER.match(measure) for measure, _ in told)

    def _is_still(self, about: str) -> bool:
        """Tell whether a main index went nowhere."""
        return about in self.indices and not self.went_far([about], STILL)

    def sizes_mark(self, line: Line) -> bool:
        """Tell whether a headline has both how far a main index went that day and what one of them marked."""
        told = {measure for measure, about in map(key_of, line.stated) if about in self.indices}
        marked = RECORD in line.plain or any(map(_MARK.search, told))
        sized = self.edition.move in told and not self.tells_one_index_first
        return marked and sized and self.says_day(line)

    def sizes_day(self, line: Line) -> bool:
        """Tell whether a headline says what a day was, and how far an index went that did, or a mark.

        What a longer time came to stands only behind the day's size.
        """
        told = [key_of(fact) for fact in line.stated]
        of_indices = {measure for measure, about in told if about in self.indices}
        if self.edition.move in of_indices:
            return self.says_day(line)
        marked = RECORD in line.plain or any(_MARK.search(measure) for measure, _ in told)
        longer = any(map(_LONGER.match, of_indices))
        return self.says_day(line) and not longer and (marked or not self.went_far(self.indices))

    def says_how_stocks_went(self, line: Line) -> bool:
        """Tell whether a line has any figure or record of a main index."""
        return any(key_of(fact)[1] in self.indices for fact in line.stated) or RECORD in line.plain

    def leaves_out_the_day(self, line: Line) -> bool:
        """Tell whether a line has no size of an index that went far, where headlines are about it.

        Of the first one it has to have it, of another where it names it; over more than a day of none.
        """
        market = markets.named(self.edition.market)
        if not market.ranged or self.edition.weekly or self.outline.lead.rule.day_of:
            return False
        sized = {about for measure, about in map(key_of, line.stated) if measure == self.edition.move}
        asked = {market.broad, *(about for about in self.indices if about in line.subjects)} - sized
        return self.went_far(sorted(asked), NAMED)

    @property
    def is_mixed(self) -> bool:
        """Whether the day is led by how the indices went, two ways or hardly: none stands for it."""
        lead = self.outline.lead
        small = lead.tags & {"mixed", "flat", "quiet", "partly"}
        return lead.rule.is_close and bool(small) and not self.tells_one_index_first

    @property
    def is_of_record(self) -> bool:
        """Whether a record leads."""
        return is_record(self.outline.lead)

    @functools.cached_property
    def is_vast(self) -> bool:
        """Whether something beside the market's own move went as it does once in years."""
        told = (slot for slot in self.outline.body if slot.happened and not slot.rule.of_one)
        return any("vast" in slot.tags for slot in told)

    @functools.cached_property
    def is_loud(self) -> bool:
        """Whether investors did what they seldom do, over a week: that waits for no pattern's turn."""
        return self.edition.weekly and any(LOUD in slot.tags for slot in self.outline.body)

    @functools.cached_property
    def is_of_stock(self) -> bool:
        """Whether what leads is about no index: a single stock's day."""
        lead = self.outline.lead
        return not lead.rule.is_close and not any(map(is_index, abouts_of(lead)))

    @functools.cached_property
    def _size(self) -> frozenset[str]:
        """The tags of what leads, and of how the indices went."""
        told = (slot.tags for slot in self.outline.body if slot == self.outline.lead or slot.rule.is_close)
        return frozenset[str]().union(*told)

    @functools.cached_property
    def whole(self) -> list[Line]:
        """The lead's own headlines."""
        return self.lines(self.outline.lead, "headline")

    @functools.cached_property
    def fronts(self) -> list[Line]:
        """The lead's beginnings of a headline."""
        return self.lines(self.outline.lead, "front")

    @functools.cached_property
    def happened(self) -> list[Line]:
        """Beginnings of a headline that tell what happened that day, where something else leads.

        What somebody did comes before what prices did. Where the whole market moved far, only what happened
        to all of it does (a decision, figures), and nothing where it crashed or soared, or where what leads
        is itself what happened. No single stock stands before a mark that the market passed, or a market
        that went far.
        """
        if self.is_extreme or self.outline.lead.happened:
            return []
        happened = (slot for slot in self.ranked if slot.happened and slot != self.outline.lead)
        others: Iterable[Slot] = sorted(happened, key=lambda slot: not slot.rule.act)
        if self.is_marked or "far" in self._size:
            others = (slot for slot in others if not slot.rule.of_one)
        if self.is_great:
            others = (slot for slot in others if self._might_lead(slot) or self._is_of_all(slot))
        return [front for slot in others for front in self.lines(slot, "front")]

    @functools.cached_property
    def moves(self) -> list[list[Line]]:
        """How the main indices moved, one and several of them: groups of wordings, the first one first."""
        day = self.outline.lead.rule.day_of
        over = ["주간 "] if self.edition.weekly else ["", "장중 "] if self.edition.live else [""]
        told = self.writer.paragraphs(
            "article/headline.j2",
            indices=self.writer.subjects(self.indices),
            move=self.edition.move,
            spans=[f"{day} "] if day and not self.edition.weekly else over,
        )
        groups: dict[frozenset[str], list[Line]] = {}
        for each in (self.line(self.rounded(one)) for one in told):
            if any(piece.kind == FIGURE and piece.payload[1] == BAND for piece in pieces(each.marked)):
                continue  # 3대 지수 2%대 급락: of none of them does it say how far
            groups.setdefault(each.subjects, []).append(each)
        return list(groups.values())

    @property
    def is_split(self) -> bool:
        """Whether a day has two sides and is led by nothing longer than it, nor by how far all went."""
        longer = self.outline.lead.rule.day_of or self.outline.lead.rule.milestone
        one = longer or self.tells_one_index_first
        return bool(self.sides) and not (self.is_great or self.is_of_record or one)

    @functools.cached_property
    def sides(self) -> list[Line]:
        """How both sides went of a day on which one index rose and another fell, far apart; else nothing."""
        market, move = markets.named(self.edition.market), self.edition.move
        opening = self.outline.opening
        named = {part for slot in opening for item in slot.items for part in item.about.split("-")}
        small = market.small in named or any(slot.rule.is_close and "small" in slot.tags for slot in opening)
        abouts = [*self.indices, *([market.small] if small else [])]
        moves = {one.about: fact.value for one in self.writer.subjects(abouts) if (fact := one[move])}
        ends = [end(moves, key=lambda about: moves[about]) for end in (max, min)] if moves else []
        up, down = (moves[end] for end in ends) if ends else (0.0, 0.0)
        if up < SIDE or down > -SIDE or up - down < SPLIT:
            return []
        over = ["주간 "] if self.edition.weekly else ["장중 "] if self.edition.live else [""]
        ends.sort(key=lambda about: -abs(moves[about]))
        indices = self.writer.subjects(ends)
        lines = [
            self.line(self.rounded(line))
            for template in ("article/headline.j2", "article/sides.j2")
            for line in self.writer.paragraphs(template, indices=indices, move=move, spans=over)
        ]
        return [line for line in lines if line.subjects.issuperset(ends)]

    @functools.cached_property
    def indices(self) -> tuple[str, ...]:
        """The main indices that the article tells, in its order."""
        return tuple(next(slot for slot in self.outline.body if slot.rule.is_close).subjects["indices"])

    @functools.cached_property
    def ranked(self) -> list[Slot]:
        """What the article tells as news ranks it: what happened, records, stocks, then what is aside.

        What no company ever did stands with what happened. Of a crash it is no second story who bought for
        once.
        """
        boards = {board.name for board in markets.named(self.edition.market).boards}
        able = (
            slot
            for slot in self.outline.body
            if not (self.is_extreme and abouts_of(slot) <= boards) or LOUD in slot.tags
        )
        return sorted(able, key=rank)

    def besides(self) -> Iterator[list[Line]]:
        """Yield what may complete a headline, groups of wordings: news, how far the indices went, the rest.

        They are written as they are asked for: the first few mostly make one.
        """
        slots = [slot for slot in self.ranked if slot != self.outline.lead and self._agrees(slot)]
        news = [slot for slot in slots if is_news(slot)]
        first = [slot for slot in news if self._comes_first(slot)]
        strong = (self._tails(slot, says=True) for slot in news if slot not in first)
        weak = (self._tails(slot) for slot in slots if slot not in first)
        went = self.outline.lead.rule.is_close and "far" in self._size
        acted = self.outline.lead.rule.act
        great = self.is_great and not self.edition.weekly  # of whose move the headline begins already
        leads = great or self.is_of_stock or went or acted
        yield from filter(None, map(self._tails, first))
        if self.is_of_stock and not (self.is_great or self.edition.weekly):
            yield from self.main_records
        if leads:
            yield from self.moves
        yield from filter(None, strong)
        hardly = self.edition.weekly and self.outline.lead.tags & {"flat", "quiet"}
        if not leads and not hardly:
            yield from self.moves
        yield from filter(None, weak)

    def _comes_first(self, slot: Slot) -> bool:
        """Tell whether a slot stands before how far the indices went.

        A level never reached, a sum that no company had been worth, vast net buying, what is the highest for
        years, a far commodity. Of silver, and where the market itself went far, only its largest for long
        does; in a crash none.
        """
        if LOUD in slot.tags:
            return True
        if (slot.rule.milestone and "first" in slot.tags) or "ever" in slot.tags:
            return not self.is_great
        if slot.section == "rates" and {RAREST, YEARS} <= slot.tags:
            return not self.is_great
        if self.is_extreme or not slot.tags & DEAR:
            return False
        return "largest" in slot.tags or not (self.is_great or slot.tags & DEAR == {"silver_news"})

    @property
    def records(self) -> list[list[Line]]:
        """What completes a headline with a record that does not lead."""
        slots = (slot for slot in self.ranked if is_record(slot) and slot != self.outline.lead)
        return [tails for slot in slots if self._agrees(slot) and (tails := self._tails(slot))]

    @property
    def main_records(self) -> list[list[Line]]:
        """Those of them that are of a main index: what happened stands beside them before bare moves."""
        main = frozenset(self.indices)
        return [some for group in self.records if (some := [line for line in group if line.subjects & main])]

    def _tails(self, slot: Slot, *, says: bool = False) -> list[Line]:
        """Return what of a slot completes a headline; what names nobody is said of the market only.

        Of what ``says`` something each names whom or how far: 장중 낙폭은 축소 does neither. Behind how the
        indices went of a whole day something is said of how far or since when: 금융 업종 강세 is no headline.
        """
        tails = [one for one in self.lines(slot, "tail") if not says or one.subjects or one.is_sized]
        if self.outline.lead.rule.is_close and self.edition.closing and not self.tells_one_index_first:
            tails = [one for one in tails if one.news or one.is_sized or slot.happened]
        if slot.happened or self.outline.lead.rule.is_close:
            return tails
        return [tail for tail in tails if tail.subjects]

    def lines(self, slot: Slot, part: str) -> list[Line]:
        """Return a slot's lines of a part, percentages rounded as headlines round them."""
        key = (slot.key, part)
        if key not in self._lines:
            also = self.outline.also
            told = self.writer.lines(slot.rule, part, slot.subjects, tags=slot.tags, also=also)
            self._lines[key] = [self.line(self.rounded(each)) for each in told]
        return self._lines[key]

    def line(self, marked: str) -> Line:
        """Read a marked line."""
        return line(marked, self.names)

    def rounded(self, marked: str) -> str:
        """Return a line with its percentages as headlines round them: 9.2% for 9.15%, 17% for 16.97%."""
        (marked,) = exact(
            [marked], lambda fact: self.writer.figure(fact, "tenth"), hundredths=self.tells_one_index_first
        )
        marked = self._without_words(marked)
        if f"{SEP}percent" not in marked and f"{SEP}tenth" not in marked:
            return marked
        found = pieces(marked)
        after = [*(piece.text[:1] for piece in found[1:]), ""]
        return "".join(map(self._rounded, found, after))

    def _without_words(self, marked: str) -> str:
        """Return a line in which no percentage of one fact is rounded in words: 6.8% for 6%대."""
        found = pieces(marked)
        for at, (piece, after) in enumerate(itertools.pairwise(found)):
            word = WORDS.get(piece.payload[1], "") if piece.kind == FIGURE and len(piece.facts) == 1 else ""
            if word and not after.kind and after.text.startswith(word):
                text = after.text.removeprefix(word)
                found[at] = piece._replace(marked=self.writer.figure(piece.facts[0], "tenth"))
                found[at + 1] = after._replace(text=text, marked=text)
        return "".join(piece.marked for piece in found)

    def is_told(self, slot: Slot, above: Iterable[Line]) -> bool:
        """Tell whether some of the lines above tell a slot already."""
        leads = ("headline", "front") if slot == self.outline.lead else ("front",) if slot.happened else ()
        own = [each.marked for part in (*leads, "tail", "summary", "deck") for each in self.lines(slot, part)]
        return any(each in one.marked for one in above for each in own)

    def adds(self, slot: Slot, line: Line, lead: Line) -> bool:
        """Tell whether a line of a slot says what the lead does not: of what that tells, a fact besides."""
        return line.news.isdisjoint(lead.news) and bool(line.news or slot not in self.outline.opening)

    def _rounded(self, piece: Piece, after: str) -> str:
        """Return a piece marked again; ``after`` is what follows it: an idiom needs its verb."""
        if piece.kind != FIGURE or piece.payload[1] not in {"percent", "tenth"} or len(piece.payload) > 2:
            return piece.marked
        fact, given = piece.payload
        size = abs(self.writer.value(fact))
        if size >= 1 and _HUNDREDTHS.search(plain(self.writer.figure(fact, "tenth"))):  # 7.02%, 4.45%
            if self.tells_one_index_first:
                return self.writer.figure(fact, "tenth" if given == "percent" else given)
            told = self.writer.figure(fact, "rounded") if after == " " else ""
            return told if told and f"{SEP}{BAND}" not in told else self.writer.figure(fact, given)
        if given == "tenth":
            return piece.marked
        style = _style(size)
        if style == "rounded" and self.tells_one_index_first:
            style = "tenth"
        return self.writer.figure(fact, "percent" if style == "rounded" and after != " " else style)

    def _is_of_all(self, slot: Slot) -> bool:
        """Tell whether a slot is what happened to the whole market on one day; of a week what was decided."""
        return not slot.rule.of_one and (slot.rule.act or not self.edition.weekly)

    def _might_lead(self, slot: Slot) -> bool:
        """Tell whether a slot is of a kind that leads, and no less than a market that moved far."""
        lesser = slot.rule.is_lesser(slot.items[0], markets.named(self.edition.market))
        return self.writer.has(slot.rule, "lead") and not lesser

    def _agrees(self, slot: Slot) -> bool:
        """Tell whether a slot may stand in a headline of the lead: it goes no other way.

        Over a longer time it may, unless the lead is about the direction of its very subject; so may a
        giant's day that moved as much money as few do, and a big name's record.
        """
        lead = self.outline.lead
        if not slot.tags & against(lead.tags, all_ways=True):
            return True
        if not lead.rule.is_close and abouts_of(lead) & abouts_of(slot):
            return slot.happened
        one_way = slot.tags & against(lead.tags, all_ways=lead.rule.one_way)
        known = slot.rule.either_way or slot.happened or "vast" in slot.tags
        return not one_way or known or (slot.rule.of_one and is_record(slot))


def _style(size: float) -> str:
    """Return how headlines print a percentage of a size."""
    if size < 1:
        return "tenth" if size >= TENTH else "percent"
    return "tenth" if round(size, 1) % 1 or not round(size, 2) % 1 else "rounded"
