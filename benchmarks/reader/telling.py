"""What there was to tell, and whether lead and paragraphs tell it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from benchmarks.reader import wording
from benchmarks.reader.fault import Fault, Offered
from benchmarks.reader.printed import Printed, Sentence, subject
from newsgen.model import Item

MARKET = frozenset({"^GSPC", "^IXIC", "^DJI"})
CALLED = {
    "market": re.compile(r"뉴욕증시|3대 지수|다우|S&P|나스닥"),
    "^RUT": re.compile(r"소형주|러셀"),
    "^SOX": re.compile(r"반도체"),
}
"""Subject -> words that name it without a figure."""
_INTRODUCED = re.compile(r"([가-힣A-Za-z0-9&·]+)\(([A-Z][^)가-힣]*)\)")
"""A company at its first mention: 마이크론(Micron)."""
TOLD = 3.0
"""Score from which a chosen item has to be told."""


def key(item: Item) -> str:
    """Return an item's name in an article."""
    return f"{item.rule}:{item.about}"


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
    """Yield chosen items that no paragraph and no lead says it tells, while one below them is told.

    How growth and blue chips went apart the levels of both tell; that an index is the highest since a day
    tells what else it did for the first time since that day (4개월 만에 6,000선을 되찾았다).
    """
    told = {each for sentence in printed.body for each in printed.told(sentence)}
    told |= set(printed.article.lead_items or ())
    shown = {fact for mark in printed.marks for fact in mark.facts}
    shown |= {
        fact.replace("points_day:", "change_day:") for fact in shown
    }  # a level by points tells the move
    dates = {
        (about, str(mark.figure.value))
        for each in printed.body
        for mark in each.marks
        if mark.dated
        for about in mark.about
    }
    items = tuple(items)
    scores = [item.score.total for item in items if key(item) in told]
    for item in items:
        if (
            item.chosen
            and item.score.total >= TOLD
            and key(item) not in told
            and not ("growth" in item.tags and shown.issuperset(item.facts[1:]))
            and _since(printed, item).isdisjoint(dates)
            and min(scores, default=0) < TOLD
        ):
            yield Fault("dropped item", f"{key(item)} {item.score.total:.2f} {item.reason}", item.rule)


def _since(printed: Printed, item: Item) -> set[tuple[str, str]]:
    """Return of which subject, and since which day, an item's facts say that it was not so."""
    facts = (fact for fact in printed.article.facts if fact.id in item.facts and fact.since)
    return {(fact.about, str(fact.since)) for fact in facts}


def unprinted(printed: Printed, offered: Offered) -> Iterator[Fault]:
    """Yield items that the article says it tells, where neither a figure of theirs nor their words stand."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for sentence in printed.body:
        for each in printed.told(sentence):
            said[each].append(sentence.text)
    shown = {fact for mark in printed.marks for fact in mark.facts}
    called = [found.groups() for each in printed.sentences for found in _INTRODUCED.finditer(each.text)]
    for item in offered.items:
        text = " ".join(said[key(item)])
        if text and shown.isdisjoint(item.facts) and not _in_words(item, text, offered, called):
            yield Fault(
                "unprinted item", f"{key(item)} {item.score.total:.2f} {item.reason}: {text}", item.rule
            )


def _in_words(item: Item, text: str, offered: Offered, called: Iterable[tuple[str, str]]) -> bool:
    """Tell whether a text has the words of an item, and the name of the company that it is about, if any.

    ``called`` are the names that the article gives with the English ones: by these alone it tells it later.
    """
    words = wording.IN_WORDS_ONLY.get(item.rule.removeprefix("week_"), wording.RECORD)
    subjects = [subject(fact) for fact in item.facts]
    # of what is first of a sector, companies are examples that may be left out
    about = set(subjects) & offered.moves.keys() if {*subjects[:1]} & offered.moves.keys() else set[str]()
    names = [name for symbol in about for name in (*offered.names.get(symbol, ()), symbol)]
    full = [name.casefold() for name in names]
    names += [short for short, english in called if any(one.startswith(english.casefold()) for one in full)]
    plain, printed = text.replace(" ", ""), text.casefold()
    firsts = [name.casefold().partition(" ")[0] for name in names]
    named = any(name.replace(" ", "") in plain for name in names) or any(
        f"({one}" in printed for one in firsts
    )
    return bool(words.search(text)) and (named or not names)


def led(printed: Printed, items: Iterable[Item]) -> Iterator[Fault]:
    """Yield the largest chosen item, where the lead does not tell it, and a headline about something else."""
    lead = {fact for each in printed.lead for mark in each.marks for fact in mark.facts}
    subjects = _subjects(printed.lead)
    chosen = [item for item in items if item.chosen and not item.standing]
    if chosen:
        largest = max(chosen, key=lambda item: item.score.total)
        if key(largest) not in (printed.article.lead_items or ()) and lead.isdisjoint(largest.facts):
            yield Fault("largest not in lead", f"{key(largest)} {largest.score.total:.2f}", largest.rule)
    head = _subjects(each for each in printed.sentences if each.place == "headline")
    if head and subjects and head.isdisjoint(subjects):
        text = " ".join(each.text for each in printed.lead)
        yield Fault("headline apart from lead", f"{printed.headline} | {text}")


def _subjects(sentences: Iterable[Sentence]) -> set[str]:
    """Return what sentences give figures of, or name; the three large indices are one market."""
    found: set[str] = set()
    for each in sentences:
        found |= {"market" if about in MARKET else about for mark in each.marks for about in mark.about}
        found |= {about for about, words in CALLED.items() if words.search(each.text)}
    return found
