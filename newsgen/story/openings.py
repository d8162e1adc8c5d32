"""With what a text begins: the day, the subject, or the market alone, whose day then stands with the levels.

Templates write all leads in one way, ``8일(현지시간) 뉴욕증시에서 나스닥지수가 …``. Here such an opening gets
the order whose turn it is. The day stands once in each, and before the first level; the market's name goes
only where an index of it is the subject.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from newsgen.markets import Session
from newsgen.markets.market import is_index
from newsgen.story.markup import BODY, CLOSE, FIGURE, NAME, OPEN, SEP, plain

_DAY = f"{OPEN}{FIGURE}{SEP}[^{BODY}{SEP}]*{SEP}session_day{BODY}[^{CLOSE}]*{CLOSE}"
_NAME = f"{OPEN}{NAME}{SEP}(?P<about>[^{BODY}{SEP}]*){SEP}[^{BODY}]*{BODY}[^{CLOSE}]*{CLOSE}"
_HERE = re.compile(
    rf"(?P<known>[^{OPEN}.]*)(?P<day>{_DAY}(?:\([^)]*\))?) (?P<where>[가-힣]+?)(?P<post>에서는?|의) "
    rf"(?P<what>[가-힣]+ [가-힣]+의 )?(?P<who>{_NAME}(?:이\(가\)|은\(는\))|주요 지수가) (?P<rest>.*)"
)
_COUNTED = re.compile(r"\d+(?:거래일|일|년)")
"""Days right behind the day would be read with it."""
_BY_DAY = re.compile(r"이날|전날|\d일|전 거래일")
"""What a text says that has named its day."""
_TURNS = 4


class Begun(NamedTuple):
    """The first sentence, and what stands in front of the first paragraph."""

    lead: str
    before: str = ""


class _Opening(NamedTuple):
    """An opening by its words."""

    day: str
    """With what it is known by: 올해 마지막 거래일인 30일(현지시간)."""
    where: str
    post: str
    what: str
    who: str
    rest: str

    def by_subject(self) -> str:
        """나스닥지수가 8일(현지시간) 4% 급락하며: or the market's indices, which are called by it."""
        if not self.is_named:
            return f"{self.where}의 {self.who} {self.day} {self.rest}"
        if _COUNTED.match(plain(self.rest)):
            return self.placed()
        return f"{self.what}{self.who} {self.day} {self.rest}"

    def by_market(self) -> str:
        """뉴욕증시의 나스닥지수가 8일(현지시간) 4% 급락하며."""
        if _COUNTED.match(plain(self.rest)) or self.what:
            return self.placed() if self.is_named else self.by_subject()
        return f"{self.where}의 {self.who} {self.day} {self.rest}"

    def placed(self) -> str:
        """코스피가 8일 국내증시에서 2% 넘게 올라."""
        return f"{self.what}{self.who} {self.day} {self.where}에서 {self.rest}"

    def by_day(self) -> str:
        """8일 코스피가 2% 넘게 올라: where the market's name says no more than its index does."""
        return f"{self.day} {self.what}{self.who} {self.rest}"

    def without_day(self) -> str:
        """뉴욕증시에서 나스닥지수가 4% 급락하며."""
        return f"{self.where}{self.post} {self.what}{self.who} {self.rest}"

    @property
    def is_named(self) -> bool:
        """Whether its subject is one index."""
        return OPEN in self.who


def begun(
    lead: str, others: Sequence[str], below: str, session: Session, turn: int, *, noted: bool = False
) -> Begun:
    """Give the opening of a lead the order whose turn it is; ``turn`` is the session's number.

    ``others`` is what else stands above the first paragraph, ``below`` that paragraph: the day stands in
    front of it where the lead leaves it out, and no other words lean on the day before. A note of the desk
    in the lead (``noted``) does.
    """
    found = _HERE.fullmatch(lead)
    if found is None or (found["about"] and not is_index(found["about"])):
        return Begun(lead)
    day = found["known"] + found["day"]
    parts = {key: found[key] or "" for key in ("where", "post", "what", "who", "rest")}
    opening = _Opening(day=day, **parts)
    kind = turn % _TURNS
    if kind == 1:
        return Begun(opening.by_subject())
    leans = any(_BY_DAY.search(plain(each)) for each in (found["rest"], *others))
    if (
        kind == 2
        and session.market.nouns.local
        and below.startswith(f"{OPEN}{NAME}{SEP}")
        and not found["known"]
        and not (leans or noted)
    ):
        return Begun(opening.without_day(), f"{found['day']} ")
    if kind == 2 or (kind == 3 and session.market.nouns.local):  # 국내증시의 코스피 nobody says
        return Begun(opening.by_market() if session.market.nouns.local else opening.placed())
    known = "" if found["known"] else _occasion(session)
    dated = kind == 3 and opening.is_named
    return Begun(known + (opening.by_day() if dated else lead))


def _occasion(session: Session) -> str:
    """Return what a day is to its week; nothing of one amid it."""
    if session == session.first_of_week:
        return "한 주의 첫 거래일인 "
    saturday = session.day + dt.timedelta(days=1)
    return "주말을 앞둔 " if session.is_last_of_week and saturday.weekday() == 5 else ""
