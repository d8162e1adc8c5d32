"""Patterns that are looked for where a match may begin alone: what is found is what ``re`` finds."""

import re
from array import array

import pytest

from newsgen import patterns
from newsgen.starts import hastened

CHARSET = 4
"""The flag of ``re`` by which a pattern says with which characters it begins."""
TEXT = "간밤 금리가 4.31%로 올랐고, 지난 12일 환율은 1,392원대로 내렸다. (지난주 미국금리 인하) 이날"


def made(pattern, flags=0):
    """Return a pattern with what it begins with, and the block of its code that says so."""
    code = patterns._code(pattern, flags)
    words = list(hastened(pattern, flags, memoryview(code.words).cast("I")))
    return patterns._restored(pattern, code._replace(words=array("I", words).tobytes())), words[2]


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?<![가-힣])(?:금리|환율)[은는이가]",
        r"(?:(?P<prior>지난)\s)?(?<!\d)(?P<day>\d{1,2})일",
        r"(?P<way>(?:올|내)(?:랐|렸))|\((?P<note>[^()]+)\)",
        r"(?:간|지난)?(?:밤|주)\s",
        r"\s?(?:인하|이날)$",
        r"(?=\d)\d[\d,.]*(?:원|%)",
    ],
)
def test_a_search_finds_the_same(pattern):
    ours, known = made(pattern)
    plain = re.compile(pattern)
    assert known == CHARSET
    assert ours.search(TEXT) is not None
    assert [one.regs for one in ours.finditer(TEXT)] == [one.regs for one in plain.finditer(TEXT)]
    assert ours.sub("", TEXT) == plain.sub("", TEXT)
    assert [at for at in range(len(TEXT)) if ours.match(TEXT, at)] == [
        at for at in range(len(TEXT)) if plain.match(TEXT, at)
    ]


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        ("(?:금리)?", 0),  # nothing, too
        ("[^가-힣]다", 0),  # about any character
        ("(?:금리|.)가", 0),
        ("(?<=금리)", 0),
        ("(?:usd|krw)", re.IGNORECASE),
        ("(?i:usd)krw", 0),
        (r"(금)?(?(1)리|율)", 0),
    ],
)
def test_what_nobody_knows_is_left_as_re_makes_it(pattern, flags):
    code = memoryview(patterns._code(pattern, flags).words).cast("I")
    assert list(hastened(pattern, flags, code)) == list(code)
