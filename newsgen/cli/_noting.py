"""The desk's notes as verbs read and write them: whose session, which file, about what."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli._noted import KINDS
from newsgen.cli.frame.settings import Settings
from newsgen.errors import NewsgenError, NoSession, NoteProblem

if TYPE_CHECKING:
    from newsgen.markets import Market, Session
    from newsgen.notes import DeskNotes


def written(
    settings: Settings, session: Session, kind: str, fields: dict[str, str], notes: Path | None
) -> None:
    """Write one note and show how an article tells it; NoteProblem where it cannot be printed."""
    from newsgen import config
    from newsgen.model import Output
    from newsgen.notes.read import content
    from newsgen.notes.write import added
    from newsgen.outputs import write
    from newsgen.story.notes import preview

    file = file_of(settings, notes, session)
    require_subject(settings, session.market, fields)
    try:
        toml, made = added(content(file), kind, fields, session, until=now())
    except NoteProblem as error:
        raise NoteProblem(f"{file}: {error} 아무것도 쓰지 않았습니다.") from error
    output = Output(format="toml", filename=file.name, media_type="application/toml", body=toml.encode())
    write([output], file.parent)
    click.echo(f"썼습니다: {file} [{KINDS[kind]}] {made.id}", err=True)
    click.echo(preview(made, session, config.load(settings.config).templates))


def session_of(market: Market, date: dt.datetime | None) -> Session:
    """Return the session asked for, today's too while it still runs; NoSession for a day without one."""
    from newsgen import calendars, markets

    day = date.date() if date else calendars.latest_finished(now(), market.exchange)
    if not calendars.is_session(day, market.exchange):
        why = calendars.why_closed(day, exchange=market.exchange)
        raise NoSession(f"{day}: 거래일이 아닙니다({why}). --date를 확인하십시오.")
    return markets.session(market, day)


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def file_of(settings: Settings, notes: Path | None, session: Session) -> Path:
    from newsgen import config
    from newsgen.notes import file_of as place

    return place(notes or Path(config.load(settings.config).notes), session)


def read_of(settings: Settings, market: Market, date: dt.datetime | None, notes: Path | None) -> DeskNotes:
    from newsgen.notes import read

    session = session_of(market, date)
    file = file_of(settings, notes, session)
    if not file.exists():
        raise NewsgenError(f"{file}: 메모 파일이 없습니다. newsgen note add로 만드십시오.")
    desk = read(file, session, until=now())
    return desk.about(_subjects(settings, market, [made.about for made in desk.notes if made.about]))


def _subjects(settings: Settings, market: Market, wanted: list[str]) -> set[str]:
    """Return those of some subjects that a market has: its own, and what the store lists of it."""
    from newsgen.store import Store, default_path

    known = {*market.subject_of, market.exchange} & {*wanted}
    path = settings.store or default_path()
    if known >= set(wanted) or not path.exists():
        return known
    with Store.open(path) as store:
        return known | set(store.of(market).listed(wanted))


def require_subject(settings: Settings, market: Market, fields: dict[str, str]) -> None:
    about = fields.get("about")
    if about is not None and about not in _subjects(settings, market, [about]):
        raise NoteProblem(
            f"--about {about}: {market.nouns.stocks}에 없는 대상입니다. 지수나 종목의 기호로 쓰십시오."
        )
