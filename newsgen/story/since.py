"""Subjects told together: those whose records go back to the same time, as it prints."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from newsgen.model import Fact
from newsgen.story.views import Subject

_KNOWN = re.compile(
    r"largest_(rise|fall)_since|largest_(buying|selling)_since_\w+|highest_since|release_(highest|lowest)_since"
)
"""Measures that are told so where no earlier value was as far."""
FIRST_DAYS = 7
"""Days into a year by which its first session is over."""
LONG = 40
"""Sessions from which on the month alone is named: 2020년 3월 이후."""


def is_long(fact: Fact) -> bool:
    """Tell whether a fact goes back so far that its month is enough."""
    return (fact.periods or 0) >= LONG


def is_on_file(fact: Fact) -> bool:
    """Tell whether nothing was as far in all that is known: ``since`` is when that begins (적어도 …)."""
    return fact.since is not None and fact.since_value is None and _KNOWN.fullmatch(fact.measure) is not None


def begins_year(fact: Fact) -> bool:
    """Tell whether what is known of who bought and sold begins with a year, by which it is then told."""
    flows = fact.measure.startswith(("largest_buying_since", "largest_selling_since"))
    return flows and fact.since is not None and fact.since.timetuple().tm_yday <= FIRST_DAYS


def together(subjects: Iterable[Subject], measure: str) -> list[list[Subject]]:
    """Group subjects by when a fact of theirs was last so, as it prints, the farthest back first."""
    groups: dict[tuple[dt.date, bool], list[Subject]] = {}
    for subject in subjects:
        fact: Fact | None = getattr(subject, measure)
        if fact is not None and fact.since is not None:
            far = is_long(fact)
            groups.setdefault((fact.since.replace(day=1) if far else fact.since, far), []).append(subject)
    return [groups[key] for key in sorted(groups)]
