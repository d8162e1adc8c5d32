"""How wide a text stands, shaped with the font that pictures are drawn in; and where its lines break.

The font is Noto Sans KR (SIL Open Font License), which a package ships: a bare machine has none for Hangul.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate, combinations, pairwise
from pathlib import Path
from typing import Any, Literal

import pylopdf_fonts_ko
import uharfbuzz

Face = Literal["sans", "serif"]
FAMILIES: dict[Face, str] = {"sans": "Noto Sans KR", "serif": "Noto Serif KR"}
BOLDER = 1.03
"""A bold text is so much wider at most than a regular one of the same size."""
ELLIPSIS = "…"
PAUSE = 0.15
"""Part of the room by which a line may be longer to end where the sentence pauses."""
_PAUSES = (ELLIPSIS, ",", "·")
_BREAKS = re.compile(r"(?<=[ …])(?<![0-9][년월시] )(?=[^ …])")
"""Where a line may end; not within a date or an hour."""


def files() -> dict[Face, Path]:
    """Return the files of the fonts."""
    return {"sans": pylopdf_fonts_ko.sans_path(), "serif": pylopdf_fonts_ko.serif_path()}


@cache
def _font(face: Face) -> Any:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(files()[face]))))


@lru_cache(maxsize=4096)
def _ems(text: str, face: Face) -> float:
    shaped = uharfbuzz.Buffer()
    shaped.add_str(text)
    shaped.guess_segment_properties()
    font = _font(face)
    uharfbuzz.shape(font, shaped)
    advances = (one.x_advance for one in shaped.glyph_positions or ())
    return sum(advances, 0.0) / int(font.face.upem)


def width(text: str, size: float, *, bold: bool = False, face: Face = "sans") -> float:
    """Return how wide a text of a size stands, in the unit of the size."""
    return _ems(text, face) * size * (BOLDER if bold else 1.0)


def cut(text: str, room: float, size: float, *, bold: bool = False, face: Face = "sans") -> str:
    """Return a text as far as there is room for it, with an ellipsis where it is cut."""
    if width(text, size, bold=bold, face=face) <= room:
        return text
    kept = text
    while kept and width(kept.rstrip() + ELLIPSIS, size, bold=bold, face=face) > room:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def pieces(text: str) -> list[str]:
    """Part a text where Korean lines may break: between words, and after an ellipsis."""
    return [part for part in _BREAKS.split(text) if part]


def lines(
    text: str, room: float, size: float, most: int, *, bold: bool = False, face: Face = "sans"
) -> list[str]:
    """Break a text into as few lines as hold it, about as long as each other; ``most`` at most.

    A line ends best where the sentence pauses; within a word only where the word is longer than a line.
    What does not fit is cut with an ellipsis.
    """
    wide = (width(part.strip(), size, bold=bold, face=face) > room for part in pieces(text))
    parts = [
        short for part, long in zip(pieces(text), wide, strict=True) for short in (part if long else [part])
    ]
    if not parts:
        return [""]
    at = [0.0, *accumulate(width(part, size, bold=bold, face=face) for part in parts)]
    space = width(" ", size, bold=bold, face=face)
    pauses = [not part.rstrip().endswith(_PAUSES) for part in parts]

    def cost(cuts: tuple[int, ...]) -> float:
        """Return the widest line, and what its ends cost; nothing holds a line wider than the room."""
        widest = max(at[end] - at[start] - (space if parts[end - 1].endswith(" ") else 0.0)
                     for start, end in pairwise((0, *cuts, len(parts))))  # fmt: skip
        return widest + PAUSE * room * sum(pauses[cut - 1] for cut in cuts) if widest <= room else math.inf

    for count in range(most):
        best = min(combinations(range(1, len(parts)), count), key=cost, default=None)
        if best is not None and cost(best) < math.inf:
            return ["".join(parts[start:end]).strip() for start, end in pairwise((0, *best, len(parts)))]
    return _filled(parts, room, size, most, bold, face)


def _filled(parts: Sequence[str], room: float, size: float, most: int, bold: bool, face: Face) -> list[str]:
    """Fill line after line, and cut the last one."""
    found: list[str] = [""]
    for part in parts:
        joined = found[-1] + part
        if not found[-1] or len(found) == most or width(joined.strip(), size, bold=bold, face=face) <= room:
            found[-1] = joined
        else:
            found.append(part)
    return [cut(line.strip(), room, size, bold=bold, face=face) for line in found]
