"""What markup says: to a reader, and to an editor, who means a link and not the attributes of a filter."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

from turbohtml import Token, TokenType, tokenize


def names(listed: str) -> frozenset[str]:
    """Return the names of elements, listed with spaces between."""
    return frozenset(listed.split())


NESTS = names("div section article main aside header ul ol dl table thead tbody tfoot blockquote")
"""Elements that are made of blocks."""
LEAVES = names("""
    p h1 h2 h3 h4 h5 h6 li dt dd tr caption colgroup figure figcaption pre details address
    script style iframe video audio form
""")
"""Elements that are blocks."""
EMPTY = names("area base br col embed hr img input link meta source track wbr")
"""Elements without an end."""
_PARTING = NESTS | LEAVES | names("td th br hr")
_MEANT = {"strong": "b", "b": "b", "em": "i", "i": "i"} | {
    name: name for name in names("a u s del ins mark sub sup code img iframe video audio embed object")
}
_ATTRIBUTE = re.compile(r"""\b(?:href|src)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
"""What an editor means; the filters of a CMS drop other elements and attributes, and put some in."""
MEDIA = names("img iframe video audio embed object")
_TOLD = re.compile(r"""\b(?:alt|title|aria-label)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
"""Attributes whose words reach a reader."""
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
"""Characters that no reader sees; some would steer a terminal, others part the digits of a number."""
_SENTENCE = re.compile(r"(?<=[가-힣”’)%][.!?])[\"”’)]*\s+")


def even(markup: str) -> str:
    """Return markup that reads the same, with line feeds alone."""
    return markup.replace("\r\n", "\n").replace("\r", "\n").replace("</>", "")


def tokens(markup: str) -> list[Token]:
    """Cut even markup into tags, comments, references and text, nothing left out."""
    return list(tokenize(markup, resolve_references=False, capture_source=True, capture_attributes=False))


def source(token: Token) -> str:
    """Return a token as it is written."""
    return (token.data if token.type is TokenType.TEXT else token.source) or ""


def is_tag(token: Token) -> bool:
    """Tell whether it begins or ends an element."""
    return token.type in {TokenType.START_TAG, TokenType.END_TAG}


def seen(markup: str) -> str:
    """Return what a reader sees of markup, in one line."""
    return _joined(_read_out(token) for token in tokens(markup))


def told(markup: str) -> str:
    """Return what a reader may meet of markup: what is seen, and what its pictures say of themselves."""
    tags = (html.unescape(source(token)) for token in tokens(markup) if is_tag(token))
    words = (found[1] or found[2] or "" for tag in tags for found in _TOLD.finditer(tag))
    return " ".join((seen(markup), *words))


def meaning(markup: str) -> str:
    """Return what an editor would change of markup: it is the same before and after a CMS's filters."""
    return _joined(_meant(token) if is_tag(token) else _read_out(token) for token in tokens(markup))


def media(markup: str) -> list[str]:
    """Return the pictures and frames of markup, by their addresses."""
    return [
        _meant(token) for token in tokens(markup) if token.type is TokenType.START_TAG and token.tag in MEDIA
    ]


def sentences(markup: str) -> list[str]:
    """Cut inline markup into its sentences; nothing where an element goes over the end of one."""
    found, seen_before, depth = [""], "", 0
    for token in tokens(markup):
        if is_tag(token) and token.tag not in EMPTY:
            depth += 1 if token.type is TokenType.START_TAG else -1
        if token.type is not TokenType.TEXT:
            seen_before = (seen_before + _read_out(token))[-3:]
            found[-1] += source(token)
            continue
        whole, at = seen_before + (token.data or ""), len(seen_before)
        for end in _SENTENCE.finditer(whole):
            if not depth and end.end() > len(seen_before):
                found[-1] += whole[at : end.end()]
                found.append("")
                at = end.end()
        found[-1] += whole[at:]
        seen_before = whole[-3:]
    found = [each for each in found if seen(each)]
    whole_sentences = [each for each in _SENTENCE.split(seen(markup)) if each]
    return found if len(found) == len(whole_sentences) else []


def _read_out(token: Token) -> str:
    if token.type is TokenType.TEXT:
        return token.data or ""
    if token.type is TokenType.CHARACTER_REFERENCE:
        return html.unescape(source(token))
    return " " if is_tag(token) and token.tag in _PARTING else ""


def _meant(token: Token) -> str:
    name = _MEANT.get(token.tag or "")
    if name is None:
        return _read_out(token)
    if token.type is TokenType.END_TAG:
        return f"</{name}>"
    where = " ".join(found[1] for found in _ATTRIBUTE.finditer(html.unescape(source(token))))
    return f"<{name} {where}>" if where else f"<{name}>"


def _joined(parts: Iterable[str]) -> str:
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", "".join(parts))).split())
