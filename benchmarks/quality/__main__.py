"""``python -m benchmarks.quality``: measure all sessions and write the report; ``--quick`` measures some."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.quality.run import full, quick


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="some seventy articles; prints, writes nothing")
    parser.add_argument("--store", type=Path, help="a store with the recorded market already imported")
    parser.add_argument("--edition", default="us-close", help="the edition that --quick measures")
    parser.add_argument("--faults", type=int, default=12, help="faults of a kind that are printed")
    asked = parser.parse_args()
    if asked.quick:
        quick(asked.store, asked.edition, shown=asked.faults)
    else:
        full(asked.store, shown=asked.faults)


if __name__ == "__main__":
    main()
