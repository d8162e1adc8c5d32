"""Another name in a text, with the particle that it wants."""

from __future__ import annotations

import re

from newsgen.korean import josa
from newsgen.korean.particles import both

_PARTICLE = re.compile(r"(?:으로|[은는이가을를과와로])(?![가-힣])")


def behind(name: str, text: str) -> str:
    """Return a text that begins with the particle which a name before it wants."""
    found = _PARTICLE.match(text)
    return f"{josa(name, both(found[0]))}{text[found.end() :]}" if found else text
