"""What goes wrong between us and a server: the one table, in Korean, whichever library met it."""

from __future__ import annotations

import datetime as dt
from email.utils import parsedate_to_datetime
from typing import NamedTuple

PASSING = frozenset(
    {408, 423, 425, 429, 449, 499, 500, 502, 503, 504, 507, 509, 511, *range(520, 531), 598, 599}
)
"""HTTP statuses that may be gone when one asks again; from 520 on a proxy's before the server."""
LONGEST_WAIT = 6 * 3600.0
"""Seconds that a server may ask us to wait; more is taken for as much."""


class Cause(NamedTuple):
    """One thing that goes wrong."""

    phrase: str
    """Korean, a phrase without a full stop, for a list of what failed: ``요청 제한(429)``."""
    line: str
    """The same as the end of a line that begins with the host, with what to do."""
    again: bool = True
    """Whether asking again may help."""
    reached: bool = True
    """Whether the server may have had the request."""


NAME = Cause("주소를 찾지 못함(DNS)", "주소를 찾지 못했습니다: 네트워크와 DNS를 확인하십시오", reached=False)
PROXY = Cause(
    "프록시에 연결하지 못함", "프록시에 연결하지 못했습니다: HTTPS_PROXY를 확인하십시오", reached=False
)
REFUSED = Cause("연결하지 못함", "연결을 거절했습니다", reached=False)
UNREACHED = Cause("연결하지 못함", "연결하지 못했습니다: 네트워크를 확인하십시오", reached=False)
TLS = Cause(
    "보안 연결(TLS) 실패",
    "보안 연결(TLS)을 맺지 못했습니다: 인증서와 이 컴퓨터의 시계를 확인하십시오",
    again=False,
    reached=False,
)
ADDRESS = Cause("잘못된 주소", "쓸 수 없는 주소입니다: 주소를 고치십시오", again=False, reached=False)
SLOW = Cause("응답 시간 초과", "제때 답하지 않았습니다")
UNANSWERED = SLOW._replace(reached=False)
"""Not even the connection came about in time."""
BROKEN = Cause("연결이 끊김", "연결이 끊겼습니다: 네트워크를 확인하십시오")
CUT = Cause("연결이 끊김", "답이 중간에 끊겼습니다")
LARGE = Cause("답이 너무 큼", "답이 너무 큽니다", again=False)
RATE_LIMITED = Cause("요청 제한(429)", "요청이 너무 많다고 답했습니다(HTTP 429): 잠시 뒤에 다시 하십시오")
MOVED = Cause("주소가 옮겨짐", "다른 주소로 넘깁니다: 설정의 주소를 옮겨진 곳으로 고치십시오", again=False)
EMPTY = Cause("빈 답", "빈 답을 보냈습니다")
HTML = Cause("시세 대신 웹페이지(HTML)가 옴", "자료 대신 웹페이지(HTML)를 보냈습니다")
MALFORMED = Cause("깨진 답", "읽을 수 없는 답을 보냈습니다")

_CURL = {5: PROXY, 6: NAME, 7: UNREACHED, 18: CUT, 28: SLOW, 35: TLS, 60: TLS}
"""libcurl's error numbers, which yfinance's session raises; all others are connections that broke."""

_EXCEPTIONS = (
    ("SSLError", "", TLS),
    ("InvalidURL", "", ADDRESS),
    ("InvalidSchema", "", ADDRESS),
    ("ProxyError", "", PROXY),
    ("ConnectTimeout", "", UNANSWERED),
    ("Timeout", "", SLOW),
    ("TimeoutError", "", SLOW),
    ("ContentDecodingError", "too long", LARGE),
    ("ContentDecodingError", "", MALFORMED),
    ("ChunkedEncodingError", "", CUT),
    ("ConnectionError", "NameResolution", NAME),
    ("ConnectionError", "refused", REFUSED),
    ("ConnectionError", "NewConnection", UNREACHED),
    ("ConnectionError", "", BROKEN),
)
"""Name of an exception or of what it derives from, a word in it, and what it is: the first that fits.

By name, so that no library has to be imported; the word, because they tell some causes in no other way."""


def of_error(error: Exception) -> Cause | None:
    """Return what an exception of an HTTP library means; None for one that no table knows."""
    number = getattr(error, "code", 0)
    if isinstance(number, int) and number:
        return _CURL.get(int(number), BROKEN)
    names, told = {kind.__name__ for kind in type(error).__mro__}, repr(error)
    return next((cause for name, word, cause in _EXCEPTIONS if name in names and word in told), None)


def of_status(status: int) -> Cause | None:
    """Return what an HTTP status means; None for one below 400."""
    if status < 400:
        return None
    if status == 429:
        return RATE_LIMITED
    phrase = {404: "없음(404)", 401: "거절함(401)", 403: "거절함(403)"}.get(status)
    kind = "서버 오류" if status >= 500 else "잘못된 요청"
    return Cause(phrase or f"{kind}({status})", f"HTTP {status}로 답했습니다", again=status in PASSING)


def of_body(body: bytes, *, xml: bool = False) -> Cause | None:
    """Return what is wrong with an answer that should hold data; None where no page gives itself away.

    Data may be ``xml``: then only what says that it is HTML is a page.
    """
    begun = body[:256].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not begun:
        return EMPTY
    is_page = begun[:14].lower().startswith((b"<!doctype html", b"<html")) if xml else begun.startswith(b"<")
    return HTML if is_page else None


def slow(seconds: float) -> Cause:
    """Return that a server did not answer within some seconds."""
    return SLOW._replace(line=f"{max(round(seconds), 1)}초 안에 답하지 않았습니다")


def wait_of(header: str) -> float:
    """Return the seconds that a Retry-After asks for, as a number or as a date; 0 where it says nothing."""
    if header.strip().isdecimal():
        return min(float(header), LONGEST_WAIT)
    try:
        wait = (parsedate_to_datetime(header) - dt.datetime.now(dt.UTC)).total_seconds()
    except (TypeError, ValueError, OverflowError):
        return 0.0
    return min(max(wait, 0.0), LONGEST_WAIT)
