"""``newsgen feed``: the archive as feeds for readers, portals and other programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.outbox import outbox_option
from newsgen.cli.frame.settings import Settings
from newsgen.errors import ConfigProblem, OutputProblem, Touched

if TYPE_CHECKING:
    from newsgen.config import Config, Newsroom
    from newsgen.deliveries.approved import Approved
    from newsgen.outputs.feeds import Entry


@click.command(options_metavar="[옵션]")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="폴더", help="피드를 쓸 폴더. 기본은 설정의 output."
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=20,
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
    from newsgen import config, outputs
    from newsgen.deliveries.approved import Approved
    from newsgen.deliveries.outbox import default_path
    from newsgen.outputs.feeds import FEEDS, Feed

    settings: Settings = ctx.obj
    desk = config.load(settings.config)
    if not (desk.newsroom.name and desk.newsroom.url):
        raise ConfigProblem(
            f"피드에는 발행처가 있어야 합니다. {config.FILENAME}의 [newsroom]에 name과 url을 적으십시오."
        )
    approved = Approved(outbox_path or default_path(), tell=_left_out)
    folder = out or Path(desk.output)
    if not approved.ever():
        raise OutputProblem(
            f"{approved.path}에 승인된 기사가 없어 {folder}의 피드를 그대로 둡니다. "
            "newsgen approve로 승인했는지, --outbox가 맞는지 확인하십시오."
        )
    made = Feed.of(_entries(approved, desk.newsroom), desk.newsroom, now=dt.datetime.now(dt.UTC), limit=limit)
    for path in outputs.write([form(made) for form in FEEDS], folder):
        click.echo(f"썼습니다: {path}({len(made.entries)}편)")
    ctx.exit(_told_of_touched(desk, approved, made.entries))


def _entries(approved: Approved, newsroom: Newsroom) -> Iterator[Entry]:
    """Yield articles as of when they were approved."""
    from newsgen.outputs import Issue
    from newsgen.outputs.feeds import Entry

    for article in approved.articles():
        key = article.session, article.edition
        issue = Issue(newsroom=newsroom, at=approved.written(*key), first=approved.first(*key))
        yield Entry(article, issue)


def _told_of_touched(desk: Config, approved: Approved, entries: Iterable[Entry]) -> int:
    """Tell which files of the archive are not what newsgen wrote; return the exit code."""
    from newsgen.archive import Archive
    from newsgen.deliveries.outbox import Outbox
    from newsgen.proving import require_sealed

    archive, code = Archive(Path(desk.output)), 0
    with Outbox(approved.path) as outbox:
        for entry in entries:
            try:
                on_file = archive.article(entry.article.session, entry.article.edition)
                if on_file is not None:
                    require_sealed(on_file, outbox)
            except (OutputProblem, Touched) as problem:
                click.echo(f"피드에는 승인한 내용을 넣었습니다. {problem}", err=True)
                code = Touched.exit_code
    return code


def _left_out(problem: OutputProblem) -> None:
    click.echo(f"빼고 만듭니다. {problem}", err=True)
