"""A webhook, signed unless the settings say otherwise: for a CMS that takes articles by a program of its own.

Headers and signature are those of Standard Webhooks, for which receivers have libraries: HMAC-SHA256 over
``id.timestamp.body``. The id stays the same over all attempts at one delivery, so that a receiver takes each
one once; the timestamp lets it refuse what somebody recorded and sends again.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
import hmac
import time
from collections.abc import Iterator

import msgspec

from newsgen.config import Cms
from newsgen.deliveries.copy import Copy, plain_body
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.line import Line
from newsgen.deliveries.target import Memory, Remote
from newsgen.errors import DeliveryProblem, DeliveryRefused, TargetClosed
from newsgen.finding import Finding, Severity, found
from newsgen.model import Article
from newsgen.outputs.delivered import Delivered, Ping, Published, Withdrawn

_SIGNED = ("서명을 받지 않습니다", "양쪽의 비밀값과 시계를 맞추십시오.")
_UNSIGNED = ("서명 없이는 받지 않습니다", "signed = false를 빼고 비밀값을 넣으십시오.")
"""Why a receiver refuses, and what to do."""


class Webhook:
    """One address that takes a POST a delivery and answers 2xx when it has it."""

    memory = Memory.KEYS

    def __init__(self, settings: Cms, secret: str) -> None:
        self._line = Line(settings.url, timeout=settings.timeout, secrets=(secret,))
        self._key = _key(secret) if settings.signed else None

    @staticmethod
    def body(article: Article) -> str:
        """Set an article's text as plain elements."""
        return plain_body(article)

    @staticmethod
    def needs_secret(settings: Cms) -> bool:
        """Tell whether it signs."""
        return settings.signed

    def find(self, article: str) -> None:
        """Return nothing: a webhook cannot be asked."""

    def read(self, remote: str) -> Remote | None:  # noqa: ARG002
        """Return nothing: a webhook cannot be asked."""
        return None

    def create(self, copy: Copy, status: Status, at: dt.datetime | None, key: str) -> Remote:
        """Send an article, with all that its receiver needs to set it or to take its JSON."""
        self._send(
            Published(
                id=key,
                article=copy.article,
                version=copy.version,
                status=status.value,
                at=at and at.astimezone(dt.UTC),
                headline=copy.title,
                summary=copy.excerpt,
                html=copy.body,
                document=msgspec.json.decode(copy.document, type=Article),
            )
        )
        return Remote(id=key, version=copy.version, status=status, title=copy.title, body=copy.body)

    def update(self, remote: Remote, copy: Copy, status: Status, at: dt.datetime | None, key: str) -> Remote:  # noqa: ARG002
        """Send a later version: to a receiver it is a delivery like the first."""
        return self.create(copy, status, at, key)

    def withdraw(self, remote: Remote, article: str, key: str) -> None:  # noqa: ARG002
        """Send word that every version is withdrawn."""
        self._send(Withdrawn(id=key, article=article))

    def editor(self, remote: Remote) -> str:  # noqa: ARG002
        """Return nothing: a webhook cannot be asked."""
        return ""

    def check(self) -> Iterator[Finding[None]]:
        """Send a ping, which is no article."""
        if self._key is None:
            line = "서명 없이 보냅니다(signed = false). 누가 보냈는지 받는 쪽이 확인할 수 없습니다."
            yield found("signature", Severity.WARNING, line)
        try:
            self._send(Ping(id=f"ping:{int(time.time())}"))
        except DeliveryProblem as problem:
            yield found("ping", Severity.WRONG, str(problem))
        else:
            yield found("ping", Severity.OK, f"ping을 {self._line.host}에서 받았습니다.")

    def _send(self, content: Delivered) -> None:
        body = msgspec.json.encode(content)
        headers = {"Content-Type": "application/json", **headers_of(self._key, content.id, body)}
        answer = self._line.ask("POST", data=body, headers=headers)
        if answer.status in {401, 403}:
            why, advice = _SIGNED if self._key else _UNSIGNED
            raise TargetClosed(f"{self._line.host}: {why}(HTTP {answer.status}). {advice}")
        if not answer.ok:
            raise DeliveryRefused(f"{self._line.host}: HTTP {answer.status}(으)로 거절했습니다.")


def headers_of(key: bytes | None, id_: str, body: bytes) -> dict[str, str]:
    """Return the headers of a delivery now: its id and time, and its signature where there is a key."""
    moment = str(int(time.time()))
    signature = {"webhook-signature": f"v1,{sign(key, id_, moment, body)}"} if key else {}
    return {"webhook-id": id_, "webhook-timestamp": moment, **signature}


def sign(key: bytes, id_: str, moment: str, body: bytes) -> str:
    """Return the signature of a delivery, base64."""
    signed = f"{id_}.{moment}.".encode() + body
    return base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()


def _key(secret: str) -> bytes:
    """Return the key: what follows ``whsec_`` in base64, else the secret as it is."""
    if not secret.startswith("whsec_"):
        return secret.encode()
    try:
        return base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except binascii.Error as error:
        raise TargetClosed("whsec_ 뒤의 비밀값이 base64가 아닙니다. 받은 그대로 넣으십시오.") from error
