"""That a move was small is said once a paragraph: behind that the plain verb says enough.

What moved little stands side by side at the end of a wrap, and each template says of its own that it went
소폭. A reader hears the word, not the facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

WORD = "소폭"
_SAID = re.compile(rf"{WORD} (?P<bare>(?=[^ ]*(?:올랐|내렸|상승했|하락했)))?")
"""The word, and whether a verb behind it says enough without: 소폭 오른 4.42% would have nothing left."""


def told_once(texts: Iterable[str]) -> Iterator[str]:
    """Yield marked texts, each of which says of one thing alone that it moved a little."""
    for text in texts:
        first = _SAID.search(text)
        at = first.end() if first else len(text)
        yield text[:at] + _SAID.sub(lambda found: "" if found["bare"] is not None else found[0], text[at:])
