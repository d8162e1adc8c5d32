"""WordPress over its REST interface, with an application password.

WordPress repeats what it is told twice and ignores every header that would stop it, so that an article is
found again by a comment in its text, which survives for every role, and by its slug where a site's search
does not look at comments. Facts that the code leans on, seen with 6.1, 6.8 and 7.1: an unknown category is
taken without a word, a role without the right to publish hides its own published posts from
``context=edit`` and has no slug on a pending post, and for an author a ``<script>`` loses its tags and keeps
its text.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from newsgen.config import Cms
from newsgen.deliveries import words
from newsgen.deliveries.answer import Answer
from newsgen.deliveries.copy import Copy
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.line import Line
from newsgen.deliveries.target import Memory, Remote
from newsgen.deliveries.wordpress import posts
from newsgen.deliveries.wordpress.answers import Me, Named, Revision, code
from newsgen.deliveries.wordpress.check import check
from newsgen.deliveries.wordpress.parts import Parts
from newsgen.deliveries.wordpress.posts import Posts, text_of
from newsgen.errors import DeliveryProblem, DeliveryRefused, TargetClosed
from newsgen.finding import Finding
from newsgen.model import Article
from newsgen.outputs.fragment import fragment
from newsgen.outputs.gutenberg import gutenberg

T = TypeVar("T")

_LOGIN = b"rest_forbidden_status"
"""What WordPress says, with status 400 and deep down, where somebody without a login asks for drafts."""
_SOON = dt.timedelta(minutes=2)
"""A time nearer than this might be past when the request arrives: WordPress would publish at once."""


class WordPress:
    """One site and one user of it."""

    memory = Memory.HOLDS

    def __init__(self, settings: Cms, secret: str) -> None:
        self._settings = settings
        login = f"{settings.user}:{secret}"
        self._line = Line(
            settings.url,
            headers={"Authorization": f"Basic {base64.b64encode(login.encode()).decode()}"},
            timeout=settings.timeout,
            secrets=(secret, login),
        )
        self._secret = secret
        self._parts = Parts(self.ask)
        self._posts = Posts(self.ask)
        self._role: Mapping[str, Any] | None = None
        """What our role may, once it was asked for."""

    def ask(self, method: str, route: str, **how: Any) -> Answer:
        """Ask the REST interface; the long form of its address works whatever the site's links look like.

        Posts alone tell whether we are let in: sites lock users, media and revisions on their own.
        """
        params = {"rest_route": route, **how.pop("params", {})}
        answer = self._line.ask(method, "/index.php", params=params, **how)
        if not route.startswith(posts.ROUTE) or route.endswith("/revisions"):
            return answer
        if answer.status == 401 or (answer.status == 400 and _LOGIN in answer.body):
            raise TargetClosed(
                f"{self._line.host}: 로그인이 안 됩니다. newsgen cms check로 까닭을 확인하십시오."
            )
        if answer.status == 404 and code(answer) in {"", "rest_no_route"}:
            raise TargetClosed(f"{self._line.host}: 워드프레스 REST API가 없습니다. url을 확인하십시오.")
        return answer

    @staticmethod
    def body(article: Article) -> str:
        """Set an article's text as blocks of its editor; no bracket is taken for a shortcode."""
        return gutenberg(fragment(article)).replace("[", "&#91;")

    @staticmethod
    def needs_secret(_: Cms) -> bool:
        """Tell that it always does."""
        return True

    def find(self, article: str) -> list[Remote]:
        """Find in every way that one of a site's plugins or our role may spoil; marked ones before all."""
        found = {**self._posts.by_slug(article), **self._posts.by_search(article)}
        if not found and not self._sees_all_of_ours():
            found = {**self._posts.published(article), **self._posts.pending(article)}
        oldest = [found[id_] for id_ in sorted(found, key=int)]
        return [remote for remote in oldest if remote.article] or oldest

    def _sees_all_of_ours(self) -> bool:
        """Tell whether our role sees its own posts wherever they stand; one that nobody knows may not."""
        if self._role is None:
            me = self._told("/wp/v2/users/me", {"context": "edit"}, Me)
            self._role = me.capabilities if me else {}
        return all(self._role.get(each) for each in ("publish_posts", "edit_published_posts"))

    def read(self, remote: str) -> Remote | None:
        """Read a post."""
        return self._posts.read(remote)

    def create(self, copy: Copy, status: Status, at: dt.datetime | None, key: str) -> Remote:  # noqa: ARG002
        """Make a post, with its categories, tags and picture as far as the role may."""
        notes: list[str] = []
        filed = self._settings.filed(copy.edition)
        fields = {
            **text_of(copy),
            **_going_out(status, at),
            "slug": copy.slug,
            "categories": self._parts.terms("categories", filed.categories, notes),
            "tags": self._parts.terms("tags", filed.tags, notes),
            "featured_media": self._parts.picture(copy, notes),
        }
        return self._posts.write(fields, status, tuple(notes))

    def update(
        self,
        remote: Remote,
        copy: Copy,
        status: Status,
        at: dt.datetime | None,
        key: str,  # noqa: ARG002
    ) -> Remote:
        """Replace the text, and the picture where we drew it; the rest is the desk's by now.

        A headline whose words stay is not written: the desk may have marked some of them.
        """
        going = {} if status is remote.status else _going_out(status, at)
        stay = {name for name in ("title", "excerpt") if getattr(copy, name) == getattr(remote, name)}
        text = {name: told for name, told in text_of(copy).items() if name not in stay}
        notes: list[str] = []
        picture = self._parts.renewed(remote.picture, copy, notes)
        shown = {"featured_media": picture} if picture else {}
        return self._posts.write({**text, **going, **shown}, status, tuple(notes), id_=remote.id)

    def withdraw(self, remote: Remote, article: str, key: str) -> None:  # noqa: ARG002
        """Put a post in the trash."""
        self._posts.trash(remote.id)

    def editor(self, remote: Remote) -> str:
        """Name who made the post's latest revision; empty where the site does not tell."""
        latest = {"context": "edit", "per_page": "1"}
        revisions = self._told(f"{posts.ROUTE}/{remote.id}/revisions", latest, list[Revision])
        if not revisions:
            return ""
        author = revisions[0].author
        user = self._told(f"/wp/v2/users/{author}", {}, Named)
        return (words.name(user.name) if user else "") or f"사용자 {author}"

    def _told(self, route: str, params: dict[str, str], kind: type[T]) -> T | None:
        """Return what is good to know and no reason to fail: None where the site does not tell."""
        try:
            answer = self.ask("GET", route, params=params)
        except DeliveryProblem:
            return None
        return answer.maybe(kind) if answer.ok else None

    def check(self) -> Iterator[Finding[None]]:
        """Look at address, clock, login, role and categories, and try a draft and a picture."""
        return check(self._line, self.ask, self._settings, self._secret)


def _going_out(status: Status, at: dt.datetime | None) -> dict[str, str]:
    if status is not Status.FUTURE:
        return {"status": status}
    if at is None or at < dt.datetime.now(dt.UTC) + _SOON:
        raise DeliveryRefused("예약 시각이 없거나 지났습니다. --at에 2분 뒤보다 늦은 시각을 주십시오.")
    return {"status": status, "date_gmt": f"{at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S}"}
