"""The piece of a page that tells how an article's deliveries stand, and asks for itself while they change."""

from __future__ import annotations

from typing import Any

from newsgen.archive import Key
from newsgen.desk.accounts import Role
from newsgen.desk.addresses import path_of
from newsgen.desk.parcels import parcels
from newsgen.desk.visit import Visit


def panel(visit: Visit, key: Key) -> dict[str, Any]:
    """Return what ``article/_deliveries.html.j2`` sees; the latest delivery first."""
    with visit.newsroom.log() as outbox:
        rows = outbox.rows("article = ?", key.article)
    every = parcels(rows, visit.office.courier)
    return {
        "parcels": every[::-1],
        "live": path_of(key, "deliveries") if any(each.is_awaited for each in every) else "",
        "editor": visit.may(Role.EDITOR),
        "back": path_of(key, "sending"),
    }
