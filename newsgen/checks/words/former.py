"""Companies called by a name that they had before, beside what they did on the text's day: 기아자동차가 12.70% 급등."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen import markets
from newsgen.checks.found import Flaw
from newsgen.checks.look import Look
from newsgen.checks.words.spelling import NAME, flaw
from newsgen.claims.claim import DAY
from newsgen.patterns import compiled

_THEN = compiled(r"(?:옛|구|당시|전신인|전신|옛날|과거|이름은|사명은)\s?[(‘'“]?$")
"""What stands before a name that is told as one of before."""
_NEAR = 40


def check(look: Look) -> Iterator[Flaw]:
    """Yield names that companies no longer had, told of the day itself."""
    if not any(one.text in look.names.former for one in look.mentions):
        return
    over = {each.name: each for one in markets.every() for each in one.renamed if each.until < look.day}
    for one in look.mentions:
        renamed = over.get(one.text)
        if renamed is None or set(one.abouts) != {renamed.symbol} or _THEN.search(look.text, 0, one.start):
            continue
        ground = look.ground(renamed.symbol)
        listed = ground.snapshot.instruments.get(renamed.symbol) if ground else None
        is_told = any(
            claim.abouts == (renamed.symbol,) and claim.span == DAY and not claim.days
            and claim.name == (one.start, one.end) and 0 <= claim.start - one.end <= _NEAR
            for claim in look.claims
        )  # fmt: skip
        if is_told and listed is not None and listed.korean and listed.korean != one.text:
            why = f"{renamed.until:%Y-%m-%d}까지의 이름입니다"
            right = next(iter(look.names.korean(renamed.symbol)), listed.korean)
            yield flaw(NAME, one.start, one.end, right, why)
