"""JSON: every term as its file states it, under one name and address; schema ``newsgen/glossary/v1``."""

from __future__ import annotations

import msgspec

from newsgen.glossary import Term
from newsgen.model import Output, Record
from newsgen.outputs.terms.lexicon import LANGUAGE, Lexicon


class GlossaryListing(Record, frozen=True, kw_only=True):
    """The whole glossary; schema ``newsgen/glossary/v1``."""

    schema: str = "newsgen/glossary/v1"
    name: str
    language: str = LANGUAGE
    uri: str
    """Its identifier: its page, where it has one."""
    terms: tuple[Term, ...]
    """``definition`` and ``more`` are Markdown."""


def json(lexicon: Lexicon) -> Output:
    """Serialise the glossary to JSON."""
    listing = GlossaryListing(name=lexicon.name, uri=lexicon.uri, terms=lexicon.terms)
    return Output(
        format="json",
        filename="glossary.json",
        media_type="application/json",
        body=msgspec.json.format(msgspec.json.encode(listing), indent=1) + b"\n",
    )
