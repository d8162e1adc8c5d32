"""The body of an answer, read within bounds."""

from __future__ import annotations

from collections.abc import Callable

import requests

LIMIT = 20_000_000
"""Bytes that an answer may have, unpacked."""
_CHUNK = 1 << 16
_BARE = frozenset({204, 304})
"""Statuses that have no body, whatever length their headers name."""


def body_of(response: requests.Response, late: Callable[[], bool], limit: int = LIMIT) -> bytes:
    """Return the whole body; one that is short, longer than ``limit`` or ``late`` is no answer.

    Raises:
        requests.RequestException: whose cause :func:`newsgen.network.causes.of_error` names.

    """
    body = bytearray()
    for chunk in response.iter_content(_CHUNK):
        body += chunk
        if len(body) > limit:
            raise requests.exceptions.ContentDecodingError("too long")
        if late():
            raise requests.ReadTimeout("too slow")
    length = response.headers.get("Content-Length", "")
    packed = response.headers.get("Content-Encoding", "identity") != "identity"
    bare = response.request.method == "HEAD" or response.status_code in _BARE
    if length.isdecimal() and not packed and not bare and len(body) < int(length):
        raise requests.exceptions.ChunkedEncodingError("too short")  # before urllib3 2 nobody counts
    return bytes(body)
