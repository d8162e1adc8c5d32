"""What an editor should look at, though the glossary can be used as it is.

Facts that may have aged, sources that nobody can look up, terms that point one way, spellings of no use. The
day is given, so that the same files are judged alike on any day that one asks for.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

import msgspec

from newsgen.glossary.checks import Fault, listed
from newsgen.glossary.find import Finder
from newsgen.glossary.term import Term

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)년")
_FOUND_BY = re.compile(
    r"제\d+(?:호|조)|\d+조(?:의\d+)?(?=[\s,·)]|$)|(?<!\d)(?:1[5-9]|20)\d\d(?!\d)"
    r"|\b(?:Rule|Regulation|Publication|Release|Form|Handbook|Schedule|ASC|SP|ISBN|ISSN|No\.) ?[0-9A-Z]"
)
"""What a source can be found by where it has no address: an article of a law, a number, a year."""
_SPELLINGS = ("title", "others", "abbreviation", "aliases")


def of_term(term: Term, today: dt.date) -> Iterator[Fault]:
    """Yield what to look at in one entry."""
    if not term.valid:
        for name in ("definition", "more"):
            for year in dict.fromkeys(_YEAR.findall(getattr(term, name))):
                if int(year) < today.year:
                    told = f"{name}: 지난 해({year}년)를 적었습니다. 언제의 사실인지 valid에 적으십시오."
                    yield Fault(name, "", told)
    elif term.valid.until and term.valid.until < today:
        until = term.valid.until.isoformat()
        yield Fault("valid", "", f"valid: {until}까지의 사실입니다. 다시 확인하십시오.")
    if not term.link and not _FOUND_BY.search(term.source):
        yield Fault("source", "", "source: 찾아볼 수 없습니다. link나 조문, 문서의 번호나 날짜를 적으십시오.")
    yield from _spelled_alike(term)


def _spelled_alike(term: Term) -> Iterator[Fault]:
    """Yield spellings that are another one but for the characters that make them up."""
    seen: dict[str, str] = {}
    for name in _SPELLINGS:
        for surface in listed(term, name):
            other = seen.setdefault(unicodedata.normalize("NFKC", surface), surface)
            if other != surface:
                yield Fault(name, surface, f"{name}: ‘{surface}’은(는) ‘{other}’과(와) 부호만 다릅니다.")


def of_book(terms: Iterable[Term]) -> Iterator[tuple[int, Fault]]:
    """Yield what to look at between terms, as the number of a term and a fault.

    A see-also that is not returned; a spelling that is never found, since another term's takes its place.
    """
    every = list(terms)
    by_id = {term.id: term for term in every}
    for number, term in enumerate(every):
        for other in term.see:
            if other in by_id and term.id not in by_id[other].see:
                told = f"see: ‘{other}’에서는 이 용어를 함께 볼 용어로 들지 않았습니다."
                yield number, Fault("see", other, told)
    yield from _hidden(every)


def _hidden(terms: list[Term]) -> Iterator[tuple[int, Fault]]:
    """Yield the spellings in whose place another term is found: all of them are looked for at once."""
    spelled = [
        (number, name, surface)
        for number, term in enumerate(terms)
        for name in _SPELLINGS
        for surface in listed(term, name)
    ]
    lines = [f"이날 {surface}, 또\n" for _, _, surface in spelled]
    ends = list(accumulate(map(len, lines)))
    found: list[list[str]] = [[] for _ in lines]
    # Homonyms are believed here: a spelling alone has no company.
    finder = Finder(msgspec.structs.replace(term, near=(), far=()) for term in terms)
    for match in finder.find("".join(lines)):
        found[bisect_right(ends, match.start)].append(match.id)
    for (number, name, surface), ids in zip(spelled, found, strict=True):
        if ids and terms[number].id not in ids:
            yield number, Fault(name, surface, f"{name}: ‘{surface}’은(는) 용어 {ids[0]}에 가립니다.")
