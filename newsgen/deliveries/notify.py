"""Word to people: sent to a webhook or by mail to whom the settings name.

That word could not be sent never changes what a run did: it is returned as a line, not raised.
"""

from __future__ import annotations

import os
import smtplib
import ssl
import uuid
from collections.abc import Callable
from email.message import EmailMessage

import msgspec

from newsgen.config import Notify
from newsgen.deliveries.line import Line
from newsgen.deliveries.webhook import headers_of
from newsgen.deliveries.word import Occasion, Word, without
from newsgen.errors import DeliveryProblem
from newsgen.network import causes
from newsgen.network.within import TooLate, within

__all__ = ["SECRET", "Occasion", "Word", "notify"]

SECRET = "NEWSGEN_NOTIFY_SECRET"  # noqa: S105 - the variable's name
"""Environment variable with the mail server's password, or with what signs the webhook."""
TIMEOUT = 20.0
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_SHORTEST = 6
"""Characters from which on a secret is looked for in a text: a shorter one would be found by chance."""


def notify(settings: Notify, word: Word) -> list[str]:
    """Tell everybody that the settings name; return in Korean what could not be told."""
    word = without(word, _secrets())
    failed = []
    if settings.url:
        failed += _tried("알림 웹훅", lambda: _post(settings, word))
    if settings.smtp:
        failed += _tried("알림 메일", lambda: within(TIMEOUT, lambda _: _mail(settings, word)))
    return failed


def _secrets() -> tuple[str, ...]:
    """Return the secrets of our own that the environment holds."""
    ours = (value.strip() for name, value in os.environ.items() if _is_secret(name))
    return tuple(value for value in ours if len(value) >= _SHORTEST)


def _is_secret(name: str) -> bool:
    return name.startswith("NEWSGEN_") and name.endswith("_SECRET")


def _tried(what: str, send: Callable[[], None]) -> list[str]:
    try:
        send()
    except DeliveryProblem as problem:
        return [f"{what}: {problem}"]
    except TooLate:
        return [f"{what}: {causes.slow(TIMEOUT).line}. [notify] 설정을 확인하십시오."]
    except (OSError, ValueError, smtplib.SMTPException) as error:
        return [f"{what}: 보내지 못했습니다({type(error).__name__}). [notify] 설정을 확인하십시오."]
    return []


def _post(settings: Notify, word: Word) -> None:
    """Post JSON; ``text`` is what chat programs show."""
    body = msgspec.json.encode(word.notice)
    secret = os.environ.get(SECRET)
    key = secret.encode() if secret else None
    headers = {"Content-Type": "application/json", **headers_of(key, str(uuid.uuid4()), body)}
    line = Line(settings.url, timeout=TIMEOUT, secrets=(secret or "",))
    answer = line.ask("POST", data=body, headers=headers)
    if not answer.ok:
        raise DeliveryProblem(f"HTTP {answer.status}(으)로 거절했습니다.")


def _mail(settings: Notify, word: Word) -> None:
    """Send a mail; over TLS, but to a server of this machine."""
    host, _, port = settings.smtp.partition(":")
    message = EmailMessage()
    message["From"], message["To"] = settings.sender, ", ".join(settings.to)
    message["Subject"] = word.subject
    message.set_content(f"{word.title}\n\n{word.text}\n")
    with smtplib.SMTP(host, int(port or 587), timeout=TIMEOUT) as server:
        if host not in _LOOPBACK:
            server.starttls(context=ssl.create_default_context())
        if settings.user:
            server.login(settings.user, os.environ.get(SECRET, ""))
        server.send_message(message)
