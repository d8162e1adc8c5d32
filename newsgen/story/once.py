"""Names with their letters in brackets stand so once: 연방공개시장위원회(FOMC), from then on FOMC.

Ours come behind the desk's, who may have spelt one out; a note's own words stand to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from newsgen.model import Paragraph, Run, Runs, text_of
from newsgen.story.renaming import behind

_NAMED = re.compile(
    r"(?P<name>연방공개시장위원회|서부텍사스산 ?원유|시카고상품거래소)\((?P<letters>[A-Z]{3,4})\)"
    r"(?P<particle>은|는|이|가|을|를|와|과)?"
)


def spelt_once(lead: Runs, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs with the letters alone where a name was spelt out before, be it in the lead."""
    known = {found["letters"] for found in _NAMED.finditer(text_of(lead))}
    done: list[Paragraph] = []
    for each in paragraphs:
        runs: list[Run] = []
        for run in each.runs:
            text, known = _told(run.text, known, ours=run.quote is None)
            runs.append(run if text == run.text else msgspec.structs.replace(run, text=text))
        done.append(msgspec.structs.replace(each, runs=tuple(runs)))
    return tuple(done)


def _told(text: str, known: set[str], *, ours: bool) -> tuple[str, set[str]]:
    """Return a text of a run, and which names are known behind it."""
    met = set(known)

    def set_so(found: re.Match[str]) -> str:
        letters, particle = found["letters"], found["particle"] or ""
        if letters not in met or not ours:
            met.add(letters)
            return found[0]
        return letters + behind(letters, particle)

    return _NAMED.sub(set_so, text), met
