"""Names of companies as listed, made fit to print. Nothing from a list of names is trusted."""

from __future__ import annotations

import re

_SECURITY = re.compile(
    r"""[\s,-]+(?:
        class\s[a-z]\b | series\s[a-z]\b | american\sdepositary | depositary\sshares
      | (?:new\s|voting\s|non-?voting\s|subordinate\s|restricted\s|limited\s|registered\s)*
        (?:common|ordinary|capital|registered)\s(?:stock|shares?|units?)\b
      | (?:common\s)?(?:shares?|units?)\s(?:of|representing)\b
    ).*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""The kind of security, which listings put after the name."""
_LEGAL = re.compile(
    r"""(?:,?\s+(?:&|and)\s+(?:co|company)\.?
      |[,\s]+(?:inc|incorporated|corp|corporation|company|co|ltd|limited|plc|llc|l\.?l\.?c|l\.?p|n\.?v|s\.?a|s\.?e|ag|pbc|n\.a)\.?
      )$""",
    re.IGNORECASE | re.VERBOSE,
)
"""The legal form at the end of a name."""
_AFTER_LEGAL = re.compile(
    r"""(?<=\S)(?:,?\s(?:inc|incorporated|plc|ltd)\b\.?
      |\s(?:corporation|corp|company|co)\b\.?(?=\s(?:common|new|a|real\sestate\sinvestment\strust)\b)).*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""A legal form that never stands inside a name, or what listings put after one that may."""
_TWICE = re.compile(r"^(.+?),?\s(?:corporation|corp|company|co)\.?\s\1\b.*$", re.IGNORECASE)
"""A listing that tells the name twice."""
_BRACKETED = re.compile(r"\s*\([^()]*\)")
_SMALL = frozenset({"In", "The", "Of", "And", "For", "On", "At", "To"})
_WHOLE = frozenset({"southern company", "eastern company", "news corporation"})
"""Names that would be no names without their last word."""
_THE = re.compile(r"^the\s(?=.+\s(?:company|corporation|co|corp)\b)", re.IGNORECASE)
"""The article of a legal name, as in The Kraft Heinz Company; The Trade Desk keeps its own."""

_SHARE_CLASS = re.compile(r"(?<=\S)\s+(?:클래스\s?)?[A-C]$")
_ORGANISATION = re.compile(r"(?:\s그룹|\s?홀딩스|\s앤드\s(?:컴퍼니|코))$")
_INITIALS = re.compile(r"(?=.*[A-Z])[A-Z0-9&]{2,5}")
_HANGUL = re.compile(r"[가-힣]")
_SPACE = re.compile(r"(?<=[가-힣])\s+|\s+(?=[가-힣])|(?<=\b[A-Z])\s+(?=[A-Z]\b)")


def _printable(text: str) -> str:
    """Drop control, private-use and invisible characters; make all space single."""
    if not text.isprintable():
        text = "".join(
            " " if char.isspace() else char for char in text if char.isspace() or char.isprintable()
        )
    return " ".join(text.split())


def clean_english(listed: str) -> str:
    """Give the name in the listing without legal form and kind of security.

    ``Dream Finders Homes Inc. Class A Common Stock`` -> ``Dream Finders Homes``. Listings write
    every word with a capital; small words inside a name lose it: ``Jack in the Box``.
    """
    name = _or_whole(_BRACKETED.sub(" ", _printable(listed)), listed)
    for cut in (_SECURITY, _AFTER_LEGAL):
        name = _or_whole(cut.sub("", name), name)
    name = _THE.sub("", _TWICE.sub(r"\1", name))
    while name.lower() not in _WHOLE and (shorter := _or_whole(_LEGAL.sub("", name), name)) != name:
        name = shorter
    first, *others = name.split(" ")
    return " ".join([first, *(word.lower() if word in _SMALL else word for word in others)])


def _or_whole(shorter: str, name: str) -> str:
    """Take the shorter name unless nothing is left of it."""
    return " ".join(shorter.split()).strip(" ,-") or " ".join(_printable(name).split())


def clean_broker(korean: str, *, spaces: bool = False) -> str:
    """Give a broker's Korean name as the press would rather print it.

    Remarks in brackets and the class of shares go; 그룹 and 홀딩스 go where three syllables of
    Hangul are left (슈퍼그룹 keeps its own); spaces next to Hangul go unless ``spaces``. A name
    without Hangul stays if it is one short word in capitals (AMD); else the result is empty:
    brokers then repeat the English name, which ``clean_english`` does better.
    """
    name = _BRACKETED.sub("", _printable(korean)).strip(" ,-.")
    if not _HANGUL.search(name):
        return name if _INITIALS.fullmatch(name) else ""
    name = _SHARE_CLASS.sub("", name)
    while len(_HANGUL.findall(shorter := _ORGANISATION.sub("", name))) >= 3 and shorter != name:
        name = shorter
    return name if spaces else _SPACE.sub("", name)
