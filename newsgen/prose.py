"""The desk's own Markdown, as the glossary holds it: HTML that is safe anywhere, and plain text.

Paragraphs, lists, quotations, emphasis, code and links are all that there is of it. HTML in it is text, and a
link leads to the web or nowhere. Texts of strangers are not read here.
"""

from __future__ import annotations

import html as entities
import re
from functools import lru_cache

import nh3
from markdown import Markdown
from markdown.extensions import Extension

_INLINE = frozenset({"em", "strong", "code", "a"})
_TAGS = _INLINE | {"p", "ul", "ol", "li", "blockquote"}
_LIST = re.compile(r"<(/?)(ul|ol|li)>")
_REMEMBERED = 4096
"""Texts whose HTML is kept: more than a glossary has."""


@lru_cache(_REMEMBERED)
def html(text: str) -> str:
    """Return a text of paragraphs and lists as HTML."""
    return _cleaned(Markdown(extensions=[_AsText()]).convert(text), _TAGS)


@lru_cache(_REMEMBERED)
def line_html(text: str) -> str:
    """Return a text of one line as HTML to stand in a paragraph; what begins a block elsewhere is text."""
    made = Markdown(extensions=[_AsText(), _NoBlocks()]).convert(" ".join(text.split()))
    return _cleaned(made, _INLINE)


def plain(text: str) -> str:
    """Return a text without its marks, a line for each paragraph and each item of a list."""
    marked = _LIST.sub(_ItemMarks(), html(text).replace("\n", " ")).replace("</p>", "\n")
    lines = (" ".join(line.split()) for line in bare(marked).split("\n"))
    return "\n".join(line for line in lines if line)


def line_plain(text: str) -> str:
    """Return a text of one line without its marks."""
    return bare(line_html(text))


class _ItemMarks:
    """Sets a bullet or a number before each item, as the tags of lists come by."""

    def __init__(self) -> None:
        self._open: list[int | None] = []
        """For each list that is open how many items it had; None where they have no numbers."""

    def __call__(self, tag: re.Match[str]) -> str:
        closing, name = tag.groups()
        if name != "li":
            self._open = self._open[:-1] if closing else [*self._open, None if name == "ul" else 0]
            return "\n"
        if closing:
            return "\n"
        count = self._open.pop()
        self._open.append(None if count is None else count + 1)
        return "\n- " if count is None else f"\n{count + 1}. "


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
