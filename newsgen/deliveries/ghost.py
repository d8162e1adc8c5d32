"""Ghost over its Admin API, with the key of a custom integration.

Ghost flattens what its editor has no block for: definition lists, tables and the marker go in as HTML cards.
``updated_at`` goes along with every change, so that a change of the desk in between is answered with 409.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
import hmac
import json
import re
import time
from collections.abc import Iterator
from typing import Any

from urllib3 import encode_multipart_formdata

from newsgen.config import Cms
from newsgen.deliveries.copy import Copy, marked
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.line import Answer, Line
from newsgen.deliveries.target import Remote
from newsgen.errors import DeliveryDelayed, DeliveryProblem, DeliveryRefused, TargetClosed
from newsgen.finding import Finding, Severity, found

_API = "/ghost/api/admin"
_VALID = 300
"""Seconds that a token is valid: Ghost takes no longer ones."""
_STATUSES = {"draft": Status.DRAFT, "scheduled": Status.FUTURE, "published": Status.PUBLISH}
_WORDS = {status: word for word, status in _STATUSES.items()}
_CARDS = re.compile(
    r"(<!--kg-card-begin: html-->.*?<!--kg-card-end: html-->)|<(dl|table)\b.*?</\2>|<!-- newsgen:.*?-->",
    re.DOTALL,
)
"""What goes in as a card, but for what is in one already."""
_EXCERPT = 300
"""Characters that Ghost takes for an excerpt."""


class Ghost:
    """One site and one integration of it; ``user`` is not needed."""

    looks = True

    def __init__(self, settings: Cms, secret: str) -> None:
        self._line = Line(settings.url, timeout=settings.timeout)
        self._id, self._key = _parts(secret)
        self._tags = [{"name": name} for name in (*settings.categories, *settings.tags)]

    @staticmethod
    def needs_secret(_: Cms) -> bool:
        """Tell that it always does."""
        return True

    def find(self, article: str) -> list[Remote]:
        """Find by the slug, which Ghost makes longer where it is taken, and then by the marker."""
        where = {
            "filter": f"slug:~^'{article}'",
            "limit": "100",
            "order": "created_at asc",
            "formats": "html",
        }
        answer = self._ask("GET", "/posts/", params=where)
        if not answer.ok:
            raise DeliveryRefused(f"글 목록을 볼 수 없습니다: {_why(answer)}")
        found = map(_remote, answer.json()["posts"])
        return [remote for remote in found if remote.article == article]

    def read(self, remote: str) -> Remote | None:
        """Read a post."""
        answer = self._ask("GET", f"/posts/{remote}/", params={"formats": "html"})
        if answer.status == 404:
            return None
        return self._one(answer)

    def create(self, copy: Copy, status: Status, at: dt.datetime | None, key: str) -> Remote:  # noqa: ARG002
        """Make a post; the first tag is Ghost's category."""
        fields = {**_text(copy), **_going_out(status, at), "slug": copy.slug, "tags": self._tags}
        if copy.image is not None:
            fields["feature_image"] = self._uploaded(copy)
        return self._put("POST", "/posts/", fields)

    def update(
        self,
        remote: Remote,
        copy: Copy,
        status: Status,
        at: dt.datetime | None,
        key: str,  # noqa: ARG002
    ) -> Remote:
        """Replace the text; tags, slug and picture are the desk's by now."""
        going = {} if status is remote.status else _going_out(status, at)
        return self._put(
            "PUT", f"/posts/{remote.id}/", {**_text(copy), **going, "updated_at": remote.modified}
        )

    def withdraw(self, remote: Remote, article: str, key: str) -> None:  # noqa: ARG002
        """Make a post a draft again: Ghost has no trash, and what it deletes is gone."""
        if remote.status is not Status.DRAFT:
            self._put("PUT", f"/posts/{remote.id}/", {"status": "draft", "updated_at": remote.modified})

    def editor(self, remote: Remote) -> str:  # noqa: ARG002
        """Return nothing: Ghost tells when a post was changed, not by whom."""
        return ""

    def check(self) -> Iterator[Finding[None]]:
        """Look at the address and the key."""
        try:
            site = self._line.ask("GET", f"{_API}/site/")
            if b'"version"' not in site.body:
                yield found(
                    "address",
                    Severity.WRONG,
                    f"주소: {self._line.host}에서 Ghost가 답하지 않습니다(HTTP {site.status}). "
                    "url이 Ghost의 주소인지 확인하십시오.",
                )
                return
            told = f"주소: {self._line.url}, Ghost {site.json()['site']['version']}"
            yield found("address", Severity.OK, told)
            self.find("newsgen-check")
            yield found("key", Severity.OK, "키: 글을 읽고 쓸 수 있습니다.")
        except DeliveryProblem as problem:
            yield found("connection", Severity.WRONG, str(problem))

    def _ask(self, method: str, route: str, **how: Any) -> Answer:
        headers = {
            **how.pop("headers", {}),
            "Authorization": f"Ghost {token(self._id, self._key, int(time.time()))}",
            "Accept-Version": "v5.0",
        }
        answer = self._line.ask(method, _API + route, headers=headers, **how)
        if answer.status in {401, 403}:
            raise TargetClosed(
                f"{self._line.host}: Ghost가 키를 받지 않습니다({_why(answer)}). 통합의 Admin API 키와 "
                "이 컴퓨터의 시계, 웹 서버가 Authorization 헤더를 넘기는지 확인하십시오."
            )
        return answer

    def _put(self, method: str, route: str, fields: dict[str, Any]) -> Remote:
        params = {"source": "html", "formats": "html"}
        answer = self._ask(method, route, params=params, body={"posts": [fields]})
        if answer.status == 409:
            raise DeliveryDelayed("쓰는 사이에 CMS의 글이 바뀌었습니다. 다시 읽어 봅니다.")
        return self._one(answer)

    def _one(self, answer: Answer) -> Remote:
        if not answer.ok:
            raise DeliveryRefused(f"Ghost가 거절했습니다: {_why(answer)}")
        return _remote(answer.json()["posts"][0])

    def _uploaded(self, copy: Copy) -> str:
        """Upload the picture and return its address; Ghost cannot be asked whether it has it."""
        image = copy.image
        if image is None:
            return ""
        name = f"newsgen-{image.hash[:24]}.{image.media_type.partition('/')[2]}"
        body, kind = encode_multipart_formdata({"file": (name, image.body, image.media_type)})
        answer = self._ask("POST", "/images/upload/", data=body, headers={"Content-Type": kind})
        if not answer.ok:
            raise DeliveryRefused(f"그림을 올릴 수 없습니다: {_why(answer)}")
        return str(answer.json()["images"][0]["url"])


def token(id_: str, key: bytes, now: int) -> str:
    """Return a JSON Web Token, HS256, as Ghost wants it."""
    header = {"alg": "HS256", "typ": "JWT", "kid": id_}
    claims = {"iat": now, "exp": now + _VALID, "aud": "/admin/"}
    signed = b".".join(_base64url(json.dumps(part).encode()) for part in (header, claims))
    return b".".join((signed, _base64url(hmac.digest(key, signed, hashlib.sha256)))).decode()


def _base64url(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def _parts(secret: str) -> tuple[str, bytes]:
    id_, _, key = secret.partition(":")
    try:
        return id_, binascii.unhexlify(key.encode()) if key else _no_key()
    except ValueError as error:
        raise TargetClosed(
            "Ghost의 Admin API 키가 아닙니다. 통합 화면의 ‘id:비밀값’을 그대로 넣으십시오."
        ) from error


def _no_key() -> bytes:
    raise ValueError("no colon")


def _text(copy: Copy) -> dict[str, str]:
    body = _CARDS.sub(
        lambda card: card[1] or f"\n<!--kg-card-begin: html-->\n{card[0]}\n<!--kg-card-end: html-->\n",
        copy.body,
    )
    return {"title": copy.title, "html": body, "custom_excerpt": copy.excerpt[:_EXCERPT]}


def _going_out(status: Status, at: dt.datetime | None) -> dict[str, str]:
    if status is Status.PENDING:
        raise DeliveryRefused("Ghost에는 검토 대기(pending)가 없습니다. draft로 보내십시오.")
    if status is not Status.FUTURE:
        return {"status": _WORDS[status]}
    if at is None or at <= dt.datetime.now(dt.UTC):
        raise DeliveryRefused("예약 시각이 없거나 지났습니다. --at에 뒤의 시각을 주십시오.")
    return {"status": "scheduled", "published_at": f"{at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S}.000Z"}


def _remote(post: dict[str, Any]) -> Remote:
    body = post.get("html") or ""
    mark = marked(body)
    return Remote(
        id=post["id"],
        article=mark.article if mark else "",
        version=mark.version if mark else None,
        status=_STATUSES.get(post["status"]),
        title=post["title"],
        excerpt=post.get("custom_excerpt") or "",
        body=body,
        modified=post["updated_at"],
        link=post.get("url") or "",
    )


def _why(answer: Answer) -> str:
    try:
        error = json.loads(answer.body)["errors"][0]
        return f"{error.get('code') or error.get('type')} {answer.status}"
    except (ValueError, KeyError, IndexError, TypeError):
        return f"HTTP {answer.status}"
