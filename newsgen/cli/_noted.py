"""What ``explain`` says of the desk's notes: who said it, where, when, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsgen.notes.fields import KINDS

if TYPE_CHECKING:
    from newsgen.model import Article, Note


def is_meant(article: Article, note: Note, text: str) -> bool:
    """Tell whether a note is asked for: by its id, or by a piece of what the article prints of it."""
    told = (article.headline, article.lead, *(each.runs for each in article.paragraphs))
    printed = (run.text for runs in told for run in runs if run.quote == note.id)
    return text == note.id or any(text in words for words in printed)


def row(note: Note) -> str:
    """Return the note's line in the list: its text, kind, where from, id."""
    return "\t".join((note.text, f"데스크 메모({KINDS[note.kind]})", _who(note), f"note:{note.id}"))


def lines(article: Article, note: Note) -> Iterator[str]:
    """Yield all that an article keeps of a note."""
    from newsgen import markets
    from newsgen.editions import edition_named

    place = markets.named(edition_named(article.edition).market).nouns.place
    yield note.text
    yield f"  메모    데스크 메모({KINDS[note.kind]}, note:{note.id}). 시세에서 계산한 수치가 아닙니다."
    when = f"{note.at:%Y-%m-%d %H:%M}" if note.at else f"{note.day}" if note.day else ""
    told = {
        "발언자": f"{note.speaker} {note.title}".strip(),
        "매체  ": note.outlet,
        "출처  ": note.source,
        "시각  ": when and f"{when}({place})",
        "대상  ": note.about,
        "제목  ": note.head,
        "원문  ": note.original,
        "덧붙임": note.context,
        "링크  ": note.link,
    }
    yield from (f"  {label}  {text}" for label, text in told.items() if text)


def _who(note: Note) -> str:
    return ", ".join(part for part in (note.speaker, note.outlet, note.source) if part)
