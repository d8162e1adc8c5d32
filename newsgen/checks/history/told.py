"""Whom words of a sentence are about, where no figure stands: runs, sinces and records."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator
from copy import copy
from typing import NamedTuple

from newsgen import markets
from newsgen.checks.found import Open
from newsgen.checks.look import Look
from newsgen.checks.recorded import Prices
from newsgen.claims import Mention, Sentence
from newsgen.claims.markets import places
from newsgen.claims.strangers import unknown_topics
from newsgen.claims.when import dates, framed
from newsgen.claims.whose import RESUMES
from newsgen.patterns import compiled
from newsgen.sought import Pattern

CLAUSE_ENDS = compiled(r"[가-힣](?:며|면서|지만|으나|는데|고|다가|더니|자)(?=[\s,])|[;…]|다\.")
_SENTENCE_END = compiled(r"다\.\s")
_COMPARED = compiled(r"\s?(?:보다|대비|에 비해|와 달리|과 달리)")
_JOINED = compiled(r"(?:지수)?(?:[와과]|·|,)\s?")
_ATTRIBUTE = compiled(r"[^,.]{0,24}[던한은는른린진뛴]\s")
_OF_NOUN = compiled(r"(?:에)?\s[^,]{0,30}?[던은한린른진된뛴]\s[^\s,]+[을를은는이가도]\s")
"""What stands behind a day that tells of a noun what it was, not when the sentence is: 전날 되찾은 4000선을."""
_OF_ITS_DAY = compiled(
    r"\W*(?:이날|\d{1,2}일|[월화수목금]요일|하루)(?:의)?\s(?:낙폭|하락률|하락폭|상승률|상승폭|오름폭|내림폭)[은는이도]\s"
)
"""How a paragraph begins that goes on about the move of the index told before: 4일의 낙폭은."""
_THIS_INDEX = compiled(r"(?<![가-힣])(?:이|그|해당) 지수")
_TOGETHER = compiled(r"(?<![가-힣])(?P<n>두|세|네|양) ?(?:주요 )?지수")
_TWO = frozenset({"두", "양"})
_MOVE = compiled(r"(?:오름세|내림세|상승세|하락세|강세|약세|상승|하락)$")
"""What a topic may be that names nobody: 두 지수의 오름세는."""
_LED = compiled(
    r"(?:의|과|와)?\s[^,.]{0,20}?(?:힘입어|덕에|덕분에|여파로|영향으로|소식에|밀려|이끌려|업고)\s"
)
"""What stands behind a name that moved another."""
_AWAITED = compiled(r"(?:의)?\s(?:[^\s,.…]+\s){1,3}?(?:앞두고|앞두며|앞둔|기다리며)\s")
"""What stands behind a name whose news others wait for: [코스피 마감] 엔비디아 실적 앞두고 사흘째 하락."""
_TOPIC = compiled(r"(?:지수|주가)?(?:은|는|이|가|도)\s")
OF_EVE = compiled(
    r"(?:전날|전일|어제|전\s?거래일|직전\s?거래일|\d일)(?:의)?\s(?:종가|마감가|마감 지수)(?:인|는|은)?\s?\(?(?:[\d,만천.]+(?:포인트|원|달러)?)?\)?(?:은|는|이|가|도)\s[^,]{0,12}$"
)
"""The level of another day that is the subject: 전날 종가 3,183.23은."""


def sentences(look: Look) -> Iterator[Told]:
    """Yield the sentences of a text, each with whom it names and whom the one before in its block does."""
    before: list[Mention] = []
    index: list[Mention] = []
    block = -1
    for sentence in look.copy.sentences:
        if sentence.block != block:
            resumes = RESUMES.match(sentence.own) or _OF_ITS_DAY.match(sentence.own)
            block, before = sentence.block, list(index) if resumes else []
        here = [one for one in look.names.named(sentence.own) if one.abouts]
        told = look.text[look.text.rfind("\n", 0, sentence.at) + 1 : sentence.at]
        yield Told(look, sentence, here, before, told)
        before = here or before
        index += [
            one for one in here if one.sort == "index" and one.abouts not in {each.abouts for each in index}
        ]


class Whose(NamedTuple):
    """Whom words are about."""

    abouts: list[str]
    is_carried: bool = False
    """Whether it is any one of those that the sentence before names, not all of them."""


class Told:
    """One sentence, to be held against the history of whom it names."""

    def __init__(
        self, look: Look, sentence: Sentence, here: list[Mention], before: list[Mention], passed: str = ""
    ) -> None:
        self.look, self.text, self.at = look, sentence.own, sentence.at
        self.here, self.before = here, before
        self._passed = passed
        """What stands before it in its paragraph."""
        self._day: dt.date | None = None
        """The day that it is told of, if not the text's session."""

    def whose(self, at: int, end: int) -> Whose:
        """Return whom words are about: the last named before them, with all that it is joined with; else after."""
        told = [
            one
            for one in self.here
            if one.end <= at and not _COMPARED.match(self.text, one.end) and not self._is_a_cause(one, at)
        ]
        if told:
            row = [told[-1]]
            for one in reversed(told[:-1]):
                if not _JOINED.fullmatch(self.text, one.end, row[0].start):
                    break
                row.insert(0, one)
            return Whose(_flat(row))
        after = [one for one in self.here if one.start >= end]
        if after and _ATTRIBUTE.fullmatch(self.text, end, after[0].start):
            return Whose(_flat(after[:1]))
        if (
            after
            and _TOPIC.match(self.text, after[0].end)
            and not CLAUSE_ENDS.search(self.text, end, after[0].start)
        ):
            return Whose(_flat(after[:1]))
        if any(
            particle in {"은", "는"} and not _MOVE.search(self.text, 0, end - 1)
            for end, particle in unknown_topics(self.text[:at])
        ):
            return Whose([])
        pointed = [one for one in self.before if one.sort == "index"]
        if pointed and _THIS_INDEX.search(self.text, 0, at):
            return Whose(_flat(pointed[-1:]))
        if pointed and (together := _TOGETHER.search(self.text, 0, at)):
            every = list(dict.fromkeys(_flat(pointed)))
            return Whose(every[-2:] if together["n"] in _TWO else every)
        return Whose(list(dict.fromkeys(_flat(self.before))), len(self.before) > 1)

    def _is_a_cause(self, one: Mention, at: int) -> bool:
        """Tell whether a name is only in what moved the topic before it: 코스피가 삼성전자의 강세에 힘입어."""
        if _AWAITED.match(self.text, one.end, at):
            return any(each.end < one.start for each in self.here)
        led = _LED.match(self.text, one.end, at)
        topics = (each for each in self.here if each.end < one.start)
        return led is not None and any(_TOPIC.match(self.text, each.end) for each in topics)

    def market(self, at: int) -> Whose | None:
        """Return the indices of a market that stands as a whole before a place: any of them; None where none does."""
        for market in markets.every():
            words = list(_wide(market.name, market.name == self.look.home).finditer(self.text, 0, at))
            if words and not any(words[-1].end() <= one.start < at for one in self.here):
                ground = self.look.grounds.get(market.name)
                over = self.look.is_closing or (ground is not None and ground.at is not None)
                return Whose(list(market.indices) if over else [], is_carried=True)
        return None

    def is_of_earlier(self, at: int) -> bool:
        """Tell whether words up to a place name another day last than the text's own."""
        named = [
            one
            for one in dates(self.text, self.look.day)
            if one.end <= at and not _OF_NOUN.match(self.text, one.end, at)
        ]
        return bool(named) and (named[-1].sessions_back > 0 or named[-1].day != self.look.day)

    def day_before(self, at: int) -> dt.date | None:
        """Return the earlier session that words up to a place are told of by its date; None where they name none."""
        if not self.is_of_earlier(at):
            return None
        named = [one for one in dates(self.text, self.look.day) if one.end <= at]
        last = named[-1] if named else None
        return last.day if last and last.explicit and last.day < self.look.day else None

    @property
    def last(self) -> str:
        """The sentence before it in its paragraph; empty where it is the first."""
        return _SENTENCE_END.split(self._passed.rstrip())[-1]

    @property
    def follows_earlier(self) -> bool:
        """Whether the sentence before it in its paragraph names an earlier day than the text's, and it names none."""
        own = any(True for _ in dates(self.text, self.look.day))
        return not own and any(
            one.sessions_back or one.day < self.look.day for one in dates(self.last, self.look.day)
        )

    @property
    def frame(self) -> dt.date | None:
        """The other day that the sentences before it in its paragraph tell, where it names none itself."""
        return framed(self._passed, self.text, self.look.day)

    def open(self, at: int, end: int, why: str) -> Open:
        """Return a stretch of the sentence as one that cannot be checked."""
        return Open(self.at + at, self.at + end, why)

    def on(self, day: dt.date) -> Told:
        """Return the sentence as one that is told of another day."""
        other = copy(self)
        other._day = day
        return other

    def series(self, about: str) -> tuple[Prices, int] | None:
        """Return the prices of a subject and the row of its session; None where they are not known."""
        ground = self.look.ground(about)
        prices = ground.prices(about) if ground else None
        row = prices.row(self._day or ground.session.day) if ground and prices else None
        return (prices, row) if prices and row is not None else None


@functools.cache
def _wide(market: str, home: bool) -> Pattern:
    """Return a pattern of what a market is called as a whole, in a text of its own without its place: 3대 지수, 증시."""
    place = rf"(?:{places(market)})\s?"
    every = (
        rf"(?:{place})?(?:3대|주요|세)\s?(?:주요\s)?(?:주가\s?)?지수|(?:{place})?증시"
        if home
        else rf"{place}증시"
    )
    return compiled(rf"(?<![가-힣A-Za-z])(?:{every})(?:[은는이가도의])?(?=[\s,…])")


def _flat(row: list[Mention]) -> list[str]:
    return [about for one in row for about in sorted(one.abouts)]
