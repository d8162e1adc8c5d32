"""A fetch with a screen: its progress meanwhile, and what could not be had at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from newsgen.cli.frame.progress import bar
from newsgen.cli.frame.screen import told

if TYPE_CHECKING:
    from newsgen.fetching import Done, Order
    from newsgen.store import Store

_NAMED = 12
"""Symbols named for each cause; the JSON has them all."""


def fetched(store: Store, order: Order, **how: Any) -> Done:
    """Fetch what the store lacks of a session, telling on stderr what the editor must know.

    Raises what :func:`newsgen.fetching.fetch` raises, and takes what it takes.
    """
    from newsgen import fetching

    with bar("시세를 받는 중") as progress:
        done = fetching.fetch(store, order, tell=told, progress=progress, **how)
    for notice in done.notices:
        told(f"알림: {notice}")
    by_cause: dict[str, list[str]] = {}
    for failure in done.failures:
        by_cause.setdefault(failure.cause, []).append(failure.symbol)
    for cause, symbols in sorted(by_cause.items(), key=lambda found: -len(found[1])):
        more = f" 외 {len(symbols) - _NAMED:,}종목" if len(symbols) > _NAMED else ""
        click.echo(f"못 받음: {cause}: {', '.join(symbols[:_NAMED])}{more}", err=True)
    return done
