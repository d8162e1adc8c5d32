"""Korean particles: 은 or 는, 이 or 가, 으로 or 로, by how the word before is read aloud."""

from __future__ import annotations

import re

from .aloud import coda
from .english import RIEUL

_PAIRS = (
    *("은/는", "이/가", "을/를", "과/와", "으로/로", "아/야", "이라/라", "이며/며", "이다/다", "이란/란"),
    *("이나/나", "이었다/였다", "이고/고", "이지만/지만", "이자/자", "이면/면", "이든/든", "이야/야"),
    *("이어서/여서", "이므로/므로", "이니/니", "이랑/랑", "이었/였"),
)
"""After a consonant / after a vowel."""

Forms = tuple[str, str, str]
"""After a consonant, after ㄹ, after a vowel."""


def _forms(pair: str) -> Forms:
    closed, opened = pair.split("/")
    return closed, opened if closed == "으로" else closed, opened


def _double(forms: Forms) -> tuple[str, ...]:
    """Give the ways to write both forms in running text."""
    closed, _, opened = forms
    both = (f"{closed}({opened})", f"{opened}({closed})")
    if closed.endswith(opened):
        return (*both, f"({closed.removesuffix(opened)}){opened}")
    if closed.startswith("이"):  # 이었다/였다, written (이)었다 or (이)였다
        return (*both, f"(이){closed[1:]}", f"(이){opened}")
    return both


_ALL = tuple(_forms(pair) for pair in _PAIRS)
_NOTATIONS: dict[str, Forms] = {text: forms for forms in _ALL for text in _double(forms)}
_BY_PAIR: dict[str, Forms] = _NOTATIONS | {
    text: forms for forms in _ALL for text in (f"{forms[0]}/{forms[2]}", f"{forms[2]}/{forms[0]}")
}


def _by_content() -> dict[str, list[tuple[str, str, Forms]]]:
    """Sort the notations by what stands in their brackets, as (before, after, forms).

    Those that go on after the bracket come first: 국가(이)라 is 국가 with (이)라, not 국 with 가(이).
    """
    table: dict[str, list[tuple[str, str, Forms]]] = {}
    for text in sorted(_NOTATIONS, key=lambda text: (not text.endswith(")"), len(text)), reverse=True):
        before, _, rest = text.partition("(")
        content, _, after = rest.partition(")")
        table.setdefault(content, []).append((before, after, _NOTATIONS[text]))
    return table


_BY_CONTENT = _by_content()
_BRACKETED = re.compile(rf"\((?:{'|'.join(sorted(_BY_CONTENT, key=len, reverse=True))})\)")
"""The brackets alone: an expression that begins with a plain character is found several times faster."""


def josa(word: str, pair: str) -> str:
    """Choose the particle of a pair that follows a word: ``josa("러셀2000", "은/는") == "은"``.

    The pair is written in either order (``은/는``) or as in running text (``은(는)``, ``(으)로``).
    """
    forms = _BY_PAIR.get(pair)
    if forms is None:
        raise ValueError(f"no such pair of particles: {pair!r}")
    return _choose(forms, coda(word))


def attach(word: str, pair: str) -> str:
    """Give the word with its particle."""
    return word + josa(word, pair)


def notations(text: str) -> list[tuple[int, int, str]]:
    """Find every double notation, ``은(는)``, as (start, end, the particle that belongs there)."""
    found: list[tuple[int, int, str]] = []
    done = 0
    for match in _BRACKETED.finditer(text):
        start, end = match.span()
        for before, after, forms in _BY_CONTENT[text[start + 1 : end - 1]]:
            if text.startswith(after, end) and text.endswith(before, 0, start):
                start, end = start - len(before), end + len(after)
                if start >= done:
                    found.append((start, end, _choose(forms, coda(text, start))))
                    done = end
                break
    return found


def resolve(text: str) -> str:
    """Give the text with its double notations replaced by the particle that belongs there."""
    pieces: list[str] = []
    done = 0
    for start, end, particle in notations(text):
        pieces += (text[done:start], particle)
        done = end
    return "".join(pieces) + text[done:]


def _choose(forms: Forms, final: int) -> str:
    if not final:
        return forms[2]
    return forms[1] if final == RIEUL else forms[0]
