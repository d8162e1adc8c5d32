"""The desk's notes as verbs read and write them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.newsroom import newsroom
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings
from newsgen.notes.fields import KINDS

if TYPE_CHECKING:
    from newsgen.acts.newsroom import Newsroom
    from newsgen.markets import Market, Session
    from newsgen.notes import DeskNotes


def written(
    settings: Settings, session: Session, kind: str, fields: dict[str, str], notes: Path | None
) -> None:
    """Write one note and show how an article tells it; NoteProblem where it cannot be printed."""
    from newsgen.acts import noting

    made = noting.note(_desk(settings, notes), session, kind, fields)
    click.echo(f"썼습니다: {made.file} [{KINDS[kind]}] {made.note.id}", err=True)
    click.echo(made.told)
    for doubt in made.doubts:
        say(f"확인: {doubt}", err=True)


def taken_back(settings: Settings, session: Session, name: str, notes: Path | None) -> None:
    """Take one note out and tell which; NoteProblem where there is none of that name."""
    from newsgen.acts import noting

    gone = noting.take_back(_desk(settings, notes), session, name)
    click.echo(f"지웠습니다: [{KINDS[gone.kind]}] {gone.text}", err=True)


def read_of(
    settings: Settings, market: Market, date: dt.datetime | None, notes: Path | None
) -> tuple[Session, DeskNotes]:
    """Return the session asked for and its notes."""
    from newsgen.acts import noting

    session = noting.session_of(market, date.date() if date else None)
    return session, noting.notes_of(_desk(settings, notes), session)


def _desk(settings: Settings, notes: Path | None) -> Newsroom:
    desk = newsroom(settings)
    return desk.with_notes(notes) if notes else desk
