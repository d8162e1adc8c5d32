"""Texts from outside as they come back: marked in the prose, and nowhere else."""

from __future__ import annotations

import re
from html import unescape

from newsgen.glossary import Glossary
from newsgen.service.annotate import answered
from newsgen.service.asked import Asked
from tests.glossary.outside import Case, cases
from tests.tables import each

GLOSSARY = Glossary.load()
MARK = re.compile(r"<dfn [^>]*>(.*?)</dfn>", re.DOTALL)


@each(cases())
def test_html_is_marked_in_the_prose_alone(case: Case) -> None:
    asked = Asked(text=case.text, format=case.form, output="html")
    marked = [unescape(found) for found in MARK.findall(answered(GLOSSARY, asked).body.decode())]
    found = GLOSSARY.annotate(case.text, case.form)
    expected = [match for match in found if (term := GLOSSARY.get(match.id)) and term.mark]
    assert marked == [unescape(match.surface) for match in expected]
