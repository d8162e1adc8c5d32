"""What the verbs of the glossary read and write in one way: terms, JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings

if TYPE_CHECKING:
    from newsgen.glossary import Glossary
    from newsgen.glossary.ready import Ahead


def book(folder: Path | None = None) -> Glossary:
    """Return the glossary of a folder, by default the shipped one with the desk's own terms before it.

    What of these cannot be used is told, and hides none of the others, as in articles.
    """
    from newsgen.glossary import Glossary

    if folder:
        return Glossary.load(folder)
    found, left_out = Glossary.salvaged(own=own_terms())
    for line in left_out:
        say(f"확인: {line}", err=True)
    return found


def shelf() -> Glossary | Ahead:
    """Return what names one term: the shipped ones as they were read ahead, where there are no others."""
    from newsgen.glossary import ready
    from newsgen.resources import shipped

    return (None if own_terms() else ready.read(shipped("glossary"))) or book()


def own_terms() -> Path | None:
    """Return the folder of the desk's own terms, as its settings name it; None where there is none."""
    from newsgen.resources import SETTINGS

    settings = click.get_current_context().find_object(Settings) or Settings()
    if settings.config is None and not Path(SETTINGS).is_file():
        return None  # without reading the settings, which takes longer than showing a term
    from newsgen import config

    return config.load(settings.config).own_terms


json_option = click.option("--json", "as_json", is_flag=True, help="JSON으로 씁니다.")


def write_json(value: object) -> None:
    """Write a value as one line of JSON."""
    import msgspec

    click.echo(msgspec.json.encode(value).decode())
