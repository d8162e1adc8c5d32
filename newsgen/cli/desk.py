"""``newsgen desk``: the pages on which editors work, and who may."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.newsroom import newsroom
from newsgen.cli.frame.options import json_option
from newsgen.cli.frame.outbox import open_outbox, outbox_option
from newsgen.cli.frame.screen import say, write_table
from newsgen.cli.frame.settings import Settings

if TYPE_CHECKING:
    from newsgen.desk.accounts import Accounts, Role, User

PASSWORD = "NEWSGEN_DESK_PASSWORD"  # noqa: S105 - the name of a variable
_FOLDER = click.Path(file_okay=False, path_type=Path)
_name = click.argument("name", metavar="이름")
_role = click.option(
    "--role",
    type=click.Choice(["writer", "editor", "admin"]),
    required=True,
    help="writer는 읽고 고치고, editor는 승인하고 보내며, admin은 사용자도 다룹니다.",
)


@click.group(invoke_without_command=True, subcommand_metavar="[명령 ...]", options_metavar="[옵션]")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="주소", help="열 주소.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8788,
    show_default=True,
    metavar="번호",
    help="열 포트. 0이면 비어 있는 것을 고릅니다.",
)
@click.option("--out", type=_FOLDER, metavar="폴더", help="기사 보관 폴더. 기본은 설정의 output.")
@outbox_option
@click.pass_context
def desk(ctx: click.Context, host: str, port: int, out: Path | None, outbox_path: Path | None) -> None:
    """기사를 만들고, 고치고, 승인하고, 보내는 화면을 엽니다. 먼저 desk user add로 사용자를 더하십시오."""
    if ctx.invoked_subcommand:
        return
    from newsgen.service import listening

    settings: Settings = ctx.obj
    room = newsroom(settings, outbox_path, out)._replace(settings=settings.config)
    accounts = _accounts()
    with listening.bind(host, port) as taken:
        if not accounts.every():
            say(
                "사용자가 없습니다. 먼저 더하십시오: newsgen desk user add 이름 --role admin",
                err=True,
            )
        say(f"{listening.address_of(taken)} 에서 데스크를 엽니다. 끝내려면 Ctrl-C를 누르십시오.", err=True)
        from newsgen.desk import server

        try:
            server.run(taken, room, accounts)
        except KeyboardInterrupt:
            click.echo("닫았습니다.", err=True)


@desk.group(subcommand_metavar="명령 ...", options_metavar="[옵션]")
def user() -> None:
    """데스크에서 누가 무엇을 할 수 있는지 정합니다."""


@user.command(options_metavar="[옵션]")
@_name
@_role
@click.option("--no-password", is_flag=True, help="비밀번호 없이: 믿는 프록시를 거쳐서만 들어옵니다.")
@outbox_option
def add(name: str, role: str, no_password: bool, outbox_path: Path | None) -> None:
    """사용자를 더합니다. 비밀번호는 두 번 묻거나 NEWSGEN_DESK_PASSWORD나 표준 입력에서 읽습니다."""
    accounts = _accounts()
    made = accounts.add(name, _as_role(role), "" if no_password else _password())
    _log(outbox_path, "desk-user-add", f"{made.name} {made.role}")
    say(f"{made.name}: {made.role.label}로 더했습니다.")


@user.command("list", options_metavar="[옵션]")
@json_option
def list_(as_json: bool) -> None:
    """사용자를 보여 줍니다."""
    every = _accounts().every()
    if as_json:
        click.echo(_json(every))
    elif every:
        write_table([_row(one) for one in every])
    else:
        say("사용자가 없습니다: newsgen desk user add 이름 --role admin")


@user.command("role", options_metavar="[옵션]")
@_name
@_role
@outbox_option
def role_(name: str, role: str, outbox_path: Path | None) -> None:
    """역할을 바꿉니다. 그 사용자는 다시 로그인해야 합니다."""
    made = _accounts().set_role(name, _as_role(role))
    _log(outbox_path, "desk-user-role", f"{made.name} {made.role}")
    say(f"{made.name}: 이제 {made.role.label}입니다.")


@user.command("password", options_metavar="[옵션]")
@_name
@outbox_option
def password_(name: str, outbox_path: Path | None) -> None:
    """비밀번호를 바꿉니다. 그 사용자는 다시 로그인해야 합니다."""
    made = _accounts().set_password(name, _password())
    _log(outbox_path, "desk-user-password", made.name)
    say(f"{made.name}: 비밀번호를 바꿨습니다.")


@user.command(options_metavar="[옵션]")
@_name
@outbox_option
def lock(name: str, outbox_path: Path | None) -> None:
    """들어오지 못하게 잠급니다."""
    made = _accounts().lock(name)
    _log(outbox_path, "desk-user-lock", made.name)
    say(f"{made.name}: 잠갔습니다.")


@user.command(options_metavar="[옵션]")
@_name
@outbox_option
def unlock(name: str, outbox_path: Path | None) -> None:
    """잠금을 풀고, 비밀번호를 틀린 횟수도 지웁니다."""
    from newsgen.desk.lockout import Lockout

    accounts = _accounts()
    made = accounts.unlock(name)
    Lockout(accounts).clear(made)
    _log(outbox_path, "desk-user-unlock", made.name)
    say(f"{made.name}: 다시 들어올 수 있습니다.")


@user.command(options_metavar="[옵션]")
@_name
@outbox_option
def remove(name: str, outbox_path: Path | None) -> None:
    """사용자를 뺍니다. 한 일은 기록에 남습니다."""
    made = _accounts().remove(name)
    _log(outbox_path, "desk-user-remove", made.name)
    say(f"{made.name}: 뺐습니다.")


def _accounts() -> Accounts:
    from newsgen.desk.accounts import Accounts
    from newsgen.desk.file import default_path

    return Accounts(default_path())


def _as_role(role: str) -> Role:
    from newsgen.desk.accounts import Role

    return Role(role)


def _password() -> str:
    """Return a new password: of the environment, of a pipe's first line, or asked for twice unseen."""
    from newsgen.errors import UsageProblem

    found = os.environ.get(PASSWORD, "")
    if not found and sys.stdin.isatty():
        typed: str = click.prompt("비밀번호", hide_input=True, confirmation_prompt="다시 한번", err=True)
        return typed
    found = found or sys.stdin.readline().rstrip("\r\n")
    if not found:
        raise UsageProblem(f"비밀번호가 없습니다. {PASSWORD}나 표준 입력으로 주십시오.")
    return found


def _log(outbox_path: Path | None, event: str, detail: str) -> None:
    with open_outbox(outbox_path) as outbox:
        outbox.record(event, article="", detail=detail)


def _row(one: User) -> tuple[str, ...]:
    from newsgen.korean import moment

    state = "잠김" if one.locked else "" if one.has_password else "비밀번호 없음"
    seen = f"마지막 로그인 {moment(one.seen)}" if one.seen else "로그인한 적 없음"
    return one.name, one.role.label, seen, state


def _json(every: list[User]) -> str:
    import msgspec

    told = [
        {
            "name": one.name,
            "role": one.role,
            "locked": one.locked,
            "has_password": one.has_password,
            "made": one.made,
            "seen": one.seen,
        }
        for one in every
    ]
    return msgspec.json.encode(told).decode()
