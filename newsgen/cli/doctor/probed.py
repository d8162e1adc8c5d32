"""What a probe finds, and how it says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from newsgen.cli.frame.settings import Settings
from newsgen.finding import Finding, Severity

REINSTALL = "newsgen을 다시 설치하십시오."


class Probed(Finding[None], frozen=True, kw_only=True):
    """What a probe found; the code is the name under which it is shown."""

    needed: bool
    """Whether no article can be made without it."""

    @property
    def ok(self) -> bool:
        """Whether it works."""
        return self.severity is Severity.OK


Probe = Callable[[Settings], Probed]


def probed(name: str, ok: bool, detail: str, advice: str = "", *, needed: bool = True) -> Probed:
    """Return what a probe found; the advice is a command where one does."""
    severity = Severity.OK if ok else Severity.WRONG if needed else Severity.WARNING
    return Probed(code=name, place=None, severity=severity, message=detail, advice=advice, needed=needed)


def store_path(settings: Settings) -> Path:
    """Return where the store is."""
    from newsgen.store import default_path

    return settings.store or default_path()


def nearest(path: Path) -> Path:
    """Return the nearest folder of a path that exists."""
    return next(parent for parent in (path, *path.absolute().parents) if parent.is_dir())
