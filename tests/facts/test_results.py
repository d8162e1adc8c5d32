"""What a company earned a share: told where two sources agree on it."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.facts import FactBook, results
from newsgen.model import Account, Event
from tests.facts.builders import DAY, market
from tests.markets import us


def account(source: str, eps: float, expected: float) -> Account:
    return Account(
        id=f"earnings:IBM:{DAY}",
        kind="earnings",
        about="IBM",
        source=source,
        day=DAY,
        part="before",
        status="reported",
        figures={"eps": eps, "eps_expected": expected},
    )


def earned(*accounts: Account, session: dt.date = DAY) -> tuple[float | None, float | None]:
    event = Event(
        id="e", kind="earnings", about="IBM", session=session, day=DAY, status="reported", accounts=accounts
    )
    book = FactBook(us(DAY), results.of(market(day=DAY), [event]))
    return book.value("eps", "IBM"), book.value("eps_expected", "IBM")


@pytest.mark.parametrize(
    ("accounts", "told"),
    [
        ((("A", 3.92, 3.75), ("B", 3.92, 3.78)), (3.92, 3.75)),
        ((("A", 2.11, 2.11), ("B", 2.11, 2.11)), (2.11, 2.11)),
        # 2025-01-29: Yahoo had 3.09 against 3.48 where IBM told 3.92, and rose by 13 percent
        ((("A", 3.09, 3.48),), (None, None)),
        ((("A", 3.09, 3.48), ("B", 3.92, 3.75)), (None, None)),
        ((("A", 3.92, 3.75), ("A", 3.92, 3.75)), (None, None)),  # one source twice
        ((("A", 3.92, 3.75), ("B", 3.94, 3.75)), (None, None)),
        ((("A", -0.2, -0.3), ("B", -0.2, -0.3)), (None, None)),  # of losses another word is needed
        ((("A", 3.92, 3.75), ("B", 3.92, 3.75), ("C", 3.09, 3.48)), (None, None)),
    ],
)
def test_two_sources_have_to_agree(accounts, told):
    assert earned(*(account(*one) for one in accounts)) == told


def test_results_of_another_session_are_none_of_this():
    both = account("A", 3.92, 3.75), account("B", 3.92, 3.75)
    assert earned(*both, session=DAY + dt.timedelta(1)) == (None, None)
