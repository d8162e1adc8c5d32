"""``newsgen outbox``: what is on its way to a CMS, what got stuck, and what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli._difference import diff
from newsgen.cli.frame.options import json_option
from newsgen.cli.frame.outbox import open_outbox, outbox_option, send, wait_option
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings
from newsgen.errors import UsageProblem

if TYPE_CHECKING:
    from newsgen.config import Config
    from newsgen.deliveries.delivery import Delivery
    from newsgen.deliveries.outbox import Outbox

_number = click.argument("number", type=int, metavar="번호")


@click.group(subcommand_metavar="명령 ...", options_metavar="[옵션]")
def outbox() -> None:
    """CMS로 가는 기사를 보고, 이어 보내고, 다시 보내고, 버립니다."""


@outbox.command("list", options_metavar="[옵션]")
@click.option("--all", "everything", is_flag=True, help="끝난 것까지 모두.")
@json_option
@outbox_option
def list_(everything: bool, as_json: bool, outbox_path: Path | None) -> None:
    """아직 끝나지 않은 것을 보여 줍니다."""
    with open_outbox(outbox_path) as opened:
        rows = [row for row in opened.rows() if everything or not row.state.over]
    if as_json:
        click.echo(_json(rows))
    elif rows:
        say("\n".join(_lines(rows)))
    else:
        click.echo(
            "발송함이 비어 있습니다." if everything else "남은 것이 없습니다. 끝난 것까지 보려면 --all"
        )


@outbox.command(options_metavar="[옵션]")
@click.option(
    "--days",
    type=click.IntRange(1),
    default=7,
    show_default=True,
    metavar="날수",
    help="며칠 안에 쓴 초안까지 볼지. 막히거나 실패한 것은 언제 것이든 보입니다.",
)
@click.option("--all", "everything", is_flag=True, help="초안을 언제 것이든 모두.")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="폴더", help="기사 보관 폴더. 기본은 설정의 output."
)
@json_option
@outbox_option
@click.pass_obj
def waiting(
    settings: Settings, days: int, everything: bool, out: Path | None, as_json: bool, outbox_path: Path | None
) -> None:
    """사람을 기다리는 것을 보여 줍니다: 승인하거나 게시할 초안, 막히거나 실패한 것, 그 까닭과 다음 명령."""
    import datetime as dt

    from newsgen import config
    from newsgen.cli.frame.waiting import as_json as in_json
    from newsgen.cli.frame.waiting import as_lines
    from newsgen.deliveries import waiting as look

    folder = out or Path(config.load(settings.config).output)
    with open_outbox(outbox_path) as opened:
        every = look.waiting(opened, folder)
        found = every if everything else look.recent(every, opened.now() - dt.timedelta(days=days))
    older = len(every) - len(found)
    if as_json:
        click.echo(in_json(found, older))
    else:
        say("\n".join(as_lines(found, older)))


@outbox.command("send", options_metavar="[옵션]")
@click.option(
    "--tell",
    "telling",
    is_flag=True,
    help="cron에서: 새 초안과 사람이 할 일을 [notify]로 한 번씩 알리고, 보낼 것이 없으면 조용합니다.",
)
@wait_option
@outbox_option
@click.pass_context
def send_(ctx: click.Context, telling: bool, wait: float, outbox_path: Path | None) -> None:
    """보낼 때가 된 것을 이어 보냅니다."""
    from newsgen.cli.frame.unattended import loaded

    desk = loaded(ctx.obj, outbox_path) if telling else None
    with open_outbox(outbox_path) as opened:
        rows = [row for row in opened.rows() if not row.state.over]
        ctx.exit(_sent_alone(ctx.obj, desk, opened, rows, wait) if desk else _sent(ctx, opened, rows, wait))


@outbox.command(options_metavar="[옵션]")
@click.argument("number", type=int, metavar="[번호]", required=False)
@wait_option
@outbox_option
@click.pass_context
def retry(ctx: click.Context, number: int | None, wait: float, outbox_path: Path | None) -> None:
    """실패하거나 막힌 것, 고치기를 기다리는 것을 다시 보냅니다. 번호가 없으면 모두."""
    with open_outbox(outbox_path) as opened:
        chosen = _chosen(opened, number)
        if number is None:
            chosen = [row for row in chosen if not row.state.over]
        anew = [_begun_anew(opened, row, looked=number is not None) for row in chosen]
        ctx.exit(_sent(ctx, opened, anew, wait))


@outbox.command(options_metavar="[옵션]")
@_number
@outbox_option
def arrived(number: int, outbox_path: Path | None) -> None:
    """들어갔는지 알 수 없던 것이 받는 쪽에 있다고 알립니다. 다시 보내지 않습니다."""
    from newsgen.deliveries.pushing import in_doubt

    with open_outbox(outbox_path) as opened:
        (row,) = _chosen(opened, number)
        if not in_doubt(row):
            raise UsageProblem(f"{number}번은 들어갔는지 묻고 있는 것이 아닙니다.")
        known = opened.change(row, "arrived", state="success", answer="사람이 받는 쪽에서 확인했습니다.")
    say("\n".join(_lines([known])))


@outbox.command(options_metavar="[옵션]")
@_number
@outbox_option
def drop(number: int, outbox_path: Path | None) -> None:
    """보내지 않기로 합니다. CMS에 이미 있는 글은 그대로 둡니다."""
    with open_outbox(outbox_path) as opened:
        (row,) = _chosen(opened, number)
        if row.state.over:
            raise UsageProblem(
                f"{number}번은 이미 끝났습니다. CMS에서 거두려면 newsgen kill {row.order.article}"
            )
        dropped = opened.change(row, "drop", state="dropped", answer="버렸습니다.")
    say("\n".join(_lines([dropped])))


@outbox.command(options_metavar="[옵션]")
@click.argument("article", metavar="[기사-ID]", required=False)
@outbox_option
def log(article: str | None, outbox_path: Path | None) -> None:
    """누가 언제 무엇을 했는지 처음부터 보여 줍니다. 이 기록은 지우거나 고칠 수 없습니다."""
    from newsgen.korean import moment

    with open_outbox(outbox_path) as opened:
        for event in opened.events(article):
            to = f" → {event.target}" if event.target else ""
            click.echo(
                f"{moment(event.at, seconds=True)} {event.who} {event.event} "
                f"{event.article} v{event.version}{to} {event.hash[:12]} {event.detail}".rstrip()
            )


outbox.add_command(diff)


def _lines(rows: list[Delivery]) -> list[str]:
    from newsgen.deliveries.telling import line

    return [line(row) for row in rows]


def _chosen(opened: Outbox, number: int | None) -> list[Delivery]:
    if number is None:
        return opened.rows()
    row = opened.get(number)
    if row is None:
        raise UsageProblem(f"{number}번은 발송함에 없습니다. 번호는 newsgen outbox list --all로 봅니다.")
    return [row]


def _begun_anew(opened: Outbox, row: Delivery, *, looked: bool) -> Delivery:
    """Let a row that stopped begin anew; one that is over, on its way or not tried yet stays as it is.

    ``looked``: it was named, so that somebody has seen that it did not arrive where that was in doubt.
    """
    if row.state.value not in {"failed", "blocked", "retrying"}:
        return row
    return opened.revive(row, sent="" if looked and row.state.value == "blocked" else None)


def _sent(ctx: click.Context, opened: Outbox, rows: list[Delivery], wait: float) -> int:
    """Send some rows and tell how each ended; return the exit code."""
    from newsgen import config

    if not rows:
        click.echo("보낼 것이 없습니다.")
    settings: Settings = ctx.obj
    return send(
        opened, config.load(settings.config), dict.fromkeys(row.order.target for row in rows), rows, wait
    )


def _sent_alone(settings: Settings, desk: Config, opened: Outbox, rows: list[Delivery], wait: float) -> int:
    """Send some rows with nobody at the screen, and tell people what they must know; return the exit code."""
    from newsgen.cli.frame.left_out import of_article
    from newsgen.cli.frame.screen import told
    from newsgen.deliveries.rounds import went_round

    return went_round(
        opened,
        desk,
        rows,
        patience=wait,
        tell=told,
        left_out=lambda article: of_article(settings, desk, article),
    )


def _json(rows: list[Delivery]) -> str:
    import msgspec

    told = [
        {
            "id": row.id,
            **{
                name: value
                for name, value in msgspec.to_builtins(row.order).items()
                if name in {"article", "version", "target", "action", "status", "at"}
            },
            "state": row.state,
            "attempts": row.attempts,
            "due": row.due,
            "remote": row.remote,
            "answer": row.answer,
        }
        for row in rows
    ]
    document = {"schema": "newsgen/outbox/v1", "deliveries": told}
    return msgspec.json.format(msgspec.json.encode(document), indent=1).decode()
