"""Names of companies as listed, made fit to print. Nothing from a list of names is trusted."""

from __future__ import annotations

import re
import unicodedata

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
      |[,\s]+(?:inc|incorporated|corp|corporation|company|co|ltd|limited|plc|llc|l\.?l\.?c|l\.?p|n\.?v|s\.?a|s\.?e|ag|pbc)\.?
      )$""",
    re.IGNORECASE | re.VERBOSE,
)
"""The legal form at the end of a name."""
_BRACKETED = re.compile(r"\s*\([^()]*\)")
_SMALL = frozenset({"In", "The", "Of", "And", "For", "On", "At", "To"})
_WHOLE = frozenset({"southern company", "the new york times company"})
"""Names that are their own without nothing dropped."""

_SHARE_CLASS = re.compile(r"(?<=\S)\s+(?:클래스\s?)?[A-C]$")
_ORGANISATION = re.compile(r"\s*(?:\s그룹|홀딩스|\s홀딩|\s컴퍼니|\s코퍼레이션)$")
_HANGUL = re.compile(r"[가-힣]")
_SPACE = re.compile(r"(?<=[가-힣])\s+|\s+(?=[가-힣])")


def _printable(text: str) -> str:
    """Drop control, private-use and invisible characters; make all space single."""
    kept = (" " if char.isspace() else char for char in text if char.isspace() or char.isprintable())
    return " ".join("".join(kept).split())


def clean_english(listed: str) -> str:
    """Give the name in the listing without legal form and kind of security.

    ``Dream Finders Homes Inc. Class A Common Stock`` -> ``Dream Finders Homes``. Listings write
    every word with a capital; small words inside a name lose it: ``Jack in the Box``.
    """
    name = _printable(listed)
    name = _SECURITY.sub("", name) or name
    name = (_BRACKETED.sub("", name) or name).strip(" ,-.")
    while name.lower() not in _WHOLE and (shorter := _LEGAL.sub("", name).strip(" ,-")) not in ("", name):
        name = shorter
    first, *others = name.split(" ")
    return " ".join([first, *(word.lower() if word in _SMALL else word for word in others)])


def clean_broker(korean: str, *, spaces: bool = False) -> str:
    """Give a broker's Korean name as the press would rather print it.

    Remarks in brackets, the class of shares and 그룹, 홀딩스 at the end go where two syllables are
    left; so do spaces next to Hangul, unless ``spaces``. Empty where the name has no Hangul: brokers
    then repeat the English name, which ``clean_english`` does better.
    """
    name = _BRACKETED.sub("", _printable(korean)).strip(" ,-.")
    if not _HANGUL.search(name):
        return ""
    name = _dropped(_SHARE_CLASS, name)
    while (shorter := _dropped(_ORGANISATION, name)) != name:
        name = shorter
    return name if spaces else _SPACE.sub("", name)


def _dropped(ending: re.Pattern[str], name: str) -> str:
    """Drop an ending where a name of two letters or more is left."""
    shorter = ending.sub("", name)
    return shorter if len(shorter) >= 2 else name


def is_printable(text: str) -> bool:
    """Tell whether text holds nothing but characters that print."""
    return all(unicodedata.category(char) not in ("Cc", "Cf", "Co", "Cs", "Cn") for char in text)
