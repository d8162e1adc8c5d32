"""Names of companies as listed, made fit to print. Nothing from a list of names is trusted."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable

from newsgen.patterns import compiled
from newsgen.sought import Pattern

_SECURITY = compiled(
    r"""[\s,-]+(?:
        class\s[a-z]\b | series\s[a-z]\b | american\sdepositary | depositary\sshares
      | (?:new\s|voting\s|non-?voting\s|subordinate\s|restricted\s|limited\s|registered\s)*
        (?:common|ordinary|capital|registered)\s(?:stock|shares?|units?)\b
      | (?:common\s)?(?:shares?|units?)\s(?:of|representing)\b
    ).*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""The kind of security, which listings put after the name."""
_LEGAL = compiled(
    r"""(?:,?\s+(?:&|and)\s+(?:co|company)\.?
      |[,\s]+(?:inc|incorporated|corp|corporation|company|co|ltd|limited|plc|llc|l\.?l\.?c|l\.?p|n\.?v|s\.?a|s\.?e|ag|pbc|n\.a)\.?
      )$""",
    re.IGNORECASE | re.VERBOSE,
)
"""The legal form at the end of a name."""
_AFTER_LEGAL = compiled(
    r"""(?<=\S)(?:,?\s(?:inc|incorporated|plc|ltd)\b\.?
      |\s(?:corporation|corp|company|co)\b\.?(?=\s(?:common|new|a|real\sestate\sinvestment\strust)\b)).*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""A legal form that never stands inside a name, or what listings put after one that may."""
_TWICE = compiled(r"^(.+?),?\s(?:corporation|corp|company|co)\.?\s\1\b.*$", re.IGNORECASE)
"""A listing that tells the name twice."""
_FULL_STOP = compiled(r"(?<=[a-z]{4})\.$")
_BRACKETED = compiled(r"\s*\([^()]*\)")
_SMALL = frozenset({"In", "The", "Of", "And", "For", "On", "At", "To"})
_WHOLE = frozenset({"southern company", "eastern company", "news corporation"})
"""Names that would be no names without their last word."""
_THE = compiled(r"^the\s(?=.+\s(?:company|corporation|co|corp)\b)", re.IGNORECASE)
"""The article of a legal name, as in The Kraft Heinz Company; The Trade Desk keeps its own."""

_DOING_BUSINESS = compiled(r"^d/b/a\s+", re.IGNORECASE)
_SHORTENED = {"Intl": "International", "Gp": "Group", "Hldgs": "Holdings", "Svcs": "Services"}
"""Words that listings shorten."""
_FREQUENT = (
    *("Acquisition", "Bancshares", "Bankshares", "Biosciences", "Communications", "Entertainment"),
    *("Financial", "Healthcare", "Holdings", "Industries", "Insurance", "International", "Pharmaceuticals"),
    *("Properties", "Resources", "Technologies", "Therapeutics"),
)
"""Words of so many names that one a letter away from them is a slip: Holdlings."""
_ALIKE = 0.92
"""Share of letters in common, by difflib, from which a word is a slip; of 2,459 listings one has any."""

_HOUSE = {"파머슈티컬": "파마슈티컬", "인바이런멘틀": "인바이런먼털"}
"""Words of brokers that the desk's table spells otherwise: an article shall not have both."""
_SHARE_CLASS = compiled(r"(?<=\S)\s+(?:(?:클래스\s?)?[A-C]|PBC)$")
_AND = compiled(r"(?<=[가-힣])\s?&\s?(?=[가-힣])|(?<=[가-힣])\s?&\s+(?=(?i:CO)\b)")
_CO = compiled(r"(?<=앤드 )(?i:CO)\b")
_LATIN = compiled(r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*")
_PLAIN_WORD = compiled(r"[A-Z][a-z]+")
_JOINED = compiled(r"(?<=[A-Za-z0-9])-\s(?=[가-힣])")
_ORGANISATION = compiled(r"(?:\s그룹|\s?홀딩스|\s앤드\s(?:컴퍼니|코))$")
_INITIALS = compiled(r"(?=.*[A-Z])[A-Z0-9&-]{2,5}")
_HANGUL = compiled(r"[가-힣]")
_SPACE = compiled(r"(?<=[가-힣])\s+|\s+(?=[가-힣])|(?<=\b[A-Z])\s+(?=[A-Z]\b)")


def _printable(text: str) -> str:
    """Drop control, private-use and invisible characters; make all space single."""
    if not text.isprintable():
        text = "".join(
            " " if char.isspace() else char for char in text if char.isspace() or char.isprintable()
        )
    return " ".join(text.split())


@functools.lru_cache(maxsize=8192)
def clean_english(listed: str) -> str:
    """Give the name in the listing without legal form and kind of security.

    ``Dream Finders Homes Inc. Class A Common Stock`` -> ``Dream Finders Homes``. Listings write
    every word with a capital; small words inside a name lose it: ``Jack in the Box``. What a listing
    shortens or misspells of the words that most names have is put right.
    """
    name = _or_whole(_without_brackets(_printable(listed), " "), listed)
    for cut in (_DOING_BUSINESS, _SECURITY, _AFTER_LEGAL):
        name = _without(cut, name)
    name = _THE.sub("", _TWICE.sub(r"\1", name) if " co" in name.lower() else name)
    while name.lower() not in _WHOLE and (shorter := _without(_LEGAL, name)) != name:
        name = shorter
    first, *others = (_FULL_STOP.sub("", name) if name.endswith(".") else name).split(" ")
    return " ".join([first, *(word.lower() if word in _SMALL else _spelled(word) for word in others)])


def _without_brackets(name: str, instead: str) -> str:
    """Put something in place of each remark in brackets; most names have none."""
    return _BRACKETED.sub(instead, name) if "(" in name else name


def _without(cut: Pattern, name: str) -> str:
    """Leave out what is found in a name that is single-spaced, unless nothing is left of it."""
    return _or_whole(cut.sub("", name), name) if cut.search(name) else name


def _or_whole(shorter: str, name: str) -> str:
    """Take the shorter name unless nothing is left of it."""
    return " ".join(shorter.split()).strip(" ,-") or " ".join(_printable(name).split())


@functools.cache
def _spelled(word: str) -> str:
    """Write out what listings shorten, and put a slip right in the words that most names have."""
    if word in _SHORTENED or len(word) < _SHORTEST or word in _FREQUENT:
        return _SHORTENED.get(word, word)
    from difflib import get_close_matches  # noqa: PLC0415 - no listing of most days has such a word

    meant = get_close_matches(word, _FREQUENT, n=1, cutoff=_ALIKE)
    return meant[0] if meant and word.rstrip("s") != meant[0].rstrip("s") else word


def clean_broker(korean: str, english: str = "", *, spaces: bool = False, whole: bool = False) -> str:
    """Give a broker's Korean name as the press would rather print it.

    Remarks in brackets and the class of shares go; unless ``whole``, 그룹 and 홀딩스 go where three syllables
    of Hangul are left (슈퍼그룹 keeps its own); spaces next to Hangul go unless ``spaces``. Latin letters
    and digits are written as in the ``english`` name: brokers drop its hyphens, its capitals, and take an O
    for a zero. A name without Hangul stays if it is one short word in capitals (AMD) or of a brand (CVRx);
    else the result is empty: brokers then repeat the English name, which ``clean_english`` does better.
    """
    name = _as_in(english, _without_brackets(_printable(korean), "").strip(" ,-."))
    if not _HANGUL.search(name):
        is_brand = name == english and not _PLAIN_WORD.fullmatch(name)
        return name if _INITIALS.fullmatch(name.upper()) and (name.isupper() or is_brand) else ""
    name = _SHARE_CLASS.sub("", name)
    if "&" in name or "앤드" in name:
        name = _CO.sub("코", _AND.sub(" 앤드 ", name))
    while not whole and len(_HANGUL.findall(shorter := _ORGANISATION.sub("", name))) >= 3 and shorter != name:
        name = shorter
    for brokers, desk in _HOUSE.items():
        name = name.replace(brokers, desk)
    return name if spaces else close(name)


def close(name: str) -> str:
    """Leave out of a Korean name the spaces that the press does not write."""
    return _SPACE.sub("", _JOINED.sub("-", name))


def _as_in(english: str, korean: str) -> str:
    """Write what is Latin in a Korean name as the English one does: 1 800 -> 1-800-, H20 -> H2O."""
    if not english:
        return korean
    return _LATIN.sub(lambda run: _run_as_in(english, run[0]), korean)


def _run_as_in(english: str, run: str) -> str:
    found = _spelt_in(english, run)
    if not found or _PLAIN_WORD.fullmatch(found):
        return run
    told = found if found[-2:-1].isdigit() else found.rstrip("-")
    told = told.replace(".", "")
    return told if len(told.split()) == len(run.split()) or "-" in told else run


def _spelt_in(english: str, run: str) -> str:
    """Return how a name spells the letters of a run, with a hyphen that follows; a zero may be an O.

    Compiling a pattern for each of a market's names would cost a start a tenth of a second.
    """
    wanted = _evened(char for char in run if char.isalnum())
    places = [at for at, char in enumerate(english) if _is_latin(char)]
    letters = _evened(english[at] for at in places)
    first = letters.find(wanted)
    while first >= 0:
        spots = places[first : first + len(wanted)]
        start, end = spots[0], spots[-1] + 1
        is_word = not _is_latin(english[start - 1 : start]) and not _is_latin(english[end : end + 1])
        if is_word and all(english[one + 1 : two] in _SIGNS for one, two in itertools.pairwise(spots)):
            return english[start : end + english.startswith("-", end)]
        first = letters.find(wanted, first + 1)
    return ""


def _evened(chars: Iterable[str]) -> str:
    return "".join(chars).lower().replace("0", "o")


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


_SIGNS = ("", "-", "'", ".", " ", "/")
"""What may stand between two letters that a broker writes together."""
_SHORTEST = 7
"""Letters of a word from which it can be told from others that differ by one."""
