"""``newsgen cms``: the places that articles go to, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.screen import plain, say
from newsgen.cli.frame.settings import Settings

if TYPE_CHECKING:
    from newsgen.config import Cms
    from newsgen.finding import Finding

_MARKS = {"ok": "✔", "warning": "△", "wrong": "✘"}


@click.group(subcommand_metavar="명령 ...", options_metavar="[옵션]")
def cms() -> None:
    """기사를 보낼 CMS를 보여 주고, 보낼 수 있는지 점검합니다."""


@cms.command("list", options_metavar="[옵션]")
@click.pass_obj
def list_(settings: Settings) -> None:
    """설정에 있는 CMS를 보여 줍니다."""
    from newsgen import config
    from newsgen.deliveries.kinds import kind, variable

    desk = config.load(settings.config)
    for name, place in desk.cms.items():
        needed = kind(name, place).needs_secret(place)
        secret = f"비밀번호 {variable(name)}" if needed else "비밀번호 없이"
        click.echo(f"{name}: {place.kind} {_where(place)} {place.user} {place.status} ({secret})")
    if not desk.cms:
        click.echo(f"설정에 CMS가 없습니다. {config.FILENAME}에 [cms.이름] 표를 더하십시오.")


def _where(place: Cms) -> str:
    """Return the address of a place as it may be shown."""
    from newsgen.network.address import address, mail_server

    try:
        return mail_server(place.address).url if place.kind == "mail" else address(place.address).url
    except ValueError as error:  # it may hold a password
        return f"(쓸 수 없는 url: {error})"


@cms.command(options_metavar="[옵션]")
@click.argument("name", metavar="[이름]", required=False)
@click.pass_context
def check(ctx: click.Context, name: str | None) -> None:
    """주소, 로그인, 역할, 분류, 시계를 보고, 초안을 써서 찾고 지워 봅니다. 이름이 없으면 모두 봅니다."""
    from newsgen import config
    from newsgen.deliveries.kinds import target
    from newsgen.finding import Severity

    settings: Settings = ctx.obj
    cms = config.load(settings.config).cms
    if name and name not in cms:
        target(cms, name)  # says which there are
    wrong = False
    for each in [name] if name else cms:
        if not name:
            click.echo(f"[{each}]")
        for finding in _looked_at(cms, each):
            say(f"{_MARKS[finding.severity]} {plain(finding.line)}")
            wrong = wrong or finding.severity is Severity.WRONG
    if not (name or cms):
        click.echo(f"설정에 CMS가 없습니다. {config.FILENAME}에 [cms.이름] 표를 더하십시오.")
    ctx.exit(1 if wrong else 0)


def _looked_at(cms: Mapping[str, Cms], name: str) -> Iterator[Finding[None]]:
    """Yield what is found at a target; one that cannot even be made is no reason to leave out the others."""
    from newsgen.deliveries.kinds import target
    from newsgen.errors import ConfigProblem, TargetClosed
    from newsgen.finding import Severity, found

    try:
        made = target(cms, name)
    except (ConfigProblem, TargetClosed) as trouble:
        yield found("settings", Severity.WRONG, str(trouble))
        return
    yield from made.check()
