"""What waits for a person, on a screen and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsgen.outputs.desk import WaitingRow

_WHY = {"approval": "승인", "approved": "게시", "blocked": "막힘", "failed": "실패", "unsent": "못 보냄"}


def as_lines(rows: Iterable[WaitingRow], older: int = 0) -> Iterator[str]:
    """Yield what a person reads: what waits, why, the command to run next; how many older ones there are."""
    from newsgen.korean import moment

    rows = list(rows)
    if not rows:
        yield "사람을 기다리는 것이 없습니다."
    for row in rows:
        version = f" v{row.version}" if row.version else ""
        where = f" → {row.target}" if row.target else ""
        when = f"{moment(row.since)}, {_age(row.minutes)} 전"
        yield f"[{_WHY[row.why]}] {row.article}{version}{where}  {when}"
        for each in (row.headline, row.reason, row.link):
            if each:
                yield f"    {each}"
        if row.todo:
            yield f"    → {row.todo}"
    if older:
        yield f"앞선 것 {older}편은 --all"


def as_json(rows: Iterable[WaitingRow], older: int = 0) -> str:
    """Return the contract ``newsgen/waiting/v1``."""
    import msgspec

    from newsgen.command import runnable
    from newsgen.outputs.desk import WaitingListing

    told = tuple(
        msgspec.structs.replace(row, reason=runnable(row.reason), todo=runnable(row.todo)) for row in rows
    )
    listing = WaitingListing(waiting=told, older=older)
    return msgspec.json.format(msgspec.json.encode(listing), indent=1).decode()


def _age(minutes: int) -> str:
    """Return how long ago something was, in its largest unit."""
    if minutes < 60:
        return f"{minutes}분"
    return f"{minutes // 60}시간" if minutes < 48 * 60 else f"{minutes // (24 * 60)}일"
