"""Quotation marks and brackets: what opens is closed within its paragraph, and nothing closes that did not open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.codes import Code
from newsgen.patterns import compiled

QUOTES: Final = "quotation-mark"
BRACKETS: Final = "bracket"
_PAIRS = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "(": ")",
    "[": "]",
    "〔": "〕",
    "【": "】",
}
_CLOSING = {close: opened for opened, close in _PAIRS.items()}
_MARKS = compiled(f"[{re.escape(''.join((*_PAIRS, *_CLOSING)))}]")
_QUOTES = frozenset("“”‘’「」『』《》〈〉")
_SAID = compiled(
    r"(?=(?:이라며|라며|이라고|라고|고 (?:말|밝|강조|설명|전망|분석|평가|덧붙|지적|진단|했|전했)|이라는|라는|며 |면서))"
)
_ENUMERATED = compiled(r"(?:^|[\s.])(?:\d{1,2}|[가-하a-z①-⑳])$")
_DEEPEST = 50
"""Marks that may stand open at once: what has more is no prose."""
_SMILEY = compiled(r"[:;]-?$")


def check(look: Look) -> Iterator[Flaw]:
    """Yield marks without their other half, block by block."""
    carried = False
    blocks = look.copy.blocks
    for at, (start, end) in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        yield from _paired(look.text, start, end)
        marks = _doubles(look.text, start, end)
        follows = carried and bool(marks) and not _opens(look.text, marks[0])
        carried = not follows and _goes_on(look.text, (start, end), marks, following)
        if not follows and not carried:
            yield from _straight(look.text, marks, end)


def _paired(text: str, start: int, end: int) -> Iterator[Flaw]:
    open_marks: list[int] = []
    for found in _MARKS.finditer(text, start, end):
        at, char = found.start(), found[0]
        if char in _PAIRS:
            if char == "‘" and at + 1 < end and text[at + 1].isdigit() and "’" not in text[at:end]:
                continue  # ‘25년, the apostrophe of a year
            if len(open_marks) < _DEEPEST:
                open_marks.append(at)
        elif char in _CLOSING:
            if open_marks and text[open_marks[-1]] == _CLOSING[char]:
                open_marks.pop()
            elif any(text[one] == _CLOSING[char] for one in open_marks):
                while text[open_marks[-1]] != _CLOSING[char]:
                    yield _unclosed(text, open_marks.pop(), at)
                open_marks.pop()
            elif open_marks and _closes_otherwise(text, open_marks[-1], at, end):
                yield _mismatched(text, open_marks.pop(), at)
            elif not _stands_alone(text, start, at, end):
                yield _unopened(text, start, at)
    for at in open_marks:
        yield _unclosed(text, at, end)


def _stands_alone(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether a closing mark is no half of a pair: an apostrophe, the bracket of an item's number, a smiley's."""
    if text[at] == "’":
        return at > start and text[at - 1].isalnum() and at + 1 < end and text[at + 1].isalnum()
    return text[at] == ")" and bool(
        _ENUMERATED.search(text[max(start, at - 3) : at]) or _SMILEY.search(text, max(start, at - 2), at)
    )


_OTHER = {"“": "’", "‘": "”"}
"""Closing marks of the other pair, by the mark that opens a quotation."""
_LATIN_ENDS = compiled(r"[A-Za-z]\Z")


def _closes_otherwise(text: str, opened: int, at: int, end: int) -> bool:
    """Tell whether a mark closes a quotation that another pair opened, whose own mark stands nowhere behind it."""
    own = text[opened]
    if _OTHER.get(own) != text[at] or _LATIN_ENDS.search(text, opened, at):
        return False  # an apostrophe
    again = text.find(own, at, end)
    return _PAIRS[own] not in text[at : end if again < 0 else again]


def _mismatched(text: str, opened: int, at: int) -> Flaw:
    """Return a quotation closed by another pair's mark, in the pair that the text uses: its opening one's, if any."""
    own, other = text[opened], _CLOSING[text[at]]
    rest = text[:opened] + text[at + 1 :]
    opens = other if _PAIRS[own] not in rest and text[at] in rest else own
    message = f"여는 따옴표 {own}와 닫는 따옴표 {text[at]}의 짝이 맞지 않습니다."
    told = f"{opens}{text[opened + 1 : at]}{_PAIRS[opens]}"
    return Flaw(QUOTES, Kind.STYLE, opened, at + 1, message, told, fixable=True)


def _unclosed(text: str, at: int, end: int) -> Flaw:
    mark, close = text[at], _PAIRS[text[at]]
    code: Code = QUOTES if mark in _QUOTES else BRACKETS
    message = f"여는 {'따옴표' if code == QUOTES else '괄호'} {mark}를 닫지 않았습니다."
    place = _closing_place(text, at, end) if code == QUOTES else _bracket_place(text, at, end)
    if place is None:
        return Flaw(code, Kind.STYLE, at, at + 1, message)
    return Flaw(code, Kind.STYLE, at, place, message, text[at:place] + close, fixable=True)


def _closing_place(text: str, at: int, end: int) -> int | None:
    """Return where a quotation ends: before the words that say so, where there is one place alone."""
    if text[at] == "‘":
        return _word_end(text, at, end)
    places = [found.start() for found in _SAID.finditer(text, at + 1, end)]
    others = [one for one in places if one > places[0] + _AS_ONE]
    if others and not _SENTENCE_ENDS.search(text, places[0], others[0]):
        return None
    return places[0] if places else None


_AS_ONE = 2
"""Characters within which what leads to a quotation is one: 이라는, 라는."""
_SENTENCE_ENDS = compiled(r"[다요죠]\.\s")
_NAMED_SO = compiled(
    r"[^\s,.‘’“”()]{1,12}?(?=(?:이라는|라는|이라고|라고|이란|란|(?:으로|로)\s(?:불리|불린|불려|꼽|통하))(?:\s|[가-힣]|$))"
    r"|(?:사자|팔자)(?=[에세를로가는]|\s)"
)
"""A single word that is called so, or the market's own for buying and selling."""


def _word_end(text: str, at: int, end: int) -> int | None:
    """Return where a word in single marks ends: as the text marks it elsewhere, or before what calls it so."""
    for place in range(min(at + _LONGEST, end), at + 1, -1):
        if f"‘{text[at + 1 : place]}’" in text:
            return place
    found = _NAMED_SO.match(text, at + 1, end)
    return found.end() if found else None


_LONGEST = 14
_BRACKETED = compiled(
    r"[A-Za-z][A-Za-z&.'’ -]*[A-Za-z.]|[+-]?\d[\d.,조억만천]*\s?(?:%포인트|%p|%|포인트|bp|원|달러)?(?![0-9A-Za-z조억만천])|현지시간"
)


def _bracket_place(text: str, at: int, end: int) -> int | None:
    """Return where a bracket ends: behind the Latin name, figure or word that stands in it."""
    found = _BRACKETED.match(text, at + 1, end)
    if found and text[found.end() : found.end() + 1] in _GO_ON:
        found = _TWO_NAMES.match(text, at + 1, end)
    return found.end() if found else None


_GO_ON = frozenset("·,/;:")
"""Marks by which what stands in a bracket goes on."""
_TWO_NAMES = compiled(r"[A-Za-z][A-Za-z&.]*[·,/;]\s?[가-힣]{2,4}(?=[은는이가을를의과와도]\s)")
"""A Latin name and a short Korean one in a bracket, up to the particle of the word before it: (Fed·연준는."""


def _unopened(text: str, start: int, at: int) -> Flaw:
    code: Code = QUOTES if text[at] in _QUOTES else BRACKETS
    message = f"닫는 {'따옴표' if code == QUOTES else '괄호'} {text[at]}의 짝이 없습니다."
    opened = _opening_place(text, start, at)
    if opened is None:
        return Flaw(code, Kind.STYLE, at, at + 1, message)
    return Flaw(
        code, Kind.STYLE, opened, at + 1, message, _CLOSING[text[at]] + text[opened : at + 1], fixable=True
    )


def _opening_place(text: str, start: int, at: int) -> int | None:
    """Return where something begins whose opening mark is missing: a Latin name or figure, a single word."""
    if text[at] == ")":
        found = re.search(
            r"(?<=[가-힣])(?:[A-Z][A-Za-z&.'’ -]*|[+-]\d[\d.,]*%?)$", text[max(start, at - 40) : at]
        )
        return max(start, at - 40) + found.start() if found else None
    if text[at] == "’":
        found = re.search(r"(?:^|\s)(\S+)$", text[max(start, at - 20) : at])
        return max(start, at - 20) + found.start(1) if found else None
    if text[at] == "”":
        sentence = max(
            text.rfind(". ", start, at) + 2,
            text.rfind("은 ", start, at) + 2,
            text.rfind("는 ", start, at) + 2,
            start,
        )
        return sentence if sentence < at else None
    return None


def _doubles(text: str, start: int, end: int) -> list[int]:
    """Return where straight double quotation marks stand, inches aside."""
    return [at for at in range(start, end) if text[at] == '"' and not (at > start and text[at - 1].isdigit())]


def _opens(text: str, at: int) -> bool:
    """Tell whether a straight mark can only open: a space or the beginning stands before it, none behind."""
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace()) and bool(behind) and not behind.isspace()


_ENDS_WHOLE = compiled(r"[.?!…다요죠]\s*$")


def _goes_on(text: str, block: tuple[int, int], marks: list[int], following: tuple[int, int] | None) -> bool:
    """Tell whether a paragraph ends within a quotation, after a sentence, which the next one closes."""
    if following is None or len(marks) % 2 == 0 or not _ENDS_WHOLE.search(text, *block):
        return False
    closing = _doubles(text, *following)
    return len(closing) % 2 == 1 and not _opens(text, closing[0])


def _straight(text: str, marks: list[int], end: int) -> Iterator[Flaw]:
    """Yield the one of an odd number of straight double quotation marks that has no other half.

    It is the one behind which another opens before any has closed, else the last.
    """
    if len(marks) % 2 == 0:
        return
    pairs = zip(marks[::2], marks[1::2], strict=False)
    at, until = next(((one, other) for one, other in pairs if _opens(text, other)), (marks[-1], end))
    place = _closing_place(text, at, until)
    message = '따옴표 "의 짝이 없습니다.'
    if place is None:
        yield Flaw(QUOTES, Kind.STYLE, at, at + 1, message)
        return
    said = text[at:place]
    if said[-1] in _SINGLE and not any(one in said[1:-1] for one in ("'", "‘")):
        said = said[:-1]  # closed by the mark of the other pair
    yield Flaw(QUOTES, Kind.STYLE, at, place, message, f'{said}"', fixable=True)


_SINGLE = frozenset("'’")
