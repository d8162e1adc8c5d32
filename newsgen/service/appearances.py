"""In which briefs each term stood, in what sentence, and since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from newsgen.service.briefs import Brief, Example

_SHOWN = 8
"""Briefs of a term that are shown."""


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


NOWHERE = Appeared()


def appearances(latest_first: Iterable[Brief]) -> Mapping[str, Appeared]:
    """Return where each term stood, by its id; none of those that stood nowhere."""
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
