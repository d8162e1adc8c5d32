"""TBX-Basic (ISO 30042:2019, data categories as attributes), for the tools of translators.

A term is a concept with a section for Korean (every spelling that texts use) and one for its English name.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.glossary import Term
from newsgen.model import Output
from newsgen.outputs.terms.lexicon import LANGUAGE, Lexicon, definition, explanation, updated
from newsgen.outputs.xml import Node, document, node

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_PREFERRED = "preferredTerm-admn-sts"
_ADMITTED = "admittedTerm-admn-sts"


def tbx(lexicon: Lexicon) -> Output:
    """Serialise the glossary to TBX-Basic."""
    root = node(
        "tbx",
        node("tbxHeader", node("fileDesc", *_described(lexicon))),
        node("text", node("body", *(_concept(lexicon, term) for term in lexicon.terms))),
        type="TBX-Basic",
        style="dca",
        xmlns=_NAMESPACE,
        **{"xml:lang": LANGUAGE},
    )
    return Output(format="tbx", filename="glossary.tbx", media_type="application/xml", body=document(root))


def _described(lexicon: Lexicon) -> Iterator[Node]:
    yield node("titleStmt", node("title", lexicon.name))
    yield node("sourceDesc", node("p", lexicon.uri))


def _concept(lexicon: Lexicon, term: Term) -> Node:
    return node("conceptEntry", *_about(lexicon, term), _korean(term), _english(term), id=_id(term.id))


def _about(lexicon: Lexicon, term: Term) -> Iterator[Node]:
    """Yield what holds of a concept in any language."""
    yield node(
        "transacGrp",
        node("transac", "modification", type="transactionType"),
        node("date", updated(term).isoformat()),
    )
    yield node("descrip", term.category, type="subjectField")
    for id_ in term.see:
        yield node("ref", id_, type="crossReference", target=_id(id_))
    for address in filter(None, (lexicon.uri_of(term.id) if lexicon.site else "", term.link)):
        yield node("xref", address, type="externalCrossReference", target=address)
    yield node("note", explanation(term))


def _korean(term: Term) -> Node:
    kinds = {
        term.title: "fullForm",
        **dict.fromkeys(term.others, "variant"),
        term.abbreviation: "abbreviation",
    }
    told = node(
        "descripGrp",
        node("descrip", definition(term), type="definition"),
        node("admin", term.source, type="source"),
    )
    spellings = (
        _spelling(surface, kinds.get(surface, ""), preferred=surface == term.title)
        for surface in term.surfaces
    )
    return node("langSec", told, *spellings, **{"xml:lang": LANGUAGE})


def _english(term: Term) -> Node:
    named = [_spelling(term.english, "fullForm", preferred=True)]
    if term.abbreviation.isascii() and term.abbreviation not in {"", term.english}:
        named.append(_spelling(term.abbreviation, "abbreviation", preferred=False))
    return node("langSec", *named, **{"xml:lang": "en"})


def _spelling(surface: str, kind: str, *, preferred: bool) -> Node:
    notes = [
        node("termNote", "noun", type="partOfSpeech"),
        node("termNote", _PREFERRED if preferred else _ADMITTED, type="administrativeStatus"),
    ]
    if kind:
        notes.append(node("termNote", kind, type="termType"))
    return node("termSec", node("term", surface), *notes)


def _id(id_: str) -> str:
    """Return an id as XML takes one: it must not begin with a digit."""
    return f"c-{id_}"
