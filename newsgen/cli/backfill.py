"""``newsgen backfill``: the articles of all sessions in a span."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from newsgen.cli.frame.formats import USUAL, formats_of, formats_option, out_option
from newsgen.cli.frame.options import edition_option
from newsgen.cli.frame.outbox import open_outbox, outbox_option
from newsgen.cli.frame.progress import paced
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings
from newsgen.cli.frame.stores import opened
from newsgen.errors import Held, NewsgenError, NoSession, UsageProblem

if TYPE_CHECKING:
    from newsgen.backfill import Ended, Plan
    from newsgen.backfill.run import Workers
    from newsgen.config import Config
    from newsgen.markets import Market
    from newsgen.store import Store

LARGEST = 1 << 20
"""Bytes of a file of symbols at most."""
_DAY = click.DateTime(["%Y-%m-%d"])


def _cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@click.command(options_metavar="[옵션]")
@click.option(
    "--from", "first", type=_DAY, required=True, metavar="날짜", help="첫 거래일(YYYY-MM-DD, 그 시장의 날짜)."
)
@click.option("--to", "last", type=_DAY, required=True, metavar="날짜", help="마지막 거래일.")
@edition_option
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=_cores,
    show_default="프로세서의 수",
    metavar="수",
    help="함께 일할 프로세스의 수. 몇이든 같은 기사가 나옵니다.",
)
@click.option(
    "--scheduler",
    metavar="주소",
    help="이 컴퓨터 대신 Dask 클러스터에 맡깁니다: 스케줄러의 주소(tcp://이름:8786).",
)
@click.option(
    "--symbols",
    type=click.Path(path_type=Path),
    metavar="파일",
    help="us-stock 판: 종목 기호를 한 줄에 하나씩 적은 파일.",
)
@formats_option
@out_option
@outbox_option
@click.pass_context
def backfill(ctx: click.Context, /, **options: Any) -> None:
    """지난 거래일 여럿의 기사를 저장소의 시세로 만들어 <폴더>/<거래일>/<판>.<형식>에 씁니다.

    도중에 멈춰도 다시 실행하면 남은 것만 만듭니다. 시세나 설정, 메모, 프로그램이 바뀐 날은 다시 만듭니다.
    보류한 날이 있으면 끝에 까닭과 함께 늘어놓고 4로 끝납니다.
    """
    from newsgen import config

    settings: Settings = ctx.obj
    ctx.exit(_run(settings, config.load(settings.config), Wanted(**options)))


class Wanted(NamedTuple):
    """The options of ``backfill``, by their names."""

    first: dt.datetime
    last: dt.datetime
    edition: str
    jobs: int
    scheduler: str | None
    symbols: Path | None
    formats: str
    out: Path | None
    outbox_path: Path | None


class Span(NamedTuple):
    """The sessions asked for: those that the store has prices of, and the others."""

    known: list[dt.date]
    unknown: list[dt.date]


def _run(settings: Settings, desk: Config, wanted: Wanted) -> int:
    """Make the articles, tell what became of them, and return the exit code."""
    from newsgen.backfill import run

    with opened(settings) as store:
        plan, span = _planned(store, desk, wanted)
    with open_outbox(wanted.outbox_path) as outbox, paced("기사를 만드는 중", "일") as progress:
        ended = run(
            plan, span.known, wanted.out or Path(desk.output), outbox, workers=_workers(wanted), tell=progress
        )
    for line in _told(ended, span.unknown, plan.market):
        say(line)
    return _code(ended, span.unknown)


def _planned(store: Store, desk: Config, wanted: Wanted) -> tuple[Plan, Span]:
    """Return what to make; NoSession where the store has no session of the span."""
    from newsgen.backfill import Plan, planned
    from newsgen.backfill.inputs import made_of
    from newsgen.backfill.plan import kind_named, stores_file
    from newsgen.store.place import nothing_of

    kind, symbols = kind_named(wanted.edition), _symbols(wanted)
    first, last, formats = wanted.first.date(), wanted.last.date(), _formats(wanted)
    days = planned(kind, first, last, dt.datetime.now(dt.UTC))
    plan = Plan(
        store=stores_file(store.path),
        edition=wanted.edition,
        config=desk,
        formats=formats,
        made_of=made_of(store, desk, wanted.edition, formats, symbols),
        symbols=symbols,
    )
    broad = store.of(plan.market).history((plan.market.broad,), last).get(plan.market.broad)
    priced = frozenset(broad.days.tolist()) if broad else frozenset()
    span = Span([day for day in days if day in priced], [day for day in days if day not in priced])
    if not span.known:
        latest = store.of(plan.market).latest_session()
        having = (
            f"저장소의 마지막 거래일은 {latest}입니다." if latest else nothing_of(plan.market, store.path)
        )
        raise NoSession(f"{first}~{last}의 {plan.market.nouns.stocks} 시세가 저장소에 없습니다. {having}")
    return plan, span


def _symbols(wanted: Wanted) -> tuple[str, ...]:
    """Read the symbols of an edition with a piece a stock, each once; of others there are none."""
    from newsgen import plain
    from newsgen.editions import PIECES

    if (wanted.edition in PIECES) != (wanted.symbols is not None):
        raise UsageProblem(
            "--symbols 파일은 --edition us-stock과 함께 씁니다. "
            "파일에는 종목 기호를 한 줄에 하나씩 적으십시오."
        )
    if wanted.symbols is None:
        return ()
    try:
        lines = plain.read_bytes(wanted.symbols, LARGEST).decode("utf-8-sig").splitlines()
    except OSError as error:
        raise UsageProblem(f"{wanted.symbols}: 읽을 수 없습니다({plain.reason(error)}).") from error
    except UnicodeDecodeError as error:
        raise UsageProblem(f"{wanted.symbols}: UTF-8이 아닙니다. UTF-8로 저장하십시오.") from error
    found = (line.partition("#")[0].strip().upper() for line in lines)
    if symbols := tuple(dict.fromkeys(filter(None, found))):
        return symbols
    raise UsageProblem(f"{wanted.symbols}: 종목 기호가 하나도 없습니다. 한 줄에 하나씩 적으십시오.")


def _formats(wanted: Wanted) -> tuple[str, ...]:
    """Return the formats to write: those of pieces are their own."""
    from newsgen.backfill.pieces import FORMATS
    from newsgen.editions import PIECES

    if wanted.edition not in PIECES:
        return tuple(formats_of(wanted.formats))
    chosen = FORMATS if wanted.formats == USUAL else tuple(wanted.formats.split(","))
    if set(chosen) <= {*FORMATS}:
        return chosen
    raise UsageProblem(f"--format {wanted.formats}: {wanted.edition} 판의 형식은 {', '.join(FORMATS)}입니다.")


def _workers(wanted: Wanted) -> Workers:
    """Return who makes the articles: this machine, or the cluster that was named."""
    if wanted.scheduler is None:
        from newsgen.backfill.run import local

        return local(wanted.jobs)
    from newsgen.backfill.cluster import over_cluster

    address = wanted.scheduler
    return lambda plan, portions: over_cluster(plan, portions, address)


def _told(ended: Ended, unknown: Sequence[dt.date], market: Market) -> Iterator[str]:
    """Yield what became of the sessions: the held ones last, each with why."""
    there = f" (이미 있던 {ended.left:,}일 치는 그대로 두었습니다)" if ended.left else ""
    yield f"기사 {ended.made:,}편을 썼습니다{there}."
    if unknown:
        yield f"시세가 없는 거래일 {len(unknown):,}일: {', '.join(_stretches(unknown, market))}"
    if ended.without:
        yield f"기사가 없는 거래일 {len(ended.without):,}일:"
        yield from (f"  {line.session}  {line.why}" for line in ended.without)


def _stretches(days: Sequence[dt.date], market: Market) -> Iterator[str]:
    """Yield sessions that follow each other as one stretch."""
    from newsgen import calendars

    first = before = days[0]
    for day in days[1:]:
        if calendars.previous(day, market.exchange) != before:
            yield _stretch(first, before)
            first = day
        before = day
    yield _stretch(first, before)


def _stretch(first: dt.date, last: dt.date) -> str:
    return f"{first}" if first == last else f"{first}~{last}"


def _code(ended: Ended, unknown: Sequence[dt.date]) -> int:
    """Return the exit code: that of what is broken before that of what is held."""
    codes = {line.code for line in ended.without} | ({Held.exit_code} if unknown else set())
    broken = codes - {0, Held.exit_code, NoSession.exit_code}
    return NewsgenError.exit_code if NewsgenError.exit_code in broken else max(codes, default=0)
