"""What the pages say of themselves to search engines: schema.org's terms, articles and paths, as JSON-LD."""

from __future__ import annotations

from typing import Any

from newsgen import prose
from newsgen.archive import Key
from newsgen.glossary import Term
from newsgen.model import Article, text_of
from newsgen.outputs.issue import Issue
from newsgen.outputs.jsonld import news_article
from newsgen.outputs.terms.lexicon import LANGUAGE, Lexicon
from newsgen.service.briefs import path_of

_Node = dict[str, Any]


def of_set(lexicon: Lexicon) -> list[_Node]:
    """Return the descriptions of the glossary and of the way to it."""
    return _told({**_set(lexicon), "inLanguage": LANGUAGE}, _path(lexicon, {"용어 사전": "/glossary"}))


def of_term(lexicon: Lexicon, term: Term) -> list[_Node]:
    """Return the descriptions of a term and of the way to it."""
    others = [name for name in (*term.surfaces, term.english) if name != term.title]
    described = {
        "@type": "DefinedTerm",
        **_at(lexicon, f"/glossary/{term.id}"),
        "name": term.title,
        "alternateName": list(dict.fromkeys(others)),
        "description": prose.line_plain(term.definition),
        "termCode": term.id,
        "inLanguage": LANGUAGE,
        "inDefinedTermSet": _set(lexicon),
    }
    return _told(described, _path(lexicon, {"용어 사전": "/glossary", term.title: f"/glossary/{term.id}"}))


def of_brief(lexicon: Lexicon, article: Article, issue: Issue) -> list[_Node]:
    """Return the descriptions of an article and of the way to it."""
    month = article.session.replace(day=1)
    steps = {
        f"{month.year}년 {month.month}월": f"/briefs/{month:%Y-%m}",
        text_of(article.headline): path_of(Key(article.session, article.edition)),
    }
    return _told(news_article(article, issue), _path(lexicon, steps))


def _set(lexicon: Lexicon) -> _Node:
    return {"@type": "DefinedTermSet", **_at(lexicon, "/glossary"), "name": lexicon.name}


def _path(lexicon: Lexicon, places: dict[str, str]) -> _Node:
    """Return the way to a page, name by name; nothing where its addresses are not known."""
    if not lexicon.site:
        return {}
    steps = {"브리프": "/", **places}
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": f"{lexicon.site}{path}"}
            for at, (name, path) in enumerate(steps.items(), 1)
        ],
    }


def _at(lexicon: Lexicon, path: str) -> _Node:
    address = f"{lexicon.site}{path}"
    return {"@id": address, "url": address} if lexicon.site else {}


def _told(*nodes: _Node) -> list[_Node]:
    """Return descriptions that each stand alone: not every reader looks into a graph of several."""
    kept = ({name: value for name, value in node.items() if value} for node in nodes if node)
    return [{"@context": "https://schema.org", **node} for node in kept]
