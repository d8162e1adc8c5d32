"""What stands in a text for a machine and not for its readers.

Front matter (YAML, TOML, JSON), short codes of WordPress (``[caption id="x"]``) and of Hugo
(``{{< figure >}}``, ``{{% notice %}}``), tags of Liquid and Jinja (``{% if %}``, ``{{ page.title }}``,
``{# #}``), definitions of abbreviations (``*[FOMC]: ...``) and lists of attributes (``{: .lead}``). What
stands between a pair of short codes is prose, unless the pair is named for code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Literal

from newsgen.patterns import compiled
from newsgen.reading.elements import names
from newsgen.reading.pieces import Piece, Within
from newsgen.sought import Pattern

Form = Literal["text", "markdown", "html"]

OBJECT = "\ufffc"
"""What is read where something stands that is no text: U+FFFC, the object replacement character."""
_OBJECTS = compiled(f"{OBJECT}+")

_HEAD = compiled(
    r"(?:(---)[ \t]*\r?\n(?=\s*(?:[\w.\"'-]+[ \t]*:(?:\s|\Z)|\#|-[ ]))|(\+\+\+)[ \t]*\r?\n|(\{)\s*\")"
)
_HEAD_ENDS = {
    "---": compiled(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
    "+++": compiled(r"^\+\+\+[ \t]*\r?$", re.MULTILINE),
    "{": compiled(r"^\}[ \t]*\r?$", re.MULTILINE),
}
_MARKS = compiled(
    r"<!--|<(?:script|style)(?=[\s>])[^<>]*+(?<!/)>|\{\{(?!`|</(?:code|kbd|samp|tt)>)"
    r"|\{%|\{\#|\{(?=[:.a-z])|\[(?=/?[a-z])|\*\[",
    re.IGNORECASE,
)
"""Where something may begin that no reader is told; the braces of ``{{`` in code are what is told of.

Each begins with a sign, so that a search passes quickly over what has none.
"""
_BREAK = r"\n[ \t\r]*+\n|</?(?:p|div|h[1-6]|li|td|tr|ul|ol|table|blockquote)(?=[\s>])|<br"
"""Where a paragraph ends, over which nothing of this reaches."""
_PARAGRAPH = compiled(_BREAK)
_TEMPLATE_ENDS = {
    "{{": compiled(rf"\}}\}}|\{{\{{|{_BREAK}"),
    "{%": compiled(rf"%\}}|\{{%|{_BREAK}"),
    "{#": compiled(rf"\#\}}|\{{\#|{_BREAK}"),
}
_OPAQUE = {
    "!-": compiled("-->"),
    "sc": compiled("</script", re.IGNORECASE),
    "st": compiled("</style", re.IGNORECASE),
}
"""What ends a comment or a program, by how it begins: nothing in it is looked at."""
_ATTRIBUTE_LIST = compiled(r"\{(?:[:.\#]|[a-z][\w-]*+=)[^{}\n]*+\}")
_DEFINITION = compiled(r"^[ ]{0,3}\*\[[^\]\n]++\]:[^\n]*+", re.MULTILINE)
_SHORT_CODE = compiled(r"\[(/?)([a-z][a-z0-9_-]*+)((?=[\s\]/=])(?:[^\[\]]++|\[[^\[\]]*+\])*+)\]", re.ASCII)
"""One that begins or ends, its name, and the rest, in which brackets may stand once more: ``[사진=AP]``."""
_ATTRIBUTE = compiled(r"\A=|[\s\"'][A-Za-z_][\w-]*+ ?=\s?[^\s=]", re.ASCII)
_CLOSING = compiled(r"\[/([a-z][a-z0-9_-]*+)\]")
_KNOWN = names("audio caption embed gallery playlist video wp_caption")
"""Short codes of WordPress itself, which need no attribute."""
_TEMPLATE_NAME = compiled(r"\{(?:%|\{(?:<|&lt;|%))-?\s*+([a-z]+)")
_MIRRORED = str.maketrans("{", "}")
_CODE = names("code comment embed highlight javascript pre schema sourcecode style stylesheet url")
"""Pairs that hold no prose."""


def head(source: str, form: Form) -> int:
    """Return how many characters at the beginning of a text are its front matter."""
    begins = _HEAD.match(source)
    if not begins or (begins[3] and form == "text"):
        return 0
    return _end(_HEAD_ENDS[begins[1] or begins[2] or begins[3]].search(source, begins.end()))


def undefined(source: str) -> str:
    """Return a text without its definitions of abbreviations."""
    return _DEFINITION.sub("", source)


def blanked(source: str, form: Form) -> str:
    """Return a text as long, with OBJECT for each character that a machine reads."""
    return changed(source, form, lambda stretch: OBJECT * len(stretch))


def changed(source: str, form: Form, to: Callable[[str], str]) -> str:
    """Return a text with each stretch that a machine reads changed to something else."""
    parts: list[str] = []
    at = 0
    for start, end in _Scan(source, form).stretches():
        parts += [source[at:start], to(source[start:end])]
        at = end
    return "".join([*parts, source[at:]]) if parts else source


def objects(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces with each run of OBJECT told as one, which is no text."""
    for piece in pieces:
        if OBJECT not in piece.text or not piece.is_literal:
            yield piece
            continue
        at = 0
        for run in _OBJECTS.finditer(piece.text):
            yield _part(piece, at, run.start())
            one = _part(piece, *run.span())
            yield one._replace(text=OBJECT, within=piece.within | Within.OTHER)
            at = run.end()
        yield _part(piece, at, len(piece.text))


def _part(piece: Piece, start: int, end: int) -> Piece:
    return piece._replace(text=piece.text[start:end], start=piece.start + start, end=piece.start + end)


class _Scan:
    """One way through a text, from mark to mark."""

    def __init__(self, source: str, form: Form) -> None:
        self._source = source
        self._form = form
        self._closings = {found[1] for found in _CLOSING.finditer(source)}
        self._absent: set[str] = set()
        """The ends that were looked for, and stand nowhere in the rest."""

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Yield where each stretch begins and ends that a machine reads."""
        at = 0
        while mark := _MARKS.search(self._source, at):
            at = mark.end()
            end = self._read(mark)
            if end and mark[0].startswith("<"):
                at = end
            elif end:
                yield mark.start(), end
                at = end

    def _read(self, mark: re.Match[str]) -> int:
        """Return where what begins at a mark ends; 0 where nothing does."""
        sign = mark[0]
        if sign[0] == "<":
            return 0 if self._form == "text" else self._past(_OPAQUE[sign[1:3].lower()], mark.end())
        if sign == "[":
            return self._short_code(mark.start())
        if sign == "*[":
            return self._definition(mark.start())
        end = self._template(sign, mark.start()) if len(sign) > 1 else 0
        return end or _end(_ATTRIBUTE_LIST.match(self._source, mark.start()))

    def _definition(self, start: int) -> int:
        spaces = self._source[max(start - 4, 0) : start].rpartition("\n")[2]
        return _end(_DEFINITION.match(self._source, start - len(spaces)))

    def _template(self, sign: str, start: int) -> int:
        end = _TEMPLATE_ENDS[sign].search(self._source, start + 2)
        if not end or end[0] != sign.translate(_MIRRORED)[::-1]:
            return 0
        name = _TEMPLATE_NAME.match(self._source, start)
        return self._with_code(name[1] if name else "", end.end())

    def _short_code(self, start: int) -> int:
        code = _SHORT_CODE.match(self._source, start)
        if not code or not self._is_short_code(code):
            return 0
        closed = code[1] or code[3].endswith("/")
        return self._with_code("" if closed else code[2], code.end())

    def _is_short_code(self, code: re.Match[str]) -> bool:
        """Say whether brackets hold a short code; an editor's [Fed] and a link of Markdown hold none."""
        has_attribute = _ATTRIBUTE.search(code[3]) is not None
        beside = self._source[code.end() : code.end() + 1] if self._form == "markdown" else ""
        if beside == "(" or (beside and beside in "[:" and not has_attribute):
            return False
        if _PARAGRAPH.search(self._source, *code.span()):
            return False
        return bool(code[1]) or has_attribute or code[2] in self._closings or code[2] in _KNOWN

    def _with_code(self, name: str, end: int) -> int:
        """Return where a tag ends, or where its pair does if that holds a program."""
        return (name in _CODE and self._past(_pair_ends(name), end)) or end

    def _past(self, wanted: Pattern, at: int) -> int:
        """Return where what is wanted ends next; 0 where it is nowhere, which is looked for once."""
        if wanted.pattern in self._absent:
            return 0
        found = wanted.search(self._source, at)
        if not found:
            self._absent.add(wanted.pattern)
        return _end(found)


def _end(found: re.Match[str] | None) -> int:
    return found.end() if found else 0


@cache
def _pair_ends(name: str) -> Pattern:
    """Return how a pair ends that is named so, of WordPress, of Liquid and of Hugo."""
    return re.compile(
        rf"\[/{name}\]|\{{%-?\s*+end{name}\s*+-?%\}}|\{{\{{(?:<|&lt;|%)\s*+/\s*+{name}\s*+(?:>|&gt;|%)\}}\}}"
    )
