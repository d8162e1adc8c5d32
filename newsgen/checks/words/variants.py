"""Words that are written in more than one way: in one text all in one."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from newsgen.checks.found import Flaw
from newsgen.checks.look import Look
from newsgen.checks.words.spelling import SPELLING, flaw
from newsgen.korean.alternatives import any_of
from newsgen.patterns import compiled
from newsgen.resources import listing
from newsgen.sought import Pattern


def check(look: Look) -> Iterator[Flaw]:
    """Yield a word that the text has spelled otherwise before."""
    first: dict[str, str] = {}
    for found in _pattern().finditer(look.text):
        right = first.setdefault(_words()[found[0]], found[0])
        if right != found[0]:
            yield flaw(SPELLING, found.start(), found.end(), right, "한 글에 두 가지로 적었습니다")


@functools.cache
def _words() -> dict[str, str]:
    """Return the first spelling of each word by every one of them."""
    return {word: row[0] for row in listing("variants.toml")["words"] for word in row}


@functools.cache
def _pattern() -> Pattern:
    return compiled(any_of(map(re.escape, sorted(_words(), key=len, reverse=True)), behind_no="가-힣"))
