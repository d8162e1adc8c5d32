"""As many figures as names where a text deals them out: □와 □, □가 각각 4.10%, 1.19%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.items import COUNT, row_of
from newsgen.checks.look import Look
from newsgen.korean.figures import Figure
from newsgen.patterns import compiled

_EACH = compiled(
    r"(?:지수|주가)?(?:\s주가)?[은는이가도]\s각각\s(?:전\s?거래일보다\s|전날보다\s|전장보다\s)?(?:약\s)?[-+]?$"
)
_MORE = compiled(r"[와과·,]\s?$|\s및\s$|등\s$")
"""What stands before a name that others stand before which nobody lists."""
_NEXT = compiled(r"(?:,\s?|[와과]\s|·|\s및\s)[-+]?")


def check(look: Look) -> Iterator[Flaw]:
    """Yield figures that are more or fewer than the names that they are dealt out to."""
    for sentence in look.copy.sentences:
        own = sentence.own
        if "각각" not in own:
            continue
        names, figures = look.names.named(own), look.figures(sentence)
        for at, first in enumerate(figures):
            last = next((one for one in reversed(names) if one.end <= first.start), None)
            if last is None or not _EACH.fullmatch(own, last.end, first.start):
                continue
            row = row_of(own, names[: names.index(last) + 1])
            run = _run(own, figures[at:])
            if min(len(row), len(run)) < _TWO or len(row) == len(run) or _MORE.search(own, 0, row[0].start):
                continue
            start, end = sentence.at + row[0].start, sentence.at + run[-1].end
            message = f"이름은 {len(row)}개인데 수치는 {len(run)}개입니다."
            yield Flaw(COUNT, Kind.CONTRADICTION, start, end, message)


_TWO = 2


def _run(own: str, figures: Sequence[Figure]) -> list[Figure]:
    """Return the first figure with those of its unit that follow it in one list."""
    run = [figures[0]]
    for one in figures[1:]:
        if one.unit != run[0].unit or not _NEXT.fullmatch(own, run[-1].bound_end, one.start):
            break
        run.append(one)
    return run
