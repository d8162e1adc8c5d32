"""Patterns that are tried only where a sign of them stands: no match may be lost by it."""

import marshal
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsgen
from newsgen import patterns
from newsgen.claims import Copy
from newsgen.signs import signs
from newsgen.sought import Sought, Wording, may_be_in

SETS = Path(newsgen.__file__).parent.parent / "benchmarks" / "check" / "sets"
EVERY = 12
"""Of so many texts of the sets one is read."""
MANY = 500
"""Patterns that have signs, and more."""


def sought(pattern: str) -> Sought:
    """Return a pattern with the signs that follow from it."""
    return Sought(pattern, signs(pattern), lambda: re.compile(pattern))


@pytest.fixture(scope="module")
def every(built):
    """All patterns that are kept with signs: the pattern of ``re``, and the signs."""
    kept = marshal.loads((built / patterns.name()).read_bytes()[4:])
    found = [(re.compile(*key), frozenset(code[-1])) for key, code in kept.items() if code[-1]]
    assert len(found) > MANY
    return found


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("상승|하락", "상승 하락"),
        (r"상승\s?(?:폭|률)", "상승"),
        ("(?:상승)?폭", "폭"),
        ("[가-힣]{2}폭", "폭"),
        ("상[승하]", "상승 상하"),
        (r"\d+(?:일|월)", "일 월"),
        ("(?:개인|외국인).{0,9}매수", "매수"),
        ("(?<=은 )급락", "급락"),
        (r"\d(?=거래일)", "거래"),
        (r"\d(?!거래일)", ""),
        ("(?:급등)*", ""),
        ("(?:급등){2,}", "급등"),
        ("(?i:pce)", ""),
        (r"\s|□", ""),
        ("오 름", "름"),
    ],
)
def test_signs_follow_from_a_pattern(pattern, expected):
    assert signs(pattern) == set(expected.split())


def test_a_pattern_of_either_case_has_none():
    assert signs("pce", re.IGNORECASE) == frozenset()


def test_signs_are_one_or_two_characters_that_no_blank_makes(every):
    for pattern, found in every:
        assert all(1 <= len(sign) <= 2 and not re.search(r"[\s□]", sign) for sign in found), pattern


def test_no_match_is_lost_in_texts(every):
    said = [
        each
        for path in sorted(SETS.glob("*/*.txt"))[::EVERY]
        for sentence in Copy(path.read_text(encoding="utf-8")).sentences
        for each in {sentence.text, sentence.own}
    ]
    assert said
    for pattern, found in every:
        for text in said:
            if found.isdisjoint(text.signs):
                assert not pattern.search(text), (pattern, found, text)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_a_pattern_matches_has_a_sign(every, data):
    pattern, found = data.draw(st.sampled_from(every))
    text = data.draw(st.from_regex(pattern))
    assert not found.isdisjoint(Wording(text).signs)


def test_a_pattern_without_a_sign_in_the_text_finds_nothing():
    moves = sought("(?:급등|급락)했")
    text = Wording("지수가 급락했고 금값은 급등했다.")
    assert [one[0] for one in moves.finditer(text)] == moves.findall(text) == ["급락했", "급등했"]
    assert moves.sub("□", text) == "지수가 □고 금값은 □다."
    assert moves.split(text) == ["지수가 ", "고 금값은 ", "다."]
    none = Wording("지수가 보합이다.")
    assert not may_be_in(none, moves)
    assert moves.search(none) is moves.match(none) is moves.fullmatch(none) is None
    assert list(moves.finditer(none)) == moves.findall(none) == []
    assert moves.split(none) == [none]
    assert moves.sub("□", none) == none


def test_a_pattern_is_made_once_a_text_has_a_sign():
    made = []
    rise = Sought("급등", signs("급등"), lambda: made.append(1) or re.compile("급등"))
    rise.search(Wording("보합이다"))
    assert made == []
    assert rise.search(Wording("급등했다"))
    assert rise.search(Wording("급등했다"))
    assert made == [1]


def test_a_text_that_does_not_know_its_signs_is_looked_through():
    rise = sought("급등|급락")
    assert rise.search("금값이 급등했다")
    assert may_be_in("보합이다", rise)
    assert may_be_in(Wording("보합이다"), re.compile("급등"))


def test_a_part_has_the_signs_of_the_whole_and_a_sentence_its_own():
    moves = sought("급등")
    whole = Wording("금값이 급등했다")
    assert may_be_in(whole.part(0, 3), moves)
    assert moves.search(whole.part(0, 3)) is None
    rise, rest = Copy("금값이 급등했다. 지수는 보합이다.").sentences
    assert may_be_in(rise.text, moves)
    assert not may_be_in(rest.text, moves)


def test_what_others_say_is_blanked_in_a_text_that_keeps_its_signs():
    (sentence,) = Copy("그는 “금값이 하루에 다시 급등했다고 말한다”라고 했다.").sentences
    moves = sought("급등")
    assert moves.search(sentence.text)
    assert moves.search(sentence.own) is None
    assert len(sentence.own) == len(sentence.text)
