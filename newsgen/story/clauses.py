"""A sentence as the linker sees it: its words, the predicate that ends it, and who is its subject."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsgen.korean import resolve, said_direction
from newsgen.korean.conjugation import Forms, forms, is_adnominal
from newsgen.measures import MEASURES, OF_ONE_CLOSE, Sort
from newsgen.story.families import family
from newsgen.story.joints import heard
from newsgen.story.markup import BODY, CLOSE, FIGURE, NAME, OPEN, PREDICATE, SEP, plain
from newsgen.story.unmarked import NAMED, PARTICLE, SUBJECT, read, subjects_of

_ENDED = re.compile(
    rf"(?P<head>.*?){OPEN}{PREDICATE}{SEP}(?P<sign>-?[01]){SEP}(?P<about>[^{SEP}{BODY}]*){SEP}"
    rf"(?P<measure>[^{BODY}]*){BODY}(?P<final>[^{CLOSE}]*){CLOSE}\.",
    re.DOTALL,
)
_LISTED = rf"(?:{OPEN}{NAME}{SEP}[^{CLOSE}]*{CLOSE}(?:와\(과\)|과\(와\)|,)\s)*"
_FIRST = re.compile(_LISTED + NAMED + PARTICLE)
"""Whom a sentence begins with: one or several, with the particle."""
_TOPIC = re.compile(
    r"(?P<word>[^\s]*(?<!에서)(?<!에)(?<!로)(?<!보다)(?<!까지)(?<!부터)(?<!들어서)(?<!다(?=가))(?:은|는|이|가|도|\(는\)|\(가\)))\s"
)
"""A subject of whatever kind; not 뉴욕에서는, 이번 주로는."""
_ADVERBS = frozenset(
    "가까이 많이 같이 높이 깊이 깊숙이 길이 일찍이 더욱이 정도 주가 종가 최고가 최저가 아직도 그래도".split()  # noqa: SIM905
)
"""Words that only end as if with a particle."""
_JOINT = re.compile(r"(?<!그리)(?<![최재경보광사])고,?\s|(?:며|지만|으나|는데|면서),?\s|\s반면\s")
"""Where a sentence is already joined; 최고, 재고, 경고, 보고 are nouns."""
_CONTRAST = re.compile(r"(?:지만|으나|는데),?\s|\s반면\s|^(?:반면|다만|반대로|하지만) ")

_VALUE = re.compile(rf"{OPEN}{FIGURE}{SEP}[^{CLOSE}]*{CLOSE}")
_NAME = re.compile(NAMED)
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
_HEIGHTS = ("high", "low")
_HOURS = re.compile(r"장 초반|장중|오전|오후|개장|출발|한때|막판|마감 무렵")
_SIZE = re.compile(r"(?:상승률|하락률|등락률|상승폭|하락폭|오름폭|내림폭|낙폭)이다")
_SHORT = ("그쳤다", "못했다", "못 미쳤다")


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
        return len(resolve(plain(self.text)))

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
        """What the ear keeps of the joints in it: 고, 며, 만."""
        return frozenset(heard(found.strip(" ,")) for found in _JOINT.findall(plain(self.head)))

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
    def kind(self) -> str:
        """What is measured, whatever the span: points and percentages are changes, heights are records."""
        measure = MEASURES.get(self.measure)
        what = measure.what if measure else ""
        if measure and measure.sort is Sort.LEVEL and what.startswith(_HEIGHTS):
            return "record"
        return "change" if what == "points" else what

    @property
    def skeleton(self) -> str:
        """What it says of its subject: the words behind that, without their numbers."""
        found = [0, *(each.end() for each in SUBJECT.finditer(self.head))]
        return re.sub(r"\d[\d,.]*", "0", plain(_VALUE.sub("0", self.head[found[-1] :])))

    @property
    def period(self) -> str:
        """The time over which something moved, where that is not this session."""
        measure = MEASURES.get(self.measure)
        if measure is None or measure.sort is not Sort.MOVE or measure.span in OF_ONE_CLOSE:
            return ""
        return measure.span or ""

    @property
    def tells_itself(self) -> bool:
        """Whether the one it is about, and nobody else, is the subject of its last clause."""
        *_, last = _JOINT.split(self.head)
        return set(subjects_of(last)) <= {self.about} and not _topics(SUBJECT.sub("", last))

    @property
    def particle(self) -> str:
        """The particle behind the name of the one it is about, where it begins with that."""
        found = _FIRST.match(self.head)
        return found["particle"] if found and found["about"] == self.about else ""

    @property
    def tells_hours(self) -> bool:
        """Whether it goes back to an hour of the session."""
        return _HOURS.search(plain(self.head)) is not None

    @property
    def opener(self) -> str:
        """The particle behind the name or names that it begins with, whoever it is about."""
        found = _FIRST.match(self.head)
        return found["particle"] if found else ""

    @property
    def ways(self) -> frozenset[int]:
        """The directions that are said in it."""
        return frozenset(sign for _, _, sign in said_direction(plain(self.text)))

    @property
    def size(self) -> float:
        """The largest percentage that is printed in it; 0 where there is none."""
        return max((float(found[1]) for found in _PERCENT.finditer(plain(self.head))), default=0.0)

    @property
    def is_of_several(self) -> bool:
        """Whether it begins with more names than one."""
        found = _FIRST.match(self.head)
        return found is not None and found.start("about") > len(f"{OPEN}{NAME}{SEP}")

    @property
    def is_subjectless(self) -> bool:
        """Whether no subject stands in it: it goes on about the one before."""
        return not _topics(self.head)

    @property
    def names_itself(self) -> bool:
        """Whether the name of the one it is about stands in it."""
        return any(found["about"] == self.about for found in _NAME.finditer(self.head))

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
        alone = found is not None and self.particle and not self.is_of_several
        return self._replace(head=self.head[found.end() :]) if found and alone else self

    def as_record(self) -> Clause:
        """Return it with a verb where it names a size, so that another verb may go before."""
        return self._replace(final=f"{self.final.removesuffix('이다')}을 기록했다") if self.is_size else self

    @property
    def is_size(self) -> bool:
        """Whether it only names a size: 5월 이후 가장 큰 하락률이다."""
        return _SIZE.fullmatch(self.final) is not None

    def without(self, word: str) -> Clause:
        """Return it without a word that it begins with."""
        return self._replace(head=self.head.removeprefix(f"{word} "))


def _topics(marked: str) -> list[str]:
    """Return the words of a text that are subjects, whatever their kind."""
    words = (found["word"] for found in _TOPIC.finditer(plain(marked)))
    return [word for word in words if word not in _ADVERBS and not is_adnominal(word)]


def clause(sentence: str) -> Clause | None:
    """Read a sentence by the mark of its predicate, else by its words; None where that tells nothing."""
    found = _ENDED.fullmatch(sentence)
    if found is None:
        told = read(sentence)
        return Clause(*told) if told else None
    return Clause(found["head"], found["final"], int(found["sign"]), found["about"], found["measure"])
