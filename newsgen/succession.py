"""The version that an article is, once it was built again: whether it says anything new, what it sets right.

A version is counted up where the one before is out: approved, or sent anywhere. A draft that nobody has is
replaced. What readers saw and does not hold any more is corrected by the version that takes its place.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from newsgen import pipeline
from newsgen.config import Config
from newsgen.deliveries.approved import approved
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.seals import newest
from newsgen.errors import Held, NoSession
from newsgen.model import Article, Correction, Runs
from newsgen.proof.sentences import blocks
from newsgen.recheck import Wrong, corrections, recheck, unexplained
from newsgen.store import Store


def next_version(fresh: Article, store: Store, outbox: Outbox, config: Config, at: dt.datetime) -> Article:
    """Return an article that was just built as the version that it is, by what was written of it before.

    A version that is out is itself returned where nothing that a reader sees is new. ``at`` is the moment of
    a correction, UTC.
    """
    known = newest(outbox, fresh.id)
    if known is None:
        return fresh
    printed = approved(outbox, fresh.id)
    made = _corrected(fresh, printed, store, config, at) if printed else fresh
    out, same = is_out(outbox, known), reads_as(made, known)
    if same and out:
        return known
    if same:  # what the editor must look at may have changed; when it was set right has not
        made = msgspec.structs.replace(made, corrections=known.corrections)
    return msgspec.structs.replace(made, revision=known.revision + 1 if out else known.revision)


def is_out(outbox: Outbox, article: Article) -> bool:
    """Tell whether a version is approved, or on its way to anywhere."""
    printed = approved(outbox, article.id)
    sent = outbox.rows("article = ? AND version = ?", article.id, article.revision)
    return bool(sent) or (printed is not None and printed.revision >= article.revision)


def reads_as(one: Article, other: Article) -> bool:
    """Tell whether readers see no difference between two versions."""
    return _seen(one) == _seen(other)


def _corrected(fresh: Article, printed: Article, store: Store, config: Config, at: dt.datetime) -> Article:
    """Add to an article what it sets right of the one that readers see."""
    wrong = _wrong(printed, store, config)
    names = pipeline.again(store, printed, config).snapshot.instruments if wrong else {}
    made = corrections(wrong, names, printed.revision + 1, at)
    return msgspec.structs.replace(
        fresh,
        corrections=(*printed.corrections, *made),
        flags=(*fresh.flags, *unexplained(wrong)),
    )


def _wrong(printed: Article, store: Store, config: Config) -> list[Wrong]:
    try:
        return recheck(store, printed, config)
    except (Held, NoSession):  # the build that came before says why
        return []


def _seen(article: Article) -> tuple[Any, ...]:
    """Return all that readers see: text with its marks, charts, terms, sources, what was set right."""
    return (
        [_marked(runs) for runs in blocks(article)],
        [(chart.title, [(row.label, round(row.value, 2)) for row in chart.rows]) for chart in article.charts],
        article.glossary,
        article.sources,
        article.disclosure,
        article.notes,
        [_said(each) for each in article.corrections],
    )


def _marked(runs: Runs) -> list[tuple[str, str | None, str | None]]:
    return [(run.text, run.term, run.quote) for run in runs]


def _said(correction: Correction) -> tuple[str, str, str]:
    return correction.wrong, correction.right, correction.line
