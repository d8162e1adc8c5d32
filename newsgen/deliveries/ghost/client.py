"""Ghost over its Admin API, with the key of a custom integration.

Ghost flattens what its editor has no block for: definition lists, tables and the marker go in as HTML cards.
``updated_at`` goes along with every change, so that a change of the desk in between is answered with 409.
"""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Iterator
from typing import Any

from urllib3 import encode_multipart_formdata

from newsgen.config import Cms
from newsgen.deliveries import words
from newsgen.deliveries.answer import Answer
from newsgen.deliveries.copy import Copy, marked, plain_body
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.ghost.answers import Errors, Images, One, Post, Posts, why
from newsgen.deliveries.ghost.check import Draft, check
from newsgen.deliveries.ghost.token import parts, token
from newsgen.deliveries.line import Line
from newsgen.deliveries.picture import is_older, name_of
from newsgen.deliveries.target import Memory, Remote
from newsgen.errors import DeliveryDelayed, DeliveryProblem, DeliveryRefused, TargetClosed
from newsgen.finding import Finding, Severity, found
from newsgen.model import Article

_API = "/ghost/api/admin"
_STATUSES = {"draft": Status.DRAFT, "scheduled": Status.FUTURE, "published": Status.PUBLISH}
_WORDS = {status: word for word, status in _STATUSES.items()}
_CARDS = re.compile(
    r"(<!--kg-card-begin: html-->.*?<!--kg-card-end: html-->)|<(dl|table)\b.*?</\2>|<!-- newsgen:.*?-->",
    re.DOTALL,
)
"""What goes in as a card, but for what is in one already."""
_ALT = 125
"""Characters that Ghost takes for what a picture shows."""
_EXCERPT = 300
"""Characters that Ghost takes for an excerpt."""


class Ghost:
    """One site and one integration of it; ``user`` is not needed."""

    memory = Memory.HOLDS

    def __init__(self, settings: Cms, secret: str) -> None:
        self._id, self._key = parts(secret)
        hidden = (secret, secret.rpartition(":")[2])
        self._line = Line(settings.url, timeout=settings.timeout, secrets=hidden)
        self._settings = settings

    @staticmethod
    def body(article: Article) -> str:
        """Set an article's text as plain elements."""
        return plain_body(article)

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
            raise DeliveryRefused(f"글 목록을 볼 수 없습니다: {why(answer)}")
        posts = answer.read(Posts).posts
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
        filed = self._settings.filed(copy.edition)
        tags = [{"name": name} for name in (*filed.categories, *filed.tags)]
        fields = {**_text(copy), **_going_out(status, at), "slug": copy.slug, "tags": tags}
        return self._put("POST", "/posts/", {**fields, **self._picture(copy, notes)}, tuple(notes))

    def update(
        self,
        remote: Remote,
        copy: Copy,
        status: Status,
        at: dt.datetime | None,
        key: str,  # noqa: ARG002
    ) -> Remote:
        """Replace the text, and the picture where we drew it; the rest is the desk's by now."""
        notes: list[str] = []
        going = {} if status is remote.status else _going_out(status, at)
        older = copy.image is not None and is_older(copy.image, remote.picture)
        fields = {**_text(copy), **going, **(self._picture(copy, notes) if older else {})}
        route = f"/posts/{remote.id}/"
        return self._put("PUT", route, {**fields, "updated_at": remote.modified}, tuple(notes))

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
            site = self._line.ask("GET", f"{_API}/site/")
            yield from check(self._line, site, self, Draft(self._draft, self._delete))
        except DeliveryProblem as problem:
            yield found("connection", Severity.WRONG, words.clean(str(problem)))

    def _draft(self, copy: Copy) -> Remote:
        return self._put("POST", "/posts/", {**_text(copy), "status": "draft", "slug": copy.slug})

    def _delete(self, remote: Remote) -> Answer:
        return self._ask("DELETE", f"/posts/{remote.id}/")

    def _ask(self, method: str, route: str, **how: Any) -> Answer:
        headers = {
            **how.pop("headers", {}),
            "Authorization": f"Ghost {token(self._id, self._key, int(time.time()))}",
            "Accept-Version": "v5.0",
        }
        answer = self._line.ask(method, _API + route, headers=headers, **how)
        if answer.status == 401 or (answer.status == 403 and answer.maybe(Errors) is not None):
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
            raise DeliveryRefused(f"Ghost가 거절했습니다: {why(answer)}")
        return _remote(answer.read(One).posts[0], notes)

    def _picture(self, copy: Copy, notes: list[str]) -> dict[str, str]:
        """Upload the picture and return the fields that show it; none where there is none."""
        link = self._uploaded(copy, notes)
        return {"feature_image": link, "feature_image_alt": copy.title[:_ALT]} if link else {}

    def _uploaded(self, copy: Copy, notes: list[str]) -> str:
        """Upload the picture and return its address; Ghost cannot be asked whether it has it."""
        image = copy.image
        if image is None:
            return ""
        name = f"{name_of(image)}.{image.media_type.partition('/')[2]}"
        body, kind = encode_multipart_formdata({"file": (name, image.body, image.media_type)})
        answer = self._ask("POST", "/images/upload/", data=body, headers={"Content-Type": kind})
        made = answer.maybe(Images) if answer.ok else None
        link = words.link(made.images[0].url) if made else ""
        if not link:
            told = "Ghost의 답이 약속한 꼴이 아닙니다." if answer.ok else why(answer)
            notes.append(f"그림 빠짐: {told}")
        return link


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


def _remote(post: Post, notes: tuple[str, ...] = ()) -> Remote:
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
        picture=post.feature_image if isinstance(post.feature_image, str) else "",
        notes=notes,
    )
