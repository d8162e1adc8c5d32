"""Take a batch into the store: one transaction, all of it or nothing.

What is there already is left alone, a field that was empty is filled, and a value that differs is
replaced and written to ``revisions`` with the old value and the time: the desk must know what it
printed from. A batch that lacks a field never erases one. Every row keeps the number of the import that
brought it, so that the store can tell what it held before (:mod:`newsgen.store.witness`).
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from newsgen.errors import StoreProblem
from newsgen.sources.batch import Batch, Price
from newsgen.sources.columns import Ints, PriceColumns, PriceTable
from newsgen.sqlite_file import transaction
from newsgen.store import (
    described,
    events,
    flows,
    histories,
    lists,
    notices,
    prices,
    releases,
    small,
    symbols,
    testimony,
)
from newsgen.store.prices import Import, Merged
from newsgen.store.references import telling
from newsgen.store.rows import Rows, month_of

Progress = Callable[[int], None]


@dataclass(frozen=True, kw_only=True)
class Written:
    """What an import did; prices are counted in rows, the others in observations."""

    added: int = 0
    """Prices that were new."""
    changed: int = 0
    """Prices of which at least one value was replaced."""
    filled: int = 0
    """Prices that had a field filled that was empty, and no value replaced."""
    same: int = 0
    """Prices that were there already."""
    revisions: int = 0
    """Values replaced, in all tables: each stands in ``revisions``."""
    others: int = 0
    """Whatever else was new or replaced: splits, rates, bars, instruments, economic releases ..."""
    notices: tuple[str, ...] = ()
    """What the user must know (Korean): symbols of no market, another source's series replaced."""


def write(
    db: sqlite3.Connection,
    batch: Batch,
    *,
    now: dt.datetime,
    follow: Iterable[str] = (),
    progress: Progress | None = None,
) -> Written:
    """Write ``batch`` in one transaction; on any error nothing is changed.

    ``progress`` is told how many prices are done, at least once a calendar month of them.

    Raises:
        StoreProblem: the batch is of the demo market and the store of a real one, or the reverse.

    """
    columns, batch = _table(batch.prices), replace(batch, bars=tuple(batch.bars))
    seen = now.astimezone(dt.UTC).isoformat(timespec="seconds")
    with transaction(db):
        _refuse_mixing(db, demo=batch.demo)
        before = _revisions(db)
        made = Import(_number(db, batch, seen), seen)
        settle(db)
        symbols.enter(db, _named(batch))
        written = _write_prices(db, columns, made, frozenset(follow), progress)
        observed = small.write(db, batch, seen, made.number)
        others = (
            observed.written
            + described.write(db, batch, made.number)
            + lists.write(db, batch, made.number)
            + releases.write(db, batch.releases, seen, made.number)
            + flows.write(db, batch.flows, seen, made.number)
            + events.write(db, batch.accounts, made.number)
            + testimony.write(db, _with_references(db, batch), made.number)
        )
        told = (
            *notices.strangers({*columns.symbols, *_named(batch)}),
            *notices.replaced(observed.replaced, batch.origin),
        )
        written = replace(written, others=others, revisions=_revisions(db) - before, notices=told)
        db.execute(
            "UPDATE imports SET added = ?, changed = ?, filled = ?, same = ? WHERE id = ?",
            (written.added, written.changed, written.filled, written.same, made.number),
        )
    return written


def _with_references(db: sqlite3.Connection, batch: Batch) -> Batch:
    """Return a batch with such of its references among its base prices as say something."""
    listed = {(one.symbol, one.date) for one in batch.bases}
    news = [one for one in telling(db, batch.references) if (one.symbol, one.date) not in listed]
    return replace(batch, bases=(*batch.bases, *news))


def _table(prices: Iterable[Price]) -> PriceTable:
    return prices if isinstance(prices, PriceTable) else PriceColumns.of(prices)


def settle(db: sqlite3.Connection) -> None:
    """Give what had no market the one that knows it by now."""
    symbols.settle(db)
    lists.settle(db)


def _number(db: sqlite3.Connection, batch: Batch, seen: str) -> int:
    """Enter an import and return its number."""
    made = db.execute(
        """INSERT INTO imports (origin, seen_at, demo, live, added, changed, filled, same)
        VALUES (?, ?, ?, ?, 0, 0, 0, 0)""",
        (batch.origin, seen, batch.demo, batch.live),
    )
    return int(made.lastrowid or 0)


def _revisions(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT count(*) FROM revisions").fetchone()[0])


def _refuse_mixing(db: sqlite3.Connection, *, demo: bool) -> None:
    if db.execute("SELECT 1 FROM imports WHERE demo <> ? LIMIT 1", (demo,)).fetchone():
        raise StoreProblem(
            "예시 데이터와 실제 시세는 한 저장소에 섞을 수 없습니다: --store로 다른 파일을 쓰십시오"
        )


def _named(batch: Batch) -> set[str]:
    """Return the symbols that a batch is about besides its prices."""
    return {
        *(
            one.symbol
            for part in (
                *(batch.splits, batch.bars, batch.instruments, batch.spellings),
                *(batch.bases, batch.trades, batch.classes),
            )
            for one in part
        ),
        *(symbol for symbol, _ in batch.retracted),
        *(one.board for one in batch.flows),
        *(symbol for listing in batch.listings for symbol in listing.symbols),
    }


def _write_prices(
    db: sqlite3.Connection,
    columns: PriceTable,
    made: Import,
    follow: frozenset[str],
    progress: Progress | None,
) -> Written:
    """Write prices month by month, so that only those of one are in memory, and market by market."""
    ids = symbols.enter_priced(db, columns.symbols, made.number)
    histories.follow(db, histories.followed() | follow)
    kept = histories.Keeper(db)
    markets, owners = symbols.owners(db, columns.symbols)
    owner = np.zeros(ids.max(initial=0) + 1, dtype=np.int64)
    owner[ids] = owners
    db.executemany("INSERT INTO brought VALUES (?, ?)", [(made.number, market) for market in markets])
    written, done = Written(), 0
    for part in columns.by_month():
        every = _rows(part, ids, made.number)
        of = owner[every.ids]
        for at in np.unique(of).tolist():
            chosen = of == at
            rows = every if chosen.all() else every[chosen]
            merged = prices.write(db, markets[at], month_of(int(rows.days[0])), rows, made)
            kept.take(merged.rows)
            written = _plus(written, merged)
            done += len(rows)
            if progress:
                progress(done)
    kept.write()
    return written


def _rows(part: PriceColumns, ids: Ints, number: int) -> Rows:
    """Return prices as the store holds them."""
    return Rows(part.days, ids[part.codes], part.values, np.full(len(part), number)).by_key()


def _plus(written: Written, merged: Merged) -> Written:
    return replace(
        written,
        added=written.added + merged.added,
        changed=written.changed + merged.changed,
        filled=written.filled + merged.filled,
        same=written.same + merged.same,
    )
