"""What was found, for programs: JSON (``newsgen/check/v1``), SARIF 2.1.0, annotations of GitHub's workflows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from newsgen import __version__
from newsgen.outputs.checked import CheckFinding, CheckListing

_LEVELS = {"wrong": "error", "warning": "warning", "hint": "note"}


def written(listings: Sequence[CheckListing], form: str) -> str:
    """Return what was found as ``json``, ``sarif`` or ``github``; of several texts JSON is a document a line."""
    if form == "sarif":
        return _json(_sarif(listings))
    if form == "github":
        return "".join(
            _annotation(one.file, found)
            for one in listings
            for found in one.findings
            if found.verdict == "wrong"
        )
    return (
        "".join(_json(one) for one in listings)
        if len(listings) == 1
        else "".join(msgspec.json.encode(one).decode() + "\n" for one in listings)
    )


def _json(told: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(told), indent=2).decode() + "\n"


def _annotation(file: str, one: CheckFinding) -> str:
    level = {"note": "notice"}.get(_LEVELS[one.severity], _LEVELS[one.severity])
    to = f" → {one.suggestion}" if one.suggestion is not None else ""
    end = one.column + one.end - one.start
    where = (
        f"file={_property(file)},line={one.line},col={one.column},endColumn={end},title={_property(one.code)}"
    )
    return f"::{level} {where}::{_escaped(f'“{one.text}”{to} {one.message}')}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _sarif(listings: Sequence[CheckListing]) -> dict[str, Any]:
    found = [(each.file, one) for each in listings for one in each.findings if one.verdict == "wrong"]
    rules = sorted({one.code for _, one in found})
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "newsgen",
                        "version": __version__,
                        "rules": [{"id": one} for one in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(file, one) for file, one in found],
            }
        ],
    }


def _result(file: str, one: CheckFinding) -> dict[str, Any]:
    region = {
        "startLine": one.line, "startColumn": one.column, "charOffset": one.start, "charLength": one.end - one.start,
    }  # fmt: skip
    place = {"artifactLocation": {"uri": file}, "region": region}
    told: dict[str, Any] = {
        "ruleId": one.code, "level": _LEVELS[one.severity], "message": {"text": one.message},
        "locations": [{"physicalLocation": place}],
    }  # fmt: skip
    if one.suggestion is not None:
        change = {
            "artifactLocation": {"uri": file},
            "replacements": [{"deletedRegion": region, "insertedContent": {"text": one.suggestion}}],
        }
        told["fixes"] = [{"description": {"text": one.message}, "artifactChanges": [change]}]
    return told
