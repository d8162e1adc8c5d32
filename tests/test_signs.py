"""Patterns that are tried only where a sign of them stands: no match may be lost by it."""

import marshal
import re
from functools import reduce
from operator import or_
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsgen
from newsgen import patterns
from newsgen.claims import Copy
from newsgen.signs import index, needs, reach
from newsgen.sought import Index, Met, Needs, Row, Sought, Wording, may_be_in

SETS = Path(newsgen.__file__).parent.parent / "benchmarks" / "check" / "sets"
EVERY = 12
"""Of so many texts of the sets one is read."""
MANY = 500
"""Patterns that have needs, and more."""


def sought(pattern: str) -> tuple[Sought, Index]:
    """Return a pattern with the needs that follow from it, and the index of their signs."""
    found = needs(pattern)
    every = (1 << len(found)) - 1
    return Sought(pattern, Needs(every, 1, reach(pattern)), lambda: re.compile(pattern)), Index(
        every, index(found)
    )


def wording(text: str, known: Index) -> Wording:
    """Return a text that knows what needs it meets."""
    return Wording(text, Row(text, Met(known)))


@pytest.fixture(scope="module")
def kept(built):
    """What is kept of all patterns."""
    codes, known = marshal.loads((built / patterns.name()).read_bytes()[4:])
    return codes, Index(*known)


@pytest.fixture(scope="module")
def every(kept):
    """All patterns that are kept with needs: the pattern of ``re``, and the needs."""
    found = [(re.compile(*key), code[-3]) for key, code in kept[0].items() if code[-3]]
    assert len(found) > MANY
    return found


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("상승|하락", ["상승 하락"]),
        (r"상승\s?(?:폭|률)", ["상승"]),
        ("(?:상승)?폭", ["폭"]),
        ("[가-힣]{2}폭", ["폭"]),
        ("상[승하]", ["상승 상하"]),
        (r"\d일", ["0일"]),
        ("[1-3]분기", ["분기"]),
        (r"\d+(?:일|월)", ["일 월", "0"]),
        ("(?:개인|외국인).{0,9}매수", ["매수", "개인 국인"]),
        ("(?:개인.매수|외인)", ["개인 외인", "매수 외인"]),
        ("(?<=은 )급락", ["급락", "은"]),
        (r"\d(?=거래일)", ["거래", "0"]),
        (r"\d(?!거래일)", ["0"]),
        ("(?:급등)*", []),
        ("(?:급등){2,}", ["급등"]),
        ("(?i:pce)", []),
        (r"\s|□", []),
        ("오 름", ["름"]),
    ],
)
def test_needs_follow_from_a_pattern(pattern, expected):
    assert [set(each) for each in needs(pattern)] == [set(each.split()) for each in expected]


def test_a_pattern_of_either_case_has_none():
    assert needs("pce", re.IGNORECASE) == ()


def test_any_digit_is_a_sign_of_one():
    assert index(needs(r"\d일")) == {f"{digit}일": 1 for digit in range(10)}


def test_signs_are_one_or_two_characters_that_no_blank_makes(kept):
    for sign, met in kept[1].by_sign.items():
        assert 1 <= len(sign) <= 2
        assert not re.search(r"[\s□]", sign)
        assert not met & ~kept[1].every


def test_no_match_is_lost_in_texts(every, kept):
    said = [
        wording(each, kept[1])
        for path in sorted(SETS.glob("*/*.txt"))[::EVERY]
        for sentence in Copy(path.read_text(encoding="utf-8")).sentences
        for each in {str(sentence.text), str(sentence.own)}
    ]
    assert said
    for pattern, found in every:
        for text in said:
            if found & text.lacking:
                assert not pattern.search(text), (pattern, text)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_a_pattern_matches_meets_its_needs(every, kept, data):
    pattern, found = data.draw(st.sampled_from(every))
    text = data.draw(st.from_regex(pattern))
    assert not found & wording(text, kept[1]).lacking


def test_a_pattern_whose_needs_are_not_met_finds_nothing():
    moves, known = sought("(?:급등|급락)했")
    text = wording("지수가 급락했고 금값은 급등했다.", known)
    assert [one[0] for one in moves.finditer(text)] == moves.findall(text) == ["급락했", "급등했"]
    assert moves.sub("□", text) == "지수가 □고 금값은 □다."
    assert moves.split(text) == ["지수가 ", "고 금값은 ", "다."]
    none = wording("지수가 보합이다.", known)
    assert not may_be_in(none, moves)
    assert moves.search(none) is moves.match(none) is moves.fullmatch(none) is None
    assert list(moves.finditer(none)) == moves.findall(none) == []
    assert moves.split(none) == [none]
    assert moves.sub("□", none) == none


def test_each_need_has_to_be_met():
    bought, known = sought("개인.*매수")
    assert may_be_in(wording("개인은 매수했다", known), bought)
    assert not may_be_in(wording("개인은 매도했다", known), bought)
    assert not may_be_in(wording("기관은 매수했다", known), bought)


@pytest.mark.parametrize("digit", ["3", "\uff13", "\u0663"])  # 3 as such, of full width, in Arabic
def test_a_digit_of_whatever_script_is_one(digit):
    day, known = sought(r"\d일")
    text = wording(f"{digit}일", known)
    assert may_be_in(text, day)
    assert day.search(text)


def test_a_pattern_is_made_once_a_text_meets_its_needs():
    made = []
    _, known = sought("급등")
    rise = Sought("급등", Needs(1, 1, 2), lambda: made.append(1) or re.compile("급등"))
    rise.search(wording("보합이다", known))
    assert made == []
    assert rise.search(wording("급등했다", known))
    assert rise.search(wording("급등했다", known))
    assert made == [1]


def test_a_text_that_does_not_know_what_it_lacks_is_looked_through():
    rise, known = sought("급등|급락")
    assert rise.search("금값이 급등했다")
    assert may_be_in("보합이다", rise)
    assert may_be_in(wording("보합이다", known), re.compile("급등"))


def test_a_part_and_a_sentence_lack_what_stands_elsewhere():
    moves, known = sought("급등")
    whole = wording("금값이 급등했다", known)
    assert may_be_in(whole.part(4, 8), moves)
    assert not may_be_in(whole.part(0, 4), moves)
    assert not may_be_in(whole.part(4, 8).part(1, 4), moves)


def test_a_text_in_which_something_was_blanked_meets_what_it_met():
    moves, known = sought("급등")
    whole = wording("“급등”했다", known)
    assert may_be_in(whole.blanked("    했다"), moves)
    assert moves.search(whole.blanked("    했다")) is None


@settings(max_examples=60, deadline=None)
@given(text=st.text("상승하락률폭 0.%가", min_size=1, max_size=600), data=st.data())
def test_a_stretch_of_whatever_length_meets_what_its_characters_meet(text, data):
    _, known = sought(r"상승|\d%|하락률")
    row = Row(text, Met(known))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    met = [known.every ^ row.lacking(at, at + 1) for at in range(start, end)] if len(text) > 1 else []
    if len(text) > 1:
        assert known.every ^ row.lacking(start, end) == reduce(or_, met, 0)
