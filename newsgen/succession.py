"""The version that an article is, once it was built again: whether it says anything new, what it sets right.

A version is counted up where the one before is out: approved, or sent anywhere. A draft that nobody has is
replaced. What readers saw and does not hold any more is corrected by the version that takes its place.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from newsgen import pipeline, proof
from newsgen.config import Config
from newsgen.deliveries.approved import approved
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.seals import How, edit_of, newest, seal
from newsgen.errors import Held, NoSession, ProofFailure
from newsgen.model import Article, Correction, Runs
from newsgen.outputs.charts.tables import drawn
from newsgen.proof.sentences import blocks
from newsgen.recheck import Wrong, corrections, recheck, unexplained
from newsgen.store import Store


def succeed(
    fresh: Article, store: Store, outbox: Outbox, config: Config, at: dt.datetime, how: How = How.WRITE
) -> Article:
    """Return an article that was just built as the version that it is, by what was written of it; seal it.

    The desk's words outlive it where the figures in them do (:func:`newsgen.editing.merged`). A version that
    is out is itself returned where nothing that a reader sees is new. ``at`` is the moment of a correction,
    UTC.
    """
    known, printed = newest(outbox, fresh.id), approved(outbox, fresh.id)
    if known is None:
        seal(outbox, fresh, how)
        return fresh
    built = _corrected(fresh, printed, store, config, at) if printed else fresh
    made = _with_the_desk_s_words(outbox, built)
    out, same = is_out(outbox, known), reads_as(made, known)
    if printed is not None and not out and reads_as(made, printed):
        return printed  # what was new in the draft after it is gone again
    if same and (out or made.flags == known.flags):
        return known
    changes: dict[str, Any] = {"revision": known.revision + 1 if out else known.revision}
    if same:  # what the editor must look at has changed; when it was set right has not
        changes["corrections"] = known.corrections
    built, article = (msgspec.structs.replace(each, **changes) for each in (built, made))
    seal(outbox, built, how)
    if article != built:
        seal(outbox, article, How.EDIT)
    return article


def _with_the_desk_s_words(outbox: Outbox, built: Article) -> Article:
    """Join an article with what the desk edited in the one before; what could not be kept is flagged."""
    found = edit_of(outbox, built.id)
    if found is None:
        return built
    from newsgen.editing import merged  # noqa: PLC0415 - few articles are edited and built again

    try:
        made, lost = merged(*found, built)
        proof.check(made)
    except ProofFailure:
        told = "데스크가 고친 글을 새 판에 옮기지 못했습니다. 앞 판을 보고 newsgen edit로 다시 고치십시오."
        return msgspec.structs.replace(built, flags=(*built.flags, told))
    return msgspec.structs.replace(made, flags=(*built.flags, *lost))


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
        [(chart.title, [(row.label, row.text) for row in drawn(chart)]) for chart in article.charts],
        article.glossary,
        article.sources,
        article.disclosure,
        article.notes,
        [_said(each) for each in article.corrections],
    )


def _marked(runs: Runs) -> list[tuple[str | None, ...]]:
    return [(run.text, run.term, run.quote, run.event) for run in runs]


def _said(correction: Correction) -> tuple[str, str, str]:
    return correction.wrong, correction.right, correction.line
