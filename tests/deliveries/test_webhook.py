"""The signed webhook against a receiver that checks as Standard Webhooks says, with code of its own."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from newsgen.config import Cms
from newsgen.deliveries.run import deliver
from newsgen.deliveries.webhook import Webhook
from newsgen.errors import TargetClosed
from newsgen.finding import Severity
from tests.deliveries.help import article, kill, put, state
from tests.schemas import validator

KEY = b"0123456789abcdef0123456789abcdef"
SECRET = f"whsec_{base64.b64encode(KEY).decode()}"


@contextlib.contextmanager
def receiver(status=200, headers=()):
    got = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append((dict(self.headers), body))
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/hook", got
    finally:
        server.shutdown()
        server.server_close()


def hook(url, secret=SECRET):
    return Webhook(Cms(kind="webhook", url=url, timeout=5), secret)


def verified(headers, body):
    """Verify as the specification has it: HMAC-SHA256 of id.timestamp.body, base64, and a fresh timestamp."""
    signed = b".".join([headers["webhook-id"].encode(), headers["webhook-timestamp"].encode(), body])
    expected = base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
    fresh = abs(time.time() - int(headers["webhook-timestamp"])) < 60
    return fresh and headers["webhook-signature"] == f"v1,{expected}"


def test_an_article_arrives_signed_and_whole(box):
    with receiver() as (url, got):
        row = put(box, article())
        deliver(box, {"wp": hook(url)})
    assert state(box, row)[0] == "success"
    ((headers, body),) = got
    assert verified(headers, body)
    told = json.loads(body)
    assert (told["action"], told["article"], told["version"], told["status"]) == (
        "publish",
        "2025-08-13-us-close",
        1,
        "draft",
    )
    assert told["document"]["schema"] == "newsgen/article/v1"
    assert "<dl" in told["html"]
    assert SECRET not in str(got)


def test_repeats_carry_the_same_id_and_other_deliveries_another(box):
    with receiver(status=503) as (url, got):
        row = put(box, article())
        deliver(box, {"wp": hook(url)})
        box.revive(row)
        deliver(box, {"wp": hook(url)})
    assert len({headers["webhook-id"] for headers, _ in got}) == 1
    assert len(got) == 2
    with receiver() as (url, later):
        put(box, article(revision=2))
        deliver(box, {"wp": hook(url)})
        kill(box, article())
        deliver(box, {"wp": hook(url)})
    assert len({headers["webhook-id"] for headers, _ in (*got, *later)}) == 3
    assert json.loads(later[-1][1])["action"] == "kill"


def test_a_refused_signature_closes_the_target(box):
    with receiver(status=401) as (url, _):
        row = put(box, article())
        ((_, trouble, _),) = deliver(box, {"wp": hook(url)})
    assert "서명" in trouble
    assert state(box, row)[0] == "pending"


def test_retry_after_is_kept(box):
    with receiver(429, [("Retry-After", "900")]) as (url, _):
        row = put(box, article())
        deliver(box, {"wp": hook(url)})
    waiting = box.get(row.id)
    assert (waiting.due - box.now()).total_seconds() == pytest.approx(900, abs=5)


def test_a_redirect_is_not_followed_with_our_signature(box):
    with receiver() as (other, got), receiver(302, [("Location", other)]) as (url, _):
        put(box, article())
        ((_, trouble, _),) = deliver(box, {"wp": hook(url)})
    assert got == []
    assert "옮겨졌습니다" in trouble


def test_check_pings():
    with receiver() as (url, got):
        assert [finding.severity for finding in hook(url).check()] == [Severity.OK]
    assert json.loads(got[0][1])["action"] == "ping"
    assert verified(*got[0])
    assert [finding.severity for finding in hook(url).check()] == [Severity.WRONG]  # nobody listens any more


def test_a_secret_that_is_no_base64_is_said():
    with pytest.raises(TargetClosed, match="base64"):
        hook("http://127.0.0.1:9", "whsec_***")


def test_unsigned_by_the_settings_there_is_no_signature_and_the_check_says_so():
    with receiver() as (url, got):
        plain = Webhook(Cms(kind="webhook", url=url, timeout=5, signed=False), "")
        assert [finding.severity for finding in plain.check()] == [Severity.WARNING, Severity.OK]
    ((headers, _),) = got
    assert "webhook-id" in headers
    assert "webhook-signature" not in headers


def test_a_receiver_that_wants_a_signature_is_told_of_the_setting(box):
    with receiver(status=401) as (url, _):
        put(box, article())
        ((_, trouble, _),) = deliver(box, {"wp": Webhook(Cms(kind="webhook", url=url, signed=False), "")})
    assert "signed = false" in trouble


def test_what_is_sent_is_as_the_published_schema_says(box):
    published = validator("delivery.v1.json")
    with receiver() as (url, got):
        list(hook(url).check())
        put(box, article())
        deliver(box, {"wp": hook(url)})
        kill(box, article())
        deliver(box, {"wp": hook(url)})
    told = [json.loads(body) for _, body in got]
    assert [each["action"] for each in told] == ["ping", "publish", "kill"]
    for each in told:
        published.validate(each)
    assert [each["id"] for each in told] == [headers["webhook-id"] for headers, _ in got]
    assert not published.is_valid(told[1] | {"action": "unpublish"})
    assert not published.is_valid({name: each for name, each in told[1].items() if name != "html"})


def test_the_receiver_of_the_documentation_knows_ours_from_others(box):
    page = (Path(__file__).parents[2] / "docs" / "publish.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    told: dict[str, Any] = {}
    exec(code, told)
    with receiver() as (url, got):
        put(box, article())
        deliver(box, {"wp": hook(url)})
    ((headers, body),) = got
    assert told["is_ours"](headers, body, SECRET)
    assert not told["is_ours"](headers, body.replace(b"draft", b"publish"), SECRET)
    assert not told["is_ours"](headers, body, "another secret")
