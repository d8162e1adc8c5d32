"""What a check looks at: the text read, its claims, and what is known of the days that it speaks of."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from newsgen import calendars, markets
from newsgen.checks.ground import Ground
from newsgen.checks.nights import closes_later, is_next_day, is_of_same_day
from newsgen.claims import Claim, Copy, Measure, Mention, Names, Sentence, When, claims
from newsgen.claims.claim import DAY
from newsgen.claims.copy import blanked
from newsgen.claims.markets import market_of, places
from newsgen.claims.told_days import EVE
from newsgen.claims.when import Dated, dates, nearest
from newsgen.config import Check
from newsgen.korean.figures import Figure, figures
from newsgen.patterns import compiled
from newsgen.sought import Pattern, Wording, needed

T = TypeVar("T")

_CLOSED = compiled(r"마감|거래를 (?:마|종료|끝)|장을 (?:마|종료|닫|끝)|종가|마쳤|폐장")
_GOES_ON = compiled(
    r"장중(?!\s(?:한때\s)?(?:[^.\n]|\.\d){0,30}까지\s(?:\S+\s)?\S*(?:[았었렸랐갔졌했]|으나|지만|다가))|현재|기록 중|거래 중|보이고 있다|나타내고 있다|움직이고 있다|오전 장|거래된다|나타낸다|반복한다|(?:상승|하락|거래) 중|(?:오르|내리|거래되|반복하)고 있|(?:약세|강세|하락세|상승세)다"
)
_OPENS = compiled(
    r"(?:로|에|세로|거래를)\s?(?:출발|시작|개장)(?:했|하[며고]|했다)|(?:상승|하락|급등|급락|혼조)\s(?:출발|개장)|(?:오전|오후)\s\d{1,2}시(?:\s\d{1,2}분)?\s(?:기준|현재)"
)
"""What a text tells that has no close yet: how the session opened, or where it stands at an hour."""
_HEADED = compiled(r"\W*장중\s?[\])】>]")
_OF_EVE = compiled(
    r"마감(?:할|될)\s|마감(?:까지|을\s앞|\s전)|(?:전날|전일|전\s?거래일|어제)[^.\n]{0,60}?(?:마감|마쳤|마친|종가)"
)
"""What closed the day before, or is to close, says nothing of a session that goes on."""
_AT_AN_HOUR = compiled(
    r"(?:오전\s\d{1,2}|오후\s(?:12|[12]))시(?:\s?\d{1,2}분)?(?:\s?\d{1,2}초)?\s?(?:기준|현재|[가-힣]{2,6}(?:는|은|가|이)\s)|기록 중이|기록하고 있|거래되고 있|거래 중이"
)
_OVER = compiled(
    r"마감(?:했|됐|하[며고]|한(?!\s경우))|마[쳤친]|폐장했|(?:거래|장)[을를]\s(?:끝[냈내]|종료|닫)"
)
_FIRST = 300
"""An hour before the end in the first characters of a text; and what tells in so many words that it is over."""
_LONGER = compiled(r"연간|한 해|올해|새해|이달|월간|주간|이번 주|한 주")
_PART = 0.45
"""Part of a price from which on an amount is no move of a day."""
_CENT = 0.0051
"""What a level to two decimals is off the one recorded at most."""
_PASSED = compiled(r"\s?(?:선|대)?\s?(?:아래|밑|위|이하|미만|선을)")
"""What stands behind a round price that was passed, which is no close."""
_COMMAS = compiled(r"\d,\d{3}\.\d\d")
_REPORTED = compiled(
    r"(?<!\d)(?P<day>\d{1,2})일\s[^\s,.]{2,12}(?:\s\S{1,4})?에 따르면,?\s(?:[^\s,.]{2,8}\s)?(?:지난\s)?(?:(?P<eve>전일|전날)|(?P<told>\d{1,2})일)\s"
)
"""A day on which a session before it is told: 21일 한국거래소에 따르면 전일 코스피는."""
_OPENING = 400
"""Characters in which a text says on which day it is told."""
_CLOCK = compiled(
    r"(?P<half>오전|낮|오후)\s(?P<hour>\d{1,2})시(?:\s?(?P<minute>\d{1,2})분)?\s?(?:기준|현재|코스피|코스닥|다우|나스닥|S&P)"
)


def clock_of(text: str, home: str) -> tuple[int, int] | None:
    """Return the hour and the minute at which a text of a session so far stands; None where it says none."""
    found = _CLOCK.search(text)
    if found is None or _CLOSED.search(_of_home(text, home)):
        return None
    hour = int(found["hour"])
    return hour + 12 * (found["half"] == "오후" and hour < 12), int(found["minute"] or 0)


@functools.cache
def _abroad(home: str) -> Pattern:
    """Return the pattern of a sentence that tells another market's session, by its night or as its topic."""
    others = "|".join(places(one.name) for one in markets.every() if one.name != home)
    rest = r"[^.\n]*(?:\.\d[^.\n]*)*\."
    return compiled(
        rf"(?:간밤|밤사이|지난밤|전날\s밤)[^.\n]{{0,12}}(?:{others}){rest}|(?:{others})\s?증시(?:[는은가이]|에서는?)\s{rest}"
    )


def _of_home(text: str, home: str) -> str:
    """Return a text without what it tells of another market's session, which says nothing of one that goes on."""
    return _abroad(home).sub("", text)


@dataclass(kw_only=True)
class Look:
    """One text under check."""

    copy: Copy
    names: Names
    home: str
    """Name of the market that the text is mainly about."""
    day: dt.date
    """The session that it tells, by that market's clock."""
    grounds: Mapping[str, Ground]
    """What is known, by market; one that is not stored is not here."""
    settings: Check = field(default_factory=Check)
    as_of: dt.datetime | None = None
    """When the text is from; None: soon after the session."""
    rest: dt.date | None = None
    """The day of rest behind its session on which it is told, where somebody said so: its 오늘 may be either."""
    of_day: Callable[[str], Ground | None] = lambda _: None
    """Gives what is known of a market on the text's own day, whose session may be over only behind home's."""
    _read: dict[Callable[[Look], Iterable[Any]], list[Any]] = field(
        default_factory=dict, init=False, repr=False
    )
    _kept: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)
    _grounds: dict[str, Ground | None] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims of the text; an amount of money too large to be a move is a level, however it is told."""
        return [self._sized(one) for one in claims(self.copy, self.names, self.day)]

    def _sized(self, claim: Claim) -> Claim:
        """Return a claim as one of a level where no day moves a price by so much: 15만8,600원(0.44% 하락)."""
        if claim.measure is not Measure.POINTS or claim.figure.unit not in {"원", "달러"}:
            return claim
        closes = [
            ground.value(about, Measure.LEVEL, When.CLOSE, DAY, ground.session.day)
            for about in claim.abouts
            if (ground := self.ground(about))
        ]
        if not closes or not all(
            isinstance(one, float) and float(claim.figure.value) > _PART * one for one in closes
        ):
            return claim
        passed = _PASSED.match(self.text, claim.end) is not None
        return claim._replace(
            measure=Measure.LEVEL,
            span=DAY,
            spans=(),
            why_open="종가인지 지나간 값인지" if passed else claim.why_open,
        )

    @cached_property
    def mentions(self) -> list[Mention]:
        """Who is named anywhere, quotations too."""
        return [
            Mention(sentence.at + one.start, sentence.at + one.end, one.abouts, one.sort, one.text)
            for sentence in self.copy.sentences
            for one in self.names.mentions(sentence.text)
        ]

    def figures(self, sentence: Sentence) -> tuple[Figure, ...]:
        """Return the figures of a sentence that stand in no quotation and no name."""
        return figures(self.names.blanked(sentence.own))

    @cached_property
    def text(self) -> Wording:
        """The plain text."""
        return self.copy.plain

    def once(self, read: Callable[[Look], Iterable[T]]) -> list[T]:
        """Return what a module reads of the whole text, read when the first check asks for it."""
        if read not in self._read:
            self._read[read] = list(read(self))
        return self._read[read]

    def kept(self, key: Hashable, read: Callable[[], T]) -> T:
        """Return what is read of the text under a key, read when it is first asked for."""
        if key not in self._kept:
            self._kept[key] = read()
        return self._kept[key]  # type: ignore[no-any-return]

    def beside(self, claim: Claim) -> list[Claim]:
        """Return the claims of a claim's sentence, wherever it stands, the claim too."""
        return self._by_sentence.get(claim.sentence, [])

    @cached_property
    def _by_sentence(self) -> dict[str, list[Claim]]:
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[claim.sentence].append(claim)
        return found

    def having(self, *patterns: Pattern) -> list[Sentence]:
        """Return the sentences whose own words may have a match of each of some patterns."""
        needs = needed(*patterns)
        if needs & self.own.lacking:
            return []
        return [one for one in self.copy.sentences if not needs & one.own.lacking]

    def dates(self, sentence: Sentence) -> tuple[Dated, ...]:
        """Return the days that a sentence names, told on the text's day; what others say in it left out."""
        return dates(sentence.own, self.day)

    def is_of_another_day(self, sentence: Sentence) -> bool:
        """Tell whether a sentence names another day than the text's own."""
        return any(one.sessions_back or one.day != self.day for one in self.dates(sentence))

    @cached_property
    def own(self) -> Wording:
        """The plain text with the quotations blanked."""
        quoted = self.copy.quotations
        return self.text.blanked(blanked(self.text, quoted)) if quoted else self.text

    def found(self, pattern: Pattern, text: str, sign: Pattern) -> Iterator[re.Match[str]]:
        """Yield what a pattern finds in the lines of a text that have a sign of it, which is quick to look for."""
        needs = needed(sign, pattern)
        if needs & self.text.lacking:
            return
        for (start, end), line in zip(self.copy.blocks, self._lines, strict=True):
            if not needs & line.lacking and sign.search(text, start, end):
                yield from pattern.finditer(text, start, end)

    @cached_property
    def _lines(self) -> list[Wording]:
        """The lines of text, quotations too."""
        return [self.text.part(start, end) for start, end in self.copy.blocks]

    @cached_property
    def is_closing(self) -> bool:
        """Whether the text tells a session that is over: it says so, or nothing says that it goes on."""
        if _HEADED.match(self.text):
            return False
        today = _OF_EVE.sub("", self.text)
        if _AT_AN_HOUR.search(self.text, 0, _FIRST) and not _OVER.search(_of_home(today, self.home)):
            return self.has_a_close
        if _CLOSED.search(today) is not None:
            return True
        return self.has_a_close or (_GOES_ON.search(self.text) is None and _OPENS.search(self.text) is None)

    @cached_property
    def has_a_close(self) -> bool:
        """Whether the text has the close of an index on its own day, which nobody knows before it."""
        return any(
            one.measure is Measure.LEVEL and one.when is not When.OPEN and one.figure.step < 1
            and not one.days and self._is_close(one)
            for one in self.claims
        )  # fmt: skip

    def _is_close(self, claim: Claim) -> bool:
        """Tell whether an index's level is the close of the text's day, to the last digit."""
        for about in claim.abouts:
            ground = self.ground(about) if about.startswith("^") and market_of(about) == self.home else None
            if ground is None or ground.at is not None:
                continue
            close = ground.value(about, Measure.LEVEL, When.CLOSE, DAY, ground.session.day)
            if isinstance(close, float) and abs(float(claim.figure.value) - close) < _CENT:
                return True
        return False

    @cached_property
    def speaks_of_longer(self) -> bool:
        """Whether the text speaks of a week, a month or a year anywhere."""
        return _LONGER.search(self.text) is not None

    @cached_property
    def has_commas(self) -> bool:
        """Whether the text parts the thousands of levels by commas."""
        return _COMMAS.search(self.text) is not None

    @cached_property
    def named(self) -> tuple[str, ...]:
        """All subjects that claims are of, each once."""
        return tuple(dict.fromkeys(about for claim in self.claims for about in claim.abouts))

    def ground(self, about: str) -> Ground | None:
        """Return what is known of the market of a subject."""
        if about not in self._grounds:
            self._grounds[about] = self._ground(about)
        return self._grounds[about]

    def _ground(self, about: str) -> Ground | None:
        if is_of_same_day(about, self.home):
            near = self.of_day(market_of(about))
            return near if near is not None and is_next_day(near.market, self.day) else None
        return self.grounds.get(market_of(about))

    def days_of(self, claim: Claim, about: str) -> tuple[dt.date, ...]:
        """Return the sessions that a claim may be of, by its subject's market's clock."""
        ground = self.ground(about)
        if ground is None:
            return ()
        told = ground.session.day
        if not claim.days:
            return self.sessions_of(about)
        if claim.days == (EVE,) and ground.market.name != self.home and told == self.day:
            return told, ground.previous(
                told
            )  # 전날 코스피는, told of New York's night: the day or the one before
        days = [self._day(ground, day, told) for day in claim.days]
        return tuple(day for day in days if ground.is_session(day)) or tuple(days)

    def sessions_of(self, about: str) -> tuple[dt.date, ...]:
        """Return the sessions that words without a day may be of: of a night after home's close the one before too."""
        ground = self.ground(about)
        if ground is None:
            return ()
        told, home = ground.session.day, markets.named(self.home)
        is_after = ground.market.name != self.home and told == self.day
        if is_after and not is_of_same_day(about, self.home) and closes_later(ground.market, home, told):
            return told, ground.previous(told)
        return (told,)

    def _day(self, ground: Ground, day: dt.date, told: dt.date) -> dt.date:
        """Return the day that a claim's stands for: so many sessions before, or itself."""
        if day.year > 1:
            return self._local(day, told)
        back = day.toordinal() - (
            told < self.day
        )  # another market's last session is the night before already
        told = self.told_on if told == self.day else told
        for _ in range(back):
            told = ground.previous(told)
        return told

    @cached_property
    def told_on(self) -> dt.date:
        """The day on which the text is told: its session's, or a later one that it says it tells of the session on."""
        for found in _REPORTED.finditer(self.text, 0, _OPENING):
            later = nearest(int(found["day"]), self.day, back=0, ahead=4)
            if later is None or later <= self.day:
                continue
            eve = calendars.previous(later, markets.named(self.home).exchange)
            if found["told"] == str(self.day.day) or (found["eve"] and eve == self.day):
                return later
        return self.day

    def _local(self, day: dt.date, told: dt.date) -> dt.date:
        """Return the day that a text of one market means of another: its own session's date is told's."""
        return told if day == self.day else day


def called(look: Look, about: str) -> str:
    """Return what a subject is called in messages."""
    known = markets.subject(about)
    if known is not None:
        return known.short
    ground = look.ground(about)
    one = ground.snapshot.instruments.get(about) if ground else None
    return (one.korean or one.english) if one else about
