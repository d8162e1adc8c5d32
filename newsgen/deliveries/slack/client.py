"""Slack over its Web API, with a bot's token: an article is one message in one channel.

A message carries what it is as metadata, by which it is found again after a line that broke, where the
app may read the channel; else a person looks.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from newsgen.archive import key_of
from newsgen.config import Cms
from newsgen.deliveries.answer import Answer
from newsgen.deliveries.copy import Copy
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.line import Line
from newsgen.deliveries.messenger import Messenger
from newsgen.deliveries.slack import answers
from newsgen.deliveries.slack.check import check
from newsgen.deliveries.slack.text import Set, slack_blocks, withdrawal
from newsgen.deliveries.target import Memory, Remote
from newsgen.deliveries.whole import link_to, notes_of
from newsgen.errors import DeliveryBlocked, DeliveryRefused, TargetClosed
from newsgen.finding import Finding
from newsgen.model import Article

EVENT = "newsgen_article"
_ID = re.compile(r"[CGD][A-Z0-9]{6,}", re.ASCII)
_TOKEN = re.compile(r"xox[a-z]-[A-Za-z0-9-]{8,300}|xoxe\.[A-Za-z0-9.-]{8,300}", re.ASCII)
_PAGES = 30
_JSON = {"Content-Type": "application/json; charset=utf-8"}
_GONE = frozenset({"message_not_found"})


class Slack(Messenger):
    """One app in one channel."""

    memory = Memory.MESSAGES

    def __init__(self, settings: Cms, secret: str) -> None:
        if not _TOKEN.fullmatch(secret):
            raise TargetClosed("Slack 토큰의 꼴이 아닙니다. Bot User OAuth Token(xoxb-…)을 넣으십시오.")
        self._line = Line(
            settings.address,
            headers={"Authorization": f"Bearer {secret}"},
            timeout=settings.timeout,
            secrets=(secret,),
        )
        self._settings = settings
        self._channel = settings.to[0]

    def find(self, article: str) -> list[Remote] | None:
        """Return the messages of an article; None where the app may not read the channel.

        None of them is older than the day before the article's session.
        """
        key = key_of(article)
        if key is None or not _ID.fullmatch(self._channel):
            return None
        since = dt.datetime.combine(key.session - dt.timedelta(days=1), dt.time(), dt.UTC).timestamp()
        asked = {
            "channel": self._channel,
            "include_all_metadata": "true",
            "limit": "100",
            "oldest": f"{since}",
        }
        found: list[Remote] = []
        for _ in range(_PAGES):
            answer = self._line.ask("GET", "/conversations.history", params=asked)
            if answers.refused(answer) in {"missing_scope", "not_in_channel", "channel_not_found"}:
                return None
            page = answers.read(answer, answers.History, self._line.host)
            found += (
                self._remote(self._channel, message.ts, article, int(told.event_payload.get("version", 0)))
                for message in page.messages
                if (told := message.metadata)
                and told.event_type == EVENT
                and told.event_payload.get("article") == article
            )
            cursor = page.response_metadata.next_cursor if page.response_metadata else ""
            if not cursor:
                return found[::-1]
            asked["cursor"] = cursor
        return None

    def create(self, copy: Copy, status: Status, at: dt.datetime | None, key: str) -> Remote:  # noqa: ARG002
        """Post a message."""
        made = self._set(copy)
        answer = self._ask("chat.postMessage", self._channel, self._fields(copy, made))
        sent = answers.read(answer, answers.Sent, self._line.host)
        return self._remote(
            sent.channel,
            sent.ts,
            copy.article,
            copy.version,
            notes_of(self._settings.readers, whole=made.whole),
        )

    def update(
        self,
        remote: Remote,
        copy: Copy,
        status: Status,  # noqa: ARG002
        at: dt.datetime | None,  # noqa: ARG002
        key: str,  # noqa: ARG002
    ) -> Remote:
        """Put a later version in the place of a message."""
        channel, _, ts = remote.id.partition(":")
        made = self._set(copy)
        answer = self._ask("chat.update", channel, {"ts": ts, **self._fields(copy, made)})
        if answers.refused(answer) in _GONE:
            raise DeliveryBlocked(
                f"{copy.article}: 보냈던 메시지를 누군가 Slack에서 지웠습니다. 새로 보내려면 "
                "newsgen publish 기사.json --to 이름 --again"
            )
        answers.read(answer, answers.Ok, self._line.host)
        return self._remote(
            channel, ts, copy.article, copy.version, notes_of(self._settings.readers, whole=made.whole)
        )

    def withdraw(self, remote: Remote, article: str, key: str) -> None:  # noqa: ARG002
        """Delete a message; where that is not allowed it becomes a word that it is withdrawn."""
        channel, _, ts = remote.id.partition(":")
        word = answers.refused(self._ask("chat.delete", channel, {"ts": ts}))
        if word == "cant_delete_message":
            told = withdrawal(remote.title)
            fields = {"ts": ts, "text": told.text, "blocks": told.blocks}
            word = answers.refused(self._ask("chat.update", channel, fields))
        if word and word not in _GONE:
            trouble = answers.problem(word, self._line.host)
            raise DeliveryRefused(f"{article}: {trouble}") if type(trouble) is DeliveryRefused else trouble

    def check(self) -> Iterator[Finding[None]]:
        """Look at the token, the channel and the scopes; nothing is sent."""
        return check(self._look, self._line.host, self._channel, is_id=bool(_ID.fullmatch(self._channel)))

    def _look(self, method: str, params: dict[str, str]) -> Answer:
        return self._line.ask("GET", f"/{method}", params=params)

    def _ask(self, method: str, channel: str, fields: dict[str, Any]) -> Answer:
        body = {"channel": channel, **fields}
        return self._line.ask("POST", f"/{method}", body=body, headers=_JSON)

    def _set(self, copy: Copy) -> Set:
        article = msgspec.json.decode(copy.document, type=Article)
        return slack_blocks(article, link_to(self._settings.readers, copy.article))

    def _fields(self, copy: Copy, made: Set) -> dict[str, Any]:
        payload = {"article": copy.article, "version": copy.version}
        return {
            "text": made.text,
            "blocks": made.blocks,
            "metadata": {"event_type": EVENT, "event_payload": payload},
            "unfurl_links": bool(self._settings.readers),
            "unfurl_media": False,
        }

    @staticmethod
    def _remote(channel: str, ts: str, article: str, version: int, notes: tuple[str, ...] = ()) -> Remote:
        return Remote(
            id=f"{channel}:{ts}",
            article=article,
            version=version,
            status=Status.PUBLISH,
            title="",
            body="",
            notes=notes,
        )
