"""``newsgen gate``: what is wrong with a session's data, and the releases that an editor gave."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from newsgen.cli import base_price
from newsgen.cli.frame.newsroom import newsroom
from newsgen.cli.frame.options import date_option, json_option, market_option
from newsgen.cli.frame.settings import Settings
from newsgen.errors import Held

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
    from newsgen.acts.releasing import judged

    seen = judged(newsroom(ctx.obj), market, date.date() if date else None)
    if as_json:
        from newsgen.outputs import gated

        listing = gated.GateListing(
            market=market.name, session=seen.session, findings=tuple(map(gated.row, seen.findings))
        )
        click.echo(gated.in_json(listing))
    else:
        click.echo(f"{seen.session} 확인할 것 {len(seen.findings):,}건")
        for finding in seen.findings:
            click.echo(_line(finding))
    if seen.held:
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
    from newsgen.acts.releasing import release as given

    day = date.date() if date else None
    one = given(newsroom(settings), market, day, code, symbol, reason=reason, by=by)
    click.echo(f"풀었습니다: {one.session} {one.code} {one.symbol}. 기사에는 확인할 것으로 남습니다.")


@gate.command(options_metavar="[옵션]")
@date_option
@json_option
@click.pass_obj
def releases(settings: Settings, date: dt.datetime | None, as_json: bool) -> None:
    """지금까지 푼 것을 까닭과 함께 시장마다 보여 줍니다. 날짜가 없으면 모두 보여 줍니다."""
    from newsgen.gate import kept
    from newsgen.store import default_path

    given = kept(settings.store or default_path(), session=date.date() if date else None)
    if as_json:
        from newsgen.outputs import gated

        click.echo(gated.in_json(gated.ReleaseListing(releases=tuple(given))))
        return
    click.echo(f"푼 것 {len(given):,}건")
    for one in given:
        click.echo(_told(one))


def _line(finding: GateFinding) -> str:
    return f"{MARKS[finding.consequence]:<6} {finding.code:<18} {finding.symbol:<8} {finding.line}"


def _told(one: Release) -> str:
    from newsgen.korean import moment

    at = moment(one.at)
    what = f"{one.market} {one.session} {one.code:<18} {one.symbol:<8}"
    return f"{what} {one.reason} ({one.by or '이름 없음'}, {at})"


for verb in (base_price.base, base_price.bases):
    gate.add_command(verb)
