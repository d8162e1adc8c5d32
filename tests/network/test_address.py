"""Addresses: what is taken, every reader reads alike; what two read differently is refused in a line."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
import requests
from hypothesis import example, given, settings
from hypothesis import strategies as st
from urllib3.util import parse_url

from newsgen.network.address import address

TWO_FACED = (
    "https://cms.example.com\\@evil.com",
    "https://cms.example.com\\.evil.com",
    "https://a@b@c",
    "https://user:pass@cms.example.com",
    "https://user@cms.example.com",
    "http://127.0.0.1:80\\@x",
    "http://127.0.0.1@evil.com",
    "http://127.0.0.1#@evil.com",
    "http://127.0.0.1?@evil.com",
    "https://exa mple.com",
    "https://exa\tmple.com",
    "https://exa\nmple.com",
    " https://example.com",
    "https://example.com\n",
    "https://example.com\x00",
    "https://ｅxample.com",
    "https://exаmple.com",  # Cyrillic
    "https://example。com",
    "https://exa\u00admple.com",
    "https://faß.de",
    "https://뉴스.kr",
    "https://뉴스.kr",
    "http://localhost.evil.com",
    "http://localhost.",
    "http://127.1",
    "https://127.1",
    "https://0x7f.0.0.1",
    "https://017700000001",
    "https://2130706433",
    "https://256.1.1.1",
    "http://0.0.0.0",
    "http://[::1%25eth0]",
    "http://[::1",
    "http://[::ffff:127.0.0.1]",
    "https://[v1.x]",
    "https://cms.example.com:0",
    "https://cms.example.com:99999",
    "https://cms.example.com:",
    "https://cms.example.com:80:80",
    "https://cms.example.com:８0",
    "https://cms.example.com/#x",
    "https://cms.example.com/?token=abc",
    "https://cms.example.com?x",
    "https://cms.example.com/a/../b",
    "https://cms.example.com/./b",
    "https://cms.example.com/%2e%2e/b",
    "https://cms.example.com//b",
    "https://cms.example.com/a\\b",
    "https://cms..example.com",
    "https://.example.com",
    "https://%65xample.com",
    "https:/example.com",
    "https:example.com",
    "https:///example.com",
    "//example.com",
    "example.com",
    "ftp://example.com",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "http://example.com",
    "https://" + "a" * 64 + ".com",
    "https://a.com/" + "x" * 3000,
    "",
)


@pytest.mark.parametrize("url", TWO_FACED)
def test_what_could_be_read_in_two_ways_is_refused_without_repeating_it(url):
    with pytest.raises(ValueError, match=r"[가-힣]") as caught:
        address(url)
    told = str(caught.value)
    assert told.isprintable()
    assert not any(part in told for part in ("evil", "pass@", "token=", "user:"))


@pytest.mark.parametrize(
    ("url", "asked", "host"),
    [
        ("https://cms.example.com", "https://cms.example.com", "cms.example.com"),
        ("HTTPS://CMS.Example.com:8443/Blog/", "https://cms.example.com:8443/Blog", "cms.example.com"),
        ("https://xn--hu1bx5c.kr/x", "https://xn--hu1bx5c.kr/x", "xn--hu1bx5c.kr"),
        ("http://localhost:2368", "http://localhost:2368", "localhost"),
        ("http://127.0.0.1:80/a", "http://127.0.0.1:80/a", "127.0.0.1"),
        ("http://[::1]:8080", "http://[::1]:8080", "[::1]"),
        ("https://192.0.2.1/%ED%95%9C", "https://192.0.2.1/%ED%95%9C", "192.0.2.1"),
    ],
)
def test_plain_addresses(url, asked, host):
    assert (address(url).url, address(url).host) == (asked, host)


PIECES = st.sampled_from(
    ["https://", "http://", "HTTP://", "a", "evil.com", "127.0.0.1", "localhost", "[::1]", "::1", "@", "\\",
     ":", "/", "//", "..", ".", "?", "#", "80", "0", "%", "%2e", "%ED", "%25", " ", "\t", "한", "ⓐ", "xn--",
     "-", "_", ";", "&", "=", "!", "1", "0x7f", "[", "]", "\u202e", "\ufeff"]
)  # fmt: skip


@settings(max_examples=3000, deadline=None)
@given(st.lists(PIECES, max_size=9).map("".join))
@example("https://a;b/c;d")
@example("http://localhost/@x")
@example("https://a_b-c.d:80/~x!$&'()*+,;=:@")
def test_what_is_taken_is_read_alike_by_three_readers(url):
    try:
        found = address(url)
    except ValueError:
        return
    split, parsed = urlsplit(url), parse_url(url)
    sent = parse_url(requests.Request("GET", found.url).prepare().url)
    host = found.host.strip("[]")
    assert split.hostname == host
    assert parsed.host.strip("[]") == host == sent.host.strip("[]")
    assert split.port == parsed.port == sent.port
    assert split.scheme == parsed.scheme == sent.scheme
    assert not any((split.username, split.password, parsed.auth, sent.auth))
    assert (sent.path or "").rstrip("/") == (parsed.path or "").rstrip("/")
    assert split.scheme == "https" or host in {"localhost", "127.0.0.1", "::1"}
