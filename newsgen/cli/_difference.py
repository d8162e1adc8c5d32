"""``newsgen outbox diff``: what was sent, what stands at the CMS, and what is to be sent, line by line."""

from __future__ import annotations

from pathlib import Path

import click

from newsgen.cli.frame.newsroom import newsroom
from newsgen.cli.frame.outbox import outbox_option
from newsgen.cli.frame.screen import plain, say
from newsgen.cli.frame.settings import Settings


@click.command(options_metavar="[옵션]")
@click.argument("number", type=int, metavar="번호")
@outbox_option
@click.pass_obj
def diff(settings: Settings, number: int, outbox_path: Path | None) -> None:
    """보낸 글, CMS의 글, 보낼 글이 다른 줄을 보이고, 합치면 어떻게 될지 말합니다. 아무것도 쓰지 않습니다."""
    from newsgen.acts.delivering import difference

    say(plain("\n".join(difference(newsroom(settings, outbox_path), number))))
