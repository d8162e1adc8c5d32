"""What Korean glues on to a noun without changing what it means: particles and the copula.

Agreement is held to (관세가 but not 관세이), which tells 채권은 from the start of another word. Left out
on purpose are forms that read as nouns of their own: 자 (채권자), 이자 (채권이자), 일 (배당일).
"""

from __future__ import annotations

from newsgen.patterns import compiled

from .finals import RIEUL, VOWEL
from .hangul import final


def _words(listed: str) -> set[str]:
    return set(listed.split())


_ANY = _words("""
    의 에 에서 에게 에게서 에는 에도 에만 에선 에서는 에서도 에서의 에서만 에서부터 에까지 에의 에겐
    에게는 에게도 에다 에다가 에나 에야 도 만 만의 만은 만이 만을 만으로 만으로는 만으로도 만큼 만큼은
    만큼의 만큼이나 까지 까지는 까지도 까지의 까지만 까진 부터 부터는 부터의 부턴 마저 마저도 조차 조차도
    밖에 뿐 뿐만 뿐이다 보다 보다는 보다도 보단 처럼 처럼은 같은 같이 마다 하고 대로 인 인데 인지 인지는
    인가 일까 일지 입니다 이다 이며 이고 이지만 이라는 이라고 이었다 이었고 이었던 이었으며 이었지만
    인데도 인데다 인데다가 인만큼 일수록 일지도 임에도 이기도 이기에 이더라도
""")
_COPULA = _words("""
    라는 라고 라고는 라며 라면 라면서 라서 라 라지만 라기보다 라기보다는 라도 란 라던 며 고 다 다만 면 지만
    든 든가 든지 라든가 라든지 야말로 냐 냐가 냐를 냐는 라고도 라야 라는데 더라도
""")
_VOWEL = _words("""
    는 가 를 와 와는 와도 와의 와만 나 나마 여서 였다 였고 였던 였으며 였는데 였지만 였을 랑 예요 다가
""")
_CONSONANT = _words("은 이 을 과 과는 과도 과의 과만 이나 이나마 이어서 이었는데 이랑 이에요")
_RO = _words("로 로는 로도 로의 로서 로서는 로서의 로서도 로써 로부터 로까지 로만 론")

_COMMON = """
    상승 상승세 상승폭 상승률 상승분 하락 하락세 하락폭 하락률 하락분 오름세 내림세 급등 급등세 급등락 급락
    급락세 강세 약세 반등 변동 변동성 변동폭 등락 발표 전망 전망치 예상 예상치 기대 기대감 우려 우려감 관련
    방향 추이 흐름 움직임 심리 공포 불안 불안감 쏠림 과열 경계 경계감 기조 국면 장세 랠리 시장 거래 매매
    매수 매수세 매도 매도세 매물 물량 수요 공급 세력 잔고 잔액 비중 규모 총액 한도 수준 목표 기준 기준일
    상위 하위 종목 관련주 수혜주 상품 펀드 자금 계좌 담보 대출 투자 투자자 업체 기업 업계 업종 가격 시세
    수익률 비용 수수료 이자 손실 이익 정책 제도 규정 규제 대책 방안 방침 계획 전략 조치 의무 도입 시행 시작
    종료 재개 중단 금지 허용 발동 해제 폐지 개편 완화 강화 방어 관리 운용 발행 매입 매각 상환 입찰 만기
    청산 계약 체결 결정 추진 검토 승인 신청 인상 인하 동결 확대 축소 증가 증가세 증가율 증가분 감소 감소세
    감소율 감소분 둔화 개선 악화 회복 돌파 붕괴 진입 전환 유입 유출 이탈 선호 차이 격차 효과 영향 여파 부담
    압력 충격 위협 폭탄 위험 리스크 위기 사태 쇼크 가능성 시나리오 요인 변수 이슈 논란 협상 합의 여건 환경
    시점 시기 기간 이후 직후 당시 지표 통계 자료 결과 보고서 평가 분석 회의 총재 의장 위원 당국자 관계자
    전문가 설 론 형 별
"""
COMMON = compiled(f"(?:{'|'.join(sorted(_COMMON.split(), key=len, reverse=True))}){{1,3}}")
"""Nouns that stand glued to any term and leave it what it is: 국채금리상승, 보합종목, 관세인상우려."""

QUALIFYING = frozenset(
    _words("""
    미 미국 한국 국내 해외 글로벌 세계 중국 일본 유럽 영국 독일 신흥국 선진국
    달러 달러화 원화 엔화 위안화 유로화 외국인 기관 개인 매수 매도 마감 신규 주요 전체 연간 분기
    대형 중소형 초대형
    코스피 코스닥 나스닥 반도체 은행 금융 증권 보험 자동차 조선 바이오 에너지 원유 국채 금리 통화 주식 채권
""")
)
"""Nouns that stand glued before any term and say whose or which it is: 미국관세, 코스피선물, 매수차익거래."""

_after_vowel = _ANY | _VOWEL | _RO | _COPULA
_after_rieul = _ANY | _CONSONANT | _RO | {"이" + form for form in _COPULA}
_after_consonant = (_after_rieul - _RO) | {"으" + form for form in _RO}
_plural = {"들", "등"} | {"들" + form for form in _after_rieul} | {"등" + form for form in _after_consonant}

AFTER_VOWEL = frozenset(_after_vowel | _plural)
AFTER_RIEUL = frozenset(_after_rieul | _plural)
AFTER_CONSONANT = frozenset(_after_consonant | _plural)
AFTER_ANYTHING = AFTER_VOWEL | AFTER_RIEUL | AFTER_CONSONANT
"""For words whose last sound is not written in Hangul: 러셀2000은, M7과."""

_HADA = compiled(
    r"(?:하(?:다|며|면|고|는|지|게|기|자|여|려|리|거나|더니|도록|던)|한(?:다|$)|할(?:지|까|$)|함|합니"
    r"|해(?:서|도|야|온|왔|$)|했)"
)
_DOEDA = compiled(
    r"(?:되(?:다|며|면|고|는|지|게|기|자|어|려|리|거나|더니|도록|던)|된(?:다|$)|될(?:지|까|$)|됨|됩니|돼|됐)"
)
VERBS = {"하다": _HADA, "되다": _DOEDA}
"""Entries of ``right`` that stand for every form of the verb made of the term: 반등했다, 반등하며."""


def endings(word: str) -> frozenset[str]:
    """Return everything that may follow ``word`` up to the end of the written word."""
    last = final(word[-1:])
    if last is None:
        return AFTER_ANYTHING
    return {VOWEL: AFTER_VOWEL, RIEUL: AFTER_RIEUL}.get(last, AFTER_CONSONANT)
