"""Contrasts as sparingly as a desk uses them: 반면 once a section, twice an article, no three turns running.

Templates and the linker set each contrast for itself; only here is the whole article seen. What opens a
sentence goes (its 은 sets it off already), 오른 반면 becomes 올랐지만, and of three sentences in a row
that each turn on 지만 the third is parted in two where its second half names a subject of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsgen.korean.conjugation import past_of
from newsgen.story.joints import BUT, WHEREAS
from newsgen.story.markup import NAME, OPEN, plain, sentences

MOST = 2
"""Times that 반면 stands in an article."""
RUNNING = 2
"""Sentences in a row that may turn on a joint."""

_OPENING = re.compile(rf"^{WHEREAS},? ")
_INNER = re.compile(rf"(?P<word>[가-힣]+) {WHEREAS},? ")
_TURN = re.compile(r"(?:지만|으나|는데),? ")
_PARTED = re.compile(rf"(?P<base>[가-힣]*[았었했렸랐쳤왔섰졌였])(?:{BUT}|으나),? (?={OPEN}{NAME})")
"""Where a sentence can be parted: behind what is past, before whom the other half is of."""
_TOPIC = re.compile(r"(?:은\(는\)|은|는) ")


def sparing(texts: Sequence[str], sections: Sequence[str]) -> list[str]:
    """Return marked paragraphs, each of a section, with few contrasts; none is lost."""
    done: list[str] = []
    stood: list[str] = []
    running = 0
    for text, section in zip(texts, sections, strict=True):
        told = []
        for each in sentences(text):
            free = len(stood) < MOST and section not in stood
            sentence = each if free else _without(each)
            stood += [section] if WHEREAS in plain(sentence) else []
            if running >= RUNNING:
                sentence = _apart(sentence)
            last = sentences(sentence)[-1]
            running = running + 1 if _TURN.search(plain(last)) else 0
            told.append(sentence)
        done.append(" ".join(told))
    return done


def _without(sentence: str) -> str:
    """Return a sentence without 반면 where it can do without."""
    sentence = _OPENING.sub("", sentence)

    def turned(found: re.Match[str]) -> str:
        past = past_of(found["word"])
        return f"{past}{BUT} " if past else found[0]

    return _INNER.sub(turned, sentence)


def _apart(sentence: str) -> str:
    """Return a sentence in two where it turns and each half is whole."""
    found = _PARTED.search(sentence)
    if found is None or len(_TURN.findall(plain(sentence))) > 1:
        return sentence
    behind = sentence[found.end() :]
    if not _TOPIC.search(plain(behind)):
        return sentence
    return f"{sentence[: found.end('base')]}다. {behind}"
