"""``newsgen cms``: the places that articles go to, and what is wrong with one."""

from __future__ import annotations

import click

from newsgen.cli.frame.settings import Settings

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
        click.echo(f"{name}: {place.kind} {place.url} {place.user} {place.status} ({secret})")
    if not desk.cms:
        click.echo(f"설정에 CMS가 없습니다. {config.FILENAME}에 [cms.이름] 표를 더하십시오.")


@cms.command(options_metavar="[옵션]")
@click.argument("name", metavar="이름")
@click.pass_context
def check(ctx: click.Context, name: str) -> None:
    """주소, https, 로그인, 역할, 분류, 시계를 하나씩 보고 무엇이 잘못됐는지 말합니다."""
    from newsgen import config
    from newsgen.deliveries.kinds import target

    settings: Settings = ctx.obj
    found = list(target(config.load(settings.config).cms, name).check())
    for finding in found:
        click.echo(f"{_MARKS[finding.severity]} {finding.line}")
    ctx.exit(1 if any(finding.severity == "wrong" for finding in found) else 0)
