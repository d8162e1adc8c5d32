"""What became of an article since it first went out: its versions, and what each set right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newsgen.archive import Version
from newsgen.model import Correction
from newsgen.outputs.imprint import Stamp


class Revised(NamedTuple):
    """A version that readers saw, or see."""

    number: int
    at: Stamp
    corrections: tuple[str, ...]
    """Korean sentences: what was wrong before it, and what holds."""


def history(versions: Iterable[Version], corrections: Iterable[Correction]) -> list[Revised]:
    """Return the versions of an article, the latest first; nothing while there is only one."""
    corrected = [*corrections]
    times = {each.revision: each.at for each in corrected} | {each.number: each.at for each in versions}
    if len(times) <= 1 and not corrected:
        return []
    return [
        Revised(number, Stamp.of(at), tuple(each.line for each in corrected if each.revision == number))
        for number, at in sorted(times.items(), reverse=True)
    ]
