"""``newsgen import``, ``newsgen facts`` and ``newsgen items``: prices in, and what was made of them."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Mapping, Sized
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.computed import computed
from newsgen.cli.frame.options import at_option, date_option, edition_option, format_option, json_option
from newsgen.cli.frame.screen import told
from newsgen.cli.frame.settings import Settings
from newsgen.errors import UsageProblem

if TYPE_CHECKING:
    from newsgen.config import Import
    from newsgen.model import Fact, Item


@click.command("import", options_metavar="[옵션]")
@click.argument("folder", type=click.Path(path_type=Path), metavar="[폴더]", required=False)
@click.pass_obj
def import_(settings: Settings, folder: Path | None) -> None:
    """기록해 둔 시세 폴더를 읽어 저장소에 넣습니다. 하나라도 잘못되면 그 폴더에서는 아무것도 넣지 않습니다.

    단말기에서 내보낸 파일은 설정의 [import.이름]에 적은 열과 단위로 읽습니다. 폴더를 주지 않으면 거기 적은
    folder를 모두 읽습니다.
    """
    from newsgen import config

    tables = config.load(settings.config).imports
    folders = (
        [folder]
        if folder
        else [*map(Path, dict.fromkeys(one.folder for one in tables.values() if one.folder))]
    )
    if not folders:
        raise UsageProblem("폴더를 주거나 설정의 [import.이름]에 folder를 적으십시오.")
    for each in folders:
        _imported(settings, each, {name: one for name, one in tables.items() if _is_of(one, each)})


def _known(path: Path) -> frozenset[str]:
    """Return the symbols that a store knows, of every market; none where there is no store yet."""
    from newsgen import markets
    from newsgen.store import Store

    if not path.exists():
        return frozenset()
    with Store.open(path) as store:
        return frozenset(symbol for market in markets.every() for symbol in store.of(market).instruments())


def _is_of(table: Import, folder: Path) -> bool:
    """Tell whether a table of the settings is of the files of a folder."""
    return not table.folder or Path(table.folder).absolute() == folder.absolute()


def _imported(settings: Settings, folder: Path, tables: Mapping[str, Import]) -> None:
    """Read a folder into the store, and say what came of it."""
    from newsgen.sources.recorded import folder as source
    from newsgen.sources.recorded.exported import Exports
    from newsgen.store import Store, default_path

    path = settings.store or default_path()
    exports = Exports(tables, _known(path)) if any(one.columns for one in tables.values()) else None
    batch = source.read(folder, progress=lambda name: told(f"읽는 중: {name}"), exports=exports)
    with Store.open(path, create=True) as store:
        total = len(batch.prices) if isinstance(batch.prices, Sized) else 0
        with click.progressbar(length=total, label="저장하는 중", file=sys.stderr) as bar:
            written = store.write(batch, now=dt.datetime.now(dt.UTC), progress=_stepped(bar.update))
    for notice in (*batch.notices, *written.notices):
        told(f"알림: {notice}")
    click.echo(
        f"{path}: 시세 {written.added:,}건을 더하고 {written.changed:,}건을 고쳤습니다. "
        f"그대로인 것 {written.same:,}건, 고침 기록 {written.revisions:,}건. "
        f"금리·지표 등 다른 자료 {written.others:,}건."
    )


def _require_measure(name: str) -> None:
    """Refuse a measure that there is none of: nothing found would say that nothing happened."""
    from difflib import get_close_matches

    from newsgen.measures import MEASURES

    if name not in MEASURES:
        near = get_close_matches(name, MEASURES, n=1)
        hint = f" {near[0]}을(를) 쓰려던 것인지 확인하십시오." if near else ""
        raise UsageProblem(f"--measure {name}: 그런 척도가 없습니다.{hint}")


@click.command(options_metavar="[옵션]")
@date_option
@edition_option
@at_option
@click.option("--about", metavar="대상", help="대상(지수·종목·목록의 기호) 하나만.")
@click.option("--measure", metavar="척도", help="척도(change_day, high_52w ...) 하나만.")
@format_option
@json_option
@click.pass_obj
def facts(
    settings: Settings,
    date: dt.datetime | None,
    edition: str,
    at: dt.datetime | None,
    about: str | None,
    measure: str | None,
    form: str,
    as_json: bool,
) -> None:
    """판이 보는 하루나 한 주의 시세에서 계산한 사실을 근거와 함께 보여 줍니다."""
    from newsgen.outputs import listings

    if measure is not None:
        _require_measure(measure)
    day = computed(settings, date, edition, at, every_stock=True)
    found = [fact for fact in day.book if about in {None, fact.about} and measure in {None, fact.measure}]
    if not found and about is not None:
        told(f"{about}: 이날 이 대상의 사실이 없습니다. 기호로 적었는지 보십시오.")
    if as_json or form == "json":
        click.echo(listings.facts(day.session, day.book.as_of, found), nl=False)
        return
    if form == "csv":
        from newsgen import frames

        click.echo(frames.facts(found).to_csv(index=False), nl=False)
        return
    click.echo(f"{day.session} 사실 {len(found):,}건")
    for fact in found:
        click.echo(_fact_line(fact))


@click.command(options_metavar="[옵션]")
@date_option
@edition_option
@at_option
@click.option("--chosen", is_flag=True, help="고른 것만.")
@format_option
@json_option
@click.pass_obj
def items(
    settings: Settings,
    date: dt.datetime | None,
    edition: str,
    at: dt.datetime | None,
    chosen: bool,
    form: str,
    as_json: bool,
) -> None:
    """판이 고른 기삿거리와 버린 기삿거리를 점수 계산, 까닭과 함께 보여 줍니다. 점수는 비트입니다."""
    from newsgen.outputs import listings

    day = computed(settings, date, edition, at)
    found = [item for item in day.items if item.chosen or not chosen]
    if as_json or form == "json":
        click.echo(listings.items(day.session, edition, found), nl=False)
        return
    if form == "csv":
        from newsgen import frames

        click.echo(frames.items(found).to_csv(index=False), nl=False)
        return
    click.echo(f"{day.session} 기삿거리 {len(found):,}건. 점수 = 의외성 - log2(견준 수) + 비중 + 새로움")
    for item in found:
        click.echo(_item_line(item))


def _stepped(update: Callable[[int], None]) -> Callable[[int], None]:
    """Return a progress callback that takes totals, for a bar that takes steps."""
    done = 0

    def told(total: int) -> None:
        nonlocal done
        update(total - done)
        done = total

    return told


def _fact_line(fact: Fact) -> str:
    compared = " ".join(
        part
        for part in (
            f"기준 {fact.base}" if fact.base else "",
            f"이후 {fact.since}({fact.since_value:g})" if fact.since and fact.since_value is not None else "",
            f"n={fact.n}" if fact.n is not None else "",
        )
        if part
    )
    return f"{fact.about:<24} {fact.measure:<24} {fact.value:>16.4f} {fact.unit:<8} {compared}".rstrip()


def _item_line(item: Item) -> str:
    score = item.score
    mark = "✔" if item.chosen else "·"
    arithmetic = f"{score.surprise:.2f} - log2({score.tested}) + {score.weight:.2f} + {score.freshness:.2f}"
    return f"{mark} {score.total:7.2f} = {arithmetic:<38} {item.rule:<13} {item.about:<12} {item.reason}"
