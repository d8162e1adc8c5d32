"""``newsgen feed``: the archive as feeds for readers, portals and other programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.settings import Settings
from newsgen.errors import ConfigProblem, OutputProblem

if TYPE_CHECKING:
    from newsgen.archive import Archive
    from newsgen.config import Newsroom
    from newsgen.model import Article
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
@click.option("--approved", is_flag=True, help="newsgen approve로 승인한 기사만 넣습니다.")
@click.pass_obj
def feed(settings: Settings, out: Path | None, limit: int, *, approved: bool) -> None:
    """만들어 둔 기사로 rss.xml, atom.xml, feed.json을 씁니다. 예시 기사와 거둬들인 기사는 넣지 않습니다."""
    from newsgen import config, outputs
    from newsgen.archive import Archive
    from newsgen.outputs.feeds import FEEDS, Feed

    desk = config.load(settings.config)
    if not (desk.newsroom.name and desk.newsroom.url):
        raise ConfigProblem(
            f"피드에는 발행처가 있어야 합니다. {config.FILENAME}의 [newsroom]에 name과 url을 적으십시오."
        )
    archive = Archive(Path(desk.output), tell=_left_out)
    articles = _approved(archive.articles()) if approved else archive.articles()
    made = Feed.of(
        _entries(archive, articles, desk.newsroom), desk.newsroom, now=dt.datetime.now(dt.UTC), limit=limit
    )
    for path in outputs.write([form(made) for form in FEEDS], out or Path(desk.output)):
        click.echo(f"썼습니다: {path}({len(made.entries)}편)")


def _approved(articles: Iterable[Article]) -> Iterator[Article]:
    """Pass only what a person approved just as it is."""
    from newsgen.deliveries.approval import approval
    from newsgen.deliveries.copy import hash_of
    from newsgen.deliveries.outbox import Outbox, default_path

    with Outbox(default_path()) as outbox:
        for article in articles:
            if approval(outbox, article.id, hash_of(article)):
                yield article


def _entries(archive: Archive, articles: Iterable[Article], newsroom: Newsroom) -> Iterator[Entry]:
    """Yield articles as made when their files were written."""
    from newsgen.outputs import Issue
    from newsgen.outputs.feeds import Entry

    for article in articles:
        at = archive.written(article.session, article.edition)
        yield Entry(article, Issue(newsroom=newsroom, at=at))


def _left_out(problem: OutputProblem) -> None:
    click.echo(f"빼고 만듭니다. {problem}", err=True)
