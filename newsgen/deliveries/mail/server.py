"""One message to a mail server, once: what it said of each recipient, and whether it may have the message.

Nothing that is told names a recipient: only the place in the list.
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from newsgen.errors import DeliveryDelayed, DeliveryProblem, DeliveryRefused, TargetClosed
from newsgen.network import causes
from newsgen.network.address import MailServer
from newsgen.network.within import TooLate, within

_GO_AHEAD = 354
_DOTS = re.compile(rb"^\.", re.MULTILINE)


class Login(NamedTuple):
    """Who we are to the server; an empty user logs in nowhere."""

    user: str
    secret: str


class Taken(NamedTuple):
    """What became of a message that the server took, by the places of recipients from 0."""

    refused: dict[int, int]
    """Recipients that the server never takes -> its code."""
    later: dict[int, int]
    """Recipients that it does not take now -> its code."""


class Server:
    """A mail server; each call is a connection of its own, over TLS but to this machine."""

    def __init__(self, place: MailServer, login: Login, timeout: float) -> None:
        self._place = place
        self._login = login
        self._timeout = timeout

    @property
    def host(self) -> str:
        """The server's name."""
        return self._place.host

    def send(self, sender: str, recipients: Sequence[str], message: bytes) -> Taken:
        """Send one message to all recipients in one go, so that the server has it for all or for none.

        Raises:
            DeliveryDelayed: the server did not take it; ``unknown``, its answer to the end did not come.
            DeliveryRefused: it takes none of the recipients, or not the message.
            TargetClosed: it takes nothing from us.

        """
        ended = threading.Event()

        def work(over: threading.Event) -> Taken:
            with self._connected() as smtp:
                taken = self._addressed(smtp, sender, recipients)
                self._handed_over(smtp, message, over, ended)
                return taken

        try:
            return within(self._timeout, work)
        except TooLate as late:
            line = causes.slow(self._timeout).line
            raise DeliveryDelayed(f"{self.host}: {line}.", unknown=ended.is_set()) from late
        except (smtplib.SMTPException, OSError) as error:
            raise self._broken(error, unknown=ended.is_set()) from error

    def look(self, sender: str, recipients: Sequence[str]) -> Taken:
        """Ask what would become of a message, sending none."""
        try:
            return within(self._timeout, lambda _: self._looked(sender, recipients))
        except TooLate as late:
            raise DeliveryDelayed(f"{self.host}: {causes.slow(self._timeout).line}.") from late
        except (smtplib.SMTPException, OSError) as error:
            raise self._broken(error, unknown=False) from error

    def _looked(self, sender: str, recipients: Sequence[str]) -> Taken:
        with self._connected() as smtp:
            return self._addressed(smtp, sender, recipients)

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        """Connect, secure and log in; the connection is closed without a word, whatever stands open."""
        context = ssl.create_default_context()
        smtp: smtplib.SMTP
        if self._place.tls:
            smtp = smtplib.SMTP_SSL(self.host, self._place.port, timeout=self._timeout, context=context)
        else:
            smtp = smtplib.SMTP(self.host, self._place.port, timeout=self._timeout)
        try:
            smtp.ehlo()
            if not self._place.tls:
                self._secure(smtp, context)
            if self._login.user:
                self._log_in(smtp)
            yield smtp
        finally:
            smtp.close()

    def _secure(self, smtp: smtplib.SMTP, context: ssl.SSLContext) -> None:
        if smtp.has_extn("starttls"):
            smtp.starttls(context=context)
            smtp.ehlo()
        elif not self._place.loopback:
            raise TargetClosed(
                f"{self.host}: STARTTLS를 하지 않는 서버라 보내지 않습니다. smtps://를 쓰십시오."
            )

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        try:
            smtp.login(self._login.user, self._login.secret)
        except smtplib.SMTPAuthenticationError as error:
            code = error.smtp_code
            if code < 500:
                raise DeliveryDelayed(f"{self.host}: 로그인을 잠시 받지 않습니다({code}).") from error
            raise TargetClosed(
                f"{self.host}: 로그인이 안 됩니다({code}). user와 비밀번호(앱 비밀번호)를 확인하십시오."
            ) from error
        except smtplib.SMTPNotSupportedError as error:
            raise TargetClosed(f"{self.host}: 로그인을 받지 않는 서버입니다. user를 빼십시오.") from error
        except UnicodeError as error:
            raise TargetClosed(f"{self.host}: 비밀번호에 쓸 수 없는 글자가 있습니다.") from error

    def _addressed(self, smtp: smtplib.SMTP, sender: str, recipients: Sequence[str]) -> Taken:
        """Name sender and recipients; at least one was taken."""
        self._require(smtp.mail(sender)[0], "보내는 주소(sender)를 받지 않습니다", TargetClosed)
        codes = {at: smtp.rcpt(each)[0] for at, each in enumerate(recipients)}
        refused = {at: code for at, code in codes.items() if code >= 500}
        later = {at: code for at, code in codes.items() if code < 200 or 300 <= code < 500}
        if len(refused) == len(codes):
            raise DeliveryRefused(f"{self.host}: 받는 주소를 모두 거절했습니다({codes[0]}). to를 보십시오.")
        if len(refused) + len(later) == len(codes):
            code = next(iter(later.values()))
            raise DeliveryDelayed(f"{self.host}: 받는 주소를 지금은 받지 않습니다({code}).")
        return Taken(refused, later)

    def _handed_over(
        self, smtp: smtplib.SMTP, message: bytes, over: threading.Event, ended: threading.Event
    ) -> None:
        """Hand the message over. Up to its last line, a dot alone, the server must forget what it has.

        ``ended`` is set from there on, unless the server says that it does not take it.
        """
        code = smtp.docmd("DATA")[0]
        if code != _GO_AHEAD:
            self._require(code if code >= 400 else 451, "글을 받지 않습니다")
        smtp.send(_DOTS.sub(b"..", message))
        ended.set()
        if over.is_set():  # nobody waits: what is not ended is not sent
            ended.clear()
            raise TimeoutError
        smtp.send(b".\r\n")
        code = smtp.getreply()[0]
        if code >= 400:
            ended.clear()
        self._require(code, "글을 받지 않습니다")  # and no word more: a server that is slow to part has it

    def _require(self, code: int, what: str, refusal: type[DeliveryProblem] = DeliveryRefused) -> None:
        """Raise what a reply means that is no yes: later, or never."""
        if not 200 <= code < 300:
            raise (DeliveryDelayed if 400 <= code < 500 else refusal)(f"{self.host}: {what}({code}).")

    def _broken(self, error: Exception, *, unknown: bool) -> Exception:
        """Return what a connection that failed is."""
        if isinstance(error, ssl.SSLError):
            return TargetClosed(f"{self.host}: {causes.TLS.line}.")
        cause = causes.BROKEN
        if isinstance(error, socket.gaierror):
            cause = causes.NAME
        elif isinstance(error, ConnectionRefusedError):
            cause = causes.REFUSED
        elif isinstance(error, TimeoutError):
            cause = causes.slow(self._timeout)
        return DeliveryDelayed(f"{self.host}: {cause.line}.", unknown=unknown)
