"""Which elements the pieces of a text stand in, told when all of its tags are known.

An element that somebody closed reaches to its end tag. One that nobody closed reaches to the end of its
block, whatever a browser makes of it: one slip must not take the rest of an article with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from typing import NamedTuple

from newsgen.reading.pieces import RUNNING, Piece, Within


class Tag(NamedTuple):
    """A tag between two pieces."""

    name: str
    ends: bool = False
    alone: bool = False
    """Whether it is written as one that closes itself: ``<a id="x"/>``."""
    links: bool = False
    """Whether it has an address; an ``<a>`` without one is a place and no link."""


Item = Piece | Tag


def names(listed: str) -> frozenset[str]:
    """Return the names of elements in a string, parted by spaces."""
    return frozenset(listed.split())


PARAGRAPH_ENDS = Tag("p", ends=True)
CODE = names("script style")
"""Elements whose content is a program's: one left open is that to the end of the text."""
HIDDEN = CODE | names("textarea title xmp iframe noembed noframes plaintext")
"""Elements whose content is no markup and not for reading, up to their end tag."""
_HEADINGS = names("h1 h2 h3 h4 h5 h6")
_WITHIN = {
    "a": Within.LINK,
    **dict.fromkeys(_HEADINGS, Within.HEADING),
    **dict.fromkeys(names("code pre kbd samp var"), Within.CODE),
    **dict.fromkeys(names("dfn abbr"), Within.EXPLAINED),
    **dict.fromkeys(names("button select svg math template object head"), Within.OTHER),
}
_SINGLE = names("a h1 button select")
"""Elements that the next of their kind ends."""
_FOREIGN = names("svg math")
"""Elements that may close themselves: what follows is not in them though an end tag should come."""
TELLING = HIDDEN | _WITHIN.keys()
"""Elements of whose tags something is told, besides that a block begins or ends."""
BLOCKS = _HEADINGS | names("""
    address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form header hgroup hr li main menu nav ol p section summary table tbody td
    tfoot th thead tr ul
""")


def has_content(tag: Tag, following: Tag | None) -> bool:
    """Say whether what follows the start tag of a HIDDEN element is its content.

    ``following`` is the next tag of its name, or None.
    """
    if tag.name in CODE and not tag.alone:
        return True
    return following is not None and following.ends


def settled(items: Iterable[Item]) -> Iterator[Piece]:
    """Yield the pieces that are read, each with what it stands in."""
    told = list(items)
    tags = [(number, item) for number, item in enumerate(told) if isinstance(item, Tag)]
    content = _with_content(tags)
    if content:
        told = list(_without(told, content))
        tags = [(number, item) for number, item in enumerate(told) if isinstance(item, Tag)]
    open_ = _Open(*_pairs(tags))
    for number, item in enumerate(told):
        if isinstance(item, Tag):
            open_.passes(number, item)
        elif open_.now:
            yield item._replace(within=item.within | open_.now)
        else:
            yield item


_Numbered = list[tuple[int, Tag]]


def _with_content(tags: _Numbered) -> set[int]:
    """Return the numbers of the start tags of hidden elements that have content."""
    found: set[int] = set()
    following: dict[str, Tag] = {}
    for number, tag in reversed(tags):
        if tag.name in HIDDEN:
            if not tag.ends and has_content(tag, following.get(tag.name)):
                found.add(number)
            following[tag.name] = tag
    return found


def _without(told: list[Item], content: set[int]) -> Iterator[Item]:
    """Yield what is told without the content of hidden elements; ``content`` numbers their start tags."""
    hiding = ""
    for number, item in enumerate(told):
        if not hiding:
            yield item
            hiding = item.name if isinstance(item, Tag) and number in content else ""
        elif isinstance(item, Piece):
            if item.within & Within.BREAK:
                yield item
        elif item.ends and item.name == hiding:
            hiding = ""


class _Open:
    """What stands open while the tags of a text go by.

    ``begins`` and ``ends`` say of which tags, by their numbers, an element begins or ends that was closed.
    """

    def __init__(self, begins: dict[int, Within], ends: dict[int, Within]) -> None:
        self.now = RUNNING
        self._begins = begins
        self._ends = ends
        self._closed: Counter[Within] = Counter()
        self._loose = RUNNING
        """What was opened in this block, and is never closed."""

    def passes(self, number: int, tag: Tag) -> None:
        """Go past a tag."""
        if tag is PARAGRAPH_ENDS and not self._loose:
            return
        if tag.name in BLOCKS:
            self._loose = RUNNING
        elif tag.name == "a":
            self._loose &= ~Within.LINK
        if number in self._begins:
            self._closed[self._begins[number]] += 1
        elif number in self._ends:
            self._closed[self._ends[number]] -= 1
        elif not (tag.ends or tag.alone):
            self._loose |= _within(tag)
        self.now = reduce(or_, (within for within, count in self._closed.items() if count), self._loose)


def _pairs(tags: _Numbered) -> tuple[dict[int, Within], dict[int, Within]]:
    """Return which tags begin and which end an element that somebody closed, and what that element is."""
    begins: dict[int, Within] = {}
    ends: dict[int, Within] = {}
    open_: dict[str, _Numbered] = {}
    for number, tag in tags:
        if tag.name not in _WITHIN or (tag.alone and tag.name in _FOREIGN):
            continue
        kind = _kind(tag.name)
        standing = open_.setdefault(kind, [])
        if not tag.ends:
            if kind in _SINGLE:
                standing.clear()
            standing.append((number, tag))
        elif standing:
            begun, first = standing.pop()
            begins[begun] = ends[number] = _within(first)
    return begins, ends


def _kind(name: str) -> str:
    """Return under what an element is counted: any heading ends any heading, as in browsers."""
    return "h1" if name in _HEADINGS else name


def _within(tag: Tag) -> Within:
    if tag.name == "a" and not tag.links:
        return RUNNING
    return _WITHIN.get(tag.name, RUNNING)
