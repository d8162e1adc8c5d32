"""What the judge says of one statement."""

from __future__ import annotations

from typing import NamedTuple


class Verdict(NamedTuple):
    """One statement about an event, as the recorded files bear it out."""

    kind: str
    about: str
    holds: bool | None
    """None where the files do not tell."""
    why: str
    sentence: str
    place: str = ""

    def __str__(self) -> str:
        """Print it on a line."""
        word = {True: "borne out", False: "NOT BORNE OUT", None: "not told"}[self.holds]
        return f"{word}: {self.kind} {self.about or '-'}: {self.why}: {self.sentence}"
