"""Ghost: posts (``client``), what it answers (``answers``), its key (``token``), a look at it (``check``)."""

from newsgen.deliveries.ghost.client import Ghost

__all__ = ["Ghost"]
