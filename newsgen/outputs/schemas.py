"""The published JSON Schemas of the contracts: made from the types, so that they cannot drift apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from newsgen.model import Article
from newsgen.outputs.checked import CheckedFigure, CheckListing
from newsgen.outputs.desk import Notice, WaitingListing
from newsgen.outputs.fed import FedListing
from newsgen.outputs.listings import AnnotationListing, FactListing, ItemListing
from newsgen.outputs.suggestions import SuggestionListing
from newsgen.outputs.terms.json import GlossaryListing

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(kind: Any, name: str) -> dict[str, Any]:
    """Return the JSON Schema of a type under the name that its documents carry in ``schema``."""
    (root,), definitions = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    pinned = definitions[kind.__name__]["properties"]["schema"]
    pinned.clear()
    pinned["const"] = name
    return {
        "$schema": _DIALECT,
        "$id": f"urn:{name.replace('/', ':')}",
        "title": name,
        **root,
        "$defs": definitions,
    }


def text(kind: Any, name: str) -> str:
    """Return the schema as the file under ``docs/schemas`` holds it."""
    return (
        msgspec.json.format(msgspec.json.encode(schema(kind, name), order="deterministic"), indent=2).decode()
        + "\n"
    )


def publish(folder: Path) -> None:
    """Write the published schemas; ``make schemas`` does."""
    for name, (kind, contract) in PUBLISHED.items():
        (folder / name).write_text(text(kind, contract), encoding="utf-8")


PUBLISHED: dict[str, tuple[Any, str]] = {
    "annotations.v1.json": (AnnotationListing, "newsgen/annotations/v1"),
    "article.v1.json": (Article, "newsgen/article/v1"),
    "check.v1.json": (CheckListing, "newsgen/check/v1"),
    "checked-figure.v1.json": (CheckedFigure, "newsgen/checked-figure/v1"),
    "facts.v1.json": (FactListing, "newsgen/facts/v1"),
    "fed.v1.json": (FedListing, "newsgen/fed/v1"),
    "glossary.v1.json": (GlossaryListing, "newsgen/glossary/v1"),
    "items.v1.json": (ItemListing, "newsgen/items/v1"),
    "notice.v1.json": (Notice, "newsgen/notice/v1"),
    "suggest.v1.json": (SuggestionListing, "newsgen/suggest/v1"),
    "waiting.v1.json": (WaitingListing, "newsgen/waiting/v1"),
}
"""File under ``docs/schemas`` -> the type and the name of its contract."""
