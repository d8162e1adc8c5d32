"""Terms in texts from outside: found in the prose, never in what a machine reads."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from newsgen.glossary import Glossary
from tests.glossary.outside import Case, cases
from tests.tables import each

GLOSSARY = Glossary.load()
CASES = list(cases())
SURFACES = {re.sub(r"\s", "", surface) for term in GLOSSARY.terms for surface in term.surfaces}
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\\s]")


@each(CASES)
def test_terms_are_found_in_the_prose_and_nowhere_else(case: Case) -> None:
    found = {(match.start, match.end) for match in GLOSSARY.annotate(case.text, case.form)}
    missed = [case.text[start:end] for start, end in case.must if (start, end) not in found]
    wrong = [
        case.text[start:end]
        for start, end in found
        if any(start < ended and begun < end for begun, ended in case.never)
    ]
    assert (missed, wrong) == ([], [])


@each(CASES)
def test_what_stands_at_the_offsets_is_a_spelling(case: Case) -> None:
    for match in GLOSSARY.annotate(case.text, case.form):
        written = case.text[match.start : match.end]
        assert written == match.surface
        seen = unescape(written) if case.form == "html" else written
        assert UNSEEN.sub("", unicodedata.normalize("NFKC", seen)) in SURFACES


def test_there_are_many_of_each_kind() -> None:
    assert len({case.id for case in CASES}) >= 120
    assert {case.form for case in CASES} == {"text", "markdown", "html"}
