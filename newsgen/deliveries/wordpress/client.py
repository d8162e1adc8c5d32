"""WordPress over its REST interface, with an application password.

WordPress repeats what it is told twice and ignores every header that would stop it, so that an article is
found again by a comment in its text, which survives for every role. Facts that the code leans on, seen with
6.1, 6.8 and 7.1: an unknown category is taken without a word, a role without the right to publish hides its
own published posts from ``context=edit``, and for an author a ``<script>`` loses its tags and keeps its text.
"""

from __future__ import annotations

import base64
import datetime as dt
import html
from collections.abc import Iterator
from typing import Any

from newsgen.config import Cms
from newsgen.deliveries.copy import Copy, marked
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.line import Answer, Line
from newsgen.deliveries.target import Remote
from newsgen.deliveries.wordpress.answers import code, why
from newsgen.deliveries.wordpress.check import check
from newsgen.deliveries.wordpress.parts import Parts
from newsgen.errors import DeliveryRefused, TargetClosed
from newsgen.finding import Finding

_PAGE = "100"
_STATUSES = {status.value: status for status in Status} | {"private": Status.DRAFT}
_LOGIN = b"rest_forbidden_status"
"""What WordPress says, with status 400, where somebody without a login asks for drafts."""
_SOON = dt.timedelta(minutes=2)
"""A time nearer than this might be past when the request arrives: WordPress would publish at once."""


class WordPress:
    """One site and one user of it."""

    looks = True

    def __init__(self, settings: Cms, secret: str) -> None:
        self._settings = settings
        token = base64.b64encode(f"{settings.user}:{secret}".encode()).decode()
        self._line = Line(settings.url, headers={"Authorization": f"Basic {token}"}, timeout=settings.timeout)
        self._secret = secret
        self._parts = Parts(self.ask)

    def ask(self, method: str, route: str, **how: Any) -> Answer:
        """Ask the REST interface; the long form of its address works whatever the site's links look like."""
        params = {"rest_route": route, **how.pop("params", {})}
        answer = self._line.ask(method, "/index.php", params=params, **how)
        if answer.status == 401 or (answer.status == 400 and _LOGIN in answer.body):
            raise TargetClosed(
                f"{self._line.host}: 로그인이 안 됩니다. newsgen cms check로 까닭을 확인하십시오."
            )
        if answer.status == 404 and code(answer) in {"", "rest_no_route"}:
            raise TargetClosed(f"{self._line.host}: 워드프레스 REST API가 없습니다. url을 확인하십시오.")
        return answer

    @staticmethod
    def needs_secret(_: Cms) -> bool:
        """Tell that it always does."""
        return True

    def find(self, article: str) -> list[Remote]:
        """Find by the marker: drafts of ours, and published posts that our role may only read."""
        search = {"search": f"newsgen:{article}", "per_page": _PAGE, "orderby": "id", "order": "asc"}
        ours = self._list({**search, "status": "any", "context": "edit"})
        published = self._list({**search, "context": "view"})
        found = {post["id"]: _remote(post) for post in (*published, *ours)}
        return [found[id_] for id_ in sorted(found) if found[id_].article == article]

    def read(self, remote: str) -> Remote | None:
        """Read a post, as an editor where the role may, else as a reader."""
        for context in ("edit", "view"):
            answer = self.ask("GET", f"/wp/v2/posts/{remote}", params={"context": context})
            if answer.ok:
                return _remote(answer.json())
            if answer.status == 404:
                return None
        raise DeliveryRefused(f"글 {remote}번을 읽을 수 없습니다: {why(answer)}")

    def create(self, copy: Copy, status: Status, at: dt.datetime | None, key: str) -> Remote:  # noqa: ARG002
        """Make a post, with its categories, tags and picture as far as the role may."""
        notes: list[str] = []
        fields = {
            **_text(copy),
            **_going_out(status, at),
            "slug": copy.slug,
            "categories": self._parts.terms("categories", self._settings.categories, notes),
            "tags": self._parts.terms("tags", self._settings.tags, notes),
            "featured_media": self._parts.picture(copy, notes),
        }
        return self._written("/wp/v2/posts", fields, status, notes)

    def update(
        self,
        remote: Remote,
        copy: Copy,
        status: Status,
        at: dt.datetime | None,
        key: str,  # noqa: ARG002
    ) -> Remote:
        """Replace the text; categories, tags, slug and picture are the desk's by now.

        A headline whose words stay is not written: the desk may have marked some of them.
        """
        going = {} if status is remote.status else _going_out(status, at)
        stay = {name for name in ("title", "excerpt") if getattr(copy, name) == getattr(remote, name)}
        text = {name: told for name, told in _text(copy).items() if name not in stay}
        return self._written(f"/wp/v2/posts/{remote.id}", {**text, **going}, status, [])

    def withdraw(self, remote: Remote, article: str, key: str) -> None:  # noqa: ARG002
        """Put a post in the trash, whence the desk can take it back; a site without one makes it a draft."""
        answer = self.ask("DELETE", f"/wp/v2/posts/{remote.id}")
        if code(answer) == "rest_trash_not_supported":
            answer = self.ask("POST", f"/wp/v2/posts/{remote.id}", body={"status": "draft"})
        if not answer.ok and answer.status not in {404, 410}:
            raise DeliveryRefused(f"글 {remote.id}번을 내릴 수 없습니다: {why(answer)}")

    def editor(self, remote: Remote) -> str:
        """Name who made the post's latest revision."""
        answer = self.ask(
            "GET", f"/wp/v2/posts/{remote.id}/revisions", params={"context": "edit", "per_page": "1"}
        )
        revisions = answer.json() if answer.ok else []
        if not revisions:
            return ""
        author = revisions[0]["author"]
        user = self.ask("GET", f"/wp/v2/users/{author}")
        return str(user.json()["name"]) if user.ok else f"사용자 {author}"

    def check(self) -> Iterator[Finding[None]]:
        """Look at address, login, role, categories and clock."""
        return check(self._line, self.ask, self._settings, self._secret)

    def _list(self, params: dict[str, str]) -> list[dict[str, Any]]:
        answer = self.ask("GET", "/wp/v2/posts", params=params)
        if not answer.ok:
            raise DeliveryRefused(f"글 목록을 볼 수 없습니다: {why(answer)}")
        found: list[dict[str, Any]] = answer.json()
        return found

    def _written(self, route: str, fields: dict[str, Any], status: Status, notes: list[str]) -> Remote:
        answer = self.ask("POST", route, body=fields)
        if not answer.ok:
            raise DeliveryRefused(f"{status} 상태로 쓸 수 없습니다: {why(answer)}")
        return _remote(answer.json(), tuple(notes))


def _text(copy: Copy) -> dict[str, str]:
    """Return the text as WordPress stores it: HTML everywhere; a bracket in the body may be the desk's."""
    return {
        "title": html.escape(copy.title, quote=False),
        "excerpt": html.escape(copy.excerpt, quote=False).replace("[", "&#91;"),
        "content": copy.body,
    }


def _going_out(status: Status, at: dt.datetime | None) -> dict[str, str]:
    if status is not Status.FUTURE:
        return {"status": status}
    if at is None or at < dt.datetime.now(dt.UTC) + _SOON:
        raise DeliveryRefused("예약 시각이 없거나 지났습니다. --at에 2분 뒤보다 늦은 시각을 주십시오.")
    return {"status": status, "date_gmt": f"{at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S}"}


def _remote(post: dict[str, Any], notes: tuple[str, ...] = ()) -> Remote:
    editable = "raw" in post["content"]
    kind = "raw" if editable else "rendered"
    body = post["content"][kind]
    mark = marked(body)
    return Remote(
        id=str(post["id"]),
        article=mark.article if mark else "",
        version=mark.version if mark else None,
        status=_STATUSES.get(post["status"]),
        title=html.unescape(post["title"][kind]),
        excerpt=html.unescape(post["excerpt"][kind]),
        body=body,
        editable=editable,
        modified=f"{post['modified_gmt']}Z",
        link=post["link"],
        notes=notes,
    )
