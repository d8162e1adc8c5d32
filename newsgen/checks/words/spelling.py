"""Names: one spelling in a text, no near miss of a listed one."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import takewhile
from operator import eq, ne
from typing import Final, NamedTuple

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims import Mention
from newsgen.codes import Code
from newsgen.korean import josa
from newsgen.korean.likeness import is_variant
from newsgen.patterns import compiled

SPELLING: Final = "spelling"
NAME: Final = "name"
_WORD = compiled(r"(?<![가-힣A-Za-z0-9&])[가-힣A-Z][가-힣A-Za-z&]{3,}")
_PARTICLES = frozenset(
    {
        *("은", "는", "이", "가", "을", "를", "와", "과", "의", "도", "에", "로", "만", "등"),
        *(
            "으로",
            "에서",
            "에게",
            "까지",
            "부터",
            "보다",
            "처럼",
            "역시",
            "이라",
            "이며",
            "이고",
            "마저",
            "조차",
        ),
    }
)
_LONGEST = max(map(len, _PARTICLES))
_PARTS = 2
"""Of the three parts of a syllable those that two alike have in common."""
_LEAST = 5
"""Syllables of a word from which it can be a near miss of a name."""
_SHORT = 4
"""Syllables with which it can be one of a foreign company, whose sound Korean writes in several ways."""
_SHARES = "주"
"""With which shares of a sort end: 바이오주 is no Biogen (바이오젠)."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield names that are not spelled as the lists or the text itself spell them."""
    mentions = look.mentions
    yield from _near(look, mentions)
    yield from _by_sound(look, mentions)
    yield from _twice(look, mentions)


def flaw(code: Code, start: int, end: int, right: str | None, why: str) -> Flaw:
    """Return what is told of a name at a place: why it is none, and which one is right."""
    told = f" ‘{right}’{josa(right, '이/가')} 맞습니다." if right else ""
    return Flaw(code, Kind.STYLE, start, end, f"이름을 확인하십시오. {why}.{told}", right)


def without_particle(word: str) -> str:
    """Return a word without the longest particle that it ends in."""
    for size in range(_LONGEST, 0, -1):
        if word[-size:] in _PARTICLES:
            return word[:-size]
    return word


def _near(look: Look, mentions: list[Mention]) -> Iterator[Flaw]:
    foreign = _foreign(mentions)
    long = {one.text for one in mentions if one.sort == "stock" and len(one.text) >= _SHORT}
    turned = {"".join(sorted(name)): name for name in sorted(long)}
    words = list(_words(look, mentions))
    pressed = (
        bare for _, *bares in words for bare in bares if len(bare) >= _SHORT and look.names.in_press(bare)
    )
    told = _Told(long | set(pressed), turned, foreign, functools.cache(look.text.__contains__))
    judged: dict[str, _Verdict | None] = {}
    for start, word, plain in words:
        if word not in judged:
            judged[word] = _as_told(look, mentions, word, plain) or _judged(look, word, plain, told)
        if verdict := judged[word]:
            yield flaw(verdict.code, start, start + verdict.size, verdict.right, verdict.why)


class _Verdict(NamedTuple):
    """What is wrong with a word, wherever it stands: so many letters of it, and what is right."""

    code: Code
    size: int
    right: str
    why: str


_TWO_WAYS = "한 글에 두 가지로 적었습니다"


def _as_told(look: Look, mentions: list[Mention], word: str, plain: str) -> _Verdict | None:
    """Return a word as a long name of the text that is off by a syllable or two."""
    own = _told_so(mentions, plain)
    return _Verdict(SPELLING, len(plain), own, _TWO_WAYS) if own and not look.names.knows(word) else None


def _judged(look: Look, word: str, plain: str, told: _Told) -> _Verdict | None:
    """Return what is wrong with a word, with its particle or without: it is a name but for a letter or its order."""
    for bare in dict.fromkeys((word, plain)):
        other = told.turned.get("".join(sorted(bare)))
        if other and other != bare and other[0] == bare[0]:
            return _Verdict(SPELLING, len(bare), other, _TWO_WAYS)
        known = _meant(look, bare, told)
        contracted = known is not None and len(known) - len(bare) > 1
        alike = known is not None and (len(bare) < _LEAST or contracted or sounds_alike(bare, known))
        if known and not look.names.knows(word) and alike:
            if told.stands(known):
                return _Verdict(SPELLING, len(bare), known, _TWO_WAYS)
            is_own = look.names.is_foreign(known) and is_variant(bare, known)
            if _has_initial(bare, known) or is_own:
                return None
            return _Verdict(NAME, len(bare), known, "목록에 없는 이름입니다")
    return None


def _meant(look: Look, bare: str, told: _Told) -> str | None:
    """Return the company that a word may be meant for; none where it ends its name, or both share a head alone."""
    known = _likely(look, bare, told)
    if not known and len(bare) >= _LEAST:
        known = look.names.near(bare)
    elif not known and len(bare) == _SHORT and bare[-1] != _SHARES and not look.names.begins(bare):
        known = told.foreign.get(bare[:-1])
    if known and (known.endswith(bare) or are_of_one_head(bare, known)):
        return None  # 테크놀로지, which ends many a name; 유나이티드렌털스 beside 유나이티드헬스
    return known


def length_of_head(one: str, other: str) -> int:
    """Return how many letters two names begin with alike."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


def are_of_one_head(one: str, other: str) -> bool:
    """Tell whether two names share their first word and go on as two companies do: with other letters, more or fewer."""
    shared = length_of_head(one, other)
    rest, others = one[shared:], other[shared:]
    return shared >= _HEAD and min(len(rest), len(others)) > 1 and len(rest) != len(others)


_HEAD = 4
"""Letters of a first word that many a company has: 유나이티드."""


def _has_initial(word: str, known: str) -> bool:
    """Tell whether a word is a name with the initial of a middle name, which the list leaves out: 아서J갤러거."""
    return known.isalpha() and re.sub(r"(?<=[가-힣])[A-Z](?=[가-힣])", "", word) == known


def _words(look: Look, mentions: list[Mention]) -> Iterator[tuple[int, str, str]]:
    """Yield where words stand that no name has, each with its particle and without."""
    taken = bytearray(len(look.text))
    for one in mentions:
        taken[one.start : one.end] = b"\x01" * (one.end - one.start)
    for found in _WORD.finditer(look.text):
        if 1 not in taken[found.start() : found.end()]:
            yield found.start(), found[0], without_particle(found[0])


class _Told:
    """Companies that a text names, in order, and by their length."""

    def __init__(
        self, names: set[str], turned: Mapping[str, str], foreign: Mapping[str, str], stands: Callable[[str], bool],
    ) -> None:  # fmt: skip
        self.names = tuple(sorted(names))
        self.turned, self.foreign, self.stands = turned, foreign, stands
        self.of_length: defaultdict[int, list[str]] = defaultdict(list)
        for name in self.names:
            self.of_length[len(name)].append(name)


def _likely(look: Look, word: str, told: _Told) -> str | None:
    """Return the company of the text that a word is meant for, unless it is one or begins a name: 마이크로."""
    known = None if word in told.names else _slip_of(word, told) or _contracted(word, told)
    return None if known is None or look.names.begins(word) else known


_HEADED = compiled(r"[A-Z]{2,5}(?=[가-힣])")
_SAME_END = 3
"""Syllables at its end that a name keeps whose middle is contracted: LG엔솔루션."""


def _contracted(word: str, told: _Told) -> str | None:
    """Return the company of the text that a word is with its middle drawn together, letters in front and end the same."""
    head = _HEADED.match(word)
    if head is None or len(word) < len(head[0]) + _SAME_END:
        return None
    return next(
        (
            name
            for name in told.names
            if name.startswith(head[0]) and name[-_SAME_END:] == word[-_SAME_END:] and len(name) > len(word)
        ),
        None,
    )


_HANGUL = compiled(r"(?<![가-힣A-Za-z0-9&])[가-힣]{3,12}")
_VOWELS = 28
_INITIALS = 588


def _sounds(word: str) -> str:
    """Return a word's consonants in classes that other spellings of a foreign name keep: 팔란티어, 팰런티어."""
    found: list[str] = []
    for char in word:
        syllable = ord(char) - ord("가")
        found += _FIRST_OF[syllable // _INITIALS], _LAST_OF[syllable % _VOWELS]
    return re.sub(r"(.)\1+", r"\1", "".join(found))


_FIRST_OF = (*"ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅ", "", *"ㅈㅈㅈㄱㄷㅂㅎ")
_LAST_OF = ("", *"ㄱㄱㄱㄴㄴㄴㄷㄹㄹㄹㄹㄹㄹㄹㄹㅁㅂㅂㅅㅅㅇㅈㅈㄱㄷㅂㅎ")
"""Classes of the consonants: 거센소리 and 된소리 as the plain one."""


def _by_sound(look: Look, mentions: list[Mention]) -> Iterator[Flaw]:
    """Yield words that sound like a foreign company of the text, spelled otherwise: its vowels, 플 for ㅂ."""
    told: dict[str, str] = {}
    for one in mentions:
        is_foreign = one.sort == "stock" and any(not about.endswith((".KS", ".KQ")) for about in one.abouts)
        if is_foreign and _HANGUL.fullmatch(one.text):
            told.setdefault(_sounds(one.text), one.text)
    if not told:
        return
    taken = {at for one in mentions for at in range(one.start, one.end)}
    names = _Sounding(told.values())
    seen = set[str]()
    for found in _HANGUL.finditer(look.text):
        word = found[0]
        if found.start() in taken or word in seen or not names.may_begin(word):
            continue
        seen.add(word)
        for bare in dict.fromkeys((without_particle(word), word)):
            known = told.get(_sounds(bare)) if names.may_be(bare) else None
            if known is None or not _is_variant(bare, known):
                known = names.but_for_one(bare)
            if known and known != bare and not look.names.knows(word):
                start = found.start()
                yield flaw(SPELLING, start, start + len(bare), known, "한 글에 두 가지로 적었습니다")
                break


_SOUNDING = 3
"""Syllables from which a word can be another spelling of a company's name."""


def _may_be(word: str, known: str) -> bool:
    """Tell by length and beginning, which are quick to look at, whether a word may be a variant of a name."""
    if len(word) == len(known) == _SOUNDING:
        same: int = sum(map(eq, word, known))
        return same == _SOUNDING - 1
    if len(word) < _SOUNDING or abs(len(word) - len(known)) > 1:
        return False
    return _initial(word) == _initial(known)


class _Sounding:
    """Names of companies, by what can be told of a word that may be a variant of one before it is sounded."""

    def __init__(self, names: Iterable[str]) -> None:
        self._lengths: defaultdict[int, set[int]] = defaultdict(set)
        self._short: list[str] = []
        for name in names:
            self._lengths[_initial(name)].add(len(name))
            if len(name) == _SOUNDING:
                self._short.append(name)

    def may_begin(self, word: str) -> bool:
        """Tell whether a word, whatever it ends in, may begin with a variant of any of the names."""
        return bool(self._short) or _initial(word) in self._lengths

    def may_be(self, word: str) -> bool:
        """Tell whether a word may be a variant of any of the names."""
        size = len(word)
        if size < _SOUNDING:
            return False
        lengths = self._lengths.get(_initial(word), ())
        if size - 1 in lengths or size + 1 in lengths or (size > _SOUNDING and size in lengths):
            return True
        return size == _SOUNDING and any(_may_be(word, name) for name in self._short)

    def but_for_one(self, word: str) -> str | None:
        """Return the short name that a word is but for one syllable behind its first, which sounds alike: 알파멧."""
        if len(word) != _SOUNDING:
            return None
        return next(
            (
                name
                for name in self._short
                if name[0] == word[0] and sum(map(ne, name, word)) == 1 and _is_slip(word, name)
            ),
            None,
        )


def _is_slip(word: str, known: str) -> bool:
    """Tell whether the syllable in which two words differ is closed in both, and but for one part the same."""
    pair = next((a, b) for a, b in zip(word, known, strict=True) if a != b)
    return sounds_alike(word, known) and all((ord(one) - ord("가")) % _VOWELS for one in pair)


def _initial(word: str) -> int:
    """Return the number of the consonant that a word of Hangul begins with."""
    return (ord(word[0]) - ord("가")) // _INITIALS


def _is_variant(word: str, known: str) -> bool:
    """Tell whether a word with the same consonants begins alike and is nearly as long as a name."""
    shared = sum(one.size for one in SequenceMatcher(None, word, known).get_matching_blocks())
    if not _may_be(word, known) or 2 * shared < min(len(word), len(known)):
        return False
    of_few = _SOUNDING in {len(word), len(known)} and len(_sounds(known)) <= _SOUNDING
    return len(word) == len(known) == _SOUNDING or not of_few


def _slip_of(word: str, told: _Told) -> str | None:
    """Return the company of the text that a word is but for one syllable, which sounds alike: 앤비디아."""
    return next(
        (
            name
            for name in told.of_length.get(len(word), ())
            if sum(map(ne, name, word)) == 1 and sounds_alike(word, name)
        ),
        None,
    )


def _told_so(mentions: list[Mention], word: str) -> str | None:
    """Return the company of the text whose long name a word is but for a syllable or two."""
    if len(word) < _LONG:
        return None
    return next(
        (
            one.text
            for one in mentions
            if one.text[:_HEAD] == word[:_HEAD]
            and one.sort == "stock"
            and abs(len(one.text) - len(word)) <= _OFF
            and not word.startswith(one.text)
            and SequenceMatcher(None, one.text, word).ratio() > _SO_LONG
        ),
        None,
    )


_LONG, _OFF, _HEAD, _SO_LONG = 7, 2, 3, 0.78
"""Of long names: the least length, syllables more or less, those in front that are the same, the likeness."""


def _foreign(mentions: list[Mention]) -> dict[str, str]:
    """Return the short names of foreign companies that a text has, by what they are but for the last syllable."""
    return {
        one.text[:-1]: one.text
        for one in reversed(mentions)
        if one.sort == "stock"
        and len(one.text) == _SHORT
        and any(not about.endswith((".KS", ".KQ")) for about in one.abouts)
    }


def sounds_alike(one: str, other: str) -> bool:
    """Tell whether words differ by a syllable that sounds alike, or by one more or less."""
    if len(one) != len(other):
        return True
    pair = next(((a, b) for a, b in zip(one, other, strict=True) if a != b), None)
    if pair is None or not all("가" <= char <= "힣" for char in pair):
        return False
    first, second = (ord(char) - ord("가") for char in pair)
    parts = [(value // 588, value // 28 % 21, value % 28) for value in (first, second)]
    same = [a == b for a, b in zip(parts[0], parts[1], strict=True)]
    return same.count(True) >= _PARTS


def _twice(look: Look, mentions: list[Mention]) -> Iterator[Flaw]:
    """Yield the later of two spellings of one company, neither of which is the other shortened."""
    first: dict[str, str] = {}
    for one in mentions:
        if one.sort != "stock" or len(one.abouts) != 1 or (one.text.isascii() and len(one.text) < _SHORT):
            continue
        if look.text[one.start - 1 : one.start] == "(":
            continue  # a gloss
        (about,) = one.abouts
        told = first.setdefault(about, one.text)
        plain, other = one.text.replace(" ", ""), told.replace(" ", "")
        if told != one.text and (plain == other or (plain not in other and other not in plain)):
            yield flaw(SPELLING, one.start, one.end, told, "한 글에 두 가지로 적었습니다")
