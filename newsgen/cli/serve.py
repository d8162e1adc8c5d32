"""``newsgen serve``: the glossary and the articles over HTTP."""

from __future__ import annotations

from pathlib import Path

import click

from newsgen.cli.frame.settings import Settings

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(options_metavar="[옵션]")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="주소", help="열 주소.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8787,
    show_default=True,
    metavar="번호",
    help="열 포트. 0이면 비어 있는 것을 고릅니다.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    metavar="개수",
    help="나눠 받을 프로세스의 수.",
)
@click.option("--articles", type=_FOLDER, metavar="폴더", help="--drafts가 보여 줄 기사 보관 폴더.")
@click.option("--glossary", type=_FOLDER, metavar="폴더", help="용어집 폴더. 기본은 함께 설치된 용어집.")
@click.option("--drafts", is_flag=True, help="승인되지 않은 초안과 예시 기사도 보여 줍니다. 시험용입니다.")
@click.pass_obj
def serve(
    settings: Settings,
    host: str,
    port: int,
    workers: int,
    articles: Path | None,
    glossary: Path | None,
    *,
    drafts: bool,
) -> None:
    """용어집과 승인된 기사를 HTTP로 내줍니다. CMS는 /v1/openapi.json을, 독자는 첫 화면을 봅니다."""
    from msgspec.structs import replace

    from newsgen import config
    from newsgen.service import listening, server

    desk = config.load(settings.config)
    if drafts:
        desk = replace(desk, service=replace(desk.service, drafts=True))
    with listening.bind(host, port) as taken:
        click.echo(f"{listening.address_of(taken)} 에서 엽니다. 끝내려면 Ctrl-C를 누르십시오.", err=True)
        try:
            server.run(taken, workers, desk, articles, glossary, settings.store)
        except KeyboardInterrupt:
            click.echo("닫았습니다.", err=True)
