"""What happened to a company in words (전날 장 마감 후, 분기 실적을), none stronger than its sources."""

from __future__ import annotations

from typing import NamedTuple

from newsgen import calendars
from newsgen.events import PARTS, wording
from newsgen.events.items import CORRECTION, SUBSIDIARY
from newsgen.facts.book import FactBook
from newsgen.korean import attach, dates
from newsgen.markets import Session
from newsgen.model import Event

_GAVE = ("발표한", "내놓은")
_AGAINST = {"better": "시장 예상치를 웃도는 주당순이익을", "worse": "시장 예상치를 밑도는 주당순이익을"}
AHEAD = "실적 발표를 앞둔"
_DEEDS = frozenset({"연설", "증언"})
_NAMED = 4
"""Words of a forename, a surname, a house and an office."""


class Telling(NamedTuple):
    """What may be said of an event: companies of whom the same may be said are told with one word."""

    when: str
    """``전날 장 마감 후``; empty where nobody knows."""
    what: str
    """``분기 실적을``, or all of it where no verb is left open: ``임원 인사에 관한 공시를 낸``."""
    short: str = ""
    """The same where the hour and that it is a quarter's stand before: ``실적을``."""
    gave: tuple[str, ...] = ()
    """The verbs that are left open."""

    def words(self, nth: int) -> str:
        """Return a relative clause with all that is known; ``nth`` counts the clauses of a text."""
        return " ".join(filter(None, (self.when, self.what, self._verb(nth))))

    def brief(self, nth: int) -> str:
        """Return it without what stands before: ``실적을 발표한``."""
        return " ".join(filter(None, (self.short or self.what, self._verb(nth))))

    def again(self, nth: int) -> str:
        """Return it with the hour, but not that it is a quarter's: ``전날 장 마감 후 실적을 내놓은``."""
        return " ".join(filter(None, (self.when, self.brief(nth))))

    def after(self) -> str:
        """Return what stands before what was after it: ``전날 장 마감 후 분기 실적을 발표한 뒤``."""
        return f"{self.words(0)} 뒤"

    def _verb(self, nth: int) -> str:
        """Return the first verb that is open; of a text's second clause another, so that it is no mould."""
        return self.gave[nth == 1 and len(self.gave) > 1] if self.gave else ""


def beside(book: FactBook, about: str, *, weekly: bool = False) -> tuple[Event, Telling] | None:
    """Return what a day, or a week, may tell beside a company's move, and how; None where nothing."""
    event = book.reason(about) or (None if weekly else _near(book, about))
    told = None if event is None else telling(event, book.session, weekly=weekly)
    return None if event is None or told is None else (event, told)


def _near(book: FactBook, about: str) -> Event | None:
    """Return the report of a very large company that is due so soon that its move is told with it."""
    market, cap = book.market, book.value("market_cap", about) or 0.0
    if cap < market.size.mega and about not in market.baskets.get(market.basket, ()):
        return None
    return next(
        (one for one in book.due.values() if one.about == about and is_ahead(one, book.session)), None
    )


def telling(event: Event, session: Session, *, weekly: bool = False) -> Telling | None:
    """Return what may be said of a company's event in a session's article; None where nothing may.

    That a quarter's results came is said only where a source gives them; of an authority's filing by its
    code alone no more than that it was filed.
    """
    when = "이번 주" if weekly else _when(event, session)
    if event.kind == "filing" and event.part == "day":
        return None if weekly else _of_its_day(event, session)
    if event.kind == "filing":
        what = wording(event.codes)
        return Telling(when, what) if what and event.part and not weekly else None
    if event.kind != "earnings":
        return None
    if event.status == "planned":
        return Telling("", AHEAD)
    if not is_given(event):
        of_day = event.part == "day" and event.day == session.day and not weekly
        return Telling("이날" if of_day else when, "실적을", "실적을", ("공시한",))
    return Telling(when, _AGAINST.get(event.against, "분기 실적을"), "실적을", _GAVE)


class Speech(NamedTuple):
    """A speech's name in parts: ``제롬 파월 연준 의장``, ``잭슨홀 심포지엄``, ``연설``."""

    who: str
    where: str
    deed: str

    @property
    def short(self) -> str:
        """What a headline calls it, behind the surname: ``잭슨홀 연설``."""
        return f"{self.where.split()[0]} {self.deed}"

    @property
    def surname(self) -> str:
        """The surname: ``파월``; empty where the name is no forename and a surname before an office."""
        words = self.who.split()
        return words[1] if len(words) == _NAMED else ""

    @property
    def called(self) -> str:
        """What a text calls who has been named in full: ``파월 의장``; empty as ``surname`` is."""
        return f"{self.surname} {self.who.split()[-1]}" if self.surname else ""


def spoken(event: Event) -> Speech | None:
    """Return a speech's name in parts; None where it is no person's ``의 … 연설`` or ``증언``."""
    who, _, what = event.title.partition("의 ")
    where, _, deed = what.rpartition(" ")
    return Speech(who, where, deed) if who and where and deed in _DEEDS else None


def _of_its_day(event: Event, session: Session) -> Telling | None:
    """Return what may be said of filings whose hour nobody tells: that they were made on the session's day.

    Nothing of what corrects another or is a subsidiary's: neither is news of the company by itself.
    """
    if event.day != session.day or not event.title or {CORRECTION, SUBSIDIARY} & set(event.codes):
        return None
    return Telling("이날", f"{attach(event.title, '을/를')} 공시한")


def _when(event: Event, session: Session) -> str:
    """Return when it was, as readers of the session's evening count days; empty where that is not sure."""
    part = PARTS.get(event.part, "")
    if not part:
        return ""
    if event.day == session.day:
        return part if event.part == "during" else f"이날 {part}"
    if event.day != session.previous.day or event.part != "after":
        return ""
    gap = (session.day - event.day).days
    if gap == 1:
        return f"전날 {part}"
    in_week = event.day >= session.first_of_week.day
    return f"{'' if in_week else '지난 '}{dates.weekday(event.day)} {part}"


def is_ahead(event: Event, session: Session) -> bool:
    """Tell whether a report is due after a session's close or on the day of the next one."""
    upcoming = calendars.following(session.day, session.market.exchange)
    return event.kind == "earnings" and event.status == "planned" and event.day in {session.day, upcoming}


def is_report(event: Event | None) -> bool:
    """Tell whether a company's results came."""
    return event is not None and event.kind == "earnings" and event.status != "planned"


def is_given(event: Event) -> bool:
    """Tell whether a source gives what came, so that it is known to be a report and not only filed."""
    return any(one.status == "reported" for one in event.accounts)
