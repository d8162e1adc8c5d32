"""Writing an article against bare Jinja2 that renders the same sentences with ready strings.

``newsgen`` plans, renders, sets (names, particles, figures, terms) and proves; Jinja2 fills in strings that
somebody has already chosen, rounded and checked. The difference is what the guarantees cost.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import jinja2

from benchmarks.clock import Times, measure, table
from benchmarks.market import store
from benchmarks.rows import Row, Target
from benchmarks.rows import times as row_of
from newsgen import pipeline, proof, story
from newsgen.config import Config
from newsgen.editions import CLOSE
from newsgen.glossary import Glossary
from newsgen.model import Article, Runs, text_of
from newsgen.store import Store

SESSIONS = (dt.date(2025, 8, 13), dt.date(2025, 4, 9), dt.date(2025, 7, 16))
"""A small-cap rally, a historic rebound, a dull day."""
JINJA = "bare Jinja2, ready strings"
WRITING = "newsgen: plan, templates, typesetting, terms"
PROOF = "newsgen: proof"


class Written(NamedTuple):
    """One day ready to be written again and again."""

    session: dt.date
    write: Callable[[], Article]
    """Plan, templates, typesetting, terms."""
    article: Article


def prepared(path: Path, session: dt.date) -> Written:
    """Compute a day, so that only writing it is left."""
    config = Config()
    with Store.open(path) as opened:
        day = pipeline.computed(opened, CLOSE, session, config)
    glossary = Glossary.load()

    def write() -> Article:
        return story.build(
            day.book,
            day.items,
            edition=CLOSE,
            instruments=day.snapshot.instruments,
            glossary=glossary,
            config=config,
            provenance=story.Provenance(),
        )

    return Written(session, write, write())


def bare(article: Article) -> Callable[[], list[str]]:
    """Return a rendering of the same blocks by Jinja2 alone: one compiled template a block."""
    environment = jinja2.Environment(autoescape=False)
    blocks = [article.headline, article.deck, article.lead, *(p.runs for p in article.paragraphs)]
    ready = [_ready(environment, runs) for runs in blocks]

    def render() -> list[str]:
        return [template.render(values) for template, values in ready]

    assert render() == [text_of(runs) for runs in blocks]
    return render


def _ready(environment: jinja2.Environment, runs: Runs) -> tuple[jinja2.Template, dict[str, str]]:
    """Return a block's template, with a variable for each figure and name, and their ready strings."""
    source, values = [], {}
    for at, run in enumerate(runs):
        if run.figure is not None or run.phrase:
            values[f"v{at}"] = run.text
            source.append(f"{{{{ v{at} }}}}")
        else:
            source.append(run.text)
    return environment.from_string("".join(source)), values


def candidates(day: Written) -> dict[str, Callable[[], object]]:
    """Return what is measured of a day."""
    return {
        JINJA: bare(day.article),
        WRITING: day.write,
        PROOF: lambda: proof.check(day.article),
    }


def show(day: Written, times: dict[str, Times]) -> Row:
    """Print what was measured of a day, and return its row."""
    figures = sum(
        run.figure is not None
        for runs in (day.article.lead, *(p.runs for p in day.article.paragraphs))
        for run in runs
    )
    whole = Times(*(one + other for one, other in zip(times[WRITING], times[PROOF], strict=True)))
    blocks = 3 + len(day.article.paragraphs)
    title = f"{day.session}, angle {day.article.angle}: {blocks} blocks, {figures} figures"
    table(title, {**times, "newsgen, all of it": whole}, JINJA)
    beyond = whole.median - times[JINJA].median
    print(f"  beyond bare Jinja2: {beyond * 1e3:.2f} ms an article")
    print(f"  articles a second: {1 / whole.median:,.0f} (bare Jinja2 {1 / times[JINJA].median:,.0f})")
    name = f"an article with its proof, {day.session}"
    return row_of(name, whole, "bare Jinja2, the same sentences", times[JINJA], Target("<=", 20))


def main(*, small: bool = False) -> list[Row]:
    """Measure three days of different kind, or the demo's; the days take turns, as in a backfill."""
    print("Writing an article, against bare Jinja2 on the same sentences (processor time)")
    with store(small=small) as path:
        if path is None:
            print("  skipped: no recorded market beside this repository and no NEWSGEN_STORE")
            return []
        days = [prepared(path, session) for session in (SESSIONS[:1] if small else SESSIONS)]
    work = {(at, name): one for at, day in enumerate(days) for name, one in candidates(day).items()}
    times = measure(work, runs=1 if small else 15)
    return [
        show(day, {name: times[at, name] for name in (JINJA, WRITING, PROOF)}) for at, day in enumerate(days)
    ]
