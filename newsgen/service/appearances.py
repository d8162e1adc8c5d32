"""In which briefs each term stood, in what sentence, and since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import suppress
from threading import Lock
from time import monotonic
from typing import NamedTuple

from newsgen.archive import Articles
from newsgen.errors import OutputProblem
from newsgen.service.briefs import LOOKED_THROUGH, Brief, Example, briefs

_SHOWN = 8
"""Briefs of a term that are shown."""
_KEPT = 10.0
"""Seconds for which what was found holds in an archive that does not tell when it changes."""


class Use(NamedTuple):
    """A brief that used a term."""

    brief: Brief
    example: Example | None
    """None where a later brief said the same."""


class Appeared(NamedTuple):
    """Where a term stood."""

    uses: tuple[Use, ...] = ()
    """The latest."""
    times: int = 0
    """Briefs that used it."""
    among: int = 0
    """Briefs that were looked through."""
    since: dt.date | None = None
    """Session of the first of them."""


class Appearances:
    """The terms that the latest briefs of an archive used; read when asked for, by whoever asks first."""

    def __init__(self, archive: Articles) -> None:
        self._archive = archive
        self._found: dict[str, Appeared] = {}
        self._state: tuple[int, ...] | None = None
        self._until = 0.0
        self._reading = Lock()

    def of(self, term: str) -> Appeared:
        """Return where a term stood."""
        self.refresh()
        return self._found.get(term, Appeared())

    def refresh(self) -> None:
        """Look through the archive again if it may have changed; where it cannot be read, all stays."""
        with self._reading, suppress(OutputProblem):  # /health tells; a term is there without its briefs
            state, now = self._archive.state(), monotonic()
            if state == self._state if state is not None else now < self._until:
                return
            self._state, self._until = state, now + _KEPT
            self._found = _gathered(briefs(self._archive, self._archive.keys()[:LOOKED_THROUGH]))


def _gathered(latest_first: Iterable[Brief]) -> dict[str, Appeared]:
    every = list(latest_first)
    used: dict[str, list[Brief]] = {}
    for brief in every:
        for term in brief.terms:
            used.setdefault(term, []).append(brief)
    return {
        term: Appeared(tuple(_uses(term, found[:_SHOWN])), len(found), len(every), found[-1].session)
        for term, found in used.items()
    }


def _uses(term: str, latest_first: list[Brief]) -> Iterator[Use]:
    said: set[Example] = set()
    for brief in latest_first:
        example = brief.terms[term]
        yield Use(brief, None if example in said else example)
        said.add(example)
