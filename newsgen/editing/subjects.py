"""Whom a number of a sentence is about: the subject named nearest before it, as Korean builds a clause.

A figure stands behind its subject (``S&P500지수는 0.32%``), in brackets after it, or before it in an
attribute (``0.32% 오른 S&P500지수``). What something is merely compared with (``S&P500지수보다``) is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from newsgen import markets
from newsgen.indicators import indicators
from newsgen.markets.market import Market
from newsgen.model import Fact, Kind

_COMPARED = re.compile(
    r"(?:지수|주가|금리)?"
    r"(?:보다|[와과]는?의? 달리|[와과]의|[와과]는? 반대|에 비해|에 견줘|대비|를|을 |[와과] 견)"
)
_JOINED = re.compile(r"(?:지수|주가)?(?:\([^)\d]*\))?(?:[와과]|·|,| 및)\s?")
_ATTRIBUTE = re.compile(
    r"[)\s]*(?:가까이|넘게|이상|안팎)?\s?\S*(?:[른린한진뛴은친])\s(?!반면|가운데|뒤|데|채|만큼)(?:[^\s,]+\s)?"
)
_TOPIC = re.compile(r"(\S+?)(은|는|이|가|도|만)(?=[\s,])")
_BRACKET = re.compile(r"(\S+?)\($")
_BARE = re.compile(r"(?:^|\s)(\S+)\s$")
_ENDED = re.compile(
    r"(?:[며고해게히로에서만도의를을은는이가인한던른린진뛴아어워려씩약나]|까지|부터|지만|오히려|평균|각각|모두|다시|장중|연|한편|또|다만)$"
)
_VERBAL = re.compile(
    r"(?:하|되|있|없|않|오르|내리|밀리|떨어지|나타내|보이|이루|넘|웃돌|밑돌|아지|어지|여 주|뛰|끝나|나오)$"
)
_GENERIC = re.compile(
    r"(?:이|그|두|세|네|각)?(?:지수|주가|금리|환율|확률|시장|증시|종목|것|점|수준|값|수|비율|기간|흐름|움직임|범위|회의|이날|반면|일부"
    r"|나머지|상승|하락|기록|날|주|달|쪽|때|건|명)|\S{0,4}(?:률|폭|차이|격차|종가|세)"
)
_COMMON = frozenset({"환율", "금리", "지수"})
"""What headlines call a subject by, and many others are called too: no name by itself."""
_HOME = "원화 가치"
"""What a rate of the readers' own currency is called besides."""
_SIZES = {"small": "소형주", "large": "대형주"}
"""Role of a universe -> what its members are."""
_WORDLIKE = re.compile(r"[가-힣A-Za-z&·]{2,}")


class Mention(NamedTuple):
    """A subject's name in a text, and all subjects that it may be."""

    start: int
    end: int
    abouts: frozenset[str]


class Near(NamedTuple):
    """Whom a number is about."""

    abouts: frozenset[str]
    """Empty where nobody is named."""
    here: bool
    """Whether the name stands in the number's own sentence."""
    shared: bool = False
    """Whether several are named as one, of whom a number is true only where it says so of them all."""
    stranger: str = ""
    """A word that stands as its subject and that no list knows."""


class Subjects:
    """The subjects that texts may name, by all their names."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._abouts: dict[str, set[str]] = {}
        for about, called in names.items():
            for name in called:
                if name and name not in _COMMON:
                    self._abouts.setdefault(name, set()).add(about)
        listed = sorted(self._abouts, key=len, reverse=True)
        pattern = "|".join(map(re.escape, listed)) or r"(?!)"
        self._pattern = re.compile(rf"(?<![가-힣A-Za-z0-9&])(?:{pattern})(?![A-Za-z0-9])")
        self.named = frozenset(names)

    def mentions(self, text: str) -> list[Mention]:
        """Return where subjects are named, the longest name winning."""
        return [
            Mention(found.start(), found.end(), frozenset(self._abouts[found[0]]))
            for found in self._pattern.finditer(text)
        ]

    def near(self, before: str, sentence: str, start: int, end: int, known: str) -> Near:
        """Return whom the number at ``start`` to ``end`` of a sentence is about.

        ``before`` stands before the sentence in its block, ``known`` is a text whose words are no strangers.
        """
        here = self.mentions(sentence)
        after = _attributed(here, sentence, end)
        if after is not None:
            return Near(after.abouts, here=True)
        told = _last(here, sentence, start)
        if told is not None:
            stranger = _stranger(sentence[told.end : start], known)
            abouts, shared = self._shared(here, told, sentence, start)
            return Near(abouts, here=True, shared=shared, stranger=stranger)
        stranger = _stranger(sentence[:start], known)
        carried = _last(self.mentions(before), before, len(before))
        return Near(carried.abouts if carried else frozenset(), here=False, stranger=stranger)

    def _shared(
        self, here: list[Mention], told: Mention, sentence: str, start: int
    ) -> tuple[frozenset[str], bool]:
        """Return whom a number is about behind a list of subjects: each has its own where 각각 says so."""
        row = [told]
        for each in reversed([one for one in here if one.end <= told.start]):
            if not _JOINED.fullmatch(sentence[each.end : row[0].start]):
                break
            row.insert(0, each)
        if len(row) == 1 or "각각" not in sentence[told.end : start]:
            return frozenset[str]().union(*(each.abouts for each in row)), len(row) > 1
        place = len(re.findall(r"\d[\d.,]*", sentence[told.end : start]))
        return (row[place].abouts if place < len(row) else frozenset()), False


def _last(mentions: list[Mention], text: str, end: int) -> Mention | None:
    """Return the last subject named before a place that is not merely compared with."""
    told = [one for one in mentions if one.end <= end and not _COMPARED.match(text, one.end)]
    return told[-1] if told else None


def _attributed(mentions: list[Mention], sentence: str, end: int) -> Mention | None:
    found = next((one for one in mentions if one.start >= end), None)
    return found if found and _ATTRIBUTE.fullmatch(sentence, end, found.start) else None


def _stranger(before: str, known: str) -> str:
    """Return the word that stands as a subject and that the article does not have; empty where none does."""
    told = [each[1] for each in _TOPIC.finditer(before) if each[2] != "는" or not _VERBAL.search(each[1])]
    bracket, bare = _BRACKET.search(before), _BARE.search(before)
    if bracket:
        told.append(bracket[1])
    if bare and not _ENDED.search(bare[1]):
        told.append(bare[1])
    new = [
        word for word in told if _WORDLIKE.search(word) and word not in known and not _GENERIC.fullmatch(word)
    ]
    return new[-1] if new else ""


def names_of(facts: Iterable[Fact], companies: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """Return what the subjects of an article are called, and those of every market besides.

    ``companies`` tells the names of single stocks and sectors, by symbol.
    """
    names: defaultdict[str, set[str]] = defaultdict(set)
    for about, called in companies.items():
        names[about] |= set(called)
    for symbol, name in (each for market in markets.every() for each in _of_market(market)):
        names[symbol].add(name)
    for code, one in indicators().items():
        names[code] |= {one.name, one.short, one.headline}
    for fact in facts:
        if "/" in fact.about:
            names[fact.about] |= {f"{each} 업종" for each in companies.get(fact.about, ())}
    return dict(names)


def _of_market(market: Market) -> Iterator[tuple[str, str]]:
    """Yield the names of a market's subjects, and what stands for those that play a part in it."""
    for one in market.subjects:
        yield from ((one.symbol, name) for name in (one.name, one.short, one.headline, one.english))
        short = one.headline.removesuffix("지수")
        if len(short) > 1 and one.kind is Kind.INDEX:
            yield one.symbol, short
    yield from market.called.items()
    roles = {"소형주": market.small, "대형주": market.broad, "우량주": market.blue, "기술주": market.tech}
    yield from ((symbol, word) for word, symbol in {**roles, "반도체주": market.chips}.items() if symbol)
    if home := market.currency("home"):
        yield home, _HOME
    for universe in market.universes:
        yield universe.name, _SIZES.get(universe.role, "")
