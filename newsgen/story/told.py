"""What the desk's notes tell already, so that our own sentences do not tell it again in other words.

A release is told where a note names it and has its figure; that something was the first or the most since
where a note names whom and has the same figure. What our own have besides is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from newsgen.facts.book import FactBook
from newsgen.facts.fact import key_of
from newsgen.korean.figures import figures
from newsgen.model import Fact, Note, Paragraph, Run, Runs, text_of
from newsgen.story.causes import EXPLAINING
from newsgen.story.names import Names, is_company
from newsgen.story.referring import explained
from newsgen.story.sentences import parted

_DATES = frozenset({"년", "월", "일", "시", "분"})
"""Units of a date, whose numbers are no value."""
RELEASED = "release_actual"
"""The measure of what came out."""
_LETTERS = re.compile(r"\(([A-Z]+)\)")
_TURNED = re.compile(r"(외국인|기관|개인)[^.]*?순매[수도]세?로 (?:돌아|전환)")
"""Who bought or sold, and turned: 팔던 외국인이 순매수로 돌아섰고."""
_MOST = re.compile(r"(외국인|기관|개인)[^.]*?(?:가장 (?:많|크|컸)|최대)")
"""Who bought or sold the most since some day: 외국인의 순매도가 4년 9개월 만에 가장 많았으며."""
_SINCE = re.compile(r"(?:이후|만에|사이)(?:에)? (?:가장|최대)")
"""Since when something had not gone so far."""
_COURSE = re.compile(
    r"(?<!전날 )(?<!거래일 )(?:낙폭|(?:오름|내림|상승|하락)\s?폭)을\s"
    r"(?:[가-힣]+\s){0,2}(?:지[웠우]|만회|되돌|되찾|줄[였이여]|반납|내[줬주])"
)
"""What became of a day's rise or fall within it: 낙폭을 거의 지웠다."""
_WITHIN = re.compile(r"장중|직후|한때|장 초반|개장")
_BACK = {
    "down": re.compile(
        r"되밀|반락|하락(?:세로)? (?:전환|돌아)|내림세로|(?:상승분|오름폭)[^.]*(?:반납|내줬|내주)"
    ),
    "up": re.compile(r"상승(?:세로)? (?:전환|돌아)|오름세로|낙폭[^.]*(?:만회|되돌|지우|지웠)"),
}
"""That a day turned within: 직후 장중 최고치까지 올랐지만 되밀렸다."""
_OIL = re.compile(r"(?:WTI\)?|서부텍사스산 ?원유|국제 ?유가)[^.]{0,24}\d+(?:\.\d+)?%")
"""That oil went so far: 10월 인도분 서부텍사스산원유(WTI)는 전장보다 1.6% 오른."""
_RESULTS = re.compile(r"실적|매출|영업이익|순이익|주당순이익|어닝")
_REST = re.compile(r"휴장|연휴|쉬었|쉰 ")
_FIRST = re.compile(r"처음|첫|만에|이후|최고|최대|최저|넘[어은겼]|돌파")
"""Words of what is the first or the most since."""


def all_told(notes: Sequence[Note], book: FactBook, measure: str, names: Names) -> frozenset[str]:
    """Return all that notes tell of a day, as templates ask for it; ``measure`` is how far something went."""
    return frozenset().union(
        released(notes, book, names),
        expected(notes, book, names),
        decided(notes, book),
        turned(notes),
        outdone(notes),
        coursed(notes),
        traded(notes),
        moved(notes, book, measure, names),
    )


def traded(notes: Iterable[Note]) -> frozenset[str]:
    """Return what is traded elsewhere of which notes tell how far it went: oil."""
    every = (note.text for note in notes if note.kind in EXPLAINING)
    return frozenset({"oil"} if any(_OIL.search(text) for text in every) else ())


def released(notes: Iterable[Note], book: FactBook, names: Names) -> frozenset[str]:
    """Return whose figures of the day notes tell."""
    every = [note for note in notes if note.kind in EXPLAINING]
    return frozenset(
        fact.about for fact in book.all(RELEASED) if any(_tells(note.text, fact, names) for note in every)
    )


def expected(notes: Iterable[Note], book: FactBook, names: Names) -> frozenset[str]:
    """Return of which releases notes tell what was forecast, as ``expected:PAYROLLS``."""
    every = [note for note in notes if note.kind in EXPLAINING]
    return frozenset(
        f"expected:{fact.about}"
        for fact in book.all("release_forecast")
        if any(_tells(note.text, fact, names) for note in every)
    )


def moved(notes: Iterable[Note], book: FactBook, measure: str, names: Names) -> frozenset[str]:
    """Return of whom events tell how far they went, to the tenth: 닛케이지수가 12.4% 폭락했다."""
    texts = [note.text for note in notes if note.kind == "event"]
    values = {each for text in texts for each in _values(text)} if texts else set()
    able = (fact for fact in book.all(measure) if values and _tenth(fact.value) in values)
    return frozenset(
        fact.about
        for fact in able
        if any(
            _stem(names[fact.about].short) in text and _tenth(fact.value) in _values(text) for text in texts
        )
    )


def turned(notes: Iterable[Note]) -> frozenset[str]:
    """Return of which investors of Seoul's main board notes say that they turned, as ``turned:외국인``.

    ``counted:외국인`` where they say after how many sessions.
    """
    texts = [note.text for note in notes if note.kind in EXPLAINING and "코스닥" not in note.text]
    found = [found for text in texts for found in _TURNED.finditer(text)]
    counted = {f"counted:{one[1]}" for one in found if "거래일" in one.string}
    return frozenset({f"turned:{one[1]}" for one in found} | counted)


def outdone(notes: Iterable[Note]) -> frozenset[str]:
    """Return of which investors of the main board notes say since when none was as much: ``most:외국인``."""
    texts = [note.text for note in notes if note.kind in EXPLAINING and "코스닥" not in note.text]
    return frozenset(f"most:{one[1]}" for text in texts for one in _MOST.finditer(text))


def dated(notes: Iterable[Note]) -> frozenset[str]:
    """Return of which companies notes tell since when none had moved so: 5년 사이 가장 크게 떨어졌다."""
    of_companies = (note for note in notes if note.kind in EXPLAINING and is_company(note.about))
    return frozenset(note.about for note in of_companies if _SINCE.search(note.text))


def reported(notes: Iterable[Note], abouts: Iterable[str], names: Names) -> frozenset[str]:
    """Return of which companies notes say that they reported, or why they moved: nobody says it again.

    A note on a company does, and one of the market that has its name and tells of results: 엔비디아가 예상을
    넘는 분기 실적을 내고도. ``abouts`` are those who reported.
    """
    told = [note for note in notes if note.kind in EXPLAINING]
    results = [note.text for note in told if not note.about and _RESULTS.search(note.text)]
    named = (about for about in abouts if any(_is_named(text, names[about].short) for text in results))
    return explained(told) | {*named}


def _is_named(text: str, name: str) -> bool:
    return re.search(rf"(?<![가-힣A-Za-z]){re.escape(name)}(?![A-Za-z])", text) is not None


def tells_release(note: Note, abouts: Iterable[str], names: Names) -> bool:
    """Tell whether an event names one of some releases."""
    every = [names[about] for about in abouts] if note.kind == "event" else []
    return any(_names_it(note.text, name) for each in every for name in (each.full, each.short))


def coursed(notes: Iterable[Note]) -> frozenset[str]:
    """Return what notes say of a day's way: ``course`` where it went back on its rise or fall, which way.

    ``turned:down`` is which way they say that it turned, ``rest`` that the market had rested before.
    """
    texts = [note.text for note in notes if note.kind in EXPLAINING and not note.about]
    found = {f"turned:{way}" for way, back in _BACK.items() for text in texts if _turns(text, back)}
    if any("코스닥" not in text and _COURSE.search(text) for text in texts):
        found.add("course")
    if any(map(_REST.search, texts)):
        found.add("rest")
    return frozenset(found)


def _turns(text: str, back: re.Pattern[str]) -> bool:
    """Tell whether a sentence of a text tells both where the day was and that it came back from there."""
    return any(_WITHIN.search(one) and back.search(one) for one in text.split(". "))


def decided(notes: Iterable[Note], book: FactBook) -> frozenset[str]:
    """Return what notes tell of the Fed's decision: its range (``decision``), that it was the ``first``."""
    found: set[str] = set()
    texts = [note.text for note in notes if note.kind in EXPLAINING and "금리" in note.text]
    for low, high in zip(book.all("decision_low"), book.all("decision_high"), strict=False):
        for text in texts:
            if {_exact(low.value), _exact(high.value)} <= _values(text):
                found |= {"decision", "first"} if re.search("첫|처음", text) else {"decision"}
    return frozenset(found)


def without_told(
    paragraphs: Sequence[Paragraph], notes: Iterable[Note], names: Names
) -> tuple[Paragraph, ...]:
    """Return paragraphs without sentences all of whose figures a note tells of the same in the same way."""
    every_note = [note for note in notes if note.kind in EXPLAINING]
    done: list[Paragraph] = []
    for each in paragraphs:
        every = parted(each.runs)
        left = [one for one in every if not any(_is_in(one, note, names) for note in every_note)]
        if len(left) == len(every):
            done.append(each)
        elif left:
            done.append(msgspec.structs.replace(each, runs=_rejoined(left)))
    return tuple(done)


def _rejoined(sentences: Sequence[Runs]) -> Runs:
    """Return sentences as one text that can be parted again: the space belongs to the end of each."""
    *before, last = sentences
    done: list[Run] = []
    for one in before:
        done += [*one[:-1], msgspec.structs.replace(one[-1], text=f"{one[-1].text} ")]
    return (*done, *last)


def _is_in(sentence: Runs, note: Note, names: Names) -> bool:
    """Tell whether a note says a sentence of a first or a most, with every figure of it."""
    sized = [run for run in sentence if run.figure is not None and any(map(str.isdigit, run.text))]
    if not sized or not (_FIRST.search(text_of(sentence)) and _FIRST.search(note.text)):
        return False
    abouts = {key_of(fact)[1] for run in sized if run.figure for fact in run.figure.facts}
    if any(about != note.about and names[about].short not in note.text for about in abouts):
        return False
    values = _values(note.text)
    return all(_values(run.text) and _values(run.text) <= values for run in sized)


def _tells(text: str, fact: Fact, names: Names) -> bool:
    """Tell whether a text names a release and has its figure."""
    value = fact.value * (1000 if fact.unit == "thousand" else 1)
    name = names[fact.about]
    return _exact(value) in _values(text) and (_names_it(text, name.full) or _names_it(text, name.short))


def _names_it(text: str, name: str) -> bool:
    """Tell whether a text names a release: by its letters (CPI), or by how its name begins and ends.

    비농업 고용 is 비농업 부문 고용, 소비자물가 the 소비자물가지수.
    """
    words = [word.removesuffix("지수") for word in name.partition("(")[0].split()]
    letters = _LETTERS.findall(name)
    return any(each in text for each in letters) or (words[0] in text and words[-1] in text)


def _values(text: str) -> set[Decimal]:
    """Return the magnitudes of a text's figures, both ends of a range."""
    found = [one for one in figures(text) if one.unit not in _DATES]
    return {value.normalize() for one in found for value in (one.value, one.high) if value is not None}


def _stem(name: str) -> str:
    """Return an index's name without what notes leave out: 닛케이 of 닛케이225지수."""
    return name.removesuffix("지수").rstrip("0123456789")


def _tenth(value: float) -> Decimal:
    return abs(Decimal(str(round(value, 1)))).normalize()


def _exact(value: float) -> Decimal:
    return abs(Decimal(str(round(value, 2)))).normalize()
