"""The store: raw prices, splits, rates, bars, instruments and what was revised, in one SQLite file.

:class:`Store` is the file; :meth:`Store.of` tells what it holds of one market.
"""

from __future__ import annotations

from newsgen.store.held import Held
from newsgen.store.histories import History
from newsgen.store.imports import Origins, Revision
from newsgen.store.lists import Membership
from newsgen.store.market import MarketStore
from newsgen.store.place import default_path
from newsgen.store.read import Window
from newsgen.store.store import Store
from newsgen.store.testimony import DESK
from newsgen.store.write import Written

__all__ = [
    "DESK",
    "Held",
    "History",
    "MarketStore",
    "Membership",
    "Origins",
    "Revision",
    "Store",
    "Window",
    "Written",
    "default_path",
]
