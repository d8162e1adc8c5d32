"""What WordPress's errors mean, in Korean."""

from __future__ import annotations

import json
from collections.abc import Callable

from newsgen.deliveries.line import Answer

Ask = Callable[..., Answer]
"""Asks the REST interface: method, route, and ``params``, ``body``, ``data`` or ``headers``."""

_MEANINGS = {  # all said of the role of our user
    "rest_cannot_publish": "게시할 수 없습니다. --status pending으로 보내거나 author 계정을 쓰십시오",
    "rest_cannot_create": "만들 수 없습니다",
    "rest_cannot_edit": "이 글을 고칠 수 없습니다. editor 계정을 쓰십시오",
    "rest_cannot_delete": "이 글을 지울 수 없습니다. editor 계정을 쓰거나 CMS에서 직접 내리십시오",
    "rest_forbidden_context": "편집 상태를 볼 수 없습니다",
    "rest_upload_unknown_error": "그림을 올리지 못했습니다",
}


def code(answer: Answer) -> str:
    """Return WordPress's code of an error; empty where something else answered."""
    found = error(answer).get("code", "")
    return found if isinstance(found, str) else ""


def error(answer: Answer) -> dict[str, object]:
    """Return the error that an answer holds; empty where it holds none."""
    try:
        told = json.loads(answer.body)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def why(answer: Answer) -> str:
    """Say in Korean why something was refused."""
    name = code(answer)
    return f"{_MEANINGS.get(name, '워드프레스가 거절했습니다')}({name or 'HTTP'} {answer.status})."
