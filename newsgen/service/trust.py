"""Callers that may have their own markup back: named in the settings, known by a secret."""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterable
from typing import Any

from litestar import Request

from newsgen.command import put_secret
from newsgen.errors import ConfigProblem
from newsgen.service.problem import Refusal, place

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


def require_trusted(request: Request[Any, Any, Any], what: str) -> None:
    """Refuse who is no trusted caller; ``what`` only those may ask, with its particle."""
    trust: Trust = request.app.state.trust
    if not trust.knows(request.headers.get("authorization", "")):
        raise Refusal(
            401,
            f"{what} 설정의 trusted에 적힌 곳만 받습니다. Authorization: Bearer 비밀번호를 보내십시오.",
            place("header:Authorization", "아는 비밀번호가 아닙니다."),
            headers={"WWW-Authenticate": "Bearer"},
        )


def _secret(name: str) -> bytes:
    found = os.environ.get(variable(name), "").strip()
    if len(found) < _SHORTEST or not found.isascii():
        put = put_secret(variable(name)) or f"환경 변수 {variable(name)}에 넣으십시오."
        raise ConfigProblem(
            f"[service] trusted의 {name}: 영문과 숫자 {_SHORTEST}자 이상의 비밀번호가 없습니다. {put}"
        )
    return found.encode()
