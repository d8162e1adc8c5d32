"""``newsgen names``: brokers' Korean names into the store, and what a company is called and why."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from newsgen.cli.frame.screen import told
from newsgen.cli.frame.settings import Settings

_FROM = {"desk": "데스크의 표", "brokers": "브로커 목록", "english": "영문(한글 표기 확인 필요)"}


@click.group(subcommand_metavar="명령 ...", options_metavar="[옵션]")
def names() -> None:
    """종목의 한글 이름을 받고, 무엇으로 쓰는지 보여 줍니다."""


@names.command(options_metavar="[옵션]")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[파일 ...]")
@click.pass_obj
def update(settings: Settings, files: tuple[Path, ...]) -> None:
    """브로커의 한글 이름을 받아 저장소에 넣습니다. 받아 둔 파일(zip, cod, csv)을 줄 수도 있습니다."""
    from newsgen.fetching import lists
    from newsgen.sources.live import kis
    from newsgen.store import Store, default_path

    batch = kis.read(files) if files else lists.downloaded(kis.KisNames().name)
    path = settings.store or default_path()
    with Store.open(path, create=True) as store:
        written = store.write(batch, now=dt.datetime.now(dt.UTC))
    for notice in batch.notices:
        told(f"알림: {notice}")
    click.echo(f"{path}: 이름 {len(batch.spellings):,}개를 읽어 {written.others:,}개를 더하거나 고쳤습니다.")


@names.command(options_metavar="[옵션]")
@click.argument("symbols", nargs=-1, required=True, metavar="종목 ...")
@click.pass_obj
def show(settings: Settings, symbols: tuple[str, ...]) -> None:
    """종목이 기사에서 무엇으로 불리는지, 그 이름이 어디서 왔는지 보여 줍니다."""
    from newsgen import markets
    from newsgen.config import Style
    from newsgen.store import Store, default_path
    from newsgen.story.companies import Listed, company
    from newsgen.story.names import Names

    path = settings.store or default_path()
    listed = {}
    if path.exists():
        with Store.open(path) as store:
            every = (store.of(market).instruments() for market in markets.every())
            listed = {symbol: one for each in every for symbol, one in each.items()}
            listed |= store.listed([symbol.upper() for symbol in symbols])
    called, others = Names(listed, Style()), Listed(listed)
    for symbol in (given.upper() for given in symbols):
        found = company(symbol, listed.get(symbol), others)
        click.echo(
            f"{symbol}: {called[symbol].full} — {_FROM[found.source]}"
            + (f": {found.why}" if found.why else "")
        )
        if symbol in listed and listed[symbol].korean:
            click.echo(f"  브로커 표기: {listed[symbol].korean} ({listed[symbol].english})")
