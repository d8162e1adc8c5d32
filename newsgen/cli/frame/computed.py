"""What an edition tells of a session of the store, for verbs that look at it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from newsgen.cli.frame.settings import Settings
from newsgen.cli.frame.when import moment_of

if TYPE_CHECKING:
    from newsgen.pipeline import Day


def computed(
    settings: Settings,
    date: dt.datetime | None,
    edition: str,
    at: dt.datetime | None,
    *,
    every_stock: bool = False,
) -> Day:
    """Compute what an edition tells of a session of the store: of its last one, where no day is asked for."""
    from newsgen import config, markets, pipeline
    from newsgen.editions import edition_named
    from newsgen.errors import StoreProblem
    from newsgen.store import Store, default_path
    from newsgen.store.place import nothing_of

    kind = edition_named(edition)
    path = settings.store or default_path()
    with Store.open(path) as store:
        market = markets.named(kind.market)
        day = date.date() if date else store.of(market).latest_session()
        if day is None:
            raise StoreProblem(nothing_of(market, path))
        # Neither a day nor an hour told: an edition of a session so far looks at now.
        moment = moment_of(edition, date or (dt.datetime.combine(day, dt.time()) if at else None), at)
        desk = config.load(settings.config)
        return pipeline.computed(
            store, kind, moment.date() if moment else day, desk, at=moment, every_stock=every_stock
        )
