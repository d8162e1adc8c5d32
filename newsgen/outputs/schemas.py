"""The published JSON Schemas of the contracts: made from the types, so that they cannot drift apart."""

from __future__ import annotations

from typing import Any

import msgspec

from newsgen.model import Article

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
        msgspec.json.format(msgspec.json.encode(schema(kind, name), order="sorted"), indent=2).decode() + "\n"
    )


PUBLISHED: dict[str, tuple[Any, str]] = {
    "article.v1.json": (Article, "newsgen/article/v1"),
}
"""File under ``docs/schemas`` -> the type and the name of its contract."""
