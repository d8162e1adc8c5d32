"""What the verbs around the outbox share: its options, its opening, and the sending with a screen."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.screen import say, told

if TYPE_CHECKING:
    from newsgen.acts.newsroom import Newsroom
    from newsgen.deliveries.delivery import Delivery
    from newsgen.deliveries.outbox import Outbox

WAIT = 60.0

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


def send(
    newsroom: Newsroom, rows: Iterable[Delivery], names: Iterable[str] | None = None, *, wait: float
) -> int:
    """Send what is open to some targets, those of the rows unless named, and tell how the rows ended.

    Returns the exit code.
    """
    from newsgen.acts import delivering
    from newsgen.deliveries.telling import exit_code, line

    ended = delivering.send(newsroom, rows, names, patience=wait, tell=told)
    for row in ended:
        say(line(row))
    return exit_code(ended)
