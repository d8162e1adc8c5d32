"""Korean particles: 은 or 는, 이 or 가, 으로 or 로, by how the word before is read aloud."""

from __future__ import annotations

from functools import lru_cache

from newsgen.patterns import compiled

from .aloud import codas
from .alternatives import longest_first
from .finals import RIEUL, Finals
from .pairs import BY_FORM, BY_NAME, NOTATIONS, Pair


def _by_content() -> dict[str, list[tuple[str, str, Pair]]]:
    """Sort the notations by what stands in their brackets, as (before, after, the pair).

    Those that go on after the bracket come first: 국가(이)라 is 국가 with (이)라, not 국 with 가(이).
    """
    table: dict[str, list[tuple[str, str, Pair]]] = {}
    for text in sorted(NOTATIONS, key=lambda text: (not text.endswith(")"), len(text)), reverse=True):
        before, _, rest = text.partition("(")
        content, _, after = rest.partition(")")
        table.setdefault(content, []).append((before, after, NOTATIONS[text]))
    return table


_BY_CONTENT = _by_content()
_BRACKETED = compiled(rf"\((?:{'|'.join(longest_first(_BY_CONTENT))})\)")
"""The brackets alone: an expression that begins with a plain character is found several times faster."""


def josa(word: str, pair: str) -> str:
    """Choose the particle of a pair that follows a word: ``josa("러셀2000", "은/는") == "은"``.

    The pair is written in either order (``은/는``) or as in running text (``은(는)``, ``(으)로``). Where
    the word's reading cannot be known both forms stay, ``은(는)``. Raises ValueError for no pair.
    """
    named = BY_NAME.get(pair)
    if named is None:
        raise ValueError(f"no such pair of particles: {pair!r}")
    return _choose(named, codas(word)) or named.both


def attach(word: str, pair: str) -> str:
    """Give the word with its particle."""
    return word + josa(word, pair)


def both(form: str) -> str:
    """Give both forms of the particle that one form is of: ``both("은") == "은(는)"``; nothing of nothing.

    Raises ValueError for no particle.
    """
    if form and form not in BY_FORM:
        raise ValueError(f"no such particle: {form!r}")
    return BY_FORM[form].both if form else ""


def notations(text: str) -> list[tuple[int, int, str]]:
    """Find the double notations, ``은(는)``, as (start, end, the particle that belongs there).

    Left out are those after a word whose reading cannot be known: they stay as they are.
    """
    found: list[tuple[int, int, str]] = []
    done = 0
    for match in _BRACKETED.finditer(text):
        start, end = match.span()
        for before, after, pair in _BY_CONTENT[text[start + 1 : end - 1]]:
            if text.startswith(after, end) and text.endswith(before, 0, start):
                start, end = start - len(before), end + len(after)
                if start >= done:
                    if particle := _choose(pair, codas(text, start)):
                        found.append((start, end, particle))
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


@lru_cache(maxsize=1024)
def _choose(pair: Pair, sounds: Finals) -> str | None:
    """Give the form that every way to read the word before asks for; None where they differ."""
    forms = {_form(pair, sound) for sound in sounds}
    return forms.pop() if len(forms) == 1 else None


def _form(pair: Pair, sound: int) -> str:
    if not sound:
        return pair.opened
    return pair.after_rieul if sound == RIEUL else pair.closed
