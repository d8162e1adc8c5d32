"""An SVG of ours to PNG, by resvg and with the fonts of the package alone: alike on every machine."""

from __future__ import annotations

import zlib
from functools import cache
from threading import local
from typing import Any

from newsgen.outputs.charts.widths import files

_AS_IT_IS = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


_HEAD = 33
"""Bytes of a PNG before its second chunk: its signature, and the header that says its size."""
_SOFTWARE = b"Software\0newsgen"


def png(svg: str) -> bytes:
    """Draw an SVG in its own size; the PNG says who made it."""
    import resvg

    drawn = bytes(resvg.render(resvg.usvg.Tree.from_str(svg, _options().made), _AS_IT_IS))
    return drawn[:_HEAD] + MADE + drawn[_HEAD:]


def _chunk(kind: bytes, content: bytes) -> bytes:
    """Return a chunk of a PNG: its length, what it is, its content, a checksum of both."""
    return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)


MADE = _chunk(b"tEXt", _SOFTWARE)
"""What stands in every PNG of ours, behind its header."""


def is_ours(png: bytes) -> bool:
    """Tell whether a PNG was drawn here: a desk's own picture of the same name is never replaced."""
    return png[_HEAD:].startswith(MADE)


class _Options(local):
    """resvg's options with the fonts loaded, and none of the machine's: a set of them stays in its thread."""

    def __init__(self) -> None:
        from resvg import usvg

        self.made: Any = usvg.Options.default()
        for path in files().values():
            self.made.load_font_file(str(path))


@cache
def _options() -> _Options:
    return _Options()
