"""What the market prices for the next meeting of the Fed, where readers ask for it; over a week always."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.fed.clock import DECISION
from newsgen.model import Fact, Item
from newsgen.rules.base import Desk, Rule, gaussian, ids, score

KINDS = ("cut", "hold", "hike")
NEWS = frozenset({"jumped", "crossed", "decided", "near"})
"""Tags of odds that are news."""
ASKED = frozenset({"of_data", "of_speech", "of_week", "moved"})
"""Tags of days on which readers ask for them besides: figures came out, the Fed spoke, a week began."""
SAID = ("speech", "minutes")
"""What the Fed says between its meetings."""
DATA = ("PAYROLLS", "CPI_YOY", "PCE_YOY")
"""Releases after which readers ask what they make of the next meeting."""


class FedOdds(Rule, frozen=True):
    """The odds of the next meeting: where they jumped or crossed a threshold, after a decision, on an eve.

    They are told, as far as there is room, after figures that count, after the Fed's word, where they moved,
    and on the first session of a week, with those of the session before.

    Of a decision day whose outcome is not known it says nothing: the range in force is not known either;
    only before the hour of the decision it says that one is awaited. On the day of a decision the odds of
    before were of another range, and are not compared with. Over a week they are always told.
    """

    name: str = "fed_odds"
    one: ClassVar[frozenset[str]] = frozenset({"fed", "committee", "meeting"})
    section: str = "fed"
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})

    thresholds: tuple[float, ...] = (50.0, 90.0)
    """Percent: to cross one in a day is news."""
    jump: float = 10.0
    """Points in a day that are news."""
    moved_by: float = 4.0
    """Points in a day from which they are told as far as there is room."""
    sure: float = 97.0
    """Percent from which odds that hardly moved are told on no such day."""
    shift: float = 25.0
    """Points in a month that are told beside."""
    far_month: float = 10.0
    """Points in a month from which a session so far tells the odds beside those of a month ago."""
    eve: int = 1
    """Calendar days to the decision on which it is told that it is near."""
    ahead: int = 35
    """Calendar days to the meeting from which a week names it where no odds are known."""
    large: float = 5.0
    """Percent from which the odds of 50 bp at once are told."""
    year_end: float = 5.0
    """Basis points to the year's last meeting that are worth telling."""
    daily: float = 3.5
    """Points: the usual size of a day's change of the odds."""
    after: float = 2.0
    """Bits of the odds of the next meeting on the day of a decision, and of the eve of one."""
    asked: float = 1.5
    """Bits of them on a day on which readers ask for them."""
    usual: float = -4.0
    """Freshness of odds that are no news."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item on the next meeting, if there is something to tell."""
        meetings = sorted(book.all("meeting"), key=lambda fact: fact.value)
        today = next((each for each in meetings if each.value == 0), None)
        undecided = today is not None and not book.get("decision", today.about)
        following = next((each for each in meetings if each.value > 0), None)
        if not book.get("target_low", "FED"):
            return
        if today is not None and undecided and book.as_of < f"{DECISION:%H:%M}":
            yield self._item(book, desk, today, frozenset({"unpriced", "near", "today"}), 0.0)
        if following is None or undecided:
            return
        kind = leading(book, following.about)
        if kind is not None:
            yield self._odds(book, desk, following, kind)
        elif following.value <= self.ahead:
            near = {"near"} if following.value <= self.eve else set()
            yield self._item(book, desk, following, frozenset({"unpriced"} | near), 0.0)

    def _odds(self, book: FactBook, desk: Desk, following: Fact, kind: str) -> Item:
        about = following.about
        now = book.value(f"{kind}_probability", about) or 0.0
        decided = bool(book.all("decision"))
        day = None if decided else book.value(f"{kind}_probability_day_before", about)
        month = None if decided else book.value(f"{kind}_probability_month_before", about)
        tags = {kind} | self._moved(now, day) | self._shifted(now, month)
        if decided:
            tags.add("decided")
        if following.value <= self.eve:
            tags.add("near")
        if day is not None and self.span == "day" and book.as_of == "close" and "near" not in tags:
            tags |= self._asked(book, now, day)
        tags |= self._besides(book, following, kind, now)
        if self._is_far(book, following, now, month) and not tags & NEWS:
            tags.add("since_month")
        surprise = gaussian(abs(now - day) / self.daily) if day is not None else 0.0
        return self._item(book, desk, following, frozenset(tags), surprise)

    def _asked(self, book: FactBook, now: float, day: float) -> set[str]:
        """Return for what readers ask for them; not for those that are as good as sure, and stayed so."""
        tags = {"moved"} if abs(now - day) >= self.moved_by else set()
        if not tags and min(now, day) >= self.sure:
            return set()
        if any(fact.since == book.day for fact in book.select("release_actual", DATA)):
            tags.add("of_data")
        if any(book.get(f"{kind}_held", book.market.exchange) for kind in SAID):
            tags.add("of_speech")
        if book.session == book.session.first_of_week and _whole(day) != _whole(now):
            tags.add("of_week")
        return tags | ({"same"} if tags and _whole(day) == _whole(now) else set())

    def section_of(self, item: Item) -> str:
        """Return that what figures made of the odds stands with what they made of prices."""
        return "market" if "of_data" in item.tags else self.section

    def matter(self, item: Item) -> str:
        """Return that it belongs to the figures that came out that day, else to the Fed."""
        return "data" if "of_data" in item.tags else super().matter(item)

    def _is_far(self, book: FactBook, following: Fact, now: float, month: float | None) -> bool:
        """Tell whether a session so far tells the odds: a month moved them far, and a meeting is near."""
        live = book.as_of != "close" and following.value <= self.ahead
        return live and month is not None and abs(now - month) >= self.far_month

    def _besides(self, book: FactBook, following: Fact, kind: str, now: float) -> set[str]:
        """Return what else is told: a large step, how likely none is, the way to the year's end."""
        tags = set()
        if kind != "hold" and (book.value(f"{kind}_50_probability", following.about) or 0.0) >= self.large:
            tags.add("large")
        if kind != "hold" and now < 50:
            tags.add("split")
        way = book.get("expected_change_year_end", "FED")
        if way is not None and way.since != following.since and abs(way.value) >= self.year_end:
            tags.add("year_end")
        return tags

    def _shifted(self, now: float, month: float | None) -> set[str]:
        """Return what a month did to the odds."""
        if month is None:
            return set()
        tags = {"month_same" if _whole(month) == _whole(now) else "month_other"}
        return tags | {"shifted"} if abs(now - month) >= self.shift else tags

    def _moved(self, now: float, day: float | None) -> set[str]:
        """Return what a day did to the odds."""
        if day is None or _whole(day) == _whole(now):
            return set()
        tags = {"rising" if now > day else "falling"}
        if any(min(now, day) < each <= max(now, day) for each in self.thresholds):
            tags.add("crossed")
        if abs(now - day) >= self.jump:
            tags.add("jumped")
        return tags

    def _item(
        self, book: FactBook, desk: Desk, following: Fact, tags: frozenset[str], surprise: float
    ) -> Item:
        odds = [book.get(f"{kind}_probability", following.about) for kind in KINDS]
        if following.base == following.session and following.value > 0:
            tags |= {"begun"}  # the first day of two: nobody stands before the meeting any more
        told = bool(tags & (NEWS | ASKED))
        return Item(
            rule=self.name,
            about=following.about,
            facts=ids([*odds, following, book.get("target_low", "FED")]),
            score=score(
                max(
                    surprise,
                    self.after if tags & {"decided", "near"} else self.asked if tags & ASKED else 0.0,
                ),
                tested=len(KINDS),
                weight=desk.weight("FED"),
                freshness=0.0 if told or "since_month" in tags else self.usual,
            ),
            reason=_reason(tags),
            subjects={"fed": ("FED",), "committee": ("FOMC",), "meeting": (following.about,)},
            chosen=told or "since_month" in tags or self.span == "week",
            tags=tags,
        )


def leading(book: FactBook, about: str) -> str | None:
    """Return what is told of a meeting: the move priced highest, or hold where none is; None without odds."""
    odds = {kind: book.value(f"{kind}_probability", about) for kind in KINDS}
    cut, hold, hike = (odds[kind] for kind in KINDS)
    if cut is None or hold is None or hike is None:
        return None
    if hold >= 90 or not (cut or hike):
        return "hold"
    return "cut" if cut >= hike else "hike"


def _whole(odds: float) -> str:
    """Return odds as they print, near enough to tell whether two print alike."""
    return "nearly all" if 99 <= odds < 100 else f"{odds + 1e-9:.0f}"


def _reason(tags: frozenset[str]) -> str:
    reasons = {
        "crossed": "확률이 하루 사이 기준선을 넘나들었다",
        "jumped": "확률이 하루 사이 크게 움직였다",
        "decided": "결정이 나온 날이라 다음 회의의 확률을 알린다",
        "near": "결정이 눈앞이다",
        "unpriced": "금리선물 시세가 없어 회의와 현재 금리만 안다",
        "of_data": "큰 지표가 나온 날이라 다음 회의의 확률을 알린다",
        "of_speech": "연준이 말한 날이라 다음 회의의 확률을 알린다",
        "of_week": "한 주의 첫 거래일이라 다음 회의의 확률을 알린다",
        "moved": "확률이 하루 사이 움직였다",
    }
    return next(
        (reason for tag, reason in reasons.items() if tag in tags), "확률이 하루 사이 크게 움직이지 않았다"
    )
