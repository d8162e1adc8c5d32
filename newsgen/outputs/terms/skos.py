"""SKOS as RDF/XML, for thesauri and catalogues: a term is a concept, a category a collection of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from newsgen.glossary import Term
from newsgen.model import Output
from newsgen.outputs.terms.lexicon import LANGUAGE, Lexicon, definition, explanation, updated
from newsgen.outputs.xml import Node, document, node

_NAMESPACES = {
    "xmlns:rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmlns:rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xmlns:skos": "http://www.w3.org/2004/02/skos/core#",
    "xmlns:dct": "http://purl.org/dc/terms/",
}
_DATE = {"rdf:datatype": "http://www.w3.org/2001/XMLSchema#date"}
_PERIOD = {"rdf:datatype": "http://purl.org/dc/terms/Period"}
_HANGUL = re.compile("[ㄱ-ㆎ가-힣]")


def skos(lexicon: Lexicon) -> Output:
    """Serialise the glossary to SKOS."""
    concepts = (
        node("skos:Concept", *_concept(lexicon, term), **_named(lexicon.uri_of(term.id)))
        for term in lexicon.terms
    )
    collections = (
        node("skos:Collection", *_collection(lexicon, name, terms), **_named(f"{lexicon.uri}#{quote(name)}"))
        for name, terms in lexicon.categories.items()
    )
    scheme = node("skos:ConceptScheme", *_scheme(lexicon), **_named(lexicon.uri))
    root = node("rdf:RDF", scheme, *concepts, *collections, **_NAMESPACES)
    return Output(
        format="skos", filename="glossary.rdf", media_type="application/rdf+xml", body=document(root)
    )


def _scheme(lexicon: Lexicon) -> Iterator[Node]:
    yield _text("dct:title", lexicon.name)
    yield node("dct:language", LANGUAGE)
    if lexicon.publisher:
        yield _text("dct:publisher", lexicon.publisher)


def _concept(lexicon: Lexicon, term: Term) -> Iterator[Node]:
    yield _resource("skos:inScheme", lexicon.uri)
    yield _resource("skos:topConceptOf", lexicon.uri)
    yield node("skos:notation", term.id)
    yield from _labels(term)
    yield _text("skos:definition", definition(term))
    yield _text("skos:note", explanation(term))
    for change in term.changed:
        yield _text("skos:changeNote", f"{change.on.isoformat()} {change.what}")
    for id_ in term.see:
        yield _resource("skos:related", lexicon.uri_of(id_))
    yield _text("dct:source", term.source)
    if term.link:
        yield _resource("rdfs:seeAlso", term.link)
    if term.valid:
        end = f" end={term.valid.until.isoformat()};" if term.valid.until else ""
        start = term.valid.as_of.isoformat()
        yield node("dct:valid", f"start={start};{end} scheme=W3C-DTF", **_PERIOD)
    yield node("dct:modified", updated(term).isoformat(), **_DATE)


def _labels(term: Term) -> Iterator[Node]:
    """Yield what a term is called; no label is of two kinds in one language."""
    given = {(LANGUAGE, term.title), ("en", term.english)}
    yield _text("skos:prefLabel", term.title)
    yield _text("skos:prefLabel", term.english, "en")
    for kind, names in (
        ("skos:altLabel", term.surfaces),
        ("skos:hiddenLabel", (term.pronounced, *term.asked)),
    ):
        for name in filter(None, names):
            label = (_language(name), name)
            if label not in given and name != term.title:
                given.add(label)
                yield _text(kind, name, label[0])


def _collection(lexicon: Lexicon, name: str, terms: list[Term]) -> Iterator[Node]:
    yield _text("skos:prefLabel", name)
    for term in terms:
        yield _resource("skos:member", lexicon.uri_of(term.id))


def _language(name: str) -> str:
    return LANGUAGE if _HANGUL.search(name) else "en"


def _text(tag: str, text: str, language: str = LANGUAGE) -> Node:
    return node(tag, text, **{"xml:lang": language})


def _resource(tag: str, uri: str) -> Node:
    return node(tag, **{"rdf:resource": uri})


def _named(uri: str) -> dict[str, str]:
    return {"rdf:about": uri}
