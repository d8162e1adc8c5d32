"""The pieces of an edition that has one for each stock of a list: a session's in one file, a line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from newsgen import proof
from newsgen.config import Config
from newsgen.editions import Edition
from newsgen.facts import happened, pieces
from newsgen.fit import judged
from newsgen.glossary import Glossary
from newsgen.model import Article, Output, Source, text_of
from newsgen.sources.origin import printed
from newsgen.store import Store
from newsgen.story.names import Names
from newsgen.story.stock import Pieces

FORMATS = ("jsonl", "txt")
_ENCODER = msgspec.json.Encoder(order="deterministic")


def articles(
    store: Store, edition: Edition, day: dt.date, config: Config, symbols: tuple[str, ...]
) -> Iterator[Article]:
    """Yield the proved pieces of a session, in the order of the symbols.

    A stock without a close on the session or the one before, or with one that the gate doubts, has none.
    Raises NoSession, Held, UnboundFigure and WrongDirection as :func:`newsgen.pipeline.build` does.
    """
    seen, _ = judged(store, edition, day, config)
    origins = store.of(seen.market).origins()
    sources = tuple(Source(name=name) for name in dict.fromkeys(map(printed, origins.names)) if name)
    glossary, _ = Glossary.salvaged(own=config.own_terms)
    style = msgspec.json.encode(config.style)
    names = store.once(("names", style), lambda: Names(seen.instruments, config.style))
    events = happened.of(seen, edition.span)
    writer = Pieces(
        seen.session,
        edition,
        names,
        glossary,
        config,
        sources,
        events=events,
        demo=origins.demo,
    )
    for symbol, facts in pieces.facts(seen, symbols):
        article = writer.piece(symbol, facts)
        proof.check(article, unedited=True)
        yield article


def outputs(edition: Edition, day: dt.date, articles: Sequence[Article]) -> tuple[Output, ...]:
    """Return a session's pieces as JSON Lines, each line an article, and as text to be read."""
    lines = b"".join(_ENCODER.encode(each) + b"\n" for each in articles)
    told = "\n\n".join(f"{text_of(each.headline)}\n{text_of(each.lead)}" for each in articles)
    bodies = {
        "jsonl": ("application/jsonl", lines),
        "txt": ("text/plain; charset=utf-8", f"{told}\n".encode()),
    }
    return tuple(
        Output(format=name, filename=f"{day}/{edition.name}.{name}", media_type=media, body=body)
        for name, (media, body) in bodies.items()
    )
