"""The Fed's name where the desk's notes stand among our own sentences: in full first, short from then on."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from newsgen.model import Run, Runs, text_of
from newsgen.story.renaming import behind

SHORT, FULL = "연준", "연방준비제도(Fed·연준)"
_LONG = FULL.partition("(")[0]
_COUNTRY = "미국 "


def is_named(texts: Iterable[Runs]) -> bool:
    """Tell whether some texts have named it."""
    return any(SHORT in text_of(runs) for runs in texts)


def in_full(text: str, country: str = _COUNTRY) -> str:
    """Return a text in which its first name is the full one; as it is where it has none or the full one.

    ``country`` stands before it where the text has not named that.
    """
    before, name, after = text.partition(SHORT)
    if not name or _LONG in before:
        return text
    told = "" if country.strip() in before else country
    return f"{before}{told}{FULL}{behind(FULL, after)}"


def in_short(runs: Runs) -> Runs:
    """Return a text of ours that calls it by its short name, as it has been named."""
    done: list[Run] = []
    is_behind = False
    for run in runs:
        told = run
        if is_behind:
            told = msgspec.structs.replace(told, text=behind(SHORT, told.text))
        is_behind = run.text == FULL
        if is_behind:
            told = msgspec.structs.replace(told, text=SHORT)
            if done and done[-1].text.endswith(_COUNTRY):
                done[-1] = msgspec.structs.replace(done[-1], text=done[-1].text.removesuffix(_COUNTRY))
        done.append(told)
    return tuple(run for run in done if run.text)
