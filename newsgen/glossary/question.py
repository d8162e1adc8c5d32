"""What a question asks for: 점도표 of ``점도표 보는 법``, 사이드카 of ``사이드카가 뭐야?``.

People ask a glossary as they ask one another. The name stands first and how they ask stands behind it, with
or without a space.
"""

from __future__ import annotations

import re
import unicodedata

from newsgen.glossary.fold import APART


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_ASKS = _listed("""
    뜻 의미 정의 개념 용어 설명 해설 풀이 해석 예시 사례 영어로 영어 약자 방법 보는법 읽는법 하는법 구하는법
    계산법 계산식 계산 공식 산식 원리 요건 조건 차이점 차이 장단점 이란 란 이라는 라는 뭐야 뭐지 뭐죠 뭐냐
    뭐임 뭔데 뭔가요 뭔지 뭘까 뭐예요 뭐에요 뭡니까 무엇 무엇인가 무엇인가요 무엇인지 무엇일까 무엇입니까
    알려줘 알려주세요 설명해줘
""")
"""Words by which something is asked, with or without a space before them."""
_ONLY = _listed("""
    법 말 기준 구조 절차 발동 비교 구분 관계 이유 원인 종류 특징 장점 단점 효과 영향 역할 일정 시간 시기 언제
    어디서 어디 누가 왜 어떻게 얼마 무슨 뭐 뭔 뭘 뭐하는 인가요 인가 쉽게 쉬운 간단히 자세히 대해 대해서 대한
    줘 좀 보는 보기 읽는 읽기 하는 하기 구하는 되는 쓰는 보려면 하려면 되나 하나 및 것 게 거 때 경우 그
    the a of what is meaning definition
""")
"""Those that only ask where they stand by themselves."""
_ASKING = frozenset((*_ONLY, *_ASKS))
_TAIL = re.compile(rf"(?<=\w\w)(?:{'|'.join(sorted(_ASKS, key=len, reverse=True))})$")
_COMPARES = re.compile(r"차이점?|비교|구분|관계|다른 ?점|\bvs\b", re.IGNORECASE)
_BESIDE = re.compile(r"(?<=\w)(?:과|와|이랑|랑|하고) ")
_SIGNS = re.compile(r"[^\w&+/%.·-]|_|(?<!\d)\.|\.(?!\d)")
_AND = re.compile(r"(?<=\b[a-z])(?: (?:and|n) | ?앤드? ?)(?=[a-z])", re.IGNORECASE)
"""``S and P 500``."""


def cleaned(query: str) -> str:
    """Return a query in one spelling: composed, single spaces, no signs of no name, S&P for S and P."""
    even = query if APART.search(query) else unicodedata.normalize("NFKC", query)
    return _AND.sub("&", " ".join(_SIGNS.sub(" ", even).split()))


def bare(query: str) -> str:
    """Return what a cleaned query asks for, without the words that only ask, if any other is left."""
    words = query.split()
    kept = [word for word in words if word.casefold() not in _ASKING] or words
    while len(kept[-1]) > 2 and (tail := _TAIL.search(kept[-1])):
        kept[-1] = kept[-1][: tail.start()]
    return " ".join(kept)


def compared(query: str) -> list[str]:
    """Return what a cleaned query wants told apart, as ``PER과 PBR 차이`` does; nothing where it does not."""
    if not _COMPARES.search(query):
        return []
    both = bare(_COMPARES.sub(" ", query)).removesuffix("의")
    parts = _BESIDE.split(both)
    return parts if len(parts) > 1 else both.split()
