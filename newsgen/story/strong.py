"""Strong verbs stand twice a paragraph: behind that the plain verb does, and the number tells the size.

Each template words its own move by the house's scale, and on a wild day a reader meets 급락 in every clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

MOST = 2
"""Strong verbs of a paragraph."""
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
    """Yield marked texts whose strong verbs are plain from the third on.

    The first ``lead`` are one paragraph. A noun counts and stays as it is.
    """
    said = 0

    def told(found: re.Match[str]) -> str:
        nonlocal said
        said += 1
        ways = _PLAIN.get(found["end"] or "")
        if ways is None or said <= MOST:
            return found[0]
        return ways[found["noun"] in {"급락", "폭락"}]

    for at, text in enumerate(texts):
        said = said if 0 < at < lead else 0
        yield _STRONG.sub(told, text)
