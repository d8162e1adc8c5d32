"""A percentage that stands above the text in tenths stands in tenths in the text too: one figure has one form.

A bullet's ``11.9%`` beside ``12% 가까이`` below it would be two figures to a reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from newsgen.model import Figure, Run, Runs

_TENTHS = frozenset({"percent", "tenth"})
_WORDS = {"nearly": " 가까이", "over": " 넘게", "band": "대"}
"""How a figure is rounded in words -> what stands behind it then."""


def tenths(above: Iterable[Runs]) -> dict[str, Run]:
    """Return the percentages that the lines above a text print in tenths, by the fact that each states."""
    printed = (run for runs in above for run in runs)
    return {run.figure.fact: run for run in printed if run.figure and _is_plain(run.figure, _TENTHS)}


def alike(runs: Runs, told: Mapping[str, Run]) -> Runs:
    """Return runs in which what was ``told`` in tenths is not rounded in words again."""
    done: list[Run] = []
    word = ""  # what of the run before still stands at the beginning of this one
    for at, run in enumerate(runs):
        text = run.text.removeprefix(word)
        word = ""
        figure = run.figure
        if figure and figure.fact in told and _is_plain(figure, _WORDS):
            after = runs[at + 1].text if at + 1 < len(runs) else ""
            if after.startswith(_WORDS[figure.style]):
                word = _WORDS[figure.style]
                done.append(told[figure.fact])
                continue
        done.append(run if text == run.text else msgspec.structs.replace(run, text=text))
    return tuple(done)


def _is_plain(figure: Figure, styles: Iterable[str]) -> bool:
    """Tell whether a figure states one fact, in one of some styles."""
    return not figure.also and figure.style in styles
