"""What cannot be answered, as RFC 9457 has it: one Korean sentence, and the place where something is off."""

from __future__ import annotations

from http import HTTPStatus

import msgspec

from newsgen.model import Record
from newsgen.service.answer import NEVER, Answer

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: "요청을 이해할 수 없습니다",
    401: "누구인지 알 수 없습니다",
    403: "할 수 없는 일입니다",
    404: "찾는 것이 없습니다",
    405: "이 주소에서 할 수 없는 일입니다",
    406: "원하는 형식으로 드릴 수 없습니다",
    408: "요청이 끝나지 않았습니다",
    409: "지금은 할 수 없습니다",
    413: "보낸 글이 너무 큽니다",
    414: "주소가 너무 깁니다",
    415: "읽을 수 없는 형식입니다",
    422: "보낸 값을 쓸 수 없습니다",
    429: "요청이 너무 잦습니다",
    431: "요청의 헤더가 너무 큽니다",
    500: "서버에 문제가 생겼습니다",
    503: "지금은 답할 수 없습니다",
}
"""Status -> the title of every problem with it."""


class Place(Record, frozen=True, kw_only=True):
    """One place of a request that is off."""

    place: str
    """Where: ``query:limit``, ``body:text``, ``path:session``, ``header:Accept``."""
    detail: str


class Problem(Record, frozen=True, kw_only=True):
    """A problem of RFC 9457; type is about:blank, so the status says what kind it is."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: tuple[Place, ...] = ()


class Refusal(Exception):
    """A request that is not done; the answer says why."""

    def __init__(
        self, status: int, detail: str, *places: Place, headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.headers = headers or {}
        self.problem = Problem(title=title_of(status), status=status, detail=detail, errors=places)

    @property
    def answer(self) -> Answer:
        """The answer to send."""
        body = msgspec.json.encode(self.problem)
        return Answer(body, MEDIA_TYPE, status=self.status, cache=NEVER, headers=self.headers.items())


def title_of(status: int) -> str:
    """Return the title of problems with a status."""
    return TITLES.get(status) or HTTPStatus(status).phrase


def place(where: str, detail: str) -> Place:
    """Make a place."""
    return Place(place=where, detail=detail)
