"""Is the morning's article there? If not, what is missing and why, for people to hear of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from newsgen.config import Cms
from newsgen.deliveries import journal
from newsgen.deliveries.approval import killed
from newsgen.deliveries.delivery import Action, Delivery, State
from newsgen.deliveries.kinds import target
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.seals import newest
from newsgen.deliveries.steps import needs_approval
from newsgen.deliveries.telling import line
from newsgen.errors import ConfigProblem, TargetClosed
from newsgen.korean import moment

_UNKNOWN = "today가 적은 것이 없습니다. cron이나 systemd 타이머가 도는지 확인하십시오"


def missing(
    outbox: Outbox, cms: Mapping[str, Cms], article: str, targets: tuple[str, ...], log: Path | None
) -> list[tuple[str, str]]:
    """Say in Korean what of an article is not where it should be, and why; nothing where all is well.

    Each line comes after the name of the CMS that it is about, empty where there is no article at all.

    An article that a person withdrew is missed by nobody.
    """
    if killed(outbox, article):
        return []
    sent = {name: _last(outbox, article, name) for name in targets}
    if newest(outbox, article) is None and not any(sent.values()):
        return [("", f"기사가 없습니다. {_why(article, log)}")]
    return [
        (name, f"기사는 있으나 {name}에 없습니다. {_kept(cms, name, article, row, log)}")
        for name, row in sent.items()
        if (row is None or not _arrived(outbox, article, name)) and not _to_approve(cms, name, row)
    ]


def _to_approve(cms: Mapping[str, Cms], name: str, row: Delivery | None) -> bool:
    """Tell whether an article waits for its approval only, where it could not stand as a draft meanwhile."""
    place = cms.get(name)
    return place is not None and not place.drafts and row is not None and needs_approval(row)


def _kept(cms: Mapping[str, Cms], name: str, article: str, row: Delivery | None, log: Path | None) -> str:
    return _trouble(cms, name) or (line(row) if row else _why(article, log))


def _last(outbox: Outbox, article: str, name: str) -> Delivery | None:
    rows = [row for row in outbox.history(article, name) if row.order.action is not Action.KILL]
    return rows[-1] if rows else None


def _arrived(outbox: Outbox, article: str, name: str) -> bool:
    """Tell whether any version is there: of a later one that is stuck people hear by itself."""
    rows = outbox.history(article, name)
    return any(row.state is State.SUCCESS and row.order.action is not Action.KILL for row in rows)


def _trouble(cms: Mapping[str, Cms], name: str) -> str:
    """Return what the settings or the environment lack for a target; empty where nothing."""
    try:
        target(cms, name)
    except (ConfigProblem, TargetClosed) as trouble:
        return str(trouble)
    return ""


def _why(article: str, log: Path | None) -> str:
    """Return what the log says last of an article."""
    if log is None:
        return "까닭은 newsgen today로 보십시오."
    found = journal.last(log, article)
    if found is None:
        return f"{_UNKNOWN}({log})."
    if message := found.get("message"):
        return str(message)
    if found.get("event") != "start":
        return f"{log}에는 끝났다고 적혀 있습니다. 같은 발송함(NEWSGEN_OUTBOX)을 보는지 확인하십시오."
    begun = moment(dt.datetime.fromisoformat(str(found["at"])))
    return f"{begun}에 시작한 실행이 끝나지 않았습니다({log})."
