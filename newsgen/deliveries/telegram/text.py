"""An article as a message of Telegram: its HTML, of which it knows a few tags, within its lengths."""

from __future__ import annotations

import html
from typing import NamedTuple

from newsgen.model import Article
from newsgen.outputs.message import CUT, MORE, Message, Part, message

TEXT, CAPTION = 4096, 1024
"""UTF-16 units of a message and of what stands under a photo, tags not counted."""
_TAGS = {"title": "b", "subhead": "b", "notice": "i"}
_GAP = "\n\n"


class Set(NamedTuple):
    """A text that is ready to go out."""

    html: str
    whole: bool
    """Whether all of the article stands in it."""


def units(text: str) -> int:
    """Return the length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le", "replace")) // 2


def telegram_html(article: Article, room: int, link: str = "") -> Set:
    """Set an article, cut to the room, with a link to the whole where readers have one."""
    made = message(article, room - units(MORE + _GAP), lambda text: units(text) + len(_GAP))
    return Set(_GAP.join(_lines(made, link)), made.whole)


def withdrawal(title: str) -> Set:
    """Say that an article is withdrawn."""
    told = f"[취소] {html.escape(title, quote=False)}{_GAP}이 기사는 거둬들였습니다. 내용을 쓰지 마십시오."
    return Set(told, whole=True)


def _lines(made: Message, link: str) -> list[str]:
    more = f'<a href="{html.escape(link)}">{MORE}</a>' if link else "" if made.whole else CUT
    return [*map(_set, made.parts), *filter(None, [more]), *map(_set, made.notice)]


def _set(part: Part) -> str:
    text, tag = html.escape(part.text, quote=False), _TAGS.get(part.kind)
    return f"<{tag}>{text}</{tag}>" if tag else text
