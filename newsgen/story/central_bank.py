"""The Fed's name where the desk's notes stand among our own sentences: in full first, short from then on."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from newsgen.korean import josa
from newsgen.model import Run, Runs, text_of

SHORT, FULL = "연준", "연방준비제도(Fed·연준)"
_COUNTRY = "미국 "
_PAIRS = {form: pair for pair in ("은/는", "이/가", "을/를", "과/와", "으로/로") for form in pair.split("/")}
_PARTICLE = re.compile(r"(?:으로|[은는이가을를과와로])(?![가-힣])")


def is_named(texts: Iterable[Runs]) -> bool:
    """Tell whether some texts have named it."""
    return any(SHORT in text_of(runs) for runs in texts)


def in_full(text: str) -> str:
    """Return a text in which its first name is the full one; as it is where it has none."""
    before, name, after = text.partition(SHORT)
    if not name:
        return text
    country = "" if _COUNTRY.strip() in before else _COUNTRY
    return f"{before}{country}{FULL}{_behind(FULL, after)}"


def in_short(runs: Runs) -> Runs:
    """Return a text of ours that calls it by its short name, as it has been named."""
    done: list[Run] = []
    is_behind = False
    for run in runs:
        told = run
        if is_behind:
            told = msgspec.structs.replace(told, text=_behind(SHORT, told.text))
        is_behind = run.text == FULL
        if is_behind:
            told = msgspec.structs.replace(told, text=SHORT)
            if done and done[-1].text.endswith(_COUNTRY):
                done[-1] = msgspec.structs.replace(done[-1], text=done[-1].text.removesuffix(_COUNTRY))
        done.append(told)
    return tuple(run for run in done if run.text)


def _behind(name: str, text: str) -> str:
    """Return a text that begins with the particle which a name before it wants."""
    found = _PARTICLE.match(text)
    return f"{josa(name, _PAIRS[found[0]])}{text[found.end() :]}" if found else text
