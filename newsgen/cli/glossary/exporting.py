"""``newsgen glossary export``: the glossary in the forms that others read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli.glossary.texts import book

if TYPE_CHECKING:
    from newsgen.cli.frame.settings import Settings

_FORMATS = ("csv", "json", "tbx", "skos")
"""Named here, too, so that ``--help`` need not load what makes them; a test holds them to it."""


@click.command(options_metavar="[옵션]")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    required=True,
    metavar="형식",
    help="csv(엑셀), json, tbx(번역 도구), skos(시소러스) 가운데 하나.",
)
@click.option("--out", type=click.Path(path_type=Path), metavar="폴더", help="쓸 폴더. 기본은 표준출력.")
@click.option("--folder", type=click.Path(path_type=Path), metavar="폴더", help="용어집 폴더.")
@click.pass_obj
def export(settings: Settings | None, form: str, out: Path | None, folder: Path | None) -> None:
    """용어집을 다른 프로그램이 읽는 파일로 냅니다.

    용어의 주소는 설정의 [service] url로 만듭니다. CSV는 엑셀에서 한글이 깨지지 않도록 BOM이 붙은 UTF-8이고,
    수식으로 읽힐 칸에는 작은따옴표를 붙입니다.
    """
    from newsgen import config
    from newsgen.outputs import write
    from newsgen.outputs.terms import EXPORTS, Lexicon

    desk = config.load(settings.config if settings else None)
    lexicon = Lexicon(terms=book(folder).terms, publisher=desk.newsroom.name, site=desk.service.url)
    made = EXPORTS[form](lexicon)
    if out:
        (path,) = write([made], out)
        click.echo(f"{path}에 용어 {len(lexicon.terms)}개를 썼습니다.")
    else:
        click.echo(made.body, nl=False)
