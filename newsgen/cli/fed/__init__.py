"""``newsgen fed``: what fed funds futures say of the Fed's next meetings."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from newsgen.cli.fed.table import lines
from newsgen.cli.frame.options import json_option
from newsgen.cli.frame.settings import Settings
from newsgen.errors import FedInputProblem, NoSession, UsageProblem

if TYPE_CHECKING:
    from newsgen.config import Config
    from newsgen.fed.policy import Policy
    from newsgen.markets import Market
    from newsgen.sources.recorded.settlements import Settlements

DESK = "데스크 입력 결제가"
"""What an article's source line calls prices that the desk gave."""

_RANGE = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)\s*[-~]\s*(\d{1,2}(?:\.\d{1,2})?)")


class Range(click.ParamType[tuple[float, float]]):
    """A target range as ``4.25-4.50``."""

    name = "range"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, float]:
        """Read both ends, in percent."""
        if isinstance(value, tuple):
            return value
        found = _RANGE.fullmatch(str(value).strip())
        if found is None:
            self.fail(f"목표 범위가 아닙니다: {value}. 4.25-4.50처럼 쓰십시오.", param, ctx)
        return float(found[1]), float(found[2])


class _Asked(NamedTuple):
    """What the command line gives besides the store."""

    date: dt.date | None
    file: Path | None
    given: Settlements | None
    range: tuple[float, float] | None


@click.command(options_metavar="[옵션]")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="날짜",
    help="거래일(YYYY-MM-DD). 없으면 시세 파일의 날짜나 저장소의 마지막 거래일.",
)
@click.option(
    "--prices",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="파일",
    help="데스크의 결제가 CSV(contract,price). 계약은 2025-09처럼 씁니다.",
)
@click.option("--range", "target", type=Range(), metavar="범위", help="현재 목표 범위. 4.25-4.50처럼 씁니다.")
@click.option("--keep", is_flag=True, help="--prices의 시세를 저장소에 남겨 기사에도 씁니다.")
@json_option
@click.pass_obj
def fed(
    settings: Settings,
    date: dt.datetime | None,
    prices: Path | None,
    target: tuple[float, float] | None,
    keep: bool,
    as_json: bool,
) -> None:
    """연방기금 금리선물로 다음 FOMC 회의들의 인하·동결·인상 확률을 계산합니다(FedWatch 방식)."""
    from newsgen import config
    from newsgen.facts import policy as facts
    from newsgen.sources.recorded import settlements

    if keep and not prices:
        raise UsageProblem("--keep은 --prices와 함께 쓰십시오.")
    given = settlements.read(prices) if prices else None
    asked = _Asked(date.date() if date else None, prices, given, target)
    if given and given.notice:
        click.echo(f"알림: {given.notice}", err=True)
    policy = _policy(settings, asked, config.load(settings.config))
    now = policy.on(policy.session)
    if not now.outlook.odds:
        raise FedInputProblem(now.outlook.missing)
    then, last = facts.before(policy, now), facts.last_of_year(now, policy)
    if keep and given:
        _keep(settings, policy.session, given)
    if as_json:
        from newsgen.outputs.fed import fed as as_contract

        click.echo(as_contract(now, then, last), nl=False)
        return
    for line in lines(now, then, last):
        click.echo(line)
    warning = policy.meetings.warning(policy.session, policy.warn_days)
    if warning:
        click.echo(f"알림: {warning}", err=True)


def _policy(settings: Settings, asked: _Asked, desk: Config) -> Policy:
    """Return what the store knows, with what was given instead; without a store, what was given alone."""
    from newsgen.fed.policy import Policy
    from newsgen.snapshot import policy as load
    from newsgen.store import Store, default_path

    path = settings.store or default_path()
    if asked.given and not path.exists():
        session = _session(asked, None)
        if asked.range is None:
            raise UsageProblem("저장소가 없습니다. 현재 목표 범위를 --range 4.25-4.50처럼 함께 주십시오.")
        return _with(Policy(session=session, meetings=desk.fed.calendar(), alone=True), asked)
    with Store.open(path) as store:
        session = _session(asked, store.of(_market()).latest_session())
        return _with(load.policy(store, session, desk), asked)


def _with(policy: Policy, asked: _Asked) -> Policy:
    """Return the policy with the prices and the range that were given."""
    from newsgen.sources.recorded.settlements import require_of

    session = policy.session
    if asked.given and asked.file:
        require_of(asked.given, session, asked.file)
        policy = replace(policy, contracts={**policy.contracts, session: asked.given.prices})
    if asked.range:
        low, high = asked.range
        policy = replace(policy, low={**policy.low, session: low}, high={**policy.high, session: high})
    return policy


def _market() -> Market:
    """Return the market whose sessions the odds are told of."""
    from newsgen import markets
    from newsgen.fed.contracts import EXCHANGE

    return markets.at(EXCHANGE)


def _session(asked: _Asked, latest: dt.date | None) -> dt.date:
    """Return the session asked for: of the option, of the file, of the store, or the last that is over."""
    from newsgen import calendars
    from newsgen.fed.contracts import EXCHANGE

    now = dt.datetime.now(dt.UTC)
    dated = asked.given.date if asked.given else latest
    session = asked.date or dated or calendars.latest_finished(now, EXCHANGE)
    why = calendars.why_closed(session, now=now, exchange=EXCHANGE)
    if why:
        stocks = _market().nouns.stocks
        raise NoSession(f"{session}에는 끝난 {stocks} 거래일이 없습니다({why}). --date로 거래일을 주십시오.")
    return session


def _keep(settings: Settings, session: dt.date, given: Settlements) -> None:
    """Write the desk's prices into the store; what was there of the same contracts is replaced."""
    from newsgen.fed.contracts import FUTURES, month_name
    from newsgen.sources.batch import Batch, Rate
    from newsgen.store import Store, default_path

    rates = tuple(Rate(FUTURES + month_name(month), session, price) for month, price in given.prices.items())
    path = settings.store or default_path()
    with Store.open(path, create=True) as store:
        store.write(Batch(origin=DESK, rates=rates), now=dt.datetime.now(dt.UTC))
    click.echo(f"{path}: {session} 금리선물 {len(rates)}건을 저장했습니다.", err=True)
