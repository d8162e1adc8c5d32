"""One mail as bytes: its headers, in which no text of an article can begin another, and both its forms."""

from __future__ import annotations

import datetime as dt
import hashlib
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import NamedTuple

from newsgen.deliveries.word import flat
from newsgen.outputs.newsletter import Newsletter

_POLICY = policy.SMTP
_SUBJECT = 200
"""Characters of a subject."""


class Picture(NamedTuple):
    """A picture in the mail, by its content id."""

    cid: str
    alt: str
    body: bytes
    media_type: str


class Envelope(NamedTuple):
    """From whom, to whom, and how it is ended."""

    name: str
    sender: str
    to: tuple[str, ...]
    unsubscribe: str


def identifier(key: str, sender: str) -> str:
    """Return the Message-ID of a delivery, without its brackets: the same over all attempts."""
    return f"newsgen.{hashlib.sha256(key.encode()).hexdigest()[:32]}@{sender.rpartition('@')[2]}"


def letter(
    envelope: Envelope, key: str, subject: str, content: Newsletter, pictures: tuple[Picture, ...] = ()
) -> bytes:
    """Return a mail. A single recipient is named in it; of several none, so that none learns of another."""
    made = EmailMessage(policy=_POLICY)
    sender = Address(display_name=_line(envelope.name), addr_spec=envelope.sender)
    made["From"] = sender
    made["To"] = Address(addr_spec=envelope.to[0]) if len(envelope.to) == 1 else sender
    made["Subject"] = _line(subject)[:_SUBJECT]
    made["Date"] = format_datetime(dt.datetime.now(dt.UTC))
    made["Message-ID"] = f"<{identifier(key, envelope.sender)}>"
    made["List-Unsubscribe"] = f"<{envelope.unsubscribe}>"
    made["Auto-Submitted"] = "auto-generated"
    made["Content-Language"] = "ko"
    made.set_content(content.plain, cte="base64")
    made.add_alternative(content.html, subtype="html", cte="base64")
    html = made.get_body(("html",))
    for picture in pictures:
        main, _, sub = picture.media_type.partition("/")
        assert isinstance(html, EmailMessage)  # noqa: S101 - it was added above
        html.add_related(
            picture.body,
            maintype=main,
            subtype=sub,
            cid=f"<{picture.cid}>",
            disposition="inline",
            filename=f"{picture.cid.partition('@')[0]}.{sub}",
        )
    return made.as_bytes()


def _line(text: str) -> str:
    """Return a text as one line: a header ends where a line does."""
    return " ".join(flat(text).split())
