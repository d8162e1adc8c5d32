"""``newsgen approve``: a person's word that an article may go to readers."""

from __future__ import annotations

from pathlib import Path

import click

from newsgen.cli.frame.newsroom import newsroom
from newsgen.cli.frame.outbox import outbox_option
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings
from newsgen.errors import UsageProblem


@click.command(options_metavar="[옵션]")
@click.argument("path", metavar="기사.json", type=click.Path(path_type=Path))
@click.option("--by", required=True, metavar="이름", help="읽고 승인하는 사람.")
@outbox_option
@click.pass_obj
def approve(settings: Settings, path: Path, by: str, outbox_path: Path | None) -> None:
    """기사를 이 내용 그대로 내보내도 된다고 적어 둡니다. 한 글자라도 바뀌면 다시 승인해야 합니다."""
    from newsgen.acts import approving, checking
    from newsgen.korean import moment

    if not by.strip():
        raise UsageProblem("--by에 승인하는 사람의 이름을 적으십시오.")
    desk = newsroom(settings, outbox_path)
    article, later = approving.candidate(desk, path)
    if later:
        told = f"이 파일보다 나중에 쓴 v{later.revision}이(가) 있습니다. 그것을 승인하려던 것인지 보십시오."
        say(f"확인: {told}", err=True)
    for flag in (*article.flags, *checking.of_edit(desk, article)):
        say(f"확인: {flag}", err=True)
    given, adopted = approving.approve(desk, path, article, by.strip())
    for kept in adopted.kept:
        click.echo(f"앞 판을 남겼습니다: {kept}", err=True)
    for written in adopted.replaced:
        click.echo(f"새 판으로 바꿨습니다: {written}", err=True)
    click.echo(
        f"승인했습니다: {given.article} v{given.version}, {given.detail}, "
        f"{moment(given.at)}, 내용 {given.hash[:12]}"
    )
