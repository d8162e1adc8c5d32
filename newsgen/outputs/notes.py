"""The desk's notes in print: which paragraphs are notes, and the credits at the foot of the article."""

from __future__ import annotations

from typing import NamedTuple

from newsgen.model import Article, Note, Paragraph

TITLE = "인용"
"""What stands before the credits at the foot."""
DESKS = "데스크 메모"
"""What editors know a paragraph of notes by."""
_DESK = "데스크"
"""A source that says nothing: every note is the desk's."""


class Credit(NamedTuple):
    """Where a note comes from, as it stands among the sources."""

    label: str
    link: str
    """A page on the web; empty where there is none. No other kind of address passes."""

    @property
    def text(self) -> str:
        """Both, for a text that cannot link."""
        return f"{self.label} {self.link}".rstrip()


def is_note(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph prints a note of the desk."""
    return (paragraph.item or "").startswith("note:")


def credits_of(article: Article) -> list[Credit]:
    """Return where the article's notes come from, each source once, in their order.

    Who said something is named in the text, and here only where a page with it is.
    """
    found: list[Credit] = []
    named = {_DESK}
    for note in article.notes:
        link = web(note.link)
        source = "" if note.source in named else note.source
        found.append(Credit(_label(note, source, link), link))
        named.add(note.source)
    return list(dict.fromkeys(credit for credit in found if credit.label))


def quotations(article: Article) -> frozenset[str]:
    """Return the texts that somebody said in these words, unlike the desk's own sentences."""
    return frozenset(note.text for note in article.notes if note.is_spoken)


def _label(note: Note, source: str, link: str) -> str:
    """Return what a note is from: of a page who says it there, the outlet, a source not named yet."""
    who = _who(note) if link or note.kind == "link" else ""
    return ", ".join(part for part in (who, note.outlet, source) if part) or link


def _who(note: Note) -> str:
    return note.text if note.kind == "link" else f"{note.speaker} {note.title}".strip()


def web(link: str) -> str:
    """Return an address of the web; nothing of any other kind."""
    return link if link.startswith(("https://", "http://")) else ""
