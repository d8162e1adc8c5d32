"""The market of the example: published closes, and what is made up between them."""

from __future__ import annotations

from newsgen.sources.demo.market import NOTICE, ORIGIN, SESSION, batch

__all__ = ["NOTICE", "ORIGIN", "SESSION", "batch"]
