"""A text with what has one right answer written into it."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.outputs.checked import CheckFinding


def fixed_text(source: str, findings: Iterable[CheckFinding]) -> tuple[str, int]:
    """Return a text with what is fixable written into it, and how many places that were.

    What overlaps something written already waits.
    """
    pieces: list[str] = []
    at = n = 0
    for one in findings:
        if one.fixable and one.suggestion is not None and one.start >= at:
            pieces += (source[at : one.start], one.suggestion)
            at, n = one.end, n + 1
    return "".join([*pieces, source[at:]]), n
