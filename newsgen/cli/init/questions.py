"""Questions to a person, each with an option that answers it; without a terminal, what is missing is told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import click

from newsgen.deliveries.kinds import TARGETS
from newsgen.errors import UsageProblem
from newsgen.korean import attach

Check = Callable[[str], object]
"""What an answer is held against: ValueError in Korean where it will not do."""
KINDS = ("none", *TARGETS)
"""Where articles go: nowhere, or to a kind of CMS."""


class Questions:
    """Asks what no option answered; with ``yes`` takes what is usual. :meth:`done` tells what is missing.

    An answer that will not do is asked for again at once; an option's raises UsageProblem.
    """

    def __init__(self, *, yes: bool) -> None:
        self._yes = yes
        self._asks = not yes and sys.stdin is not None and sys.stdin.isatty()
        self._missing: list[str] = []
        self._optional: list[str] = []

    def text(
        self, option: str, question: str, given: str | None, usual: str, check: Check | None = None
    ) -> str:
        """Return an answer; ``usual`` where nothing else is said."""
        if given is not None or self._yes:
            return _fit(option, usual if given is None else given.strip(), check)
        if self._asks:
            return _asked(question, usual, check)
        self._optional.append(option)
        return usual

    def needed(self, option: str, question: str, given: str | None, check: Check | None = None) -> str:
        """Return an answer for which there is nothing usual."""
        if given:
            return _fit(option, given.strip(), check)
        if self._asks:
            return _asked(question, None, check)
        self._missing.append(option)
        return ""

    def choice(self, option: str, question: str, among: Sequence[str], given: str | None, usual: str) -> str:
        """Return one of some answers."""
        if given is not None or self._yes:
            return usual if given is None else given
        if self._asks:
            return _asked(f"{question} ({', '.join(among)})", usual, lambda answer: _one_of(among, answer))
        self._optional.append(option)
        return usual

    def yes_or_no(self, question: str, *, usual: bool) -> bool:
        """Return whether a person says yes; what is usual where nobody can be asked."""
        if not self._asks:
            return usual
        return _asked(f"{question} (y, n)", "ny"[usual], lambda answer: _one_of("yn", answer)) == "y"

    def done(self) -> None:
        """Raise UsageProblem where something was not answered and nobody could be asked."""
        missing = [*self._missing, *self._optional]
        if missing:
            usual = "" if self._missing else " 기본값으로 하려면 --yes를 붙이십시오."
            raise UsageProblem(f"답이 없는 물음이 있습니다. 옵션으로 주십시오: {', '.join(missing)}.{usual}")


def _asked(question: str, usual: str | None, check: Check | None) -> str:
    """Ask until an answer will do; click's own check speaks English."""
    while True:
        answer: str = click.prompt(question, default=usual, show_default=bool(usual)).strip()
        try:
            return _fits(answer, check)
        except ValueError as wrong:
            click.echo(f"{wrong}. 다시 적으십시오.")


def _fit(option: str, answer: str, check: Check | None) -> str:
    """Return an option's answer; UsageProblem where it will not do."""
    try:
        return _fits(answer, check)
    except ValueError as wrong:
        raise UsageProblem(f"{option}: {wrong}.") from wrong


def _fits(answer: str, check: Check | None) -> str:
    if check and answer:
        check(answer)
    return answer


def _one_of(among: Sequence[str], answer: str) -> None:
    if answer not in among:
        raise ValueError(
            f"{attach(answer, '은/는')} 고를 수 없습니다. {', '.join(among)} 가운데 하나를 쓰십시오"
        )
