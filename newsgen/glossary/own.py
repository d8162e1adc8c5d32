"""What a desk's own terms take from those that are shipped, before which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsgen.glossary.checks import Fault, listed
from newsgen.glossary.fold import same
from newsgen.glossary.term import Term

_SPELLINGS = ("title", "others", "abbreviation", "aliases")


def overrides(own: Sequence[Term], base: Iterable[Term]) -> Iterator[tuple[int, Fault]]:
    """Yield what a desk's terms take from those of the base, as the number of the desk's term and a line."""
    known = {term.id: term for term in base}
    left = [term for term in known.values() if term.id not in {each.id for each in own}]
    owners = {same(surface): term for term in left for surface in term.surfaces}
    for number, term in enumerate(own):
        if term.id in known:
            title = known[term.id].title
            yield number, Fault("id", term.id, f"함께 설치된 용어 {term.id}({title})을(를) 대신합니다.")
        for name in _SPELLINGS:
            for surface in listed(term, name):
                if owner := owners.get(same(surface)):
                    yield number, Fault(name, surface, _taken(surface, owner))


def _taken(surface: str, owner: Term) -> str:
    if same(surface) == same(owner.title):
        return f"함께 설치된 용어 {owner.id}의 이름 ‘{surface}’을(를) 쓰므로 그 용어를 대신합니다."
    return f"표기 ‘{surface}’을(를) 함께 설치된 용어 {owner.id}({owner.title})에서 가져옵니다."
