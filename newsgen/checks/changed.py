"""What is wrong in the sentences of a text that somebody changed: the rest of it is read beside, and not told of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from newsgen.checks.run import Checker
from newsgen.claims import Copy
from newsgen.outputs.checked import CheckFinding


def changed(
    checker: Checker, before: Sequence[str], after: Sequence[str], *, day: dt.date, market: str
) -> Iterator[CheckFinding]:
    """Yield what is wrong in sentences of ``after`` that ``before`` does not have; both are lines of a text."""
    known = {one.text.strip() for one in _copy(before).sentences}
    checked = checker.read("\n".join(after), day=day, market=market, form="text")
    copy = checked.look.copy
    new = [copy.span(one.at, one.end) for one in copy.sentences if one.text.strip() not in known]
    for found in checked.listing.wrong:
        if any(one.start <= found.start <= one.end for one in new):
            yield found


def _copy(lines: Sequence[str]) -> Copy:
    return Copy("\n".join(lines), "text")
