"""``python -m benchmarks.reader.events FILE...``: try the judge on texts with plants, in TOML."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.market import RECORDED
from benchmarks.reader.events import plants
from benchmarks.reader.events.judge import Judge


def main() -> None:
    """Read the files and print what was found, missed and falsely called."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    asked = parser.parse_args()
    if not RECORDED.is_dir():
        sys.exit(f"no recorded market at {RECORDED}")
    judge = Judge(RECORDED)
    outcome = plants.tried((one for path in asked.files for one in plants.read(path)), judge)
    print(plants.shown(outcome))
    sys.exit(bool(outcome.missed or outcome.alarms))


if __name__ == "__main__":
    main()
