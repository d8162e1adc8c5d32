"""``newsgen universe``: who is in the Russell 2000, and for which sessions the lists hold."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli._settings import Settings

if TYPE_CHECKING:
    from newsgen.markets import Market
    from newsgen.sources.batch import Batch

SECONDS = 60.0
"""How long an update may take."""

_name = click.option(
    "--name", default="russell2000", show_default=True, metavar="이름", help="russell2000이나 sp500."
)
_date = click.DateTime(["%Y-%m-%d"])


@click.group(subcommand_metavar="명령 ...", options_metavar="[옵션]")
def universe() -> None:
    """러셀2000 구성 종목 목록을 받고, 어느 거래일까지 쓸 수 있는지 보여 줍니다."""


@universe.command(options_metavar="[옵션]")
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[파일]")
@_name
@click.option("--as-of", type=_date, metavar="날짜", help="데스크 목록의 기준일. 없으면 뉴욕의 오늘.")
@click.pass_obj
def update(settings: Settings, file: Path | None, name: str, as_of: dt.datetime | None) -> None:
    """IWM 보유 종목을 받아 저장소에 넣습니다. 받아 둔 파일이나 symbol 열이 있는 CSV를 줄 수도 있습니다."""
    from newsgen.store import Store, default_path

    batch = _read(file, name, as_of) if file else _downloaded(name, as_of)
    listing = batch.listings[0]
    path = settings.store or default_path()
    with Store.open(path, create=True) as store:
        before = store.of(_market(listing.universe)).membership(listing.universe)
        _refuse_ruin(before.symbols, listing.symbols, listing.universe)
        store.write(batch, now=dt.datetime.now(dt.UTC))
    joined, left = listing.symbols - before.symbols, before.symbols - listing.symbols
    click.echo(
        f"{path}: {listing.universe} {listing.as_of} 기준 {len(listing.symbols):,}종목"
        + (f"(새로 {len(joined):,}, 빠짐 {len(left):,})" if before.symbols else "")
    )


def _downloaded(name: str, as_of: dt.datetime | None) -> Batch:
    import time

    from newsgen.errors import UsageProblem
    from newsgen.sources import universe as source

    if name != source.RUSSELL2000 or as_of:
        raise UsageProblem(
            f"--name {name}: 받아 올 수 있는 목록은 오늘의 {source.RUSSELL2000}뿐입니다. 파일을 주십시오."
        )
    return source.fetch(deadline=time.monotonic() + SECONDS)


def _read(file: Path, name: str, as_of: dt.datetime | None) -> Batch:
    """Read a file: the fund's own, which tells its day, or a list of the desk's."""
    from zoneinfo import ZoneInfo

    from newsgen.errors import ImportRefused
    from newsgen.sources import universe as source
    from newsgen.sources.tables import read_text

    text = read_text(file).decode()
    try:
        if source.is_holdings(text):
            return source.holdings(text)
        day = as_of.date() if as_of else dt.datetime.now(ZoneInfo("America/New_York")).date()
        return source.desk_list(text, name, day)
    except ImportRefused as error:
        raise ImportRefused(f"{file}: {error}") from error


def _market(name: str) -> Market:
    """Return the market that has a universe; raises UsageProblem, naming those there are."""
    from newsgen import markets
    from newsgen.errors import UsageProblem

    found = {each.name: market for market in markets.every() for each in market.universes}
    if name not in found:
        raise UsageProblem(f"--name {name}: 그런 목록이 없습니다(있는 목록: {', '.join(sorted(found))})")
    return found[name]


def _refuse_ruin(before: frozenset[str], now: frozenset[str], name: str) -> None:
    """Refuse a list that lacks most of the one before: a reconstitution changes a sixth, a mistake more."""
    from newsgen.errors import ImportRefused

    if len(before & now) < len(before) / 2:
        raise ImportRefused(
            f"{name}: 앞 목록의 {len(before):,}종목 가운데 {len(before & now):,}종목만 남는 목록이라 "
            "넣지 않았습니다. 다른 지수의 파일이 아닌지 확인하십시오."
        )


@universe.command(options_metavar="[옵션]")
@_name
@click.option("--date", type=_date, metavar="날짜", help="거래일. 없으면 저장소의 마지막 거래일.")
@click.pass_obj
def show(settings: Settings, name: str, date: dt.datetime | None) -> None:
    """저장소의 목록과, 그 거래일에 ‘구성 종목’이라고 쓸 수 있는지 보여 줍니다."""
    from newsgen.store import Store, default_path

    with Store.open(settings.store or default_path()) as opened:
        store = opened.of(_market(name))
        lists = store.lists(name)
        session = date.date() if date else store.latest_session() or dt.datetime.now(dt.UTC).date()
        found = store.membership(name, session)
    for as_of, origin, size in lists:
        click.echo(f"{as_of or '기준일 없음':<12} {size:>6,}종목  {origin}")
    if not lists:
        click.echo(f"{name} 목록이 없습니다. newsgen universe update로 받으십시오.")
    elif found.covers:
        click.echo(f"{session}: {found.as_of or '기준일 없는'} 목록이 유효합니다. ‘구성 종목’으로 씁니다.")
    else:
        click.echo(
            f"{session}: 이 거래일에 유효한 목록이 없어 {found.as_of} 목록을 쓰되 "
            "‘구성 종목’이라고 쓰지 않습니다. newsgen universe update로 새로 받으십시오."
        )
