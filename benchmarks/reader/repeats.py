"""Figures that are printed again and again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from benchmarks.reader.fault import Fault
from benchmarks.reader.printed import Mark, Printed, measure, subject

_WHOLE = re.compile(r"\d{1,2}%?")
_NAMED = frozenset({"session", "meeting"})
"""Measures whose dates are names."""


def repeated(printed: Printed) -> Iterator[Fault]:
    """Yield facts that are printed more than twice in the whole piece, in whatever style.

    A broken number of one subject is one fact, whatever it is called: a day's move is also the largest since.
    A date counts apart from the value, by its words; that of the session, and the month that is a meeting's
    name (7월 회의), are no figures.
    """
    values = {fact.id: fact.value for fact in printed.article.facts}
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for sentence in printed.sentences:
        origin = " ".join(printed.told(sentence)) or sentence.place
        for mark in (each for each in sentence.marks if each.counted):
            place = f"{mark.text} in {sentence.place} {origin[:40]}"
            for known in {_known(mark, fact, values) for fact in mark.facts if measure(fact) not in _NAMED}:
                found[known].append(place)
    for (fact, value), places in found.items():
        if len(places) > 2:
            yield Fault("figure repeated", f"{fact} {value} {len(places)} times: {'; '.join(places)}", fact)


def _known(mark: Mark, fact: str, values: Mapping[str, float]) -> tuple[str, str]:
    if mark.dated:
        return fact, mark.text
    value = float(mark.figure.value if fact == mark.figure.fact else values.get(fact, 0))
    return (fact if value.is_integer() else subject(fact)), repr(value)


def same_numbers(printed: Printed) -> Iterator[Fault]:
    """Yield numbers that are printed more than twice of one subject, by their letters alone.

    A whole percent is a rounded one, and that of a week is another's than that of a day: 1% 넘게, 1% 가까이.
    """
    found: Counter[tuple[str, str, str]] = Counter()
    for mark in printed.marks:
        if mark.counted and not mark.dated:
            text = mark.text.strip()
            for about, of in {
                (subject(fact), measure(fact) if _WHOLE.fullmatch(text) else "") for fact in mark.facts
            }:
                found[about, text, of] += 1
    for (about, text, _), times in found.items():
        if times > 2:
            yield Fault("number repeated", f"{about} {text} {times} times", about)
