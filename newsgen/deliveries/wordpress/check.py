"""What can be wrong with a WordPress, looked at from the outside in: the first wrong thing hides the rest."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from newsgen.config import Cms
from newsgen.deliveries.line import Answer, Line
from newsgen.deliveries.wordpress.answers import Ask, error
from newsgen.deliveries.wordpress.parts import Parts
from newsgen.errors import DeliveryProblem
from newsgen.finding import Finding, Severity, found

_DRIFT = 30.0
"""Seconds that two clocks may differ: a post dated ahead of the server's clock is not published yet."""
_NEEDED = {
    "draft": ("edit_posts", "초안을 쓸"),
    "pending": ("edit_posts", "검토 대기 글을 쓸"),
    "future": ("publish_posts", "예약할"),
    "publish": ("publish_posts", "게시할"),
}


def check(line: Line, ask: Ask, settings: Cms, secret: str) -> Iterator[Finding[None]]:
    """Yield what was found; the last one is wrong where the look ended early."""
    try:
        index = line.ask("GET", "/index.php", params={"rest_route": "/"})
        yield from _site(line, index)
        if "namespaces" not in error(index):
            return
        user = line.ask("GET", "/index.php", params={"rest_route": "/wp/v2/users/me", "context": "edit"})
        if not user.ok:
            yield _login(line, settings, secret, error(index))
            return
        yield found(
            "login", Severity.OK, f"로그인: {settings.user}({', '.join(user.json()['roles']) or '역할 없음'})"
        )
        yield from _role(user.json()["capabilities"], settings)
        yield from _terms(ask, user.json()["capabilities"], settings)
    except DeliveryProblem as problem:
        yield found("connection", Severity.WRONG, str(problem))


def _site(line: Line, index: Answer) -> Iterator[Finding[None]]:
    """Look at the address, what answers there, and its clock."""
    if "namespaces" not in error(index):
        yield found(
            "address",
            Severity.WRONG,
            f"주소: {line.host}에서 워드프레스 REST API가 답하지 않습니다(HTTP {index.status}). "
            "url이 워드프레스의 주소인지, 보안 플러그인이 REST API를 막는지 확인하십시오.",
        )
        return
    safe = "https" if line.url.startswith("https") else "http, 이 컴퓨터 안"
    yield found("address", Severity.OK, f"주소: {line.url} ({safe})")
    drift = _drift(index.headers.get("Date", ""))
    if drift is not None and abs(drift) > _DRIFT:
        way = "늦습니다" if drift > 0 else "빠릅니다"
        yield found(
            "clock",
            Severity.WRONG,
            f"시계: 이 컴퓨터의 시계가 서버보다 {abs(drift):.0f}초 {way}. 시각을 맞추십시오(NTP).",
        )
    elif drift is not None:
        yield found("clock", Severity.OK, "시계: 서버와 맞습니다.")


def _drift(date: str) -> float | None:
    """Return how many seconds the server is ahead of us."""
    try:
        return (parsedate_to_datetime(date) - dt.datetime.now(dt.UTC)).total_seconds()
    except (TypeError, ValueError):
        return None


def _login(line: Line, settings: Cms, secret: str, index: dict[str, object]) -> Finding[None]:
    """Say why the login failed: REST answers a wrong password and a lost header alike, XML-RPC does not."""
    authentication = index.get("authentication")
    if not (isinstance(authentication, dict) and "application-passwords" in authentication):
        return found(
            "login",
            Severity.WRONG,
            "로그인: 이 워드프레스는 응용 프로그램 비밀번호를 받지 않습니다. "
            "https로 열려 있는지, 보안 플러그인이 막았는지 확인하십시오.",
        )
    accepted = _accepted_in_body(line, settings.user, secret)
    if accepted is None:
        return found(
            "login",
            Severity.WRONG,
            "로그인: 안 됩니다. 비밀번호가 틀렸거나, 웹 서버가 Authorization 헤더를 버립니다. "
            "사용자 이름과 응용 프로그램 비밀번호를 다시 확인하고, 맞으면 서버가 헤더를 넘기게 설정하십시오.",
        )
    if accepted:
        return found(
            "login",
            Severity.WRONG,
            "로그인: 비밀번호는 맞는데 웹 서버가 Authorization 헤더를 버립니다. 아파치는 "
            'SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1, FastCGI는 CGIPassAuth On을 더하십시오.',
        )
    return found(
        "login",
        Severity.WRONG,
        f"로그인: 사용자 {settings.user or '(비어 있음)'}의 비밀번호가 틀렸거나 취소됐습니다. 워드프레스의 "
        "사용자 → 프로필에서 응용 프로그램 비밀번호를 새로 만드십시오. 로그인 비밀번호로는 안 됩니다.",
    )


def _accepted_in_body(line: Line, user: str, secret: str) -> bool | None:
    """Tell whether the password is right when sent in the body, where no server loses it; None: unknown."""
    values = "".join(
        f"<param><value><string>{html.escape(text)}</string></value></param>" for text in (user, secret)
    )
    call = f"<methodCall><methodName>wp.getUsersBlogs</methodName><params>{values}</params></methodCall>"
    answer = line.ask("POST", "/xmlrpc.php", data=call.encode(), headers={"Content-Type": "text/xml"})
    if b"<methodResponse>" not in answer.body:
        return None
    if b"isAdmin" in answer.body:
        return True
    return False if b"<int>403</int>" in answer.body else None


def _role(may: dict[str, Any], settings: Cms) -> Iterator[Finding[None]]:
    needed, doing = _NEEDED[settings.status]
    if not may.get(needed):
        yield found(
            "role",
            Severity.WRONG,
            f"역할: {doing} 권한이 없습니다. 설정의 status를 낮추거나 계정의 역할을 올리십시오.",
        )
        return
    yield found("role", Severity.OK, f"역할: {settings.status} 상태로 보낼 수 있습니다.")
    if not may.get("upload_files"):
        yield found("role", Severity.WARNING, "역할: 그림을 올릴 수 없어 대표 이미지 없이 보냅니다.")
    if not may.get("edit_published_posts"):
        yield found(
            "role",
            Severity.WARNING,
            "역할: 게시된 뒤에는 정정과 취소를 보낼 수 없습니다. author 이상을 쓰십시오.",
        )


def _terms(ask: Ask, may: dict[str, Any], settings: Cms) -> Iterator[Finding[None]]:
    parts = Parts(ask)
    for name in settings.categories:
        if parts.term("categories", name):
            yield found("category", Severity.OK, f"분류: {name}")
        elif may.get("manage_categories"):
            yield found("category", Severity.OK, f"분류: ‘{name}’ 없음. 처음 보낼 때 만듭니다.")
        else:
            yield found(
                "category",
                Severity.WRONG,
                f"분류: ‘{name}’ 없음. 만들 권한도 없으니 편집자에게 만들어 달라고 하십시오.",
            )
