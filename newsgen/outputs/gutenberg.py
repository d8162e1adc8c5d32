"""The article as blocks of WordPress's editor: paragraphs, headings, lists, tables, each to be edited there.

The markup is what the editor itself would save, class by class; else it calls a block broken. It has no block
for a list of definitions: its entries are paragraphs. What it has no block for stands in one of HTML.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy

from newsgen.outputs.xml import Node, html, node

_GAP = "\n\n"


def gutenberg(nodes: list[Node]) -> str:
    """Return an article's elements as blocks."""
    return _GAP.join(block for each in nodes for block in _SET.get(each.tag, _other)(each))


def _block(name: str, markup: str, **attributes: object) -> str:
    told = json.dumps(attributes, separators=(",", ":")).replace("--", "\\u002d\\u002d")
    return f"<!-- wp:{name}{f' {told}' if attributes else ''} -->\n{markup}\n<!-- /wp:{name} -->"


def _classed(element: Node) -> dict[str, object]:
    """Return the attribute by which a block remembers its class."""
    name = element.get("class")
    return {"className": name} if name else {}


def _paragraph(element: Node) -> Iterator[str]:
    yield _block("paragraph", html([element]), **_classed(element))


def _heading(element: Node) -> Iterator[str]:
    yield _block("heading", html([_with_class(element, "wp-block-heading")]))


def _list(element: Node) -> Iterator[str]:
    items = _GAP.join(_block("list-item", html([item])) for item in element)
    classes = " ".join(filter(None, ("wp-block-list", element.get("class"))))
    yield _block("list", f'<ul class="{classes}">{items}</ul>', **_classed(element))


def _table(element: Node) -> Iterator[str]:
    """Set a table in its figure, under which the editor has the caption."""
    bare, captions = node("table"), element.findall("caption")
    bare.extend(child for child in element if child.tag != "caption")
    figure = html([bare])
    for caption in captions:
        text = html([_renamed(caption, "figcaption")])
        figure += text.replace("<figcaption>", '<figcaption class="wp-element-caption">', 1)
    markup = f'<figure class="wp-block-table">{figure}</figure>'
    yield _block("table", markup, hasFixedLayout=False)


def _definitions(element: Node) -> Iterator[str]:
    """Set each term and its meaning as a paragraph."""
    pairs = zip(element.findall("dt"), element.findall("dd"), strict=True)
    for term, meaning in pairs:
        made = node("p", _renamed(term, "strong"), class_=element.get("class") or "glossary")
        made[-1].tail = f": {meaning.text or ''}"
        made.extend(meaning)
        yield from _paragraph(made)


def _other(element: Node) -> Iterator[str]:
    yield _block("html", html([element]))


def _with_class(element: Node, name: str) -> Node:
    made = deepcopy(element)
    made.set("class", name)
    return made


def _renamed(element: Node, tag: str) -> Node:
    made = deepcopy(element)
    made.tag, made.tail = tag, None
    return made


_SET: dict[str, Callable[[Node], Iterator[str]]] = {
    "p": _paragraph,
    "h2": _heading,
    "ul": _list,
    "table": _table,
    "dl": _definitions,
}
"""Element -> the blocks that it is."""
