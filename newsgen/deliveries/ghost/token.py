"""The key of an integration, and the short-lived token that is made of it for each request."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json

from newsgen.errors import TargetClosed

_VALID = 300
"""Seconds that a token is valid: Ghost takes no longer ones."""


def parts(secret: str) -> tuple[str, bytes]:
    """Return id and key of an Admin API key; TargetClosed where it is none."""
    id_, _, key = secret.partition(":")
    try:
        return id_, binascii.unhexlify(key.encode()) if key else _no_key()
    except ValueError as error:
        raise TargetClosed(
            "Ghost의 Admin API 키가 아닙니다. 통합 화면의 ‘id:비밀값’을 그대로 넣으십시오."
        ) from error


def _no_key() -> bytes:
    raise ValueError("no colon")


def token(id_: str, key: bytes, now: int) -> str:
    """Return a JSON Web Token, HS256, as Ghost wants it."""
    header = {"alg": "HS256", "typ": "JWT", "kid": id_}
    claims = {"iat": now, "exp": now + _VALID, "aud": "/admin/"}
    signed = b".".join(_base64url(json.dumps(part).encode()) for part in (header, claims))
    return b".".join((signed, _base64url(hmac.digest(key, signed, hashlib.sha256)))).decode()


def _base64url(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")
