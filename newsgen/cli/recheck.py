"""``newsgen recheck``: figures in print that no longer hold, and the draft of their correction."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.newsroom import newsroom
from newsgen.cli.frame.outbox import outbox_option
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings
from newsgen.cli.frame.touched import tell_touched
from newsgen.errors import Touched

if TYPE_CHECKING:
    from newsgen.acts.correcting import Draft, Rechecked
    from newsgen.model import Article

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
    from newsgen.acts import correcting

    settings: Settings = ctx.obj
    desk = newsroom(settings, outbox_path, out)
    since = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=days)
    forged = tell_touched(desk, since)
    looked_at = [each for each in correcting.articles(desk, since, forged) if _is_fit(each)]
    found = [_told(each) for each in correcting.rechecked(desk, looked_at)]
    if not any(found):
        click.echo(f"기사 {len(looked_at)}편의 수치가 모두 지금 시세와 맞습니다.")
    if forged:
        ctx.exit(Touched.exit_code)
    ctx.exit(FOUND if any(found) else 0)


def _is_fit(article: Article) -> bool:
    """Tell whether an article can be computed anew; say why not where it cannot."""
    from newsgen.acts.correcting import unfit

    why = unfit(article)
    if why:
        click.echo(why, err=True)
    return not why


def _told(seen: Rechecked) -> bool:
    """Tell what came of an article; return whether anything was found."""
    article = seen.article
    if seen.obstacle:
        say(f"{article.id}: 지금은 다시 계산할 수 없습니다. {seen.obstacle}")
    for each in seen.wrong:
        now = each.right or "성립하지 않음"
        click.echo(f"{article.id} v{article.revision}: “{each.printed}” → {now}  {each.sentence}")
    if seen.draft:
        _tell_draft(seen.draft)
    elif seen.wrong:
        say(f"{article.id}: 아직 승인되지 않은 초안입니다. newsgen today로 다시 만드십시오.")
    return seen.found


def _tell_draft(draft: Draft) -> None:
    for path in draft.written:
        click.echo(f"정정 초안: {path}" + ("(이미 있던 것)" if draft.is_known else ""))
    for flag in draft.article.flags:
        say(f"확인: {flag}", err=True)
