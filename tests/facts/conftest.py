"""What several files of tests of facts share: the recorded market, reckoned with plainly, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.facts.plain import Recorded


@pytest.fixture(scope="session")
def recorded(recorded_path: Path) -> Recorded:
    return Recorded(recorded_path)
