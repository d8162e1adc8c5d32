"""``newsgen feed``: the archive as feeds for readers, portals and other programs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from newsgen.acts.feeds import USUAL
from newsgen.cli.frame.feeds import tell_feeds
from newsgen.cli.frame.newsroom import newsroom
from newsgen.cli.frame.outbox import outbox_option
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings
from newsgen.cli.frame.touched import tell_touched
from newsgen.errors import ConfigProblem, OutputProblem, Touched


@click.command(options_metavar="[옵션]")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="폴더", help="피드를 쓸 폴더. 기본은 설정의 output."
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=USUAL,
    show_default=True,
    metavar="편수",
    help="새것부터 많아야 몇 편.",
)
@outbox_option
@click.pass_context
def feed(ctx: click.Context, out: Path | None, limit: int, outbox_path: Path | None) -> None:
    """승인한 기사로 rss.xml, atom.xml, feed.json을 씁니다. 거둬들인 기사는 넣지 않습니다.

    승인한 내용 그대로 넣습니다. 보관 폴더의 파일이 승인한 것과 다르면 그것을 알리고 4로 끝납니다.
    """
    from newsgen import config
    from newsgen.acts.feeds import stand_in, write
    from newsgen.deliveries.approved import Approved

    settings: Settings = ctx.obj
    desk = newsroom(settings, outbox_path)
    publisher = desk.desk.newsroom
    if not (publisher.name and publisher.url):
        raise ConfigProblem(
            f"피드에는 발행처가 있어야 합니다. {config.FILENAME}의 [newsroom]에 name과 url을 적으십시오."
        )
    approved = Approved(desk.outbox, tell=_left_out)
    folder = out or desk.archive.folder
    ever = approved.ever()
    if not ever and not stand_in(folder):
        click.echo(
            "아직 승인된 기사가 없어 피드를 쓰지 않았습니다. newsgen approve로 승인하면 씁니다.", err=True
        )
        return
    if not ever:
        raise OutputProblem(
            f"{approved.path}에 승인된 기사가 없어 {folder}의 피드를 그대로 둡니다. "
            "newsgen approve로 승인했는지, --outbox가 맞는지 확인하십시오."
        )
    tell_feeds(write(publisher, approved, folder, limit))
    told = [key.session for key in approved.keys()[:limit]]
    forged = tell_touched(desk, min(told, default=dt.date.max))
    ctx.exit(Touched.exit_code if forged else 0)


def _left_out(problem: OutputProblem) -> None:
    say(f"빼고 만듭니다. {problem}", err=True)
