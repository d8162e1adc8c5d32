"""Count: every corruption, by kind and outcome; the price of the gate; and the table of docs/truth.md."""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path

from newsgen.store import Store
from tests.conftest import import_recorded
from tests.recorded import DATA
from tests.truth import price, table
from tests.truth.judge import Outcome, Verdict, verdict
from tests.truth.kinds import ALL
from tests.truth.record import Record, between
from tests.truth.stage import Stage

FIRST, LAST = dt.date(2024, 8, 5), dt.date(2026, 8, 20)
"""The recorded sessions."""

PAGE = Path(__file__).parents[2] / "docs" / "truth.md"


def main() -> int:
    """Play what is asked for; print what came of it, one line each, and the table."""
    asked = ArgumentParser(prog="python -m tests.truth", description=__doc__)
    asked.add_argument("kinds", nargs="*", help="kinds, or parts of their names; all without any")
    asked.add_argument("--silent", action="store_true", help="tell only what is printed without a word")
    asked.add_argument("--price", action="store_true", help="tell what the gate costs, and play nothing")
    asked.add_argument("--write", action="store_true", help="write what was counted into docs/truth.md")
    said = asked.parse_args()
    if not DATA.is_dir():
        sys.exit(f"no recorded data at {DATA}")
    if said.price:
        return _price(write=said.write)
    wanted = [one for one in ALL if not said.kinds or any(part in one.id for part in said.kinds)]
    began = time.process_time()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        stage = Stage(Record(DATA), Path(folder), Path(folder) / "no-notes")
        stage.prepare(one.day for one in wanted)
        verdicts = []
        for one in sorted(wanted, key=lambda one: (one.day, one.session, one.edition)):
            verdicts.append(verdict(stage, one))
            if not said.silent or verdicts[-1].outcome in {Outcome.SILENT, Outcome.STOPPED}:
                print(_told(verdicts[-1]), flush=True)  # noqa: T201
    text = table.of(verdicts)
    if said.write and not said.kinds:
        _write("counts", f"{text}\n{_summary(verdicts)}\n")
        _write("hidden", table.hidden(ALL))
    print(text, _summary(verdicts), sep="\n")  # noqa: T201
    print(f"{len(verdicts)} in {time.process_time() - began:.0f} s of the processor")  # noqa: T201
    return 0


def _summary(verdicts: list[Verdict]) -> str:
    return (
        f"{len(verdicts)} corruptions; of those that the data can show {table.share(verdicts):.1%} are "
        "printed wrong without a word."
    )


def _write(name: str, text: str) -> None:
    PAGE.write_text(table.written(PAGE.read_text(encoding="utf-8"), name, text), encoding="utf-8")


def _price(*, write: bool) -> int:
    """Compute every recorded session, and tell which are held, what is read and what is lost."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "all.sqlite", create=True) as store,
    ):
        import_recorded(store, DATA / "market")
        found = price.of(store, between(FIRST, LAST))
    for day, why in found.held:
        print(f"held {day}: {why}")  # noqa: T201
    for move in found.lost:
        print(f"lost {move.day} {move.symbol} {move.percent:+.2f} %")  # noqa: T201
    read = sorted(found.read)
    text = (
        f"{found.sessions} sessions, {len(found.held)} held, {len(found.lost)} of {len(price.moves())} "
        f"genuine moves lost. Findings that an editor reads: {found.median:g} in the middle, at most "
        f"{read[len(read) * 9 // 10]} on nine days of ten, {read[-1]} at most."
    )
    print(text)  # noqa: T201
    if write:
        _write("price", f"{text}\n")
    return 0


def _told(found: Verdict) -> str:
    lines = [
        f"{found.outcome.upper():9} {found.corruption.id}{' (hidden)' if found.corruption.hidden else ''}"
    ]
    lines += [f"      wrong: {line}" for line in found.wrong[:4]]
    lines += [f"      told:  {line}" for line in found.words[:2]]
    lines += [f"      other: {line}" for line in found.others[:2]]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
