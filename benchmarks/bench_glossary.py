"""Finding terms against flashtext2 and a bare Aho-Corasick on the same spellings and the same text.

Both of those find substrings or words of letters; ``newsgen`` besides judges what stands before and after
each, takes the longest, and says what is a first use. What they find is printed beside how fast they are.
Reading HTML and Markdown with the way back is measured against the parsers' own events.
"""

from __future__ import annotations

import itertools
import random
import sys
from collections.abc import Callable, Iterable, Sized

import msgspec

from benchmarks.clock import NEWSGEN, ROOT, Times, in_turns, measure, table
from benchmarks.rows import Row, Target
from benchmarks.rows import times as row_of
from newsgen.glossary import Glossary, Term
from newsgen.glossary.spelling import spellings
from newsgen.reading import read

MODEL = ROOT.parent / "shared" / "model-article.txt"
TEXT = ROOT / "tests" / "glossary" / "cases.txt"
"""Read where the model article is absent."""
SYLLABLES = "가나다라마바사아자차카타파하고노도로모보소오조초코토포호구누두루무부수우주추쿠투푸후"


def synthetic(template: Term, count: int) -> Iterable[Term]:
    """Yield terms of made-up words, a third of them in two words, each with compounds to both sides."""
    chance = random.Random(0)
    for at in range(count):
        word = "".join(chance.choices(SYLLABLES, k=chance.randint(3, 7)))
        title = f"{word[:2]} {word[2:]}" if at % 3 == 0 else word
        yield msgspec.structs.replace(
            template,
            id=f"made-up-{at}",
            title=title,
            others=(),
            abbreviation="",
            aliases=(),
            forms=(),
            not_=(),
            near=(),
            far=(),
            right=("지수",),
        )


def sized(terms: tuple[Term, ...], count: int) -> list[Term]:
    """Return ``count`` terms: the real ones, filled up with made-up ones."""
    return list(itertools.islice(itertools.chain(terms, synthetic(terms[0], count)), count))


def searches(terms: list[Term], text: str) -> dict[str, Callable[[], Sized]]:
    """Return what is compared, by name."""
    import ahocorasick_rs
    import flashtext2

    words = list(dict.fromkeys(spelling.text for term in terms for spelling in spellings(term)))
    automaton = ahocorasick_rs.AhoCorasick(words)
    processor = flashtext2.KeywordProcessor(case_sensitive=True)
    for word in words:
        processor.add_keyword(word)
    glossary = Glossary(terms)
    return {
        "ahocorasick_rs, overlapping substrings": lambda: automaton.find_matches_as_indexes(
            text, overlapping=True
        ),
        "flashtext2, words": lambda: processor.extract_keywords_with_span(text),
        "newsgen, terms": lambda: glossary.find(text),
    }


def show(title: str, size: int, works: dict[str, Callable[[], Sized]], times: dict[str, Times]) -> None:
    """Print speeds and what was found."""
    bare = next(iter(times.values())).median
    print(f"\n{title}, {size / 1e3:,.1f} kB of UTF-8")
    print(f"  {'':<40} {'median ms':>10} {'MB/s':>8} {'ratio':>8} {'found':>7}")
    for name, taken in times.items():
        rate, ratio = size / taken.median / 1e6, taken.median / bare
        print(
            f"  {name:<40} {taken.median * 1e3:>10.3f} {rate:>8.1f} {ratio:>7.1f}x {len(works[name]()):>7,}"
        )


def main(*, small: bool = False) -> list[Row]:
    """Measure and print."""
    import pyromark
    import turbohtml

    few, many, copies, runs = (300, 600, 1, 1) if small else (300, 10_000, 40, 15)
    article = (MODEL if MODEL.is_file() else TEXT).read_text(encoding="utf-8")
    shipped = Glossary.load().terms
    print(f"Finding terms, processor time; {len(shipped)} terms are shipped")
    for count in (few, many, len(shipped)):
        terms = sized(shipped, count)
        works = searches(terms, article)
        show(
            f"{count:,} terms, one article of {len(article):,} characters",
            len(article.encode()),
            works,
            measure(works, runs=runs),
        )
    terms = sized(shipped, many)
    archive = article * copies
    works = searches(terms, archive)
    size = len(archive.encode())
    times = measure(works, runs=runs)
    show(f"{many:,} terms, {copies} articles in one", size, works, times)
    rows = [
        _rate(
            f"finding {many:,} terms as text",
            size,
            times["newsgen, terms"],
            name,
            times[name],
            Target(">=", 15, "ours"),
        )
        for name in ("ahocorasick_rs, overlapping substrings", "flashtext2, words")
    ]
    rows.append(_in_html(terms, archive, runs))
    html = "".join(f"<p>{line}</p>\n" for line in article.splitlines() if line)
    glossary = Glossary(sized(shipped, few))
    forms = {
        "as text": lambda: glossary.find(article),
        "annotate as HTML": lambda: glossary.annotate(html, "html"),
        "annotate as Markdown": lambda: glossary.annotate(article, "markdown"),
    }
    size = len(article.encode())
    show(f"{few} terms, one article in three forms", size, forms, measure(forms, runs=runs))
    for form, bare, source in (
        ("HTML", lambda: list(turbohtml.tokenize(html)), html),
        ("Markdown", lambda: list(pyromark.events_with_range(article)), article),
    ):
        readers = {
            "the parser's own events": bare,
            "newsgen, read": lambda form=form, source=source: read(source, form.lower()).plain,
        }
        show(f"reading {form}, events and characters", size, readers, measure(readers, runs=runs))
    programs = {
        "python -c pass": (sys.executable, "-c", "pass"),
        "newsgen glossary show bp": (*NEWSGEN, "glossary", "show", "bp"),
    }
    times = in_turns(programs, runs=1 if small else 11, cold=small)
    table("a fresh process (wall clock)", times, "python -c pass")
    shown, empty = times["newsgen glossary show bp"], times["python -c pass"]
    return [*rows, row_of("`newsgen glossary show`, a fresh process", shown, "`python -c pass`", empty)]


def _rate(
    name: str, size: int, ours: Times, alternative: str, theirs: Times, target: Target | None = None
) -> Row:
    """Return the row of two rates, in megabytes of UTF-8 a second."""
    return Row(
        name=name,
        ours=size / ours.median / 1e6,
        unit="MB/s",
        alternative=alternative,
        theirs=size / theirs.median / 1e6,
        target=target,
    )


def _in_html(terms: list[Term], text: str, runs: int) -> Row:
    """Return the row of annotating HTML, beside the parser's own events."""
    import turbohtml

    html = "".join(f"<p>{line}</p>\n" for line in text.splitlines() if line)
    glossary = Glossary(terms)
    bare = "turbohtml, its events alone"
    times = measure(
        {bare: lambda: list(turbohtml.tokenize(html)), "newsgen": lambda: glossary.annotate(html, "html")},
        runs=runs,
    )
    name = f"annotating {len(terms):,} terms in HTML"
    return _rate(name, len(html.encode()), times["newsgen"], bare, times[bare], Target(">=", 8, "ours"))
