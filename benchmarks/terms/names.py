"""When two names of a term are one to a reader, and what tables of names hold."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from newsgen.glossary import Glossary
from newsgen.glossary.term import Term

SETS = Path(__file__).with_name("sets")
_BETWEEN = re.compile(r"[\s·ㆍ/\-–’'`]+")
_BRACKETS = re.compile(r"\s*\([^)]*\)")


def rows(name: str) -> list[list[str]]:
    """Return the rows of a table of the sets, without its comments."""
    lines = (SETS / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def plain(word: str) -> str:
    """Return a name without what does not tell it from another: spaces, hyphens, capitals, width."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", word)).casefold()


def of(term: Term) -> set[str]:
    """Return the names of a term, also without what they have in brackets."""
    every = [name for name in (*term.surfaces, *term.others) if name]
    return {plain(form) for name in every for form in (name, _BRACKETS.sub("", name))}


def of_all(glossary: Glossary) -> set[str]:
    """Return the names of all terms."""
    return set().union(*(of(term) for term in glossary.terms))
