"""Where an article's pages are, and what people call it."""

from __future__ import annotations

from newsgen.archive import Key, key_at
from newsgen.editions import korean
from newsgen.service.problem import Refusal


def key_of(session: str, edition: str) -> Key:
    """Return the key of an article by the two parts of its address; Refusal where they name none."""
    key = key_at(session, edition)
    if key is None:
        raise Refusal(404, "그런 거래일이나 판은 없습니다. 주소를 확인하십시오.")
    return key


def called(key: Key) -> str:
    """Return what people call an article: its edition and its day."""
    return f"{korean(key.edition) or key.edition} {key.session}"


def path_of(key: Key, *rest: str) -> str:
    """Return the address of an article's page, or of one below it."""
    return "/".join(("/articles", key.session.isoformat(), key.edition, *rest))
