"""Run a command against the stand-in: ``python -m tests.standin [--tickers N] [--latency S] COMMAND ...``."""

from __future__ import annotations

import argparse
import datetime as dt
import subprocess
import sys

from tests.standin.proxy import running
from tests.standin.scene import market


def main() -> int:
    """Run the command, then tell on stderr how many requests it made to whom."""
    parser = argparse.ArgumentParser(prog="python -m tests.standin", description=__doc__)
    parser.add_argument("--tickers", type=int, default=2000)
    parser.add_argument("--session", type=dt.date.fromisoformat, default=dt.date(2026, 8, 20))
    parser.add_argument("--latency", type=float, default=0.0)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    asked = parser.parse_args()
    scene = market(asked.tickers, session=asked.session)
    scene.latency = asked.latency
    with running(scene) as server:
        done = subprocess.run(asked.command, env=server.environment(), check=False)
        hosts = sorted({request.host for request in server.requests})
        for host in hosts:
            sys.stderr.write(f"{server.count(host=host):6} {host}\n")
        for host in server.refused:
            sys.stderr.write(f"refused {host}\n")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
