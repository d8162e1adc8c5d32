"""``newsgen note suggest``: what is known beside a session's items, and a note of it by a keystroke."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.computed import computed
from newsgen.cli.frame.options import at_option, edition_option, json_option, notes_option
from newsgen.cli.frame.screen import told
from newsgen.cli.frame.settings import Settings

if TYPE_CHECKING:
    from newsgen.markets import Session
    from newsgen.pipeline import Day
    from newsgen.suggest import Beside, Topic

KEYS = "123456789abcdefghijklmnoprstuvwxyz"
"""What is pressed to choose one, in the order of the list; q ends."""


@click.command(options_metavar="[옵션]")
@click.argument("day", metavar="[날짜]", required=False, type=click.DateTime(["%Y-%m-%d"]))
@edition_option
@at_option
@click.option("--offline", is_flag=True, help="뉴스를 찾지 않고 저장소의 사건만 보여 줍니다.")
@json_option
@notes_option
@click.pass_obj
def suggest(
    settings: Settings,
    day: dt.datetime | None,
    edition: str,
    at: dt.datetime | None,
    offline: bool,
    as_json: bool,
    notes: Path | None,
) -> None:
    """기삿거리마다 그날의 사건과 뉴스 제목을 보여 주고, 터미널에서는 골라서 메모로 씁니다.

    제목은 보기만 하는 것입니다. 기사나 저장소에 옮기지 않으며, 메모의 글은 데스크가 씁니다.
    """
    from newsgen import config
    from newsgen.acts import suggesting

    made = computed(settings, day, edition, at)
    _, found, troubles = suggesting.suggested(made, config.load(settings.config).suggest, offline=offline)
    if as_json:
        click.echo(_json(made, found, troubles), nl=False)
        return
    for trouble in troubles:
        told(f"알림: {trouble}")
    asks = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    click.echo("\n".join(_lines(made.session, found, numbered=asks)))
    choices = [choice for each in found for choice in each.choices][: len(KEYS)]
    if asks and choices:
        from newsgen.cli import _choosing

        _choosing.choose(settings, made.session, dict(zip(KEYS, choices, strict=False)), notes)


def _lines(session: Session, found: tuple[Beside, ...], *, numbered: bool) -> Iterator[str]:
    from newsgen.acts.suggesting import told as told_of

    if not found:
        yield f"{session}: 기삿거리 곁에서 찾은 사건이나 뉴스가 없습니다."
        return
    yield f"{session} 기삿거리 곁의 사건과 뉴스. 제목은 기사에 옮기지 않습니다."
    keys = iter(KEYS if numbered else "")
    for each in found:
        yield f"\n■ {_titled(each.topic)}"
        for choice in each.choices:
            key = next(keys, "")
            yield f" {f'[{key}]' if key else ' ·'} {told_of(choice, session)}"
            if choice.what.link:
                yield f"           {choice.what.link}"


def _titled(topic: Topic) -> str:
    symbol = "" if topic.about == topic.name else f"({topic.about})"
    return topic.name + symbol + ("" if topic.move is None else f" {topic.move:+.1f}%")


def _json(day: Day, found: tuple[Beside, ...], troubles: tuple[str, ...]) -> bytes:
    from newsgen.outputs import suggestions
    from newsgen.suggest import ready

    rows = (
        suggestions.Suggestion(
            about=each.topic.about,
            name=each.topic.name,
            move=each.topic.move,
            events=tuple(
                suggestions.event_row(one, ready.text(one, each.topic, day.session))
                for one in each.topic.events
            ),
            headlines=tuple(suggestions.headline_row(one.headline, one.worth) for one in each.headlines),
        )
        for each in found
    )
    return suggestions.listing(day.session.day, day.edition.name, rows, troubles)
