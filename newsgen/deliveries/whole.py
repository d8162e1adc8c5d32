"""Where the whole of an article is, for a message that may hold a part of it only."""

from __future__ import annotations

from newsgen.archive import key_of


def link_to(readers: str, article: str) -> str:
    """Return the address of an article's page; empty where readers have none."""
    key = key_of(article)
    return f"{readers}/briefs/{key.session}/{key.edition}" if readers and key else ""


def notes_of(readers: str, *, whole: bool) -> tuple[str, ...]:
    """Say to the editor that something was cut which readers find nowhere; nothing where that is not so."""
    if whole or readers:
        return ()
    return ("길어서 뒤를 줄였습니다. [service] url을 적으면 전문으로 잇습니다.",)
