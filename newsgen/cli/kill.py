"""``newsgen kill``: an article withdrawn everywhere, until a person takes that back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.feeds import tell_feeds
from newsgen.cli.frame.newsroom import newsroom
from newsgen.cli.frame.outbox import outbox_option, send, wait_option
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings
from newsgen.errors import UsageProblem

if TYPE_CHECKING:
    from newsgen.acts.withdrawing import Restored, Withdrawn


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
    from newsgen.acts import withdrawing

    if not by.strip():
        raise UsageProblem("--by에 결정한 사람의 이름을 적으십시오.")
    settings: Settings = ctx.obj
    desk = newsroom(settings, outbox_path, out)
    if undo:
        _tell_restored(article, withdrawing.restore(desk, article, by=by.strip(), reason=reason))
        return
    gone = withdrawing.withdraw(desk, article, by=by, reason=reason)
    click.echo(f"보관함과 화면: {_there(gone)}")
    tell_feeds(gone.feeds)
    ctx.exit(send(desk, gone.rows, desk.desk.cms, wait=wait))


def _there(gone: Withdrawn) -> str:
    if gone.before:
        from newsgen.korean import moment

        return f"{moment(gone.before.at)}에 이미 뺐습니다({gone.before.detail})."
    return "뺐습니다." if gone.there else "기사가 없습니다."


def _tell_restored(article: str, back: Restored) -> None:
    from newsgen.deliveries.steps import sending

    click.echo(f"되살렸습니다: {article}. 보관함에 기사가 {'있습니다' if back.there else '없습니다'}.")
    tell_feeds(back.feeds)
    if back.there and back.names:
        say(f"CMS에는 아직 없습니다. 다시 보내려면: {sending(back.file, back.names)}")
