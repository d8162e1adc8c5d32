"""What Telegram answers: what of it we need, and what its errors mean in Korean."""

from __future__ import annotations

import msgspec

from newsgen.deliveries.answer import Answer
from newsgen.errors import DeliveryProblem, DeliveryRefused, TargetClosed
from newsgen.network import causes


class Chat(msgspec.Struct, frozen=True):
    """A chat, a group or a channel."""

    id: int
    type: str = ""
    title: str = ""
    username: str = ""


class Message(msgspec.Struct, frozen=True):
    """A message that stands there."""

    message_id: int
    chat: Chat


class Sent(msgspec.Struct, frozen=True):
    """The answer to a message."""

    result: Message


class User(msgspec.Struct, frozen=True):
    """A bot."""

    id: int
    username: str = ""


class Me(msgspec.Struct, frozen=True):
    """Which bot the token is of."""

    result: User


class Place(msgspec.Struct, frozen=True):
    """Which chat it is."""

    result: Chat


class _Member(msgspec.Struct, frozen=True):
    status: str
    can_post_messages: bool | None = None
    can_delete_messages: bool | None = None
    can_send_messages: bool | None = None


class Member(msgspec.Struct, frozen=True):
    """What the bot may do in a chat."""

    result: _Member


class _Parameters(msgspec.Struct, frozen=True):
    retry_after: float = 0.0
    migrate_to_chat_id: int | None = None


class Refusal(msgspec.Struct, frozen=True):
    """Why Telegram refused."""

    ok: bool | None = None
    """False where it is Telegram that says no, and nothing in between."""
    description: str = ""
    parameters: _Parameters = _Parameters()


_CLOSED = {
    "chat not found": "대화방이 없거나 봇이 들어 있지 않습니다. to와 봇이 그 방의 관리자인지 확인하십시오",
    "kicked": "봇이 대화방에서 내보내졌습니다. 다시 넣으십시오",
    "not a member": "봇이 대화방에 없습니다. 넣고 관리자로 세우십시오",
    "blocked by the user": "받는 사람이 봇을 막았습니다",
    "deactivated": "받는 사람의 계정이 없어졌습니다. to를 고치십시오",
    "not enough rights": "봇에 글을 올릴 권한이 없습니다. 대화방의 관리자로 세우십시오",
    "have no rights": "봇에 글을 올릴 권한이 없습니다. 대화방의 관리자로 세우십시오",
    "need administrator rights": "봇에 글을 올릴 권한이 없습니다. 대화방의 관리자로 세우십시오",
    "write_forbidden": "이 대화방에는 글을 쓸 수 없습니다. 봇의 권한을 확인하십시오",
}
"""What a description holds, in small letters -> what keeps everything from a chat."""
_REFUSED = {
    "too long": "텔레그램이 받기에 글이 깁니다",
    "can't parse entities": "텔레그램이 글의 서식을 읽지 못합니다",
    "photo_invalid": "텔레그램이 그림을 받지 않습니다. 그림의 크기와 형식을 확인하십시오",
    "image_process_failed": "텔레그램이 그림을 받지 않습니다. 그림의 크기와 형식을 확인하십시오",
}
_UNKNOWN = "텔레그램이 거절했습니다"


def says(answer: Answer, *phrases: str) -> bool:
    """Tell whether a refusal says one of some phrases."""
    told = _told(answer).description.lower()
    return any(phrase in told for phrase in phrases)


def problem(answer: Answer, host: str) -> DeliveryProblem:
    """Return what a refusal is."""
    refusal = _told(answer)
    told = refusal.description.lower()
    if refusal.ok is not False:
        line = f"{host}: 텔레그램이 아닌 곳의 답입니다(HTTP {answer.status}). 프록시와 방화벽을 확인하십시오."
        return TargetClosed(line, unknown=True)
    if answer.status in {401, 404}:
        return TargetClosed(
            f"{host}: 봇의 토큰을 받지 않습니다(HTTP {answer.status}). BotFather가 준 그대로 넣으십시오."
        )
    if refusal.parameters.migrate_to_chat_id is not None:
        return TargetClosed(
            f"{host}: 대화방이 옮겨졌습니다. to를 {refusal.parameters.migrate_to_chat_id}(으)로 고치십시오."
        )
    closed = next((line for phrase, line in _CLOSED.items() if phrase in told), "")
    if closed or answer.status == 403:
        return TargetClosed(f"{host}: {closed or '봇이 이 대화방에 쓸 수 없습니다'}(HTTP {answer.status}).")
    line = next((line for phrase, line in _REFUSED.items() if phrase in told), _UNKNOWN)
    return DeliveryRefused(f"{line}(HTTP {answer.status}).")


def wait(answer: Answer) -> float:
    """Return the seconds that Telegram asks us to wait: it says so in its answer, not in a header."""
    asked = max(_told(answer).parameters.retry_after, causes.wait_of(answer.header("Retry-After")))
    return min(max(asked, 0.0), causes.LONGEST_WAIT)


def _told(answer: Answer) -> Refusal:
    return answer.maybe(Refusal) or Refusal()
