"""A stand-in for Yahoo, FRED, the New York Fed, EDGAR, iShares and KIS, on loopback, for the real clients.

A test makes a scene, runs the stand-in, and starts the program under test as a subprocess in its environment.
The clients are not patched: a proxy with its own CA answers for the hosts it knows and refuses others. ::

    from tests import standin

    scene = standin.market(tickers=50)  # consistent; has just closed scene.session
    scene.fault("429", host="query*.yahoo.com", first=20)  # from the 20th request on
    scene.fault("timeout", "QAAB", seconds=5, last=1)  # the first request for one symbol
    scene.fault("100x", ["QAAA", "QAAC"])  # in the data
    scene.fault("missing", list(scene.series)[::2])  # half of the universe
    scene.set_close("QAAD", scene.session, 99.0)  # a genuine move
    with standin.running(scene) as server:
        subprocess.run([...], env=server.environment(HOME=str(tmp_path)), check=True, timeout=60)
        assert server.count(path="/v8/finance/chart/*") < 100  # or host=..., symbol=...
        server.requests  # each with method, host, path, query, symbols, at, status, fault

``scene.now`` is the servers' clock: with a ``now`` while the market is open, the last row is of the day so
far. The client's clock is its own. The names of the faults are in ``faults.py``. ``scene.latency`` delays
every answer, ``scene.quote_limit`` bounds a batch of quotes, ``server.handshakes`` counts TLS connections.
``nowhere()`` is an environment without a network, ``nameless()`` one that resolves no name.

Prices in a :class:`Series` are as Yahoo shows them, adjusted for splits: ``scene.change("QAAB",
splits=(Split(day, 4),))`` adds the event, ``price=`` makes the quote contradict the chart, and
``scene.add(Series.of("NEW", rows))`` a symbol with given rows. ``tests.standin.plugin`` has a fixture, and
``python -m tests.standin COMMAND ...`` runs a command by hand and counts its requests.
"""

from tests.standin.answers import Request
from tests.standin.dart import Filing
from tests.standin.faults import IN_THE_DATA, ON_THE_WIRE, Fault
from tests.standin.news import Moved
from tests.standin.proxy import HOSTS, Server, nameless, nowhere, running
from tests.standin.scene import (
    MEGACAPS,
    Bars,
    Filed,
    Filer,
    Holding,
    Listed,
    Overnight,
    Report,
    Scene,
    Series,
    Split,
    Story,
    market,
    small_cap,
)

__all__ = [
    "HOSTS",
    "IN_THE_DATA",
    "MEGACAPS",
    "ON_THE_WIRE",
    "Bars",
    "Fault",
    "Filed",
    "Filer",
    "Filing",
    "Holding",
    "Listed",
    "Moved",
    "Overnight",
    "Report",
    "Request",
    "Scene",
    "Series",
    "Server",
    "Split",
    "Story",
    "market",
    "nameless",
    "nowhere",
    "running",
    "small_cap",
]
