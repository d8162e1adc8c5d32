"""Telegram over its Bot API: an article is one message in one chat.

It tells nobody what it holds, and takes the same message twice as two. A photo stays a photo and a text a
text, so that the id under which a message is remembered says which it is: ``photo:12``, ``text:12``.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec
from urllib3 import encode_multipart_formdata

from newsgen.config import Cms
from newsgen.deliveries import words
from newsgen.deliveries.answer import Answer
from newsgen.deliveries.copy import Copy
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.line import Line
from newsgen.deliveries.messenger import Messenger
from newsgen.deliveries.target import Memory, Remote
from newsgen.deliveries.telegram import answers
from newsgen.deliveries.telegram.check import check
from newsgen.deliveries.telegram.text import CAPTION, TEXT, Set, telegram_html, withdrawal
from newsgen.deliveries.whole import link_to, notes_of
from newsgen.errors import DeliveryBlocked, DeliveryRefused, TargetClosed
from newsgen.finding import Finding
from newsgen.model import Article

Fields = dict[str, Any]
"""What a method is given, by name."""
_TOKEN = re.compile(r"\d{5,20}:[A-Za-z0-9_-]{20,100}", re.ASCII)
_PUBLIC = re.compile(r"[A-Za-z0-9_]{3,64}", re.ASCII)


class Telegram(Messenger):
    """One bot in one chat."""

    memory = Memory.MESSAGES

    def __init__(self, settings: Cms, secret: str) -> None:
        if not _TOKEN.fullmatch(secret):
            raise TargetClosed("봇 토큰의 꼴이 아닙니다. BotFather가 준 그대로(숫자:글자) 넣으십시오.")
        self._line = Line(
            settings.address,
            timeout=settings.timeout,
            secrets=(secret, secret.partition(":")[2]),
            wait=answers.wait,
        )
        self._path = f"/bot{secret}"
        self._chat = settings.to[0]
        self._settings = settings

    def find(self, article: str) -> None:
        """Return nothing: a bot is not shown what it sent."""

    def create(self, copy: Copy, status: Status, at: dt.datetime | None, key: str) -> Remote:  # noqa: ARG002
        """Send a photo with what fits under it, where the whole is there or a click away; else a text."""
        article = msgspec.json.decode(copy.document, type=Article)
        under = self._set(article, CAPTION)
        if copy.image and (under.whole or self._link(copy)):
            photo = ("photo", copy.image.body, copy.image.media_type)
            sent = self._ask("sendPhoto", _html("caption", under), photo)
            return self._remote("photo", sent, copy, under)
        text = self._set(article, TEXT)
        return self._remote("text", self._ask("sendMessage", self._text(copy, text)), copy, text)

    def update(
        self,
        remote: Remote,
        copy: Copy,
        status: Status,  # noqa: ARG002
        at: dt.datetime | None,  # noqa: ARG002
        key: str,  # noqa: ARG002
    ) -> Remote:
        """Put a later version in the place of a message: its photo too, which shows figures."""
        kind, _, id_ = remote.id.partition(":")
        article = msgspec.json.decode(copy.document, type=Article)
        made = self._set(article, CAPTION if kind == "photo" else TEXT)
        if kind != "photo":
            answer = self._edit("editMessageText", id_, self._text(copy, made))
        elif copy.image:
            media = {"type": "photo", "media": "attach://photo", **_html("caption", made)}
            photo = ("photo", copy.image.body, copy.image.media_type)
            answer = self._edit("editMessageMedia", id_, {"media": json.dumps(media)}, photo)
        else:
            answer = self._edit("editMessageCaption", id_, _html("caption", made))
        if answers.says(answer, "not modified"):  # an edit whose answer was lost
            return self._shown(remote, copy, made)
        if answers.says(answer, "message to edit not found", "message_id_invalid"):
            raise DeliveryBlocked(
                f"{copy.article}: 보냈던 메시지({id_})를 누군가 텔레그램에서 지웠습니다. 새로 보내려면 "
                "newsgen publish 기사.json --to 이름 --again"
            )
        self._require(answer)
        return self._shown(remote, copy, made)

    def withdraw(self, remote: Remote, article: str, key: str) -> None:  # noqa: ARG002
        """Delete a message; one that is too old for that becomes a word that it is withdrawn."""
        kind, _, id_ = remote.id.partition(":")
        gone = self._edit("deleteMessage", id_, {})
        if gone.ok or answers.says(gone, "message to delete not found", "message_id_invalid"):
            return
        if not answers.says(gone, "can't be deleted"):
            raise answers.problem(gone, self._line.host)
        told = withdrawal(remote.title)
        method, field = ("editMessageCaption", "caption") if kind == "photo" else ("editMessageText", "text")
        answer = self._edit(method, id_, _html(field, told))
        if not answers.says(answer, "not modified", "not found"):
            self._require(answer)
        if kind == "photo":
            raise DeliveryRefused(
                f"{article}: 48시간이 지나 지울 수 없어 거둔 기사라고 고쳐 적었습니다. "
                "그림이 남았으니 텔레그램에서 직접 지우십시오."
            )

    def check(self) -> Iterator[Finding[None]]:
        """Look at the token, the chat and what the bot may do there; nothing is sent."""
        return check(self._ask, self._line.host, self._chat)

    def _link(self, copy: Copy) -> str:
        return link_to(self._settings.readers, copy.article)

    def _set(self, article: Article, room: int) -> Set:
        return telegram_html(article, room, link_to(self._settings.readers, article.id))

    def _text(self, copy: Copy, made: Set) -> Fields:
        """Return the fields of a text; the page of the article is shown with it where there is one."""
        link = self._link(copy)
        preview = {"url": link, "prefer_large_media": True} if link else {"is_disabled": True}
        return {**_html("text", made), "link_preview_options": preview}

    def _edit(
        self, method: str, id_: str, fields: Fields, file: tuple[str, bytes, str] | None = None
    ) -> Answer:
        return self._ask(method, {"message_id": int(id_), **fields}, file)

    def _ask(self, method: str, fields: Fields, file: tuple[str, bytes, str] | None = None) -> Answer:
        told: dict[str, Any] = {"chat_id": self._chat, **fields}
        if file is None:
            return self._line.ask("POST", f"{self._path}/{method}", body=told)
        name, content, kind = file
        parts: dict[str, Any] = {field: str(value) for field, value in told.items()}
        parts[name] = (f"{name}.{kind.partition('/')[2]}", content, kind)
        body, type_ = encode_multipart_formdata(parts)
        headers = {"Content-Type": type_}
        return self._line.ask("POST", f"{self._path}/{method}", data=body, headers=headers)

    def _require(self, answer: Answer) -> None:
        if not answer.ok:
            raise answers.problem(answer, self._line.host)

    def _remote(self, kind: str, answer: Answer, copy: Copy, made: Set) -> Remote:
        self._require(answer)
        sent = answer.read(answers.Sent).result
        public = sent.chat.username if _PUBLIC.fullmatch(sent.chat.username) else ""
        return Remote(
            id=f"{kind}:{sent.message_id}",
            article=copy.article,
            version=copy.version,
            status=Status.PUBLISH,
            title=copy.title,
            body=copy.body,
            link=words.link(f"https://t.me/{public}/{sent.message_id}") if public else "",
            notes=notes_of(self._settings.readers, whole=made.whole),
        )

    def _shown(self, remote: Remote, copy: Copy, made: Set) -> Remote:
        return msgspec.structs.replace(
            remote, version=copy.version, notes=notes_of(self._settings.readers, whole=made.whole)
        )


def _html(field: str, made: Set) -> Fields:
    return {field: made.html, "parse_mode": "HTML"}
