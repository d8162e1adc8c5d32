"""What can be wrong with a bot: its token, its chat, and what it may do there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from newsgen.deliveries import words
from newsgen.deliveries.answer import Answer
from newsgen.deliveries.telegram import answers
from newsgen.errors import DeliveryProblem
from newsgen.finding import Finding, Severity, found

Ask = Callable[[str, dict[str, Any]], Answer]


def check(ask: Ask, host: str, chat: str) -> Iterator[Finding[None]]:
    """Yield what was found; the last one is wrong where the look ended early."""
    try:
        me = _told(ask("getMe", {}), host).read(answers.Me).result
        yield found("token", Severity.OK, f"봇: @{words.name(me.username)}")
        place = _told(ask("getChat", {}), host).read(answers.Place).result
        title = words.name(place.title or place.username or chat)
        yield found("chat", Severity.OK, f"대화방: {title}({words.name(place.type) or '종류 모름'})")
        member = _told(ask("getChatMember", {"user_id": me.id}), host).read(answers.Member).result
    except DeliveryProblem as problem:
        yield found("connection", Severity.WRONG, words.clean(str(problem)))
        return
    posts = member.can_post_messages if place.type == "channel" else member.can_send_messages
    if member.status in {"left", "kicked"} or posts is False or (place.type == "channel" and not posts):
        told = "권한: 봇이 이 방에 글을 올릴 수 없습니다."
        yield found("rights", Severity.WRONG, told, "메시지를 올릴 수 있는 관리자로 세우십시오.")
        return
    yield found("rights", Severity.OK, "권한: 글을 올릴 수 있습니다.")
    if place.type != "private" and not member.can_delete_messages:
        told = "권한: 48시간이 지난 글은 지우지 못합니다."
        yield found("deletion", Severity.WARNING, told, "거둘 때 지우지 못하면 거둔 기사라고 고쳐 적습니다.")


def _told(answer: Answer, host: str) -> Answer:
    if not answer.ok:
        raise answers.problem(answer, host)
    return answer
