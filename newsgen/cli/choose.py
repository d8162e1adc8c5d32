"""``newsgen choose``: what an article tells and how it is headed, as far as an editor decides it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from newsgen.cli.frame.options import at_option, date_option, edition_option, notes_option
from newsgen.cli.frame.outbox import outbox_option
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings

if TYPE_CHECKING:
    from newsgen.acts.choosing import Asked, Chosen
    from newsgen.acts.newsroom import Newsroom
    from newsgen.story import Candidate

_Verb = TypeVar("_Verb", bound=Callable[..., Any])

_by_option = click.option("--by", metavar="이름", default="", help="고르는 사람. 기본은 로그인한 사용자.")


@click.group(subcommand_metavar="명령 ...", options_metavar="[옵션]")
def choose() -> None:
    """기삿거리를 고정하거나 빼고, 제목과 부제를 후보에서 고릅니다. 고른 대로 기사를 다시 만들어 증명합니다.

    고른 것은 메모 곁의 <폴더>/<거래일>.<판>.choices.toml에 있고, 손으로 고쳐도 됩니다. 기사에는 newsgen
    today로 다시 만들 때 들어갑니다.
    """


def _asking(verb: _Verb) -> _Verb:
    """Give a verb the options by which it knows the newsroom and the article: see :func:`_where`."""
    for option in (_by_option, outbox_option, notes_option, at_option, edition_option, date_option):
        verb = option(verb)
    return verb


def _where(
    settings: Settings,
    *,
    date: dt.datetime | None,
    edition: str,
    at: dt.datetime | None,
    notes: Path | None,
    outbox_path: Path | None,
    by: str,
) -> tuple[Newsroom, Asked]:
    """Return the newsroom and the article that the options mean."""
    from newsgen.acts.choosing import Asked
    from newsgen.cli.frame.newsroom import newsroom
    from newsgen.cli.frame.when import moment_of

    room = newsroom(settings, outbox_path).by(by.strip() or _user())
    moment = moment_of(edition, date, at)
    day = moment.date() if moment else date.date() if date else None
    return (room.with_notes(notes) if notes else room), Asked(edition, day, moment)


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


_items = click.argument("items", metavar="기삿거리...", nargs=-1, required=True)


@choose.command(options_metavar="[옵션]")
@_asking
@click.pass_obj
def show(settings: Settings, /, **where: Any) -> None:
    """고정하고 뺀 것과, 고를 수 있는 제목과 부제를 보여 줍니다. 지금 것에 *가 있습니다."""
    from newsgen.acts import choosing

    there = _where(settings, **where)
    _told(choosing.chosen(*there))
    found = choosing.offered(*there).lines
    _listed("제목(newsgen choose headline 열쇠)", found.headlines)
    _listed("부제(newsgen choose deck 열쇠)", found.decks)


@choose.command(options_metavar="[옵션]")
@_items
@_asking
@click.pass_obj
def pin(settings: Settings, /, items: tuple[str, ...], **where: Any) -> None:
    """기삿거리(newsgen items의 규칙:대상)를 점수와 상관없이 싣게 합니다."""
    from newsgen.acts import choosing

    _told(choosing.pin(*_where(settings, **where), items))


@choose.command(options_metavar="[옵션]")
@_items
@_asking
@click.pass_obj
def leave(settings: Settings, /, items: tuple[str, ...], **where: Any) -> None:
    """기삿거리를 싣지 않게 합니다. 제목과 부제, 요약에서도 빠집니다."""
    from newsgen.acts import choosing

    _told(choosing.leave(*_where(settings, **where), items))


@choose.command(options_metavar="[옵션]")
@_items
@_asking
@click.pass_obj
def back(settings: Settings, /, items: tuple[str, ...], **where: Any) -> None:
    """고정하거나 뺀 기삿거리를 규칙에 돌려줍니다. 제목과 부제는 headline, deck이라고 씁니다."""
    from newsgen.acts import choosing

    _told(choosing.give_back(*_where(settings, **where), items))


@choose.command(options_metavar="[옵션]")
@click.argument("key", metavar="열쇠")
@_asking
@click.pass_obj
def headline(settings: Settings, /, key: str, **where: Any) -> None:
    """제목을 후보에서 고릅니다."""
    from newsgen.acts import choosing

    _told(choosing.take(*_where(settings, **where), "headline", key))


@choose.command(options_metavar="[옵션]")
@click.argument("key", metavar="열쇠")
@_asking
@click.pass_obj
def deck(settings: Settings, /, key: str, **where: Any) -> None:
    """부제를 후보에서 고릅니다."""
    from newsgen.acts import choosing

    _told(choosing.take(*_where(settings, **where), "deck", key))


def _told(found: Chosen) -> None:
    """Tell what is chosen now, and where it stands."""
    chosen = found.choices
    click.echo(f"{found.session} {found.edition.korean}: {found.file}")
    rows = [
        *(("고정", key, by) for key, by in chosen.pinned.items()),
        *(("뺌", key, by) for key, by in chosen.left_out.items()),
        *((what, f"‘{line.text}’" if line.text else line.key, line.by)
          for what, line in (("제목", chosen.headline), ("부제", chosen.deck)) if line),
    ]  # fmt: skip
    for what, which, by in rows or [("고른 것 없음", "", "")]:
        click.echo(f"  {what} {which}{f' ({by})' if by else ''}".rstrip())
    for problem in chosen.problems:
        say(f"확인: {problem}", err=True)


def _listed(title: str, lines: tuple[Candidate, ...]) -> None:
    say(title)
    for line in lines:
        click.echo(f"{'*' if line.taken else ' '} {line.key}  {line.text}")
