"""Terms are found however their characters are written, at the characters that were sent."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from newsgen.glossary import Glossary
from newsgen.reading.evened import Evened
from tests.tables import each

GLOSSARY = Glossary.load()
WRITTEN = [
    ("연준", "연준", (0, 2)),
    ("\u1112\u1161\u11ab\u1112\u1161 b", "한하 b", (0, 7)),
    ("하\u11ab글", "한글", (0, 3)),
    ("\u1112\u1161\u11ab", "한", (0, 3)),
    ("ＦＯＭＣ", "FOMC", (0, 4)),
    ("Ｓ＆Ｐ\u3000５００", "S&P 500", (0, 7)),
    ("10\u2011K", "10-K", (0, 4)),
    ("가\u00ad나\u200b\u200b다", "가나다", (0, 6)),
    ("\u200b가\u200b", "가", (1, 2)),
    ("\u200b\u1112\u1161\u200b\u11ab", "하\u11ab", (1, 5)),
    ("\u1112\u1112", "\u1112\u1112", (0, 2)),
    ("ㆍ・", "··", (0, 2)),
    ("", "", (0, 0)),
]
"""A text, how it reads, and where the whole of that stands in it."""


@each(WRITTEN)
def test_how_it_reads_and_where_it_stands(source: str, text: str, place: tuple[int, int]) -> None:
    even = Evened(source)
    assert even.text == text
    assert not text or even.span(0, len(text)) == place


UNSEEN = ["", "", "", "\u200b", "\u00ad", "\u2060\ufeff"]
PIECES = sorted({surface for term in GLOSSARY.terms for surface in term.surfaces})
GLUE = ["은", "가", " ", "(", ")", ".", ",", "7", "bp", "\n", "율", "했다", "Ex", "\ud83d"]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(GLUE))).map("".join)


def disguised(char: str, data: st.DataObject) -> str:
    """Write a character in another way, with something unseen before it."""
    before = data.draw(st.sampled_from(UNSEEN))
    ways = [char, unicodedata.normalize("NFD", char)]
    if "!" <= char <= "~":
        ways.append(chr(ord(char) + 0xFEE0))
    ways += {" ": ["\u00a0", "\u3000", "\u2009"], "-": ["\u2011"], "·": ["ㆍ"]}.get(char, [])
    return before + data.draw(st.sampled_from(ways))


@given(text=TEXTS, data=st.data())
def test_a_text_in_disguise_has_the_same_terms_at_their_own_places(text: str, data: st.DataObject) -> None:
    begins, written = [], ""
    for char in text:
        way = disguised(char, data)
        written += way
        begins.append(len(written) - len(way.lstrip("\u200b\u00ad\u2060\ufeff")))
    found = GLOSSARY.find(written)
    plain = GLOSSARY.find(text)
    assert [match.id for match in found] == [match.id for match in plain]
    for match, expected in zip(found, plain, strict=True):
        assert match.surface == written[match.start : match.end]
        assert match.start == begins[expected.start]
        rest = begins[expected.end] if expected.end < len(text) else len(written)
        assert not written[match.end : rest].strip("\u200b\u00ad\u2060\ufeff")
