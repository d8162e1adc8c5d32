"""An article as a message of Slack: blocks of plain text, in which no name can be taken for markup."""

from __future__ import annotations

from typing import Any, NamedTuple

from newsgen.model import Article, text_of
from newsgen.outputs.message import CUT, MORE, Part, message

_ROOM = 11_000
"""Characters of all blocks: Slack takes some 13,000 and says nowhere how many."""
_BLOCKS = 44
"""Paragraphs: Slack takes 50 blocks."""
_HEADER = 150
"""Characters of a header."""
_BOLD = {"bold": True}

Block = dict[str, Any]


class Set(NamedTuple):
    """What is ready to go out."""

    text: str
    """What a notification shows: Slack reads three signs of it as markup, which are escaped."""
    blocks: list[Block]
    whole: bool


def slack_blocks(article: Article, link: str = "") -> Set:
    """Set an article, cut to what Slack takes, with a link to the whole where readers have one."""
    made = message(article, _ROOM, lambda text: len(text) + 2, _BLOCKS)
    blocks = [_set(part) for part in made.parts]
    if link:
        blocks.append(_rich({"type": "link", "url": link, "text": MORE}))
    elif not made.whole:
        blocks.append(_words(CUT))
    blocks += [_small(part.text) for part in made.notice]
    return Set(escaped(" ".join(text_of(article.headline).split())), blocks, made.whole)


def withdrawal(title: str) -> Set:
    """Say that an article is withdrawn."""
    told = f"[취소] {title}"
    blocks = [_words(told), _words("이 기사는 거둬들였습니다. 내용을 쓰지 마십시오.")]
    return Set(escaped(told), blocks, whole=True)


def escaped(text: str) -> str:
    """Escape what Slack reads as markup in the text beside blocks."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _set(part: Part) -> Block:
    if part.kind == "title" and len(part.text) <= _HEADER:
        return {"type": "header", "text": _plain(part.text)}
    return _words(part.text, **({"style": _BOLD} if part.kind in {"title", "subhead"} else {}))


def _words(text: str, **more: Any) -> Block:
    return _rich({"type": "text", "text": text, **more})


def _rich(element: Block) -> Block:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [element]}]}


def _small(text: str) -> Block:
    return {"type": "context", "elements": [_plain(text)]}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}
