"""The ranking beside what an editor would look at: made-up headlines of five real sessions."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from newsgen import markets
from newsgen.editions import CLOSE
from newsgen.facts import FactBook
from newsgen.facts.fact import make
from newsgen.model import Account, Event, Headline, Instrument, Item, Kind, Score
from newsgen.suggest import Topic, ranked, topics
from tests.markets import US

LABELLED = tomllib.loads((Path(__file__).parent / "labelled.toml").read_text(encoding="utf-8"))["session"]

LISTED = {
    "WSM": ("윌리엄스 소노마", "Williams-Sonoma, Inc. Common Stock (DE)"),
    "ALGN": ("얼라인 테크놀로지", "Align Technology, Inc. - Common Stock"),
    "IBKR": ("인터랙티브 브로커스", "Interactive Brokers Group, Inc. - Class A Common Stock"),
    "WBD": ("워너 브로스 디스커버리", "Warner Bros. Discovery, Inc. - Series A Common Stock"),
    "PHM": ("펄티그룹", "PulteGroup, Inc. Common Stock"),
    "BAX": ("박스터 인터내셔널", "Baxter International Inc. Common Stock"),
    "FTNT": ("포티넷", "Fortinet, Inc. - Common Stock"),
}
"""How a broker lists some that the desk has no spelling of."""
INSTRUMENTS = {
    symbol: Instrument(symbol=symbol, english=english, korean=korean, kind=Kind.STOCK)
    for symbol, (korean, english) in LISTED.items()
}


def item(about: str, total: float) -> Item:
    score = Score(surprise=total, tested=1, weight=0.0, freshness=0.0, bits=total, total=total)
    return Item(rule="any", about=about, facts=(), score=score, reason="", subjects={})


def report(symbol: str, part: Any, session: markets.Session) -> Event:
    day = session.previous.day if part == "after" else session.day
    account = Account(id=symbol, kind="earnings", about=symbol, source="made up", day=day, part=part)
    return Event(
        id=f"earnings:{symbol}@{session}", kind="earnings", about=symbol, session=session.day, day=day,
        part=part, status="reported", accounts=(account,),
    )  # fmt: skip


def told(given: dict[str, Any]) -> tuple[markets.Session, dict[str, Topic], list[Headline]]:
    session = markets.session(US, given["day"])
    facts = [
        make("change_day", symbol, move, "percent", session.day) for symbol, move in given["moves"].items()
    ]
    events = [report(symbol, part, session) for symbol, part in given["reports"].items()]
    book = FactBook(session, facts, events=events)
    items = [item(about, 9.0 - at) for at, about in enumerate([*given["moves"], *given["others"]])]
    found = {one.about: one for one in topics(book, items, CLOSE, INSTRUMENTS)}
    headlines = [
        Headline(
            title=one["title"],
            publisher=one["publisher"],
            at=one["at"],
            symbols=tuple(one.get("symbols", ())),
        )
        for one in given["headlines"]
    ]
    return session, found, headlines


def places() -> list[tuple[str, int | None]]:
    """Where the first that an editor would look at stands in each list: 0 for the top."""
    found = []
    for given in LABELLED:
        session, subjects, headlines = told(given)
        wanted = {one["title"]: set(one.get("first", ())) for one in given["headlines"]}
        for about, topic in subjects.items():
            listed = [one.headline.title for one in ranked(headlines, topic, session)]
            best = [at for at, title in enumerate(listed) if about in wanted[title]]
            if any(about in each for each in wanted.values()):
                found.append((f"{given['day']} {about}", min(best, default=None)))
    return found


def test_what_an_editor_would_look_at_stands_first() -> None:
    found = places()
    assert len(found) >= 35
    assert sum(at == 0 for _, at in found) / len(found) >= 0.95, [one for one in found if one[1] != 0]
    assert all(at is not None and at < 3 for _, at in found)


def test_hardly_anything_else_is_listed() -> None:
    listed = wrong = 0
    for given in LABELLED:
        session, subjects, headlines = told(given)
        fit = {one["title"]: {*one.get("first", ()), *one.get("good", ())} for one in given["headlines"]}
        for about, topic in subjects.items():
            shown = ranked(headlines, topic, session)[:5]
            listed += len(shown)
            wrong += sum(about not in fit[one.headline.title] for one in shown)
    assert wrong / listed <= 0.12
