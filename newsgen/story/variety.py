"""Wordings that templates leave open, closed in the order of reading, so that neighbours do not sound alike.

A template's ``pick`` leaves its variants open, in the order of the day's turn. ``settle`` goes through the
article once and takes of each the first variant that does not repeat what stood just before: no sentence
opens as the one before did, and no ending stands three times running. All variants claim the same.
"""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsgen.errors import TemplateProblem
from newsgen.story.markup import BODY, CLOSE, OPEN, plain

START, OR, END = "\ue004", "\ue005", "\ue006"
"""Characters of Unicode's private use area, like those of the marks."""
BREAK = "\n"
"""Between two paragraphs, while they are read as one text."""

_OPEN = re.compile(f"{START}([^{START}{END}]*){END}")
_HEADS = re.compile(f"{OPEN}[^{BODY}]*{BODY}")
"""What a mark holds that nobody hears."""
_STOP = re.compile(rf"\.(?<=[가-힣%)’”]\.)(?:\s+|$)|{BREAK}")
"""Where a sentence ends: behind its point, or with its paragraph."""

_SPACES = re.compile(" {2,}")

SAME_OPENER, THRICE, TWICE = 4, 3, 1
"""What a repeat costs: an opener as before, an ending for the third time, for the second."""
STRIKING, AGAIN = ("두드러", "눈에 띄", " 가운데 "), 6
"""Words that an article says once, and what it costs to say one again."""


class Echo(NamedTuple):
    """What a reader still has in the ear."""

    opener: str = ""
    endings: tuple[str, str] = ("", "")
    """The last words of the two sentences before, the nearer one last."""


class Heard(NamedTuple):
    """What came of reading a text."""

    cost: int
    """What it repeats of what stood before it, and of itself."""
    unfinished: str
    """The sentence that it leaves unfinished."""
    echo: Echo
    """What is in the ear after the finished ones."""


def turn(day: dt.date) -> int:
    """Return the number of a weekday: one more than that of the weekday before, so that neighbours differ."""
    return day.toordinal() // 7 * 5 + min(day.weekday(), 4)


def is_turn(wording: str, turn: int) -> bool:
    """Tell whether a wording belongs to the articles of even numbers, or of odd ones, as ``turn`` is."""
    return zlib.crc32(wording.encode()) % 2 == turn % 2


def choice(nth: int, variants: Sequence[str]) -> str:
    """Leave a wording open: the variant whose turn it is stands first, the others after it."""
    first = (zlib.crc32(plain("|".join(variants)).encode()) + nth) % len(variants)
    return START + OR.join((*variants[first:], *variants[:first])) + END


def settle(paragraphs: Iterable[str]) -> list[str]:
    """Close every open wording of paragraphs that will stand one after the other.

    Variants within variants are closed by a second reading. Spaces beside others are one.
    Raises TemplateProblem where a wording is open at one end only, as a line that was cut within one.
    """
    text = BREAK.join(paragraphs)
    if START not in text:
        return [_SPACES.sub(" ", each).strip(" ") for each in text.split(BREAK)]
    fixed, *rest = _OPEN.split(text)
    if not rest:
        raise TemplateProblem(f"템플릿이 pick으로 열어 둔 말이 줄바꿈에 끊겼습니다: {plain(text)[:40]}")
    begun, *sounds = _OPEN.split(_HEADS.sub("", text))
    done, heard = [fixed], _heard(begun, Echo())
    struck = _said("".join([fixed, *rest[1::2]]))  # what stands in no choice is said whatever is chosen
    for at in range(0, len(rest), 2):
        variants = sounds[at].split(OR)
        ways = [_heard(heard.unfinished + variant + sounds[at + 1], heard.echo) for variant in variants]
        costs = [
            way.cost + AGAIN * len(struck & _said(each)) for way, each in zip(ways, variants, strict=True)
        ]
        best = costs.index(min(costs))
        heard = ways[best]
        struck |= _said(variants[best])
        done += (rest[at].split(OR)[best], rest[at + 1])
    return settle("".join(done).split(BREAK))


def _said(text: str) -> set[str]:
    """Return the striking words of a text."""
    return {word for word in STRIKING if word in text}


def _heard(text: str, echo: Echo) -> Heard:
    """Read a text, of whose marks only the ends are left, behind what stood before it."""
    cost = at = 0
    for stop in _STOP.finditer(text):
        end = stop.start() + text.startswith(".", stop.start())
        words = text[at:end].replace(CLOSE, "").split()
        at = stop.end()
        if not words:
            continue
        heard = Echo(words[0], (echo.endings[1], words[-1]))
        if heard.opener == echo.opener:
            cost += SAME_OPENER
        if heard.endings[0] == heard.endings[1]:
            cost += THRICE if echo.endings[0] == heard.endings[1] else TWICE
        echo = heard
    unfinished = text[at:]
    words = unfinished.replace(CLOSE, "").split(None, 1)
    return Heard(cost + (SAME_OPENER if words and words[0] == echo.opener else 0), unfinished, echo)
