"""The particle of a note's first subject: 은(는) where sentence after sentence would begin with 이(가).

It is changed only where the subject is a plain noun phrase that nothing else in the sentence vies with, so
that it says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.korean import josa
from newsgen.korean.conjugation import is_adnominal

_FIRST = re.compile(
    r"(?P<noun>(?:[^\s,.“‘]+ ){0,4}?[^\s,.“‘]*[가-힣A-Za-z)])(?P<particle>이|가|은|는) (?P<rest>.+)",
    re.DOTALL,
)
"""A sentence by the first word that may be its subject."""
_WHOLE = re.compile(
    r"(?:^|\s)(?:주|유|평|시|종|원|단|고|저|호|약|신고|최고|최저|전문|투자|작|허|인|추|참|휴|대|증)$"
)
"""Before 가, the beginning of a noun: 주가, 최고가."""
_ADVERB = re.compile(
    r"(?:^|\s)(?:많|깊|높|없|같|일찍|뚜렷|굳|더욱|나날|끊임없|틀림없|길|넓|멀|가까|꾸준|특)이$"
)
"""What ends in 이 and is no subject: 뚜렷이, 높이."""
_VERB = re.compile(
    r"(?:[하되있없않끊맞받먹잡찾쫓듣묻믿얻닫싣넘]는|[좋많낮높늦얇작같젊깊넓굵짙싫]은|[다라자냐]는)$"
)
"""What ends in 은 or 는 and is no topic: 하는, 높은, 늦췄다는."""
_BOUND = re.compile(r"(?:을|를|에|에서|에게|으로|로|며|고|서|면|지만|뒤|후|중)$")
"""Ends of words that are no part of a plain noun phrase."""
_REPORTED = re.compile(r"(?:다|라|자)는 |[다라]고 (?:전해|알려)[졌진지]")
"""What somebody is said to have done: whose sentence it is is not sure."""
_OPEN = re.compile(r"[가-힣](?:자|자마자|면서|면|는데|더니) ")
"""Ends of a clause that may be all that a first subject has: 긴장이 커지자 방산주와 함께 급등했다."""
_ENDED = re.compile(r"[가-힣](?:고|며|해|돼|져|지만|으나|는 반면),? ")
"""... and of one behind which another subject may follow."""


_WENT = re.compile(
    r"(?:(?:상승|하락|급등|급락|반등|마감)했|(?:약세|강세|오름세|내림세)를 보였|보합에 머물렀|"
    r"올랐|내렸|밀렸|움직였)다\.?$"
)
"""How a sentence ends that is said of an index."""


def is_of_index(text: str) -> bool:
    """Tell whether a sentence says how an index went and has neither its subject nor a topic."""
    nobody = not any(subjects(text)) and not any(topics(text))
    return nobody and ". " not in text and _WENT.search(text) is not None


def has_subject(text: str) -> bool:
    """Tell whether a sentence begins with its subject, and 이 or 가 behind it."""
    found = _first(text)
    return found is not None and found["particle"] in {"이", "가"}


def as_topic(text: str) -> str:
    """Return a sentence with 은 or 는 behind its first subject, where that is sure; else as it is."""
    found = _first(text)
    if found is None or found["particle"] in {"은", "는"} or not _is_own(found["rest"]):
        return text
    return f"{found['noun']}{josa(found['noun'], '은/는')} {found['rest']}"


def as_subject(text: str) -> str:
    """Return a sentence with 이 or 가 behind its topic, where it has no other subject; else as it is."""
    found = _first(text)
    if found is None or found["particle"] in {"이", "가"} or any(subjects(found["rest"])):
        return text
    return f"{found['noun']}{josa(found['noun'], '이/가')} {found['rest']}"


def topics(text: str) -> Iterator[str]:
    """Yield the words of the first sentence of a text that are its topics, by 은 or 는."""
    for word in _words(text):
        if word.endswith(("은", "는")) and len(word) > 1 and not (_VERB.search(word) or is_adnominal(word)):
            yield word


def subjects(text: str) -> Iterator[str]:
    """Yield the words of the first sentence of a text that are its subjects, by 이 or 가."""
    for word in _words(text):
        if word.endswith(("이", "가")) and len(word) > 1 and not _ADVERB.search(word):
            yield word


def _words(text: str) -> list[str]:
    return [word.rstrip(",") for word in text.partition(". ")[0].split()]


def _is_own(rest: str) -> bool:
    """Tell whether what follows a first subject is said of it, to the end of the sentence."""
    sentence = rest.partition(". ")[0]
    if _REPORTED.search(sentence) or _OPEN.search(sentence) or any(topics(sentence)):
        return False
    others = list(subjects(sentence))
    if not others:
        return True
    first, last = sentence.index(others[0]), sentence.rindex(others[-1])
    return _ENDED.search(sentence[:last]) is None and not any(map(is_adnominal, sentence[:first].split()))


def _first(text: str) -> re.Match[str] | None:
    """Return a sentence by its first subject, which is a plain noun phrase; None where that is not sure."""
    found = _FIRST.match(text)
    if found is None:
        return None
    noun, particle = found["noun"], found["particle"]
    *before, last = noun.split()
    pair = "이/가" if particle in {"이", "가"} else "은/는"
    if josa(noun, pair) != particle or len(last) < 2 or any(map(_is_no_noun, before)):
        return None
    is_word = _WHOLE.search(noun) or _ADVERB.search(noun + particle) or _VERB.search(noun + particle)
    return None if is_word or is_adnominal(last + particle) else found


def _is_no_noun(word: str) -> bool:
    """Tell whether a word before a noun is a verb, an adjective or a phrase of its own."""
    return is_adnominal(word) or _BOUND.search(word) is not None
