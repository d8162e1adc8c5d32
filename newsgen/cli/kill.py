"""``newsgen kill``: an article withdrawn everywhere, until a person takes that back."""

from __future__ import annotations

from pathlib import Path

import click

from newsgen.cli.frame.outbox import open_outbox, outbox_option, send, wait_option
from newsgen.cli.frame.settings import Settings
from newsgen.errors import UsageProblem


@click.command(options_metavar="[옵션]")
@click.argument("article", metavar="기사-ID")
@click.option("--by", required=True, metavar="이름", help="거두기로, 또는 되살리기로 한 사람.")
@click.option("--reason", default="", metavar="까닭", help="왜 거두는지. 기록에 남습니다.")
@click.option("--undo", is_flag=True, help="거둔 것을 되살립니다. CMS에는 newsgen publish로 다시 보냅니다.")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="폴더", help="기사 보관 폴더. 기본은 설정의 output."
)
@wait_option
@outbox_option
@click.pass_context
def kill(
    ctx: click.Context,
    article: str,
    by: str,
    reason: str,
    out: Path | None,
    wait: float,
    outbox_path: Path | None,
    *,
    undo: bool,
) -> None:
    """기사를 설정의 모든 CMS와 피드에서 거둬들입니다. 되살리기 전에는 어느 판도 다시 나가지 않습니다."""
    from newsgen import config
    from newsgen.archive import Archive, key_of
    from newsgen.cli.frame.feeds import rewrite_feeds
    from newsgen.deliveries.approval import KILL, restore
    from newsgen.deliveries.approved import Approved
    from newsgen.deliveries.ordering import order_kill
    from newsgen.deliveries.steps import sending

    settings: Settings = ctx.obj
    desk = config.load(settings.config)
    key = key_of(article)
    if key is None:
        raise UsageProblem(f"{article}: 기사 ID가 아닙니다. 2025-08-13-us-close처럼 쓰십시오.")
    if not by.strip():
        raise UsageProblem("--by에 결정한 사람의 이름을 적으십시오.")
    archive = Archive(out or Path(desk.output))
    with open_outbox(outbox_path) as outbox:
        if undo:
            restore(outbox, article, by=by.strip(), reason=reason)
            there = archive.restore(key)
            click.echo(f"되살렸습니다: {article}. 보관함에 기사가 {'있습니다' if there else '없습니다'}.")
            rewrite_feeds(desk, Approved(outbox.path))
            sent = dict.fromkeys(row.order.target for row in outbox.rows("article = ?", article))
            if there and (names := [name for name in sent if name in desk.cms]):
                command = sending(archive.folder.absolute() / f"{key.session}" / f"{key.edition}.json", names)
                click.echo(f"CMS에는 아직 없습니다. 다시 보내려면: {command}")
            return
        outbox.record(KILL, article=article, detail=f"{by}: {reason}".rstrip(": "))
        gone = archive.withdraw(key)
        click.echo(f"보관함과 화면: {'뺐습니다.' if gone else '기사가 없습니다.'}")
        rewrite_feeds(desk, Approved(outbox.path))
        known = (row.order.target for row in outbox.rows("article = ?", article))
        rows = [order_kill(outbox, article, name) for name in dict.fromkeys((*desk.cms, *known))]
        code = send(outbox, desk, desk.cms, rows, wait)
    ctx.exit(code)
