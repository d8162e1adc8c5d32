"""What WordPress answers: what of it we need, and what its errors mean in Korean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import msgspec

from newsgen.deliveries.answer import Answer

Ask = Callable[..., Answer]
"""Asks the REST interface: method, route, and ``params``, ``body``, ``data`` or ``headers``."""

Id = Annotated[int, msgspec.Meta(gt=0, lt=1 << 53)]


class Text(msgspec.Struct, frozen=True):
    """A title, an excerpt or a body: ``raw`` where our role may change it, else as readers get it."""

    raw: str | None = None
    rendered: str | None = None

    def __post_init__(self) -> None:
        """Refuse one that holds neither."""
        if self.raw is None and self.rendered is None:
            raise ValueError("neither raw nor rendered")

    @property
    def text(self) -> str:
        """What it says."""
        return self.rendered or "" if self.raw is None else self.raw


class Post(msgspec.Struct, frozen=True):
    """A post."""

    id: Id
    status: str
    title: Text
    content: Text
    excerpt: Text | None = None
    slug: str | None = None
    modified_gmt: str | None = None
    link: str | None = None
    featured_media: Any = None
    """The id of its picture; plugins put other things there."""


class Named(msgspec.Struct, frozen=True):
    """A category, a tag or a user."""

    name: str
    id: Id | None = None


class Media(msgspec.Struct, frozen=True):
    """A picture by its name."""

    slug: str


class Me(msgspec.Struct, frozen=True):
    """Our own user."""

    roles: Any
    """A list, or an object with numbers for keys, where a plugin took one out."""
    capabilities: dict[str, Any]


class Made(msgspec.Struct, frozen=True):
    """Anything that was made or found, by its id."""

    id: Id


class Revision(msgspec.Struct, frozen=True):
    """An earlier state of a post."""

    author: Id


class Gone(msgspec.Struct, frozen=True):
    """What a deletion left: a post in the trash, or word that it is no more."""

    status: str | None = None
    deleted: bool = False


class _Data(msgspec.Struct, frozen=True):
    term_id: Id | None = None


class _Error(msgspec.Struct, frozen=True):
    code: str
    data: _Data | None = None


_MEANINGS = {  # most of them said of the role of our user
    "rest_cannot_publish": "게시할 수 없습니다. --status pending으로 보내거나 author 계정을 쓰십시오",
    "rest_cannot_create": "만들 수 없습니다. 계정의 역할을 올리십시오",
    "rest_cannot_edit": "이 글을 고칠 수 없습니다. editor 계정을 쓰십시오",
    "rest_cannot_delete": "이 글을 지울 수 없습니다. editor 계정을 쓰거나 CMS에서 직접 내리십시오",
    "rest_cannot_assign_term": "분류나 태그를 붙일 수 없습니다. 계정의 역할을 올리십시오",
    "rest_forbidden_context": "편집 상태를 볼 수 없습니다. 계정의 역할을 올리십시오",
    "rest_upload_unknown_error": "그림을 올리지 못했습니다. 서버의 uploads 폴더와 용량 제한을 확인하십시오",
    "rest_upload_sideload_error": "그림을 올리지 못했습니다. 서버의 uploads 폴더와 파일 형식을 확인하십시오",
    "rest_upload_file_too_big": "그림이 너무 큽니다. 서버의 용량 제한을 확인하십시오",
    "db_insert_error": "데이터베이스에 쓰지 못했습니다. 사이트 관리자에게 알리십시오",
}
_STATUSES = {
    401: "로그인을 받지 않습니다. newsgen cms check로 까닭을 확인하십시오",
    403: "막혀 있습니다. 계정의 역할과, 보안 플러그인이나 방화벽이 REST API를 막는지 확인하십시오",
    405: "웹 서버가 이 요청 방식을 막습니다. 서버에서 POST와 DELETE를 허용하십시오",
    413: "서버가 받기에 너무 큽니다. 서버의 용량 제한(client_max_body_size 따위)을 올리십시오",
}
_UNKNOWN = "워드프레스가 거절했습니다. 사이트 관리자에게 까닭을 물으십시오"


def code(answer: Answer) -> str:
    """Return WordPress's code of an error, for comparison only; empty where something else answered."""
    told = answer.maybe(_Error)
    return told.code if told else ""


def existing(answer: Answer) -> int | None:
    """Return the id of the term that an error says is there already."""
    told = answer.maybe(_Error)
    return told.data.term_id if told and told.data else None


def why(answer: Answer) -> str:
    """Say in Korean why something was refused, and what to do."""
    meaning = _MEANINGS.get(code(answer)) or _STATUSES.get(answer.status, _UNKNOWN)
    return f"{meaning}(HTTP {answer.status})."
