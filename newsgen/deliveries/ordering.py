"""An article into the outbox: once a version, and to readers only with somebody's approval."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from newsgen.deliveries.approval import require_approval, require_fit
from newsgen.deliveries.copy import Image, document, hash_of
from newsgen.deliveries.delivery import Action, Delivery, Order, State, Status
from newsgen.deliveries.outbox import Outbox
from newsgen.errors import UsageProblem
from newsgen.model import Article

_STOPPED = frozenset({State.FAILED, State.BLOCKED, State.DROPPED})


class Wish(StrEnum):
    """What a person asks for where the CMS is not as we left it."""

    NONE = ""
    MERGE = "merge"
    """Keep the desk's words beside what the version changes."""
    AGAIN = "again"
    """Make it anew where the desk deleted it."""


def order(
    outbox: Outbox,
    article: Article,
    name: str,
    status: str,
    at: dt.datetime | None = None,
    image: Image | None = None,
    *,
    by_hand: bool = True,
    wish: Wish = Wish.NONE,
) -> Delivery:
    """Put an article into the outbox for a target.

    ``by_hand``, what lacks an approval is refused at once, and a delivery that failed or was dropped begins
    anew; else it stands in the outbox until somebody approves it.

    Raises:
        DeliveryBlocked: it must not go out: a demo, withdrawn, or to go to readers unapproved.
        UsageProblem: it is to go out at a time, and none was given, or another one before.

    """
    far, hash_ = Status(status), hash_of(article)
    require_fit(outbox, article)
    if far is Status.FUTURE and at is None:
        raise UsageProblem("--status future에는 --at 시각이 있어야 합니다.")
    if far.live and by_hand:
        require_approval(outbox, article.id, hash_)
    if by_hand:
        _require_forward(outbox, article, name)
    outbox.keep(hash_, article, document(article), image)
    if wish is Wish.AGAIN:
        outbox.revive_article(article.id, name)
    row = outbox.add(
        Order(
            article=article.id,
            version=article.revision,
            target=name,
            action=Action.UPDATE if article.revision > 1 else Action.PUBLISH,
            status=far,
            at=at,
            document=hash_,
        )
    )
    if row.order.at != at:
        raise UsageProblem(f"{article.id}: 이미 다른 시각으로 예약했습니다. 시각은 CMS에서 바꾸십시오.")
    if by_hand and row.state in _STOPPED:
        return outbox.revive(row, merge=wish is Wish.MERGE or None)
    return outbox.change(row, "ask", merge=True) if wish is Wish.MERGE and not row.state.over else row


def _require_forward(outbox: Outbox, article: Article, name: str) -> None:
    """Refuse a version before one that is at a place already, or on its way there."""
    later = [
        row.order.version
        for row in outbox.history(article.id, name)
        if row.order.version > article.revision and row.state is not State.DROPPED
    ]
    if later:
        raise UsageProblem(
            f"{article.id}: {name}에는 v{max(later)}을(를) 이미 보냈습니다. 앞 판(v{article.revision})으로 "
            "되돌리지 않습니다."
        )


def order_kill(outbox: Outbox, article: str, name: str) -> Delivery:
    """Order that every version be withdrawn from a target; what stopped before begins anew."""
    row = outbox.add(Order(article=article, version=0, target=name, action=Action.KILL))
    return outbox.revive(row) if row.state in _STOPPED else row
