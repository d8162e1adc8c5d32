"""The published JSON Schemas of the contracts: made from the types, so that they cannot drift apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import msgspec

from newsgen.model import Article
from newsgen.outputs.checked import CheckedFigure, CheckListing
from newsgen.outputs.delivered import Delivered
from newsgen.outputs.desk import DoctorListing, FetchListing, Notice, OutboxListing, WaitingListing
from newsgen.outputs.explained import Explained
from newsgen.outputs.fed import FedListing
from newsgen.outputs.gated import BaseListing, GateListing, ReleaseListing
from newsgen.outputs.listings import AnnotationListing, FactListing, ItemListing
from newsgen.outputs.suggestions import SuggestionListing
from newsgen.outputs.terms.edited import Added, LintListing, MissingListing, UnusedListing, WantedListing
from newsgen.outputs.terms.json import GlossaryListing

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def contract(kind: Any) -> str:
    """Return the name that documents of a type, or of each of several, carry in ``schema``."""
    (field,) = (each for each in msgspec.structs.fields(_each(kind)[0]) if each.name == "schema")
    named: str = get_args(field.type)[0] if field.default is msgspec.NODEFAULT else field.default
    return named


def _each(kind: Any) -> tuple[Any, ...]:
    """Return the types of a union; one that is none stands for itself."""
    return get_args(kind) or (kind,)


def schema(kind: Any) -> dict[str, Any]:
    """Return the JSON Schema of a type under the name that its documents carry in ``schema``."""
    (root,), definitions = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    name = contract(kind)
    for each in _each(kind):
        pinned = definitions[each.__name__]["properties"]["schema"]
        pinned.clear()
        pinned["const"] = name
    return {
        "$schema": _DIALECT,
        "$id": f"urn:{name.replace('/', ':')}",
        "title": name,
        **root,
        "$defs": definitions,
    }


def text(kind: Any) -> str:
    """Return the schema as the file under ``docs/schemas`` holds it."""
    made = msgspec.json.encode(schema(kind), order="deterministic")
    return f"{msgspec.json.format(made, indent=2).decode()}\n"


def publish(folder: Path) -> None:
    """Write the published schemas; ``make schemas`` does."""
    for name, kind in PUBLISHED.items():
        (folder / name).write_text(text(kind), encoding="utf-8")


_KINDS: tuple[Any, ...] = (
    Added,
    AnnotationListing,
    Article,
    BaseListing,
    CheckListing,
    CheckedFigure,
    Delivered,
    DoctorListing,
    Explained,
    FactListing,
    FedListing,
    FetchListing,
    GateListing,
    GlossaryListing,
    ItemListing,
    LintListing,
    MissingListing,
    Notice,
    OutboxListing,
    ReleaseListing,
    SuggestionListing,
    UnusedListing,
    WaitingListing,
    WantedListing,
)

PUBLISHED: dict[str, Any] = {
    f"{contract(kind).removeprefix('newsgen/').replace('/', '.')}.json": kind for kind in _KINDS
}
"""File under ``docs/schemas`` -> the type of its contract."""
