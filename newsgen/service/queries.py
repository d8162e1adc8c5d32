"""What a request may ask in its query: what its route knows, and nothing that would be passed over."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl

from litestar import Request
from litestar.exceptions import NotFoundException
from litestar.handlers import BaseRouteHandler

from newsgen.service.problem import Refusal, place

_TAGS = re.compile(r"utm_\w+|n_\w+|_g[al]|mc_[ce]id|NaPm|igshid|(?:d|fb|g|ms|tt|tw)clid|[gw]braid")
"""What newsletters, portals and search engines add to a link of a page to count its readers."""


_NOWHERE = "/v1/{path}"
"""The route under which the framework would answer with a page of its own what no endpoint of ours is."""


async def known_only(request: Request[Any, Any, Any]) -> None:
    """Refuse a query that names something that the route does not know; stands before all routes."""
    if request.scope["path_template"] == _NOWHERE:
        raise NotFoundException
    query = request.scope["query_string"]
    if not query:
        return
    known = _names(request.scope["route_handler"])
    is_page = not request.scope["path"].startswith("/v1/")
    unknown = [
        name
        for name in dict.fromkeys(_asked(query))
        if name not in known and not (is_page and _TAGS.fullmatch(name))
    ]
    if unknown:
        allowed = f"{', '.join(known)}만 씁니다." if known else "이 주소에는 아무것도 붙이지 않습니다."
        raise Refusal(
            400,
            "주소의 ? 뒤에 모르는 이름이 있습니다. errors에 적힌 것을 빼거나 고치십시오.",
            *(place(f"query:{name}", f"모르는 이름입니다. {allowed}") for name in unknown),
        )


def _asked(query: bytes) -> list[str]:
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True, errors="replace")
    return [name for name, _ in pairs]


@lru_cache(256)
def _names(handler: BaseRouteHandler) -> tuple[str, ...]:
    """Return what a route takes from a query: what its function takes, less what comes from elsewhere."""
    elsewhere = {"request", "body"}.union(*(_in_path(path) for path in handler.paths))
    return tuple(name for name in handler.parsed_fn_signature.parameters if name not in elsewhere)


def _in_path(path: str) -> set[str]:
    return set(re.findall(r"\{(\w+):", path))
