"""A draft and a picture made, found, read and removed: what no list of permissions can promise of a site."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from newsgen.deliveries import edits, words
from newsgen.deliveries.copy import Copy, Image
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.target import Remote
from newsgen.deliveries.trial import name as trial_name
from newsgen.deliveries.trial import trial_copy
from newsgen.deliveries.wordpress.answers import Ask, Made, why
from newsgen.deliveries.wordpress.parts import Parts
from newsgen.deliveries.wordpress.posts import Posts, text_of
from newsgen.errors import DeliveryProblem, TargetClosed
from newsgen.finding import Finding, Severity, found

_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one pixel."""


def trial(ask: Ask, *, uploads: bool) -> Iterator[Finding[None]]:
    """Make a draft, look for it as an article is looked for, read it and delete it; then a picture."""
    posts, copy = Posts(ask), trial_copy()
    try:
        made = posts.write({**text_of(copy), "slug": copy.slug, "status": Status.DRAFT}, Status.DRAFT)
    except TargetClosed:
        raise
    except DeliveryProblem as problem:
        yield found("post", Severity.WRONG, f"글쓰기: 초안을 만들 수 없습니다. {problem}")
        yield from _leftover(posts, copy)
        return
    try:
        yield from _whole(posts, made, copy)
        yield from _findable(posts, made, copy)
    except DeliveryProblem as problem:
        yield found("post", Severity.WRONG, f"글쓰기: 만든 초안을 다시 볼 수 없습니다. {problem}")
    yield _removed(posts, made)
    if uploads:
        yield from _picture(ask)


def _leftover(posts: Posts, copy: Copy) -> Iterator[Finding[None]]:
    """Remove what a request made whose answer could not be read."""
    try:
        left = {**posts.by_slug(copy.article), **posts.by_search(copy.article)}
    except DeliveryProblem:
        return
    for remote in left.values():
        yield _removed(posts, remote)


def _whole(posts: Posts, made: Remote, copy: Copy) -> Iterator[Finding[None]]:
    there = posts.read(made.id)
    if there is None:
        yield found(
            "post",
            Severity.WRONG,
            f"글쓰기: 만들었다는 초안({made.id}번)이 없습니다.",
            "플러그인이 글을 지우거나 옮기는지 확인하십시오.",
        )
        return
    lost = words.clean(edits.lost(there, copy))
    if lost:
        yield found(
            "post",
            Severity.WRONG,
            f"글쓰기: 쓴 글과 들어간 글이 다릅니다: {lost}.",
            "글을 바꾸는 필터나 플러그인을 확인하십시오.",
        )
        return
    yield found("post", Severity.OK, "글쓰기: 초안을 쓰고 그대로 읽었습니다.")


def _findable(posts: Posts, made: Remote, copy: Copy) -> Iterator[Finding[None]]:
    """See that the draft is found again, without which a broken line would lead to a second post."""
    slug, search = (made.id in look(copy.article) for look in (posts.by_slug, posts.by_search))
    if not made.article:
        yield found(
            "marker",
            Severity.WARNING if slug else Severity.WRONG,
            "표시: 본문 끝의 표시(HTML 주석)를 사이트가 지웁니다.",
            "주소(slug)로 찾습니다. 데스크가 주소를 바꾸지 않게 하거나 주석을 남기게 하십시오."
            if slug
            else "보낸 글을 다시 찾을 수 없어 두 번 들어갈 수 있습니다. 주석을 지우는 필터를 끄십시오.",
        )
    elif search:
        yield found("search", Severity.OK, "찾기: 본문의 표시로 보낸 글을 찾았습니다.")
    else:
        yield found(
            "search",
            Severity.WARNING if slug else Severity.WRONG,
            "찾기: 사이트의 검색이 본문의 표시를 찾지 못합니다(검색 플러그인).",
            "주소(slug)로 찾습니다. 데스크가 주소를 바꾸지 않게 하십시오."
            if slug
            else "주소(slug)로도 찾지 못해 두 번 들어갈 수 있습니다. 검색 플러그인이 초안도 찾게 하십시오.",
        )
    if slug is False and search:
        yield found(
            "slug",
            Severity.WARNING,
            "찾기: 사이트가 준 주소(slug)를 바꿉니다.",
            "본문의 표시로 찾으므로 보내는 데는 지장이 없습니다.",
        )


def _removed(posts: Posts, made: Remote) -> Finding[None]:
    """Delete a post for good, else put it in the trash; say what is left."""
    for for_good in (True, False):
        try:
            answer = posts.delete(made.id, for_good=for_good)
        except DeliveryProblem:
            continue
        if answer.ok or answer.status in {404, 410}:
            where = "지웠습니다" if for_good else "휴지통에 넣었습니다"
            return found("removal", Severity.OK, f"정리: 점검한 초안을 {where}.")
    return found(
        "removal",
        Severity.WARNING,
        f"정리: 점검한 초안({made.link or made.id})을 지우지 못했습니다. CMS에서 지우십시오.",
        "newsgen kill도 초안을 거둘 수 없습니다. 계정의 역할과, 서버가 DELETE를 막는지 확인하십시오.",
    )


def _picture(ask: Ask) -> Iterator[Finding[None]]:
    name = trial_name()
    try:
        answer = Parts(ask).upload(name, Image(body=_DOT, media_type="image/png"), name)
    except DeliveryProblem as problem:
        yield found("media", Severity.WARNING, f"그림: 올릴 수 없어 대표 이미지 없이 보냅니다. {problem}")
        return
    made = answer.maybe(Made) if answer.ok else None
    if made is None:
        told = "CMS의 답이 약속한 꼴이 아닙니다." if answer.ok else why(answer)
        yield found("media", Severity.WARNING, f"그림: 올릴 수 없어 대표 이미지 없이 보냅니다. {told}")
        return
    yield found("media", Severity.OK, "그림: 올릴 수 있습니다.")
    try:
        gone = ask("DELETE", f"/wp/v2/media/{made.id}", params={"force": "true"})
    except DeliveryProblem:
        gone = None
    if gone is None or not gone.ok:
        left = f"정리: 점검한 그림({name}.png)을 지우지 못했습니다. CMS의 미디어에서 지우십시오."
        yield found("removal", Severity.WARNING, left)
