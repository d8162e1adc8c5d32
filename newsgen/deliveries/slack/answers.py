"""What Slack answers: what of it we need, and what its errors mean in Korean.

It refuses with status 200 and ``ok: false``; the error is one of its published words.
"""

from __future__ import annotations

from typing import Annotated, TypeVar

import msgspec

from newsgen.deliveries.answer import Answer
from newsgen.errors import DeliveryDelayed, DeliveryProblem, DeliveryRefused, TargetClosed

T = TypeVar("T")
_TS = Annotated[str, msgspec.Meta(pattern=r"^\d{1,12}\.\d{1,9}$")]


class Ok(msgspec.Struct, frozen=True):
    """Whether Slack did what it was told, and its word for why not."""

    ok: bool
    error: str = ""


class Sent(msgspec.Struct, frozen=True):
    """Where a message stands."""

    channel: Annotated[str, msgspec.Meta(pattern="^[A-Z0-9]{3,32}$")]
    ts: _TS


class Who(msgspec.Struct, frozen=True):
    """Whose token it is."""

    team: str = ""
    user: str = ""


class _Channel(msgspec.Struct, frozen=True):
    id: str
    name: str = ""
    is_archived: bool = False
    is_member: bool = False


class Info(msgspec.Struct, frozen=True):
    """What a channel is."""

    channel: _Channel


class _Metadata(msgspec.Struct, frozen=True):
    event_type: str = ""
    event_payload: dict[str, str | int] = {}


class _Message(msgspec.Struct, frozen=True):
    ts: _TS
    metadata: _Metadata | None = None


class _Next(msgspec.Struct, frozen=True):
    next_cursor: str = ""


class History(msgspec.Struct, frozen=True):
    """What stands in a channel, the newest first."""

    messages: list[_Message]
    response_metadata: _Next | None = None


_CLOSED = {
    **dict.fromkeys(
        ("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"),
        "토큰을 받지 않습니다. Slack 앱의 Bot User OAuth Token(xoxb-…)을 다시 넣으십시오",
    ),
    "channel_not_found": "채널이 없거나 봇이 볼 수 없습니다. to와, 봇이 채널에 들어 있는지 확인하십시오",
    "not_in_channel": "봇이 채널에 없습니다. 채널에서 /invite로 봇을 부르십시오",
    "is_archived": "보관된 채널입니다. to를 고치거나 채널을 되살리십시오",
    "missing_scope": "앱에 권한이 모자랍니다. chat:write를 더하고 다시 설치하십시오",
    "restricted_action": "워크스페이스가 이 채널에 글을 막았습니다. 관리자에게 물으십시오",
    "ekm_access_denied": "워크스페이스 관리자가 글을 막았습니다",
    "team_access_not_granted": "앱이 이 워크스페이스에 설치되지 않았습니다",
}
"""Slack's word -> what keeps everything from a channel."""
_PASSING = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"}
)
_NOT_DONE = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
"""Passing trouble of which it is known that nothing came about."""
_REFUSED = {
    "msg_too_long": "Slack이 받기에 글이 깁니다",
    "msg_blocks_too_long": "Slack이 받기에 글이 깁니다",
    "invalid_blocks": "Slack이 글의 블록을 읽지 못합니다",
    "cant_update_message": "Slack이 이 글을 고치지 못하게 합니다. 직접 고치십시오",
    "edit_window_closed": "Slack의 고칠 수 있는 시간이 지났습니다. 직접 고치십시오",
    "cant_delete_message": "Slack이 이 글을 지우지 못하게 합니다. 직접 지우십시오",
}


def refused(answer: Answer) -> str:
    """Return Slack's word for why it refused; empty where it did what it was told."""
    told = answer.read(Ok)
    return "" if told.ok else told.error or "unknown"


def read(answer: Answer, kind: type[T], host: str) -> T:
    """Return an answer as a type; a DeliveryProblem where Slack refused."""
    word = refused(answer)
    if word:
        raise problem(word, host)
    return answer.read(kind)


def problem(word: str, host: str) -> DeliveryProblem:
    """Return what a refusal is."""
    if word in _CLOSED:
        return TargetClosed(f"{host}: {_CLOSED[word]}.")
    if word in _PASSING | _NOT_DONE:
        return DeliveryDelayed(f"{host}: Slack이 잠시 받지 못합니다.", unknown=word in _PASSING)
    return DeliveryRefused(f"{_REFUSED.get(word, 'Slack이 거절했습니다')}.")
