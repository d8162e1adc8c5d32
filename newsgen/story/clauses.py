"""A sentence as the linker sees it: its words, the predicate that ends it, and who is its subject."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from newsgen import markets
from newsgen.indicators import indicators
from newsgen.korean.conjugation import Forms, forms
from newsgen.measures import MEASURES
from newsgen.story.markup import BODY, CLOSE, NAME, OPEN, PREDICATE, SEP, plain

_ENDED = re.compile(
    rf"(?P<head>.*?){OPEN}{PREDICATE}{SEP}(?P<sign>-?[01]){SEP}(?P<about>[^{SEP}{BODY}]*){SEP}"
    rf"(?P<measure>[^{BODY}]*){BODY}(?P<final>[^{CLOSE}]*){CLOSE}\.",
    re.DOTALL,
)
_NAMED = re.compile(rf"{OPEN}{NAME}{SEP}(?P<about>[^{SEP}{BODY}]*)[^{BODY}]*{BODY}[^{CLOSE}]*{CLOSE}")
_TOPICAL = r"(?P<particle>은\(는\)|이\(가\)|은|는|이|가|도)(?=\s)"
_FIRST = re.compile(rf"{_NAMED.pattern}{_TOPICAL}\s")
_SUBJECT = re.compile(_NAMED.pattern + _TOPICAL)
_TOPIC = re.compile(
    r"(?<!에서)(?<!에)(?<!로)(?<!보다)(?<!까지)(?<!부터)(?<!들어서)(?:은|는|이|가|도|\(는\)|\(가\))\s"
)
"""A subject of whatever kind; not 뉴욕에서는, 이번 주로는."""
_JOINT = re.compile(r"(?<!그리)(?<![최재경보광사])고,?\s|(?:며|지만|으나|는데|면서),?\s|\s반면\s")
"""Where a sentence is already joined; 최고, 재고, 경고, 보고 are nouns."""
_CONTRAST = re.compile(r"(?:지만|으나|는데),?\s|\s반면\s|^(?:반면|다만|반대로|하지만) ")

_SHORT = ("그쳤다", "못했다", "못 미쳤다")
_OF_THE_CLOSE = {"day", "streak", "52w", "all"}
"""Spans of what is said of one close, whatever it is compared with."""


class Clause(NamedTuple):
    """A sentence that ends in a predicate."""

    head: str
    """What stands before the predicate, marked."""
    final: str
    sign: int
    about: str
    measure: str

    @property
    def text(self) -> str:
        """The sentence, marked, without a full stop."""
        return self.head + self.final

    @property
    def length(self) -> int:
        """Characters, as printed."""
        return len(plain(self.text))

    @property
    def clauses(self) -> int:
        """Clauses that are joined in it."""
        return 1 + len(_JOINT.findall(plain(self.head)))

    @property
    def contrasts(self) -> bool:
        """Whether it holds a contrast already."""
        return _CONTRAST.search(plain(self.head)) is not None

    @property
    def joints(self) -> frozenset[str]:
        """The last syllables of the joints in it: 고, 며, 만."""
        return frozenset(found.strip(" ,")[-1] for found in _JOINT.findall(plain(self.head)))

    @property
    def forms(self) -> Forms | None:
        """The forms of its predicate."""
        return forms(self.final)

    @property
    def family(self) -> str:
        """What it is about: only clauses about the same kind of thing are joined."""
        return family(self.about)

    @property
    def is_of_prices(self) -> bool:
        """Whether it tells of something that has a price, so that two things may happen to it at once."""
        return self.family != "release"

    @property
    def falls_short(self) -> bool:
        """Whether it says itself that it is less than something: 오르는 데 그쳤다."""
        return self.final.endswith(_SHORT)

    @property
    def period(self) -> str:
        """The time over which something happened, where that is not this session."""
        measure = MEASURES.get(self.measure)
        return measure.span if measure and measure.span and measure.span not in _OF_THE_CLOSE else ""

    @property
    def tells_itself(self) -> bool:
        """Whether the one it is about is also its subject, or was before and is left out."""
        return self.is_subjectless or any(
            found["about"] == self.about for found in _SUBJECT.finditer(self.head)
        )

    @property
    def particle(self) -> str:
        """The particle behind the name of the one it is about, where it begins with that."""
        found = _FIRST.match(self.head)
        return found["particle"] if found and found["about"] == self.about else ""

    @property
    def is_subjectless(self) -> bool:
        """Whether no subject stands in it: it goes on about the one before."""
        return _TOPIC.search(plain(self.head)) is None

    def also(self) -> Clause:
        """Return it with 도 behind its subject, where it begins with that."""
        found = _FIRST.match(self.head)
        if not self.particle or found is None:
            return self
        return self._replace(
            head=self.head[: found.start("particle")] + "도" + self.head[found.end("particle") :]
        )

    def without_subject(self) -> Clause:
        """Return it without the subject that it begins with."""
        found = _FIRST.match(self.head)
        return self._replace(head=self.head[found.end() :]) if found and self.particle else self

    def without(self, word: str) -> Clause:
        """Return it without a word that it begins with."""
        return self._replace(head=self.head.removeprefix(f"{word} "))


def clause(sentence: str) -> Clause | None:
    """Read a marked sentence; None where no predicate ends it."""
    found = _ENDED.fullmatch(sentence)
    if found is None:
        return None
    return Clause(found["head"], found["final"], int(found["sign"]), found["about"], found["measure"])


@functools.lru_cache(maxsize=4096)
def family(about: str) -> str:
    """Return what kind of thing a subject is: index, fear, rate, currency, basket, sector, release, stock."""
    market, known = markets.of(about), markets.subject(about)
    if market is not None and about == market.fear:
        return "fear"
    if known is not None:
        return known.kind.value
    if about in indicators():
        return "release"
    return "sector" if "/" in about else "stock"
