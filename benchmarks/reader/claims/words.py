"""Words and their forms: which way a verb goes, what a stretch of time is called, what a number idiom allows."""

from __future__ import annotations

import re

_UP = r"(?:상승|급등|폭등|반등)"
_DOWN = r"(?:하락|급락|폭락|추락|곤두박질)"
_DONE = r"(?=했|하며|하고|하면서|한(?![가-힣])|해(?![가-힣])|하는|쳤|친|치며|치고|\s?마감|$|[,…])"
RISE = re.compile(
    r"오르(?:며|고|면서|는(?! 등)|자)|오른(?! 폭| 종목| 쪽| 날)|올라(?!섰|서|선|탔)|올랐|뛰(?:며|고|었|어)|뛴|치솟|솟구|상승한|상승해"
    + f"|(?<=[은는이가도] )(?:오름|강)세를 보(?:였|이)|상승 전환|{_UP}{_DONE}"
)
FALL = re.compile(
    r"(?<![가-힣])내리(?:며|고|면서|는|자)(?!막)|(?<![가-힣])내린(?!다| 폭| 종목| 쪽| 날)|(?<![가-힣])내려(?!갔|가|앉|서|선)|(?<![가-힣])내렸"
    r"|떨어(?:지|진|져|졌)|밀리(?:며|고|면서|는(?! 등))|밀린|밀려|밀렸|빠지(?:며|고|면서)|빠진|빠졌|미끄러|물러섰|뒷걸음(?:했|쳤)"
    + f"|(?<=[은는이가도] )(?:내림|약)세를 보(?:였|이)|하락 전환|{_DOWN}{_DONE}"
)
OTHER = re.compile(
    r"(?:폭이|률이) (?:컸|높았)고|넘어(?:선|섰|서며)|돌파(?:했|하|한)|되찾(?:았|으|은)|내줬|경신(?:했|하)|새로 썼|갈아치웠|들어섰|접어들|진입(?:했|하)"
)
"""Verbs after which another subject begins, without a direction of their own."""
COUNTS = {
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
}
COUNT = re.compile(rf"(?:({'|'.join(COUNTS)})|(\d+)\s?(?:거래일|일))")
_MONTHS = {"한": 1, "두": 2, "석": 3, "세": 3, "넉": 4, "네": 4, "다섯": 5, "여섯": 6}
LAPSE = re.compile(
    r"(?:(?P<years>\d+)년(?:\s(?P<rest>\d+)개월)?|(?P<months>\d+)개월|(?P<word>한|두|석|세|넉|네|다섯|여섯)\s?달"
    r"|(?P<weeks>\d+)주(?:일)?|(?P<sessions>\d+)거래일|(?P<days>이틀|사흘|나흘|닷새|열흘)|(?P<half>반년))\s?만(?:에|이다|이며)"
)
SINCE = re.compile(
    r"(?:(?P<year>\d{4})년|(?P<last>지난해)|(?P<this>올해))?\s?"
    r"(?:(?P<month>\d{1,2})월|(?P<lastmonth>지난달)|(?P<thismonth>이달))?\s?"
    r"(?:(?P<day>\d{1,2})(?:~(?:(?P<tomonth>\d{1,2})월\s)?(?P<to>\d{1,2}))?일)?\s?(?P<quarter>\d분기)?\s이후"
)
NOTHING = 0.2
"""Percent within which what swings widely has not moved: of oil, fear and markets elsewhere no one says so."""
PERCENT = re.compile(
    r"(?:약\s)?(?P<number>\d[\d,]*(?:\.\d+)?)%(?!포인트)(?P<idiom>대|\s넘게|\s가까이|\s안팎|\s이상|까지|가량)?|(?P<tens>두 자릿수)"
)
BP = re.compile(r"(?P<number>\d+)bp(?:\(1bp는 0\.01%포인트\))?(?P<idiom>\s넘게|\s가까이|\s안팎)?")


def count_of(found: re.Match[str]) -> int:
    """Return how many sessions a match of ``COUNT`` names."""
    return COUNTS[found.group(1)] if found.group(1) else int(found.group(2))


def months_of(found: re.Match[str]) -> float | None:
    """Return the months of a match of ``LAPSE``; None where it names weeks or days."""
    if found["years"]:
        return 12 * int(found["years"]) + int(found["rest"] or 0)
    if found["months"]:
        return int(found["months"])
    if found["word"]:
        return _MONTHS[found["word"]]
    return 6 if found["half"] else None


def fits(value: float, number: str, idiom: str) -> bool:
    """Tell whether a size is what a number with its idiom says: 7% 넘게 of 7.3, 7% 가까이 of 6.8, 6%대 of 6.6."""
    said = float(number.replace(",", ""))
    size, idiom = abs(value), idiom.strip()
    near = 1e-6
    if idiom == "대":
        return said - near <= size < said + 1 + near
    if idiom == "넘게":
        return said - near < size < said + max(1.0, 0.1 * said)
    if idiom == "가까이":
        return said - max(0.6, 0.06 * said) <= size <= said + near
    if idiom in {"안팎", "가량"}:
        return abs(size - said) <= max(0.6, 0.06 * said)
    if idiom == "이상":
        return size >= said - near
    places = len(number.partition(".")[2])
    return abs(size - said) <= 0.5 * float(f"1e-{places}") + 1e-4
