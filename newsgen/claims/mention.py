"""A name in a text, and whom it may be of."""

from __future__ import annotations

from typing import Literal, NamedTuple

Sort = Literal["index", "yield", "currency", "commodity", "stock"]


class Mention(NamedTuple):
    """A name in a text. ``abouts`` are all that it may be: symbols as the store has them."""

    start: int
    end: int
    abouts: frozenset[str]
    sort: Sort
    text: str
