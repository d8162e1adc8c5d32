"""The desk's two cookies: of a login, and of the page on which one logs in."""

from __future__ import annotations

from typing import Any

from litestar import Request

_LOGIN, _DOOR = "newsgen-desk", "newsgen-desk-door"
_HOST = "__Host-"
"""A browser takes a cookie of this beginning from https alone, and of this host alone."""


def login_of(request: Request[Any, Any, Any], *, is_https: bool) -> str:
    """Return the token of a login that a browser brings; empty where it brings none."""
    return request.cookies.get(_named(_LOGIN, is_https=is_https), "")


def door_of(request: Request[Any, Any, Any], *, is_https: bool) -> str:
    """Return what the page of the login gave a browser."""
    return request.cookies.get(_named(_DOOR, is_https=is_https), "")


def login(token: str, *, is_https: bool) -> str:
    """Return the Set-Cookie line of a login; of none, with an empty token."""
    return _line(_named(_LOGIN, is_https=is_https), token, is_https=is_https)


def door(secret: str, *, is_https: bool) -> str:
    """Return the Set-Cookie line of the page on which one logs in."""
    return _line(_named(_DOOR, is_https=is_https), secret, is_https=is_https)


def _named(name: str, *, is_https: bool) -> str:
    return f"{_HOST if is_https else ''}{name}"


def _line(name: str, value: str, *, is_https: bool) -> str:
    over = "" if value else "; Max-Age=0"
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Lax{'; Secure' if is_https else ''}{over}"
