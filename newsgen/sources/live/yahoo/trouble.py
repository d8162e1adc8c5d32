"""What goes wrong with a source on the network, told by symbol and cause in Korean."""

from __future__ import annotations

from typing import NamedTuple

_CURL = {
    5: "프록시 주소를 찾지 못함(DNS)",
    6: "주소를 찾지 못함(DNS)",
    7: "연결하지 못함",
    28: "응답 시간 초과",
    35: "보안 연결(TLS) 실패",
    60: "보안 연결(인증서) 실패",
}
"""libcurl's error numbers; all others are connections that broke."""

_NAMES = {
    "ConnectTimeout": "응답 시간 초과",
    "ReadTimeout": "응답 시간 초과",
    "Timeout": "응답 시간 초과",
    "SSLError": "보안 연결(TLS) 실패",
}
"""The same for ``requests``, which yfinance falls back to where curl_cffi is not there."""

RATE_LIMITED = "요청 제한(429)"
LATE = "시간 제한 안에 받지 못함"


class Failure(NamedTuple):
    """One symbol that was wanted and is not to be had."""

    symbol: str
    cause: str
    """Korean, a phrase without a full stop: ``요청 제한(429)``."""


class Trouble(Exception):
    """A request failed, or its answer cannot be used; ``str`` is the cause in Korean."""

    def __init__(self, cause: str, *, again: bool = False, silent: bool = False, status: int = 0) -> None:
        super().__init__(cause)
        self.again = again
        """Whether asking once more later may help."""
        self.silent = silent
        """Whether no answer came at all."""
        self.status = status
        """The answer's HTTP status where that is what is wrong with it, else 0."""


def of_network(error: Exception) -> Trouble:
    """Return what an exception of the HTTP client means."""
    code = getattr(error, "code", 0)
    cause = _CURL.get(int(code)) if code else _NAMES.get(type(error).__name__)
    return Trouble(cause or "연결이 끊김", again=True, silent=True)


def of_status(status: int) -> Trouble | None:
    """Return what an HTTP status means; None for success."""
    if status < 400:
        return None
    if status == 429:
        return Trouble(RATE_LIMITED, again=True, status=status)
    if status == 404:
        return Trouble("야후에 없는 종목(404)", status=status)
    if status in {401, 403}:
        return Trouble(f"야후가 거절함({status})", again=True, status=status)
    return Trouble(
        f"서버 오류({status})" if status >= 500 else f"잘못된 요청({status})", again=True, status=status
    )
