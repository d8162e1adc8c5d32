"""Which of the forms of a thing a client would rather have: the Accept header of RFC 9110."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WEIGHT = re.compile(r"\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", re.IGNORECASE)


def choose(accepted: str, offered: Sequence[str]) -> str | None:
    """Return the media type of ``offered`` that suits best, the first of equals; None where none does.

    Without a header everything suits. A range that is not readable is passed over.
    """
    ranges = [_range(part) for part in (accepted.strip() or "*/*").split(",")]
    weights = {name: _weight(name, ranges) for name in offered}
    best = max(offered, key=lambda name: weights[name])
    return best if weights[best] > 0 else None


def _range(part: str) -> tuple[str, float]:
    name, *parameters = part.lower().split(";")
    weights = [found[1] for parameter in parameters if (found := _WEIGHT.fullmatch(parameter))]
    return name.strip(), float(weights[0]) if weights else 1.0


def _weight(name: str, ranges: list[tuple[str, float]]) -> float:
    """Return the weight of the most specific range that a media type is in."""
    kind = name.partition("/")[0]
    for pattern in (name, f"{kind}/*", "*/*"):
        found = [weight for known, weight in ranges if known == pattern]
        if found:
            return max(found)
    return 0.0
