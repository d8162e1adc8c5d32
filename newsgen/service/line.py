"""What a request must be before any route is asked: its address, and the host that it names."""

from __future__ import annotations

import re

from newsgen.service.asgi import Scope
from newsgen.service.problem import Refusal, place

LONGEST = 8192
"""Characters of an address, the query included."""
_SEGMENT = 255
"""Characters between two slashes; no file system has longer names."""
_HOST = re.compile(rb"(?:[A-Za-z0-9._~!$&'()*+,;=%-]+|\[[0-9A-Fa-f:.]+\])(?::(\d{0,5}))?")
_PORTS = 65_535


def refusal_of(scope: Scope) -> Refusal | None:
    """Return why a request is not read any further; None where it is well formed."""
    path = scope["path"]
    if len(path) + len(scope["query_string"]) > LONGEST:
        return Refusal(414, f"주소는 {LONGEST}자까지 쓸 수 있습니다.")
    if len(path) > _SEGMENT and any(len(each) > _SEGMENT for each in path.split("/")):
        return Refusal(414, f"주소에서 / 사이는 {_SEGMENT}자까지 쓸 수 있습니다.")
    if not _names_a_host(scope):
        return Refusal(
            400, "Host 헤더를 하나만, 호스트 이름으로 보내십시오.", place("header:Host", "호스트가 아닙니다.")
        )
    return None


def _names_a_host(scope: Scope) -> bool:
    """Say whether there is one Host that is one, as HTTP/1.1 demands (RFC 9112, 3.2)."""
    hosts = [value for name, value in scope["headers"] if name == b"host"]
    if len(hosts) != 1:
        return not hosts and scope["http_version"] == "1.0"
    found = _HOST.fullmatch(hosts[0])
    return found is not None and int(found[1] or 0) <= _PORTS
