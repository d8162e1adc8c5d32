"""``newsgen recheck``: figures in print that no longer hold, and the draft of their correction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.outbox import open_outbox, outbox_option
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings
from newsgen.cli.frame.stores import opened
from newsgen.errors import Held, NoSession, Touched

if TYPE_CHECKING:
    from newsgen.archive import Archive
    from newsgen.config import Config
    from newsgen.deliveries.outbox import Outbox
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
@outbox_option
@click.pass_context
def recheck(ctx: click.Context, days: int, out: Path | None, outbox_path: Path | None) -> None:
    """승인된 기사의 수치를 저장소의 지금 시세와 맞춰 보고, 틀린 것이 있으면 정정한 다음 판을 초안으로 씁니다.

    초안은 기사 옆의 <판>.v2.json입니다. 읽고 newsgen approve로 승인하면 보관함이 새 판으로 바뀌고,
    newsgen publish로 CMS에 보냅니다. 보관 폴더에 손댄 파일이 있으면 알리고 4로 끝납니다.
    """
    from newsgen import config
    from newsgen.archive import Archive
    from newsgen.cli.frame.touched import touched

    settings: Settings = ctx.obj
    desk = config.load(settings.config)
    archive = Archive(out or Path(desk.output))
    since = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=days)
    with opened(settings) as store, open_outbox(outbox_path) as outbox:
        forged = touched(settings, archive, since, outbox, desk)
        looked_at = [each for each in _recent(archive, outbox, since, forged) if _can_be_computed(each)]
        found = [_rechecked(store, outbox, archive, article, desk) for article in looked_at]
    if not any(found):
        click.echo(f"기사 {len(looked_at)}편의 수치가 모두 지금 시세와 맞습니다.")
    if forged:
        ctx.exit(Touched.exit_code)
    ctx.exit(FOUND if any(found) else 0)


def _recent(archive: Archive, outbox: Outbox, since: dt.date, forged: list[Path]) -> Iterator[Article]:
    """Yield the articles of sessions from ``since`` on: those that readers see, then drafts on file."""
    from newsgen.deliveries.approved import Approved

    printed = Approved(outbox.path)
    yield from (article for article in printed.articles() if article.session >= since)
    seen = set(printed.keys())
    drafts = archive.keys()
    for key in (one for one in drafts if one.session >= since and one not in seen):
        path = archive.folder / key.session.isoformat() / f"{key.edition}.json"
        article = None if path in forged else archive.article(*key)
        if article is not None and not article.demo:
            yield article


def _can_be_computed(article: Article) -> bool:
    """Tell whether an article's edition can be computed anew; say why not where it cannot."""
    from newsgen.editions import EDITIONS

    kind = EDITIONS.get(article.edition)
    if kind is None:
        click.echo(f"{article.id}: {article.edition}은(는) 없는 판이라 다시 계산하지 않았습니다.", err=True)
    elif kind.live:
        click.echo(f"{article.id}: 장중 판이라 다시 계산하지 않았습니다.", err=True)
    return kind is not None and not kind.live


def _rechecked(store: Store, outbox: Outbox, archive: Archive, article: Article, desk: Config) -> bool:
    """Recheck one article and draft its correction; tell whether anything was found."""
    from newsgen.deliveries.approved import approved
    from newsgen.recheck import recheck as look

    try:
        wrong = look(store, article, desk)
    except (Held, NoSession) as held:
        say(f"{article.id}: 지금은 다시 계산할 수 없습니다. {held}")
        return True
    for each in wrong:
        now = each.right or "성립하지 않음"
        click.echo(f"{article.id} v{article.revision}: “{each.printed}” → {now}  {each.sentence}")
    if wrong and approved(outbox, article.id) is None:
        say(f"{article.id}: 아직 승인되지 않은 초안입니다. newsgen today로 다시 만드십시오.")
    elif wrong:
        _draft(store, outbox, archive, article, desk)
    return bool(wrong)


def _draft(store: Store, outbox: Outbox, archive: Archive, article: Article, desk: Config) -> None:
    """Write the version that sets an article right, once."""
    from newsgen import pipeline
    from newsgen.deliveries.seals import How, newest
    from newsgen.outputs.versions import draft
    from newsgen.succession import succeed

    fresh, before = pipeline.build(store, article.session, article.edition, desk), newest(outbox, article.id)
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    new = succeed(fresh, store, outbox, desk, now, How.CORRECT)
    for path in draft(new, archive.folder):
        click.echo(f"정정 초안: {path}" + ("(이미 있던 것)" if new == before else ""))
    for flag in new.flags:
        say(f"확인: {flag}", err=True)
