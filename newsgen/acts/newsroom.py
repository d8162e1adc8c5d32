"""The newsroom that an act works in: its settings, its prices, its log, its articles, and who acts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from newsgen.alone import Busy, alone
from newsgen.archive import Archive
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.outbox import default_path as usual_outbox
from newsgen.deliveries.schema import FILE
from newsgen.errors import OutboxProblem

if TYPE_CHECKING:
    from newsgen.config import Config
    from newsgen.store import Store

_PATIENCE = 60.0
"""Seconds to wait for others who write the same article."""


class Newsroom(NamedTuple):
    """Where everything is; what an act opens of it is closed when the act ends."""

    desk: Config
    outbox: Path
    """The file of the log: what was written, approved, sent."""
    archive: Archive
    store: Path | None = None
    """The file of the prices; None for the user's."""
    who: str = ""
    """Whom the log names; the user of the machine where it is empty."""
    settings: Path | None = None
    """The file that the settings were read from; None for the usual one, there or not."""

    @classmethod
    def of(
        cls, desk: Config, *, store: Path | None = None, outbox: Path | None = None, out: Path | None = None
    ) -> Newsroom:
        """Return the newsroom of some settings; what is not named stands where it usually does."""
        return cls(desk, outbox or usual_outbox(), Archive(out or Path(desk.output)), store)

    def by(self, who: str) -> Newsroom:
        """Return the newsroom in which a person acts."""
        return self._replace(who=who)

    def with_notes(self, notes: Path) -> Newsroom:
        """Return the newsroom whose notes are in another folder, or in one file."""
        return self._replace(desk=msgspec.structs.replace(self.desk, notes=str(notes)))

    def log(self) -> Outbox:
        """Open the log; use it in a ``with``."""
        return Outbox(self.outbox, who=self.who)

    @contextlib.contextmanager
    def writing(self, article: str) -> Iterator[None]:
        """Keep everybody else from writing versions of an article: from what they are made of to their files.

        Who writes last has then seen what all others wrote. OutboxProblem where somebody is at it too long.
        """
        lock = self.outbox.with_name(f"{self.outbox.name}.locks") / f"{article}.lock"
        with contextlib.ExitStack() as held:
            try:
                with FILE.told(self.outbox):
                    held.enter_context(alone(lock, patience=_PATIENCE))
            except Busy as busy:
                raise OutboxProblem(
                    f"{article}: 다른 사람이 이 기사를 쓰고 있습니다. 잠시 뒤에 다시 하십시오."
                ) from busy
            yield

    @property
    def prices_at(self) -> Path:
        """The file of the prices."""
        from newsgen.store import default_path  # noqa: PLC0415 - few acts need prices

        return self.store or default_path()

    @contextlib.contextmanager
    def prices(self, *, create: bool = False) -> Iterator[Store]:
        """Open the store; with ``create`` an absent one is laid out empty."""
        from newsgen.store import Store  # noqa: PLC0415 - few acts need prices

        with Store.open(self.prices_at, create=create) as store:
            yield store
