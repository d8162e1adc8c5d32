"""Companies whose name is a syllable off, known by what else the text has of them: their figure, or their name."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.checks.found import Flaw
from newsgen.checks.look import Look
from newsgen.checks.words.spelling import NAME, SPELLING, flaw, sounds_alike, without_particle
from newsgen.korean.likeness import is_variant
from newsgen.patterns import compiled

_MOVED = compiled(
    r"(?<![가-힣A-Za-z0-9&])(?P<word>(?:[A-Z]{2,3})?[가-힣]{3,10}?)(?:\((?P<sign>[+-])?(?P<in>\d{1,2}\.\d{1,2})%\)|(?:은|는|이|가|도)\s(?P<behind>\d{1,2}\.\d{1,2})%\s(?P<way>[가-힣]+))"
)
_TOPIC = compiled(r"(?<![가-힣A-Za-z0-9&])(?P<word>[가-힣]{3,10}?)(?:은|는|이|가|도|의|를|을|와|과)(?=[\s,])")
_CENT = 0.0051
_LEAST = 4
"""Syllables of a name of which one may be left out: 코스코 of 코스트코."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield words that are no name, stand where one does, and are meant for a company."""
    yield from _by_figure(look)
    yield from _left_out(look)
    yield from _turned(look)


def _by_figure(look: Look) -> Iterator[Flaw]:
    """Yield a word with the very move that the one company had whose name is a syllable that sounds alike off."""
    for found in _MOVED.finditer(look.own):
        word = found["word"]
        if look.names.knows(word) or look.names.begins(word) or look.names.mentions(word):
            continue
        told = float(found["in"] or found["behind"])
        meant = [
            name
            for name in look.names.off_by_sound(word)
            if sounds_alike(word, name)
            and not (look.names.is_foreign(name) and (is_variant(word, name) or _ends_otherwise(word, name)))
            and any(_moved_so(look, about, told) for about in look.names.called(name))
        ]
        meant = meant or [
            name
            for name in _of_other_group(word)
            if any(_moved_so(look, about, told) for about in look.names.called(name))
        ]
        if len(meant) == 1:
            start, end = found.span("word")
            yield flaw(NAME, start, end, meant[0], "목록에 없는 이름이고 등락률은 그 회사의 것입니다")


def _ends_otherwise(word: str, name: str) -> bool:
    """Tell whether all that differs is the vowel of a closed last syllable, which foreign names have either way: 슨, 손."""
    return word[:-1] == name[:-1] and all((ord(one[-1]) - ord("가")) % _FINALS for one in (word, name))


_FINALS = 28
"""Syllables of Hangul with one beginning and vowel: the first of them is open."""


def _moved_so(look: Look, about: str, told: float) -> bool:
    """Tell whether a company moved by so much on the text's day, to the last digit."""
    ground = look.ground(about)
    value = ground.moved(about) if ground else None
    return value is not None and abs(abs(value) - told) < _CENT


_GROUPS = (
    "HD현대",
    "현대",
    "삼성",
    "LG",
    "SK",
    "한화",
    "롯데",
    "포스코",
    "두산",
    "CJ",
    "GS",
    "LS",
    "LIG",
    "KB",
    "HD",
)
"""Groups with whose name those of their companies begin."""
_OF_GROUP = 3
"""Syllables from which on what stands behind it tells a company: 하이닉스."""


def _of_other_group(word: str) -> Iterator[str]:
    """Yield the names that a company may have whose group is told as another one: SK하이닉스 of 현대하이닉스."""
    for group in _GROUPS:
        rest = word.removeprefix(group)
        if rest != word and len(rest) >= _OF_GROUP:
            yield from (other + rest for other in _GROUPS if other != group)


_LONG = compiled(r"(?<![가-힣A-Za-z0-9&])[가-힣]{4,12}")


def _turned(look: Look) -> Iterator[Flaw]:
    """Yield a word that is a company but for two neighbours of its syllables, which change places: 엔디비아."""
    for found in _LONG.finditer(look.own):
        bare = without_particle(found[0])
        meant = look.names.turned(bare) if len(bare) >= _LEAST else None
        if meant and not look.names.knows(found[0]):
            yield flaw(NAME, found.start(), found.start() + len(bare), meant, "목록에 없는 이름입니다")


def _left_out(look: Look) -> Iterator[Flaw]:
    """Yield a word that is a foreign company of the text but for a syllable within that is left out."""
    names = {
        one.text
        for one in look.mentions
        if one.sort == "stock" and len(one.text) >= _LEAST and look.names.is_foreign(one.text)
    }
    short = {name[:at] + name[at + 1 :]: name for name in sorted(names) for at in range(1, len(name) - 1)}
    if not any(one in look.text for one in short):
        return
    for found in _TOPIC.finditer(look.own):
        word = found["word"]
        known = short.get(word)
        if (
            known
            and not look.names.knows(word)
            and not look.names.begins(word)
            and not look.names.mentions(word)
        ):
            yield flaw(SPELLING, *found.span("word"), known, "한 글에 두 가지로 적었습니다")
