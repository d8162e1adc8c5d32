"""What each setting is for, in a few Korean words: for a page that shows them all."""

from __future__ import annotations

import re

_TABLE = re.compile(r"\[+([^\]]*)\]+")

TABLES = {
    "": "폴더와 묶음",
    "style": "수치와 낱말을 적는 법",
    "style.index": "지수의 하루 등락을 부르는 말",
    "style.stock": "종목의 하루 등락을 부르는 말",
    "style.week.index": "지수의 한 주 등락을 부르는 말",
    "style.week.stock": "종목의 한 주 등락을 부르는 말",
    "story": "기사의 길이와 끝에 붙는 것",
    "anchors": "길게 견줄 때 쓰는 날",
    "fed": "연준 회의 일정",
    "newsroom": "언론사",
    "cms": "기사를 보낼 곳",
    "notify": "보류와 실패를 알릴 곳",
    "service": "독자와 CMS의 서비스(newsgen serve)",
    "desk": "이 화면(newsgen desk)",
    "sources": "시세와 지표를 받는 곳",
    "suggest": "메모에 쓸 뉴스를 찾는 곳",
    "check": "글 검사",
    "import": "단말 파일을 읽는 법",
    "baskets": "한데 묶어 말하는 종목",
    "rules": "기삿거리의 문턱",
}
"""Table -> what it is about."""
_WORDS = {
    "flat": "이보다 작으면 보합(%)",
    "slight": "이보다 작으면 강보합·약보합(%)",
    "sharp": "이만큼부터 급등·급락(%)",
    "extreme": "이만큼부터 폭등·폭락(%)",
}
_FILED = {"categories": "갈래", "tags": "꼬리표"}
_OF = {
    "": {
        "output": "기사를 쓰는 폴더",
        "notes": "메모의 폴더",
        "glossary": "데스크 용어의 폴더. 비우면 함께 설치된 용어만",
        "templates": "데스크가 고친 문장 틀의 폴더",
        "baskets": "한데 묶어 말하는 종목",
        "rules": "기삿거리의 문턱",
        "cms": "기사를 보낼 곳",
        "import": "단말 파일을 읽는 법",
    },
    "style": {"level": "지수 수준을 적는 법", "magnificent7": "매그니피센트 7을 적는 법", **_WORDS},
    "story": {
        "terms": "용어 정리에 넣을 말, 많아야",
        "live_terms": "장중 기사의 용어 정리에 넣을 말, 많아야",
        "view_title": "그날의 사실로 맺는 절의 제목. 비우면 뺌",
        "expert_title": "전문가 견해를 싣는 절의 제목",
        "length": "여느 날 기사의 글자 수",
        "dull": "별일 없는 날 기사의 글자 수",
        "news": "자리와 상관없이 싣는 점수(비트)",
        "least": "자리가 있어도 싣지 않는 점수(비트)",
    },
    "anchors": {"date": "날짜", "label": "그날 일어난 일"},
    "fed": {"meetings": "함께 설치된 일정에 없는 회의", "warn_days": "일정이 이 날수 안에 끝나면 알림"},
    "newsroom": {
        "name": "독자가 아는 이름",
        "url": "언론사의 주소. 식별자의 앞머리라 바꾸지 않음",
        "language": "글의 언어",
        "rights": "저작권자. 비우면 언론사",
        "contact": "문의와 정정을 받는 전자우편",
        "byline": "제목 아래의 이름. 비우면 언론사",
        "logo": "검색 엔진에 알릴 로고의 주소",
    },
    "cms": {
        "kind": "종류(wordpress, mail…)",
        "url": "주소",
        "user": "로그인하는 이름",
        "to": "받는 사람이나 대화방",
        "sender": "메일의 보내는 사람",
        "unsubscribe": "메일을 그만 받는 곳",
        "readers": "독자가 기사 전체를 보는 주소",
        "status": "따로 말하지 않으면 어떻게 두는지",
        **_FILED,
        "of": "시장이나 판에 따라 달리 넣는 곳",
        "timeout": "한 번 보내는 데 기다리는 초",
        "signed": "웹훅에 서명하는지",
    },
    "notify": {
        "url": "알림을 받는 웹훅의 주소",
        "smtp": "메일 서버",
        "user": "메일 서버에 로그인하는 이름",
        "sender": "보내는 주소",
        "to": "받는 주소",
    },
    "service": {
        "url": "독자가 여는 주소",
        "cors": "물어봐도 되는 다른 사이트",
        "rate": "한 곳에서 1분에 받는 요청. 0이면 끝없이",
        "body": "요청 하나의 바이트, 많아야",
        "trusted": "비밀값으로 알아보는 프로그램",
        "check": "글 검사를 쓸 수 있는 사람",
        "proxies": "믿는 프록시",
        "searches": "찾지 못한 말을 모아 두는지",
        "drafts": "승인하지 않은 초안도 보이는지. 시험용",
    },
    "desk": {
        "url": "편집자가 여는 주소",
        "proxies": "믿는 프록시",
        "user_header": "프록시가 로그인한 사람을 알리는 헤더",
        "session_hours": "로그인이 무엇을 하든 끝나는 시간",
        "idle_hours": "아무것도 하지 않으면 끝나는 시간",
    },
    "sources": {"off": "쓰지 않을 곳", "sec_contact": "SEC에 알릴 이름과 전자우편. 없으면 EDGAR를 쓰지 않음"},
    "suggest": {
        "yahoo": "야후의 뉴스 검색을 쓰는지",
        "feeds": "언론사가 읽을 수 있는 피드",
        "most": "대상 하나에 보이는 제목, 많아야",
        "name": "이름",
        "url": "주소",
        "user": "로그인하는 이름",
        "header": "보낼 헤더",
        "zone": "시각에 시간대가 없는 피드의 시간대",
    },
    "check": {
        "off": "하지 않을 검사",
        "severity": "검사마다 얼마나 무겁게 말하는지",
        "words": "쓰지 않는 말과 대신 쓸 말",
    },
}
"""Table, the first part of its name -> its keys, each with what it is for."""


def of_table(header: str) -> str:
    """Say what a table is about, by its header as :class:`newsgen.config.told.Table` has it."""
    name = _named(header)
    return TABLES.get(name) or TABLES.get(name.partition(".")[0], "")


def of_setting(header: str, key: str) -> str:
    """Say what a setting is for; empty of one whose name the desk chose itself."""
    return _OF.get(_named(header).partition(".")[0], {}).get(key, "")


def _named(header: str) -> str:
    found = _TABLE.match(header)
    return found[1] if found else ""
