"""``newsgen feed``: the archive as feeds for readers, portals and other programs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from newsgen.cli.frame.feeds import USUAL
from newsgen.cli.frame.outbox import outbox_option
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings
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
    from newsgen.archive import Archive
    from newsgen.cli.frame.feeds import stand_in, write_feeds
    from newsgen.cli.frame.touched import touched
    from newsgen.deliveries.approved import Approved
    from newsgen.deliveries.outbox import Outbox, default_path

    settings: Settings = ctx.obj
    desk = config.load(settings.config)
    if not (desk.newsroom.name and desk.newsroom.url):
        raise ConfigProblem(
            f"피드에는 발행처가 있어야 합니다. {config.FILENAME}의 [newsroom]에 name과 url을 적으십시오."
        )
    approved = Approved(outbox_path or default_path(), tell=_left_out)
    folder = out or Path(desk.output)
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
    write_feeds(desk, approved, folder, limit)
    told = [key.session for key in approved.keys()[:limit]]
    with Outbox(approved.path) as outbox:
        since = min(told, default=dt.date.max)
        forged = touched(settings, Archive(Path(desk.output)), since, outbox, desk)
    ctx.exit(Touched.exit_code if forged else 0)


def _left_out(problem: OutputProblem) -> None:
    say(f"빼고 만듭니다. {problem}", err=True)
