"""Handlers that are read once in a process: tests make hundreds of applications of the same ones.

Most of what the framework does to make one is to read the signatures of its handlers. What it reads of a
function of a module is kept; one that is made inside another is a new one each time.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from litestar._signature.model import SignatureModel
from litestar.utils.signature import ParsedSignature


@functools.cache
def read_once() -> None:
    """Keep, from now on, what the framework reads of a handler."""
    parsed: dict[object, ParsedSignature] = {}
    kept: set[int] = set()
    models: dict[object, type[SignatureModel]] = {}
    parse: Callable[..., ParsedSignature] = ParsedSignature.from_fn
    create: Callable[..., type[SignatureModel]] = SignatureModel.create

    def from_fn(fn: Any, names: dict[str, Any]) -> ParsedSignature:
        handler = _handler(fn)
        if handler is None:
            return parse(fn, names)
        key = (handler, frozenset(names))
        if key not in parsed:
            parsed[key] = parse(fn, names)
            kept.add(id(parsed[key]))
        return parsed[key]

    def model(*, fn: Any, parsed_signature: ParsedSignature, **more: Any) -> type[SignatureModel]:
        if any(more.values()) or id(parsed_signature) not in kept:  # it depends on what stands around it
            return create(fn=fn, parsed_signature=parsed_signature, **more)
        key = (_handler(fn), id(parsed_signature))
        if key not in models:
            models[key] = create(fn=fn, parsed_signature=parsed_signature, **more)
        return models[key]

    ParsedSignature.from_fn = from_fn  # type: ignore[method-assign, assignment]
    SignatureModel.create = model  # type: ignore[method-assign, assignment]


def _handler(fn: Any) -> object:
    """What tells a handler from others; None of one that is made inside a function, and may be any.

    What answers OPTIONS the framework makes anew for each route, by the same few lines.
    """
    if getattr(fn, "__module__", "") == "litestar.routes.http":
        return getattr(fn, "__code__", None)
    return None if "<locals>" in getattr(fn, "__qualname__", "<locals>") else fn
