"""What of the house's Korean is off in a text: told to the editor, and no reason to refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.korean import josa, notations

_PAIRS = {
    **dict.fromkeys(("은", "는"), "은/는"),
    **dict.fromkeys(("을", "를"), "을/를"),
    **dict.fromkeys(("과", "와"), "과/와"),
}
_AFTER = re.compile(
    r"(?P<word>[A-Za-z0-9&.,]*[A-Za-z0-9%)]|[가-힣A-Za-z0-9&]*(?:지수|증시|주가|금리|환율|종목))"
    r"(?P<josa>은|는|을|를|과|와)(?=[\s,.…]|$)"
)
"""A word behind which a particle is one: in letters and digits, or a noun of the desk's trade."""
_TWICE = re.compile(r"(?<!\S)([가-힣]{2,})\s\1(?!\S)")


def looks(text: str) -> Iterator[str]:
    """Yield in Korean what an editor should look at in a sentence."""
    for start, end, particle in notations(text):
        yield f"조사를 골라 쓰지 않았습니다: ‘{text[max(0, start - 8) : end]}’ → {particle}"
    for found in _AFTER.finditer(text):
        wanted = josa(found["word"], _PAIRS[found["josa"]])
        if wanted != found["josa"]:
            yield f"조사가 맞지 않아 보입니다: ‘{found[0]}’ → ‘{found['word']}{wanted}’"
    for found in _TWICE.finditer(text):
        yield f"같은 낱말이 잇달아 있습니다: ‘{found[0]}’"
    if "  " in text or re.search(r"\s[.,]", text):
        yield "띄어쓰기를 확인하십시오"
