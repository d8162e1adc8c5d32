"""The marks of the desk's Markdown: paragraphs, lists, tables, quotations, emphasis, code, links; no more.

By itself, since most texts have none (:mod:`newsgen.prose` asks first), and their reader is slow to import.
"""

from __future__ import annotations

import html as entities
from functools import lru_cache

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension

_INLINE = frozenset({"em", "strong", "code", "a"})
_TAGS = _INLINE | {"p", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}
_REMEMBERED = 4096
"""Texts whose HTML is kept: more than a glossary has."""


@lru_cache(_REMEMBERED)
def html(text: str) -> str:
    """Return a text of paragraphs, lists and tables as HTML."""
    return _cleaned(Markdown(extensions=[_AsText(), TableExtension()]).convert(text), _TAGS)


@lru_cache(_REMEMBERED)
def line_html(text: str) -> str:
    """Return a text of one line as HTML to stand in a paragraph; what begins a block elsewhere is text."""
    made = Markdown(extensions=[_AsText(), _NoBlocks()]).convert(" ".join(text.split()))
    return _cleaned(made, _INLINE)


def bare(markup: str) -> str:
    """Return HTML without its tags, as text."""
    return entities.unescape(nh3.clean(markup, tags=set()))


def _cleaned(markup: str, tags: frozenset[str]) -> str:
    return nh3.clean(
        markup,
        tags=set(tags),
        attributes={"a": {"href"}},
        attribute_filter=_web,
        link_rel="noopener noreferrer nofollow",
    )


def _web(_tag: str, name: str, value: str) -> str | None:
    """Let an address of the web pass: a path would lead elsewhere from every page that it stands in."""
    return value if name != "href" or value.startswith(("https://", "http://")) else None


class _AsText(Extension):
    """Takes HTML and pictures as text."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Leave out what passes them on."""
        md.preprocessors.deregister("html_block")
        for name in ("html", "image_link", "image_reference", "short_image_ref"):
            md.inlinePatterns.deregister(name)


class _NoBlocks(Extension):
    """Reads a paragraph and nothing else."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Leave out what a line could begin."""
        for name in ("hashheader", "setextheader", "hr", "olist", "ulist", "quote", "reference"):
            md.parser.blockprocessors.deregister(name)
