"""``newsgen universe``: who is in a universe, and for which sessions the lists hold."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.options import market_option
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings
from newsgen.errors import SourceUnreachable, UsageProblem

if TYPE_CHECKING:
    from newsgen.markets import Market
    from newsgen.sources.batch import Batch
    from newsgen.store import Store

SECONDS = 60.0
"""How long an update may take."""

_name = click.option("--name", metavar="이름", help="목록의 이름. 기본은 소형주 지수의 것, update는 모두.")
_date = click.DateTime(["%Y-%m-%d"])


@click.group(subcommand_metavar="명령 ...", options_metavar="[옵션]")
def universe() -> None:
    """지수 구성 종목 목록을 받고, 어느 거래일까지 쓸 수 있는지 보여 줍니다."""


@universe.command(options_metavar="[옵션]")
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[파일]")
@_name
@market_option
@click.option("--as-of", type=_date, metavar="날짜", help="데스크 목록의 기준일. 없으면 그 시장의 오늘.")
@click.pass_obj
def update(
    settings: Settings, file: Path | None, name: str | None, market: Market, as_of: dt.datetime | None
) -> None:
    """구성 종목 목록을 모두, 또는 --name의 것만 받아 저장소에 넣습니다.

    받아 둔 파일이나 symbol 열이 있는 CSV를 줄 수도 있습니다.
    """
    from newsgen.fetching import lists
    from newsgen.store import Store, default_path

    if as_of and not file:
        raise UsageProblem("--as-of는 파일과 함께 쓰십시오. 받아 오는 목록은 제 날짜가 있습니다.")
    day = as_of.date() if as_of else dt.datetime.now(market.zone).date()
    path = settings.store or default_path()
    with Store.open(path, create=True) as store:
        if file:
            click.echo(_taken(store, _read(file, name, day, market)))
            return
        troubles: dict[str, list[str]] = {}
        for wanted in [name] if name else _every(market):
            try:
                click.echo(_taken(store, lists.downloaded(wanted, seconds=SECONDS)))
            except SourceUnreachable as trouble:
                troubles.setdefault(str(trouble), []).append(wanted)
    if troubles:
        raise SourceUnreachable(" ".join(f"{why}({', '.join(names)})" for why, names in troubles.items()))


def _taken(store: Store, batch: Batch) -> str:
    """Write a list of members, and tell what it changes."""
    from newsgen.fetching import lists

    (change,) = lists.take(store, batch)
    listing = change.listing
    return f"{store.path}: {listing.universe} {listing.as_of} 기준 {len(listing.symbols):,}종목" + (
        f"(새로 {len(change.joined):,}, 빠짐 {len(change.left):,})" if change.before else ""
    )


def _every(market: Market) -> list[str]:
    """Return the universes of a market whose lists can be had."""
    from newsgen.fetching import lists

    found = [each.name for each in market.universes if each.name in lists.known()]
    if not found:
        raise UsageProblem(f"{market.nouns.stocks}에는 받아 올 수 있는 목록이 없습니다. 파일을 주십시오.")
    return found


def _named(market: Market, name: str | None) -> str:
    """Return the universe that was named, or the market's small ones."""
    found = name or market.universe("small")
    if not found:
        raise UsageProblem(f"{market.nouns.stocks}에는 정해 둔 목록이 없습니다. --name으로 이름을 주십시오.")
    return found


def _read(file: Path, name: str | None, day: dt.date, market: Market) -> Batch:
    """Read a file: the fund's own, which tells its day, or a list of the desk's."""
    from newsgen.errors import ImportRefused
    from newsgen.sources.live import ishares
    from newsgen.sources.recorded import members
    from newsgen.sources.recorded.text import read_csv

    text = read_csv(file).decode()
    try:
        if not ishares.is_holdings(text):
            return members.read(text, _named(market, name), day, market)
        batch = ishares.holdings(text)
        if name not in {None, batch.listings[0].universe}:
            raise ImportRefused(f"{batch.listings[0].universe} 목록입니다. --name {name}을(를) 빼십시오.")
        return batch
    except ImportRefused as error:
        raise ImportRefused(f"{file}: {error}") from error


@universe.command(options_metavar="[옵션]")
@_name
@market_option
@click.option("--date", type=_date, metavar="날짜", help="거래일. 없으면 저장소의 마지막 거래일.")
@click.pass_obj
def show(settings: Settings, name: str | None, market: Market, date: dt.datetime | None) -> None:
    """저장소의 목록과, 그 거래일에 ‘구성 종목’이라고 쓸 수 있는지 보여 줍니다."""
    from newsgen.store import Store, default_path

    name = _named(market, name)
    with Store.open(settings.store or default_path()) as store:
        ours = store.of(market)
        lists = ours.lists(name)
        session = date.date() if date else ours.latest_session() or dt.datetime.now(dt.UTC).date()
        found = ours.membership(name, session)
    for as_of, origin, size in lists:
        click.echo(f"{as_of or '기준일 없음'!s:<12} {size:>6,}종목  {origin}")
    if not lists:
        say(f"{name} 목록이 없습니다. newsgen universe update로 받으십시오.")
    elif found.covers:
        click.echo(f"{session}: {found.as_of or '기준일 없는'} 목록이 유효합니다. ‘구성 종목’으로 씁니다.")
    else:
        say(
            f"{session}: 이 거래일에 유효한 목록이 없어 {found.as_of} 목록을 쓰되 "
            "‘구성 종목’이라고 쓰지 않습니다. newsgen universe update로 새로 받으십시오."
        )
