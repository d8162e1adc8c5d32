"""The first use of each term in a text that changed: its mark stays, moves with the term, or goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from newsgen.glossary import Glossary
from newsgen.model import Run, Runs, text_of
from newsgen.story.spans import Span, cut, is_quoted, with_terms


def terms_of(texts: Iterable[Runs]) -> tuple[str, ...]:
    """Return the terms that texts mark, in their order."""
    return tuple(dict.fromkeys(run.term for runs in texts for run in runs if run.term))


def marked(texts: Sequence[Runs], terms: Iterable[str], glossary: Glossary) -> tuple[Runs, ...]:
    """Return the texts with each of some terms marked where it stands first; other marks go.

    A text is left as it is where its marks are right already.
    """
    left, told = dict.fromkeys(terms), []
    for runs in texts:
        wanted = _places(runs, left, glossary)
        for _, _, term in wanted:
            del left[term]
        told.append(runs if _marks(runs) == wanted else _laid(runs, wanted))
    return tuple(told)


def _marks(runs: Runs) -> list[tuple[int, int, str]]:
    """Return where a text marks terms; a term of several runs once."""
    found: list[tuple[int, int, str]] = []
    at = 0
    for run in runs:
        end = at + len(run.text)
        if run.term and found and found[-1][1:] == (at, run.term):
            found[-1] = (found[-1][0], end, run.term)
        elif run.term:
            found.append((at, end, run.term))
        at = end
    return found


def _places(runs: Runs, left: Iterable[str], glossary: Glossary) -> list[tuple[int, int, str]]:
    """Return where the terms that are left stand first; as they are marked where the glossary finds none."""
    text, spans, known = text_of(runs), _spans(runs), set(left)
    found = [
        (match.start, match.end, match.id)
        for match in glossary.find(text, first_only=True)
        if match.id in known and not is_quoted(spans, match.start, match.end)
    ]
    seen = {term for _, _, term in found}
    found += [each for each in _marks(runs) if each[2] in known - seen]
    return sorted(found)


def _laid(runs: Runs, places: list[tuple[int, int, str]]) -> Runs:
    bare = tuple(msgspec.structs.replace(run, term=None) for run in runs)
    text = text_of(bare)
    return cut(text, with_terms(_spans(bare), places))


def _spans(runs: Runs) -> list[Span]:
    spans: list[Span] = []
    at = 0
    for run in runs:
        end = at + len(run.text)
        if run != Run(text=run.text):
            spans.append(Span(at, end, run.figure, run.phrase, run.term, run.quote, run.event, run.also))
        at = end
    return spans
