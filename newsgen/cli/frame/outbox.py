"""What the verbs around the outbox share: its option, the sending, and how its rows are told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from newsgen.config import Config
    from newsgen.deliveries.delivery import Delivery
    from newsgen.deliveries.outbox import Outbox

STATES = {
    "pending": "대기",
    "in-progress": "보내는 중",
    "retrying": "다시 보낼 것",
    "success": "성공",
    "failed": "실패",
    "blocked": "막힘",
    "dropped": "버림",
}
ACTIONS = {"publish": "보내기", "update": "고치기", "kill": "거두기"}
WAIT = 60.0

UNSENT = 6
"""Exit code: something is not at its CMS yet, or was refused."""
UNDECIDED = 7
"""Exit code: a person must decide."""

outbox_option = click.option(
    "--outbox",
    "outbox_path",
    type=click.Path(path_type=Path),
    envvar="NEWSGEN_OUTBOX",
    show_envvar=True,
    metavar="경로",
    help="발송함 파일. 없으면 사용자 데이터 폴더의 것을 씁니다.",
)
wait_option = click.option(
    "--wait",
    type=click.FloatRange(0),
    default=WAIT,
    show_default=True,
    metavar="초",
    help="잠깐의 장애를 넘기려고 다시 보내며 기다릴 시간. 남은 것은 다음 실행이 이어 보냅니다.",
)


def open_outbox(path: Path | None) -> Outbox:
    """Open the outbox that was named, or the user's."""
    from newsgen.deliveries.outbox import Outbox, default_path

    return Outbox(path or default_path())


def send(outbox: Outbox, desk: Config, names: Iterable[str], wait: float) -> list[str]:
    """Send what is open to some targets, telling on stderr what must wait; return what kept targets away."""
    from newsgen.deliveries.kinds import targets
    from newsgen.deliveries.run import deliver

    def told(delivery: Delivery) -> None:
        if delivery.state.value == "retrying":  # how it ended is the verb's to tell
            click.echo(line(delivery), err=True)

    troubles = deliver(outbox, targets(desk.cms, names), patience=wait, tell=told)
    for trouble in troubles:
        click.echo(trouble, err=True)
    return troubles


def line(delivery: Delivery) -> str:
    """Tell a row in one line."""
    order = delivery.order
    again = f" (다음 {delivery.due:%Y-%m-%d %H:%M:%S}Z)" if delivery.state.value == "retrying" else ""
    kill = order.action.value == "kill"
    version = "" if kill else f" v{order.version}"
    doing = ACTIONS[order.action] + ("" if kill else f"({order.status})")
    what = f"#{delivery.id} {order.article}{version} → {order.target} {doing}"
    return f"{what}: {STATES[delivery.state]} {delivery.answer}{again}".rstrip()


def exit_code(rows: Iterable[Delivery]) -> int:
    """Return how a run ends that was to send these rows."""
    states = {row.state.value for row in rows}
    if states & {"failed", "pending", "in-progress", "retrying"}:
        return UNSENT
    return UNDECIDED if "blocked" in states else 0
