"""Names that a source brings of instruments: those that no article may print are left out, and told."""

from __future__ import annotations

from collections.abc import Callable

from newsgen.korean.unfit import unfit_english, unfit_korean

_NAMED = 5
"""How many names a notice tells one by one."""


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
