"""Who bought and who sold is said of the right figure: the word by its sign, the investor, the exchange.

Korean puts the verb last: a figure answers to the first word of buying or selling behind it, in a phrase
without one to the last before. Between two such words stand the investors and their amounts in one order:
외국인과 기관이 각각 A억원, B억원을 순매수했다. 홀로, 쌍끌이, 동반 are held against who else bought and sold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsgen import markets
from newsgen.measures import MEASURES, Sort
from newsgen.model import Fact
from newsgen.proof.found import Code, Facts, TextFinding, wrong
from newsgen.proof.sentences import Printed, Sentence, Text

_WORD = re.compile(
    r"(?P<buy>순매수|순\s매수|매수\s?우위|사들|사자|쓸어\s?담|담았|담은|매입)"
    r"|(?P<sell>순매도|순\s매도|매도\s?우위|팔아|팔았|팔며|팔고|내다\s?판|[을를]\s판|팔자|매각|던졌|처분)"
)
_WHO = {
    "individual": re.compile(r"(?:개인|개미)(?:\s?투자자)?"),
    "foreign": re.compile(r"외국인|외인"),
    "institution": re.compile(r"기관(?:\s?투자자)?"),
    "other_corp": re.compile(r"기타\s?법인"),
}
_NET = "net_buying_"
_THREE = ("individual", "foreign", "institution")
_RUN = re.compile(r"(?P<way>buying|selling)_(?P<kind>run|ended)_(?P<who>\w+)")
_ALONE = re.compile(r"홀로|나홀로|유일하게")
_BOTH = re.compile(r"쌍끌이|양매수|양매도")
_TOGETHER = re.compile(r"동반|나란히")
_BOUGHT, _SOLD = 1, -1


class _Traded(NamedTuple):
    """A figure of who bought or sold, as printed."""

    printed: Printed
    fact: Fact
    who: str
    sign: int
    amount: bool
    """Whether it is what was bought, not for how long or since when."""


class _Word(NamedTuple):
    start: int
    end: int
    sign: int


def check(text: Text, facts: Facts) -> Iterator[TextFinding]:
    """Find what is said of who bought and sold, and their figures do not bear out."""
    for block in text:
        board = ""
        for sentence in block:
            told = [one for printed in sentence.figures if (one := _traded(printed, facts))]
            yield from _elsewhere(sentence, told, board)
            yield from _turned(sentence, told)
            yield from _others(sentence, told, facts)
            named = _boards(sentence.own_words)
            board = named[-1][1] if named else board


def _traded(printed: Printed, facts: Facts) -> _Traded | None:
    fact = facts.get(printed.figure.fact)
    measure = MEASURES.get(fact.measure) if fact else None
    if fact is None or measure is None:
        return None
    dated = isinstance(printed.figure.value, str)
    if measure.sort is Sort.FLOW:
        sign = _BOUGHT if fact.value > 0 else _SOLD
        who = next(name for name in _WHO if fact.measure.endswith(name))
        return (
            None if dated and fact.measure.startswith(_NET) else _Traded(printed, fact, who, sign, not dated)
        )
    found = _RUN.fullmatch(fact.measure)
    if found is None:
        return None
    sign = _BOUGHT if found["way"] == "buying" else _SOLD
    turned = found["kind"] == "ended" and printed.figure.style == "lapse"  # 8거래일 만에: the way of today
    return _Traded(printed, fact, found["who"], -sign if turned else sign, False)


def _words(text: str) -> list[_Word]:
    return [
        _Word(*found.span(), _BOUGHT if found.lastgroup == "buy" else _SOLD) for found in _WORD.finditer(text)
    ]


def _turned(sentence: Sentence, told: Sequence[_Traded]) -> Iterator[TextFinding]:
    """Hold the word of each figure, and the investor of each amount, against its fact."""
    text = sentence.own_words
    words = _words(text)
    for one in told:
        word = _word(words, one.printed)
        if word is not None and word.sign != one.sign:
            said = text[word.start : word.end]
            yield _refused(sentence, one, f"{said!r}와 원래 값 {one.fact.value:g}이 어긋남")
    for start, end in _phrases(text, words, told):
        names = _named(text, start, end)
        group = [one for one in told if start <= one.printed.start < end and one.amount]
        if len(names) == 1:
            names *= len(group)
        if len(names) == len(group):
            for name, one in zip(names, group, strict=True):
                if name != one.who:
                    yield _refused(sentence, one, f"{one.fact.measure}의 값을 다른 투자자의 것으로 씀")


def _word(words: list[_Word], printed: Printed) -> _Word | None:
    """Return the word that a figure answers to."""
    behind = next((word for word in words if word.start >= printed.end), None)
    return behind or next((word for word in reversed(words) if word.end <= printed.start), None)


def _phrases(text: str, words: list[_Word], told: Sequence[_Traded]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a sentence that tell of one side: each ends with the word behind its amounts."""
    start = 0
    for one in told:
        if one.amount and one.printed.start >= start:
            word = next((each for each in words if each.start >= one.printed.end), None)
            end = word.end if word else len(text)
            yield start, end
            start = end


def _named(text: str, start: int, end: int) -> list[str]:
    """Return whom a stretch of a text names, in order."""
    found = [
        (each.start(), who) for who, pattern in _WHO.items() for each in pattern.finditer(text, start, end)
    ]
    return [who for _, who in sorted(found)]


def _boards(text: str) -> list[tuple[int, str]]:
    """Return the parts of an exchange that a text names, and where each begins."""
    names = {board: markets.subject(board) for board in markets.boards()}
    return sorted(
        (found.start(), board)
        for board, known in names.items()
        if known
        for found in re.finditer(re.escape(known.name), text)
    )


def _elsewhere(sentence: Sentence, told: Sequence[_Traded], before: str) -> Iterator[TextFinding]:
    """Hold each figure against the part of the exchange that was named last before it."""
    named = _boards(sentence.own_words)
    for one in told:
        earlier = [board for start, board in named if start < one.printed.start]
        board = earlier[-1] if earlier else named[0][1] if named else before
        if board and board != one.fact.about:
            yield _refused(sentence, one, f"{one.fact.about}의 값을 다른 시장의 것으로 씀")


def _others(sentence: Sentence, told: Sequence[_Traded], facts: Facts) -> Iterator[TextFinding]:
    """Hold what is said of who bought alone, or together with whom, against all three."""
    text = sentence.own_words
    words = _words(text)
    for start, end in _phrases(text, words, told):
        one = next(each for each in told if each.amount and start <= each.printed.start < end)
        word = next((each for each in words if start <= each.start < end), None)
        for pattern, holds in ((_ALONE, _is_alone), (_BOTH, _is_both), (_TOGETHER, _is_together)):
            found = pattern.search(text, text.rfind("…", start, end) + 1 or start, end)
            named = _named(text, start, found.start()) if found else []
            if not (found and named and word):
                continue  # 동반 상승: of indices
            if not holds(_nets(facts, one), {*_named(text, start, end)}, word.sign):
                said = f"{found[0]!r}: 투자자별 순매수와 어긋남"
                yield wrong(Code.DIRECTION, said, sentence.words(*found.span()))


def _nets(facts: Facts, one: _Traded) -> dict[str, float]:
    """Return what all three bought on balance where, and over the time over which, one did."""
    over = one.fact.measure.removesuffix(one.who)
    found = {f"{over}{who}": who for who in _THREE}
    told = (fact for fact in facts.values() if fact.about == one.fact.about)
    return {found[fact.measure]: fact.value for fact in told if fact.measure in found}


def _is_alone(nets: dict[str, float], who: set[str], sign: int) -> bool:
    return [name for name, value in nets.items() if value * sign > 0] == [*who] and len(nets) == len(_THREE)


def _is_both(nets: dict[str, float], _: set[str], sign: int) -> bool:
    return all(nets.get(who, 0.0) * sign > 0 for who in ("foreign", "institution"))


def _is_together(nets: dict[str, float], _: set[str], sign: int) -> bool:
    return sum(value * sign > 0 for value in nets.values()) > 1


def _refused(sentence: Sentence, one: _Traded, why: str) -> TextFinding:
    place = sentence.words(one.printed.start, one.printed.end)
    return wrong(Code.DIRECTION, f"수치 {one.printed.text!r}: {why}", place)
