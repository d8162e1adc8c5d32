"""A block of a text at a CMS: what an editor would move.

A paragraph, a heading, a line of a list, a row of a table. What wraps it stays beside it: tags with their
classes, the comments of WordPress's and Ghost's editors, the white space before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

import msgspec

from newsgen.deliveries.merging import markup
from newsgen.model import Record

_CLASS = re.compile(r"""<[a-z][^<>]*?\bclass\s*=\s*["']?([^"'>]*)""", re.IGNORECASE)
EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")


class Block(Record, frozen=True, kw_only=True, dict=True):
    """One block, which holds either markup or blocks."""

    kind: str
    """Its element; ``text`` where there is none, ``comment``, ``group`` of an editor's block of several."""
    lead: str = ""
    """White space before it."""
    open: str = ""
    inner: str = ""
    parts: tuple[Block, ...] = ()
    close: str = ""

    @property
    def markup(self) -> str:
        """The block as it is written, without the white space before it."""
        return self.open + (printed(self.parts) if self.parts else self.inner) + self.close

    @cached_property
    def key(self) -> str:
        """What an editor would change of it."""
        return markup.meaning(self.markup)

    @cached_property
    def text(self) -> str:
        """What a reader sees of it."""
        return markup.seen(self.markup)

    @property
    def classes(self) -> frozenset[str]:
        """The classes of its element."""
        found = _CLASS.search(self.open)
        return frozenset(found[1].split()) if found else frozenset()

    def holding(self, other: Block) -> Block:
        """Return the block with the content of another one in what wraps it."""
        if bool(self.parts) != bool(other.parts):
            return msgspec.structs.replace(other, lead=self.lead)
        return msgspec.structs.replace(self, inner=other.inner, parts=other.parts)


def printed(blocks: Iterable[Block]) -> str:
    """Return the markup of blocks one after another; an empty line parts text that no element wraps."""
    made: list[str] = []
    before = ""
    for block in blocks:
        lead = block.lead
        if before and "text" in {block.kind, before} and not EMPTY_LINE.match(lead):
            lead = "\n\n"
        made += lead, block.markup
        before = block.kind
    return "".join(made)
