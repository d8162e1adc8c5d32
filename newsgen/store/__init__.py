"""The store: raw prices, splits, rates, bars, instruments and what was revised, in one SQLite file."""

from __future__ import annotations

from newsgen.store.described import Membership
from newsgen.store.place import default_path
from newsgen.store.read import History, Origins, Revision, Window
from newsgen.store.store import Store
from newsgen.store.write import Written

__all__ = ["History", "Membership", "Origins", "Revision", "Store", "Window", "Written", "default_path"]
