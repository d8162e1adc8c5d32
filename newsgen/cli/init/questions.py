"""Questions to a person, each with an option that answers it; without a terminal, what is missing is told."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from newsgen.deliveries.kinds import TARGETS
from newsgen.errors import UsageProblem

KINDS = ("none", *TARGETS)
"""Where articles go: nowhere, or to a kind of CMS."""


class Questions:
    """Asks what no option answered; with ``yes`` takes what is usual. :meth:`done` tells what is missing."""

    def __init__(self, *, yes: bool) -> None:
        self._yes = yes
        self._asks = not yes and sys.stdin is not None and sys.stdin.isatty()
        self._missing: list[str] = []
        self._optional: list[str] = []

    def text(self, option: str, question: str, given: str | None, usual: str) -> str:
        """Return an answer; ``usual`` where nothing else is said."""
        if given is not None or self._yes:
            return usual if given is None else given.strip()
        if self._asks:
            answer: str = click.prompt(question, default=usual, show_default=bool(usual))
            return answer.strip()
        self._optional.append(option)
        return usual

    def needed(self, option: str, question: str, given: str | None) -> str:
        """Return an answer for which there is nothing usual."""
        if given:
            return given.strip()
        if self._asks:
            answer: str = click.prompt(question)
            return answer.strip()
        self._missing.append(option)
        return ""

    def choice(self, option: str, question: str, among: Sequence[str], given: str | None, usual: str) -> str:
        """Return one of some answers."""
        if given is not None or self._yes:
            return usual if given is None else given
        if self._asks:
            answer: str = click.prompt(question, type=click.Choice(among), default=usual)
            return answer
        self._optional.append(option)
        return usual

    def yes_or_no(self, question: str, *, usual: bool) -> bool:
        """Return whether a person says yes; what is usual where nobody can be asked."""
        return click.confirm(question, default=usual) if self._asks else usual

    def done(self) -> None:
        """Raise UsageProblem where something was not answered and nobody could be asked."""
        missing = [*self._missing, *self._optional]
        if missing:
            usual = "" if self._missing else " 기본값으로 하려면 --yes를 붙이십시오."
            raise UsageProblem(f"답이 없는 물음이 있습니다. 옵션으로 주십시오: {', '.join(missing)}.{usual}")
