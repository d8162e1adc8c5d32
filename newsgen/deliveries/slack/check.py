"""What can be wrong with an app of Slack: its token, its channel, and whether it may look there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsgen.deliveries import words
from newsgen.deliveries.answer import Answer
from newsgen.deliveries.slack import answers
from newsgen.errors import DeliveryProblem
from newsgen.finding import Finding, Severity, found

Look = Callable[[str, dict[str, str]], Answer]
_BLIND = "답이 끊기면 들어갔는지 사람이 보고 알려 줘야 합니다."


def check(look: Look, host: str, channel: str, *, is_id: bool) -> Iterator[Finding[None]]:
    """Yield what was found; the last one is wrong where the look ended early."""
    try:
        who = answers.read(look("auth.test", {}), answers.Who, host)
        yield found("token", Severity.OK, f"앱: {words.name(who.team)}의 {words.name(who.user)}")
        if is_id:
            yield from _channel(look, host, channel)
        else:
            told = "채널: 이름으로 적혀 있어 보낸 글을 다시 찾지 못합니다."
            yield found("channel", Severity.WARNING, told, f"채널 ID(C…)로 적으십시오. {_BLIND}")
    except DeliveryProblem as problem:
        yield found("connection", Severity.WRONG, words.clean(str(problem)))


def _channel(look: Look, host: str, channel: str) -> Iterator[Finding[None]]:
    answer = look("conversations.info", {"channel": channel})
    word = answers.refused(answer)
    if word == "missing_scope":
        told = "채널: 채널을 볼 권한(channels:read)이 없어 미리 볼 수 없습니다."
        yield found("channel", Severity.WARNING, told, "보내는 데는 지장이 없습니다.")
    else:
        place = answers.read(answer, answers.Info, host).channel
        if place.is_archived or not place.is_member:
            trouble = answers.problem("is_archived" if place.is_archived else "not_in_channel", host)
            yield found("channel", Severity.WRONG, str(trouble))
            return
        yield found("channel", Severity.OK, f"채널: #{words.name(place.name)}")
    history = look("conversations.history", {"channel": channel, "limit": "1"})
    if answers.refused(history):
        told = "찾기: 보낸 글을 다시 찾을 권한(channels:history)이 없습니다."
        yield found("history", Severity.WARNING, told, _BLIND)
    else:
        yield found("history", Severity.OK, "찾기: 보낸 글을 다시 찾을 수 있습니다.")
