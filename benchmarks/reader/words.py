"""Words that a desk strikes, in single sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from benchmarks.reader import wording
from benchmarks.reader.fault import Fault
from benchmarks.reader.printed import Printed, Sentence, measure
from newsgen.model import text_of

LONGEST = 46
"""Characters of a headline."""


def headlines(printed: Printed) -> Iterator[Fault]:
    """Yield a headline that is too long."""
    if len(printed.headline) > LONGEST:
        yield Fault("long headline", f"{len(printed.headline)}: {printed.headline}")


def contrasts(printed: Printed) -> Iterator[Fault]:
    """Yield sentences that contrast moves of one direction, unless it is their size that differs."""
    for sentence in printed.body:
        found = wording.CONTRAST.search(sentence.text)
        if sentence.quoted or not found or wording.LESSER.search(sentence.text):
            continue
        sides: tuple[set[bool], set[bool]] = (set(), set())
        at = 0
        for mark in sentence.marks:
            at = sentence.text.find(mark.text, at)
            if (
                measure(mark.figure.fact).startswith(("change_", "points_", "yield_change"))
                and not mark.dated
            ):
                sides[at > found.start()].add(float(mark.figure.value) > 0)
        if sides[0] and sides[0] == sides[1] and len(sides[0]) == 1:
            origin = " ".join(printed.told(sentence))[:60] or sentence.place
            yield Fault("false contrast", sentence.text, origin)


def adverbs(printed: Printed) -> Iterator[Fault]:
    """Yield an adverb of all that stands twice in an article."""
    counts = Counter(word for each in printed.body for word in wording.ADVERBS.findall(each.text))
    for word, times in counts.items():
        if times > 1:
            shown = " / ".join(each.text for each in printed.body if word in each.text)
            yield Fault("adverb again", f"{word} {times} times: {shown}", word)


def left_over(printed: Printed) -> Iterator[Fault]:
    """Yield what a template left: blanks that no one typed, and English where a Korean name is missing."""
    for place, text in _texts(printed):
        if text != text.strip() or "  " in text:
            yield Fault("blank", repr(text[:60]), place)
    for sentence in printed.body:
        found = wording.ENGLISH.search(wording.BRACKETS.sub("", sentence.text))
        if found and not sentence.quoted:
            yield Fault("english", f"{found.group()} in {sentence.text}", sentence.place)


def _texts(printed: Printed) -> Iterator[tuple[str, str]]:
    article = printed.article
    for place, runs in (("headline", article.headline), ("deck", article.deck), ("lead", article.lead)):
        yield place, text_of(runs)
    for line in article.summary:
        yield "summary", text_of(line)
    for paragraph in article.paragraphs:
        yield paragraph.item or paragraph.section, text_of(paragraph.runs)


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
