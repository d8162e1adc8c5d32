"""``newsgen gate base``: the base price of a session as the desk knows it, and what was given so far."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.options import LISTED, Listing, MarketName, json_option, markets_there
from newsgen.cli.frame.screen import write_table
from newsgen.cli.frame.settings import Settings
from newsgen.cli.frame.stores import opened
from newsgen.errors import UsageProblem

if TYPE_CHECKING:
    from newsgen.markets import Market, Session
    from newsgen.store import MarketStore

FARTHEST = 40.0
"""Percent that a close may stand from a base price that is given: a slip of a digit goes further."""
SMALLEST, LARGEST = 0.1, 1.5
"""The same of a base price over the close before, while the session's close is not there."""

_market = click.option(
    "--market",
    cls=Listing,
    there=markets_there,
    type=MarketName(),
    metavar="시장",
    help=f"시장({LISTED}). 없으면 종목 기호로 압니다.",
)


@click.command(options_metavar="[옵션]")
@click.argument("symbol", metavar="종목")
@click.argument("day", metavar="거래일", type=click.DateTime(["%Y-%m-%d"]))
@click.argument("price", metavar="[기준가]", type=float, required=False)
@_market
@click.option("--unknown", is_flag=True, help="기준가가 직전 종가가 아니지만 얼마인지 모른다고 적습니다.")
@click.option("--take-back", "taken_back", is_flag=True, help="적은 것을 물립니다.")
@click.pass_obj
def base(
    settings: Settings,
    symbol: str,
    day: dt.datetime,
    price: float | None,
    market: Market | None,
    unknown: bool,
    taken_back: bool,
) -> None:
    """그날의 등락률을 견줄 기준가를 적습니다(분사·특별배당·권리락). 원천의 값보다 앞섭니다."""
    from newsgen.sources.batch import Base, Batch
    from newsgen.store import DESK

    if [price is not None, unknown, taken_back].count(True) != 1:
        raise UsageProblem("기준가를 쓰거나 --unknown, --take-back 가운데 하나를 주십시오.")
    session = _session(symbol, day.date(), market)
    with opened(settings) as store:
        ours = store.of(session.market)
        given = {one.symbol: one.price for one in ours.bases(desk=True) if one.date == session.day}
        if taken_back:
            if symbol not in given:
                raise UsageProblem(f"{symbol} {session}에 데스크가 적은 기준가가 없습니다.")
            batch = Batch(origin=DESK, retracted=((symbol, session.day),))
            told = "물렸습니다."
        else:
            told = _checked(ours, session, symbol, price)
            batch = Batch(origin=DESK, bases=(Base(symbol, session.day, price),))
        store.write(batch, now=dt.datetime.now(dt.UTC))
    click.echo(f"{symbol} {session} {told}")


@click.command(options_metavar="[옵션]")
@_market
@json_option
@click.pass_obj
def bases(settings: Settings, market: Market | None, as_json: bool) -> None:
    """직전 종가가 아닌 기준가를 데스크가 적은 것과 원천에서 온 것으로 나누어 보여 줍니다."""
    from newsgen import markets
    from newsgen.outputs.gated import BaseListing, BaseRow, in_json

    with opened(settings) as store:
        rows = tuple(
            BaseRow(
                market=each.name, symbol=one.symbol, date=one.date, price=one.price,
                by="데스크" if desk else "원천",
            )
            for each in ([market] if market else markets.every())
            for desk in (True, False)
            for one in store.of(each).bases(desk=desk)
        )  # fmt: skip
    if as_json:
        click.echo(in_json(BaseListing(bases=rows)))
        return
    click.echo(f"기준가 {len(rows):,}개")
    write_table([(row.market, row.symbol, f"{row.date}", _price(row.price), row.by) for row in rows])


def _session(symbol: str, day: dt.date, market: Market | None) -> Session:
    """Return the session that is meant; UsageProblem where a symbol is of no market, or of another one."""
    from newsgen import markets

    own = markets.of(symbol)
    found = market or own
    if found is None:
        raise UsageProblem(f"{symbol}이(가) 어느 시장의 종목인지 모릅니다. --market을 주십시오.")
    if own is not None and own is not found:
        raise UsageProblem(f"{symbol}은(는) {own.name} 시장의 종목입니다.")
    return markets.session(found, day)


def _checked(ours: MarketStore, session: Session, symbol: str, price: float | None) -> str:
    """Return what is said of a base price; UsageProblem where it cannot be one."""
    window = ours.window(session.previous.day, session.day, [symbol])
    closes = dict(zip(window.days.tolist(), window.close[:, 0].tolist(), strict=True))
    before, close = (closes.get(each.day, math.nan) for each in (session.previous, session))
    if not math.isfinite(before):
        raise UsageProblem(f"{symbol}의 직전 거래일({session.previous}) 종가가 저장소에 없습니다.")
    if price is None:
        return "기준가를 모르는 것으로 적었습니다. 그날을 건너는 등락률은 쓰지 않습니다."
    if not 0 < price < math.inf:
        raise UsageProblem("기준가는 0보다 큰 수여야 합니다.")
    if price == before:
        raise UsageProblem("직전 종가와 같습니다. 실제로 내린 것이라면 newsgen gate release로 푸십시오.")
    if not math.isfinite(close):
        if not SMALLEST <= price / before <= LARGEST:
            raise UsageProblem(f"직전 종가 {before:,.10g}에서 너무 멉니다. 기준가를 확인하십시오.")
        return f"기준가 {price:,.10g}(직전 종가 {before:,.10g})"
    change = (close / price - 1) * 100
    if abs(change) > FARTHEST:
        raise UsageProblem(
            f"그 기준가면 종가 {close:,.10g}의 등락률이 {change:+.1f}%입니다. 기준가를 확인하십시오."
        )
    return f"기준가 {price:,.10g}(직전 종가 {before:,.10g}): 등락률 {change:+.2f}%"


def _price(price: float | None) -> str:
    return "모름" if price is None else f"{price:,.10g}"
