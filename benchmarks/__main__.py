"""Run the benchmarks, all or those that are named: ``python -m benchmarks [--small] [facts today ...]``."""

from __future__ import annotations

import argparse
import importlib
import os
import platform
from pathlib import Path

NAMES = tuple(sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py")))


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("names", nargs="*", choices=(*NAMES, []), metavar="NAME", help=", ".join(NAMES))
    asked.add_argument("--small", action="store_true", help="tiny: does it run?")
    given = asked.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for name in given.names or NAMES:
        print(f"\n== {name}", flush=True)
        importlib.import_module(f"benchmarks.bench_{name}").main(small=given.small)


if __name__ == "__main__":
    main()
