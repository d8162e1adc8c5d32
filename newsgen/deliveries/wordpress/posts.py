"""WordPress's posts: looked for in each way that a site may spoil, read, written and deleted."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from newsgen.deliveries import words
from newsgen.deliveries.answer import Answer
from newsgen.deliveries.copy import Copy, marked
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.target import Remote
from newsgen.deliveries.wordpress.answers import Ask, Gone, Post, code, why
from newsgen.errors import DeliveryRefused

ROUTE = "/wp/v2/posts"
_PAGE = {"per_page": "100", "orderby": "id", "order": "asc"}
_OURS = {"status": "any", "context": "edit"}
_LOCKED = frozenset({403, 405, 501})
_MARKER = re.compile(r"\s*(<!-- newsgen:[^>]*-->)\s*\Z")
_CARD = r"\n\n<!-- wp:html -->\n\1\n<!-- /wp:html -->"
"""The marker in a block of its own: outside of one the editor would make it a block of the old editor's."""
_SLUGS = 9
"""Of ``ID``, ``ID-2``, ``ID-3`` ... how many are looked for: WordPress counts up where a slug is taken."""
_STATUSES = {status.value: status for status in Status}
_WITHDRAWN = frozenset({"trash", "auto-draft", "inherit"})
"""A status of which WordPress knows nothing is a desk's own way to a publication: no reader sees the post."""


class Posts:
    """The posts as our user sees them."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def published(self, article: str) -> dict[str, Remote]:
        """Return what readers see of an article: our role may read it and not know it for its own."""
        searched = self._list({**_search(article), "context": "view"})
        return self._marked(article, searched | self._list({**_slugs(article), "context": "view"}))

    def by_search(self, article: str) -> dict[str, Remote]:
        """Find by the marker; a site whose search looks at titles only finds nothing."""
        return self._marked(article, self._list({**_search(article), **_OURS}))

    def by_slug(self, article: str) -> dict[str, Remote]:
        """Find by the slug, which the desk may change and a contributor's pending post does not have."""
        return self._marked(article, self._list({**_slugs(article), **_OURS}))

    def pending(self, article: str) -> dict[str, Remote]:
        """Find among all that waits for review, by the marker alone; nothing where we may not look."""
        where = {**_PAGE, "order": "desc", "context": "edit", "status": "pending"}
        answer = self._ask("GET", ROUTE, params=where)
        posts = answer.read(list[Post]) if answer.ok else []
        found = map(remote_of, posts)
        return {remote.id: remote for remote in found if remote.article == article}

    def read(self, id_: str) -> Remote | None:
        """Read a post, as an editor where the role may, else as a reader; None where there is none."""
        for context in ("edit", "view"):
            answer = self._ask("GET", f"{ROUTE}/{id_}", params={"context": context})
            if answer.ok:
                return remote_of(answer.read(Post))
            if answer.status == 404:
                return None
        raise DeliveryRefused(f"글 {id_}번을 읽을 수 없습니다: {why(answer)}")

    def write(
        self, fields: Mapping[str, object], status: Status, notes: tuple[str, ...] = (), id_: str = ""
    ) -> Remote:
        """Make a post, or change the one of an id; return what stands there."""
        answer = self._ask("POST", f"{ROUTE}/{id_}" if id_ else ROUTE, body=fields)
        if not answer.ok:
            raise DeliveryRefused(f"{status} 상태로 쓸 수 없습니다: {why(answer)}")
        return remote_of(answer.read(Post), notes)

    def trash(self, id_: str) -> None:
        """Put a post in the trash, whence the desk can take it back; a site without one makes it a draft."""
        answer = self.delete(id_)
        if code(answer) == "rest_trash_not_supported":
            self.write({"status": Status.DRAFT}, Status.DRAFT, id_=id_)
        elif answer.ok:
            answer.read(Gone)
        elif answer.status not in {404, 410}:
            raise DeliveryRefused(f"글 {id_}번을 내릴 수 없습니다: {why(answer)}")

    def delete(self, id_: str, *, for_good: bool = False) -> Answer:
        """Delete a post; in the long way round where a server lets nothing through but GET and POST."""
        params = {"force": "true"} if for_good else {}
        answer = self._ask("DELETE", f"{ROUTE}/{id_}", params=params)
        if answer.status in _LOCKED and not code(answer):  # not WordPress's own no
            return self._ask("POST", f"{ROUTE}/{id_}", params={**params, "_method": "DELETE"})
        return answer

    def _list(self, params: dict[str, str]) -> dict[str, tuple[str, Remote]]:
        answer = self._ask("GET", ROUTE, params={**_PAGE, **params})
        if not answer.ok:
            raise DeliveryRefused(f"글 목록을 볼 수 없습니다: {why(answer)}")
        posts = answer.read(list[Post])
        return {str(post.id): (post.slug or "", remote_of(post)) for post in posts}

    @staticmethod
    def _marked(article: str, found: dict[str, tuple[str, Remote]]) -> dict[str, Remote]:
        """Return those with the article's marker, or without any but with its slug: a filter took it out."""
        slug = re.compile(rf"{re.escape(article)}(-\d+)?")
        return {
            id_: remote
            for id_, (name, remote) in found.items()
            if remote.article == article or (not remote.article and slug.fullmatch(name))
        }


def text_of(copy: Copy) -> dict[str, str]:
    """Return the text as WordPress stores it: HTML everywhere; a bracket in the body may be the desk's."""
    return {
        "title": html.escape(copy.title, quote=False),
        "excerpt": html.escape(copy.excerpt, quote=False).replace("[", "&#91;"),
        "content": _MARKER.sub(_CARD, copy.body),
    }


def remote_of(post: Post, notes: tuple[str, ...] = ()) -> Remote:
    """Return a post as all targets know it."""
    body = post.content.text
    mark = marked(body)
    return Remote(
        id=str(post.id),
        article=mark.article if mark else "",
        version=mark.version if mark else None,
        status=None if post.status in _WITHDRAWN else _STATUSES.get(post.status, Status.DRAFT),
        title=html.unescape(post.title.text),
        excerpt=html.unescape(post.excerpt.text) if post.excerpt else "",
        body=body,
        editable=post.content.raw is not None,
        modified=words.name(f"{post.modified_gmt}Z") if post.modified_gmt else "",
        link=words.link(post.link or ""),
        picture=str(post.featured_media) if type(post.featured_media) is int and post.featured_media else "",
        notes=notes,
    )


def _search(article: str) -> dict[str, str]:
    return {"search": f"newsgen:{article}"}


def _slugs(article: str) -> dict[str, str]:
    return {"slug": ",".join((article, *(f"{article}-{number}" for number in range(2, _SLUGS + 1))))}
