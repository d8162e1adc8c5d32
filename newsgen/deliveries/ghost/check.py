"""What can be wrong with a Ghost: its address, its key, and a draft on its way in and out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsgen.deliveries import edits, words
from newsgen.deliveries.answer import Answer
from newsgen.deliveries.copy import Copy
from newsgen.deliveries.ghost.answers import Site, why
from newsgen.deliveries.line import Line
from newsgen.deliveries.target import Remote, Target
from newsgen.deliveries.trial import trial_copy
from newsgen.errors import DeliveryProblem, DeliveryRefused
from newsgen.finding import Finding, Severity, found


class Draft(NamedTuple):
    """How a bare draft is made, and deleted for good, which no article ever is."""

    make: Callable[[Copy], Remote]
    remove: Callable[[Remote], Answer]


def check(line: Line, site: Answer, ghost: Target, draft: Draft) -> Iterator[Finding[None]]:
    """Yield what was found; the last one is wrong where the look ended early."""
    known = site.maybe(Site) if site.ok else None
    if known is None:
        yield found(
            "address",
            Severity.WRONG,
            f"주소: {line.host}에서 Ghost가 답하지 않습니다(HTTP {site.status}).",
            "url이 Ghost의 주소인지 확인하십시오.",
        )
        return
    yield found("address", Severity.OK, f"주소: {line.url}, Ghost {words.name(known.site.version)}")
    copy = trial_copy()
    ghost.find(copy.article)
    yield found("key", Severity.OK, "키: 받아들입니다.")
    try:
        made = draft.make(copy)
    except DeliveryRefused as refused:
        yield found("post", Severity.WRONG, f"글쓰기: 초안을 만들 수 없습니다. {refused}")
        return
    try:
        yield _seen(ghost, made, copy)
    except DeliveryProblem as problem:
        yield found("post", Severity.WRONG, f"글쓰기: 만든 초안을 다시 볼 수 없습니다. {problem}")
    yield _removed(draft, made)


def _seen(ghost: Target, made: Remote, copy: Copy) -> Finding[None]:
    there = ghost.read(made.id)
    lost = "글이 없음" if there is None else words.clean(edits.lost(there, copy))
    if lost:
        told = f"글쓰기: 쓴 글과 들어간 글이 다릅니다: {lost}."
        return found("post", Severity.WRONG, told, "Ghost의 판과 설정을 확인하십시오.")
    if made.id not in {remote.id for remote in ghost.find(copy.article) or ()}:
        told = "찾기: 쓴 초안을 주소(slug)로 찾지 못해 두 번 들어갈 수 있습니다."
        return found("search", Severity.WRONG, told, "Ghost의 판을 확인하십시오.")
    return found("post", Severity.OK, "글쓰기: 초안을 쓰고, 찾고, 그대로 읽었습니다.")


def _removed(draft: Draft, made: Remote) -> Finding[None]:
    try:
        gone = draft.remove(made)
    except DeliveryProblem as problem:
        reason = str(problem)
    else:
        if gone.ok or gone.status == 404:
            return found("removal", Severity.OK, "정리: 점검한 초안을 지웠습니다.")
        reason = why(gone)
    told = f"정리: 점검한 초안({words.name(made.title)})을 지우지 못했습니다. {reason}"
    return found("removal", Severity.WARNING, words.clean(told), "CMS에서 지우십시오.")
