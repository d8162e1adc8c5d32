"""Texts as they come from elsewhere, with what has to be found in them and what must not be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from newsgen.reading import Form

_TEXT = re.compile(r"^@ (\w+) (.+)\n((?:(?!@ |# ).*\n)+)", re.MULTILINE)
_SIGN = re.compile(r"⟦([^⟧]*)⟧|⦃([^⦄]*)⦄")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


@dataclass
class Case:
    """A text, where a term has to be found in it, and where nothing may be."""

    id: str
    form: Form
    text: str = ""
    must: list[tuple[int, int]] = field(default_factory=list)
    never: list[tuple[int, int]] = field(default_factory=list)


def cases() -> Iterator[Case]:
    """Yield every text of the folder: as it stands there, and with its Hangul taken apart (NFD)."""
    for file in sorted(Path(__file__).parent.glob("*.txt")):
        for form, name, signed in _TEXT.findall(file.read_text(encoding="utf-8")):
            text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), signed.strip("\n"))
            yield _case(f"{file.stem}: {name}", form, text)
            yield _case(f"{file.stem}, NFD: {name}", form, unicodedata.normalize("NFD", text))


def _case(name: str, form: str, signed: str) -> Case:
    case = Case(name, cast(Form, form))
    at = 0
    for sign in _SIGN.finditer(signed):
        case.text += signed[at : sign.start()]
        stretch = sign[1] or sign[2]
        (case.must if sign[1] else case.never).append((len(case.text), len(case.text + stretch)))
        case.text += stretch
        at = sign.end()
    case.text += signed[at:]
    return case
