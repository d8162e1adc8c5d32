"""Modules that a page needs and the desk does not: imported when something of theirs is first asked for.

What builds and proves an article takes a second to import; a desk that was just started answers before that.
A page names such a module twice: to the type checker by an import, and to Python by ``later``.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


class _Later:
    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._name), name)


def later(name: str) -> Any:
    """Return what stands for a module, by its whole name, until it is needed."""
    return _Later(name)
