"""Headlines of the day, for the desk to look at: asked for when a person wants them, and kept nowhere.

==============  ===========================================================================
``asking``      every source in its turn, within one deadline; what is down is told in a line
``feeds``       one feed of the newsroom's: address, secret, bounds
``syndicated``  RSS and Atom
``newsml``      NewsML-G2
``search``      Yahoo's search for news
``cleaned``     a title as plain text, an address of the web, and when a report came out
==============  ===========================================================================

Nothing that comes is trusted: documents are bounded, document types are not read, and of a report only title,
publisher, address and hour are taken.
"""

from __future__ import annotations

from newsgen.sources.live.headlines.asking import Gathered, gather

__all__ = ["Gathered", "gather"]
