"""Whether two or more went one way: together, parted, the former and the latter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from newsgen import markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.items import NUMBER, number, row_of
from newsgen.checks.look import Look
from newsgen.checks.moved import (
    LEAST,
    NEGATED,
    Moved,
    is_of_else,
    move_of,
    moved,
    moves_told,
    named_in,
    of_the_day,
    side_by_side,
)
from newsgen.checks.opposite import opposite
from newsgen.claims import Sentence
from newsgen.claims.direction import DIRECTION
from newsgen.patterns import compiled

PARTED: Final = "relation"
WAY: Final = "direction"
_TWO = 2
_SIGN = compiled("갈[렸린려]|대조|모두|나란히|함께|동반|일제히|전부|줄줄이|전자[는의]|[은는도] 다 ")


def check(look: Look) -> Iterator[Flaw]:
    """Yield who is told to have gone one way or parted, and did not."""
    for sentence, before in of_the_day(look, _SIGN):
        yield from _split(look, sentence)
        for each in (_at_odds, _together, _former):
            yield from each(look, sentence, before)


_SPLIT = compiled(
    r"(?:\([^()\n]*\))?(?:지수|주가)?(?:의\s(?:희비|방향|등락|주가|운명|표정|흐름)[가이은는도]?|[은는이가도]\s(?:희비가\s|방향이\s|등락이\s|서로\s)?|\s희비가)\s?(?:크게\s|뚜렷이\s|서로\s)?(?:엇갈[렸린려]|갈[렸린려])"
)
_SEVERAL = compiled(
    r"(?<![가-힣])(?:두|양|양대)\s(?:주요\s)?지수(?:는|의|가|도)?\s(?:(?:희비|방향|등락|흐름|표정)[가이은는]?\s)?(?:서로\s)?(?:엇갈[렸린려]|갈[렸린려])"
)


def _split(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield those who are told to have parted, and went the same way: □와 □의 희비가 엇갈렸다."""
    own = sentence.own
    if "갈" not in own or is_of_else(look, own):
        return
    names = look.names.named(own)
    for at, last in enumerate(names):
        found = _SPLIT.match(own, last.end)
        row = row_of(own, names[: at + 1])
        if found and len(row) > 1:
            yield from _one_way(look, sentence, row[0].start, found.end(), [moved(look, one) for one in row])
    several = _SEVERAL.search(own)
    indices = markets.named(look.home).indices
    if several and not names and len(indices) == _TWO:
        yield from _one_way(
            look, sentence, several.start(), several.end(), [move_of(look, one) for one in indices]
        )


def _one_way(
    look: Look, sentence: Sentence, start: int, end: int, moves: Sequence[Moved | None]
) -> Iterator[Flaw]:
    known = [one for one in moves if one is not None and abs(one.by) > LEAST]
    if len(known) == len(moves) and len({one.by > 0 for one in known}) == 1:
        yield Flaw(PARTED, Kind.FALSE, sentence.at + start, sentence.at + end, side_by_side(look, known))


_AT_ODDS = compiled(
    r"희비가\s(?:크게\s)?(?:엇갈|갈)[렸린려]|(?P<partner>[와과]\s(?:뚜렷한\s|극명한\s)?)대조(?:를|적)\s?(?:이뤘|이뤄|이루|보[였인]|인\s|이었)|(?:서로\s)?엇갈린\s(?:흐름|모습|행보|움직임|방향)"
)
_REST = compiled(
    "반면|달리|지만|으나|는데|나머지|다른|업종|[가-힣]주[는은가이도]|출발|반등|회복|방어|선방|버[텼틴]"
)


def _at_odds(look: Look, sentence: Sentence, before: Sentence | None) -> Iterator[Flaw]:
    """Yield those who are told to have parted beside figures all of which went the same way."""
    own = sentence.own
    found = _AT_ODDS.search(own)
    if found is None or is_of_else(look, own) or _REST.search(own):
        return
    if before is not None and not found["partner"] and DIRECTION.search(before.own):
        return  # it may be that those of the sentence before parted from these
    told = moves_told(look, sentence)
    if found["partner"]:
        told = _beside_partner(look, sentence, told, found.start())
    words = {bool(one["up"]) for one in DIRECTION.finditer(own)}
    if len(told) > 1 and len(words) <= 1 and len({by > 0 for by in told.values()}) == 1:
        if len(words) == 1 and words != {next(iter(told.values())) > 0}:
            return
        moves = [Moved(about, by) for about, by in told.items()]
        yield Flaw(
            PARTED,
            Kind.CONTRADICTION,
            sentence.at + found.start(),
            sentence.at + found.end(),
            side_by_side(look, moves),
        )


def _beside_partner(look: Look, sentence: Sentence, told: dict[str, float], at: int) -> dict[str, float]:
    """Return moves with that of whom they stand in contrast to, who is named right before: none where nobody is.

    Those that are told in between, and all of those whom a list joins, are on the one side.
    """
    names = [one for one in look.names.named(sentence.own) if one.end <= at]
    if not names or len(names[-1].abouts) != 1 or not _BRACKET.fullmatch(sentence.own, names[-1].end, at):
        return {}
    (about,) = names[-1].abouts
    by = told.get(about)
    if by is None:
        known = moved(look, names[-1])
        by = known.by if known is not None else None
    return {} if by is None else {**told, about: by}


_VERB = (
    r"(?:(?P<up>올랐|오른|상승|뛰었|뛴|급등|오름세|강세|반등)|(?:내렸|내린|하락|떨어졌|떨어진|밀렸|밀린|내림세|약세|급락|폭락|미끄러|빠졌))"
    r"(?!\s?(?:출발|우려|기대|압력|전망|가능성|요인|폭|률)|[하했]?던)"
)
_TOGETHER = compiled(
    rf"(?:(?<![가-힣\d]){NUMBER}\s?(?:개\s)?(?:종목|지수|회사|기업|곳|업체|은행|사)|(?<![가-힣])(?P<these>이들(?:\s종목|\s회사|\s기업)?)|(?<![가-힣])(?P<both>둘|양사|양대 지수|양 지수))"
    rf"(?:의\s(?:주가|지수))?(?:[은는이가도]|\s주가[는가도])?\s(?:모두|나란히|다|함께|동반|일제히|전부)\s(?:[가-힣]+\s)?{_VERB}"
)
_ETC = compiled(
    rf"(?:\([^()\n]*\))?\s등(?:의)?\s(?:[가-힣]+\s){{0,3}}?[가-힣]*(?:주|종목|기업|회사|업체)[이가은는도]\s(?:일제히|나란히|동반|모두|줄줄이|함께)\s{_VERB}"
)
_BRACKETED = compiled(
    rf"\([^()\n]*\)(?:[은는이가도]|\s등[이은도])?\s(?:모두|나란히|함께|동반|일제히)\s(?:[가-힣]+\s)?{_VERB}"
)


def _together(look: Look, sentence: Sentence, before: Sentence | None) -> Iterator[Flaw]:
    """Yield which way those of the sentence before, or of its own list, went together, and one did not."""
    own = sentence.own
    if is_of_else(look, own):
        return
    for found in _TOGETHER.finditer(own):
        if NEGATED.match(own, found.end()) or own.startswith("던", found.end()):
            continue
        n = number(found["n"]) if found["n"] else _TWO if found["both"] else 0
        told = moves_told(look, sentence, found.start()) or (moves_told(look, before) if before else {})
        if found["n"] and not told:
            told = _recorded(look, sentence, found.start())
        named = set(told) | named_in(look, sentence, found.start(), before)
        if len(named) != len(told) or len(told) < _TWO or (n and len(told) != n):
            continue
        off = [Moved(*one) for one in told.items() if (one[1] > 0) != bool(found["up"])]
        if off and (n or len(off) == len(told)):
            yield _turned(look, sentence, found, off)
    names = look.names.named(own)
    for at, last in enumerate(names):
        listed = _ETC.match(own, last.end) or _BRACKETED.match(own, last.end)
        row = row_of(own, names[: at + 1])
        if listed and not NEGATED.match(own, listed.end()):
            moves = [moved(look, one) for one in row]
            off = [one for one in moves if one and abs(one.by) > LEAST and (one.by > 0) != bool(listed["up"])]
            if off and None not in moves:
                yield _turned(look, sentence, listed, off)


_BRACKET = compiled(r"(?:\([^()\n]*\))?\s?")


def _recorded(look: Look, sentence: Sentence, end: int) -> dict[str, float]:
    """Return the day's moves of those who are listed right before a count of them: □와 □, □ 세 종목은."""
    names = [one for one in look.names.named(sentence.own) if one.end <= end]
    if not names or not _BRACKET.fullmatch(sentence.own, names[-1].end, end):
        return {}
    moves = [moved(look, one) for one in row_of(sentence.own, names)]
    return {one.about: one.by for one in moves if one is not None} if None not in moves else {}


def _turned(look: Look, sentence: Sentence, found: re.Match[str], off: Sequence[Moved]) -> Flaw:
    word = re.search(_VERB, found[0])
    at = sentence.at + found.start() + (word.start() if word else 0)
    start, end, other = opposite(look.text, at, sentence.at + found.end())
    return Flaw(WAY, Kind.CONTRADICTION, start, end, side_by_side(look, off), other)


_FORMER = compiled(
    r"전자[는의]\s(?:[가-힣]+\s)?(?P<first>(?P<first_up>상승|올[랐라]|강세|오름)|하락|내[렸려]|약세|떨어|밀[렸려])[^.]{0,16}?후자[는가의]\s(?:[가-힣]+\s)?(?P<second>(?P<second_up>상승|올[랐라]|강세|오름)|하락|내[렸려]|약세|떨어|밀[렸려])"
)


def _former(look: Look, sentence: Sentence, before: Sentence | None) -> Iterator[Flaw]:
    """Yield which ways the former and the latter of two went, if the sentence before has it the other way round."""
    found = _FORMER.search(sentence.own) if before is not None and "후자" in sentence.own else None
    if found is None or before is None:
        return
    told = list(moves_told(look, before).values())
    if len(told) == _TWO and [by > 0 for by in told] == [not found["first_up"], not found["second_up"]]:
        start, end = sentence.at + found.start(), sentence.at + found.end()
        yield Flaw(WAY, Kind.CONTRADICTION, start, end, "앞 문장과 방향이 반대입니다.")
