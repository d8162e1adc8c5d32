"""``newsgen outbox diff``: what was sent, what stands at the CMS, and what is to be sent, line by line."""

from __future__ import annotations

from pathlib import Path

import click

from newsgen.cli.frame.outbox import open_outbox, outbox_option
from newsgen.cli.frame.screen import plain, say
from newsgen.cli.frame.settings import Settings
from newsgen.errors import UsageProblem


@click.command(options_metavar="[옵션]")
@click.argument("number", type=int, metavar="번호")
@outbox_option
@click.pass_obj
def diff(settings: Settings, number: int, outbox_path: Path | None) -> None:
    """보낸 글, CMS의 글, 보낼 글이 다른 줄을 보이고, 합치면 어떻게 될지 말합니다. 아무것도 쓰지 않습니다."""
    from newsgen import config
    from newsgen.deliveries.difference import difference
    from newsgen.deliveries.kinds import target

    desk = config.load(settings.config)
    with open_outbox(outbox_path) as outbox:
        row = outbox.get(number)
        if row is None:
            raise UsageProblem(f"{number}번은 발송함에 없습니다. 번호는 newsgen outbox list --all로 봅니다.")
        lines = difference(outbox, row, target(desk.cms, row.order.target))
        say(plain("\n".join(lines)))
