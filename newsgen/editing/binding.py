"""A desk's sentence, its words free, its numbers bound: each to the fact whose print it is, or refused.

A number is a fact's where the proof takes it for a print of that fact, where the sentence names the fact's
subject, and where its words say what the fact is. A number that may be two facts' is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsgen.editing import roles, wording
from newsgen.editing.known import Known, Print
from newsgen.editing.numbers import Token, tokens
from newsgen.editing.sheet import Block
from newsgen.editing.subjects import Near
from newsgen.indicators import indicators
from newsgen.model import Fact, Figure, Run, Runs
from newsgen.proof.sentences import Sentence, sentences
from newsgen.proof.styles import mismatch
from newsgen.story import phrases
from newsgen.story.figures import printed_value
from newsgen.story.spans import Span, cut, is_free

_STEM = re.compile(r"[가-힣A-Za-z]{2,}")
_DIGIT = re.compile(r"\d")
_WITHOUT_DAY = ("_month", "_quarter", "_year")
_GOES_ON = re.compile(r"\d|[.,]\d|\s?(?:%|포인트|bp|원|달러|배|거래일)")
"""Behind what looks like a name, where it is a number: 나스닥 100%."""


class Fault(NamedTuple):
    """A number that cannot stand."""

    label: str
    sentence: str
    message: str

    def __str__(self) -> str:
        return f"[{self.label}] {self.message}: “{self.sentence}”"


class _Place(NamedTuple):
    """A number where it stands in a sentence of the desk."""

    token: Token
    before: str
    """What stands before the sentence in its block."""
    sentence: str
    near: Near
    block: Block


class Binder:
    """Binds the sentences of one edit, block by block."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.faults: list[Fault] = []
        self._used: set[tuple[str, str]] = set()
        """Figures of the block in work that numbers took already, of several that print alike."""
        self._sentences: dict[str, list[tuple[str, Sentence]]] = {}
        for block in known.blocks.values():
            for each in sentences(block.runs):
                self._sentences.setdefault(each.text, []).append((block.label, each))

    def block(self, label: str) -> Block:
        """Return the block of a label."""
        return self._known.blocks[label]

    def bind(self, text: str, block: Block) -> Runs:
        """Return the runs of a block's new text; what cannot stand joins ``faults``."""
        made: list[Run] = []
        before = ""
        self._used = set()
        for each in sentences((Run(text=text),)):
            told = self._kept(each.text, block, before) or self._bound(each.text, block, before)
            made += [Run(text=" ")] * bool(made) + list(told)
            before += each.text + " "
        return joined(made)

    def _kept(self, sentence: str, block: Block, before: str) -> Runs | None:
        """Return the runs of a sentence that the article has just so, where its figures are still of whom they were."""
        found = self._sentences.get(sentence, [])
        here = [each for label, each in found if label == block.label]
        for each in here or [each for label, each in found if not self._known.blocks[label].note]:
            runs = runs_of(each)
            if here or all(self._same_subject(print_, before, sentence) for print_ in self._prints(each)):
                return runs
        return None

    def _prints(self, sentence: Sentence) -> list[tuple[int, int, Print]]:
        told = [each for each in self._known.prints if each.sentence == sentence.text]
        return [
            (start, end, each)
            for (start, end, _, figure) in sentence.figures()
            for each in told
            if each.figure == figure
        ]

    def _same_subject(self, found: tuple[int, int, Print], before: str, sentence: str) -> bool:
        start, end, was = found
        return self._known.near(before, sentence, start, end).abouts == was.near.abouts

    def _bound(self, sentence: str, block: Block, before: str) -> Runs:
        spans = [*self._quoted(sentence, block)]
        spans += [span for span in self._names(sentence, block) if is_free(spans, span.start, span.end)]
        counted = False
        for token in tokens(sentence, [(span.start, span.end) for span in spans]):
            near = self._known.near(before, sentence, token.start, token.end)
            figure = self._figure(_Place(token, before, sentence, near, block))
            counted = counted or not token.is_date
            if figure is not None:
                spans.append(Span(token.start, token.end, figure=figure))
        self._misdated(cut(sentence, spans), sentence, block)
        if not counted:
            self._unturned(sentence, block)
        return cut(sentence, spans)

    def _misdated(self, runs: Runs, sentence: str, block: Block) -> None:
        """Refuse the date of one figure of a subject before another one, where the article never said so."""
        for text, pair in self._known.dated(runs):
            if pair not in self._known.pairs and pair[0] != pair[1]:
                self._refuse(block, sentence, f"‘{text}’은(는) 그 뒤에 오는 수치의 날짜가 아닙니다")

    def _unturned(self, sentence: str, block: Block) -> None:
        """Refuse a sentence without a value that says the opposite of the one whose place it takes."""
        old = [each.text for each in sentences(block.runs)]
        near = max(old, key=lambda each: _alike(each, sentence), default="")
        if near and _alike(near, sentence) >= 0.6:
            for word in wording.turned([near], sentence):
                self._refuse(block, sentence, f"앞선 글과 반대로 말합니다({word})")

    def _quoted(self, sentence: str, block: Block) -> Iterator[Span]:
        """Yield where the words of the block's note stand, to the letter and in their order."""
        at = 0
        for run in block.runs:
            start = sentence.find(run.text, at) if run.quote else -1
            if start >= 0:
                at = start + len(run.text)
                yield Span(start, at, quote=run.quote)

    def _names(self, sentence: str, block: Block) -> list[Span]:
        """Return where names with a digit stand, and the reviewed phrases that the block has already."""
        known = self._known
        found = [(one.start, one.end) for one in known.subjects.mentions(sentence)]
        found += [(match.start, match.end) for match in known.glossary.find(sentence)]
        found += [
            (m.start(), m.end())
            for name in self._names_here()
            for m in re.finditer(re.escape(name), sentence)
        ]
        found += [
            (start, end) for start, end in phrases.spans(sentence) if self._had(sentence, start, end, block)
        ]
        spans: list[Span] = []
        for start, end in sorted(set(found), key=lambda each: (each[0] - each[1], each[0])):
            if (
                _DIGIT.search(sentence[start:end])
                and _whole(sentence, start, end)
                and is_free(spans, start, end)
            ):
                spans.append(Span(start, end, phrase=True))
        return spans

    def _names_here(self) -> set[str]:
        """Return the names with a digit that the article prints."""
        runs = (run for block in self._known.blocks.values() for run in block.runs)
        return {
            run.text
            for run in runs
            if run.phrase and _DIGIT.search(run.text) and not list(phrases.spans(run.text))
        }

    def _had(self, sentence: str, start: int, end: int, block: Block) -> bool:
        """Tell whether the block has a reviewed phrase with the same word behind it."""
        behind = re.match(r"\S*\s?\S?", sentence[end:])
        told = sentence[start:end] + (behind[0] if behind else "")
        return any(told in each.text for each in sentences(block.runs))

    def _figure(self, place: _Place) -> Figure | None:
        if place.token.signed:
            return self._refused(place.block, place.sentence, f"부호 대신 말로 쓰십시오({place.token.text})")
        prints = [*self._candidates(place)]
        if not prints:
            return self._refused(place.block, place.sentence, self._unknown(place))
        objections = [(self._objection(place, fact, figure), fact, figure) for fact, figure in prints]
        fit = [(fact, figure) for objection, fact, figure in objections if not objection]
        if not fit:
            why = min((each for each, _, _ in objections), key=lambda each: "이름" in each)
            return self._refused(
                place.block, place.sentence, f"‘{place.token.text}’은(는) 쓸 수 없습니다. {why}"
            )
        chosen = self._chosen(place, fit)
        if chosen is None:
            told = f"‘{place.token.text}’이(가) 어느 사실인지 알 수 없습니다. 이름을 쓰십시오"
            return self._refused(place.block, place.sentence, told)
        return chosen

    def _candidates(self, place: _Place) -> Iterator[tuple[Fact, Figure]]:
        """Yield every fact of which the proof takes the number for a print, and in which style."""
        known, token = self._known, place.token
        after, before = place.sentence[token.end :], place.sentence[: token.start]
        ranged, loose = wording.idiom(after), wording.is_loose(before, after)
        for fact in known.facts.values():
            told = {each.figure.style: each.figure for each in known.by_fact[fact.id]}
            for style in dict.fromkeys((*told, *known.styles_of(fact))):
                if (style in wording.RANGED) != bool(ranged) or (ranged and style not in ranged):
                    continue
                if style.endswith(_WITHOUT_DAY) and "일" in token.text:
                    continue
                if style in wording.ROUNDED and not loose and style not in known.styles[fact.measure]:
                    continue
                figure = told.get(style) or _as(fact, style)
                if figure and not mismatch(token.text, figure.value, style, fact):
                    yield fact, figure

    def _objection(self, place: _Place, fact: Fact, figure: Figure) -> str:
        """Say in Korean why a number cannot be a fact's where it stands; empty where it can."""
        told = self._known.by_fact[fact.id]
        wrong = self._of_whom(place, fact, figure, told)
        if wrong:
            return wrong
        same = [each for each in told if each.figure.style == figure.style] or told
        token = place.token
        behind = [each.sentence.partition(each.text)[2] for each in told]
        value = not isinstance(figure.value, str)
        role = (
            ""
            if not value
            else roles.objection(fact, figure.style, place.sentence, token.start, token.end, behind)
        )
        said = wording.Said(place.before, place.sentence, token.start, token.end, self._known.usual)
        return role or wording.objection(fact, figure.style, said, [each.context for each in same])

    def _of_whom(self, place: _Place, fact: Fact, figure: Figure, told: list[Print]) -> str:
        near, subject = place.near, self._known.subjects
        if near.stranger:
            return f"‘{near.stranger}’의 수치인지 알 수 없습니다"
        parts = frozenset({fact.about, *fact.about.split("-")})
        nameless = not parts & subject.named
        if isinstance(figure.value, str) or nameless:
            return self._of_what(place, fact, told, near)
        if len(parts) > 2 and not parts - {fact.about} <= self._abouts(place.before + place.sentence):
            return f"{fact.about.replace('-', '와 ')}의 차이인데 둘의 이름이 없습니다"
        if parts & near.abouts and (not near.shared or len(parts) > 2):
            return ""
        if near.abouts:
            here = place.block.label
            same = any(each.near == near for each in told if near.here or each.block == here)
            return "" if same else f"{self._called(fact)}의 수치인데 문장은 다른 것을 말합니다"
        here = [each for each in told if each.block == place.block.label]
        return "" if here else f"{self._called(fact)}의 수치인데 문장에 그 이름이 없습니다"

    def _of_what(self, place: _Place, fact: Fact, told: list[Print], near: Near) -> str:
        """Hold a date, or a figure of what has no name, against the sentences that print it: they share a word."""
        if not told:
            return "기사에 찍히지 않은 사실입니다"
        named = self._abouts(place.sentence)
        if told[0].figure.style == "session_day" and named and not named & indicators().keys():
            return ""
        if (
            told[0].is_date
            and named & indicators().keys()
            and not named & {fact.about}
            and fact.about in indicators()
        ):
            return f"{self._called(fact)}의 날짜인데 문장은 다른 것을 말합니다"
        for each in told:
            others = near.abouts if near.here else frozenset()
            if others and not others & (each.near.abouts | self._abouts(each.sentence)):
                continue
            if each.block == place.block.label and not others - each.near.abouts:
                return ""
            if _stems(each.sentence, each.text) & _stems(place.sentence, place.token.text):
                return ""
        return f"“{told[0].sentence[:40]}”의 수치인데 문장은 다른 것을 말합니다"

    def _abouts(self, sentence: str) -> frozenset[str]:
        return frozenset().union(*(each.abouts for each in self._known.subjects.mentions(sentence)))

    def _called(self, fact: Fact) -> str:
        """Name a fact's subject as the article does."""
        parts = {fact.about, *fact.about.split("-")}
        told = (each.sentence for each in self._known.by_fact[fact.id])
        named = (
            each[one.start : one.end]
            for each in told
            for one in self._known.subjects.mentions(each)
            if one.abouts & parts
        )
        return next(named, fact.about)

    def _chosen(self, place: _Place, fit: list[tuple[Fact, Figure]]) -> Figure | None:
        """Return the one figure that a number is; None where it may be two facts'."""
        had = [
            (each.figure.fact, each.figure.style)
            for each in self._known.prints
            if each.block == place.block.label
        ]
        named = [each for each in fit if place.near.abouts & {each[0].about}]
        fit = named or fit
        here = {
            (figure.fact, figure.style): figure for _, figure in fit if (figure.fact, figure.style) in had
        }
        one = len({fact.about for fact, _ in fit if (fact.id in {name for name, _ in here})}) == 1
        if here and (one or len({name for name, _ in here}) == 1):
            left = [name for name in had if name in here and name not in self._used] or [*here]
            self._used.add(left[0])
            return here[left[0]]
        if here:
            return self._likest(place, [*here.values()])
        facts = {figure.fact for _, figure in fit}
        return fit[0][1] if len(facts) == 1 else self._likest(place, [figure for _, figure in fit])

    def _likest(self, place: _Place, figures: list[Figure]) -> Figure | None:
        """Return the one of several whose sentence is most like the desk's; None where two are alike."""
        scores = []
        for figure in figures:
            told = [
                each.sentence
                for each in self._known.by_fact[figure.fact]
                if each.figure.style == figure.style
            ]
            scores.append((max((_alike(each, place.sentence) for each in told), default=0.0), figure))
        scores.sort(key=lambda each: -each[0])
        best = [figure for score, figure in scores if score == scores[0][0]]
        return best[0] if scores[0][0] > 0.5 and len({figure.fact for figure in best}) == 1 else None

    def _unknown(self, place: _Place) -> str:
        """Say that no fact is printed so, and what the article prints where that can be meant."""
        here = [each for each in self._known.prints if each.block == place.block.label]
        old = max(here, key=lambda each: _alike(each.text, place.token.text), default=None)
        hint = (
            f" 이 문단의 수치는 {old.text}입니다" if old and _alike(old.text, place.token.text) > 0.5 else ""
        )
        return f"‘{place.token.text}’은(는) 기사의 어느 사실도 아닙니다.{hint}"

    def _refused(self, block: Block, sentence: str, message: str) -> None:
        """Refuse a number: it has no figure."""
        self._refuse(block, sentence, message)

    def _refuse(self, block: Block, sentence: str, message: str) -> None:
        self.faults.append(Fault(block.label, sentence, message))


def _as(fact: Fact, style: str) -> Figure | None:
    """Return the figure of a fact in a style that prints its value."""
    value = printed_value(fact, style) if not style.startswith("since_") else None
    return Figure(fact=fact.id, value=value, style=style) if isinstance(value, float) else None


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether a name neither begins nor ends inside a longer number."""
    return not _GOES_ON.match(text, end) and not re.search(r"\d[.,]?$", text[:start][-2:])


def _stems(sentence: str, number: str) -> set[str]:
    """Return the beginnings of a sentence's words, but of the number itself and of what stands everywhere."""
    return {word[:2] for word in _STEM.findall(sentence.replace(number, " "))} - _EVERYWHERE


_EVERYWHERE = frozenset(
    {"이날", "전장", "거래", "가장", "이후", "올랐", "내렸", "상승", "하락", "오른", "내린", "대비", "했다"}
)


def _alike(one: str, other: str) -> float:
    import difflib

    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def runs_of(sentence: Sentence) -> Runs:
    """Return a sentence's own runs."""
    spans = (
        (start, min(end, len(sentence.text)), run)
        for start, end, run in sentence.spans
        if start < len(sentence.text)
    )
    return tuple(_with(run, sentence.text[start:end]) for start, end, run in spans)


def _with(run: Run, text: str) -> Run:
    return Run(text=text, figure=run.figure, term=run.term, quote=run.quote, phrase=run.phrase)


def joined(runs: Iterable[Run]) -> Runs:
    """Return runs with neighbours that mean nothing made one, as they are set."""
    made: list[Run] = []
    for run in runs:
        plain = run == Run(text=run.text)
        if made and plain and made[-1] == Run(text=made[-1].text):
            made[-1] = Run(text=made[-1].text + run.text)
        elif run.text:
            made.append(run)
    return tuple(made)
