"""Runs taken out of their text and put together again."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from newsgen.model import Run, Runs
from newsgen.proof.sentences import Sentence


def runs_of(sentence: Sentence) -> Runs:
    """Return a sentence's own runs."""
    spans = ((span, sentence.text[span.start : span.end]) for span in sentence.spans)
    return tuple(replace(span.run, text=text) for span, text in spans if text)


def joined(runs: Iterable[Run]) -> Runs:
    """Return runs with neighbours that mean nothing made one, as they are set."""
    made: list[Run] = []
    for run in runs:
        if made and _is_plain(run) and _is_plain(made[-1]):
            made[-1] = Run(text=made[-1].text + run.text)
        else:
            made.append(run)
    return tuple(made)


def _is_plain(run: Run) -> bool:
    return run == Run(text=run.text)
