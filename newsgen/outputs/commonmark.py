r"""Text as CommonMark and GFM read it: a backslash where a sign would be markup, none where it would not.

There are no entities: whoever pastes the file sees ``&`` and ``<``. A pair of signs is broken by one
backslash: of two ranges in a line (``4.25\~4.50%에서 4.35~4.60%로``) the first has it, or the text between
would be struck out. Sources: CommonMark 0.31, GitHub Flavored Markdown 0.29.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsgen import prose

_SIGNS = re.compile(
    r"""
      \\(?=[!-/:-@\[-`{-~]|$)               # a backslash that would escape
    | [*_`]                                 # emphasis and code
    | ~+                                    # struck out
    | <(?=[A-Za-z/!?])                      # a tag, or a link
    | &(?=\#\d{1,7};|\#[Xx][\dA-Fa-f]{1,6};|\w+(?:;|$))
    | \](?=\() | \[(?=\^)                   # a link, a footnote
    """,
    re.VERBOSE,
)
_STRIKING = re.compile(r"~+(?=[^\s~](?:.*[^\s~])?~)")
"""Tildes that may strike out what follows, as far as another."""
_NAME = re.compile(r"\w+;?")
_START = re.compile(
    r"""
      \#{1,6}(?=\s|$) | > | [-+*](?=\s|$)   # heading, quotation, list
    | -(?=[-\s]*-[-\s]*$) | ~(?=~~) | `(?=``)
    | \[(?=[^\]]+\]:|[ xX]\]\s)             # a link's definition, a box to tick
    | (?<=\d)[.)](?=\s|$)                   # the number of a list; how many digits is looked at apart
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"\d{1,9}(?=[.)])")
_CLOSING = re.compile(r"(?:^|(?<=\s))#+$")
"""Hashes that end a heading and are not printed."""
_ADDRESS = re.compile(r"(?:https?|ftp)(?=://\S*\\)|www(?=\.\S*\\)")
"""An address that GFM links by itself, where it would take the backslashes in it as its own."""
_LINKED = re.compile(r"https?://[^\s<>\x00-\x1f\x7f]+")
_ENTITY = re.compile(r"&#?\w+;")
BOLD = "*"
"""What marks bold and italics."""
_ANY = "*_`~&"


def inline(text: str, *, beside: str = _ANY) -> str:
    """Escape a text within a line; ``beside`` names the signs that may also stand elsewhere in that line."""
    line = " ".join(text.split())
    escaped = _SIGNS.sub(lambda found: _escaped(found, beside), line)
    return _ADDRESS.sub(lambda found: f"{found[0]}\\", escaped)


def line(text: str, *, beside: str = "") -> str:
    """Escape a text that begins a paragraph or an item of a list, with nothing else but ``beside``."""
    escaped = inline(text, beside=beside)
    number = _NUMBER.match(escaped)
    at = number.end() if number else 0
    return f"{escaped[:at]}\\{escaped[at:]}" if _START.match(escaped, at) else escaped


def heading(text: str) -> str:
    """Escape a text that is a heading."""
    return _CLOSING.sub(lambda found: f"\\{found[0]}", inline(text, beside=""))


def link(address: str) -> str:
    """Return a link that shows its address; one that cannot stand so is text."""
    return f"<{address}>" if _LINKED.fullmatch(address) else inline(address)


def linked(words: str, address: str) -> str:
    """Return words, escaped already, as a link; words alone where the address cannot stand so."""
    return f"[{words}](<{address}>)" if _LINKED.fullmatch(address) else words


def cell(text: str) -> str:
    """Escape a text that fills a cell of a table."""
    return inline(text, beside="").replace("|", "\\|")


@lru_cache(4096)
def own(text: str) -> str:
    """Return a line of the desk's own Markdown as CommonMark that is read as :mod:`newsgen.prose` reads it.

    Emphasis that CommonMark would not see (``**‘금리’**는``), and what it would see besides, is left out.
    """
    if prose.is_plain(text) and "~" not in text:
        return text
    meant = prose.line_plain(text)
    told = _STRIKING.sub(_backslashed, " ".join(text.split()))
    differs = _ENTITY.search(told) or _ADDRESS.search(told) or _plain(told) != meant
    return inline(meant, beside=BOLD) if differs else told


def _escaped(found: re.Match[str], beside: str) -> str:
    return found[0] if _means_nothing(found, beside) else _backslashed(found)


def _backslashed(found: re.Match[str]) -> str:
    return "".join(f"\\{char}" for char in found[0])


def _means_nothing(found: re.Match[str], beside: str) -> bool:
    """Tell whether a sign is text where it stands: nothing pairs with it, or there is no such entity."""
    text, sign = found.string, found[0]
    alone = sign[0] not in beside
    match sign[0]:
        case "&":
            name = _NAME.match(text, found.end())
            return name is not None and not _is_entity(name[0], alone=alone)
        case "~":
            return alone and not _STRIKING.match(text, found.start()) and not (beside and _at_an_edge(found))
        case "*" | "_" | "`":
            return (alone and text.count(sign) == 1) or _joins(found)
        case _:
            return False


def _is_entity(name: str, *, alone: bool) -> bool:
    """Tell whether a name that follows ``&`` makes an entity, its semicolon perhaps in what is put after."""
    from html.entities import html5  # noqa: PLC0415 - few names stand before a semicolon

    whole = name if alone or name.endswith(";") else f"{name};"
    return whole.endswith(";") and whole in html5


def _at_an_edge(found: re.Match[str]) -> bool:
    """Tell whether a sign begins or ends its text: GitHub looks through a tilde for what is beside bold."""
    return found.start() == 0 or found.end() == len(found.string)


def _joins(found: re.Match[str]) -> bool:
    """Tell whether a sign can neither open nor close: an underscore within a word, a star between spaces."""
    text, sign = found.string, found[0]
    before, after = text[: found.start()].rstrip(sign)[-1:], text[found.end() :].lstrip(sign)[:1]
    if sign == "_" and before.isalnum() and after.isalnum():
        return True
    return sign != "`" and before == after == " "


def _plain(text: str) -> str:
    """Return what CommonMark prints of a line."""
    import pyromark  # noqa: PLC0415 - few lines are more than words

    options = pyromark.Options.ENABLE_STRIKETHROUGH | pyromark.Options.ENABLE_FOOTNOTES
    made = pyromark.html(f": {text}", options=options)
    return " ".join(prose.bare(made).split()).removeprefix(": ")
