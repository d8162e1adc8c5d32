"""Names that a source brings of instruments: those that no article may print are left out, and told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

from newsgen.korean.likeness import alike
from newsgen.korean.unfit import unfit_english, unfit_korean

_NAMED = 5
"""How many names a notice tells one by one."""
_RUN = 50
"""Names in a row that are looked at together."""
_LEAST = 30
"""How many of them must: 39 at least of 2,203 listed names, 21 at most where each stands a row too low."""
_FURTHEST = 3
"""Rows that a column is looked for up and down."""


class Names:
    """Takes the names of one source as they come, and keeps account of those that may not be printed."""

    def __init__(self) -> None:
        self._unfit: list[str] = []

    def korean(self, symbol: str, cell: str) -> str:
        """Return a name in Korean with single spaces; empty where no article may print it."""
        return self._fit(symbol, cell, unfit_korean)

    def english(self, symbol: str, cell: str) -> str:
        """Return a name in English with single spaces; empty where no article may print it."""
        return self._fit(symbol, cell, unfit_english)

    def _fit(self, symbol: str, cell: str, unfit: Callable[[str], str]) -> str:
        name = " ".join(cell.split())
        why = unfit(name)
        if why:
            self._unfit.append(f"{symbol} {_shown(name)}({why})")
        return "" if why else name

    def notices(self, where: str) -> list[str]:
        """Return in one Korean line which names were left out, and why; nothing where none was."""
        count = len(self._unfit)
        named = ", ".join(self._unfit[:_NAMED]) + (" 등" if count > _NAMED else "")
        return [f"{where}: 기사에 쓸 수 없는 이름 {count:,}개를 뺐습니다: {named}"] if count else []


def _shown(name: str) -> str:
    plain = "".join(char if char.isprintable() else "�" for char in name)
    return f"'{plain[:20]}…'" if len(plain) > 20 else f"'{plain}'"


def shifted(english: Sequence[str], korean: Sequence[str]) -> int | None:
    """Return where a run of names begins whose Korean is that of the rows beside; None where there is none.

    Names that are translated or abbreviated are like none, and say nothing.
    """
    both = [at for at, name in enumerate(korean) if name and english[at]]
    own = _runs(english, korean, both, 0)
    others = [_runs(english, korean, both, by) for by in range(-_FURTHEST, _FURTHEST + 1) if by]
    wrong = (at for at, count in enumerate(own) if count < _LEAST <= max(other[at] for other in others))
    return next((both[at] for at in wrong), None)


def _runs(english: Sequence[str], korean: Sequence[str], both: Sequence[int], by: int) -> list[int]:
    """Return of each run of names how many are like the Korean ones some rows off."""
    rows = ((at, at + by) for at in both)
    like = (0 <= to < len(korean) and alike(english[at], korean[to]) for at, to in rows)
    sums = [0, *accumulate(like)]
    return [last - first for first, last in zip(sums, sums[_RUN:], strict=False)]
