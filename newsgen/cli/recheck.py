"""``newsgen recheck``: figures in print that no longer hold, and the draft of their correction."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.settings import Settings
from newsgen.errors import Held, NoSession

if TYPE_CHECKING:
    from newsgen.archive import Archive
    from newsgen.config import Config
    from newsgen.model import Article
    from newsgen.store import Store

FOUND = 1
"""Exit code: something in print does not hold any more."""


@click.command(options_metavar="[옵션]")
@click.option(
    "--days",
    type=click.IntRange(1),
    default=7,
    show_default=True,
    metavar="날수",
    help="며칠 안의 거래일 기사까지 볼지.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="폴더", help="기사 보관 폴더. 기본은 설정의 output."
)
@click.pass_context
def recheck(ctx: click.Context, days: int, out: Path | None) -> None:
    """보관된 기사의 수치를 저장소의 지금 시세와 맞춰 보고, 틀린 것이 있으면 정정한 다음 판을 초안으로 씁니다.

    초안은 기사 옆의 <판>.v2.json입니다. 읽고 newsgen approve로 승인하면 보관함이 새 판으로 바뀌고,
    newsgen publish로 CMS에 보냅니다.
    """
    from newsgen import config
    from newsgen.archive import Archive
    from newsgen.store import Store, default_path

    settings: Settings = ctx.obj
    desk = config.load(settings.config)
    archive = Archive(out or Path(desk.output), tell=lambda problem: click.echo(str(problem), err=True))
    since = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=days)
    with Store.open(settings.store or default_path()) as store:
        recent = (article for article in archive.articles() if article.session >= since and not article.demo)
        looked_at = [article for article in recent if _can_be_computed(article)]
        found = [_rechecked(store, archive, article, desk) for article in looked_at]
    if not any(found):
        click.echo(f"기사 {len(looked_at)}편의 수치가 모두 지금 시세와 맞습니다.")
    ctx.exit(FOUND if any(found) else 0)


def _can_be_computed(article: Article) -> bool:
    """Tell whether an article's edition can be computed anew; say why not where it cannot."""
    from newsgen.editions import EDITIONS

    kind = EDITIONS.get(article.edition)
    if kind is None:
        click.echo(f"{article.id}: {article.edition}은(는) 없는 판이라 다시 계산하지 않았습니다.", err=True)
    elif kind.live:
        click.echo(f"{article.id}: 장중 판이라 다시 계산하지 않았습니다.", err=True)
    return kind is not None and not kind.live


def _rechecked(store: Store, archive: Archive, article: Article, desk: Config) -> bool:
    """Recheck one article and draft its correction; tell whether anything was found."""
    from newsgen.outputs.versions import draft
    from newsgen.recheck import corrected
    from newsgen.recheck import recheck as look

    try:
        wrong = look(store, article, desk)
    except (Held, NoSession) as held:
        click.echo(f"{article.id}: 지금은 다시 계산할 수 없습니다. {held}")
        return True
    for each in wrong:
        now = each.right or "성립하지 않음"
        click.echo(f"{article.id} v{article.revision}: “{each.printed}” → {now}  {each.sentence}")
    if wrong:
        at = dt.datetime.now(dt.UTC).replace(microsecond=0)
        new = corrected(store, article, wrong, desk, at=at)
        written = draft(new, archive.folder)
        for path in written:
            click.echo(f"정정 초안: {path}")
        if not written:
            click.echo(f"정정 초안 v{new.revision}이 이미 있습니다. 새로 쓰려면 지우고 다시 하십시오.")
        for flag in new.flags:
            click.echo(f"확인: {flag}", err=True)
    return bool(wrong)
