"""The verb by which somebody's words are told: a warning, a limit, a judgement, an outlook, a reason.

Which it is says the end of what is said, where its predicate stands; in doubt somebody 말했다. None is told
twice where another fits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from newsgen.model import Note

POLICY = re.compile("연준|연방준비|연은")
"""Titles of those who make policy."""
TREASURY = re.compile("재무장관")
"""... and of one who does not, whose words may be on it."""
_HOUSE = re.compile(
    r"(?:증권|자산운용|투자|은행|리서치|연구소|연구원|캐피털|모건스탠리|골드만삭스|JP모건|씨티(?:그룹)?|UBS|HSBC|바클레이[즈스]"
    r"|도이[체치](?:방크|뱅크)|뱅크오브아메리카|BofA|제프리스|웨드부시|번스타인|노무라|에버코어|웰스파고)$"
)
"""An outlet that is no paper: it explains what it says, and reports nothing."""
_STUDIES = re.compile(
    r"연구원|연구위원|애널리스트|이코노미스트|전략가|전략책임자|센터장|분석가|팀장|본부장|재무책임자"
)
"""Titles of those who explain: of what they state it is said as well as that they said it."""
_WARNED = re.compile(
    r"(?:위험|리스크)(?:이|가|은|는|도)? ?(?:있|크|높|커지|커졌|남아|여전)[가-힣 ]{0,4}다[.’]*$"
    r"|위험하다[.’]*$|위험에 (?:놓|처해|노출)[가-힣 ]*다[.’]*$|경계해야 한다[.’]*$"
)
"""Ends of a warning."""
_FEARED = re.compile(
    r"(?:우려된다|우려스럽다|걱정된다|우려가 (?:크다|커졌다|커지고 있다|남아 있다|여전하다))[.’]*$"
    r"|(?:(?:어려워|나빠|힘들어)질|(?:흔들|무너)[릴질]|(?:위축|악화|훼손|급락)[될할]|침체에 빠질)"
    r" 수(?: 있|밖에 없)다[.’]*$"
)
"""Ends of what somebody fears."""
_LIMITED = re.compile(
    r"(?:한계가 있|부족하|미흡하|지나치|과도하|이르|비싸|부담스럽|어렵|(?:무리|문제|부담)이?)다[.’]*$"
)
"""Ends of what is wrong with something, or not to be had."""
_UNSURE = re.compile(
    r"(?:(?:말|말씀|예단|예측|판단|단정|장담|가늠|답|확신)하|알)기(?:는|가|도)?[가-힣 ]* 어렵다[.’]*$"
)
"""... but of what somebody does not say."""
_JUDGED = re.compile(
    r"(?:최악|최고|시나리오|수준|신호|호재|악재|성과)(?:이)?다[.’]*$"
    r"|(?:긍정적|부정적|고무적|인상적|이례적)이다[.’]*$|(?:견조|탄탄|양호|충분|적절|건전|견고)하다[.’]*$"
)
"""Ends of a judgement."""
_EXPECTED = re.compile(
    r"(?:것으로 (?:본다|보인다|예상한다|전망한다)|전망이다|듯하다|가능성이 (?:크|높|있)다)[.’]*$"
)
"""Ends of what somebody expects."""
_SEEN = re.compile(r"(?:는|은|ㄴ|인|운|한|된|진) 것으로 (?:본다|보인다)[.’]*$")
"""Ends of what somebody sees now: an outlook is of what comes."""
_WILL = re.compile(r"것이다[.’]*$")
"""... or who holds no office: of one who does it may be what he will do."""
_REASON = re.compile(r"(?:때문|탓|덕분|까닭|이유|의미|뜻|결과)(?:이다|다)[.’]*$")
"""Ends of what somebody explains."""
_CAUSED = re.compile(
    r"영향으로|영향을|때문에|덕분에|힘입어|탓에|여파로|(?:이끌었|부추겼|작용했|자극했|불렀|키웠|눌렀|떠받쳤)다[.’]*$"
)
"""Words of what made something happen."""
_STATED = re.compile(r"다[.’]*$")
"""Ends of what somebody states, and neither asks nor wishes for."""

_VERBS = {
    "warning": ("경고했다", "우려했다"),
    "fear": ("우려했다", "경고했다"),
    "limit": ("지적했다", "말했다"),
    "judgement": ("평가했다", "말했다"),
    "outlook": ("전망했다", "내다봤다"),
    "reason": ("설명했다", "분석했다"),
    "cause": ("분석했다", "설명했다"),
    "office": ("말했다", "밝혔다"),
    "stated": ("말했다", "설명했다"),
    "paper": ("보도했다", "전했다"),
    "house": ("전했다",),
    "": ("말했다", "밝혔다"),
}
"""Kind of what is said -> its verbs."""
_EQUAL = frozenset({"outlook", "office", "paper"})
"""Kinds whose verbs take turns; of the others the first fits best."""


def is_house(note: Note) -> bool:
    """Tell whether whom a note has its words from is no paper."""
    return bool(_HOUSE.search(note.outlet))


def verb(note: Note, turn: int, said: Sequence[str] = ()) -> str:
    """Return the verb of a note, which was not said before where another fits; ``turn`` varies it."""
    kind = _kind(note)
    verbs = _VERBS[kind]
    first = turn % len(verbs) if kind in _EQUAL else 0
    turned = [*verbs[first:], *verbs[:first]]
    fresh = [each for each in turned if each not in said]
    latest = {each: at for at, each in enumerate(said)}
    return fresh[0] if fresh else min(turned, key=latest.__getitem__)


def _kind(note: Note) -> str:
    """Return what kind of words a note tells: by whom, where it is a report."""
    if note.kind == "cause":
        return "cause" if note.speaker or is_house(note) else "paper"
    if note.kind == "event":
        return "house" if is_house(note) else "paper"
    return next(kind for kind, is_so in chain(_of_words(note), [("", True)]) if is_so)


def _of_words(note: Note) -> tuple[tuple[str, bool], ...]:
    """Return the kinds of what somebody says, the surest first, and whether it is one."""
    text = note.text
    office = bool(POLICY.search(note.title) or TREASURY.search(note.title))
    studies = bool(_STUDIES.search(note.title) and _STATED.search(text))
    limit = _LIMITED.search(text) and not _UNSURE.search(text) and not office
    return (
        ("warning", bool(_WARNED.search(text))),
        ("fear", bool(_FEARED.search(text))),
        ("limit", bool(limit)),
        ("cause", studies and bool(_SEEN.search(text))),
        ("outlook", bool(_EXPECTED.search(text) or (_WILL.search(text) and not office))),
        ("judgement", bool(_JUDGED.search(text))),
        ("reason", bool(_REASON.search(text))),
        ("cause", studies and not note.is_spoken and bool(_CAUSED.search(text))),
        ("office", office),
        ("stated", studies),
    )
