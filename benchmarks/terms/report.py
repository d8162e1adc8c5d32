"""The report: ``docs/glossary.md``."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Iterator

from benchmarks.terms import coverage, searching, sentences
from benchmarks.terms.coverage import Share
from benchmarks.terms.names import SETS
from newsgen.glossary import Glossary
from newsgen.glossary.term import Term

HEAD = """# The glossary, counted

{terms} terms in {categories} categories, {spellings} spellings. Made by `make quality`; do not edit.

The sets lie in `benchmarks/terms/sets`. They were written apart from the finder, the search and the terms,
by another hand, before these were judged by them; *asked* is what we ask of ourselves. Whoever mends what a
set shows to be wrong has to write a new one to judge by.
"""
_SETS = (
    ("used", "sentences and short texts of markets desks, each with its terms marked, half of them traps"),
    (
        "searched",
        "what readers type: names, questions, several words, slang, sounds, slips, words of their own",
    ),
    (
        "wraps",
        "words that a lay reader may not know, in wraps by people (New York, KOSPI and KOSDAQ, won, bonds)",
    ),
    ("headwords", "headwords of the central bank's public list of terms that a markets page uses"),
    ("missing", "words that a desk ought to be told of as unexplained, and words that it ought not"),
)


def report(glossary: Glossary) -> str:
    """Return the report as Markdown."""
    terms = glossary.terms
    lines = [
        HEAD.format(
            terms=len(terms),
            categories=len({term.category for term in terms}),
            spellings=f"{sum(len(term.surfaces) for term in terms):,}",
        ),
        *_judged(glossary),
        "",
        *_queries(glossary),
        "",
        *_counts(terms),
        "",
        "What the sets hold:",
        "",
        *(f"- **{name}**: {what}." for name, what in _SETS),
    ]
    return "\n".join(lines) + "\n"


def _judged(glossary: Glossary) -> Iterator[str]:
    """Yield the table of what is asked."""
    every = sentences.cases(SETS / "sentences.txt")
    verdict = sentences.judged(glossary, every)
    ranks = searching.ranks(glossary)
    asked = ranks.asked.total()
    wraps, words = coverage.of_wraps(glossary), coverage.of_headwords(glossary)
    named = coverage.of_missing(glossary)
    yield "| measure | value | asked |"
    yield "|---|---|---|"
    for what, value, least in (("precision", verdict.precision, 0.95), ("recall", verdict.recall, 0.92)):
        yield f"| used: {what}, {len(every)} sentences | {value:.3f} | >= {least}{_met(value, least)} |"
    for name, found, least in (("first", ranks.first, 0.85), ("among the first three", ranks.top, 0.95)):
        share = Share(found.total(), asked)
        met = _met(share.part / share.whole, least)
        yield f"| searched: the right term {name} | {share} | >= {least:.0%}{met} |"
    for kind, share in wraps.items():
        asked_of = f">= 88%{_met(share.part / share.whole, 0.88)}" if kind == "all" else ""
        yield f"| wraps: {kind} | {share} | {asked_of} |"
    yield f"| headwords | {words} | >= 85%{_met(words.part / words.whole, 0.85)} |"
    yield f"| missing: named of what ought to be | {named.wanted} | |"
    yield f"| missing: named of what ought not | {named.unwanted} | |"


def _met(value: float, least: float) -> str:
    return "" if value >= least else " (not met)"


def _queries(glossary: Glossary) -> Iterator[str]:
    """Yield the queries by their kind, and what an answer takes."""
    ranks = searching.ranks(glossary)
    yield "| queries | asked | first | among three |"
    yield "|---|--:|--:|--:|"
    for kind, count in ranks.asked.items():
        yield f"| {kind} | {count} | {ranks.first[kind]} | {ranks.top[kind]} |"


def _counts(terms: tuple[Term, ...]) -> Iterator[str]:
    """Yield the terms by category: how many, how long, from how many sources."""
    yield "| category | terms | characters of a definition | of what follows | sources | with a link |"
    yield "|---|--:|--:|--:|--:|--:|"
    counted = Counter(term.category for term in terms)
    for category, count in sorted(counted.items()):
        yield _row(category, [term for term in terms if term.category == category], count)
    yield _row("all", list(terms), len(terms))


def _row(name: str, terms: list[Term], count: int) -> str:
    def middle(length: Callable[[Term], int]) -> int:
        return round(statistics.median(map(length, terms)))

    sources = len({term.source for term in terms})
    linked = sum(bool(term.link) for term in terms)
    short, more = middle(lambda term: len(term.definition)), middle(lambda term: len(term.more))
    return f"| {name} | {count} | {short} | {more} | {sources} | {linked} |"
