"""Which articles are expected word for word, and how each is put into files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from newsgen import pipeline
from newsgen.model import Article
from newsgen.outputs.text import text
from newsgen.resources import table
from newsgen.sources import demo
from newsgen.store import Store
from tests.markets import US

FOLDER = Path(__file__).parent

EXPECTED = {
    ("2024-08-05", "us-close"): "a sell-off",
    ("2024-11-20", "us-close"): "a dull day",
    ("2025-04-04", "us-close"): "a crash at the end of a week",
    ("2025-04-09", "us-close"): "a historic rebound",
    ("2025-08-13", "us-close"): "a small-cap rally",
    ("2025-08-29", "us-close"): "the last session of a month",
    ("2026-02-04", "us-close"): "a rotation out of technology",
    ("2026-05-27", "us-close"): "a dull day with records",
    ("2025-08-13", "us-midday"): "the afternoon of a small-cap rally",
    ("2025-04-04", "us-week"): "the week of a crash",
    ("2025-08-15", "us-week"): "an ordinary week",
}
"""Sessions and editions of different kind, and what each stands for."""

SEOUL = {
    ("2024-08-05", "kr-close"): "a crash",
    ("2025-08-06", "kr-close"): "a dull day",
    ("2025-10-27", "kr-close"): "a round level taken for the first time",
    ("2026-01-26", "kr-close"): "two indices that parted",
    ("2026-03-06", "kr-week"): "the week of the largest fall ever",
}
"""The same of Seoul, from its own store."""

AFTERNOON = dt.time(14, 30)
"""When in New York the articles of a session so far are made."""


def rendered(article: Article) -> dict[str, str]:
    """Return the files of an article: its text, and its figures with what they state."""
    texts = (
        article.headline,
        article.deck,
        *article.summary,
        article.lead,
        *(p.runs for p in article.paragraphs),
    )
    rows = [
        f"{run.text}\t{run.figure.fact}\t{run.figure.style}\t{run.figure.value}"
        for runs in texts
        for run in runs
        if run.figure is not None
    ]
    return {
        f"{article.edition}.txt": text(article).body.decode(),
        f"{article.edition}.figures.tsv": "\n".join(["text\tfact\tstyle\tvalue", *rows]) + "\n",
    }


def demo_article(folder: Path) -> Article:
    """Build the demo's article in a store of its own, with the demo's notes."""
    with Store.open(folder / "demo.sqlite", create=True) as store:
        store.write(demo.batch(), now=dt.datetime(2025, 8, 14, tzinfo=dt.UTC))
        return pipeline.build(store, demo.SESSION, notes=table("demo") / "notes.toml")


def recorded_article(store: Store, day: str, edition: str) -> Article:
    """Build an article of the recorded market."""
    session = dt.date.fromisoformat(day)
    moment = dt.datetime.combine(session, AFTERNOON, tzinfo=US.zone)
    return pipeline.build(store, session, edition, at=moment)
