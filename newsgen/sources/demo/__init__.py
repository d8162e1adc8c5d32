"""The markets of the examples: published closes, and what is made up between them."""

from __future__ import annotations

from newsgen.sources.demo.market import DEMOS, NOTICE, ORIGIN, SEOUL, SESSION, Demo, batch, of

__all__ = ["DEMOS", "NOTICE", "ORIGIN", "SEOUL", "SESSION", "Demo", "batch", "of"]
