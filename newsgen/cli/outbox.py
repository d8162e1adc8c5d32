"""``newsgen outbox``: what is on its way to a CMS, what got stuck, and what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli._difference import diff
from newsgen.cli.frame.newsroom import newsroom
from newsgen.cli.frame.options import json_option
from newsgen.cli.frame.outbox import open_outbox, outbox_option, send, wait_option
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings

if TYPE_CHECKING:
    from newsgen.acts.newsroom import Newsroom
    from newsgen.deliveries.delivery import Delivery
    from newsgen.deliveries.outbox import Outbox
    from newsgen.model import Article

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
    from newsgen.acts.delivering import unfinished

    desk = _told_of(ctx.obj, outbox_path) if telling else newsroom(ctx.obj, outbox_path)
    with desk.log() as opened:
        rows = unfinished(opened)
        if telling:
            ctx.exit(_sent_alone(desk, opened, rows, wait))
    ctx.exit(_sent(desk, rows, wait))


@outbox.command(options_metavar="[옵션]")
@click.argument("number", type=int, metavar="[번호]", required=False)
@wait_option
@outbox_option
@click.pass_context
def retry(ctx: click.Context, number: int | None, wait: float, outbox_path: Path | None) -> None:
    """실패하거나 막힌 것, 고치기를 기다리는 것을 다시 보냅니다. 번호가 없으면 모두."""
    from newsgen.acts import delivering

    desk = newsroom(ctx.obj, outbox_path)
    with desk.log() as opened:
        anew = delivering.again(opened, number)
    ctx.exit(_sent(desk, anew, wait))


@outbox.command(options_metavar="[옵션]")
@_number
@outbox_option
def arrived(number: int, outbox_path: Path | None) -> None:
    """들어갔는지 알 수 없던 것이 받는 쪽에 있다고 알립니다. 다시 보내지 않습니다."""
    from newsgen.acts import delivering

    with open_outbox(outbox_path) as opened:
        known = delivering.arrived(opened, number)
    say("\n".join(_lines([known])))


@outbox.command(options_metavar="[옵션]")
@_number
@outbox_option
def drop(number: int, outbox_path: Path | None) -> None:
    """보내지 않기로 합니다. CMS에 이미 있는 글은 그대로 둡니다."""
    from newsgen.acts import delivering

    with open_outbox(outbox_path) as opened:
        dropped = delivering.drop(opened, number)
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


def _told_of(settings: Settings, outbox_path: Path | None) -> Newsroom:
    """Return the newsroom of a run with nobody at the screen: who must mend the settings hears of it."""
    from newsgen.acts.newsroom import Newsroom
    from newsgen.cli.frame.unattended import loaded

    return Newsroom.of(loaded(settings, outbox_path), store=settings.store, outbox=outbox_path)


def _sent(desk: Newsroom, rows: list[Delivery], wait: float) -> int:
    """Send some rows and tell how each ended; return the exit code."""
    if not rows:
        click.echo("보낼 것이 없습니다.")
    return send(desk, rows, wait=wait)


def _sent_alone(desk: Newsroom, opened: Outbox, rows: list[Delivery], wait: float) -> int:
    """Send some rows with nobody at the screen, and tell people what they must know; return the exit code."""
    from newsgen.cli.frame.screen import told
    from newsgen.deliveries.rounds import went_round

    return went_round(
        opened, desk.desk, rows, patience=wait, tell=told, left_out=lambda article: _left_out(desk, article)
    )


def _left_out(desk: Newsroom, article: Article) -> tuple[str, ...]:
    from newsgen.acts.left_out import of_article

    return of_article(desk, article)


def _json(rows: list[Delivery]) -> str:
    import msgspec

    from newsgen.outputs.desk import OutboxListing, OutboxRow

    told = tuple(
        OutboxRow(
            id=row.id, article=row.order.article, version=row.order.version, target=row.order.target,
            action=row.order.action, status=row.order.status, at=row.order.at, state=row.state,
            attempts=row.attempts, due=row.due, remote=row.remote, answer=row.answer,
        )
        for row in rows
    )  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(OutboxListing(deliveries=told)), indent=1).decode()
