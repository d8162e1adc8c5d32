"""Passwords: what one must be like, and its argon2id hash, which alone is kept."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from newsgen.errors import UsageProblem

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 10, 256
"""Characters of a password."""


def fit(password: str, name: str) -> str:
    """Return a password as it is hashed; UsageProblem, which never repeats it, where it is too weak."""
    same = _same(password)
    if not SHORTEST <= len(same) <= LONGEST:
        raise UsageProblem(f"비밀번호는 {SHORTEST}자에서 {LONGEST}자까지입니다. 다시 정하십시오.")
    if len(set(same)) <= 3 or same.casefold() in {name.casefold(), name.casefold() * 2}:
        raise UsageProblem("짐작하기 쉬운 비밀번호입니다. 이름이나 되풀이한 글자가 아닌 것으로 정하십시오.")
    return same


def hashed(password: str) -> str:
    """Return the hash of a password that is fit."""
    return _hasher().hash(password)


def agrees(hash_: str, password: str) -> bool:
    """Say whether a password is the one of a hash; with an empty hash it takes as long, and is not."""
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

    try:
        found = _hasher().verify(hash_ or _nobodys(), _same(password)[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False
    return found and bool(hash_)


def renewed(hash_: str, password: str) -> str:
    """Return a new hash of a right password where hashes are made stronger by now; else the one there is."""
    return hashed(_same(password)) if _hasher().check_needs_rehash(hash_) else hash_


def _same(password: str) -> str:
    """Return a password in the one form of all that look alike: keyboards and systems compose differently."""
    return unicodedata.normalize("NFKC", password)


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher  # noqa: PLC0415 - nobody needs it before somebody logs in

    return PasswordHasher()


@cache
def _nobodys() -> str:
    """Return a hash that is nobody's, so that an unknown name costs what a known one does."""
    return _hasher().hash("nobody's password")
