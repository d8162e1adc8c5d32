"""The command line: one file a verb, imported when it is called.

``main`` is the program. It keeps the promises that hold for every verb: Korean whatever the locale,
one line and an exit code for every failure, and a help that costs nothing.
"""

from __future__ import annotations

from pathlib import Path

import click

from newsgen import __version__
from newsgen.cli.frame.click import translate
from newsgen.cli.frame.settings import Settings
from newsgen.cli.frame.verbs import Verbs

__all__ = ["Settings", "main"]

translate()


@click.group(
    "newsgen",
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[옵션]",
    subcommand_metavar="명령 ...",
)
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    envvar="NEWSGEN_STORE",
    show_envvar=True,
    metavar="경로",
    help="시세 저장소 파일. 없으면 사용자 데이터 폴더의 것을 씁니다.",
)
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="경로",
    help="데스크의 설정 파일 newsgen.toml.",
)
@click.version_option(__version__, message="newsgen %(version)s")
@click.pass_context
def main(ctx: click.Context, store: Path | None, config: Path | None) -> None:
    """시세에서 한국어 시황 기사를 만듭니다. 모든 수치에 출처가 붙습니다."""
    ctx.obj = Settings(store, config)
