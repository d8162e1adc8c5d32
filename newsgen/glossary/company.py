"""Telling homonyms by the company they keep: 옵션 beside 만기 is the option, beside 선루프 it is not.

A word has one sense in a sentence more often than not, and the words around it tell which (Yarowsky, "One
Sense Per Collocation", 1993). So a spelling that needs company is believed where its sentence also holds one
of the words that its term names, a word of markets, or another term that needs no company itself; and in a
text that is plainly about markets, whatever its sentence holds. A word that hardly means anything else (반등)
is believed unless its sentence holds one of the words that its term keeps far. Where the sentence is about
something else (homes, sport, courts, health, a family's days), the first needs both a word that its term
names and a sign of markets; the second needs the sign where two words say so, or one and none of business.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise

from ahocorasick_rs import AhoCorasick, MatchKind

from newsgen.glossary.spelling import Spelling

Hit = tuple[int, int, int]
"""The number of a spelling, and where it begins and ends in a text."""
_END = re.compile(r"[.!?\n](?:(?<=\n)|[”’\"')\]]*(?=\s))")
"""Where a sentence ends; the point of 3.5 or example.com is followed by no space."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_MARKET_WORDS = _words(
    """
    증시 채권시장 자본시장 주식 증권사 증권가 코스피 코스닥 나스닥 다우지수 S&P 월가 월스트리트 투자자
    순매수 순매도 매수세 매도세 국채 금리 환율 상장사 시총 시가총액 거래소 헤지펀드 트레이더 애널리스트 연준
    FOMC 금통위 비트코인 배럴 기술주 반도체주 은행주 금융주 증권주 바이오주 제약주 여행주 항공주 엔터주
    게임주 화장품주 건설주 방산주 닛케이 항셍 엔화 달러화 위안화 원화 국고채 회사채 외환 주식형 선물옵션
    장중 시간외
    """
)
"""Words that are said of markets and hardly of anything else."""
_MARKETS = AhoCorasick(_MARKET_WORDS)
_ELSEWHERE = _words(
    """
    아파트 빌라 오피스텔 낙찰가율 캠핑카 전세 월세 전셋 집값 집주인 세입자 임차인 분양 재건축 재개발
    공인중개사 중개업소 선수 투수 타자 홈런 축구 야구 농구 배구 테니스 탁구 배드민턴 골프 씨름 육상 레슬
    마라톤 수영 골키퍼 골망 골밑 득점 결승 우승 구단 대표팀 감독은 감독이 코치 공격수 수비수 세터 관중
    월드컵 올림픽 금메달 경주마 클라이밍 암벽 환자 병원 의사 의료진 간호 보건소 진료 치료 질환 증상 감염
    확진자 독감 접종 통증 체중 비만 혈압 혈당 혈액 혈관 심장 심박 콩팥 근육 근력 관절 수술 복용 백신 항암
    종양 암세포 세포 유전자 유전체 염기서열 단백질 호르몬 항체 뇌파 약물 우울 연구팀 논문 실험실 방사선
    방사성 원자로 로켓 위성 착륙선 화성 행성 은하 별자리 지진 강수 기온 수온 습도 미세먼지 태풍 장마 날씨
    저수율 댐 안테나 레이더 드론 회로 판사 재판 대법 헌재 헌법재판 검찰 검사는 피고 원고 변호 배심 피의자
    경찰 납치 징역 유죄 무죄 이혼 지지율 여론조사 유권자 지지층 국회 본회의 상임위 여당 야당 여야 공천 후보
    선거 유세 파병 드라마 영화 배우 가수 예능 앨범 뮤지컬 관객 공연 콘서트 아이돌 걸그룹 극장 극단 시청률
    촬영 오디션 생일 명절 추석 설날 어버이날 결혼 신혼 엄마 아빠 어머니 아버지 할머니 할아버지 아이들 아이가
    아이는 아이에게 조카 손주 연인 학교 교실 교사 학생 수능 등록금 졸업 요리 맛집 카페 식당 주방 손님 김치
    김장 삼겹살 버터 초콜릿 과자 커피 막걸리 냄비 반찬 여행 캠핑 호텔 항공권 휴가철 나들이 강아지 고양이
    반려 동물원 오토바이 자전거 버스 지하철 승객 출근길 퇴근길 중고차 신차 운전자 놀이공원 축제 동네 이웃
    미사일 병사 여객기 탐사선 법정에 임신 산모 콜레스테롤 치매 당뇨 천식 의약품 부작용 약국 세균 수혈 탈모
    치과 요양 간병 명품 격투기 쇼트트랙 스키 태권도 복싱 체조 팬들 치즈 볶음밥 오븐 미용실 출생아 혼인 결핵
    암환자 처방전 처방받 처방했 수면제 수면무호흡 수면의 수면장애 맥주 와인 빵집 고깃집 집들이 연극
    발레 웹툰 만화 팬미팅 세탁 미술관 박물관 전시회 유튜버 입주자 전통시장 텃밭 화분
    상가 시골집 유모차 한우 산후조리 어린이집 유치원 합격자 입시 입학 수험생 모의고사 양궁 사격 펜싱 철새
    먹이 산불 소방 구급 응급 소설가 시집 도서관 서점 강의 기숙사 대학생 총학생회 숙제 담임 학부모 급식 동문
    마을 주민 농부 시청 구청 군청 시의원 구의원 도지사 해군 육군 공군 포로 인질 목격자 증인 방청객 형사
    구치소 교도소 국민투표 침대 소파 화장실 욕실 부엌 옷장 패딩 원피스 운동화 담요 이불 베개 우산 장난감
    인형 그림책 동화책 돌잔치 장례 소풍 배낭 민박 펜션 숙소 게스트하우스 여권 유람선 등산 낚시 헬스장 요가
    필라테스 스트레칭 조깅 산책 지휘자 교향악 오케스트라 피아노 바이올린 첼로 합창 성악 국악 판소리 무용
    조각가 화가의 대본 연출 안무 음반 음원 관람객 개봉 상영 예매 아나운서 개그 코미디 물리학 천문 망원경
    혜성 소행성 화산 빙하 해류 바닷물 호수 개울 하천 갯벌 산호 나비 곤충 꿀벌 개구리 물고기 포유류 공룡 화석
    지층 현미경 시약 배양 배아 난자 미생물 효모 플라스마 키보드 마우스 포토샵 해상도 인쇄기 프린터 파일 위염
    위암 폐암 간암 골절 팔꿈치 발목 손목 발바닥 피부과 시력 청력 입원 퇴원 마취 이식 헌혈 검진 폐렴 장염
    골다공 불면 알레르기 아토피 비염 신생아 영유아 아기 노인 어르신 경로당 복지관 장애인 실업급여 기초연금
    기초생활 육아휴직 층간소음 인테리어 도배 벽지 싱크대 원룸 하숙 반죽 국물 찌개 양념 고추장 된장 김밥
    떡볶이 국수 냉면 만두 샐러드 디저트 케이크 쿠키 도시락 간식 딸기 수박 상추 마늘 고구마 셰프 요리사
    바리스타 스포츠토토 심판 포수 타석 타율 프리킥 골문 골대 슈팅 드리블 자유투 라켓 셔틀콕 빙판 피겨 하키
    럭비 바둑 당구 볼링 승격 준결승 플레이오프 신인왕 골동품 도자기 밀렵 성당 교회 목사 스님 수녀 수족관
    식물원
    """
)
"""Words of other walks of life, beside which a homonym means what it means there."""
_ALIKE = _words(
    """
    전세계 극단적 극단으로 의사록 의사결정 의사일정 의사소통 재판매 선수금 선수환급 가수요 가수금 배우자
    육상운송 원고료 피고용 연인원 공연히 위성도시 버스트 스키마 댐퍼 후보군
    파일럿
    """
)
"""Words that begin as one of those and are none."""
_TRADES = AhoCorasick(
    _words(
        """
        기업 업체 회사 법인 그룹 지주 체인 운영사 제작사 제약사 영화사 게임사 건설사 항공사 제조사 펀드 투자
        주주 주총 지분 종목 업종 상장 신고가 신저가 시총 사채 증권 은행 자본 부채 신용 만기 매출 실적 이익
        무역 수출 관세 물가 유가 달러 파운드 온스
        """
    )
)
"""Words of business and money, beside which it takes two of another walk of life."""
_LIVES = AhoCorasick([*_ELSEWHERE, *_ALIKE], matchkind=MatchKind.LeftmostLongest)
_SEVERAL = 3
"""Terms that make a text one about markets, where most of its sentences have one."""


def in_company(text: str, hits: list[Hit], spellings: Mapping[int, Spelling]) -> list[Hit]:
    """Return the hits, in their order, without those whose spelling needs company and has none.

    They come by where they begin; ``spellings`` has all of theirs, by their number.
    """
    asking = [hit for hit in hits if spellings[hit[0]].asks]
    if not asking:
        return hits
    company = _Company(text, hits, spellings)
    doubted = {hit for hit in asking if not company.believes(hit[1], spellings[hit[0]])}
    return [hit for hit in hits if hit not in doubted] if doubted else hits


def _is_sure(spelling: Spelling) -> bool:
    """Say whether a spelling vouches for others: it needs no company, or is letters (CPI) that hardly do."""
    return not spelling.asks or (spelling.script == "latin" and not spelling.near)


class _Sentence:
    """A sentence, and what it speaks of; each is looked for when it is first asked."""

    def __init__(self, text: str, sure: set[str]) -> None:
        self.text = text
        self.sure = sure
        """The terms in it that need no company."""

    @cached_property
    def of_markets(self) -> frozenset[str]:
        """The words in it that are said of markets."""
        found = _MARKETS.find_matches_as_indexes(self.text)
        return frozenset(self.text[start:end] for _, start, end in found)

    @cached_property
    def speaks_of_trade(self) -> bool:
        return bool(_TRADES.find_matches_as_indexes(self.text))

    @cached_property
    def elsewhere(self) -> frozenset[str]:
        """The words of other walks of life with which a word of it begins: 지배구조 is no 배구."""
        found = _LIVES.find_matches_as_indexes(self.text)
        begun = (at for at in found if not "가" <= self.text[at[1] - 1 : at[1]] <= "힣")
        return _ELSEWHERE.intersection(self.text[start:end] for _, start, end in begun)


class _Company:
    """The sentences of a text, and what is said in them for certain."""

    def __init__(self, text: str, hits: list[Hit], spellings: Mapping[int, Spelling]) -> None:
        self._text = text
        self._hits, self._spellings = hits, spellings
        self._starts = [start for _, start, _ in hits]
        self._ends = [0, *[end.end() for end in _END.finditer(text)], len(text) + 1]
        self._believed: dict[tuple[int, str, bool], bool] = {}
        """What was found before: a long sentence full of one homonym is read once."""
        self._sentences: dict[int, _Sentence] = {}
        """Those that were asked for."""

    def believes(self, start: int, spelling: Spelling) -> bool:
        """Say whether a spelling that needs company means its term where it stands."""
        key = bisect_right(self._ends, start), spelling.id, bool(spelling.near)
        if key not in self._believed:
            self._believed[key] = self._is_among_its_own(key[0], spelling)
        return self._believed[key]

    def _is_among_its_own(self, number: int, spelling: Spelling) -> bool:
        sentence = self._sentence(number)
        if any(word in sentence.text for word in spelling.far):
            return False
        sure = len(sentence.sure) - (spelling.id in sentence.sure)
        if sure > 1:
            return True
        lives = len(sentence.elsewhere.difference(spelling.near))
        is_elsewhere = lives > 0 and lives >= self._enough(sentence, spelling)
        is_named = not spelling.near or any(word in sentence.text for word in spelling.near)
        if is_named and not is_elsewhere:
            return True
        is_of_markets = sure > 0 or any(word not in spelling.text for word in sentence.of_markets)
        return is_of_markets and is_named if is_elsewhere else is_of_markets or self._is_about_markets

    def _enough(self, sentence: _Sentence, spelling: Spelling) -> int:
        """Return how many words of other walks of life have to stand in a sentence to be what it is about."""
        if spelling.near:
            return 1
        return 2 if sentence.speaks_of_trade or self._is_about_markets else 1

    def _sentence(self, number: int) -> _Sentence:
        if number not in self._sentences:
            begun, ended = self._ends[number - 1], self._ends[number]
            self._sentences[number] = _Sentence(self._text[begun:ended], self._sure(begun, ended))
        return self._sentences[number]

    def _sure(self, begun: int, ended: int) -> set[str]:
        """Return the terms between two places that need no company."""
        starts = self._starts
        every = self._hits[bisect_left(starts, begun) : bisect_left(starts, ended)]
        found = (self._spellings[number] for number, _, _ in every)
        return {spelling.id for spelling in found if _is_sure(spelling)}

    @cached_property
    def _is_about_markets(self) -> bool:
        """Whether the text holds several sure terms, and most of its sentences one of them."""
        if len(self._sure(0, self._ends[-1])) < _SEVERAL:
            return False
        sentences = [(start, end) for start, end in pairwise(self._ends) if self._text[start:end].strip()]
        return 2 * sum(bool(self._sure(*sentence)) for sentence in sentences) >= len(sentences)
