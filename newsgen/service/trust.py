"""Callers that may have their own markup back: named in the settings, known by a secret."""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterable

from newsgen.command import put_secret
from newsgen.errors import ConfigProblem

_SHORTEST = 20
"""Characters of a secret that nobody guesses."""


def variable(name: str) -> str:
    """Return the environment variable that holds a caller's secret."""
    return f"NEWSGEN_SERVICE_{name.upper().replace('-', '_')}_SECRET"


class Trust:
    """The secrets of the callers that are trusted; ConfigProblem where one has none, or a weak one."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._secrets = [_secret(name) for name in names]

    def knows(self, authorization: str) -> bool:
        """Say whether ``Authorization: Bearer SECRET`` is a trusted caller's, in time that tells nothing."""
        scheme, _, given = authorization.partition(" ")
        said = given.strip().encode("utf-8", "surrogateescape")
        same = [hmac.compare_digest(said, secret) for secret in self._secrets]
        return scheme.lower() == "bearer" and any(same)


def _secret(name: str) -> bytes:
    found = os.environ.get(variable(name), "").strip()
    if len(found) < _SHORTEST or not found.isascii():
        put = put_secret(variable(name)) or f"환경 변수 {variable(name)}에 넣으십시오."
        raise ConfigProblem(
            f"[service] trusted의 {name}: 영문과 숫자 {_SHORTEST}자 이상의 비밀번호가 없습니다. {put}"
        )
    return found.encode()
