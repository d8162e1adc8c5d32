"""What kept a whole target from anything that was to be sent to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from newsgen.config import Cms
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.sending import Tell, send

_BUSY = "다른 newsgen"
"""How the word begins that another process is at it: nothing that a person must know."""


def sent(
    outbox: Outbox, cms: Mapping[str, Cms], names: Collection[str], *, patience: float, tell: Tell
) -> dict[str, str]:
    """Send what is open to some targets; return of each that takes nothing what a person must mend."""
    heard: list[str] = []

    def hear(line: str) -> None:
        heard.append(line)
        tell(line)

    send(outbox, cms, names, patience=patience, tell=hear)
    said = {
        name: line.removeprefix(f"{name}: ")
        for line in heard
        for name in names
        if line.startswith(f"{name}: ")
    }
    return {name: trouble for name, trouble in said.items() if not trouble.startswith(_BUSY)}
