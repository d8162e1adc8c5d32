"""What proves that a form is ours: a token bound to a secret of the browser, and where it was sent from."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from litestar.datastructures import Headers

FIELD = "csrf"
"""The form's field that holds the token."""
_BYTES = 32


def token(secret: str) -> str:
    """Return a token for a form, another at each call: the length of a packed page must not tell it."""
    mask = secrets.token_bytes(_BYTES)
    return (mask + _mixed(mask, _bound(secret))).hex()


def agrees(given: str, secret: str) -> bool:
    """Say whether a token was made for the same secret."""
    try:
        whole = bytes.fromhex(given)
    except ValueError:
        return False
    return (
        bool(secret)
        and len(whole) == 2 * _BYTES
        and hmac.compare_digest(_mixed(whole[:_BYTES], whole[_BYTES:]), _bound(secret))
    )


def is_foreign(headers: Headers, url: str) -> bool:
    """Say whether a browser tells that a form was sent from another site than ours at ``url``, if told."""
    site = headers.get("sec-fetch-site", "")
    if site not in {"", "same-origin", "none"}:
        return True
    origin = headers.get("origin")
    if origin is None or (url and origin == url):
        return False
    try:
        host = urlsplit(origin).netloc.lower()
    except ValueError:  # no browser's
        return True
    return not host or host != headers.get("host", "").lower()


def _bound(secret: str) -> bytes:
    return hmac.digest(secret.encode("utf-8", "replace"), b"newsgen desk form", hashlib.sha256)


def _mixed(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
