"""Whether each secret that the settings need is there: never what it is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from newsgen import secret
from newsgen.config import Config
from newsgen.deliveries import kinds, notify
from newsgen.service import trust
from newsgen.sources.live.headlines import feeds


class Secret(NamedTuple):
    """One secret."""

    what: str
    variable: str
    """The name of the environment variable that may hold it."""
    state: str
    """``있음`` with where it comes from, or ``없음``."""


def needed(config: Config) -> Iterator[Secret]:
    """Yield the secrets that the settings call for."""
    for name, place in config.cms.items():
        if kinds.kind(name, place).needs_secret(place):
            yield _secret(f"[cms.{name}]", kinds.variable(name), name)
    for feed in config.suggest.feeds:
        if feed.needs_secret:
            yield _secret(f"[suggest] {feed.name}", feeds.variable(feed.name), feeds.entry(feed.name))
    if config.notify.smtp and config.notify.user:
        yield _secret("[notify]", notify.SECRET, "")
    for name in config.service.trusted:
        yield _secret(f"[service] {name}", trust.variable(name), "")


def _secret(what: str, variable: str, entry: str) -> Secret:
    if os.environ.get(variable, "").strip():
        return Secret(what, variable, "있음(환경 변수)")
    there = bool(entry and secret.stored(variable, entry))
    return Secret(what, variable, "있음(키링)" if there else "없음")
