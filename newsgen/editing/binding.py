"""A desk's sentence, its words free, its numbers bound: each to the fact whose print it is, or refused.

A sentence that the article has just so keeps its figures. In every other one quotations and names are found
first; each number that is left has to be a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from newsgen.editing.choosing import Chooser, alike
from newsgen.editing.known import Known
from newsgen.editing.numbers import tokens
from newsgen.editing.place import Place
from newsgen.editing.runs import joined, runs_of
from newsgen.editing.sheet import Block
from newsgen.editing.subjects import Near
from newsgen.editing.turns import turned
from newsgen.korean import attach, decimal, direction
from newsgen.korean.bare import bare
from newsgen.korean.particles import resolve
from newsgen.markets import subject
from newsgen.model import Kind, Run, Runs
from newsgen.proof.dates import ABOUT
from newsgen.proof.sentences import Sentence, sentences
from newsgen.story import phrases
from newsgen.story.figures import WORDS
from newsgen.story.spans import Span, cut, is_free

_DIGIT = re.compile(r"\d")
_GOES_ON = re.compile(rf"\d|[.,]\d|\s?(?:%|포인트|bp|원|달러|배|거래일)|{ABOUT}|\s\d{{1,2}}분")
"""Behind what looks like a name, where it is a number: 나스닥 100%."""
_OF_ANY = re.compile(r"\d대 지수|\d+년물")
"""Reviewed phrases that are names, and true wherever they stand."""
_WORDS = WORDS | {"tens"}
_IN_A_ROW = re.compile(r"(?:이틀|사흘|나흘|닷새) (?:연속|내리|째)")
_STANDS_FOR = 0.6
"""How alike two sentences are, at least, of which one takes the other's place."""


class Fault(NamedTuple):
    """What cannot stand."""

    label: str
    """Of the block; empty where it is the article's."""
    sentence: str
    """As it was typed; empty where it is the block's."""
    message: str
    """Korean, one line."""
    holds: tuple[str, ...] = ()
    """The figures that the article prints of whom a refused number is about."""

    @property
    def told(self) -> str:
        """The message as it is read: each particle goes with the word before it."""
        return resolve(self.message)

    def __str__(self) -> str:
        if not self.sentence:
            return self.told
        return f"{f'[{self.label}] ' if self.label else ''}{self.told}: “{self.sentence}”"


class Binder:
    """Binds the sentences of one edit, block by block."""

    def __init__(self, known: Known) -> None:
        self._known, self._chooser = known, Chooser(known)
        self.faults: list[Fault] = []
        self._sentences: dict[str, list[tuple[str, Sentence]]] = {}
        for block in known.blocks.values():
            for each in sentences(block.runs):
                self._sentences.setdefault(each.text, []).append((block.label, each))

    def block(self, label: str) -> Block:
        """Return the block of a label."""
        return self._known.blocks[label]

    def bind(self, text: str, block: Block) -> Runs:
        """Return the runs of a block's new text; what cannot stand joins ``faults``."""
        self._chooser.begin()
        made: list[Run] = []
        before = ""
        for each in sentences((Run(text=text),)):
            told = self._kept(each.text, block, before) or self._bound(each.text, block, before)
            made += [Run(text=" ")] * bool(made) + list(told)
            before += each.text + " "
        return joined(made)

    def _kept(self, sentence: str, block: Block, before: str) -> Runs | None:
        """Return the runs of a sentence that the article has so, its figures still of whom they were."""
        found = self._sentences.get(sentence, [])
        for label, each in found:
            if label == block.label:
                return runs_of(each)
        for label, each in found:
            if not self._known.blocks[label].note and self._is_of_the_same(each, before):
                return runs_of(each)
        return None

    def _is_of_the_same(self, sentence: Sentence, before: str) -> bool:
        """Tell whether each figure of a sentence is about the same where it was moved to."""
        told = [each for each in self._known.prints if each.sentence == sentence.text]
        return all(
            self._known.near(before, sentence.text, start, end).abouts == was.near.abouts
            for start, end, _, figure in sentence.figures
            for was in told
            if was.figure == figure
        )

    def _bound(self, sentence: str, block: Block, before: str) -> Runs:
        spans = [*self._to_the_letter(sentence, block, "quote")]
        events = self._to_the_letter(sentence, block, "event")
        spans += [span for span in events if is_free(spans, span.start, span.end)]
        spans += [span for span in self._names(sentence, block) if is_free(spans, span.start, span.end)]
        spans += self._worded(sentence, block, before)
        valued = False
        for token in tokens(sentence, [(span.start, span.end) for span in spans]):
            near = self._known.near(before, sentence, token.start, token.end)
            figure = self._chooser.figure(Place(token, before, sentence, near, block.label))
            valued = valued or not token.is_date
            if isinstance(figure, str):
                self.faults.append(Fault(block.label, sentence, figure, self._holding(near)))
            else:
                spans.append(Span(token.start, token.end, figure=figure))
        runs = cut(sentence, spans)
        self._hold_dates(runs, sentence, block)
        self._hold_moves(sentence, block, before)
        if not valued:
            self._hold_words(sentence, block)
        return runs

    def _hold_dates(self, runs: Runs, sentence: str, block: Block) -> None:
        """Refuse the date of one figure of a subject before another one, where the article never said so."""
        for text, pair in self._known.dated(runs):
            if not self._known.of_one_time(pair):
                self._refuse(block, sentence, f"‘{text}’은(는) 그 뒤에 오는 수치의 날짜가 아닙니다")

    def _hold_moves(self, sentence: str, block: Block, before: str) -> None:
        """Refuse a word of direction that the move of whom it is said of contradicts, figure or none."""
        named = self._known.subjects.mentions(sentence)
        last = (before.strip().rsplit(". ", 1) or [""])[-1]
        for said in bare(
            sentence, [(one.start, one.end) for one in named], self._known.article.session, last
        ):
            for one in (named[at] for at in said.names):
                move = self._known.move_of(min(one.abouts)) if len(one.abouts) == 1 else None
                name = sentence[one.start : one.end]
                if move and _is_price(move.about, name) and direction(move.value) == -said.sign:
                    way = "올랐" if move.value > 0 else "내렸"
                    told = f"{attach(name, '은/는')} {decimal(move.value, 2)}% {way}습니다"
                    self._refuse(block, sentence, f"반대로 말합니다({said.word}). {told}")

    def _hold_words(self, sentence: str, block: Block) -> None:
        """Refuse a sentence without a value that says the opposite of the one whose place it takes."""
        old = [each.text for each in sentences(block.runs)]
        near = max(old, key=lambda each: alike(each, sentence), default="")
        if near and alike(near, sentence) >= _STANDS_FOR:
            for word in turned([near], sentence):
                self._refuse(block, sentence, f"앞선 글과 반대로 말합니다({word})")

    def _to_the_letter(self, sentence: str, block: Block, field: Literal["quote", "event"]) -> Iterator[Span]:
        """Yield where words of the block stand to the letter, in their order: its note's, or an event's.

        Other words on an event are the desk's.
        """
        at = 0
        for run in block.runs:
            start = sentence.find(run.text, at) if getattr(run, field) else -1
            if start >= 0:
                at = start + len(run.text)
                yield Span(start, at, quote=run.quote, event=run.event, also=run.also)

    def _worded(self, sentence: str, block: Block, before: str) -> Iterator[Span]:
        """Yield where words stand that state a figure: those of the block first, each once, of one subject.

        A count of days in a row that the block did not have is refused: nothing says that it is so.
        """
        left = [each for each in self._known.prints if each.figure.style in _WORDS]
        left.sort(key=lambda each: each.block != block.label)
        had = " ".join(each.text for each in sentences(block.runs))
        for found in re.finditer("|".join({re.escape(each.text) for each in left}) or r"(?!)", sentence):
            abouts = self._known.near(before, sentence, *found.span()).abouts
            own = [each for each in left if each.text == found[0]]
            fit = [each for each in own if each.near.abouts == abouts] or [
                each for each in own if each.block == block.label
            ]
            if fit:
                left.remove(fit[0])
                yield Span(*found.span(), figure=fit[0].figure)
        for run in _IN_A_ROW.finditer(sentence):
            if run[0] not in had and not any(each.sentence.find(run[0]) >= 0 for each in self._known.prints):
                self._refuse(block, sentence, f"‘{run[0]}’은(는) 기사의 어느 사실도 아닙니다")

    def _names(self, sentence: str, block: Block) -> list[Span]:
        """Return where names with a digit stand, and the reviewed phrases that the block has already."""
        known = self._known
        found = {(one.start, one.end) for one in known.subjects.mentions(sentence)}
        found |= {(match.start, match.end) for match in known.glossary.find(sentence)}
        found |= {each.span() for name in known.names for each in re.finditer(re.escape(name), sentence)}
        found |= {each for each in phrases.spans(sentence) if _has(block, sentence, *each)}
        spans: list[Span] = []
        for start, end in sorted(found, key=lambda each: (each[0] - each[1], each[0])):
            if _is_name(sentence, start, end) and is_free(spans, start, end):
                spans.append(Span(start, end, phrase=True))
        return spans

    def _holding(self, near: Near) -> tuple[str, ...]:
        """Return the figures of a subject as the article prints them, dates aside."""
        prints = (each for each in self._known.prints if near.abouts and each.near.abouts == near.abouts)
        return tuple(dict.fromkeys(each.text for each in prints if not each.is_date))

    def _refuse(self, block: Block, sentence: str, message: str) -> None:
        self.faults.append(Fault(block.label, sentence, message))


def _is_price(about: str, name: str) -> bool:
    """Tell whether a name is that of an index or a stock, and no word for its sort: 기술주."""
    known = subject(about)
    return not name.endswith("주") and "/" not in about and (known is None or known.kind is Kind.INDEX)


def _has(block: Block, sentence: str, start: int, end: int) -> bool:
    """Tell whether a block has a reviewed phrase with the same word behind it: it is true of that alone."""
    if _OF_ANY.fullmatch(sentence, start, end):
        return True
    behind = re.match(r"\S*\s?\S?", sentence[end:])
    told = sentence[start:end] + (behind[0] if behind else "")
    return any(told in each.text for each in sentences(block.runs))


def _is_name(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch has a digit, and neither begins nor ends inside a number."""
    inside = _GOES_ON.match(text, end) or re.search(r"\d[.,]?$", text[:start][-2:])
    return _DIGIT.search(text, start, end) is not None and not inside
