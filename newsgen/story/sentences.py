"""A text in print by its sentences, so that a note can stand among them."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from newsgen.model import Run, Runs

_BETWEEN = re.compile(r"(?<=[가-힣%)’”]\.)\s+")
"""What stands between two sentences."""
_SPACE = (Run(text=" "),)


def parted(runs: Runs) -> list[Runs]:
    """Return the sentences of a text, without the space between them; what is quoted is not cut."""
    done: list[Runs] = []
    current: list[Run] = []
    for run in runs:
        for nth, text in enumerate([run.text] if run.quote is not None else _BETWEEN.split(run.text)):
            if nth:
                done.append(tuple(current))
                current = []
            if text:
                current.append(run if text == run.text else msgspec.structs.replace(run, text=text))
    return [*done, tuple(current)] if current else done


def spaced(texts: Iterable[Runs]) -> Runs:
    """Return texts that were set apart as one paragraph."""
    return tuple(run for at, runs in enumerate(texts) for run in (_SPACE if at else ()) + runs)


def facts_of(runs: Runs) -> list[str]:
    """Return the ids of the facts that the figures of a text state."""
    return [fact for run in runs if run.figure is not None for fact in run.figure.facts]
