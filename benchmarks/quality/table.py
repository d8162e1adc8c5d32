"""The texture table: what is measured, what it is for us, for people, and what we ask of ourselves."""

from __future__ import annotations

import datetime as dt
import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from benchmarks.quality.made import Reading
from benchmarks.reader import Texture, faults, wording
from benchmarks.reader.events import Reasons
from benchmarks.reader.words import LONGEST
from newsgen import calendars, markets
from newsgen.editions import EDITIONS

EXCHANGE = "XNYS"
HEAVY = frozenset(map(dt.date.fromisoformat, ("2025-01-30", "2025-07-31", "2026-04-30")))
"""Sessions on which many large companies had reported."""
WORST = 3
_READING = "시장 읽기"
"""What concludes from the day's own facts; people's wraps were counted with it."""


class Row(NamedTuple):
    """One row."""

    name: str
    ours: float
    people: str = ""
    asked: str = ""
    met: bool | None = None
    """Whether it is as asked; None where nothing is asked."""
    unit: str = ""
    worst: str = ""
    """The sessions that are worst."""

    @property
    def printed(self) -> str:
        """Our value as it is printed."""
        places = 0 if isinstance(self.ours, int) else 2 if 0 < abs(self.ours) < 1 else 1
        return f"{self.ours:,.{places}f}{self.unit}"


class Asked(NamedTuple):
    """What is asked of a measure."""

    words: str
    most: float = float("inf")
    least: float = float("-inf")

    def met(self, value: float) -> bool:
        """Tell whether a value is as asked."""
        return self.least <= value <= self.most


ENOUGH = Asked(">= 80%", least=80)
"""Of named movers with a recorded report."""


class Ratio(NamedTuple):
    """A measure that is one count of an article over another."""

    name: str
    part: Callable[[Texture], float]
    whole: Callable[[Texture], float]
    unit: str = ""
    people: str = ""
    asked: Asked | None = None
    median: bool = False
    """Whether the median of the articles is told, not the ratio over all of them."""


def _characters(each: Texture) -> float:
    return each.characters / 1000


def _read_characters(each: Texture) -> float:
    return each.read_characters / 1000


def _percents(each: Texture) -> float:
    return (each.two + each.one + each.whole + each.in_words) / 100


def _sentences(each: Texture) -> float:
    return each.sentences / 100


def _one(_: Texture) -> float:
    return 1


RATIOS = (
    Ratio("body characters", lambda t: t.characters, _one, "", "", Asked("1,200-1,700", 1700, 1200), True),
    Ratio(f"the same with {_READING}", lambda t: t.read_characters, _one, median=True),
    Ratio(
        "figures per 1,000 characters", lambda t: t.numbers, _characters, "", "27", Asked("<= 36", 36), True
    ),
    Ratio(f"the same with {_READING}", lambda t: t.read_numbers, _read_characters, "", "27", median=True),
    Ratio("of them values", lambda t: t.bound, _characters, median=True),
    Ratio("of them in names (S&P500, 10년물)", lambda t: t.named, _characters, median=True),
    Ratio("percents with two decimals", lambda t: t.two, _percents, "%", "42%", Asked("<= 60%", 60)),
    Ratio("percents with one decimal", lambda t: t.one, _percents, "%", "15%"),
    Ratio("whole percents", lambda t: t.whole, _percents, "%", "43%"),
    Ratio("percents in words (두 자릿수)", lambda t: t.in_words, _percents, "%"),
    Ratio("trailing zeros an article", lambda t: t.zeros, _one, "", "0", Asked("0", 0)),
    Ratio(
        "sentences without any digit", lambda t: t.plain, _sentences, "%", "30%", Asked(">= 12%", least=12)
    ),
    Ratio("sentences without a value (names, dates apart)", lambda t: t.valueless, _sentences, "%"),
    Ratio("five and more figures in a sentence", lambda t: t.crowded, _sentences, "%", "7%"),
    Ratio("-며, -면서 per 1,000", lambda t: t.joined, _characters, "", "3.5", Asked(">= 2", least=2)),
    Ratio("다만, 하지만 per 1,000", lambda t: t.turns, _characters, "", "0.5"),
    Ratio("이는 per 1,000", lambda t: t.which, _characters, "", "0.7"),
    Ratio("연속, 만에, 이후 … an article", lambda t: t.records, _one, "", "2.6", Asked(">= 2.2", least=2.2)),
    Ratio("articles that name Russell 2000", lambda t: 100 * t.russell, _one, "%", "0 of nine"),
    Ratio("method in the sentence, an article", lambda t: t.method, _one, "", "0", Asked("0", 0)),
    Ratio("daily definitions, an article", lambda t: t.defined, _one, "", "", Asked("<= 1", 1)),
    Ratio("characters of the lead", lambda t: t.lead, _one, median=True),
    Ratio("sentences of the lead", lambda t: t.lead_sentences, _one),
    Ratio("paragraphs", lambda t: t.paragraphs, _one, median=True),
)


def _ordinary(ratio: Ratio, edition: str) -> Ratio:
    """Return what is asked of an edition: the length is asked of the close alone."""
    return ratio if edition == "us-close" or ratio.name != "body characters" else ratio._replace(asked=None)


def rows(readings: Sequence[Reading]) -> list[Row]:
    """Return the table of some articles in the order of their sessions."""
    made = [each for each in readings if each.texture]
    if not made:
        return list(_hard(readings))
    return [
        *(_ratio(_ordinary(ratio, made[0].wanted.edition), made) for ratio in RATIOS),
        *_neighbours(made),
        *_headlines(made),
        *_claims(made),
        *_events(made),
        *_hard(readings),
    ]


def _ratio(ratio: Ratio, made: Sequence[Reading]) -> Row:
    each = [(ratio.part(one.texture) / (ratio.whole(one.texture) or 1), one) for one in made if one.texture]
    if ratio.median:
        value = statistics.median(value for value, _ in each)
    else:
        parts = sum(ratio.part(one.texture) for one in made if one.texture)
        value = parts / (sum(ratio.whole(one.texture) for one in made if one.texture) or 1)
    asked = ratio.asked
    worst = ""
    if asked:
        apart = [(max(v - asked.most, asked.least - v), v, one) for v, one in each if not asked.met(v)]
        apart.sort(key=lambda found: -found[0])
        worst = ", ".join(f"{one.day} {v:,.1f}" for _, v, one in apart[:WORST])
    return Row(
        ratio.name,
        value,
        ratio.people,
        asked.words if asked else "",
        asked.met(value) if asked else None,
        ratio.unit,
        worst,
    )


def neighbours(made: Sequence[Reading]) -> list[tuple[Reading, Reading]]:
    """Return the pairs of articles of which one is the next session's, or week's."""

    def follows(one: Reading, other: Reading) -> bool:
        kind = EDITIONS[one.wanted.edition]
        if kind.weekly:
            return (other.day - one.day).days <= 8
        return calendars.following(one.day, markets.named(kind.market).exchange) == other.day

    return [(one, other) for one, other in pairwise(made) if follows(one, other)]


def same(one: Reading, other: Reading, *, names: bool = False) -> list[str]:
    """Return the sentences of an article that stood in the one before, figures taken out."""

    def taken(reading: Reading, text: str) -> str:
        if not names:
            return wording.bare(text)
        called = re.compile("|".join(map(re.escape, sorted(reading.names, key=len, reverse=True))) or r"(?!)")
        return wording.pattern(text, called)

    before = {taken(one, text) for text, _ in one.sentences}
    return [text for text, _ in other.sentences if taken(other, text) in before]


def _neighbours(made: Sequence[Reading]) -> Iterator[Row]:
    pairs = neighbours(made)
    if not pairs:
        return
    total = sum(len(other.sentences) for _, other in pairs)
    for names, name, asked in (
        (False, "sentences of the day before, figures taken out", Asked("<= 4%", 4)),
        (True, "the same, names taken out too", None),
    ):
        found = [(len(same(one, other, names=names)), other) for one, other in pairs]
        value = 100 * sum(count for count, _ in found) / total
        worst = sorted(found, key=lambda each: -each[0])[:WORST]
        yield Row(
            name,
            value,
            "",
            asked.words if asked else "",
            asked.met(value) if asked else None,
            "%",
            ", ".join(f"{each.day} {count}" for count, each in worst if count) if asked else "",
        )


def skeleton(reading: Reading) -> str:
    """Return a headline's pattern: figures and names taken out."""
    called = re.compile("|".join(map(re.escape, sorted(reading.names, key=len, reverse=True))) or r"(?!)")
    return wording.pattern(reading.headline, called)


def _headlines(made: Sequence[Reading]) -> Iterator[Row]:
    lengths = [len(each.headline) for each in made]
    longest = max(made, key=lambda each: len(each.headline))
    yield Row("headline, characters (median)", statistics.median(lengths), "31-34", "27-37")
    yield Row(
        "headline, characters (longest)",
        max(lengths),
        "46",
        f"<= {LONGEST}",
        max(lengths) <= LONGEST,
        worst=str(longest.day),
    )
    again = [other for one, other in neighbours(made) if skeleton(one) == skeleton(other)]
    listed = ", ".join(str(each.day) for each in again[:WORST])
    yield Row("headlines of the neighbour's pattern", len(again), "", "0", not again, worst=listed)
    patterns = {skeleton(each) for each in made}
    yield Row("distinct patterns of headlines", 100 * len(patterns) / len(made), unit="%")
    spoken = [each for each in made if each.headline.endswith(("다", "?", "!"))]
    yield Row(
        "headlines that end in 다, ?, !",
        len(spoken),
        "0",
        "0",
        not spoken,
        worst=", ".join(str(each.day) for each in spoken[:WORST]),
    )


def _claims(made: Sequence[Reading]) -> Iterator[Row]:
    """Yield how many claims made in words the reader judged, and what it could not."""
    yield from _judged(
        [each.claims for each in made],
        "claims made in words that were judged, an article",
        "claims that the raw closes do not tell",
    )


def _judged(told: Sequence[Sequence[tuple[str, bool | None]]], judged: str, unknown: str) -> Iterator[Row]:
    """Yield two rows of statements, by kind and verdict: how many were judged, and what was not."""
    counted = Counter(holds is not None for each in told for _, holds in each)
    if not counted:
        return
    yield Row(judged, counted[True] / len(told))
    left = Counter(kind for each in told for kind, holds in each if holds is None)
    yield Row(
        unknown, counted[False], worst=", ".join(f"{kind} {count}" for kind, count in left.most_common())
    )


def _events(made: Sequence[Reading]) -> Iterator[Row]:
    """Yield how much is told of events, and how many of the named movers carry the report that is known."""
    if not any(each.events for each in made):
        return
    yield from _judged(
        [each.events for each in made],
        "statements about events that were judged, an article",
        "statements that the recorded files do not tell",
    )
    unread = [each for each in made if each.unread]
    days = ", ".join(str(each.day) for each in unread[:WORST])
    yield Row(
        "sentences with a word of an event that were not read",
        sum(len(each.unread) for each in made),
        worst=days,
    )
    yield from _reasons([(each.day, each.reasons) for each in made if each.reasons])


def _reasons(each: Sequence[tuple[dt.date, Reasons]]) -> Iterator[Row]:
    """Yield the share of named movers with a recorded report that carry it: of all, and of heavy days."""
    known = sum(one.known for _, one in each)
    if not known:
        return
    name = "named movers whose report is told"
    lacking = sorted(each, key=lambda found: -len(found[1].missed))[:WORST]
    listed = ", ".join(f"{day} {len(one.missed)}" for day, one in lacking if one.missed)
    yield _share(f"{name}, of {known}", [one for _, one in each], listed)
    for day, one in each:
        if day in HEAVY and one.known:
            yield _share(f"{name}, {day}, of {one.known}", [one], " ".join(one.missed))
    invented = [(day, one.invented) for day, one in each if one.invented]
    listed = ", ".join(f"{day} {' '.join(some)}" for day, some in invented[:WORST])
    count = sum(len(some) for _, some in invented)
    yield Row("companies with a report that the files do not have", count, "", "0", not count, worst=listed)


def _share(name: str, some: Sequence[Reasons], worst: str) -> Row:
    share = 100 * sum(len(one.carried) for one in some) / sum(one.known for one in some)
    return Row(name, share, "", ENOUGH.words, ENOUGH.met(share), "%", worst)


def _hard(readings: Sequence[Reading]) -> Iterator[Row]:
    for kind in (*faults.HARD, "heated index", "skipped industry"):
        found = [(sum(fault.kind == kind for fault in each.faults), each) for each in readings]
        count = sum(number for number, _ in found)
        worst = sorted(found, key=lambda each: -each[0])[:WORST]
        listed = ", ".join(f"{each.day} {number}" for number, each in worst if number)
        yield Row(f"{kind}: how many", count, "", "0", not count, worst=listed)
        yield Row(f"{kind}: articles", sum(number > 0 for number, _ in found))
    failed = [each for each in readings if each.problem]
    told = ", ".join(f"{each.day} {each.problem.partition(':')[0]}" for each in failed[:WORST])
    yield Row("articles not made (held, or proof failed)", len(failed), worst=told)
