"""What others wrote, before people read it: without secrets and what moves a cursor or turns a line."""

from __future__ import annotations

import base64
import functools
import html
import re
import unicodedata
from collections.abc import Callable, Iterable
from urllib.parse import quote, quote_plus

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)?", re.DOTALL)
_TAGS = re.compile(r"<[^<>]*>")
_LINK = re.compile(r"https?://[!-;=?A-Z\[\]_a-z~]{1,500}")
"""Printable ASCII without an at-sign, a backslash, quotes or brackets of HTML."""
_LONGEST = 1000
_NAME = 40
_SHORTEST = 8
"""Characters of a secret from which on it is looked for: a shorter one is found in any text."""
HIDDEN = "***"

Hide = Callable[[str], str]


def clean(text: str, longest: int = _LONGEST) -> str:
    """Return a text as one line of letters that a person can see, cut where it is too long."""
    plain = _ESCAPES.sub("", text)
    seen = "".join(" " if unicodedata.category(char) in _SPACES else char for char in plain if _is_seen(char))
    line = " ".join(seen.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


_SPACES = frozenset({"Cc", "Zl", "Zp", "Zs"})


def _is_seen(char: str) -> bool:
    """Tell whether a character is one that stands for itself: no mark of direction, no half of a pair."""
    return unicodedata.category(char) not in {"Cf", "Cs", "Co", "Cn"}


def name(text: str) -> str:
    """Return the name of somebody or something as others wrote it, short and without markup."""
    return clean(_TAGS.sub("", html.unescape(text)).replace("<", "").replace(">", ""), _NAME)


def link(text: str) -> str:
    """Return an address to click on as others wrote it; empty where it is none that is safe to show."""
    return text if _LINK.fullmatch(text) else ""


def hider(secrets: Iterable[str]) -> Hide:
    """Return what puts stars in the place of secrets, however an answer repeats them: plain or encoded."""
    return _hider(frozenset(secrets))


@functools.lru_cache(maxsize=16)  # a target asks for the same at every request
def _hider(secrets: frozenset[str]) -> Hide:
    forms = {form for secret in secrets for form in _forms(secret) if len(form) >= _SHORTEST}
    if not forms:
        return lambda text: text
    either = re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))), re.IGNORECASE)
    return lambda text: either.sub(HIDDEN, text)


def _forms(secret: str) -> Iterable[str]:
    for plain in {secret, secret.replace(" ", "")}:
        yield from (plain, quote(plain, safe=""), quote_plus(plain), html.escape(plain), plain.encode().hex())
        for encoded in _in_base64(plain.encode()):
            yield encoded
            yield encoded.replace("+", "-").replace("/", "_")
            yield quote(encoded, safe="")


def _in_base64(secret: bytes) -> Iterable[str]:
    """Yield what stands in base64 wherever the secret does, whatever comes before it and after it."""
    for before, unsure in ((0, 0), (1, 2), (2, 3)):
        encoded = base64.b64encode(bytes(before) + secret).decode()
        whole = (before + len(secret)) % 3 == 0
        yield encoded[unsure:] if whole else encoded.rstrip("=")[unsure:-1]
