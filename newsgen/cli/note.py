"""``newsgen note``: the desk's notes of a session, written, checked, listed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli._noting import read_of, taken_back, written
from newsgen.cli.frame.options import market_option, notes_option, session_option
from newsgen.cli.frame.settings import Settings
from newsgen.cli.suggest import suggest
from newsgen.errors import NewsgenError
from newsgen.notes.fields import KINDS
from newsgen.sections import BODY, NOTED, TITLES

if TYPE_CHECKING:
    from newsgen.markets import Market


@click.group(subcommand_metavar="명령 ...", options_metavar="[옵션]")
def note() -> None:
    """데스크의 메모를 쓰고 점검합니다. 메모는 <폴더>/<거래일>.toml에 있고 기사에 그대로 실립니다.

    서울 시장(--market kr)의 메모는 <폴더>/kr/<거래일>.toml에 있습니다.
    """


@note.command(options_metavar="[옵션]")
@click.option(
    "--kind",
    type=click.Choice([*KINDS]),
    default="quote",
    show_default=True,
    help=f"{', '.join(f'{name} {korean}' for name, korean in KINDS.items())}.",
)
@session_option
@market_option
@click.option("--speaker", metavar="이름", help="발언자. 연준 인사와 주요 인물은 직함을 알아서 붙입니다.")
@click.option("--title", metavar="직함", help="발언자의 한글 직함. 모르는 발언자면 꼭 씁니다.")
@click.option("--outlet", metavar="매체", help="보도한 매체나 발언한 자리. 문장에 씁니다.")
@click.option("--source", metavar="출처", help="데스크가 확인한 곳. 기사 끝의 출처에만 씁니다.")
@click.option("--at", "time", metavar="시각", help="2025-08-13T08:30(현지 시각)이나 2025-08-13T21:30+09:00.")
@click.option("--text", required=True, metavar="글", help="실을 글. 발언이면 따옴표 안에 들어갈 말 그대로.")
@click.option("--original", metavar="원문", help="발언의 원문. 기사에는 찍지 않습니다.")
@click.option(
    "--indirect",
    "form",
    flag_value="indirect",
    help="발언을 따옴표 없이 ‘…다고 분석했다’로 적습니다. 말 그대로가 아니라 줄여 옮긴 글에 씁니다.",
)
@click.option("--context", metavar="글", help="발언 뒤에 이을 데스크의 문장.")
@click.option("--link", metavar="주소", help="출처의 주소(https://...).")
@click.option(
    "--about",
    metavar="대상",
    help="원인이나 사건의 대상인 지수나 종목: 엔비디아, NVDA. 시장 전체면 쓰지 않습니다.",
)
@click.option("--head", metavar="글", help="제목의 앞머리(18자까지), 시장의 원인이나 사건에: 관세 충격에.")
@click.option(
    "--section",
    metavar="자리",
    help=f"실을 자리: {', '.join(f'{name} {TITLES[name] or BODY}' for name in NOTED)}.",
)
@click.option("--id", "id", metavar="이름", help="메모의 이름. 없으면 글에서 만듭니다.")
@notes_option
@click.pass_obj
def add(
    settings: Settings,
    /,
    kind: str,
    date: dt.datetime | None,
    market: Market,
    notes: Path | None,
    **given: str | None,
) -> None:
    """메모 하나를 점검해 파일 끝에 더하고, 기사에 어떻게 실릴지 보여 줍니다."""
    from newsgen.acts.noting import session_of

    fields = {key: text for key, text in given.items() if text is not None}
    written(settings, session_of(market, date.date() if date else None), kind, fields, notes)


@note.command(options_metavar="[옵션]")
@click.argument("name", metavar="이름")
@session_option
@market_option
@notes_option
@click.pass_obj
def remove(
    settings: Settings, name: str, date: dt.datetime | None, market: Market, notes: Path | None
) -> None:
    """메모 하나를 파일에서 지웁니다. 이름은 add와 list가 보여 줍니다."""
    from newsgen.acts.noting import session_of

    taken_back(settings, session_of(market, date.date() if date else None), name, notes)


@note.command(options_metavar="[옵션]")
@session_option
@market_option
@notes_option
@click.pass_obj
def check(settings: Settings, date: dt.datetime | None, market: Market, notes: Path | None) -> None:
    """파일의 메모를 점검해 실을 수 없는 것과 까닭을 한 줄씩 보여 줍니다. 있으면 1로 끝납니다."""
    _, desk = read_of(settings, market, date, notes)
    for problem in desk.problems:
        click.echo(problem)
    if desk.problems:
        raise NewsgenError(f"실을 수 없는 메모가 {len(desk.problems)}건 있습니다. 위의 줄대로 고치십시오.")
    click.echo(f"메모 {len(desk.notes)}건을 모두 실을 수 있습니다.")


@note.command("list", options_metavar="[옵션]")
@session_option
@market_option
@notes_option
@click.pass_obj
def list_(settings: Settings, date: dt.datetime | None, market: Market, notes: Path | None) -> None:
    """실을 수 있는 메모를 기사에 실릴 문장으로 보여 줍니다."""
    from newsgen import config
    from newsgen.story.notes import preview

    session, desk = read_of(settings, market, date, notes)
    own = config.load(settings.config).templates
    for made in desk.notes:
        click.echo(f"{made.id}\t{KINDS[made.kind]}\t{preview(made, session, own)}")
    for problem in desk.problems:
        click.echo(f"확인: {problem}", err=True)


note.add_command(suggest)
