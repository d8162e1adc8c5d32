"""A number where it stands in a text of the desk: what every question about it is asked of."""

from __future__ import annotations

from typing import NamedTuple

from newsgen.editing.numbers import Token
from newsgen.editing.subjects import Near


class Place(NamedTuple):
    """A number in its sentence."""

    token: Token
    before: str
    """What stands before the sentence in its block."""
    sentence: str
    near: Near
    block: str
    """Label of the block."""

    @property
    def start(self) -> int:
        """Where the number begins in the sentence."""
        return self.token.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.token.end

    @property
    def left(self) -> str:
        """What stands before it in the sentence."""
        return self.sentence[: self.token.start]

    @property
    def right(self) -> str:
        """What stands behind it in the sentence."""
        return self.sentence[self.token.end :]
