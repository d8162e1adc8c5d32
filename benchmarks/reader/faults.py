"""What no article may have, each fault with the words that show it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from benchmarks.reader import wording
from benchmarks.reader.printed import Mark, Printed, Sentence, measure, subject
from benchmarks.reader.raw import GIANT, Move
from newsgen.model import Item

LONGEST = 46
"""Characters of a headline."""
TOLD = 3.0
"""Score from which a chosen item has to be told."""
MEGACAPS = frozenset({"AAPL", "AMZN", "GOOGL", "META", "MSFT", "NVDA", "TSLA"})
HARD = (
    "skipped mover",
    "empty lead",
    "dropped item",
    "unprinted item",
    "figure repeated",
    "number repeated",
    "long headline",
)
"""Kinds of which there must be none."""
SOFT = ("empty lead sentence", "method", "definition", "heated index", "trailing zero")
_NEAR = 0.005
"""Percent within which two moves are the same in print."""


class Fault(NamedTuple):
    """One fault."""

    kind: str
    words: str
    """What is wrong, with the printed words."""
    source: str = ""
    """Item of the paragraph that it stands in, as the article names it; empty elsewhere."""


class Offered(NamedTuple):
    """What there was to tell."""

    items: tuple[Item, ...] = ()
    moves: Mapping[str, Move] = {}
    """The large stocks' moves by the raw closes; empty where they are not known."""
    companies: Mapping[str, str] = {}
    """Symbol -> company, whatever its class of shares."""
    names: Mapping[str, tuple[str, ...]] = {}
    """Symbol -> names by which an article may call it."""


def faults_of(printed: Printed, offered: Offered) -> list[Fault]:
    """Return every fault of an article."""
    return [
        *skipped(printed, offered),
        *empty_leads(printed),
        *dropped(printed, offered.items),
        *unprinted(printed, offered.items),
        *repeated(printed),
        *same_numbers(printed),
        *headlines(printed),
        *words(printed),
    ]


def key(item: Item) -> str:
    """Return an item's name in an article."""
    return f"{item.rule}:{item.about}"


def skipped(printed: Printed, offered: Offered) -> Iterator[Fault]:
    """Yield the large stocks that moved more than one that a ranking names, and are named nowhere.

    A ranking is a paragraph about stocks that gives two or more large ones of one direction, other than the
    seven megacaps. A giant may be named below the others, so it sets no bar.
    """
    named = _named(printed, offered)
    for paragraph in printed.paragraphs():
        origin = printed.told(paragraph[0])
        if paragraph[0].place != "stocks" and not any("mover" in each for each in origin):
            continue
        for way in (1, -1):
            listed = _listed((mark for each in paragraph for mark in each.marks), offered.moves, way)
            bars = {name: move for name, move in listed.items() if move.value < GIANT}
            if len(listed) < 2 or not bars:
                continue
            least = min(bars.values(), key=lambda move: way * move.percent)
            more = [
                move
                for move in offered.moves.values()
                if way * (move.percent - least.percent) > _NEAR
                and offered.companies.get(move.symbol, move.symbol) not in named
            ]
            if more:
                more.sort(key=lambda move: -way * move.percent)
                told = ", ".join(f"{each.symbol} {each.percent:+.2f}" for each in more[:6])
                yield Fault(
                    "skipped mover",
                    f"{len(more)} beyond {least.symbol} {least.percent:+.2f}: {told}",
                    " ".join(origin)[:60],
                )


def _listed(marks: Iterable[Mark], moves: Mapping[str, Move], way: int) -> dict[str, Move]:
    found = {
        about: moves[about]
        for mark in marks
        for fact, about in zip(mark.facts, mark.about, strict=True)
        if measure(fact) in {"change_day", "change_week"}
        and about in moves
        and way * moves[about].percent > 0
    }
    return {} if set(found) <= MEGACAPS else found


def _named(printed: Printed, offered: Offered) -> set[str]:
    by_figure = {about for mark in printed.marks for about in mark.about}
    text = printed.text.replace(" ", "")
    by_name = {
        symbol
        for symbol in offered.moves
        if any(name and name.replace(" ", "") in text for name in offered.names.get(symbol, ()))
    }
    return {offered.companies.get(symbol, symbol) for symbol in by_figure | by_name}


def empty_leads(printed: Printed) -> Iterator[Fault]:
    """Yield a lead that gives neither a value nor a record, or a sentence of it that does not."""
    lead = printed.lead
    valued = any(not mark.dated for each in lead for mark in each.marks)
    text = " ".join(each.text for each in lead)
    if not valued and not wording.RECORD.search(text):
        yield Fault("empty lead", text)
        return
    for each in lead:
        held = each.quoted or wording.RECORD.search(each.text)
        if not held and all(mark.dated for mark in each.marks):
            yield Fault("empty lead sentence", each.text)


def dropped(printed: Printed, items: Iterable[Item]) -> Iterator[Fault]:
    """Yield chosen items that no paragraph and no lead says it tells, while one below them is told."""
    told = {each for sentence in printed.body for each in printed.told(sentence)}
    told |= set(printed.article.lead_items)
    items = tuple(items)
    scores = [item.score.total for item in items if key(item) in told]
    for item in items:
        if (
            item.chosen
            and item.score.total >= TOLD
            and key(item) not in told
            and min(scores, default=0) < TOLD
        ):
            yield Fault("dropped item", f"{key(item)} {item.score.total:.2f} {item.reason}", item.rule)


def unprinted(printed: Printed, items: Iterable[Item]) -> Iterator[Fault]:
    """Yield items that the article says it tells, where no figure of theirs and no record word stands."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for sentence in printed.body:
        for each in printed.told(sentence):
            said[each].append(sentence.text)
    shown = {fact for mark in printed.marks for fact in mark.facts}
    for item in items:
        text = " ".join(said[key(item)])
        if text and shown.isdisjoint(item.facts) and not wording.RECORD.search(text):
            yield Fault(
                "unprinted item", f"{key(item)} {item.score.total:.2f} {item.reason}: {text}", item.rule
            )


def repeated(printed: Printed) -> Iterator[Fault]:
    """Yield facts that are printed more than twice in the whole piece, in whatever style.

    A broken number of one subject is one fact, whatever it is called: a day's move is also the largest since.
    A date counts apart from the value, by its words.
    """
    values = {fact.id: fact.value for fact in printed.article.facts}
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for sentence in printed.sentences:
        origin = " ".join(printed.told(sentence)) or sentence.place
        for mark in sentence.marks:
            place = f"{mark.text} in {sentence.place} {origin[:40]}"
            for known in {_known(mark, fact, values) for fact in mark.facts if measure(fact) != "session"}:
                found[known].append(place)
    for (fact, value), places in found.items():
        if len(places) > 2:
            yield Fault("figure repeated", f"{fact} {value} {len(places)} times: {'; '.join(places)}", fact)


def _known(mark: Mark, fact: str, values: Mapping[str, float]) -> tuple[str, str]:
    if mark.dated:
        return fact, mark.text
    value = float(mark.figure.value if fact == mark.figure.fact else values.get(fact, 0))
    return (fact if value.is_integer() else subject(fact)), repr(value)


def same_numbers(printed: Printed) -> Iterator[Fault]:
    """Yield numbers that are printed more than twice of one subject, by their letters alone."""
    found: Counter[tuple[str, str]] = Counter()
    for mark in printed.marks:
        if not mark.dated:
            for about in set(mark.about):
                found[about, mark.text.strip()] += 1
    for (about, text), times in found.items():
        if times > 2:
            yield Fault("number repeated", f"{about} {text} {times} times", about)


def headlines(printed: Printed) -> Iterator[Fault]:
    """Yield a headline that is too long."""
    if len(printed.headline) > LONGEST:
        yield Fault("long headline", f"{len(printed.headline)}: {printed.headline}")


def words(printed: Printed) -> Iterator[Fault]:
    """Yield method in the sentence, daily definitions, heated verbs for no single stock, and zeros."""
    for sentence in printed.body:
        origin = " ".join(printed.told(sentence))[:60] or sentence.place
        if sentence.quoted:
            continue
        if wording.METHOD.search(sentence.text):
            yield Fault("method", sentence.text, origin)
        if wording.DEFINED.search(sentence.text):
            yield Fault("definition", sentence.text, origin)
        if wording.HEATED.search(sentence.text) and _of_index(sentence):
            yield Fault("heated index", sentence.text, origin)
        for mark in sentence.marks:
            if mark.zero:
                yield Fault("trailing zero", f"{mark.text} in {sentence.text}", origin)


def _of_index(sentence: Sentence) -> bool:
    """Tell whether a sentence moves only what is no single stock, or a stock of less than 10 percent."""
    moved = [mark for mark in sentence.marks if measure(mark.figure.fact).startswith("change_")]
    wild = any(
        mark.figure.fact.partition(":")[2][:1] != "^" and abs(float(mark.figure.value)) >= 10
        for mark in moved
        if not mark.dated
    )
    return not wild
