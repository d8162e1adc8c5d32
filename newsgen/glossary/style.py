"""How a term is written: rules that a copy editor holds every entry to, and proof of its compounds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

from newsgen.glossary.checks import Fault, listed
from newsgen.glossary.find import Finder
from newsgen.glossary.spelling import spellings
from newsgen.glossary.term import Term

_SENTENCE = re.compile(r"다\.(?=\s|$)")
_POLITE = re.compile(r"(?<!아)니다\.")
_ODD = re.compile(r"[\"'…!?;]| {2,}|^ | $")
_PAIRS = (("(", ")"), ("“", "”"), ("‘", "’"), ("[", "]"))
_FORMS = {"하다": "하며", "되다": "됐다"}


def of_term(term: Term, today: dt.date) -> Iterator[Fault]:
    """Yield where a term departs from the style of the glossary."""
    yield from _sentences(term)
    for name in ("definition", "more"):
        text = getattr(term, name)
        for odd in _ODD.findall(text):
            sign = "빈칸" if odd.isspace() else f"부호 {odd}"
            yield Fault(name, "", f"{name}: 필요 없는 {sign}을(를) 지우십시오.")
        for opening, closing in _PAIRS:
            if text.count(opening) != text.count(closing):
                yield Fault(name, "", f"{name}: {opening}와 {closing}의 짝이 맞지 않습니다.")
    if term.checked > today:
        yield Fault("checked", "", f"checked: 아직 오지 않은 날입니다({term.checked.isoformat()}).")
    yield from _history(term, today)
    for name in ("others", "aliases", "forms", "left", "right", "not", "near", "far", "see"):
        for value in sorted({value for value in listed(term, name) if listed(term, name).count(value) > 1}):
            yield Fault(name, value, f"{name}: ‘{value}’을(를) 두 번 적었습니다.")
    if term.near and all(spelling.is_named for spelling in spellings(term)):
        yield Fault("near", "", "near: 표기마다 그 말이 들어 있어, 적지 않아도 결과가 같습니다.")
    yield from _unproved(term)


def _history(term: Term, today: dt.date) -> Iterator[Fault]:
    for change in term.changed:
        if change.on > today:
            yield Fault("changed", "", f"changed: 아직 오지 않은 날입니다({change.on.isoformat()}).")
        if not change.what.endswith("다.") or len(_SENTENCE.findall(change.what)) != 1:
            yield Fault("changed", "", "changed: what은 ‘다.’로 끝나는 한 문장으로 적습니다.")


def _sentences(term: Term) -> Iterator[Fault]:
    if not term.definition.endswith("다.") or len(_SENTENCE.findall(term.definition)) != 1:
        yield Fault("definition", "", "definition: ‘다.’로 끝나는 한 문장으로 적습니다.")
    if not term.more.endswith("다.") or not 2 <= len(_SENTENCE.findall(term.more)) <= 4:
        yield Fault("more", "", "more: ‘다.’로 끝나는 두 문장에서 네 문장으로 적습니다.")
    for name in ("definition", "more"):
        if _POLITE.search(getattr(term, name)):
            yield Fault(name, "", f"{name}: ‘-습니다’가 아니라 ‘-다’로 적습니다.")


def _unproved(term: Term) -> Iterator[Fault]:
    """Yield compounds and words of the ``not`` list that the finder finds no use for."""
    alone = msgspec.structs.replace(term, near=(), far=())
    whole = Finder([alone])
    for name, sentence in (
        ("left", "이날 {0}{1}에"),
        ("right", "이날 {1}{0} 이어"),
        ("not", "이날 {0} 이어"),
    ):
        words = listed(term, name)
        if not words:
            continue
        bare = Finder([msgspec.structs.replace(alone, **{"not_" if name == "not" else name: ()})])
        for word in words:
            text = sentence.format(_FORMS.get(word, word), term.title)
            if name != "not" and not whole.find(text):
                yield Fault(name, word, f"{name}: ‘{word}’을(를) 붙여 써도 찾지 못합니다.")
            elif name == "not" and (whole.find(text) or not bare.find(text)):
                yield Fault(name, word, f"not: ‘{word}’은(는) 적지 않아도 결과가 같습니다.")
