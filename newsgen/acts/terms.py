"""The desk's own terms: one changed or begun in the folder that the settings name, and told in the log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from newsgen.acts.newsroom import Newsroom
from newsgen.errors import Overtaken, UsageProblem
from newsgen.glossary import Glossary, Term, edit
from newsgen.glossary.edit import ABSENT, Proposed
from newsgen.glossary.salvage import salvaged

TERM = "term"
"""What the log calls it."""
NO_FOLDER = (
    "데스크의 용어집 폴더가 정해져 있지 않아 용어를 쓸 수 없습니다. newsgen.toml의 첫 표 앞에 "
    'glossary = "glossary"처럼 적고 그 폴더를 만든 뒤 데스크를 다시 켜십시오.'
)
_CHANGED = "{}: 그사이 파일이 바뀌었습니다. 지금 글과 적은 글을 보고 다시 저장하십시오."


class Book(NamedTuple):
    """All terms, the desk's own before those that are shipped."""

    glossary: Glossary
    own: frozenset[str]
    """Ids of those that stand in the desk's folder."""
    left_out: tuple[str, ...]
    """What of the folder could not be read, Korean lines."""


def book(newsroom: Newsroom) -> Book:
    """Return all terms that can be read."""
    folder = newsroom.desk.own_terms
    glossary, left_out = Glossary.salvaged(own=folder)
    own = salvaged(folder, Glossary.load().terms).terms if folder else []
    return Book(glossary, frozenset(term.id for term in own), left_out)


def state(newsroom: Newsroom, identity: str) -> str:
    """Return a hash of a term as it stands in the desk's folder; ``ABSENT`` where it does not."""
    folder = newsroom.desk.own_terms
    return edit.state(folder, identity) if folder else ABSENT


def proposed(newsroom: Newsroom, category: str, entry: Mapping[str, Any]) -> Proposed:
    """Return the file with a term in it and what lint says, with nothing written.

    A term that only the shipped glossary has is taken over whole. UsageProblem where there is no folder.
    """
    folder = _folder(newsroom)
    base = Glossary.load().terms
    return edit.proposed(folder, category, _whole(folder, entry, base), today(), base)


def saved(newsroom: Newsroom, category: str, entry: Mapping[str, Any], state: str) -> Proposed:
    """Write a term; Overtaken where it is not in the state that was changed, GlossaryProblem: wrong."""
    folder, identity = _folder(newsroom), str(entry["id"])
    with newsroom.log() as log, log.together():
        if edit.state(folder, identity) != state:
            raise Overtaken(_CHANGED.format(identity))
        made = proposed(newsroom, category, entry)
        edit.write(made)
        log.record(TERM, article="", detail=f"{identity} {made.path.name}")
    return made


def today() -> dt.date:
    """Return the day on which a term is written."""
    return dt.datetime.now().astimezone().date()


def _folder(newsroom: Newsroom) -> Path:
    folder = newsroom.desk.own_terms
    if folder is None:
        raise UsageProblem(NO_FOLDER)
    return folder


def _whole(folder: Path, entry: Mapping[str, Any], base: tuple[Term, ...]) -> dict[str, Any]:
    """Return the fields of a term that is to be written, with those of the shipped one that it replaces."""
    if edit.state(folder, str(entry["id"])) != ABSENT:
        return dict(entry)
    shipped = next((term for term in base if term.id == entry["id"]), None)
    return {**(edit.entry_of(shipped) if shipped else {}), **entry}
