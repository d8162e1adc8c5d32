"""The desk's own Markdown, as the glossary holds it: HTML that is safe anywhere, and plain text.

Paragraphs, lists, tables, quotations, emphasis, code and links are all that there is of it. HTML in it is
text, and a link leads to the web or nowhere. Texts of strangers are not read here.
"""

from __future__ import annotations

import re

_MARKS = frozenset("\\`*_[]<>;")
"""Signs of which any markup has one; an entity ends in the last."""
_BEGINS_BLOCK = re.compile(r"[#>+*=-]|\d+[.)]")
"""What makes something else than a paragraph of a text where it begins it."""
_LIST = re.compile(r"<(/?)(ul|ol|li)>")
_BETWEEN_CELLS = re.compile(r"</t([hd])>\s*<t\1>")
_ENDS_LINE = re.compile("</(?:p|tr)>")


def html(text: str) -> str:
    """Return a text of paragraphs, lists and tables as HTML."""
    if _is_paragraph(text):
        return f"<p>{_escaped(text)}</p>"
    from newsgen import marks  # noqa: PLC0415 - most texts have none

    return marks.html(text)


def line_html(text: str) -> str:
    """Return a text of one line as HTML to stand in a paragraph; what begins a block elsewhere is text."""
    if is_plain(text):
        return _escaped(text)
    from newsgen import marks  # noqa: PLC0415

    return marks.line_html(text)


def plain(text: str) -> str:
    """Return a text without its marks, a line for each paragraph, item of a list and row of a table."""
    if _is_paragraph(text):
        return text
    marked = _BETWEEN_CELLS.sub(" | ", html(text).replace("\n", " "))
    marked = _ENDS_LINE.sub("\n", _LIST.sub(_ItemMarks(), marked))
    lines = (" ".join(line.split()) for line in bare(marked).split("\n"))
    return "\n".join(line for line in lines if line)


def line_plain(text: str) -> str:
    """Return a text of one line without its marks."""
    return text if is_plain(text) else bare(line_html(text))


def bare(markup: str) -> str:
    """Return HTML without its tags, as text."""
    from newsgen import marks  # noqa: PLC0415

    return marks.bare(markup)


def is_plain(text: str) -> bool:
    """Tell whether a text is one line with single spaces and without marks: it says what it says."""
    return _MARKS.isdisjoint(text) and text.isprintable() and text == " ".join(text.split())


def _is_paragraph(text: str) -> bool:
    return bool(text) and is_plain(text) and not _BEGINS_BLOCK.match(text)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;")


class _ItemMarks:
    """Sets a bullet or a number before each item, as the tags of lists come by."""

    def __init__(self) -> None:
        self._open: list[int | None] = []
        """For each list that is open how many items it had; None where they have no numbers."""

    def __call__(self, tag: re.Match[str]) -> str:
        closing, name = tag.groups()
        if name != "li":
            self._open = self._open[:-1] if closing else [*self._open, None if name == "ul" else 0]
            return "\n"
        if closing:
            return "\n"
        count = self._open.pop()
        self._open.append(None if count is None else count + 1)
        return "\n- " if count is None else f"\n{count + 1}. "
