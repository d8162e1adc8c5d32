"""Of whom a note is: behind a sentence that names several a reader takes it for the last one's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from newsgen.korean.subjects import said_of
from newsgen.model import Note
from newsgen.story.causes import EXPLAINING
from newsgen.story.names import Name, is_company

ABOUT = EXPLAINING | {"quote"}
"""Kinds of notes that may be about a company."""

_SORT = re.compile(r"[가-힣]주(?:가|는|도)(?![가-힣])")
"""A sort of stocks as a subject: 금융주가, 카카오그룹주는."""
_OTHERS = re.compile(
    r"반면|지만|(?<![가-힣])[가-힣A-Z&]{2,}\S*(?:은|는|이|가|도)\s|[가-힣A-Z&]{2,}(?:와|과|,)\s"
)
"""Words by which a sentence goes on to somebody else."""


_ITS = (
    r"(?:실적|매출|이익|이익률|수익성|마진|손실|적자|흑자|수주|판매|출하|인도|주문|점유율|생산|가격|가치|주가|시가총액|배당|투자"
    r"|가입자|이용자|비중|의존도|수요|매수세|매물|기대|기대감|우려|걱정|불안|부담|전망|관측|소식|분석|평가)"
)
"""What a company has, or what is hoped or feared of it."""
_OWN = re.compile(rf"(?:[가-힣\d%]+(?<![이가]) ){{0,4}}?{_ITS}(?:[이가은는도])? (?!발표했|내놨|냈)")
"""A sentence whose subject is something of a company's: its results, what is hoped or feared of it."""
_OWN_TOPIC = re.compile(rf"(?:[^\s,]+(?<![이가은는]) ){{0,4}}?[가-힣]*{_ITS}(?:은|는) ")
"""A sentence that has such a thing as its topic: a company in front of it is its owner."""
_MADE = re.compile(
    r"(?:(?:전날|이날|앞서|이번에|새로|\d+일|장 마감 [뒤후]|지난 ?\S+) )*"
    r"(?:낸|내놓은|내놓을|발표한|발표할|공개한|공개할|선보인|출시한|출시할|제시한|만든|개발한) "
    r"(?!뒤|후|다음|데|바)"
)
"""A sentence that begins with what a company did and does not say who: 전날 낸 실적은."""
_SUBJECT = re.compile(r"(?:[가-힣A-Za-z\d)’](?<![하되있없나지르리키오보])(?:이|가|은|는|도)|께서)(?=[\s,])")
"""A noun with the particle of a subject."""

_OFFICER = re.compile(
    r"(?:[가-힣A-Za-z]+ ){1,2}"
    r"(?:최고[가-힣]*책임자|최고경영자|부?회장|사장|대표(?:이사)?|(?:공동 ?)?창업자|C[EFOT]O)"
    r"(?:\([A-Z]+\))?(?:이|가|은|는)(?=[\s,])"
)
"""A sentence that begins with who runs a company and does not say which: 일론 머스크 최고경영자가."""

Form = Literal["topic", "subject", "owner", "about"]
"""How a company stands before a note on it: 엔비디아는, 엔비디아가, 엔비디아의, 엔비디아와 관련해."""


def form_of(text: str) -> Form:
    """Return how a company that a note leaves out stands before it, by the note's own grammar."""
    if _MADE.match(text):
        return "subject"
    if _OWN_TOPIC.match(text) or _OFFICER.match(text):
        return "owner"
    is_said = any(not subject for _, _, subject in said_of(text))
    if is_said or _OWN.match(text) or not _SUBJECT.search(text):
        return "topic"
    return "about"


def is_open(note: Note, name: Name, before: str) -> bool:
    """Tell whether a note on a company does not say of whom it is, nor does the sentence ``before`` it.

    It says so by the name, or by a sort of stocks; the sentence where it goes on to nobody else.
    """
    if note.kind not in ABOUT or name.short in f"{note.speaker} {note.title} {note.text}":
        return False
    if note.kind in EXPLAINING and _SORT.search(note.text):
        return False
    _, found, after = before.rpartition(name.short)
    return not found or _OTHERS.search(after) is not None


def explained(notes: Iterable[Note]) -> frozenset[str]:
    """Return the companies that notes are on: each has a sentence of its own, which its note follows."""
    told = (note for note in notes if note.kind in EXPLAINING)
    return frozenset(note.about for note in told if is_company(note.about))
