"""Stand-ins for Telegram's Bot API and Slack's Web API in memory: they refuse what the published rules do.

core.telegram.org/bots/api: token in the path; HTML of a few tags; 4096 and 1024 UTF-16 units after the tags
are taken off; ``ok: false`` with a description; a message is deleted within 48 hours; the same text twice is
no edit. docs.slack.dev: a bearer token; 200 with ``ok: false`` and a word; 50 blocks, 150 characters of a
header, some 13,000 of all blocks; ``&``, ``<`` and ``>`` of the text escaped; metadata by which a message is
found.
"""

from __future__ import annotations

import email
import itertools
import json
import re
from email.policy import HTTP
from html.parser import HTMLParser
from typing import Any

from tests.deliveries.standin import Asked, Told

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
CHAT, BOT = -1001234567890, 110201543
_TAGS = {
    "b",
    "strong",
    "i",
    "em",
    "u",
    "ins",
    "s",
    "strike",
    "del",
    "tg-spoiler",
    "a",
    "code",
    "pre",
    "blockquote",
}


class _Html(HTMLParser):
    """Reads a message as Telegram does: every tag is known, closed, and in its order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.seen, self.open, self.wrong = "", [], ""
        self.feed(text)
        self.close()
        if self.open:
            self.wrong = "Can't find end tag"
        if re.search(r"&(?!(?:lt|gt|amp|quot|#\d+|#x[0-9a-f]+);)", text):
            self.wrong = "bad entity"

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in _TAGS or (attrs and tag != "a"):
            self.wrong = f'Unsupported start tag "{tag}"'
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong = f'Unexpected end tag "{tag}"'

    def handle_data(self, data: str) -> None:
        self.seen += data


def _snake(method: str) -> str:
    return "_" + re.sub(r"(?<=[a-z])(?=[A-Z])", "_", method).lower()


class Refused(Exception):
    """A refusal: a status and what describes it."""


class Telegram:
    """A bot in one channel. ``posts`` are its messages by id; ``gone`` says what became of the channel."""

    def __init__(self) -> None:
        self.posts: dict[int, dict[str, Any]] = {}
        self.ids = itertools.count(1)
        self.gone = ""
        self.late = False
        """Whether 48 hours are over, and the bot no administrator who may delete."""
        self.busy = 0
        """How many requests are answered with 429."""
        self.rights: dict[str, Any] = {"status": "administrator", "can_post_messages": True}

    def answer(self, asked: Asked) -> Told:
        _, bot, method = asked.path.split("/")
        step = {"sendMessage": "create", "sendPhoto": "create", "deleteMessage": "withdraw"}.get(
            method, "update"
        )
        if bot != f"bot{TOKEN}":
            return Told(step, 401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
        if self.busy:
            self.busy -= 1
            told = {"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 7"}
            return Told(step, 429, {**told, "parameters": {"retry_after": 7}})
        try:
            return Told(step, 200, {"ok": True, "result": getattr(self, _snake(method))(_fields(asked))})
        except Refused as refused:
            status, description = refused.args
            return Told(step, status, {"ok": False, "error_code": status, "description": description})

    def _get_me(self, _: dict[str, Any]) -> Any:
        return {"id": BOT, "is_bot": True, "username": "brief_bot"}

    def _get_chat(self, fields: dict[str, Any]) -> Any:
        self._chat(fields)
        return {"id": CHAT, "type": "channel", "title": "증시 <브리핑>", "username": "brief"}

    def _get_chat_member(self, fields: dict[str, Any]) -> Any:
        assert int(fields["user_id"]) == BOT
        return {"user": {"id": BOT}, **self.rights}

    def _chat(self, fields: dict[str, Any]) -> None:
        if self.gone:
            raise Refused(403 if self.gone.startswith("Forbidden") else 400, self.gone)
        if str(fields.get("chat_id")) not in {str(CHAT), "@brief"}:
            raise Refused(400, "Bad Request: chat not found")

    def _shown(self, fields: dict[str, Any], name: str, most: int) -> str:
        self._chat(fields)
        assert fields.get("parse_mode") == "HTML"
        read = _Html(fields[name])
        if read.wrong:
            raise Refused(400, f"Bad Request: can't parse entities: {read.wrong}")
        if not read.seen.strip():
            raise Refused(400, "Bad Request: message text is empty")
        if len(read.seen.strip().encode("utf-16-le")) // 2 > most:
            long = "message is too long" if name == "text" else "message caption is too long"
            raise Refused(400, f"Bad Request: {long}")
        return fields[name]

    def _send_message(self, fields: dict[str, Any]) -> Any:
        return self._put(text=self._shown(fields, "text", 4096))

    def _send_photo(self, fields: dict[str, Any]) -> Any:
        caption = self._shown(fields, "caption", 1024)
        return self._put(text=caption, photo=_photo(fields["photo"]))

    def _edit_message_text(self, fields: dict[str, Any]) -> Any:
        return self._edit(fields, text=self._shown(fields, "text", 4096))

    def _edit_message_caption(self, fields: dict[str, Any]) -> Any:
        return self._edit(fields, text=self._shown(fields, "caption", 1024))

    def _edit_message_media(self, fields: dict[str, Any]) -> Any:
        media = json.loads(fields["media"])
        assert (media["type"], media["media"]) == ("photo", "attach://photo")
        caption = self._shown({**media, "chat_id": fields["chat_id"]}, "caption", 1024)
        return self._edit(fields, text=caption, photo=_photo(fields["photo"]))

    def _delete_message(self, fields: dict[str, Any]) -> Any:
        self._chat(fields)
        if int(fields["message_id"]) not in self.posts:
            raise Refused(400, "Bad Request: message to delete not found")
        if self.late:
            raise Refused(400, "Bad Request: message can't be deleted")
        return bool(self.posts.pop(int(fields["message_id"])))

    def _put(self, **post: Any) -> Any:
        id_ = next(self.ids)
        self.posts[id_] = post
        return self._message(id_)

    def _edit(self, fields: dict[str, Any], **post: Any) -> Any:
        id_ = int(fields["message_id"])
        if id_ not in self.posts:
            raise Refused(400, "Bad Request: message to edit not found")
        if self.posts[id_] == {**self.posts[id_], **post}:
            raise Refused(
                400, "Bad Request: message is not modified: specified new message content is the same"
            )
        self.posts[id_].update(post)
        return self._message(id_)

    def _message(self, id_: int) -> Any:
        return {"message_id": id_, "date": 1, "chat": {"id": CHAT, "type": "channel", "username": "brief"}}


def _photo(body: bytes) -> bytes:
    if not body.startswith((b"\x89PNG", b"\xff\xd8")):
        raise Refused(400, "Bad Request: IMAGE_PROCESS_FAILED")
    return body


def _fields(asked: Asked) -> dict[str, Any]:
    """Return the fields of a request, of JSON or of a form with files."""
    kind = asked.headers["Content-Type"]
    if kind.startswith("application/json"):
        return asked.told
    whole = email.message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + asked.body, policy=HTTP)
    found: dict[str, Any] = {}
    for part in whole.iter_parts():
        content = part.get_payload(decode=True)
        name = part.get_param("name", header="Content-Disposition")
        found[name] = content if part.get_filename() else content.decode()
    return found


SLACK_TOKEN = "xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy"
CHANNEL = "C0123456789"


class Slack:
    """An app in one channel; ``scopes`` are what it may do."""

    def __init__(self) -> None:
        self.posts: dict[str, dict[str, Any]] = {}
        self.moments = itertools.count(1_760_000_000)
        self.scopes = {"chat:write", "channels:read", "channels:history"}
        self.error = ""
        """What every change is answered with."""
        self.keeps = False
        """Whether the workspace lets nobody delete."""
        self.page = 15

    def answer(self, asked: Asked) -> Told:
        method = asked.path.removeprefix("/")
        step = {"chat.postMessage": "create", "chat.update": "update", "chat.delete": "withdraw"}.get(
            method, "find" if method == "conversations.history" else "look"
        )
        if asked.headers["Authorization"] != f"Bearer {SLACK_TOKEN}":
            return Told(step, 200, {"ok": False, "error": "invalid_auth"})
        if self.error and method.startswith("chat."):
            return Told(step, 200, {"ok": False, "error": self.error})
        name = _snake(method.replace(".", "_"))
        try:
            fields = asked.told if asked.method == "POST" else asked.query
            return Told(step, 200, {"ok": True, **getattr(self, name)(fields)})
        except Refused as refused:
            return Told(step, 200, {"ok": False, "error": refused.args[0]})

    def _auth_test(self, _: Any) -> Any:
        return {"team": "경제부", "user": "brief"}

    def _conversations_info(self, fields: Any) -> Any:
        self._needs("channels:read", fields)
        return {"channel": {"id": CHANNEL, "name": "시황", "is_archived": False, "is_member": True}}

    def _conversations_history(self, fields: Any) -> Any:
        self._needs("channels:history", fields)
        oldest = float(fields.get("oldest", 0))
        found = [post for ts, post in sorted(self.posts.items(), reverse=True) if float(ts) > oldest]
        start = int(fields.get("cursor") or 0)
        end = start + min(int(fields["limit"]), self.page)
        shown = [
            {**post, "metadata": post["metadata"]}
            if fields.get("include_all_metadata") == "true"
            else {"ts": post["ts"]}
            for post in found[start:end]
        ]
        more = {"response_metadata": {"next_cursor": str(end)}} if end < len(found) else {}
        return {"messages": shown, "has_more": bool(more), **more}

    def _chat_post_message(self, fields: Any) -> Any:
        self._needs("chat:write", fields)
        ts = f"{next(self.moments)}.000100"
        self.posts[ts] = {"ts": ts, **self._checked(fields)}
        return {"channel": CHANNEL, "ts": ts}

    def _chat_update(self, fields: Any) -> Any:
        self._needs("chat:write", fields)
        if fields["ts"] not in self.posts:
            raise Refused("message_not_found")
        self.posts[fields["ts"]].update(self._checked(fields))
        return {"channel": CHANNEL, "ts": fields["ts"]}

    def _chat_delete(self, fields: Any) -> Any:
        self._needs("chat:write", fields)
        if fields["ts"] not in self.posts:
            raise Refused("message_not_found")
        if self.keeps:
            raise Refused("cant_delete_message")
        del self.posts[fields["ts"]]
        return {"channel": CHANNEL, "ts": fields["ts"]}

    def _needs(self, scope: str, fields: Any) -> None:
        if scope not in self.scopes:
            raise Refused("missing_scope")
        if fields["channel"] != CHANNEL:
            raise Refused("channel_not_found")

    def _checked(self, fields: Any) -> Any:
        blocks = fields["blocks"]
        if not fields.get("text"):
            raise Refused("no_text")
        if re.search(r"[<>]|&(?!amp;|lt;|gt;)", fields["text"]):
            raise Refused("unescaped")  # of our own: Slack would take it for markup
        if len(blocks) > 50:
            raise Refused("invalid_blocks")
        if sum(len(text) for text in texts(blocks)) > 13_000:
            raise Refused("msg_blocks_too_long")
        for block in blocks:
            kind = block["type"]
            if kind not in {"header", "rich_text", "context"} or (
                kind == "header" and not 0 < len(block["text"]["text"]) <= 150
            ):
                raise Refused("invalid_blocks")
            if not all(texts([block])):
                raise Refused("invalid_blocks")
        return {"text": fields["text"], "blocks": blocks, "metadata": fields.get("metadata")}


def texts(thing: Any) -> list[str]:
    """Return every text in blocks."""
    if isinstance(thing, list):
        return [text for each in thing for text in texts(each)]
    if isinstance(thing, dict):
        return [
            text
            for name, each in thing.items()
            for text in ([each] if name == "text" and isinstance(each, str) else texts(each))
        ]
    return []
