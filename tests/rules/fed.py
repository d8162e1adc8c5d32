"""Facts of the Fed, made by hand, and how they are told."""

from __future__ import annotations

import datetime as dt

from newsgen.facts.fact import make
from newsgen.model import Fact, Item
from newsgen.rules.base import Desk
from tests.facts.builders import DAY
from tests.rules.books import told, written

MONTH_BEFORE, WEEK_BEFORE, DAY_BEFORE = (dt.date(2025, *day) for day in ((7, 11), (8, 6), (8, 12)))
SEPTEMBER = (dt.date(2025, 9, 16), dt.date(2025, 9, 17))


def target(low: float, high: float, day: dt.date = DAY) -> list[Fact]:
    return [
        make("target_low", "FED", low, "percent", day),
        make("target_high", "FED", high, "percent", day),
    ]


def meeting(days: tuple[dt.date, dt.date] = SEPTEMBER, session: dt.date = DAY) -> Fact:
    first, last = days
    value = (last - session).days
    return make("meeting", f"FOMC:{last}", value, "days", session, base=first, since=last)


def odds(session: dt.date = DAY, last: dt.date = SEPTEMBER[1], **given: float) -> list[Fact]:
    """Odds by measure without ``_probability``: ``cut=94``, ``cut_50=6``, ``cut_month_before=60``."""
    bases = {"month_before": MONTH_BEFORE, "week_before": WEEK_BEFORE, "day_before": DAY_BEFORE}
    made = []
    for name, value in given.items():
        kind, _, ago = name.partition("_")
        measure = f"{name}_probability" if ago in {"", "25", "50"} else f"{kind}_probability_{ago}"
        made.append(make(measure, f"FOMC:{last}", value, "percent", session, base=bases.get(ago)))
    return made


def year_end(bp: float, last: dt.date = dt.date(2025, 12, 10), session: dt.date = DAY) -> Fact:
    return make("expected_change_year_end", "FED", bp, "bp", session, since=last)


def decision(bp: float, low: float, high: float, day: dt.date) -> list[Fact]:
    about = f"FOMC:{day}"
    return [
        make("decision", about, bp, "bp", day),
        make("decision_low", about, low, "percent", day),
        make("decision_high", about, high, "percent", day),
    ]


def item(rule: str, *facts: Fact, session: dt.date = DAY) -> Item | None:
    """The best item of a rule."""
    found = told(rule, *facts, session=session, desk=Desk(weights={"FED": 2.0}))
    return found[0] if found else None


def text(
    rule: str, *facts: Fact, session: dt.date = DAY, part: str = "body", lead: bool = False
) -> list[str]:
    """How it is told, proven."""
    best = item(rule, *facts, session=session)
    assert best is not None
    return written([best], facts, session=session, part=part, is_lead=lead, in_lead=lead)
