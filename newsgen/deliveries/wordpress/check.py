"""What can be wrong with a WordPress, looked at from the outside in: the first wrong thing hides the rest."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

import msgspec

from newsgen.config import Cms
from newsgen.deliveries import words
from newsgen.deliveries.answer import Answer
from newsgen.deliveries.line import Line
from newsgen.deliveries.wordpress.answers import Ask, Me
from newsgen.deliveries.wordpress.parts import Parts
from newsgen.deliveries.wordpress.posts import ROUTE
from newsgen.deliveries.wordpress.trial import trial
from newsgen.errors import DeliveryProblem, TargetClosed
from newsgen.finding import Finding, Severity, found

_DRIFT = 30.0
"""Seconds that two clocks may differ: a post dated ahead of the server's clock is not published yet."""
_NEEDED = {
    "draft": ("edit_posts", "초안을 쓸"),
    "pending": ("edit_posts", "검토 대기 글을 쓸"),
    "future": ("publish_posts", "예약할"),
    "publish": ("publish_posts", "게시할"),
}


class _Index(msgspec.Struct, frozen=True):
    namespaces: list[str]
    authentication: Any = None
    """An object, or an empty list where there is nothing in it: so PHP writes an empty array."""


def check(line: Line, ask: Ask, settings: Cms, secret: str) -> Iterator[Finding[None]]:
    """Yield what was found; the last one is wrong where the look ended early."""
    try:
        answer = line.ask("GET", "/index.php", params={"rest_route": "/"})
        index = answer.maybe(_Index) if answer.ok else None
        if index is None:
            yield _no_interface(line, answer)
            return
        yield from _site(line, answer)
        user = ask("GET", "/wp/v2/users/me", params={"context": "edit"})
        known = user.maybe(Me) if user.ok else None
        if known is None and not _let_in(ask):
            yield _login(line, settings, secret, index)
            return
        yield _who(settings, known, user)
        may = known.capabilities if known else None
        if may is not None:
            yield from _role(may, settings)
        yield from trial(ask, uploads=may is None or bool(may.get("upload_files")))
        yield from _terms(ask, may, settings)
    except DeliveryProblem as problem:
        yield found("connection", Severity.WRONG, words.clean(str(problem)))


def _no_interface(line: Line, index: Answer) -> Finding[None]:
    advice = (
        "보안 플러그인이나 방화벽이 REST API를 막고 있습니다. 풀어 달라고 하십시오."
        if index.status in {401, 403}
        else "url이 워드프레스의 주소인지, 보안 플러그인이 REST API를 막는지 확인하십시오."
    )
    return found(
        "address",
        Severity.WRONG,
        f"주소: {line.host}에서 워드프레스 REST API가 답하지 않습니다(HTTP {index.status}).",
        advice,
    )


def _site(line: Line, index: Answer) -> Iterator[Finding[None]]:
    """Look at the address and the clock of what answers there."""
    safe = "https" if line.url.startswith("https") else "http, 이 컴퓨터 안"
    yield found("address", Severity.OK, f"주소: {line.url} ({safe})")
    drift = _drift(index.header("Date"))
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
    except (TypeError, ValueError, OverflowError):
        return None


def _let_in(ask: Ask) -> bool:
    """Tell whether our password opens the posts: what needs it, and what no plugin locks alone."""
    try:
        answer = ask("GET", ROUTE, params={"context": "edit", "status": "any", "per_page": "1"})
    except TargetClosed:
        return False
    return answer.ok


def _who(settings: Cms, user: Me | None, answer: Answer) -> Finding[None]:
    if user is None:
        return found(
            "login",
            Severity.WARNING,
            f"로그인: {settings.user}. 사용자 정보는 막혀 있어 역할을 미리 볼 수 없습니다"
            f"(HTTP {answer.status}).",
            "보내는 데는 지장이 없습니다. 아래에서 실제로 써 봅니다.",
        )
    given = user.roles.values() if isinstance(user.roles, Mapping) else user.roles
    roles = [words.name(role) for role in given if isinstance(role, str)] if isinstance(given, list) else []
    return found("login", Severity.OK, f"로그인: {settings.user}({', '.join(roles) or '역할 없음'})")


def _login(line: Line, settings: Cms, secret: str, index: _Index) -> Finding[None]:
    """Say why the login failed: REST answers a wrong password and a lost header alike, XML-RPC does not."""
    ways = index.authentication
    if not (isinstance(ways, dict) and "application-passwords" in ways):
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


def _role(may: Mapping[str, Any], settings: Cms) -> Iterator[Finding[None]]:
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


def _terms(ask: Ask, may: Mapping[str, Any] | None, settings: Cms) -> Iterator[Finding[None]]:
    for name in settings.every_category:
        if Parts(ask).term("categories", name):
            yield found("category", Severity.OK, f"분류: {name}")
        elif may is None:
            advice = "만들 권한이 있으면 처음 보낼 때 만들고, 없으면 빼고 보냅니다. 미리 만들어 두십시오."
            yield found("category", Severity.WARNING, f"분류: ‘{name}’ 없음.", advice)
        elif may.get("manage_categories"):
            yield found("category", Severity.OK, f"분류: ‘{name}’ 없음. 처음 보낼 때 만듭니다.")
        else:
            yield found(
                "category",
                Severity.WRONG,
                f"분류: ‘{name}’ 없음. 만들 권한도 없으니 편집자에게 만들어 달라고 하십시오.",
            )
