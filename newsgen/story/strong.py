"""Strong verbs stand twice a paragraph: behind that the plain verb does, and the number tells the size.

Who went further than one that has a strong verb there keeps it: a larger move never has the smaller verb.

Each template words its own move by the house's scale, and on a wild day a reader meets 급락 in every clause.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator

from newsgen.story.markup import plain

MOST = 2
"""Strong verbs of a paragraph."""
_SIZED = re.compile(r"(\d+(?:\.\d+)?)%[^%\d]{0,8}$")
"""How far something went, right before its verb."""
_STRONG = re.compile(r"(?P<noun>급등|급락|폭등|폭락)(?P<end>했|하며|하면서|하고|하자|해|한|하는)?")
_PLAIN = {
    "했": ("올랐", "내렸"),
    "하며": ("오르며", "내리며"),
    "하면서": ("오르면서", "내리면서"),
    "하고": ("오르고", "내리고"),
    "하자": ("오르자", "내리자"),
    "해": ("올라", "내려"),
    "한": ("오른", "내린"),
    "하는": ("오르는", "내리는"),
}
"""How a strong verb goes on -> the plain ones, up and down, that go on so."""


def plainer(texts: Iterable[str], lead: int = 0) -> Iterator[str]:
    """Yield marked texts whose strong verbs are plain from the third on, those of smaller moves.

    The first ``lead`` are one paragraph. A noun counts and stays as it is.
    """
    said, least = 0, math.inf

    def told(found: re.Match[str]) -> str:
        nonlocal said, least
        said += 1
        ways = _PLAIN.get(found["end"] or "")
        size = _size(found)
        if ways is None or said <= MOST or size > least:
            least = min(least, size) if size else least
            return found[0]
        return ways[found["noun"] in {"급락", "폭락"}]

    for at, text in enumerate(texts):
        said, least = (said, least) if 0 < at < lead else (0, math.inf)
        yield _STRONG.sub(told, text)


def _size(found: re.Match[str]) -> float:
    """Return the percentage before a strong verb; 0 where none stands there."""
    sized = _SIZED.search(plain(found.string[max(0, found.start() - 160) : found.start()]))
    return float(sized[1]) if sized else 0.0
