"""A person's word that an article may go out: by whom, when, for which content."""

from __future__ import annotations

from newsgen.deliveries.copy import document, hash_of
from newsgen.deliveries.delivery import State
from newsgen.deliveries.outbox import Event, Outbox
from newsgen.errors import DeliveryBlocked, UsageProblem
from newsgen.korean import moment
from newsgen.model import Article

APPROVE = "approve"
KILL = "kill"
RESTORE = "restore"


def approve(outbox: Outbox, article: Article, *, by: str) -> Event:
    """Record that ``by`` approves an article as it is; deliveries that waited for it go on.

    Raises:
        DeliveryBlocked: it is a demo, or was withdrawn.

    """
    require_fit(outbox, article)
    hash_ = hash_of(article)
    outbox.keep(hash_, article, document(article))
    outbox.record(APPROVE, article=article.id, version=article.revision, hash_=hash_, detail=by)
    for waiting in outbox.rows("document = ? AND state = ?", hash_, State.BLOCKED):
        outbox.change(waiting, "approved", state=State.PENDING, due=outbox.now(), answer="")
    return list(outbox.events(article.id, APPROVE))[-1]


def approval(outbox: Outbox, article: str, hash_: str) -> Event | None:
    """Return the approval of an article with just this content; None where nobody gave one."""
    return next((event for event in outbox.events(article, APPROVE) if event.hash == hash_), None)


def require_approval(outbox: Outbox, article: str, hash_: str) -> None:
    """Raise DeliveryBlocked where nobody approved an article with just this content."""
    if approval(outbox, article, hash_) is None:
        raise DeliveryBlocked(
            f"{article}: 승인 없이 독자에게 내보낼 수 없습니다. 읽어 보고 승인하십시오: "
            "newsgen approve 기사.json --by 이름"
        )


def require_fit(outbox: Outbox, article: Article) -> None:
    """Raise DeliveryBlocked for an article that must never go out."""
    if article.demo:
        raise DeliveryBlocked(f"{article.id}: 예시 시세로 만든 기사는 보낼 수 없습니다.")
    require_alive(outbox, article.id)


def restore(outbox: Outbox, article: str, *, by: str, reason: str = "") -> None:
    """Record that a person takes a withdrawal back: what was approved before is so again, and can be sent.

    Raises:
        UsageProblem: it is not withdrawn.

    """
    if killed(outbox, article) is None:
        raise UsageProblem(f"{article}: 거둬들인 기사가 아닙니다.")
    outbox.record(RESTORE, article=article, detail=f"{by}: {reason}".rstrip(": "))
    outbox.revive_article(article)


def killed(outbox: Outbox, article: str) -> Event | None:
    """Return the withdrawal that an article stands under; None where it was never withdrawn, or restored."""
    last = [event for event in outbox.events(article) if event.event in {KILL, RESTORE}]
    return last[-1] if last and last[-1].event == KILL else None


def require_alive(outbox: Outbox, article: str) -> None:
    """Raise DeliveryBlocked for an article that is withdrawn: no version of it goes out."""
    event = killed(outbox, article)
    if event is not None:
        raise DeliveryBlocked(
            f"{article}: {moment(event.at)}에 거둬들인 기사입니다. 다시 내보내려면 "
            f"먼저 되살리십시오: newsgen kill {article} --undo --by 이름"
        )
