"""Whether what an article says of events is borne out by the recorded files, read here alone.

The judge has the printed Korean text, the files of ``data/events`` and ``data/fed``, an exchange calendar,
and the names of companies; of how a reason was found and written it knows nothing.

=============  ==================================================================
``files``      what the files say; a row of a calendar is a plan, two days are a doubt
``sessions``   when New York trades, and which session reacts to an hour
``names``      which companies a text names
``times``      what day, week or hour a text means
``reports``    what a text says of quarterly reports, and of whom
``filings``    the same of other filings
``market``     the same of minutes, speeches, expiries, changes of an index, closures
``releases``   the same of the days of figures and of the Fed's meetings
``elsewhere``  the same of other markets, oil, gold, coins
``companies``  whether a report or filing is borne out
``causes``     causal words beside an event
``judge``      all of it for an article
``reasons``    which of the named large movers carry a report that the files have
``plants``     texts by hand in which something is wrong, and what the judge finds of it
=============  ==================================================================
"""

from __future__ import annotations

from benchmarks.reader.events.judge import NOTHING, Found, Judge
from benchmarks.reader.events.reasons import Reasons, reasons
from benchmarks.reader.events.verdict import Verdict

__all__ = ["NOTHING", "Found", "Judge", "Reasons", "Verdict", "reasons"]
