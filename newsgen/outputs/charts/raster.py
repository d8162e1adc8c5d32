"""An SVG of ours to PNG, by resvg and with the fonts of the package alone: alike on every machine."""

from __future__ import annotations

from functools import cache
from typing import Any

from newsgen.outputs.charts.widths import files

_AS_IT_IS = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


def png(svg: str) -> bytes:
    """Draw an SVG in its own size."""
    import resvg

    return bytes(resvg.render(resvg.usvg.Tree.from_str(svg, _options()), _AS_IT_IS))


@cache
def _options() -> Any:
    """Return resvg's options with the fonts loaded, and none of the machine's."""
    from resvg import usvg

    made = usvg.Options.default()
    for path in files().values():
        made.load_font_file(str(path))
    return made
