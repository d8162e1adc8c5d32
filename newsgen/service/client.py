"""Who asks: the machine at the other end, or the one for which a named proxy says that it asks.

Only ``X-Forwarded-For`` is read, and only what proxies wrote that the settings name: from its end, up to the
first address that is no such proxy. ``Forwarded`` is not read: a proxy that writes the one header passes the
other on as the client forged it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from newsgen.service.asgi import Scope

LOG = logging.getLogger("newsgen.service")
_WITH_PORT = re.compile(r"\[([^\]]*)\](?::\d+)?|(\d+(?:\.\d+){3}):\d+")
_HOME = 64
"""Bits that are alike in all IPv6 addresses which one client may take."""


class Proxies:
    """The proxies that are believed, by address or by network."""

    def __init__(self, named: Iterable[str]) -> None:
        self._networks = tuple(ip_network(each) for each in named)
        self._hinted = False

    def __contains__(self, address: IPv4Address | IPv6Address | None) -> bool:
        return address is not None and any(address in network for network in self._networks)

    def client(self, scope: Scope) -> str:
        """Return as whom to count who sent a request."""
        peer = scope.get("client")
        host = peer[0] if peer else ""
        if not self._networks or (address := address_of(host)) not in self:
            return counted(host)
        for entry in reversed(_forwarded(scope)):
            named = address_of(entry)
            if named is None:
                break  # whatever stands before it, no proxy of ours can have checked
            address = named
            if address not in self:
                break
        return _name(address)

    def hint(self, scope: Scope) -> None:
        """Tell once, where a client must wait and a proxy nobody named may have sent it, what to set."""
        peer = scope.get("client")
        address = address_of(peer[0] if peer else "")
        if self._hinted or not address or not address.is_private or address in self:
            return
        if any(_forwarded(scope)):
            self._hinted = True
            LOG.warning(
                "%s에서 온 요청을 rate를 넘어 거절했는데 X-Forwarded-For가 있습니다. 프록시라면 그 주소를 "
                "[service] proxies에 적으십시오. 적지 않으면 그 뒤의 독자를 모두 한 클라이언트로 셉니다.",
                address,
            )


@lru_cache(maxsize=4096)
def address_of(text: str) -> IPv4Address | IPv6Address | None:
    """Read an address, with or without a port; IPv4 in the form of IPv6 is IPv4; None for what is none."""
    found = _WITH_PORT.fullmatch(text)
    try:
        address = ip_address((found[1] or found[2] or "") if found else text)
    except ValueError:
        return None
    return (address.version == 6 and address.ipv4_mapped) or address


@lru_cache(maxsize=4096)
def counted(host: str) -> str:
    """Return under which name a client is counted: by its IPv6 network, all of which is one home's."""
    return _name(address_of(host))


def _name(address: IPv4Address | IPv6Address | None) -> str:
    if address is None:
        return ""
    return str(address) if address.version == 4 else str(ip_network((address.packed, _HOME), strict=False))


def _forwarded(scope: Scope) -> list[str]:
    lines = (value.decode("latin-1") for name, value in scope["headers"] if name == b"x-forwarded-for")
    return [entry.strip() for entry in ",".join(lines).split(",")]
