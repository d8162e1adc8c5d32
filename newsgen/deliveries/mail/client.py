"""An article as a mail: one message to the server for all who have it, or for those who are left.

A mail cannot be asked for, changed or taken back: a later version is one more mail, a withdrawal a notice.
What a server takes only for some is remembered by hashes of those who are left, never by their addresses.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import html
from collections.abc import Iterator, Sequence

import msgspec

from newsgen.config import Cms
from newsgen.deliveries import words
from newsgen.deliveries.copy import Copy, Image
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.mail.letter import Envelope, Picture, identifier, letter
from newsgen.deliveries.mail.server import Login, Server, Taken
from newsgen.deliveries.messenger import Messenger
from newsgen.deliveries.target import Memory, Remote
from newsgen.deliveries.whole import link_to
from newsgen.errors import DeliveryPart, DeliveryProblem, TargetClosed
from newsgen.finding import Finding, Severity, found
from newsgen.model import Article, text_of
from newsgen.network.address import mail_server
from newsgen.outputs import charts
from newsgen.outputs.newsletter import Links, Newsletter, Shown, newsletter

_LEFT = " left="
_WIDTH = 552
"""Pixels of the column that a chart stands in."""


class Mail(Messenger):
    """One list of recipients behind one mail server."""

    memory = Memory.LETTERS

    def __init__(self, settings: Cms, secret: str) -> None:
        try:
            place = mail_server(settings.address)
        except ValueError as error:
            raise TargetClosed(f"설정의 url을 쓸 수 없습니다: {error}.") from error
        name, sender = settings.from_whom
        self._server = Server(place, Login(settings.user, secret), settings.timeout)
        end = settings.unsubscribe or f"mailto:{sender}?subject=unsubscribe"
        self._envelope = Envelope(name, sender, settings.to, end)
        self._readers = settings.readers

    @staticmethod
    def needs_secret(settings: Cms) -> bool:
        """Tell whether it logs in."""
        return bool(settings.user)

    def find(self, article: str) -> None:
        """Return nothing: nobody's mailbox can be asked."""

    def create(self, copy: Copy, status: Status, at: dt.datetime | None, key: str) -> Remote:  # noqa: ARG002
        """Send an article to all."""
        return self._sent(copy, key, self._left(""))

    def update(
        self,
        remote: Remote,
        copy: Copy,
        status: Status,  # noqa: ARG002
        at: dt.datetime | None,  # noqa: ARG002
        key: str,
    ) -> Remote:
        """Send a version: to those to whom it did not go yet, else as one more mail to all."""
        return self._sent(copy, key, self._left(remote.id if remote.version == copy.version else ""))

    def withdraw(self, remote: Remote, article: str, key: str) -> None:
        """Tell all that an article is withdrawn."""
        title = f"[취소] {remote.title}".strip()
        told = f"{title}\n\n앞서 보낸 기사({article})를 거둬들였습니다. 내용을 쓰지 마십시오.\n"
        rows = "".join(f"<p>{html.escape(line)}</p>" for line in told.splitlines() if line)
        content = Newsletter(f'<!DOCTYPE html><html lang="ko"><body>{rows}</body></html>', told)
        left = self._left(remote.id if remote.version is None else "")
        self._post(letter(self._envelope, key, title, content), key, left)

    def check(self) -> Iterator[Finding[None]]:
        """Connect, log in and ask for each recipient; no mail is sent."""
        try:
            taken = self._server.look(self._envelope.sender, self._envelope.to)
        except DeliveryProblem as problem:
            yield found("connection", Severity.WRONG, words.clean(str(problem)))
            return
        yield found("connection", Severity.OK, f"메일 서버: {self._server.host}, 보내는 주소를 받습니다.")
        if taken.refused or taken.later:
            yield found("recipients", Severity.WARNING, self._told(taken), "to를 확인하십시오.")
        else:
            yield found("recipients", Severity.OK, f"받는 곳: {len(self._envelope.to)}곳을 모두 받습니다.")

    def _sent(self, copy: Copy, key: str, places: Sequence[int]) -> Remote:
        article = msgspec.json.decode(copy.document, type=Article)
        taken = self._post(self._letter(article, copy, key), key, places)
        return Remote(
            id=identifier(key, self._envelope.sender),
            article=copy.article,
            version=copy.version,
            status=Status.PUBLISH,
            title=copy.title,
            body=copy.body,
            notes=(self._told(taken),) if taken.refused else (),
        )

    def _post(self, message: bytes, key: str, places: Sequence[int]) -> Taken:
        """Send to the recipients at some places of the list; DeliveryPart where some must wait."""
        to = [self._envelope.to[at] for at in places]
        some = self._server.send(self._envelope.sender, to, message)
        taken = Taken(
            {places[at]: code for at, code in some.refused.items()},
            {places[at]: code for at, code in some.later.items()},
        )
        if taken.later:
            left = ",".join(self._hash(at) for at in sorted({*taken.refused, *taken.later}))
            id_ = identifier(key, self._envelope.sender)
            raise DeliveryPart(self._told(taken), remote=f"{id_}{_LEFT}{left}")
        return taken

    def _left(self, id_: str) -> list[int]:
        """Return the places of those to whom a mail did not go yet: all, where its id names none."""
        everybody = range(len(self._envelope.to))
        left = id_.partition(_LEFT)[2].split(",")
        return [at for at in everybody if self._hash(at) in left] if _LEFT in id_ else [*everybody]

    def _letter(self, article: Article, copy: Copy, key: str) -> bytes:
        pictures = dict(_pictures(article, copy.image))
        shown = {at: Shown(picture.cid, picture.alt) for at, picture in pictures.items()}
        links = Links(link_to(self._readers, copy.article), self._envelope.unsubscribe)
        content = newsletter(article, links, self._envelope.name, shown)
        subject = f"[정정] {copy.title}" if article.corrections else copy.title
        return letter(self._envelope, key, subject, content, tuple(pictures.values()))

    def _told(self, taken: Taken) -> str:
        """Tell what became of recipients by their places from 1: an address stands in no log."""
        parts = []
        for codes, what in ((taken.refused, "거절했습니다"), (taken.later, "지금은 받지 않습니다")):
            if codes:
                at = ", ".join(f"{place + 1}번째({code})" for place, code in codes.items())
                parts.append(f"받는 곳 {len(self._envelope.to)}곳 가운데 {at}를 메일 서버가 {what}.")
        return " ".join(parts)

    def _hash(self, place: int) -> str:
        told = f"{self._envelope.sender} {self._envelope.to[place]}"
        return hashlib.sha256(told.encode()).hexdigest()[:12]


def _pictures(article: Article, image: Image | None) -> Iterator[tuple[int, Picture]]:
    """Yield what stands in the mail itself: the desk's picture under 0, charts by their numbers.

    A picture that we drew says what stands under it.
    """
    if image and not image.drawn:
        yield 0, Picture(_cid(0), text_of(article.headline), image.body, image.media_type)
    for number, chart in enumerate(article.charts, 1):
        yield number, Picture(_cid(number), charts.alt(chart), charts.png(chart, width=_WIDTH), "image/png")


def _cid(number: int) -> str:
    return f"picture-{number}@newsgen.invalid"
