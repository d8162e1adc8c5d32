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
from typing import Annotated, Any

import msgspec
from urllib3 import encode_multipart_formdata

from newsgen.config import Cms
from newsgen.deliveries import edits, words
from newsgen.deliveries.answer import Answer
from newsgen.deliveries.copy import Copy, marked
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.line import Line
from newsgen.deliveries.target import Remote
from newsgen.deliveries.trial import trial_copy
from newsgen.errors import DeliveryDelayed, DeliveryProblem, DeliveryRefused, TargetClosed
from newsgen.finding import Finding, Severity, found

_API = "/ghost/api/admin"
_VALID = 300
"""Seconds that a token is valid: Ghost takes no longer ones."""
_STATUSES = {"draft": Status.DRAFT, "scheduled": Status.FUTURE, "published": Status.PUBLISH}
_WORDS = {status: word for word, status in _STATUSES.items()}
_CARDS = re.compile(r"<(dl|table)\b.*?</\1>|<!-- newsgen:.*?-->", re.DOTALL)
_EXCERPT = 300
"""Characters that Ghost takes for an excerpt."""


class _Post(msgspec.Struct, frozen=True):
    id: Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9-]{1,64}$")]
    status: str
    title: str
    updated_at: str
    html: str | None = None
    custom_excerpt: str | None = None
    slug: str | None = None
    url: str | None = None


class _Posts(msgspec.Struct, frozen=True):
    posts: list[_Post]


class _One(msgspec.Struct, frozen=True):
    posts: Annotated[list[_Post], msgspec.Meta(min_length=1, max_length=1)]


class _Image(msgspec.Struct, frozen=True):
    url: str


class _Images(msgspec.Struct, frozen=True):
    images: Annotated[list[_Image], msgspec.Meta(min_length=1)]


class _Version(msgspec.Struct, frozen=True):
    version: str


class _Site(msgspec.Struct, frozen=True):
    site: _Version


class _Error(msgspec.Struct, frozen=True):
    code: str | None = None
    type: str | None = None


class _Errors(msgspec.Struct, frozen=True):
    errors: Annotated[list[_Error], msgspec.Meta(min_length=1)]


class Ghost:
    """One site and one integration of it; ``user`` is not needed."""

    looks = True

    def __init__(self, settings: Cms, secret: str) -> None:
        self._id, self._key = _parts(secret)
        hidden = (secret, secret.rpartition(":")[2])
        self._line = Line(settings.url, timeout=settings.timeout, secrets=hidden)
        self._tags = [{"name": name} for name in (*settings.categories, *settings.tags)]

    @staticmethod
    def needs_secret(_: Cms) -> bool:
        """Tell that it always does."""
        return True

    def find(self, article: str) -> list[Remote]:
        """Find by the slug, which Ghost makes longer where it is taken, and then by the marker.

        One without any marker is ours by its slug: something took the marker out.
        """
        where = {
            "filter": f"slug:~^'{article}'",
            "limit": "100",
            "order": "created_at asc",
            "formats": "html",
        }
        answer = self._ask("GET", "/posts/", params=where)
        if not answer.ok:
            raise DeliveryRefused(f"글 목록을 볼 수 없습니다: {_why(answer)}")
        posts = answer.read(_Posts).posts
        ours = [remote for remote in map(_remote, posts) if remote.article == article]
        slug = re.compile(rf"{re.escape(article)}(-\d+)?")
        bare = (post for post in posts if slug.fullmatch(post.slug or ""))
        return ours or [remote for remote in map(_remote, bare) if not remote.article]

    def read(self, remote: str) -> Remote | None:
        """Read a post."""
        answer = self._ask("GET", f"/posts/{remote}/", params={"formats": "html"})
        if answer.status == 404:
            return None
        return self._one(answer)

    def create(self, copy: Copy, status: Status, at: dt.datetime | None, key: str) -> Remote:  # noqa: ARG002
        """Make a post; the first tag is Ghost's category."""
        notes: list[str] = []
        fields = {**_text(copy), **_going_out(status, at), "slug": copy.slug, "tags": self._tags}
        picture = self._uploaded(copy, notes)
        if picture:
            fields["feature_image"] = picture
        return self._put("POST", "/posts/", fields, tuple(notes))

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
        """Look at the address and the key, then make, find, read and remove a draft."""
        try:
            answer = self._line.ask("GET", f"{_API}/site/")
            site = answer.maybe(_Site) if answer.ok else None
            if site is None:
                yield found(
                    "address",
                    Severity.WRONG,
                    f"주소: {self._line.host}에서 Ghost가 답하지 않습니다(HTTP {answer.status}). "
                    "url이 Ghost의 주소인지 확인하십시오.",
                )
                return
            told = f"주소: {self._line.url}, Ghost {words.name(site.site.version)}"
            yield found("address", Severity.OK, told)
            yield from self._tried(trial_copy())
        except DeliveryProblem as problem:
            yield found("connection", Severity.WRONG, words.clean(str(problem)))

    def _tried(self, copy: Copy) -> Iterator[Finding[None]]:
        """See that a draft goes in whole, is found again and goes away."""
        self.find(copy.article)
        yield found("key", Severity.OK, "키: 받아들입니다.")
        try:
            made = self._put("POST", "/posts/", {**_text(copy), "status": "draft", "slug": copy.slug})
        except DeliveryRefused as refused:
            yield found("post", Severity.WRONG, f"글쓰기: 초안을 만들 수 없습니다. {refused}")
            return
        try:
            yield self._seen(made, copy)
        finally:
            gone = self._ask("DELETE", f"/posts/{made.id}/")
        if gone.ok or gone.status == 404:
            yield found("removal", Severity.OK, "정리: 점검한 초안을 지웠습니다.")
        else:
            left = f"정리: 점검한 초안 ‘{copy.title}’을 지우지 못했습니다({_why(gone)}). CMS에서 지우십시오."
            yield found("removal", Severity.WARNING, left)

    def _seen(self, made: Remote, copy: Copy) -> Finding[None]:
        there = self.read(made.id)
        lost = "글이 없음" if there is None else words.clean(edits.lost(there, copy))
        if lost:
            told = f"글쓰기: 쓴 글과 들어간 글이 다릅니다: {lost}. Ghost의 판과 설정을 확인하십시오."
            return found("post", Severity.WRONG, told)
        if made.id not in {remote.id for remote in self.find(copy.article)}:
            told = (
                "찾기: 쓴 초안을 주소(slug)로 찾지 못해 두 번 들어갈 수 있습니다. Ghost의 판을 확인하십시오."
            )
            return found("search", Severity.WRONG, told)
        return found("post", Severity.OK, "글쓰기: 초안을 쓰고, 찾고, 그대로 읽었습니다.")

    def _ask(self, method: str, route: str, **how: Any) -> Answer:
        headers = {
            **how.pop("headers", {}),
            "Authorization": f"Ghost {token(self._id, self._key, int(time.time()))}",
            "Accept-Version": "v5.0",
        }
        answer = self._line.ask(method, _API + route, headers=headers, **how)
        if answer.status == 401 or (answer.status == 403 and answer.maybe(_Errors) is not None):
            raise TargetClosed(
                f"{self._line.host}: Ghost가 키를 받지 않습니다(HTTP {answer.status}). 통합의 Admin API 키와 "
                "이 컴퓨터의 시계, 웹 서버가 Authorization 헤더를 넘기는지 확인하십시오."
            )
        return answer

    def _put(self, method: str, route: str, fields: dict[str, Any], notes: tuple[str, ...] = ()) -> Remote:
        params = {"source": "html", "formats": "html"}
        answer = self._ask(method, route, params=params, body={"posts": [fields]})
        if answer.status == 409:
            raise DeliveryDelayed("쓰는 사이에 CMS의 글이 바뀌었습니다. 다시 읽어 봅니다.")
        return self._one(answer, notes)

    def _one(self, answer: Answer, notes: tuple[str, ...] = ()) -> Remote:
        if not answer.ok:
            raise DeliveryRefused(f"Ghost가 거절했습니다: {_why(answer)}")
        return _remote(answer.read(_One).posts[0], notes)

    def _uploaded(self, copy: Copy, notes: list[str]) -> str:
        """Upload the picture and return its address; Ghost cannot be asked whether it has it."""
        image = copy.image
        if image is None:
            return ""
        name = f"newsgen-{image.hash[:24]}.{image.media_type.partition('/')[2]}"
        body, kind = encode_multipart_formdata({"file": (name, image.body, image.media_type)})
        answer = self._ask("POST", "/images/upload/", data=body, headers={"Content-Type": kind})
        made = answer.maybe(_Images) if answer.ok else None
        link = words.link(made.images[0].url) if made else ""
        if not link:
            told = "Ghost의 답이 약속한 꼴이 아닙니다" if answer.ok else _why(answer)
            notes.append(f"그림 빠짐: {told}.")
        return link


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
        lambda card: f"\n<!--kg-card-begin: html-->\n{card[0]}\n<!--kg-card-end: html-->\n", copy.body
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


def _remote(post: _Post, notes: tuple[str, ...] = ()) -> Remote:
    body = post.html or ""
    mark = marked(body)
    return Remote(
        id=post.id,
        article=mark.article if mark else "",
        version=mark.version if mark else None,
        status=_STATUSES.get(post.status, Status.PUBLISH),
        title=post.title,
        excerpt=post.custom_excerpt or "",
        body=body,
        modified=post.updated_at,
        link=words.link(post.url or ""),
        notes=notes,
    )


_MEANINGS = {
    "NoPermissionError": "통합(Integration)에 권한이 없습니다. Admin API 키를 쓰는지 확인하십시오",
    "HostLimitError": "요금제의 한도를 넘었습니다. Ghost 관리자에게 알리십시오",
    "ValidationError": "보낸 글을 Ghost가 받지 못하는 꼴로 봅니다. Ghost의 판을 확인하십시오",
    "RequestEntityTooLargeError": "서버가 받기에 너무 큽니다. 서버의 용량 제한을 올리십시오",
}


def _why(answer: Answer) -> str:
    """Say in Korean why something was refused, and what to do."""
    told = answer.maybe(_Errors)
    meaning = _MEANINGS.get(told.errors[0].type or "") if told else None
    blocked = "막혀 있습니다. 방화벽이나 프록시를 확인하십시오" if answer.status in {403, 405} else None
    usual = "사이트 관리자에게 까닭을 물으십시오"
    return f"{meaning or blocked or usual}(HTTP {answer.status})"
