"""``newsgen approve``: a person's word that an article may go to readers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.outbox import open_outbox, outbox_option
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings
from newsgen.errors import UsageProblem

if TYPE_CHECKING:
    from newsgen.deliveries.outbox import Outbox
    from newsgen.model import Article


@click.command(options_metavar="[옵션]")
@click.argument("path", metavar="기사.json", type=click.Path(path_type=Path))
@click.option("--by", required=True, metavar="이름", help="읽고 승인하는 사람.")
@outbox_option
@click.pass_obj
def approve(settings: Settings, path: Path, by: str, outbox_path: Path | None) -> None:
    """기사를 이 내용 그대로 내보내도 된다고 적어 둡니다. 한 글자라도 바뀌면 다시 승인해야 합니다."""
    from newsgen import config
    from newsgen.cli.frame.proved import proved
    from newsgen.deliveries.approval import approve as record
    from newsgen.korean import moment
    from newsgen.outputs.versions import adopt

    if not by.strip():
        raise UsageProblem("--by에 승인하는 사람의 이름을 적으십시오.")
    desk = config.load(settings.config)
    with open_outbox(outbox_path) as outbox:
        article = proved(settings, path, outbox, desk)
        printed = _require_latest(outbox, article)
        for flag in article.flags:
            say(f"확인: {flag}", err=True)
        given = record(outbox, article, by=by.strip())
    adopted = adopt(path, article, desk, printed)
    for kept in adopted.kept:
        click.echo(f"앞 판을 남겼습니다: {kept}", err=True)
    for written in adopted.replaced:
        click.echo(f"새 판으로 바꿨습니다: {written}", err=True)
    click.echo(
        f"승인했습니다: {given.article} v{given.version}, {given.detail}, "
        f"{moment(given.at)}, 내용 {given.hash[:12]}"
    )


def _require_latest(outbox: Outbox, article: Article) -> Article | None:
    """Refuse a version before the one in print, and return that one; tell of a later draft."""
    from newsgen.deliveries.approved import approved
    from newsgen.deliveries.seals import newest

    printed, latest = approved(outbox, article.id), newest(outbox, article.id)
    if printed is not None and printed.revision > article.revision:
        raise UsageProblem(
            f"{article.id}: v{printed.revision}이(가) 이미 승인돼 v{article.revision}은(는) 승인할 수 "
            "없습니다. 글을 되돌리려면 새 판을 newsgen edit로 고치십시오."
        )
    if latest is not None and latest != article:
        told = f"이 파일보다 나중에 쓴 v{latest.revision}이(가) 있습니다. 그것을 승인하려던 것인지 보십시오."
        say(f"확인: {told}", err=True)
    return printed
