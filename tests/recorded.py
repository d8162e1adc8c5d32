"""Where what was recorded lies, beside the repository; tests that need it skip where it is absent."""

from pathlib import Path

DATA = Path(__file__).parents[2] / "shared" / "data"
MARKET = DATA / "market"
FED = DATA / "fed"
RECORDINGS = Path(__file__).parents[2] / "shared" / "recordings"
"""Answers that real servers gave, as others recorded them."""
