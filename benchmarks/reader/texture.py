"""How an article reads: counts of one article, which are summed or averaged over many."""

from __future__ import annotations

import re
from typing import NamedTuple

from benchmarks.reader import wording
from benchmarks.reader.printed import VIEW, Printed

VALUE_OUT = (wording.NAMED, wording.DATED)


class Texture(NamedTuple):
    """Counts of the lead and the paragraphs, without what reads the market, unless told otherwise."""

    characters: int
    sentences: int
    numbers: int
    bound: int
    """Numbers that a fact stands behind, dates apart."""
    named: int
    """Numbers that are part of a name."""
    two: int
    """Percents with two decimals; below, those with one, whole ones and such in words."""
    one: int
    whole: int
    in_words: int
    zeros: int
    plain: int
    """Sentences without any digit."""
    valueless: int
    """Sentences whose only digits are in names and dates."""
    crowded: int
    """Sentences of five and more numbers."""
    joined: int
    turns: int
    which: int
    records: int
    russell: int
    method: int
    defined: int
    lead: int
    """Characters of the lead."""
    lead_sentences: int
    paragraphs: int
    read_characters: int
    """With what reads the market; below, the numbers of the same."""
    read_numbers: int


def texture_of(printed: Printed) -> Texture:
    """Count an article."""
    body = printed.body
    texts = [each.text for each in body]
    whole = "\n".join(texts)
    read = texts + [each.text for each in printed.sentences if each.place == VIEW]
    places = [found.group(2) or "" for text in texts for found in wording.PERCENT.finditer(text)]
    counts = [len(wording.NUMBER.findall(text)) for text in texts]

    def times(words: re.Pattern[str]) -> int:
        return sum(len(words.findall(text)) for text in texts)

    return Texture(
        characters=sum(map(len, texts)),
        sentences=len(texts),
        numbers=sum(counts),
        bound=sum(not mark.dated for each in body for mark in each.marks),
        named=times(wording.NAMED),
        two=sum(len(each) >= 2 for each in places),
        one=sum(len(each) == 1 for each in places),
        whole=sum(not each for each in places),
        in_words=times(wording.IN_WORDS),
        zeros=sum(mark.zero for each in body for mark in each.marks),
        plain=sum(not count for count in counts),
        valueless=sum(not wording.NUMBER.search(_valued(text)) for text in texts),
        crowded=sum(count >= 5 for count in counts),
        joined=times(wording.WHILE),
        turns=times(wording.TURN),
        which=times(wording.WHICH),
        records=times(wording.RECORDS),
        russell=int(bool(wording.RUSSELL.search(whole))),
        method=times(wording.METHOD),
        defined=times(wording.DEFINED),
        lead=sum(len(each.text) for each in printed.lead),
        lead_sentences=len(printed.lead),
        paragraphs=sum(1 for _ in printed.paragraphs()),
        read_characters=sum(map(len, read)),
        read_numbers=sum(len(wording.NUMBER.findall(text)) for text in read),
    )


def _valued(text: str) -> str:
    """Return a sentence without names and dates that hold digits."""
    for words in VALUE_OUT:
        text = words.sub("", text)
    return text
