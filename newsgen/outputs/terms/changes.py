"""Atom (RFC 4287) of the terms that changed last: what a newsroom that quotes the glossary subscribes to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from newsgen import __version__, prose
from newsgen.glossary import Term
from newsgen.model import Output
from newsgen.outputs.terms.lexicon import LANGUAGE, Lexicon, updated
from newsgen.outputs.xml import Node, document, node

_TOLD = 50
"""Terms in the feed."""


def changes(lexicon: Lexicon, address: str) -> Output:
    """Serialise the terms that changed last to Atom; ``address`` is the feed's own."""
    latest = sorted(lexicon.terms, key=updated, reverse=True)[:_TOLD]
    root = node(
        "feed",
        *_head(lexicon, address, latest),
        *(node("entry", *_entry(lexicon, term)) for term in latest),
        xmlns="http://www.w3.org/2005/Atom",
        **{"xml:lang": LANGUAGE},
    )
    return Output(
        format="atom",
        filename="terms.xml",
        media_type="application/atom+xml; charset=utf-8",
        body=document(root),
    )


def _head(lexicon: Lexicon, address: str, latest: list[Term]) -> Iterator[Node]:
    yield node("id", lexicon.uri)
    yield node("title", f"{lexicon.name}: 바뀐 용어")
    yield node("updated", _begins(max(map(updated, latest), default=dt.date.min)))
    yield node("link", rel="self", type="application/atom+xml", href=address)
    yield node("link", rel="alternate", type="text/html", href=lexicon.uri)
    yield node("author", node("name", lexicon.publisher or lexicon.name), node("uri", lexicon.site))
    yield node("generator", "newsgen", version=__version__)


def _entry(lexicon: Lexicon, term: Term) -> Iterator[Node]:
    uri = lexicon.uri_of(term.id)
    yield node("id", uri)
    yield node("title", term.title)
    yield node("updated", _begins(updated(term)))
    yield node("link", rel="alternate", type="text/html", href=uri)
    yield node("category", term=term.category)
    yield node("summary", _told(term))
    yield node("content", f"<p>{prose.line_html(term.definition)}</p>\n{prose.html(term.more)}", type="html")


def _told(term: Term) -> str:
    """Say what changed last; of an entry without a history, that its facts were checked."""
    changed = max(term.changed, key=lambda change: change.on, default=None)
    return changed.what if changed and changed.on == updated(term) else "사실을 확인했다."


def _begins(day: dt.date) -> str:
    """Return when a day begins in Korea, as RFC 3339 has it."""
    return f"{day.isoformat()}T00:00:00+09:00"
