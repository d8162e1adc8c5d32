"""The desk's notes of a session: read, and one more written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from newsgen import calendars, markets
from newsgen.acts.newsroom import Newsroom
from newsgen.config import Config
from newsgen.errors import NewsgenError, NoSession, NoteProblem
from newsgen.korean import attach, resolve
from newsgen.markets import Market, Session
from newsgen.model import Instrument, Note, Output
from newsgen.notes import DeskNotes, read
from newsgen.notes import file_of as place
from newsgen.notes.desk import LEFT_OUT, called, unknown
from newsgen.notes.read import content, listed
from newsgen.notes.write import added, removed
from newsgen.outputs import write
from newsgen.story.meant import symbols
from newsgen.story.names import Names, is_company
from newsgen.story.notes import preview
from newsgen.story.referring import is_open
from newsgen.story.spelling import Spelled


class Noted(NamedTuple):
    """A note that was written."""

    note: Note
    file: Path
    told: str
    """How an article tells it."""
    doubts: tuple[str, ...]
    """What the day says against it, Korean lines."""


def session_of(market: Market, day: dt.date | None = None) -> Session:
    """Return the session asked for, today's too while it still runs; NoSession for a day without one."""
    day = day or calendars.latest_finished(_now(), market.exchange)
    if not calendars.is_session(day, market.exchange):
        why = calendars.why_closed(day, exchange=market.exchange)
        raise NoSession(f"{day}: 거래일이 아닙니다({why}). --date를 확인하십시오.")
    return markets.session(market, day)


def file_of(newsroom: Newsroom, session: Session) -> Path:
    """Return where the notes of a session stand, there or not."""
    return place(Path(newsroom.desk.notes), session)


def note(newsroom: Newsroom, session: Session, kind: str, fields: Mapping[str, str]) -> Noted:
    """Add one note to the file of a session; NoteProblem where it cannot be printed: nothing is written."""
    file = file_of(newsroom, session)
    fields = with_subject(newsroom, session.market, fields)
    try:
        toml, made = added(content(file), kind, fields, session, until=_now())
    except NoteProblem as error:
        raise NoteProblem(f"{file}: {error} 아무것도 쓰지 않았습니다.") from error
    _write(file, toml)
    told = preview(made, session, newsroom.desk.templates)
    return Noted(made, file, told, doubts(newsroom, session, made))


def take_back(newsroom: Newsroom, session: Session, name: str) -> Note:
    """Take a note out of the file of a session, and return it; NoteProblem where there is none so called."""
    file = file_of(newsroom, session)
    toml, until = content(file), _now()
    gone = next(
        (each for each in listed(toml, session, until=until) if each.note and each.note.id == name), None
    )
    if gone is None or gone.note is None:
        raise NoteProblem(f"{file}: {name}: 그런 메모가 없습니다. 이름은 newsgen note list가 보여 줍니다.")
    _write(file, removed(toml, gone.kind, gone.nth, session, until=until))
    return gone.note


def doubts(newsroom: Newsroom, session: Session, made: Note) -> tuple[str, ...]:
    """Return Korean lines: what the day says against a note, and whether that keeps it from print.

    Nothing where there is no record of the day yet.
    """
    where = "-"
    try:
        left = _agreeing(newsroom, session, DeskNotes(notes=(made,), places={made.id: where}))
    except NewsgenError as problem:
        return (f"메모를 기록과 맞춰 보지 못했습니다. {problem}",)
    lines = (line.removeprefix(f"{called(made)}({where}): ") for line in left.problems)
    told = (line.replace(LEFT_OUT, "이대로는 기사에 싣지 않습니다.") for line in lines)
    return (*told, *_named(newsroom, session.market, made), *_awkward(session, made))


def _named(newsroom: Newsroom, market: Market, made: Note) -> tuple[str, ...]:
    """Return a Korean line on a note's company: by which name the article calls it, or that it is not named.

    A reason that does not name it is told behind its move.
    """
    if not is_company(made.about) or not newsroom.prices_at.exists():
        return ()
    with newsroom.prices() as store:
        names = Names(store.of(market).instruments(), newsroom.desk.style)
    name, spelled = names[made.about], Spelled(names, (made.about,))
    told = tuple(
        f"기사는 “{other}”을(를) “{own}”(으)로 적습니다. 한 기사에서 한 회사는 한 이름입니다."
        for other, own in spelled.changes(made)
    )
    if made.kind == "quote" or not is_open(spelled.note(made), name, ""):
        return tuple(map(resolve, told))
    return (
        f"글에 {name.short}의 이름이 없어, 기사는 {attach(name.short, '이/가')} 움직인 폭을 한 문장으로 적고 "
        "그 뒤에 이 글을 둡니다. 이름을 넣어 쓰면 더 자연스럽습니다.",
    )


def _awkward(session: Session, made: Note) -> Iterator[str]:
    """Yield Korean lines on what a copy editor would mend in a note's text; what somebody said stands."""
    if made.is_spoken or made.kind == "link":
        return
    from newsgen.checks import Checker  # noqa: PLC0415 - slow, and only for a note that is written
    from newsgen.checks.words import particles, style  # noqa: PLC0415 - as above

    found = Checker(None, Config()).check(made.text, day=session.day, market=session.market.name).findings
    for one in found:
        if one.code in {particles.CODE, style.CODE} and one.severity != "hint":
            to = f" → {one.suggestion}" if one.suggestion else ""
            yield f"글의 “{one.text}”{to}: {one.message}"


def notes_of(newsroom: Newsroom, session: Session) -> DeskNotes:
    """Read the notes of a session, held against its record; NewsgenError where there is no file of them."""
    file = file_of(newsroom, session)
    if not file.exists():
        raise NewsgenError(f"{file}: 메모 파일이 없습니다. newsgen note add로 만드십시오.")
    desk = read(file, session, until=_now())
    about = [made.about for made in desk.notes if made.about]
    known = _subjects(newsroom, session.market, about)
    meant = {name: _meant(newsroom, session.market, name) for name in {*about} - known}
    known |= {*chain.from_iterable(meant.values())}
    return _agreeing(newsroom, session, desk.about(known, meant.__getitem__))


def _agreeing(newsroom: Newsroom, session: Session, desk: DeskNotes) -> DeskNotes:
    """Return the notes that an article of their session prints, as far as the store tells."""
    if not newsroom.prices_at.exists():
        return desk
    from newsgen import pipeline  # noqa: PLC0415 - without prices none of its stages is needed

    with newsroom.prices() as store:
        return pipeline.agreeing(desk, store, session, newsroom.desk)


def _subjects(newsroom: Newsroom, market: Market, wanted: list[str]) -> set[str]:
    """Return those of some subjects that a market has: its own, and what the store lists of it."""
    known = {*market.subject_of, market.exchange} & {*wanted}
    if known >= set(wanted) or not newsroom.prices_at.exists():
        return known
    with newsroom.prices() as store:
        return known | set(store.of(market).listed(wanted))


def with_subject(newsroom: Newsroom, market: Market, fields: Mapping[str, str]) -> Mapping[str, str]:
    """Return the fields of a note whose subject goes by its symbol, whatever name it was given by.

    Raises NoteProblem for a note about what the market does not have.
    """
    about = fields.get("about")
    if about is None or about in _subjects(newsroom, market, [about]):
        return fields
    found = _meant(newsroom, market, about)
    if len(found) == 1:
        return {**fields, "about": found[0]}
    raise NoteProblem(f"--about {unknown(about, found)}")


def _meant(newsroom: Newsroom, market: Market, name: str) -> list[str]:
    """Return the symbols of whom a name may mean, as far as the store lists companies."""
    listed: Mapping[str, Instrument] = {}
    if newsroom.prices_at.exists():
        with newsroom.prices() as store:
            listed = store.of(market).instruments()
    return symbols(name, market, listed, newsroom.desk.style)


def _write(file: Path, toml: str) -> None:
    body = toml.encode()
    write([Output(format="toml", filename=file.name, media_type="application/toml", body=body)], file.parent)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
