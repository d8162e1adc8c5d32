"""Terms in a plain text, Markdown or HTML: where they stand in it, and the same text with them marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape

from newsgen.glossary.find import Finder, matches
from newsgen.glossary.term import Match
from newsgen.reading import Form, read


def annotate(finder: Finder, source: str, form: Form, *, first_only: bool = False) -> list[Match]:
    """Return the terms in ``source``; offsets are in its characters.

    Never inside a link, a heading, code, an attribute, or anything that is not read.
    """
    reading = read(source, form)
    return matches(source, finder.places(reading.plain, reading.wholes), first_only=first_only)


def marked(source: str, matches: Iterable[Match], form: Form, *, as_sent: bool = False) -> str:
    """Return ``source`` with each match in a ``<dfn>``; without the marks it is the source again.

    Markdown stays Markdown (with HTML inside, as it may have), HTML stays HTML; a plain text becomes HTML,
    escaped, or stays as it was sent. What else is in the source is not looked at: whoever shows it sees to
    scripts.
    """
    return "".join(_parts(source, matches, escape if form == "text" and not as_sent else str))


def _parts(source: str, matches: Iterable[Match], shown: Callable[[str], str]) -> Iterator[str]:
    at = 0
    for match in matches:
        yield shown(source[at : match.start])
        yield f'<dfn class="newsgen-term" data-term="{escape(match.id)}" tabindex="0">'
        yield shown(match.surface)
        yield "</dfn>"
        at = match.end
    yield shown(source[at:])
