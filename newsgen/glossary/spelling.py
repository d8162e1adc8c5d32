"""One spelling of a term, and whether it stands in a text as a word of its own.

A substring is not yet a term: 소형주가 holds no 주가, FedEx no Fed, 채권자 no 채권. What stands before and
after decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from newsgen.glossary.term import Term, spacings, written_out
from newsgen.korean.endings import COMMON, QUALIFYING, VERBS, endings

_OPENERS = frozenset("\n(“‘…·")
_CLOSERS = frozenset(" \n()”’…·")
"""What most words stand between, looked up before anything slower is asked."""
_BEGINS = re.compile(r"(?<![0-9A-Za-z@_가-힣])|(?<=[가-힣])(?=[0-9A-Za-z])|(?<=[0-9])(?=[a-z%])")
"""Where a word may begin.

Hangul never follows Hangul, letters or digits (소형주가 holds no 주가, nor does 2주가); letters and digits
may follow Hangul (9월FOMC) but not one another (FedEx, subprime), save that a unit in small letters
follows its number (25bp), as does a sign (0.2%포인트) and a word of one syllable (3틱).
"""
_HANGUL = re.compile(r"[가-힣]+")
_LATIN_ON = re.compile(r"[0-9A-Za-z@_]|\.[A-Za-z]")
_DIGITS_ON = re.compile(r"[0-9A-Za-z@_]|[.,][0-9]")
_INSIDE = re.compile(r"(?:(?<=[0-9][.,])|(?<=[A-Za-z]\.))[0-9A-Za-z]")
"""Letters and digits inside a number or a domain: 1.52주, example.CPI."""
_IN_NAME = re.compile(r"(?<=[a-z]{3} )[A-Z]")
"""A capital after a word in small letters: the last word of a name, as in Apple Hospitality REIT."""
_QUALIFYING = frozenset(word[-1] for word in QUALIFYING)
"""What such words end in, looked up before anything slower is asked."""
_TURNED = re.compile(r"(?:[非反脫無未不][-)]?|(?<![0-9A-Za-z@_가-힣])[비반탈무](?:-|\([非反脫無未]\) ?))\Z")
"""A prefix that turns a word into its opposite: 비(非)차익거래, 반-관세, 脫달러. 반 by itself is a half."""
_TURNING = frozenset("-)非反脫無未不")
"""Characters that one may end in."""
COUNTRIES = tuple(
    """
    일본 중국 미국 영국 독일 프랑스 이탈리아 스페인 포르투갈 그리스 아일랜드 아이슬란드 네덜란드 벨기에
    룩셈부르크 스위스 오스트리아 스웨덴 노르웨이 덴마크 핀란드 에스토니아 폴란드 체코 헝가리 루마니아
    불가리아 러시아 우크라이나 튀르키예 캐나다 멕시코 브라질 아르헨티나 칠레 페루 콜롬비아 베네수엘라 호주
    뉴질랜드 인도 인도네시아 베트남 태국 필리핀 말레이시아 싱가포르 캄보디아 미얀마 라오스 홍콩 마카오 대만
    몽골 카자흐스탄 파키스탄 방글라데시 스리랑카 네팔 이스라엘 이란 사우디 사우디아라비아 아랍에미리트 UAE
    카타르 쿠웨이트 이집트 모로코 나이지리아 가나 케냐 남아공 유럽 유럽연합 유로존 EU 북한 동독 서독 소련
    슬로바키아 슬로베니아 크로아티아 세르비아 라트비아 리투아니아 벨라루스 키프로스 몰타 조지아 아르메니아
    우즈베키스탄 아프가니스탄 이라크 시리아 요르단 레바논 바레인 오만 예멘 브루나이 알제리 튀니지 리비아
    에티오피아 세네갈 탄자니아 우간다 르완다 잠비아 짐바브웨 앙골라 모잠비크 에콰도르 볼리비아 우루과이
    파라과이 파나마 쿠바 코스타리카 과테말라 온타리오주 퀘벡주 캘리포니아주 텍사스주 플로리다주
    """.split()  # noqa: SIM905 - names are read as lines
)
_ABROAD = re.compile(rf"(?<![가-힣])({'|'.join(COUNTRIES)})[의판]? ?(?:(?:새|옛|첫|연방|공적|국영) )?\Z")
"""A country, before what it has by a name that another one has, too."""
_ITS_OWN = re.compile(
    rf"(?<![가-힣])({'|'.join(COUNTRIES)})(?: (?:정부|국세청|의회|상원|하원|재무부|당국|법원|대법원))?[은는] "
    r"([^.!?,\n]*)\Z"
)
"""A country that a sentence is about, or an authority of it, and what is said up to what it may have, too."""
_OTHERS = re.compile("한국|국내|우리|원화|지만|는데|으나|고 |자 |면 ")
"""What says that more than that country is spoken of."""
_TOPICAL, _KOREAN = frozenset("은는이가"), ("한국", "한은", "금통위")
"""Particles of one who acts himself, and how names begin that no other country's can have."""
_FURTHEST = 48
"""Characters from such a country on."""
_LONGEST_COUNTRY = 12
"""Characters of such a name with its particle, an adjective and spaces."""
_CALLED = re.compile(
    r"(?<![가-힣])(?:연극|뮤지컬|소설|소설가|시인|화가|작가|가수|배우|래퍼|걸그룹|보이그룹|신곡|법무법인|법률사무소"
    r"|식당|음식점|술집|빵집|고깃집|맥줏집|미용실|강아지|고양이|경주마) \Z"
)
"""What has a name of its own, which stands behind it: 가수 리츠, 연극 마진콜."""
_NAMED = frozenset("극컬설가인수우퍼룹곡소당점집실지이마")
"""What such words end in, looked up before anything slower is asked."""
_LONGEST_CALLED = 6
"""Characters of such a word with its space."""
_IS_A_NAME = re.compile(
    r"이?라는 (?:(?:[가-힣]+ )?(?:제목|책|소설|영화|단편|연극|뮤지컬|노래|앨범|밴드|술|가게|식당|카페"
    r"|강아지|고양이|필명|성씨|팻말|간판)|[곡시절](?:[은는이가을를의에]|로|으로) "
    r"|이름의 (?!지|펀드|상품|제도|정책|전략|법|조치|거래|코인|계좌|기업|회사|종목)[가-힣])"
)
"""What follows a name that only sounds like a term: 황제주라는 술."""
_LIKE_A_NAME = frozenset("이라")
"""What that begins with."""
_SPELLED_OUT = re.compile(r"(?:(?:[가-힣]+ )?[가-힣]+ )?[가-힣]+\Z")
"""The last words before a bracket, which say what the letters in it stand for."""
_FEWEST, _LONGEST_NAME = 4, 40
"""Syllables that such words have at least, and characters that are looked back at."""
_OF_THE_TERM = 0.3
"""The share of a name's pairs of syllables that the entry holds at least, where it is the term's."""
_ADDRESS = re.compile(r"://|www\.")
_IN_ADDRESS = frozenset("/.-=?&#%:~+")
_LONGEST_ADDRESS = 2000
"""Characters looked back at, so that a text of nothing but slashes takes no longer than another."""


class Spelling(msgspec.Struct, frozen=True, gc=False):
    """A string to look for, with what decides whether it means its term."""

    text: str
    id: str
    capital: bool
    """Whether it begins with a capital."""
    script: str
    """Of the last character: ``hangul``, ``digit`` or ``latin``."""
    endings: frozenset[str]
    left: tuple[str, ...]
    right: tuple[str, ...]
    near: tuple[str, ...]
    """Words of which one has to stand in the sentence."""
    is_named: bool
    """Whether it holds one of them itself, or there are none."""
    far: tuple[str, ...]
    """Words in whose sentence it does not mean the term."""
    asks: bool
    """Whether what its sentence says decides: its term has words of either kind, or it is letters."""
    vouches: bool
    """Whether others are believed in its company: it needs none, or is letters, which hardly do."""
    nots: dict[str, tuple[tuple[int, str], ...]]
    """By the one or two characters before or (where they begin alike) after: how far before the spelling a
    word of the ``not`` list would begin, and the word."""

    home: str | None = None
    """The names of its term and what it is, where other countries have one by this name: a country that is
    not in them has its own."""
    entry: str = ""
    """What is said of the term, for Latin letters: a name before them in brackets is measured by it, and no
    word in it is one of another walk of life."""

    def is_another(self, text: str, start: int, end: int) -> bool:
        """Say whether the text spells these letters out, and as something else: 부패인식지수(CPI)."""
        if not self.entry or text[start - 1] != "(" or text[end] != ")":
            return False
        name = _SPELLED_OUT.search(text, max(0, start - 1 - _LONGEST_NAME), start - 1)
        if name is None or len(name[0].replace(" ", "")) < _FEWEST:
            return False
        words = name[0].split(" ")
        return all(_share("".join(words[at:]), self.entry) < _OF_THE_TERM for at in range(len(words)))

    def stands(self, text: str, start: int, end: int) -> bool:
        """Say whether the characters from ``start`` to ``end``, which are this spelling, mean its term.

        ``text`` ends with a character that is in no word: it stands before the first one as well.
        """
        before, after = text[start - 1], text[end]
        if before == " ":
            if self.capital and _IN_NAME.match(text, start):
                return False
        elif before not in _OPENERS and not self._begins(text, start):
            return False
        if (
            after not in _CLOSERS
            and not (after in self.endings and text[end + 1] in _CLOSERS and self.script == "hangul")
            and not self._closes(text, end)
        ):
            return False
        return not (
            (self.home is not None and _is_foreign(text, start, end, self.home))
            or _is_name(text, start, end)
            or (self.nots and self._denied(text, start, end))
        )

    def _begins(self, text: str, start: int) -> bool:
        """Say whether a word begins here, or did with a compound that may stand to the left."""
        if text[start - 1] in _TURNING and _TURNED.search(text, max(0, start - 5), start):
            return False
        if _BEGINS.match(text, start) or (len(self.text) == 1 and text[start - 1].isdecimal()):
            return not _in_address(text, start)
        words = self.left if text[start - 1] not in _QUALIFYING else (*self.left, *QUALIFYING)
        return any(text.endswith(word, 0, start) and _BEGINS.match(text, start - len(word)) for word in words)

    def _closes(self, text: str, end: int) -> bool:
        """Say whether the word that holds the spelling ends as a word about the term does."""
        if self.script != "hangul":
            if (_LATIN_ON if self.script == "latin" else _DIGITS_ON).match(text, end):
                return False
            if self.script == "latin":
                return True  # a change of script is as good as a space: CPI발표, 50bp씩
        run = _HANGUL.match(text, end)
        if run is None:
            return not "0" <= text[end] <= "9"  # 나스닥100 is no 나스닥
        rest = run.group()
        if rest in self.endings or any(_compound(rest, right) for right in self.right):
            return True
        common = COMMON.match(rest)
        return common is not None and _ends(rest, common.group())

    def _denied(self, text: str, start: int, end: int) -> bool:
        """Say whether a word of the ``not`` list holds the spelling here."""
        for around in (text[start - 2 : start], text[start - 1], text[end : end + 2], text[end]):
            for before, word in self.nots.get(around, ()):
                if start >= before and text.startswith(word, start - before):
                    return True
        return False


def _is_foreign(text: str, start: int, end: int, home: str) -> bool:
    """Say whether it is another country's, which ``home`` does not name: 호주 국민연금, 태국 증권위(SEC).

    The country stands right before, or is what the sentence is about: 스웨덴은 90년대에 국민연금을 고쳤다.
    """
    if text[start - 1] == "(":
        start = text.rfind(" ", 0, start) + 1
    country = _ABROAD.search(text, max(0, start - _LONGEST_COUNTRY), start)
    if country is not None:
        return country[1] not in home
    if text[end] in _TOPICAL or text.startswith(_KOREAN, start):
        return False
    about = _ITS_OWN.search(text, max(0, start - _FURTHEST), start)
    return about is not None and about[1] not in home and _OTHERS.search(about[2]) is None


def _is_name(text: str, start: int, end: int) -> bool:
    """Say whether what stands here is how a band, a book or a shop is called."""
    if text[start - 2 : start - 1] in _NAMED and _CALLED.search(text, max(0, start - _LONGEST_CALLED), start):
        return True
    return text[end] in _LIKE_A_NAME and _IS_A_NAME.match(text, end) is not None


def spellings(term: Term) -> Iterator[Spelling]:
    """Yield every spelling of ``term``."""
    return (spelling(term, text) for text in texts(term))


def texts(term: Term) -> Iterable[str]:
    """Return what to look for, with its spaces left out in every way, the house form first."""
    surfaces = (*term.surfaces, *chain.from_iterable(map(written_out, term.forms)), *_bracketed(term))
    return dict.fromkeys(text for surface in surfaces for text in spacings(surface))


def spelling(term: Term, text: str) -> Spelling:
    """Return the spelling of a term that is written so."""
    nots = [spaced for word in term.not_ for spaced in spacings(word)]
    entry = _entry(term) if text.isascii() and text.isalpha() else ""
    near = tuple(spaced for word in term.near for spaced in spacings(word))
    far = tuple(spaced for word in term.far for spaced in spacings(word))
    is_named = not near or any(word in text for word in near)
    return Spelling(
        text=text,
        id=term.id,
        capital="A" <= text[0] <= "Z",
        script=_script(text[-1]),
        endings=endings(text),
        left=term.left,
        right=term.right,
        near=near,
        is_named=is_named,
        far=far,
        asks=bool(near or far or (entry and not term.national)),
        vouches=is_named and (not far or bool(entry)),
        nots=_around(text, nots) if nots else {},
        home="\n".join((*term.names, term.definition)) if term.national else None,
        entry=entry,
    )


def _entry(term: Term) -> str:
    """Return all that an entry says, without spaces."""
    return "\n".join((*term.names, *term.told, term.definition, term.more)).replace(" ", "")


def _share(name: str, entry: str) -> float:
    """Return how many of a name's pairs of syllables stand in an entry, from 0 to 1."""
    pairs = [name[at : at + 2] for at in range(len(name) - 1)]
    return sum(pair in entry for pair in pairs) / len(pairs) if pairs else 0.0


def _bracketed(term: Term) -> Iterator[str]:
    """Yield what the first use in an article looks like: 주당순이익(EPS), and EPS(주당순이익)."""
    if term.abbreviation:
        for surface in term.surfaces:
            if "가" <= surface[-1] <= "힣" and term.abbreviation not in surface:
                yield f"{surface}({term.abbreviation})"
                yield f"{term.abbreviation}({surface})"


def _script(last: str) -> str:
    if "가" <= last <= "힣":
        return "hangul"
    return "digit" if last.isdigit() else "latin"


def _around(spelling: str, words: list[str]) -> dict[str, tuple[tuple[int, str], ...]]:
    """Return the words that hold ``spelling``, by what stands beside it there."""
    found: dict[str, tuple[tuple[int, str], ...]] = {}
    for word in words:
        place = word.find(spelling)
        while place >= 0:
            end = place + len(spelling)
            beside = word[max(0, place - 2) : place] or word[end : end + 2]
            found[beside] = (*found.get(beside, ()), (place, word))
            place = word.find(spelling, place + 1)
    return found


def _in_address(text: str, start: int) -> bool:
    """Say whether a word that begins here is part of a number, a domain or an address."""
    if _INSIDE.match(text, start):
        return True
    if text[start - 1] not in _IN_ADDRESS:
        return False
    earliest = max(0, start - _LONGEST_ADDRESS)
    spaces = (text.rfind(space, earliest, start) for space in " \n")
    return _ADDRESS.search(text, max(earliest, *spaces), start) is not None


def _compound(rest: str, right: str) -> bool:
    """Say whether ``rest``, which follows the match, is the compound ``right`` and its own ending."""
    verb = VERBS.get(right)
    if verb is not None:
        return verb.match(rest) is not None
    return rest.startswith(right) and _ends(rest, right)


def _ends(rest: str, word: str) -> bool:
    """Say whether ``rest``, which begins with ``word``, is that word with its ending or none."""
    return len(rest) == len(word) or rest[len(word) :] in endings(word)
