"""English names in brackets behind Korean ones: the company's own, not another's and not misspelled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from newsgen.checks.found import Flaw
from newsgen.checks.look import Look
from newsgen.checks.words.spelling import NAME, are_of_one_head, flaw, length_of_head
from newsgen.claims import Mention
from newsgen.korean import attach
from newsgen.korean.likeness import alike
from newsgen.patterns import compiled

_BESIDE = compiled(r"\((?P<english>[A-Z][A-Za-z&.,'’ -]{1,44}?)(?:[·,:]?\s?[+-]?\d[\d.,]*(?:%|달러|원))?\)")
"""English in brackets, maybe with a figure behind it: (Western Digital·8.49%)."""
_LEGAL = frozenset(
    [
        "inc",
        "corp",
        "corporation",
        "co",
        "company",
        "ltd",
        "plc",
        "group",
        "holdings",
        "holding",
        "technologies",
        "technology",
        "international",
        "the",
        "class",
        "a",
        "b",
        "c",
        "common",
        "stock",
        "motors",
        "motor",
        "electronics",
        "energy",
    ]
)
"""Words of a legal name that tell no company from another."""
_LEAST = 5
"""Letters of a word from which it can be a name misspelled."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield English names that are not those of the company they stand beside."""
    yield from _english(look, look.mentions)
    yield from _strangers(look, look.mentions)


def _plain(english: str) -> str:
    return re.sub(r"[^a-z0-9]", "", english.lower())


def _words(english: str) -> list[str]:
    return [word for word in re.findall(r"[a-z0-9&]+", english.lower()) if word not in _LEGAL]


def _english(look: Look, mentions: list[Mention]) -> Iterator[Flaw]:
    for one in mentions:
        found = _BESIDE.match(look.text, one.end)
        if found is None or one.sort != "stock" or one.text.isascii():
            continue
        told = _TICKER.sub("", found["english"])
        own = [name for about in one.abouts for name in look.names.english(about)]
        whose = look.names.of_english(told)
        another = bool(whose) and not whose & one.abouts
        if (
            not own
            or (not another and any(_is_same(told, name) for name in own))
            or any(told in {about, about.partition(".")[0]} for about in one.abouts)
        ):
            continue
        slip = any(_is_slip(_plain(told), _plain(name)) for name in own[:1])
        other = (look.names.begun_in_english(told) | look.names.called(told)) - one.abouts
        longer = any(
            _words(told)[: len(_words(name))] == _words(name) and len(_words(told)) > len(_words(name))
            for name in own
        )
        if (
            another
            or slip
            or other
            or longer
            or _is_of_other_trade(told, own)
            or not _may_be(told, one.text, own)
        ):
            best = look.names.best_english(next(iter(sorted(one.abouts))))
            right = None if one.text in look.names.former or _INITIALS_ONLY.fullmatch(told) else best
            yield flaw(
                NAME,
                found.start("english"),
                found.start("english") + len(told),
                right,
                f"{attach(told, '은/는')} {one.text}의 영어 이름이 아닙니다",
            )


_TRADES = frozenset(
    [
        "life",
        "securities",
        "sec",
        "insurance",
        "fire",
        "marine",
        "bank",
        "card",
        "capital",
        "chemical",
        "chem",
        "electric",
        "electronics",
        "display",
        "steel",
        "construction",
        "engineering",
        "aerospace",
        "systems",
        "ocean",
        "shipbuilding",
        "biologics",
        "biopharm",
        "pharma",
        "pharm",
        "telecom",
        "mobility",
        "investment",
        "heavy",
        "innovation",
        "solution",
    ]
)
"""Words that tell companies of one group from each other."""


def _is_of_other_trade(told: str, own: list[str]) -> bool:
    """Tell whether an English name begins as all of a company's and goes on with another's trade: Mirae Asset Life."""
    one, names = _all_words(told), [_all_words(each) for each in own]
    if len(one) < _TWO_WORDS or one[-1] not in _TRADES or not names:
        return False
    return all(
        each[: len(one) - 1] == one[:-1]
        and len(each) >= len(one)
        and each[len(one) - 1] in _TRADES
        and not each[len(one) - 1].startswith(one[-1])
        and not one[-1].startswith(each[len(one) - 1])
        for each in names
    )


_TWO_WORDS = 2


def _all_words(english: str) -> list[str]:
    return re.findall(r"[a-z0-9&]+", english.lower())


_TICKER = compiled(r",\s[A-Z.]{1,6}$")
"""What may stand behind a name in its brackets."""
_STRANGER = compiled(r"(?<![가-힣A-Za-z0-9&])(?P<korean>[A-Z]{0,4}[가-힣]{2,12})(?=\([A-Z])")
_BEFORE = compiled(r"(?<![가-힣A-Za-z0-9&])(?P<first>[가-힣A-Z]{2,12})\s$")
"""The word before one, which may begin the same name."""
_LEAST_STRANGE = 3
_INITIALS_ONLY = compiled("[A-Z&.]{1,6}")
_NO_NAME = compiled(r"(?:사|업체|기업|은행|그룹|주|자|체|업|인|점|장|망|기|품|지|률|량|수)$")
"""How nouns end behind which a company may stand in brackets: 모회사(Alphabet)."""


def _strangers(look: Look, mentions: list[Mention]) -> Iterator[Flaw]:
    """Yield the English of a listed company beside a Korean name that no list knows and that sounds otherwise."""
    ends = {one.end for one in mentions}
    for found in _STRANGER.finditer(look.text):
        beside = _BESIDE.match(look.text, found.end())
        if beside is None or found.end() in ends or len(found["korean"]) < _LEAST_STRANGE:
            continue
        told = beside["english"]
        first = _BEFORE.search(look.text, max(found.start() - 14, 0), found.start())
        whole = look.names.called(first["first"] + found["korean"]) if first else frozenset()
        if whole:
            other = look.names.begun_in_english(told)
            own = [name for about in whole for name in look.names.english(about)]
            if other and not other & whole and not any(_is_same(told, name) for name in own):
                right = look.names.best_english(min(whole))
                start, end = beside.span("english")
                yield flaw(
                    NAME,
                    start,
                    end,
                    right,
                    f"{attach(told, '은/는')} {first['first'] if first else ''}{found['korean']}의 영어 이름이 아닙니다",
                )
            continue
        if _NO_NAME.search(found["korean"]) or _INITIALS_ONLY.fullmatch(told):
            continue
        press = look.names.in_press(found["korean"])
        if press and _words(press) == _words(told):
            continue
        if press and look.names.is_in_press(told) and _words(told)[:1] != _words(press)[:1]:
            start, end = beside.span("english")
            yield flaw(
                NAME, start, end, press, f"{attach(told, '은/는')} {found['korean']}의 영어 이름이 아닙니다"
            )
        elif _is_of_else(look, look.names.of_english(told), told, found["korean"]):
            start, end = beside.span("english")
            yield flaw(
                NAME, start, end, None, f"{attach(told, '은/는')} {found['korean']}의 영어 이름이 아닙니다"
            )


def _is_of_else(look: Look, whose: frozenset[str], told: str, korean: str) -> bool:
    """Tell whether an English name is that of companies whose Korean names a word has nothing of."""
    names = [name for about in whose for name in look.names.korean(about)]
    return bool(whose) and (
        not alike(told, korean)
        or (bool(names) and not set(korean) & set("".join(names)))
        or any(_is_of_kin(name, told, korean) for name in names)
    )


def _is_of_kin(name: str, told: str, korean: str) -> bool:
    """Tell whether a word begins as a company's name does, and ends as neither that nor its English: 유나이티드렌털스."""
    last = told.rsplit(maxsplit=1)[-1]
    shared = length_of_head(name, korean)
    return are_of_one_head(name, korean) and last != told and not alike(last, korean[shared:])


_ALSO = frozenset({"google", "facebook", "square", "priceline", "raytheon", "supermicro"})
"""What press still calls companies that have another name now."""


def _may_be(told: str, korean: str, own: list[str]) -> bool:
    """Tell whether an English name may be a Korean one's: it sounds alike, what both share in front aside."""
    if _plain(told) in _ALSO or re.fullmatch(r"[A-Z]{1,6}", told):
        return True
    shared = re.match(r"[A-Za-z]+", korean)
    head = shared[0] if shared and told.upper().startswith(shared[0].upper()) else ""
    if _is_led_by_another(told, own):
        return False
    if any(SequenceMatcher(None, _plain(told), _plain(name)).ratio() > _ALIKE for name in own):
        return True
    return alike(told[len(head) :].strip(), korean[len(head) :]) if korean[len(head) :] else True


def _is_led_by_another(told: str, own: list[str]) -> bool:
    """Tell whether two words share the last one and nothing else: Office Depot of Home Depot."""
    words = _words(told)
    firsts = {_words(name)[0] for name in own if _words(name)}
    lasts = {_words(name)[-1] for name in own if _words(name)}
    return (
        len(words) > 1
        and words[-1] in lasts
        and all(SequenceMatcher(None, words[0], first).ratio() < _LITTLE for first in firsts)
    )


_LITTLE = 0.4
"""How alike two first words are at most that are of two companies."""


def _is_slip(told: str, name: str) -> bool:
    """Tell whether a word is a name misspelled: alike all over, or with letters exchanged."""
    if told == name:
        return False
    ratio = SequenceMatcher(None, told, name).ratio()
    near = (
        told[:1] == name[:1] and len(told) >= _LEAST and abs(len(told) - len(name)) <= 1 and ratio >= _NEARLY
    )
    return ratio > _SLIP or near or sorted(told) == sorted(name)


_ALIKE = 0.75
_NEARLY = 0.8
"""How alike they are that begin alike and are as long but for a letter: Nvidea, SK Hynics."""
_SLIP = 0.88
"""How alike a misspelled English name is to the press's: NVIDA."""


def _is_same(told: str, own: str) -> bool:
    """Tell whether an English name is another one, its legal form and what it leaves out aside."""
    one, other = _words(told), _words(own)
    return (
        _plain(told) == _plain(own)
        or one == other
        or (bool(one) and other[: len(one)] == one)
        or "".join(one) == re.sub(r"(?:co|ltd|inc|corp)+$", "", "".join(other))
        or "".join(one) == "".join(other)
    )
