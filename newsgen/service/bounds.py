"""What HTML may be like that is to be sanitised: a page of news always is, an attack on the parser is not.

HTML's own rules make a parser take time and memory that grow with the square of deeply nested elements, of
formatting left open, of entities in one text, and of attributes of one tag. What a browser would choke on is
refused beforehand.
"""

from __future__ import annotations

import re
from collections import Counter

from turbohtml import tokenize

from newsgen.service.problem import Place, Refusal, place

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_FLAT = frozenset(
    re.findall(
        r"\w+",
        "area base br col embed hr img input link meta source track wbr "
        "p li dt dd td th tr thead tbody tfoot colgroup option optgroup rt rp",
    )
)
"""Elements that hold nothing, and those that the next one of their kind ends."""
_FORMATTING = frozenset(re.findall(r"\w+", "a b big code em font i nobr s small strike strong tt u"))
"""What a parser opens again in every paragraph that follows, until it is closed."""
_DEEPEST = 256
_LEFT_OPEN = 16
_ENTITIES = 20_000
"""Ampersands between one tag and the next."""
_ATTRIBUTES = 200
"""Of one tag: the sanitiser looks for each among all others."""


def refuse_monsters(html: str, where: str) -> None:
    """Raise a Refusal that names the line where ``html`` stops being something that people write."""
    for token in tokenize(html):
        if len(token.attrs or ()) > _ATTRIBUTES:
            raise _refusal(html, 0, where, "태그 하나에 속성이 너무 많습니다.", token.line)
    open_: Counter[str] = Counter()
    depth = formatting = at = 0
    for tag in _TAG.finditer(html):
        if html.count("&", at, tag.start()) > _ENTITIES:
            raise _refusal(html, at, where, "글 한 토막에 &가 너무 많습니다.")
        at = tag.end()
        name = tag[2].lower()
        if name in _FLAT:
            continue
        step = _step(open_, name, closing=bool(tag[1]))
        depth += step
        formatting += step if name in _FORMATTING else 0
        if depth > _DEEPEST:
            raise _refusal(html, at, where, "요소가 너무 깊이 겹쳤습니다.")
        if formatting > _LEFT_OPEN:
            raise _refusal(html, at, where, f"<{name[:10]}>처럼 닫지 않은 요소가 너무 많습니다.")
    if html.count("&", at) > _ENTITIES:
        raise _refusal(html, at, where, "글 한 토막에 &가 너무 많습니다.")


def _step(open_: Counter[str], name: str, *, closing: bool) -> int:
    """Count an element in or out; a stray end tag closes nothing."""
    if closing and not open_[name]:
        return 0
    open_[name] += -1 if closing else 1
    return -1 if closing else 1


def _refusal(html: str, at: int, where: str, why: str, line: int = 0) -> Refusal:
    line = line or html.count("\n", 0, at) + 1
    found: Place = place(where, f"{line}행: {why}")
    return Refusal(400, "HTML을 안전하게 다룰 수 없습니다. errors에 적힌 자리를 고치십시오.", found)
