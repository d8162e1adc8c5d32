"""Count: every corruption, by kind and outcome; the price of the gate; and the table of docs/truth.md."""

from __future__ import annotations

import sys
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path

from tests.recorded import DATA
from tests.truth import table
from tests.truth.judge import Outcome, Verdict, verdict
from tests.truth.kinds import ALL
from tests.truth.record import Record
from tests.truth.stage import Stage


def main() -> int:
    """Play what is asked for; print what came of it, one line each, and the table."""
    asked = ArgumentParser(prog="python -m tests.truth", description=__doc__)
    asked.add_argument("kinds", nargs="*", help="kinds, or parts of their names; all without any")
    asked.add_argument("--silent", action="store_true", help="tell only what is printed without a word")
    asked.add_argument("--table", type=Path, help="write the table of outcomes here, as Markdown")
    said = asked.parse_args()
    if not DATA.is_dir():
        sys.exit(f"no recorded data at {DATA}")
    wanted = [one for one in ALL if not said.kinds or any(part in one.id for part in said.kinds)]
    began = time.process_time()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:  # noqa: S108
        stage = Stage(Record(DATA), Path(folder), Path(folder) / "no-notes")
        stage.prepare(one.day for one in wanted)
        verdicts = []
        for one in sorted(wanted, key=lambda one: (one.day, one.session, one.edition)):
            verdicts.append(verdict(stage, one))
            if not said.silent or verdicts[-1].outcome in {Outcome.SILENT, Outcome.STOPPED}:
                print(_told(verdicts[-1]), flush=True)  # noqa: T201
    text = table.of(verdicts)
    if said.table:
        said.table.write_text(text, encoding="utf-8")
    print(text)  # noqa: T201
    print(f"{len(verdicts)} in {time.process_time() - began:.0f} s of the processor")  # noqa: T201
    return 0


def _told(found: Verdict) -> str:
    lines = [f"{found.outcome.upper():9} {found.corruption.id}{' (hidden)' if found.corruption.hidden else ''}"]
    lines += [f"      wrong: {line}" for line in found.wrong[:4]]
    lines += [f"      told:  {line}" for line in found.words[:2]]
    lines += [f"      other: {line}" for line in found.others[:2]]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
