"""What the judge of events finds of plants by somebody who had not read it.

The bounds are what it was measured at when the plants were written, not what it should reach: whoever mends
it lowers them. Of what it finds one was luck: it takes a bare "17일" of an expiry in July for June's, and
there was none that day either (the alarm about "18일" is the same mistake).
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.reader.events import Judge, plants

PLANTED = Path(__file__).parent / "events" / "planted.toml"
WRONG = 81  # counted in the file
MISSED, ALARMS = 14, 8


def test_no_more_is_missed_and_falsely_called_than_was_measured(recorded_path: Path) -> None:
    outcome = plants.tried(plants.read(PLANTED), Judge(recorded_path))
    assert len(outcome.found) + len(outcome.missed) == WRONG
    assert len(outcome.missed) <= MISSED, plants.shown(outcome)
    assert len(outcome.alarms) <= ALARMS, plants.shown(outcome)
