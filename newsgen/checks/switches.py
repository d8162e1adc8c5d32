"""Where a text switches checks off and on again: ``<!-- check: off CODE -->`` to ``<!-- check: on -->``."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from newsgen.codes import CODES
from newsgen.patterns import compiled

_SWITCH = compiled(r"<!--\s*check:\s*(?:off(?P<codes>[^>]*?)|(?P<on>on)\s*)-->")
_CODE = compiled(r"[\w-]+")
_EVERY = ""
"""Stands for all codes, where a text names none."""


class Switches:
    """From where to where in a source which checks are off."""

    def __init__(self, source: str) -> None:
        self._turns: defaultdict[str, list[int]] = defaultdict(list)
        """Code -> where it goes off, on, off ..., in turn."""
        for found in _SWITCH.finditer(source) if "<!--" in source else ():
            if found["on"]:
                self._all_on(found.start())
            else:
                for code in _CODE.findall(found["codes"]) or [_EVERY]:
                    if len(self._turns[code]) % 2 == 0:
                        self._turns[code].append(found.end())

    def _all_on(self, at: int) -> None:
        for turns in self._turns.values():
            if len(turns) % 2:
                turns.append(at)

    @property
    def unknown(self) -> tuple[str, ...]:
        """What is to be off and is no code, in the order of the text."""
        return tuple(code for code in self._turns if code != _EVERY and code not in CODES)

    def are_off(self, code: str, at: int) -> bool:
        """Tell whether a code is off at a place of the source."""
        return any(bisect_right(self._turns.get(one, ()), at) % 2 == 1 for one in (_EVERY, code))
