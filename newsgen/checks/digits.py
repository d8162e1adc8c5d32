"""Digits as people mistype them: one is another one, is left out or doubled, or two change places."""

from __future__ import annotations


def is_slip(told: str, true: str) -> bool:
    """Tell whether digits are others with one of them wrong, left out or doubled, or with two exchanged."""
    return (
        has_one_wrong(told, true)
        or is_exchanged(told, true)
        or has_one_less(told, true)
        or has_one_less(true, told)
    )


def is_near_slip(told: str, true: str) -> bool:
    """Tell whether digits are others with one of them wrong, or with two neighbours exchanged."""
    return has_one_wrong(told, true) or is_transposed(told, true)


def has_one_wrong(told: str, true: str) -> bool:
    """Tell whether digits are as many others but for one."""
    return len(told) == len(true) and len(_off(told, true)) == 1


def has_one_less(told: str, true: str) -> bool:
    """Tell whether digits are others with one of them left out."""
    return len(told) == len(true) - 1 and any(true[:at] + true[at + 1 :] == told for at in range(len(true)))


def is_exchanged(told: str, true: str) -> bool:
    """Tell whether digits are others with two of them in each other's place."""
    off = _off(told, true) if len(told) == len(true) else []
    return len(off) == 2 and told[off[0]] == true[off[1]] and told[off[1]] == true[off[0]]


def is_transposed(told: str, true: str) -> bool:
    """Tell whether digits are others with two neighbours exchanged."""
    return is_exchanged(told, true) and _off(told, true)[1] == _off(told, true)[0] + 1


def _off(told: str, true: str) -> list[int]:
    """Return where digits are not those of as many others."""
    return [at for at, (one, other) in enumerate(zip(told, true, strict=True)) if one != other]
