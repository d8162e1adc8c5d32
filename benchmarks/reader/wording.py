"""The words and patterns that the reader looks for."""

from __future__ import annotations

import re

END = re.compile(r"(?<=[가-힣”’\")%\]]\.)\s+")
"""Where a sentence ends and the next one begins."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
"""A number as it stands, a part of a date or of a name too: people's texts are counted the same way."""
NAMED = re.compile(r"S&P ?500|러셀 ?2000|다우존스 ?30|코스피 ?200|(?:10|2|30|5)년물|매그니피센트 ?7|M7|52주")
"""Numbers that are part of a name."""
DATED = re.compile(
    r"(?:\d{4}년 ?)?(?:\d{1,2}월 ?)?\d{1,2}일(?:\(현지시간\))?|\d{4}년(?: \d{1,2}월)?|\d{1,2}월"
)
PERCENT = re.compile(r"(\d[\d,]*)(?:\.(\d+))?%(?!포인트)")
IN_WORDS = re.compile(r"두 자릿수|절반|[두세네] 배|[한두세네]\s?배")
RECORDS = re.compile(r"연속|만에|이후 (?:처음|가장|최고|최대|최저|최장|최소)|사상 최[고대]|52주 최")
"""What people's texts were counted for."""
RECORD = re.compile(
    RECORDS.pattern
    + r"|만이다|\d(?:거래일|일|주|개월|년|달)째|[한두세네섯틀흘]째|역대 최|넘어섰|약세장|조정 국면"
)
"""What makes a sentence without a value news."""
CONTRAST = re.compile(r"지만|[은는린른던한] 반면|^반면|(?<=\. )반면")
LESSER = re.compile(r"그쳤|그친|보합|소폭|낙폭|오름폭|내림폭|상승 폭|하락 폭|웃돌|밑돌|예상|전망치")
"""Words by which a contrast is one of size, or of what was expected."""
_WENT = re.compile(r"도 (?:큰 폭으로 |크게 |소폭 )?(?:올|내|상승|하락|급등|급락|폭등|폭락|뛰|떨어)")
"""How a stock went that stands behind others, without a figure."""
IN_WORDS_ONLY = {
    "sectors": re.compile(r"업종"),
    "industries": re.compile(r"종목군|[가-힣·]주(?:[가는와,]|의 [강약]세가)"),
    "commodities": re.compile(r"\(WTI\)|금값|은값|[금은] 선물"),
    "elsewhere": re.compile(r"(?:유럽|아시아) 증시에서는|유럽(?: 증시[는도]|에서[는도]) |먼저 마감한 "),
    "inside": re.compile(r"종목|소형주|내림세|오름세|하락|상승"),
    "divergence": re.compile(r"소형주|기술주|우량주|대형주"),
    "holidays": re.compile(r"휴장|쉬|폐장|일찍|열리지|문을 닫"),
    "path": re.compile(r"출발|종일|장중|오전|오후|장 초반|장 막판|개장|저점|고점|한때|오름세|내림세"),
    "fed_decision": re.compile(r"기준금리"),
    "week": re.compile(r"주간|한 주|이번 주"),
    "volatility": re.compile(r"변동성지수"),
    "chips": re.compile(r"반도체지수는 소폭"),
    "currencies": re.compile(r"달러(?:는|가|도| 가치는| 강세| 약세)"),
    "ahead": re.compile(r"실적을 [^.]*(?:예정|발표한다|내놓는다)"),
    "days": re.compile(r"[월화수목금]요일"),
    "yields": re.compile(r"채권시장은 [^.]*(?:쉬었|쉰다|휴장)"),
    "movers": _WENT,
    "stocks": _WENT,
}
"""Rule of an item that may be told in words alone -> the words."""
ENGLISH = re.compile(r"[A-Z][a-z]{2,}(?: (?:&|[A-Za-z]{2,}))+")
"""English words in a row."""
BRACKETS = re.compile(r"\([^)]*\)")
ADVERBS = re.compile(r"나란히|일제히|동반")
WHILE = re.compile(r"[가-힣](?:며|면서)(?=[\s,])")
TURN = re.compile(r"(?:^|\s)(?:다만|하지만)(?=[\s,])")
WHICH = re.compile(r"(?:^|\s)이는\s")
RUSSELL = re.compile(r"러셀")
METHOD = re.compile(r"단순평균|시세를 집계한|집계한|일별 집계|집계 기준|평균하면")
DEFINED = re.compile(r"공포지수|7종목|6개 통화|1bp는")
"""Standing terms that need no definition every day."""
HEATED = re.compile(r"치솟|곤두박질|미끄러[지져졌질]")
COMPANY = re.compile(r"[가-힣A-Za-z0-9&·]+\([A-Z][^)가-힣]*\)")
"""A company at its first mention."""
INDICES = re.compile(
    r"다우(?:존스30산업평균)?(?:지수)?|S&P ?500(?:지수)?|나스닥(?:종합)?(?:지수)?|러셀 ?2000(?:지수)?"
    r"|필라델피아반도체지수|반도체지수"
)


def bare(text: str) -> str:
    """Return a text with its figures taken out."""
    return NUMBER.sub("0", text)


def pattern(text: str, names: re.Pattern[str] | None = None) -> str:
    """Return a text with figures and names of indices and companies taken out."""
    out = INDICES.sub("@", COMPANY.sub("@", text))
    return bare(names.sub("@", out) if names else out)


def clipped(text: str, longest: int = 110) -> str:
    """Return a text short enough for a line of a report."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
