"""XML: elements from texts that nobody has checked."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML 1.0 document may hold, not even escaped."""

Node = ET.Element
"""An element. Names and namespaces are written as they shall stand: ``content:encoded``, ``xmlns``."""


def node(tag: str, /, *content: str | Node, **attributes: str) -> Node:
    """Make an element of texts and elements; an underscore at the end of an attribute's name is dropped."""
    made = ET.Element(tag)
    for name, value in attributes.items():
        made.set(name.rstrip("_"), clean(value))
    for part in content:
        _append(made, part)
    return made


def parsed(tag: str, markup: str) -> Node:
    """Make an element of HTML that nh3 has cleaned and that has no void elements."""
    text = clean(markup).replace("&nbsp;", "\u00a0")
    return ET.fromstring(f"<{tag}>{text}</{tag}>")  # noqa: S314 - it was cleaned


def _append(parent: Node, part: str | Node) -> None:
    if not isinstance(part, str):
        parent.append(part)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + clean(part)
    else:
        parent.text = (parent.text or "") + clean(part)


def clean(text: str) -> str:
    """Drop what XML forbids; a carriage return becomes what a parser would make of it."""
    return _FORBIDDEN.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def document(root: Node) -> bytes:
    """Serialise a whole document: UTF-8, no space that is not in the texts."""
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def html(nodes: list[Node]) -> str:
    """Serialise elements to HTML, of which none is void; no ``<`` stands in an attribute to mislead."""
    return "\n".join(ET.tostring(each, encoding="unicode", short_empty_elements=False) for each in nodes)
