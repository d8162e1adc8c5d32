"""What the routes say of themselves in the OpenAPI document, beyond their signatures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from litestar.openapi import ResponseSpec
from litestar.openapi.spec import (
    OpenAPIFormat,
    OpenAPIMediaType,
    OpenAPIType,
    Operation,
    Reference,
    RequestBody,
    Schema,
)

from newsgen.service.answer import JSON
from newsgen.service.asked import FORMS, MARKETS, Output
from newsgen.service.problem import MEDIA_TYPE, Problem, title_of


def answers(kind: Any, description: str, media_type: str = JSON) -> ResponseSpec:
    """Describe an answer by its type."""
    return ResponseSpec(kind, generate_examples=False, description=description, media_type=media_type)


def refuses(*statuses: int) -> dict[int, ResponseSpec]:
    """Describe the statuses of problems; a value that is off and too many requests are always among them."""
    return {status: answers(Problem, title_of(status), MEDIA_TYPE) for status in (400, *statuses, 429)}


_STRING = Schema(type=OpenAPIType.STRING)


def _maybe(**said: Any) -> Schema:
    """Describe a string that may be null."""
    return Schema(one_of=[Schema(type=OpenAPIType.STRING, **said), Schema(type=OpenAPIType.NULL)])


_ASKED = Schema(
    type=OpenAPIType.OBJECT,
    required=["text"],
    additional_properties=False,
    properties={
        "text": Schema(type=OpenAPIType.STRING, description="용어를 찾을 글."),
        "format": Schema(type=OpenAPIType.STRING, enum=list(FORMS.values()), default="text"),
        "first_only": Schema(type=OpenAPIType.BOOLEAN, default=False, description="용어마다 처음 나온 곳만."),
        "output": Schema(
            type=OpenAPIType.STRING,
            enum=list(get_args(Output)),
            default="spans",
            description="spans는 자리를 JSON으로, html은 용어를 표시한 글을 누구에게나 보여도 되는 HTML로, "
            "source는 보낸 글 그대로에 표시만 더해 냅니다(설정의 trusted에 적힌 곳만).",
        ),
    },
)


_CHECKED = Schema(
    type=OpenAPIType.OBJECT,
    required=["text"],
    additional_properties=False,
    properties={
        "text": Schema(type=OpenAPIType.STRING, description="맞춰 볼 글."),
        "format": _maybe(enum=list(FORMS.values()), description="없으면 글을 보고 압니다."),
        "market": _maybe(enum=list(MARKETS), description="글이 다루는 시장. 없으면 글을 보고 압니다."),
        "date": _maybe(
            format=OpenAPIFormat.DATE, description="글이 다루는 거래일. 없으면 글의 날짜를 읽습니다."
        ),
        "as_of": _maybe(
            format=OpenAPIFormat.DATE_TIME,
            description="이때 저장소에 있던 값으로 봅니다. 시간대가 없으면 한국시간입니다.",
        ),
    },
)


def _text(asked: Schema) -> RequestBody:
    """Describe a body that is JSON, or a text as it is: any bytes that are UTF-8."""
    content = {JSON: OpenAPIMediaType(schema=asked)}
    return RequestBody(
        required=True, content=content | {form: OpenAPIMediaType(schema=Schema()) for form in FORMS}
    )


@dataclass
class TakesText(Operation):
    """An operation that takes a text, in JSON or as it is."""

    def __post_init__(self) -> None:
        """Add the body, which is read by its Content-Type, and the other form of answer."""
        self.request_body = _text(_ASKED)
        _also(self, "text/html", "text/markdown", "text/plain")


@dataclass
class TakesCopy(Operation):
    """An operation that takes a text to be checked, in JSON or as it is."""

    def __post_init__(self) -> None:
        """Add the body, which is read by its Content-Type."""
        self.request_body = _text(_CHECKED)


@dataclass
class GivesForms(Operation):
    """An operation that gives an article in the form that Accept asks for."""

    def __post_init__(self) -> None:
        """Add the forms of answer that a signature cannot tell."""
        _also(self, "text/html", "text/markdown")


@dataclass
class GivesFeeds(Operation):
    """An operation that gives a feed in the form that its address names."""

    def __post_init__(self) -> None:
        """Add the media types of the feeds."""
        _also(self, "application/atom+xml", "application/feed+json")


@dataclass
class GivesExports(Operation):
    """An operation that gives the glossary in the form that its address names."""

    def __post_init__(self) -> None:
        """Add the media types of the forms that are no JSON."""
        _also(self, "text/csv", "application/xml", "application/rdf+xml")


def _also(operation: Operation, *media_types: str) -> None:
    """Say that an answer may also be a text of some other types."""
    found = (operation.responses or {}).get("200")
    if found and not isinstance(found, Reference) and found.content is not None:
        found.content.update({name: OpenAPIMediaType(schema=_STRING) for name in media_types})
