"""The published rules of ninjs, as far as a text item uses them, written down anew as JSON Schemas.

IPTC publishes the schemas themselves, but no package ships them, and tests fetch nothing. These are
stricter: only the properties named here may stand in an item, and each has the type, the values and the
format that IPTC's schemas of 1.6 and 3.1 give it.
"""

from __future__ import annotations

from typing import Any

TEXT: dict[str, Any] = {"type": "string"}
TIME: dict[str, Any] = {"type": "string", "format": "date-time"}
URI: dict[str, Any] = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+$"}
COUNT: dict[str, Any] = {"type": "integer"}
STATUS: dict[str, Any] = {"enum": ["usable", "withheld", "canceled"]}
KIND: dict[str, Any] = {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component"]}


def several(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    return {"type": "array", "items": one(required, **properties)}


def one(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": properties,
    }


NINJS_1_6 = one(
    ("uri",),
    **{"$standard": one(name=TEXT, version={"const": "1.6"}, schema=URI)},
    uri=URI,
    type=KIND,
    representationtype={"enum": ["complete", "incomplete"]},
    version=TEXT,
    firstcreated=TIME,
    versioncreated=TIME,
    embargoed=TIME,
    pubstatus=STATUS,
    language=TEXT,
    copyrightholder=TEXT,
    headline=TEXT,
    slugline=TEXT,
    description_text=TEXT,
    body_text=TEXT,
    body_html=TEXT,
    charcount={"type": "number"},
    ednote=TEXT,
    subject=several(name=TEXT, scheme=URI, code=TEXT),
    infosource=several(name=TEXT),
    digitalsourcetype=one(name=TEXT, uri=URI),
    altids={"type": "object"},
)

NINJS_3_1 = one(
    ("uri",),
    standard=one(name=TEXT, version={"const": "3.1"}, schema=URI),
    uri=URI,
    type={"enum": [*KIND["enum"], "event", "planning"]},
    representationType={"enum": ["full", "partial"]},
    version=TEXT,
    firstCreated=TIME,
    versionCreated=TIME,
    embargoedUntil=TIME,
    pubStatus=STATUS,
    language=TEXT,
    copyrightHolder=TEXT,
    headlines=several(("value",), role=TEXT, contentType=TEXT, value=TEXT),
    slugline=TEXT,
    descriptions=several(("value",), role=TEXT, contentType=TEXT, value=TEXT),
    bodies=several(("value",), role=TEXT, contentType=TEXT, charCount=COUNT, wordCount=COUNT, value=TEXT),
    edNote=TEXT,
    subjects=several(name=TEXT, uri=URI),
    infoSources=several(name=TEXT),
    digitalSourceType=one(name=TEXT, uri=URI),
    altIds=several(role=TEXT, value=TEXT),
)
