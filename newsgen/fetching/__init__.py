"""What the store lacks, asked of its sources and written: who asks whom, when, under which lock.

===========  ============================================================================
``sources``  ``SOURCES``: every source there is
``known``    what a brief wants, and what the store has of it; closes of the first hour are due once more
``moved``    who moved far in the session: whom sources ask about one by one
``run``      :func:`fetch`: all that is due of a session, one fetch at a time
``lists``    lists of members and names: asked for when the desk likes, and those that a session lacks
``turn``     the lock
===========  ============================================================================

It knows no screen: what is to be seen meanwhile goes to the callers' ``tell`` (a Korean line) and
``progress`` (how many requests are done, and of how many). A new source is a file with its type under
``newsgen/sources`` and a line in ``SOURCES``.
"""

from __future__ import annotations

from newsgen.fetching.known import Order
from newsgen.fetching.run import DEADLINE, Done, fetch
from newsgen.fetching.sources import SOURCES, unasked

__all__ = ["DEADLINE", "SOURCES", "Done", "Order", "fetch", "unasked"]
