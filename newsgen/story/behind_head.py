"""What stands in a headline behind the desk's own words, and whether it says them again.

Which way prices went is told once with a loud verb: behind the desk's it is a plain one. A word, a number or
a bare move of the desk's is no second fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from newsgen.story.lines import Line
from newsgen.story.markup import CLOSE, plain
from newsgen.story.names import headline_names

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
WORD = re.compile(r"[가-힣]{2,}")
"""A word of a line that a reader would hear twice."""
_PLAINER = {"급락": "하락", "폭락": "하락", "급등": "상승", "폭등": "상승"}
"""A loud word of direction -> the plain one, which is as true, where the desk has said which way."""
_DOWN = re.compile(r"급락|폭락|하락|약세|반락|내림세|투매|추락|내려")
_UP = re.compile(r"급등|폭등|반등|상승|강세|랠리|오름세|훈풍|올라")
_SHARPLY = (("급락", "폭락"), ("급등", "폭등", "급반등"))
"""Loud verbs of one way: of two of them in a headline the second is a plain one."""
_STILL = re.compile(r"보합|제자리")
_WAYS = (_DOWN, _UP, _STILL)
"""Words that tell which way prices went, of a way each."""
_AT_A_LEVEL = re.compile(rf"(?<=선)({CLOSE}?) (?:보합|약보합|강보합)(?= 마감)")
"""That an index hardly moved, said beside the round figure at which it closed."""
_SIZE = rf"\d%{CLOSE}?(?:대| 가까이| 넘게| 안팎)?{CLOSE}?"
_BOTH = re.compile(
    rf"(?P<first>{_SIZE}) (?P<verb>급락|폭락|급등|폭등|하락|상승)(?P<sign>, )"
    rf"(?=[^,…]*{_SIZE} (?P=verb)(?:$|[,…]))"
)
"""Two sizes with one verb, said of each: 코스피 7.2% 급락, 코스닥 4.6% 급락."""


def plainer(line: Line, head: Line) -> Line:
    """Return a line that says in plainer words than the desk's before it which way prices went."""
    said = plain(head.marked)
    loud = {verb for verbs in _SHARPLY if any(verb in said for verb in verbs) for verb in verbs}
    words = {verb: quiet for verb, quiet in _PLAINER.items() if verb in loud}
    return _behind_head(line, head, lambda rest: _quieter(rest, words, still=bool(_STILL.search(said))))


def _quieter(text: str, words: dict[str, str], *, still: bool) -> str:
    """Return a text with plainer words; without the word that an index is ``still`` beside its level."""
    for loud, quiet in words.items():
        text = text.replace(loud, quiet)
    return verb_once(_AT_A_LEVEL.sub(r"\1", text) if still else text)


def verb_once(text: str) -> str:
    """Return a text in which two sizes that stand side by side have their verb once."""
    return _BOTH.sub(r"\g<first>\g<sign>", text)


def _behind_head(line: Line, head: Line, change: Callable[[str], str]) -> Line:
    """Return a line with what stands besides the desk's words changed."""
    if head.marked not in line.marked:
        return line
    marked, printed = (
        own.join(map(change, whole.split(own, 1)))
        for whole, own in ((line.marked, head.marked), (line.printed, head.printed))
    )
    return line if marked == line.marked else replace(line, marked=marked, printed=printed)


def ways(text: str) -> set[int]:
    """Return which ways a text says that prices went."""
    return {at for at, way in enumerate(_WAYS) if way.search(text)}


def _unnamed(text: str) -> str:
    """Return a text without the names of indices, which may hold numbers."""
    return headline_names().sub("", text).replace("3대 지수", "")


def echoes(line: Line, head: Line) -> bool:
    """Tell whether what stands besides the desk's words says a word, a number or the move of theirs again.

    Which way prices went may be said again with how far or since when.
    """
    rest = line.plain.replace(head.plain, "", 1)
    words = {word[:2] for word in WORD.findall(_unnamed(head.plain))}
    told = {word[:2] for word in WORD.findall(_unnamed(rest))}
    numbers = ({each.replace(",", "") for each in NUMBER.findall(text)} for text in (head.plain, rest))
    bare = (part for part in re.split("…|, ", rest) if not NUMBER.search(_unnamed(part)))
    again = any(ways(part) & ways(head.plain) for part in bare)
    return bool(words & told or set.intersection(*numbers)) or again
