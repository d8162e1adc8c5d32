"""Odd answers: what stands on the wire in the place of the answer that was due."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from typing import Any

from tests.deliveries.standin import Told, http

Odd = Callable[[Told], bytes | Iterator[bytes]]

_JSON = "Content-Type: application/json"
_HTML = "Content-Type: text/html; charset=UTF-8"
PORTAL = b"<!DOCTYPE html><html><head><title>Login</title></head><body><form>Wi-Fi</form></body></html>"
NOTICE = b"<br />\n<b>Notice</b>:  Undefined variable $x in <b>/srv/wp/x.php</b> on line <b>3</b><br />\n"
BARE_NOTICE = b'\nPHP Warning: Undefined array key "a" in /srv/wp/x.php on line 12\n'


def body(made: bytes | Callable[[bytes], bytes], status: int = 0, *headers: str) -> Odd:
    """Return an odd answer of another body, with the status that was due unless told."""

    def odd(told: Told) -> bytes:
        content = made if isinstance(made, bytes) else made(told.json)
        return http(status or told.status, content, *(headers or (_JSON,)))

    return odd


def field(name: str, value: Any = ..., new: str = "") -> Odd:
    """Return an odd answer in which a field of each thing is another, is renamed, or is not there."""

    def changed(thing: Any) -> Any:
        if isinstance(thing, list):
            return [changed(each) for each in thing]
        if isinstance(thing, dict) and name in thing:
            kept = {key: each for key, each in thing.items() if key != name}
            return kept | ({new: thing[name]} if new else {} if value is ... else {name: value})
        if isinstance(thing, dict):
            return {key: changed(each) for key, each in thing.items()}
        return thing

    def odd(told: Told) -> bytes:
        return http(told.status, json.dumps(changed(told.content)).encode(), _JSON)

    return odd


def status(number: int, content: bytes = b"", *headers: str) -> Odd:
    return lambda _: http(number, content, *headers)


def wire(content: bytes) -> Odd:
    return lambda _: content


def _other_shape(told: bytes) -> bytes:
    thing = json.loads(told)
    return json.dumps(
        {str(n): each for n, each in enumerate(thing)} if isinstance(thing, list) else [thing]
    ).encode()


def _endless(_: Told) -> Iterator[bytes]:
    for _ in range(400):
        yield b"HTTP/1.1 100 Continue\r\n\r\n"


LONG = "길" * 10_000
SHAPES: dict[str, Odd] = {
    "null": body(b"null"),
    "true": body(b"true"),
    "number": body(b"12"),
    "string": body(b'"ok"'),
    "list of null": body(b"[null]"),
    "list of lists": body(b"[[]]"),
    "list of objects": body(b"[{}]"),
    "object of null": body(b'{"posts": null, "id": null}'),
    "list for object, object for list": body(_other_shape),
    "twice wrapped": body(lambda told: b'{"data": ' + told + b"}"),
    "no id": field("id"),
    "id null": field("id", None),
    "id a word": field("id", "글"),
    "id zero": field("id", 0),
    "id below zero": field("id", -3),
    "id a list": field("id", [1]),
    "id true": field("id", True),
    "id without end": field("id", 10**400),
    "id renamed": field("id", new="ID"),
    "title null": field("title", None),
    "title a number": field("title", 3.5),
    "title renamed": field("title", new="post_title"),
    "content null": field("content", None),
    "content a list": field("content", []),
    "content a string": field("content", "글"),
    "content nonsense": field("content", {"raw": {"raw": []}}),
    "status missing": field("status"),
    "status a number": field("status", 7),
    "html a number": field("html", 7),
    "date missing": field("updated_at"),
    "date at the end of time": field("modified_gmt", "9999-12-31T23:59:59"),
    "date no date": field("modified_gmt", "\u202e어제\x00"),
    "slug a list": field("slug", []),
    "link a list": field("link", []),
    "100,000 deep list": body(b"[" * 100_000),
    "100,000 deep object": body(b'{"a":' * 100_000),
    "deep field": field("title", json.loads("[" * 900 + "]" * 900)),
    "NaN": body(lambda told: told.replace(b'"id": ', b'"n": NaN, "id": ') or b"NaN"),
    "NaN alone": body(b"NaN"),
    "infinity": body(b'[{"id": Infinity}]'),
    "half a pair": body(b'{"id": "\\ud800"}'),
    "half of it": body(lambda told: told[: len(told) // 2]),
    "trailing comma": body(lambda told: told[:-1] + b"," + told[-1:]),
    "UTF-16": body(lambda told: told.decode().encode("utf-16")),
    "CP949": body(b'{"id": 5, "title": "\xb1\xdb"}'),
    "PHP error": body(b"<br />\n<b>Fatal error</b>:  Memory in <b>/srv/x.php</b> on line <b>9</b><br />"),
    "PHP error behind": body(lambda told: told + NOTICE),
    "a page before": body(lambda told: PORTAL + told),
    "portal": body(PORTAL, 200, _HTML),
    "portal 511": status(511, PORTAL, _HTML),
    "login page": body(b"<html><body class='login'>" + b"x" * 5000, 200, _HTML),
    "text": body(b"OK", 200, "Content-Type: text/plain"),
    "empty 200": body(b"", 200),
    "empty 201": body(b"", 201),
    "empty 202": body(b"", 202),
    "empty 204": status(204),
    "empty 205": status(205),
    "spaces": body(b" \r\n\t ", 200),
    "binary": body(bytes(range(256)) * 4),
    "206": body(lambda told: told[:40], 206),
    "207": body(b"<multistatus/>", 207),
    "299": body(b"{}", 299),
}  # fmt: skip
WIRE: dict[str, Odd] = {
    "gzip cut off": body(lambda told: gzip.compress(told * 9)[:-20], 0, _JSON, "Content-Encoding: gzip"),
    "gzip that is none": body(lambda told: told, 0, _JSON, "Content-Encoding: gzip"),
    "deflate that is none": body(b"\x00\x01", 0, _JSON, "Content-Encoding: deflate"),
    "shorter than told": body(lambda told: told, 0, _JSON, "Content-Length: 999999"),
    "chunks cut off": body(b"400\r\n[", 0, _JSON, "Transfer-Encoding: chunked"),
    "chunks of no number": body(b"zz\r\n[]\r\n", 0, _JSON, "Transfer-Encoding: chunked"),
    "length no number": body(b"[]", 0, _JSON, "Content-Length: many"),
    "no HTTP": wire(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "nothing": lambda _: iter(()),
    "status no number": wire(b"HTTP/1.1 OK fine\r\n\r\n"),
    "long header": status(200, b"[]", "X-Long: " + "x" * 70_000),
    "many headers": status(200, b"[]", *(f"X-{n}: x" for n in range(300))),
    "header of bytes": wire(b"HTTP/1.1 200 OK\r\nX-\xff\xfe: \xff\r\nContent-Length: 2\r\n\r\n[]"),
    "101": status(101),
    "103": status(103),
    "100 without end": _endless,
    "300": status(300),
    "301 nowhere": status(301),
    "302 script": status(302, b"", "Location: javascript:alert(1)"),
    "302 relative": status(302, b"", "Location: /wp-login.php?redirect_to=x"),
    "302 to itself": status(302, b"", "Location: ?"),
    "302 bad address": status(302, b"", "Location: http://[bad"),
    "302 bytes": wire(b"HTTP/1.1 302 F\r\nLocation: https://\xff\xfe/\r\nContent-Length: 0\r\n\r\n"),
    "302 elsewhere": status(302, b"", "Location: https://portal.example/login?token=abcdefgh"),
    "302 with a password": status(302, b"", "Location: https://u:p4ssw0rd@portal.example/"),
    "302 endless body": status(302, b"x" * 1000, "Location: https://[::1", "Content-Length: 99999999"),
    "304": status(304),
    "307": status(307, b"", "Location: //portal.example/"),
    "308": status(308, b"", "Location: https://new.example/blog"),
    "400": status(400, b'{"code": null}'),
    "400 list": status(400, b"[]"),
    "400 deep": status(400, b'{"code": ' * 100_000),
    "401": status(401, b'{"code": ["rest_forbidden"]}'),
    "403 page": status(403, PORTAL, _HTML),
    "403 odd": status(403, b'{"code": {"rest_forbidden": 1}, "data": []}'),
    "403 raw": status(403, b'{"code": "rest_forbidden", "message": "Sorry <b>no</b>"}'),
    "404 page": status(404, PORTAL, _HTML),
    "405": status(405),
    "409": status(409, b"null"),
    "410": status(410),
    "413": status(413, b"<h1>413</h1>"),
    "418": status(418),
    "423": status(423),
    "425": status(425),
    "429 forever": status(429, b"", "Retry-After: 99999999999999999999"),
    "429 odd": status(429, b"", "Retry-After: Mon, 99 Foo 99999999999 00:00:00 GMT"),
    "449": status(449),
    "451": status(451),
    "500 page": status(500, PORTAL, _HTML),
    "501": status(501),
    "505": status(505),
    "508": status(508),
    "520": status(520),
    "521": status(521),
    "522": status(522),
    "523": status(523),
    "524": status(524),
    "525": status(525),
    "526": status(526),
    "527": status(527),
    "530": status(530, b"error code: 1016"),
    "598": status(598),
    "599": status(599),
    "999": status(999),
}  # fmt: skip
ODD = SHAPES | WIRE

READABLE: dict[str, Odd] = {
    "byte order mark": body(lambda told: b"\xef\xbb\xbf" + told),
    "PHP notice": body(lambda told: NOTICE + told),
    "two PHP notices": body(lambda told: NOTICE + NOTICE + told),
    "bare PHP notice": body(lambda told: BARE_NOTICE + told),
    "numbers as strings": body(
        lambda told: json.dumps(
            json.loads(told, parse_int=str)
        ).encode()
    ),
    "another 2xx": body(lambda told: told, 203),
    "no type": body(lambda told: told, 0, "Content-Type: text/html"),
    "long names": field("name", LONG),
}  # fmt: skip
"""Odd, and still as good as what was due."""
