"""Addresses that are read alike by whoever reads them.

A browser, urllib and urllib3 part ways over backslashes, spaces, two at-signs, short forms of numbers and
letters that look alike: what one takes for the host is a name or a path to another. So only the plain form
is taken, in which there is nothing to disagree about, and nothing that is secret can stand.
"""

from __future__ import annotations

import ipaddress
import re
from typing import NamedTuple

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
"""Hosts to which nothing can be overheard: the only ones that plain http is good for."""

_LONGEST = 2000
_PLAIN = re.compile(
    r"(?P<scheme>https?)://"
    r"(?P<host>[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*|\[[0-9a-f:.]+\])"
    r"(?::(?P<port>[1-9][0-9]{0,4}))?"
    r"(?P<path>(?:/(?:[a-z0-9._~!$&'()*+,;=:@-]|%[89a-f][0-9a-f])*)*)",
    re.IGNORECASE | re.ASCII,
)
_DOTS = re.compile(r"/\.{1,2}(?=/|$)")
_MOST_PORTS = 65535


class Address(NamedTuple):
    """A place on the web."""

    url: str
    """As it is asked: scheme and host in small letters, without a slash at the end."""
    host: str
    origin: str
    """Scheme, host and port."""

    @property
    def loopback(self) -> bool:
        """Whether it is this machine."""
        return self.host in LOOPBACK


def address(url: str) -> Address:
    """Read an address.

    Raises:
        ValueError: it cannot be used; Korean: why, and what to write, without the address itself, in which a
            password may stand.

    """
    found = _PLAIN.fullmatch(url)
    if found is None or len(url) > _LONGEST:
        raise ValueError(_wrong(url))
    scheme, host, path = found["scheme"].lower(), found["host"].lower(), found["path"].rstrip("/")
    if not _is_host(host):
        raise ValueError("호스트를 이름이나 온전한 IP 주소(192.0.2.1, [2001:db8::1])로 적으십시오")
    if int(found["port"] or 1) > _MOST_PORTS:
        raise ValueError("포트는 1에서 65535까지입니다")
    if _DOTS.search(path) or "//" in path:
        raise ValueError("경로에서 ./ ../ //를 빼십시오")
    if scheme == "http" and host not in LOOPBACK:
        raise ValueError("https 주소가 아닙니다. 비밀번호가 그대로 드러나므로 https://로 적으십시오")
    origin = f"{scheme}://{host}" + (f":{found['port']}" if found["port"] else "")
    return Address(origin + path, host, origin)


class MailServer(NamedTuple):
    """A mail server that takes messages from us."""

    host: str
    port: int
    tls: bool
    """Whether it speaks TLS from the first byte; else it is asked to begin it (STARTTLS)."""

    @property
    def url(self) -> str:
        """It as it is written."""
        return f"smtp{'s' if self.tls else ''}://{self.host}:{self.port}"

    @property
    def loopback(self) -> bool:
        """Whether it is this machine."""
        return self.host in LOOPBACK


def mail_server(url: str) -> MailServer:
    """Read the address of a mail server, ``smtp://host:587`` or ``smtps://host:465``.

    Raises:
        ValueError: it cannot be used; Korean, without the address itself.

    """
    scheme, _, rest = url.partition("://")
    if scheme not in {"smtp", "smtps"}:
        raise ValueError("smtp://mail.example.com:587이나 smtps://mail.example.com:465처럼 적으십시오")
    found = address(f"https://{rest}")
    port = found.origin.removeprefix(f"https://{found.host}").removeprefix(":")
    if found.url != found.origin:
        raise ValueError("메일 서버에는 경로를 적지 마십시오")
    return MailServer(found.host, int(port or (465 if scheme == "smtps" else 587)), scheme == "smtps")


def _is_host(host: str) -> bool:
    """Tell whether a host is a name or a whole number: 127.1 or 0x7f.1 is one place here, another there."""
    last = host.rpartition(".")[2]
    try:
        if host.startswith("["):
            ipaddress.IPv6Address(host[1:-1])
        elif last.isdecimal() or last.startswith("0x"):
            ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return all(0 < len(label) < 64 for label in host.split(".")) and len(host) < 254


def _wrong(url: str) -> str:
    """Say what is wrong with an address that is not plain, the most telling thing first."""
    authority = re.split(r"[/?#]", url.partition("://")[2], maxsplit=1)[0]
    if "@" in authority:
        return "주소에 사용자나 비밀번호(@ 앞)를 적지 마십시오. user와 비밀값 자리에 넣습니다"
    if "?" in url or "#" in url:
        return "주소에서 ? 뒤(토큰 따위)와 # 뒤를 빼십시오"
    if not url.isascii():
        return "영문이 아닌 글자가 있습니다. 한글 주소는 xn--로 시작하는 꼴로 적으십시오"
    if "://" not in url:
        return "https://로 시작하는 주소를 적으십시오"
    return "읽는 쪽마다 달리 읽을 수 있는 주소입니다. https://cms.example.com/경로 꼴로 적으십시오"
