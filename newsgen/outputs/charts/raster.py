"""An SVG of ours to PNG, by resvg and with the fonts of the package alone: alike on every machine."""

from __future__ import annotations

from functools import cache
from threading import local
from typing import Any

from newsgen.outputs.charts.widths import files
from newsgen.outputs.signed import signed

_AS_IT_IS = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


def png(svg: str) -> bytes:
    """Draw an SVG in its own size; the PNG says who made it."""
    import resvg

    return signed(bytes(resvg.render(resvg.usvg.Tree.from_str(svg, _options().made), _AS_IT_IS)))


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
