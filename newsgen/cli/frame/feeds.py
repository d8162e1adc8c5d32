"""Feeds that were written, on a screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from newsgen.acts.feeds import Written


def tell_feeds(written: Iterable[Written]) -> None:
    """Tell the path of each feed and how many articles it has."""
    for path, articles in written:
        click.echo(f"썼습니다: {path}({articles}편)")
