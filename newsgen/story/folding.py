"""A note on a company told on from its move in one sentence: 7.1% 급등한 웰스파고는 3분기 실적을 발표했다.

The sentence with the move becomes a clause before the company's name, and the note its predicate, without the
name that it begins with. That the two belong together is no more than that they are of one company, so it is
true whatever the note says.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec

from newsgen.facts.fact import key_of
from newsgen.korean import josa
from newsgen.korean.conjugation import forms
from newsgen.model import Note, Run, Runs, text_of
from newsgen.story.names import Name
from newsgen.story.sentences import facts_of
from newsgen.story.topics import topics

LONGEST = 45
"""Characters of a clause before a name, at most."""
_OPENED = re.compile(
    r"(?:반면|다만|그러나|하지만|이날) |[가-힣 ]*(?:에서는|중에서는|가운데|중에는|별로는|밖에) "
)
"""How a sentence opens that is not the company's alone: in a ranking it stays a sentence of its own."""
_AFTER = re.compile(r"(?P<particle>이|가|은|는|의) (?P<rest>.+)", re.DOTALL)
"""What a note says of the company that it begins with."""
_OTHER = re.compile(r"[가-힣A-Za-z)](?:이|가|은|는|도|와|과) |,")
"""What a clause has that tells of more than one thing."""
_HEARD = re.compile(
    r"(?:소식|전망|관측|보도|얘기|이야기|분석)[이가] \S*(?:나왔|전해|나온)|[다라]고 전해|알려[졌진]"
)
"""What is heard of a company, of which it is not the subject."""
_OWN = re.compile(r"(?:[^\s,]+ ){0,4}?[^\s,]+(?:이|가) ")
"""What of a company's a note tells: 4분기 실적이."""


class Folded(NamedTuple):
    """A sentence of ours that a note ends, and what is printed of the note."""

    ours: Runs
    note: Note


def folded(sentence: Runs, note: Note, name: Name, move: str) -> Folded | None:
    """Return the sentence that tells how far a company went with a note on it; None where they stay apart.

    ``move`` is the measure of how far.
    """
    if note.speaker or note.outlet or not _is_of(sentence, note.about, move):
        return None
    said = _said(note.text, name.short)
    ours = _ours(text_of(sentence), name)
    if said is None or ours is None:
        return None
    made = forms(ours["final"])
    if made is None or not made.adnominal:
        return None
    start, end = ours.span("rest")
    if any(run.event or run.quote for run in sentence):
        return None
    who = f" {ours['who']}{josa(ours['who'], '은/는')} "
    runs = (*_between(sentence, start, end), Run(text=f"{made.adnominal}{who}"))
    return Folded(_joined(runs), msgspec.structs.replace(note, text=said["rest"]))


def _is_of(sentence: Runs, about: str, move: str) -> bool:
    """Tell whether a sentence tells how far a company went, and nothing of any other."""
    facts = facts_of(sentence)
    return any(fact.startswith(f"{move}:") for fact in facts) and all(
        key_of(fact)[1] == about for fact in facts
    )


def _said(text: str, short: str) -> re.Match[str] | None:
    """Return what a note says of whom it begins with, where that is the company and the one topic.

    Of what is only heard of a company it is no subject, but may have something: 4분기 실적이.
    """
    found = _AFTER.fullmatch(text, len(short)) if text.startswith(short) else None
    if found is None or any(topics(found["rest"])):
        return None
    if found["particle"] == "의":
        return found if _OWN.match(found["rest"]) else None
    return None if _HEARD.search(found["rest"]) else found


def _ours(text: str, name: Name) -> re.Match[str] | None:
    """Return a sentence of ours by its parts, where it says one thing of one company."""
    spelled = "|".join(map(re.escape, (name.full, name.short)))
    found = re.fullmatch(
        rf"(?P<who>(?:[가-힣A-Za-z·&]+ ){{0,4}}?(?:{spelled}))(?:이|가|은|는|도) "
        r"(?P<rest>.+ )(?P<final>[가-힣]+다)\.",
        text,
    )
    if found is None or len(found["rest"]) > LONGEST or _OTHER.search(found["rest"]):
        return None
    return None if _OPENED.match(found["who"]) else found


def _between(runs: Runs, start: int, end: int) -> Runs:
    """Return what stands between two places of a text."""
    done: list[Run] = []
    at = 0
    for run in runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        if first < last:
            done.append(msgspec.structs.replace(run, text=run.text[first:last]))
        at += len(run.text)
    return tuple(done)


def _joined(runs: Runs) -> Runs:
    """Return runs of which no two plain ones stand side by side."""
    done: list[Run] = []
    for run in runs:
        if done and done[-1] == Run(text=done[-1].text) and run == Run(text=run.text):
            done[-1] = Run(text=done[-1].text + run.text)
        else:
            done.append(run)
    return tuple(done)
