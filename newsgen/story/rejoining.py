"""Joints that a template has written: 올랐고 before what went the other way is 올랐지만, or 오른 반면."""

from __future__ import annotations

import re

from newsgen.korean import said_direction
from newsgen.korean.conjugation import forms
from newsgen.korean.hangul import SSANG_SIOT, final
from newsgen.story.joints import BUT, WHEREAS, Ear, form
from newsgen.story.markup import NAME, OPEN, plain

_AND = re.compile(rf"(?P<verb>[가-힣]+)고(?=,?\s(?:{OPEN}{NAME}|\S+\(는\)|\S+[은는도]\s))")
_SPLIT = re.compile(r"[고며만]\s|반면\s")
_CONTRAST = re.compile(r"(?:지만|으나|는데),?\s|반면|다만")


def rejoined(sentence: str, ear: Ear) -> tuple[str, Ear]:
    """Return a sentence with its own joints as they are true, those of a contrast in turn."""
    done, at = "", 0
    for found in _AND.finditer(sentence):
        made = forms(f"{found['verb']}다")
        if made is None or final(found["verb"][-1]) != SSANG_SIOT:
            continue
        before, behind = f"{done}{sentence[at : found.end()]}", sentence[found.end() :]
        if not _opposed(before, behind):
            continue
        joint = ear.pick((BUT, WHEREAS) if made.adnominal else (BUT,))
        ear = ear.after(joint)
        done += f"{sentence[at : found.start()]}{form(made, joint)}"
        at = found.end()
    return done + sentence[at:], ear


def _opposed(before: str, behind: str) -> bool:
    """Tell whether two clauses say opposite ways and nothing else, and no contrast stands there already."""
    if _CONTRAST.search(before + behind) or not re.match(
        r",?\s[^은는도이가]*?\S*(?:은\(는\)|은|는)\s", behind
    ):
        return False
    *_, last = _SPLIT.split(plain(before))
    one, other = ({sign for _, _, sign in said_direction(text)} for text in (last, plain(behind)))
    return len(one) == len(other) == 1 and one != other
