"""When and where another market's session was that ours slept through: ``간밤 뉴욕증시``."""

from __future__ import annotations

import datetime as dt

from newsgen import markets
from newsgen.errors import TemplateProblem
from newsgen.korean import dates
from newsgen.model import Fact

_EVE = dt.timedelta(days=1)


def night(fact: Fact) -> str:
    """Return when and where a night was: the one before, or a day before the weekend.

    Raises TemplateProblem for a fact of no market.
    """
    there = markets.of(fact.about)
    if there is None:
        raise TemplateProblem(f"사실 {fact.id}은(는) 다른 시장의 것이 아닙니다.")
    last = fact.inputs[-1].date if fact.inputs else fact.session - _EVE
    when = "간밤" if fact.session - last == _EVE else f"지난 {dates.weekday(last)}"
    return f"{when} {there.nouns.stocks}"
