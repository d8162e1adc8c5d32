"""``newsgen gate``: what is wrong with a session's data, and the releases that an editor gave."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsgen.cli import base_price
from newsgen.cli.frame.options import date_option, json_option, market_option
from newsgen.cli.frame.settings import Settings
from newsgen.cli.frame.stores import nothing_of
from newsgen.errors import Held, StoreProblem, UsageProblem

if TYPE_CHECKING:
    from newsgen.gate import GateFinding, Release
    from newsgen.markets import Market

MARKS = {"hold": "기사 보류", "section": "일부 제외", "drop": "종목 제외", "flag": "확인", "note": "참고"}


@click.group(invoke_without_command=True, subcommand_metavar="명령 ...", options_metavar="[옵션]")
@date_option
@market_option
@json_option
@click.pass_context
def gate(ctx: click.Context, date: dt.datetime | None, market: Market, as_json: bool) -> None:
    """하루의 시세에서 의심스러운 것을 보여 줍니다. 기사가 보류되면 4로 끝납니다."""
    if ctx.invoked_subcommand is not None:
        return
    session, _, findings = _judged(ctx.obj, market, date)
    if as_json:
        _write(_document(market, session, findings))
    else:
        click.echo(f"{session} 확인할 것 {len(findings):,}건")
        for finding in findings:
            click.echo(_line(finding))
    if any(finding.consequence == "hold" for finding in findings):
        ctx.exit(Held.exit_code)


@gate.command(options_metavar="[옵션]")
@click.argument("code", metavar="코드")
@click.argument("symbol", metavar="종목")
@date_option
@market_option
@click.option("--reason", required=True, metavar="까닭", help="왜 푸는지. 기록에 남습니다.")
@click.option("--by", default="", metavar="이름", help="누가 푸는지. 기록에 남습니다.")
@click.pass_obj
def release(
    settings: Settings,
    code: str,
    symbol: str,
    date: dt.datetime | None,
    market: Market,
    reason: str,
    by: str,
) -> None:
    """의심스러운 것 하나를 풀어 기사에 쓰게 합니다. 시장 전체에 걸린 것의 종목은 '*'입니다."""
    from newsgen.gate import Release, keep

    if not reason.strip():
        raise UsageProblem("--reason이 비어 있습니다. 왜 푸는지 적으십시오.")
    session, path, findings = _judged(settings, market, date)
    found = _named(findings, code, symbol, session)
    now = dt.datetime.now(dt.UTC)
    keep(
        path,
        Release(
            market=market.name,
            session=session,
            code=found.code,
            symbol=found.symbol,
            reason=" ".join(reason.split()),
            by=" ".join(by.split()),
            at=now,
        ),
    )
    click.echo(f"풀었습니다: {session} {found.code} {found.symbol}. 기사에는 확인할 것으로 남습니다.")


@gate.command(options_metavar="[옵션]")
@date_option
@json_option
@click.pass_obj
def releases(settings: Settings, date: dt.datetime | None, as_json: bool) -> None:
    """지금까지 푼 것을 까닭과 함께 시장마다 보여 줍니다. 날짜가 없으면 모두 보여 줍니다."""
    from newsgen.gate import kept

    given = kept(_path(settings), session=date.date() if date else None)
    if as_json:
        _write({"schema": "newsgen/releases/v1", "releases": given})
        return
    click.echo(f"푼 것 {len(given):,}건")
    for one in given:
        click.echo(_told(one))


def _judged(
    settings: Settings, market: Market, date: dt.datetime | None
) -> tuple[dt.date, Path, list[GateFinding]]:
    """Return the session, where its store is, and what the gate finds."""
    from newsgen import config, gate, snapshot
    from newsgen.markets import hours
    from newsgen.store import Store

    path = _path(settings)
    with Store.open(path) as store:
        session = date.date() if date else store.of(market).latest_session()
        if session is None:
            raise StoreProblem(nothing_of(market, path))
        seen = snapshot.snapshot(store, hours.finished(market, session), config.load(settings.config))
        findings = [*gate.judged(store, seen), *gate.witnesses_of(store, seen)]
    return session, path, findings


def _path(settings: Settings) -> Path:
    from newsgen.store import default_path

    return settings.store or default_path()


def _named(findings: list[GateFinding], code: str, symbol: str, session: dt.date) -> GateFinding:
    """Return the finding that is to be released; UsageProblem where there is none, or nothing to release."""
    found = next((one for one in findings if (one.code, one.symbol) == (code, symbol)), None)
    if found is None:
        held = ", ".join(f"{one.code} {one.symbol}" for one in findings if one.releasable) or "없음"
        raise UsageProblem(f"{session}에 {code} {symbol}은(는) 없습니다. 풀 수 있는 것: {held}")
    if found.released:
        raise UsageProblem(f"{code} {symbol}은(는) 이미 풀었습니다({found.released}).")
    if not found.releasable:
        raise UsageProblem(f"{code} {symbol}은(는) 막는 것이 없거나, 없는 시세여서 풀 것이 없습니다.")
    return found


def _line(finding: GateFinding) -> str:
    return f"{MARKS[finding.consequence]:<6} {finding.code:<18} {finding.symbol:<8} {finding.line}"


def _told(one: Release) -> str:
    from newsgen.korean import moment

    at = moment(one.at)
    what = f"{one.market} {one.session} {one.code:<18} {one.symbol:<8}"
    return f"{what} {one.reason} ({one.by or '이름 없음'}, {at})"


def _document(market: Market, session: dt.date, findings: list[GateFinding]) -> dict[str, Any]:
    """Return what the gate found as the contract has it."""
    return {
        "schema": "newsgen/gate/v1",
        "market": market.name,
        "session": session,
        "findings": [*map(_entry, findings)],
    }


def _entry(finding: GateFinding) -> dict[str, Any]:
    """Return a finding as the contract has it."""
    names = ("code", "symbol", "message", "advice", "consequence", "section", "figures", "released")
    return {name: getattr(finding, name) for name in names}


def _write(document: dict[str, Any]) -> None:
    """Write a contract as JSON."""
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(document), indent=2).decode())


for verb in (base_price.base, base_price.bases):
    gate.add_command(verb)
