"""What a message says beside the article: where the whole is, and that it is withdrawn."""

from __future__ import annotations

import html

from newsgen.archive import key_of


def link_to(readers: str, article: str) -> str:
    """Return the address of an article's page; empty where readers have none."""
    key = key_of(article)
    return f"{readers}/briefs/{key.session}/{key.edition}" if readers and key else ""


def withdrawn(title: str) -> str:
    """Say to readers, in plain HTML, that an article is withdrawn."""
    return f"[취소] {html.escape(title, quote=False)}\n\n이 기사는 거둬들였습니다. 내용을 쓰지 마십시오."
