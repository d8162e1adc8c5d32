"""The settings of a verb that cron runs: where they cannot be used, people hear of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.cli.frame.screen import told
from newsgen.errors import ConfigProblem

if TYPE_CHECKING:
    from newsgen.cli.frame.settings import Settings
    from newsgen.config import Config


def loaded(settings: Settings, outbox_path: Path | None) -> Config:
    """Return the settings; what is wrong with them goes to whom they name, once a day, and is raised."""
    from newsgen import config

    try:
        return config.load(settings.config)
    except ConfigProblem as problem:
        _tell(settings, outbox_path, str(problem))
        raise


def _tell(settings: Settings, outbox_path: Path | None, trouble: str) -> None:
    from newsgen import config
    from newsgen.deliveries.outbox import Outbox, default_path
    from newsgen.deliveries.people import People, bare
    from newsgen.deliveries.word import Occasion
    from newsgen.errors import OutboxProblem

    whom = config.notify_of(settings.config)
    try:
        with Outbox(outbox_path or default_path()) as outbox:
            People(outbox, config.Config(notify=whom), told).of_settings(trouble)
    except OutboxProblem:
        bare(whom, "", Occasion.FAILED, trouble, told)
