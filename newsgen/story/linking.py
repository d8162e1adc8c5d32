"""Neighbouring sentences of a paragraph, joined as a desk joins them: by their signs and their subjects.

Templates write whole sentences whose predicates are marks. Here each predicate gets its form by what
follows: final where nothing is joined, 올랐고 before another subject that went the same way,
올랐지만 and 오른 반면 before one that did not, 오르며 and 오르면서 before what the same subject did besides.
The signs are the facts', so a contrast is always true. Which of two joints is taken goes by the day's turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from newsgen.story.clauses import Clause, clause
from newsgen.story.joints import AND, AS, BUT, SO, WHEREAS, WHILE, Ear, form, heard
from newsgen.story.markup import EVENT, OPEN, SEP, plain, sentences
from newsgen.story.rejoining import rejoined
from newsgen.story.scopes import OPENED

LONGEST = 95
"""Characters of a joined sentence."""
CLAUSES = 3
LONG = 40
"""Characters from which on a comma parts a clause from another subject's."""

_SPACES = re.compile(" {2,}")
_EVENT = f"{OPEN}{EVENT}{SEP}"
_OPENED = re.compile(
    r"(?:다만|반면|이는|이로써|이에|이와|이런|그러나|하지만|그래도|그래서|반대로|한편|또|또한|앞서|특히|여기에|통상|당시"
    r"|이대로|길게|폭으로는|[“‘\"])"
)
"""How a sentence begins that stands by itself."""
_POSSIBLE = re.compile(r"(?:이대로|만약|앞으로) ")
"""How a sentence begins of what has not happened."""
_TOGETHER = re.compile(r"[^.]*(?:일제히|모두|대체로|대부분) [^ ]+ 가운데 ")
"""How a sentence begins that says first what all of some did: 대형 기술주가 일제히 오른 가운데."""
_LEAPT = "부터 가파르게 "
_OVER_DAYS = re.compile(r"연속|\d째|만에 ")
"""What tells of more days than the one of which a sentence tells when it leapt."""
_TAKEN_BACK = {
    1: re.compile(r"(?:오름폭\S* (?:대부분 )?(?:내줬|줄였|줄었)|고점에서 물러났)$"),
    -1: re.compile(r"(?:낙폭\S* (?:대부분 )?(?:만회했|줄였|줄었)|저점에서 벗어났)$"),
}
"""How a clause ends by which a way up, or down, lost some of what it had."""
_TODAY = "이날"
_ONCE = "다만"


def link(paragraph: str, turn: int) -> str:
    """Join the sentences of one paragraph whose wordings are settled."""
    return linked([paragraph], turn)[0]


def linked(paragraphs: Iterable[str], turn: int, alone: Set[str] = frozenset()) -> list[str]:
    """Join the sentences of an article, paragraph by paragraph; ``turn`` is the session's number.

    What is told of whom more follows (``alone``) is joined to nothing behind it.
    """
    texts = [_SPACES.sub(" ", text).strip() for text in paragraphs]
    ear = Ear(turn, once=any(_ONCE in text for text in texts))
    done = []
    for text in texts:
        told, ear = _linked(sentences(text), ear, alone)
        done.append(" ".join(told))
    return done


def _linked(told: list[str], ear: Ear, alone: Set[str]) -> tuple[list[str], Ear]:
    """Return the sentences of a paragraph, joined."""
    done: list[str] = []
    current, ear = rejoined(told[0], ear)
    held = clause(current)
    run = 1  # sentences of one sign and one measure up to here
    for each in told[1:]:
        sentence, ear = rejoined(each, ear)
        following = clause(sentence)
        if held is None or following is None:
            done.append(current)
            current, held, run = sentence, following, 1
            continue
        if following.head.startswith(_TODAY) and _TODAY in plain(held.head):
            following = following.without(_TODAY)
        run = run + 1 if _equal(held, following) else 1
        joined = None if held.about in alone else _joined(held, following, ear)
        if joined is not None:
            held, ear = joined
        else:
            done.append(_closed(held))
            held, ear = _apart(held, following, run, ear)
        current = _closed(held)
    return [*done, current], ear


def _closed(given: Clause) -> str:
    return f"{given.text}."


def _joined(first: Clause, second: Clause, ear: Ear) -> tuple[Clause, Ear] | None:
    """Join two clauses, or tell that they stay apart."""
    if _is_apart(first, second) or first.forms is None:
        return None
    told = _of_one(first, second) if first.about == second.about else _of_two(first, second)
    if told is None:
        return None
    possible, second = told
    stood = first.joints | second.joints
    forms = {joint: form(first.forms, joint) for joint in possible if heard(joint) not in stood}
    joints = [joint for joint, made in forms.items() if made]
    if not joints:
        return None
    joint = ear.pick(joints)
    comma = "," if joint in {AND, BUT} and first.length >= LONG else ""
    made = second._replace(head=f"{first.head}{forms[joint]}{comma} {second.head}")
    if made.length > LONGEST or made.clauses > CLAUSES:
        return None
    return made, ear.after(joint)


def _is_apart(first: Clause, second: Clause) -> bool:
    """Tell whether a clause begins anew, or is of another matter: a day is no part of a week."""
    begins = plain(second.head)
    if _OPENED.match(begins) or _TOGETHER.match(begins) or OPENED.match(begins):
        return True
    if _POSSIBLE.match(plain(first.head)) or second.tells_hours:
        return True
    return first.family != second.family or (first.tells_hours and bool(second.period))


def _of_one(first: Clause, second: Clause) -> tuple[tuple[str, ...], Clause] | None:
    """Return the joints between two things told of one subject, and the second without it."""
    if not first.tells_itself or (first.is_of_several and not second.is_subjectless):
        return None  # what is told of one of several is not told of them all
    if second.particle in {"은(는)", "이(가)"}:
        second = second.without_subject()
    if second.names_itself or (_LEAPT in plain(first.text) and _OVER_DAYS.search(plain(second.text))):
        return None
    if first.sign * second.sign < 0:
        return ((BUT,), second) if _is_plain(first, second) else None
    if not second.is_subjectless:
        return (AND,), second
    joints = _beside(first, second)
    return (joints, second.as_record()) if joints else None


def _beside(first: Clause, second: Clause) -> tuple[str, ...]:
    """Return the joints between two predicates of a subject that is said once."""
    made, other = first.forms, second.as_record().forms
    if made is None or other is None or not other.stem or other.stem == made.stem:
        return ()
    back = _TAKEN_BACK.get(second.sign)
    if back and back.search(plain(first.text).removesuffix("다")):
        return ()  # that it gave most of it away is nothing that it rose for days by
    at_once = made.verb and first.is_of_prices and first.period == second.period
    if not other.verb:
        return (SO,) if at_once else ()
    return (WHILE, AS) if at_once else (AND,)


def _of_two(first: Clause, second: Clause) -> tuple[tuple[str, ...], Clause] | None:
    """Return the joints between what two subjects did, and the second with its particle."""
    if second.is_subjectless or not first.kind or _EVENT in first.head:
        return None  # what happened to one is not to be heard of the other
    if (first.kind, first.period) != (second.kind, second.period):
        return None
    if first.sign * second.sign < 0 or (second.falls_short and not first.falls_short):
        apart = _is_plain(first, second) and second.opener == "은(는)"
        return ((BUT, WHEREAS), second) if apart else None
    if second.sign and -second.sign in first.ways:
        return None
    return (AND,), second.also() if _equal(first, second) else second


def _equal(first: Clause, second: Clause) -> bool:
    """Tell whether two sentences say the same of two subjects."""
    return (
        first.about != second.about
        and first.sign == second.sign != 0
        and first.falls_short == second.falls_short
        and first.kind != ""
        and (first.family, first.kind, first.skeleton) == (second.family, second.kind, second.skeleton)
    )


def _apart(first: Clause, second: Clause, run: int, ear: Ear) -> tuple[Clause, Ear]:
    """Return a sentence that stays apart from the one before: with 도, 반면 or 다만 where that is true."""
    if _OPENED.match(plain(second.head)):
        return second, ear
    if run >= CLAUSES:
        return second.also(), ear
    word = _set_off(first, second, ear)
    if not word:
        return second, ear
    opened = second._replace(head=f"{word} {second.head}")
    return opened, ear.after(word)._replace(once=ear.once or word == _ONCE)


def _set_off(first: Clause, second: Clause, ear: Ear) -> str:
    """Return the word that sets a sentence off against the one before, where it went the other way."""
    if first.sign * second.sign >= 0 or first.family != second.family or not _is_plain(first, second):
        return ""
    if first.about == second.about:
        return _ONCE if not ear.once and second.particle in {"", "은(는)"} else ""
    if first.period != second.period or second.opener != "은(는)":
        return ""
    return "" if ear.joint == WHEREAS else WHEREAS


def _is_plain(first: Clause, second: Clause) -> bool:
    """Tell whether two sentences say one direction each, so that they may be set against each other."""
    if first.contrasts or second.contrasts or second.tells_hours:
        return False
    return first.ways <= {first.sign} and second.ways <= {second.sign}
