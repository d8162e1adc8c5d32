"""Whether a day has the article that is asked for."""

from __future__ import annotations

from newsgen import calendars, markets
from newsgen.archive import Key
from newsgen.editions import edition_named
from newsgen.errors import UsageProblem
from newsgen.korean import attach


def closed(key: Key) -> str:
    """Say in Korean why a day has no such article; empty where it has one, or will have."""
    edition = edition_named(key.edition)
    market = markets.named(edition.market)
    try:
        if not calendars.is_session(key.session, market.exchange):
            why = calendars.why_closed(key.session, exchange=market.exchange)
            day = attach(f"{key.session}", "은/는")
            return f"{day} {market.nouns.stocks} 거래일이 아닙니다({why}). 다른 날을 고르십시오."
        if edition.weekly and not calendars.is_last_of_week(key.session, market.exchange):
            last = attach(f"{calendars.last_of_week(key.session, market.exchange)}", "을/를")
            return f"주간 판은 그 주의 마지막 거래일에 있습니다. {last} 고르십시오."
    except UsageProblem as problem:  # no calendar goes so far
        return str(problem)
    return ""
