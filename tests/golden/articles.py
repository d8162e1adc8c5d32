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

FOLDER = Path(__file__).parent

DAYS = {
    "2024-08-05": "a sell-off",
    "2024-11-20": "a dull day",
    "2025-04-04": "a crash at the end of a week",
    "2025-04-09": "a historic rebound",
    "2025-08-13": "a small-cap rally",
    "2025-08-29": "the last session of a month",
    "2026-05-27": "a dull day with records",
}
"""Sessions of different kind, and what each stands for."""


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
        "us-close.txt": text(article).body.decode(),
        "us-close.figures.tsv": "\n".join(["text\tfact\tstyle\tvalue", *rows]) + "\n",
    }


def demo_article(folder: Path) -> Article:
    """Build the demo's article in a store of its own, with the demo's notes."""
    with Store.open(folder / "demo.sqlite", create=True) as store:
        store.write(demo.batch(), now=dt.datetime(2025, 8, 14, tzinfo=dt.UTC))
        return pipeline.build(store, demo.SESSION, notes=table("demo") / "notes.toml")


def recorded_article(store: Store, day: str) -> Article:
    """Build the article of a session of the recorded market."""
    return pipeline.build(store, dt.date.fromisoformat(day))
