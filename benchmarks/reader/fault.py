"""A fault, and what there was to tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from benchmarks.reader.raw import Move
from newsgen.model import Item


class Fault(NamedTuple):
    """One fault."""

    kind: str
    words: str
    """What is wrong, with the printed words."""
    source: str = ""
    """Item of the paragraph that it stands in, as the article names it; empty elsewhere."""


class Offered(NamedTuple):
    """What there was to tell."""

    items: tuple[Item, ...] = ()
    moves: Mapping[str, Move] = {}
    """The large stocks' moves by the raw closes; empty where they are not known."""
    companies: Mapping[str, str] = {}
    """Symbol -> company, whatever its class of shares."""
    names: Mapping[str, tuple[str, ...]] = {}
    """Symbol -> names by which an article may call it."""
