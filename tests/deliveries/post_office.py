"""A mail server (aiosmtpd) and a line to it that breaks at any step of RFC 5321's dialogue."""

from __future__ import annotations

import contextlib
import email
import functools
import itertools
import random
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import default
from typing import Any, NamedTuple

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

LATE = 0.9
FAULTS = ("refuse", "greet", "421", "mail", "rcpt", "go", "body", "lost", "slow", "450", "451 end")
"""Closed at once, after the greeting, after MAIL, after RCPT, after DATA's go-ahead, in the middle of the
message, after its end without the answer; an answer to the end that comes too late; and replies that say to
come again: at the greeting, to a recipient, to the end."""


class Got(NamedTuple):
    """A message that the server took."""

    sender: str
    to: list[str]
    raw: bytes

    @property
    def mail(self) -> EmailMessage:
        return _read(self.raw)


@functools.cache
def _read(raw: bytes) -> EmailMessage:
    """Read a message once, however often a test asks whose it is: its pictures make it long."""
    found = email.message_from_bytes(raw, policy=default)
    assert isinstance(found, EmailMessage)
    return found


class Office:
    """Takes messages; ``codes`` are what it says of a recipient instead of yes, ``end`` of a message."""

    def __init__(self) -> None:
        self.got: list[Got] = []
        self.codes: dict[str, int] = {}
        self.end = ""
        self.port = 0
        self.user, self.secret = "brief", "a secret of ours"

    async def handle_RCPT(  # noqa: N802 - as aiosmtpd calls it
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        code = self.codes.get(address)
        if code:
            return f"{code} {address} is not taken"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.end:
            return self.end
        content = envelope.content
        assert isinstance(content, bytes)
        self.got.append(Got(envelope.mail_from or "", [*envelope.rcpt_tos], content))
        return "250 OK"

    def admit(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any
    ) -> AuthResult:
        return AuthResult(
            handled=False, success=(data.login, data.password) == (self.user.encode(), self.secret.encode())
        )


@contextlib.contextmanager
def office(**settings: Any) -> Iterator[Office]:
    """Run a mail server on loopback."""
    made = Office()
    with socket.create_server(("127.0.0.1", 0)) as free:
        made.port = free.getsockname()[1]
    controller = Controller(
        made,
        hostname="127.0.0.1",
        port=made.port,
        authenticator=made.admit,
        auth_require_tls=False,
        **settings,
    )
    controller.start()
    try:
        yield made
    finally:
        controller.stop()


class Line:
    """A line to a mail server; ``decide`` says what happens to a connection, ``met`` counts what did."""

    def __init__(self, port: int, decide: Callable[[], str]) -> None:
        self.to, self.decide = port, decide
        self.met: Counter[str] = Counter()
        self.port = 0

    def carry(self, client: socket.socket) -> None:
        fault = self.decide()
        self.met[fault or "none"] += 1
        with contextlib.suppress(OSError), client:
            if fault == "refuse":
                return
            if fault == "421":
                client.sendall(b"421 busy\r\n")
                return
            with socket.create_connection(("127.0.0.1", self.to)) as server:
                self._dialogue(client, server, fault)

    def _dialogue(self, client: socket.socket, server: socket.socket, fault: str) -> None:
        said, told = client.makefile("rb"), server.makefile("rb")
        self._reply(client, told)
        if fault == "greet":
            return
        while command := said.readline():
            verb = command[:4].upper().decode("ascii", "replace").strip()
            if verb == "RCPT" and fault == "450":
                client.sendall(b"450 greylisted\r\n")
                continue
            server.sendall(command)
            reply = self._reply(client, told, silent=fault == verb.lower())
            if fault == verb.lower():
                return
            begins = verb == "DATA" and reply.startswith(b"354")
            if begins and (fault == "go" or not self._message(client, server, said, told, fault)):
                return

    def _message(self, client: Any, server: Any, said: Any, told: Any, fault: str) -> bool:
        lines = []
        while (line := said.readline()) not in {b".\r\n", b""}:
            lines.append(line)
        if fault == "451 end":
            client.sendall(b"451 try again\r\n")
            return False
        if fault == "body":
            server.sendall(b"".join(lines[: len(lines) // 2]))
            return False
        server.sendall(b"".join(lines) + b".\r\n")
        if fault == "slow":
            time.sleep(LATE)
        self._reply(client, told, silent=fault == "lost")
        return fault != "lost"

    @staticmethod
    def _reply(client: socket.socket, told: Any, *, silent: bool = False) -> bytes:
        whole = b""
        while line := told.readline():
            whole += line
            if line[3:4] != b"-":
                break
        if not silent:
            client.sendall(whole)
        return whole


def seeded(rate: float, seed: int = 7) -> Callable[[], str]:
    chance = random.Random(seed)
    faults = itertools.cycle(FAULTS)
    return lambda: next(faults) if chance.random() < rate else ""


@contextlib.contextmanager
def between(port: int, decide: Callable[[], str]) -> Iterator[Line]:
    """Run a line to a mail server."""
    line = Line(port, decide)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        line.port = listening.getsockname()[1]

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    client, _ = listening.accept()
                    threading.Thread(target=line.carry, args=(client,), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        try:
            yield line
        finally:
            with contextlib.suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)


def certificate() -> tuple[ssl.SSLContext, bytes]:
    """Return a server's side of TLS for localhost, and the certificate of who signed it."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return context, authority.cert_pem.bytes()
