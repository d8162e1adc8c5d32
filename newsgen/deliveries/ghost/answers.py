"""What Ghost answers: what of it we need, and what its errors mean in Korean."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from newsgen.deliveries.answer import Answer


class Post(msgspec.Struct, frozen=True):
    """A post."""

    id: Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9-]{1,64}$")]
    status: str
    title: str
    updated_at: str
    html: str | None = None
    custom_excerpt: str | None = None
    slug: str | None = None
    url: str | None = None
    feature_image: Any = None


class Posts(msgspec.Struct, frozen=True):
    """Those that were found."""

    posts: list[Post]


class One(msgspec.Struct, frozen=True):
    """The one that was read or written."""

    posts: Annotated[list[Post], msgspec.Meta(min_length=1, max_length=1)]


class _Image(msgspec.Struct, frozen=True):
    url: str


class Images(msgspec.Struct, frozen=True):
    """Where an uploaded picture is."""

    images: Annotated[list[_Image], msgspec.Meta(min_length=1)]


class _Version(msgspec.Struct, frozen=True):
    version: str


class Site(msgspec.Struct, frozen=True):
    """What tells a Ghost from anything else."""

    site: _Version


class _Error(msgspec.Struct, frozen=True):
    type: str | None = None


class Errors(msgspec.Struct, frozen=True):
    """Why Ghost itself refused."""

    errors: Annotated[list[_Error], msgspec.Meta(min_length=1)]


_MEANINGS = {
    "NoPermissionError": "통합(Integration)에 권한이 없습니다. Admin API 키를 쓰는지 확인하십시오",
    "HostLimitError": "요금제의 한도를 넘었습니다. Ghost 관리자에게 알리십시오",
    "ValidationError": "보낸 글을 Ghost가 받지 못하는 꼴로 봅니다. Ghost의 판을 확인하십시오",
    "RequestEntityTooLargeError": "서버가 받기에 너무 큽니다. 서버의 용량 제한을 올리십시오",
}
_STATUSES = {
    403: "막혀 있습니다. 방화벽이나 프록시를 확인하십시오",
    405: "웹 서버가 이 요청 방식을 막습니다. 서버에서 PUT과 DELETE를 허용하십시오",
    413: _MEANINGS["RequestEntityTooLargeError"],
}
_UNKNOWN = "Ghost가 거절했습니다. 사이트 관리자에게 까닭을 물으십시오"


def why(answer: Answer) -> str:
    """Say in Korean why something was refused, and what to do."""
    told = answer.maybe(Errors)
    meaning = _MEANINGS.get(told.errors[0].type or "") if told else None
    return f"{meaning or _STATUSES.get(answer.status, _UNKNOWN)}(HTTP {answer.status})."
