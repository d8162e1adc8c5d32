"""The published JSON Schemas, as a machine that reads our documents takes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema

FOLDER = Path(__file__).parents[1] / "docs" / "schemas"


def validator(name: str) -> jsonschema.Draft202012Validator:
    """Return what holds a document against a schema: ``article.v1.json``."""
    schema = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def valid(text: str) -> Any:
    """Return a document as it was read, once it is what the schema that it names allows."""
    document = json.loads(text)
    validator(f"{document['schema'].removeprefix('newsgen/').replace('/', '.')}.json").validate(document)
    return document
