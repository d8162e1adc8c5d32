"""What sources say of events is kept as they said it, followed by what they say later, never forgotten."""

from __future__ import annotations

import datetime as dt
import math

import msgspec
import pytest

from newsgen.model import Account
from newsgen.sources.batch import Batch
from newsgen.store.held import Held
from tests.markets import US

NOW = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
DUE = dt.date(2026, 1, 22)
WHOLE = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
PLAN = Account(
    id=f"earnings:INTC:{DUE}", kind="earnings", about="INTC", source="Nasdaq", day=DUE, part="after"
)


def batch(*accounts: Account) -> Batch:
    return Batch(origin="시험", accounts=accounts)


def days(n: int) -> dt.datetime:
    return NOW + dt.timedelta(days=n)


def on(one: Account, day: dt.date, **others: object) -> Account:
    """Return an account of another day, as a source that knows no other key gives it."""
    return msgspec.structs.replace(one, id=f"earnings:{one.about}:{day}", day=day, **others)


def told(store, known: dt.datetime | None = None) -> list[Account]:
    return (store.as_known_at(known) if known else store).events(*WHOLE)


def test_an_account_comes_back_as_it_went_in_and_once(store):
    given = msgspec.structs.replace(
        PLAN,
        status="reported",
        at=dt.datetime(2026, 1, 22, 21, 1, tzinfo=dt.UTC),
        figures={"eps": 0.0, "eps_expected": -0.09},
        codes=("2.02",),
        title="실적",
        link="https://example.com/",
    )
    assert store.write(batch(given), now=NOW).others == 1
    assert told(store) == [given]
    assert store.write(batch(given), now=days(1)).others == 0
    assert store.events(DUE, DUE) == [given]
    assert store.events(DUE + dt.timedelta(1), WHOLE[1]) == []


def test_what_came_later_follows_and_is_not_seen_before(store):
    came = msgspec.structs.replace(PLAN, status="reported", figures={"eps": -0.12})
    better = msgspec.structs.replace(came, figures={"eps": 0.15})
    for n, one in enumerate((PLAN, came, better)):
        assert store.write(batch(one), now=days(n)).others == 1
    assert told(store) == [better]
    assert [told(store, days(n)) for n in range(3)] == [[PLAN], [came], [better]]


def test_a_report_that_was_moved_is_due_on_its_last_day_alone(store):
    moved = on(PLAN, dt.date(2026, 1, 29))
    store.write(batch(PLAN), now=NOW)
    store.write(batch(moved), now=days(1))
    (found,) = told(store)
    assert (found.day, found.id) == (moved.day, PLAN.id)
    assert told(store, NOW) == [PLAN]
    assert store.events(DUE, DUE) == []
    assert store.write(batch(moved), now=days(2)).others == 0
    came = on(PLAN, dt.date(2026, 1, 28), status="reported", figures={"eps": 0.15})
    store.write(batch(came), now=days(3))
    assert [(one.day, one.status) for one in told(store)] == [(came.day, "reported")]


def test_the_next_quarter_another_source_and_another_company_are_not_a_move(store):
    others = (
        on(PLAN, dt.date(2026, 4, 23)),
        msgspec.structs.replace(PLAN, source="Yahoo Finance"),
        on(msgspec.structs.replace(PLAN, about="INTCX"), dt.date(2026, 1, 27)),
    )
    store.write(batch(PLAN), now=NOW)
    store.write(batch(*others), now=days(1))
    assert len(told(store)) == 4


def test_what_one_import_tells_twice_stays_two(store):
    both = (PLAN, on(PLAN, dt.date(2026, 1, 29)))
    store.write(batch(*both), now=NOW)
    store.write(batch(*both), now=days(1))
    assert told(store) == list(both)


def test_what_came_is_corrected_within_days_and_not_moved_by_weeks(store):
    came = msgspec.structs.replace(PLAN, status="reported", figures={"eps": 0.15})
    store.write(batch(came), now=NOW)
    store.write(batch(on(came, dt.date(2026, 1, 23), part="before")), now=days(1))
    assert [(one.day, one.part) for one in told(store)] == [(dt.date(2026, 1, 23), "before")]
    store.write(batch(on(came, dt.date(2026, 2, 12))), now=days(2))
    assert len(told(store)) == 2


def test_a_filing_of_two_classes_is_of_both(store):
    filings = [
        Account(
            id="0001652044-26-000012", kind="filing", about=about, source="SEC EDGAR", day=DUE, status="filed"
        )
        for about in ("GOOG", "GOOGL")
    ]
    assert store.write(batch(*filings), now=NOW).others == 2
    assert told(store) == filings
    assert store.write(batch(*reversed(filings)), now=days(1)).others == 0


def test_two_filings_are_never_one(store):
    filings = [
        Account(id=f"0001-26-{n}", kind="filing", about="X", source="SEC EDGAR", day=DUE, status="filed")
        for n in (1, 2)
    ]
    for n, one in enumerate(filings):
        store.write(batch(one), now=days(n))
    assert told(store) == filings


def test_what_a_source_knew_before_the_first_price_is_there(store):
    old = on(PLAN, dt.date(1999, 4, 13))
    store.write(batch(old), now=NOW)
    assert store.events(dt.date(1999, 1, 1), dt.date(1999, 12, 31)) == [old]


@pytest.mark.parametrize("figure", [math.nan, math.inf])
def test_a_figure_that_is_none_is_refused_and_nothing_changed(store, figure):
    wrong = on(PLAN, dt.date(2026, 4, 23), figures={"eps": figure})
    with pytest.raises(ValueError, match="finite"):
        store.write(batch(PLAN, wrong), now=NOW)
    assert told(store) == []


def test_a_store_that_is_held_answers_the_same(store):
    accounts = [on(PLAN, DUE + dt.timedelta(days=50 * n)) for n in range(5)]
    store.write(batch(*reversed(accounts)), now=NOW)
    store.write(batch(on(PLAN, DUE + dt.timedelta(days=3))), now=days(1))
    held = Held(store, US, *WHOLE)
    for first in range(0, 250, 40):
        span = WHOLE[0] + dt.timedelta(days=first), WHOLE[0] + dt.timedelta(days=first + 60)
        assert held.events(*span) == store.events(*span)
