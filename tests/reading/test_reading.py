"""The way back: from what is read to the characters of the source, and anew into it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.reading import FORMS, Form, Reading, Span, Within, read
from tests.tables import each

SPANS = [
    ("text", "다우 2.5%", "2.5%", ["2.5%"]),
    ("text", "<b>2</b>.5% S&amp;P", "&amp;", ["&amp;"]),
    ("text", "\ufeff다우\r\n2.5%", "2.5%", ["2.5%"]),
    ("html", "<p><b>2</b>.5% 내린", "2.5%", ["2", ".5%"]),
    ("html", "<p><b>2</b>.5% 내린", ".5%", [".5%"]),
    ("html", "1&#44;234포인트", "1,234", ["1&#44;234"]),
    ("html", "1&#44;234포인트", "234", ["234"]),
    ("html", "S&amp;P500", "S&P500", ["S&amp;P500"]),
    ("html", "국채\r\n   금리", "국채 금리", ["국채\r\n   금리"]),
    ("html", "국채<!-- 10년 --> 금리", "국채 금리", ["국채", " 금리"]),
    ("html", "다</>우 2%", "2%", ["2%"]),
    ("html", "다우\r나</>스닥", "스닥", ["스닥"]),
    ("html", "&fjlig;ord", "j", ["&fjlig;"]),
    ("html", "\ufeff<i>다</i>우", "다우", ["다", "우"]),
    ("html", "\U0001f600<b>\U0001f600</b>다우", "다우", ["다우"]),
    ("markdown", "\U0001f600 **2**.5% 내린", "2.5%", ["2", ".5%"]),
    ("markdown", r"S\&P500은", "S&P500", [r"S\&P500"]),
    ("markdown", r"12\~16일", "12~16일", [r"12\~16일"]),
    ("markdown", "12~16일 19~23일", "16일 19", ["16일 19"]),
    ("markdown", "> 국채\n> 금리", "국채 금리", ["국채\n", "금리"]),
    ("markdown", "국채 \r\n  금리", "국채 금리", ["국채 \r\n  금리"]),
    ("markdown", "\ufeff# 제목\r\n\r\n|다우|**1**.2%|\r\n|-|-|", "1.2%", ["1", ".2%"]),
    ("markdown", "`a` <b>2</b>.5%", "2.5%", ["2", ".5%"]),
    ("markdown", "<div>\n<b>2</b>.5%</div>", "2.5%", ["2", ".5%"]),
]
"""Form, source, what is read there, and the stretches of the source that say it."""

REPLACED = [
    ("text", "다우 2.5%\r\n", [("2.5%", "2.6%")], "다우 2.6%\r\n"),
    ("html", "<p><b>2</b>.5% 내린", [("2.5%", "2.6%")], "<p><b>2.6%</b> 내린"),
    ("html", "<P CLASS=a >S&amp;P500은 &nbsp;올랐", [("S&P500", "다우")], "<P CLASS=a >다우은 &nbsp;올랐"),
    ("html", "<i>가</i>나\r\n다<!-- x -->라", [("나", "1"), ("가", "2")], "<i>2</i>1\r\n다<!-- x -->라"),
    ("markdown", "# 다우\r\n\r\n* **2**.5\\~3%\r\n", [("2.5~3%", "1~2%")], "# 다우\r\n\r\n* **1~2%**\r\n"),
    ("markdown", "[다우](x) `a`  \n끝", [("다우", "나스닥"), ("끝", "**끝**")], "[나스닥](x) `a`  \n**끝**"),
    ("markdown", "\ufeff다우&#44; 둘", [(",", ";")], "\ufeff다우; 둘"),
]

PLACES = [
    ("text", "다우\n나스닥 2%", "2%", (2, 5)),
    ("text", "\ufeff다우 2%", "2%", (1, 4)),
    ("text", "\ufeff다우", "다우", (1, 1)),
    ("text", "다우\r\n\r\n2%", "2%", (3, 1)),
    ("html", "<p>\n<b>다우</b> 2%", "2%", (2, 11)),
    ("markdown", "# 다우\r\n\r\n- **2%**", "2%", (3, 5)),
]


def found(form: Form, source: str, seen: str) -> tuple[Reading, int, int]:
    reading = read(source, form)
    start = reading.plain.index(seen)
    return reading, start, start + len(seen)


@each(SPANS)
def test_where_it_stands(form: Form, source: str, seen: str, stretches: list[str]) -> None:
    reading, start, end = found(form, source, seen)
    assert [source[slice(*span)] for span in reading.spans(start, end)] == stretches
    begun, ended = reading.span(start, end)
    assert source[begun:ended].startswith(stretches[0])
    assert source[begun:ended].endswith(stretches[-1])
    whole = reading.whole(start, end)
    if len(stretches) > 1 or seen == "j":
        assert whole is None
    else:
        assert whole is not None
        assert source[slice(*whole)] == stretches[0]


@each(REPLACED)
def test_written_anew(form: Form, source: str, changes: list[tuple[str, str]], expected: str) -> None:
    reading = read(source, form)
    places = [(reading.plain.index(old), reading.plain.index(old) + len(old), new) for old, new in changes]
    assert reading.replaced(places) == expected


@each(PLACES)
def test_line_and_column(form: Form, source: str, seen: str, place: tuple[int, int]) -> None:
    reading, start, _ = found(form, source, seen)
    assert reading.place(start) == place


def test_changes_that_overlap_or_have_no_place_are_refused() -> None:
    reading = read("<p>다우</p><p>나스닥</p>", "html")
    for changes in ([(1, 3, "x"), (2, 3, "y")], [(3, 4, "x")], [(1, 1, "x")]):
        with pytest.raises(ValueError, match="cannot be written"):
            reading.replaced(changes)


@each(
    [
        ("https://x.kr/2025?a=2.5%에서", "2.5", True),
        ("(www.x.kr/2.5)", "2.5", True),
        ("https://x.kr/a에 2.5%", "2.5", False),
        ("2.5 https://x.kr", "2.5", False),
        ("비율 1://2.5", "2.5", False),
    ]
)
def test_an_address_is_not_to_be_touched(source: str, seen: str, address: bool) -> None:
    reading, start, end = found("text", source, seen)
    assert bool(reading.within(start, end) & Within.URL) is address
    assert (reading.whole(start, end) is None) is address
    assert reading.whole(start, end, allowed=Within.URL) is not None


PIECES = r"""
    다우 2.5% S&P500 &amp; &nbsp; &#x5d; &#0; &bogus; &fjlig; <b> </b> <a href="x"> </a> <script> </script>
    <h2> </h2> <!-- --> <!--a--> <! <? </ </> < > " ' <p <td> <div> ` `` ``` # --- === [ ]( ] ) ![ [1]: [^1]
    ** * _ \ \* \~ ~ ~~ | |-|-| 1. - > https://x.kr {{ }} {{< >}} {% %} {# #} {: } [a b=c] [/a] [code]
    [/code] *[A]: +++ <a> <a/> <svg/> <title> </title> <title/> <button> <noscript> </noscript> {%comment%}
"""
ODD = ["\n", "\n\n", "    ", "\t", "\r", "\r\n", "\U0001f600", "\ud83d", "\ude00", "\xa0", "\0", "\ufeff"]
SOURCES = st.lists(st.one_of(st.sampled_from(PIECES.split() + ODD), st.text(max_size=2)), max_size=30)


@given(source=SOURCES.map("".join), form=st.sampled_from(sorted(FORMS)))
def test_of_any_text_every_character_has_its_place(source: str, form: Form) -> None:
    reading = read(source, form)
    spans = [reading.spans(at, at + 1) for at in range(len(reading.plain))]
    stood = [span for each_ in spans for span in each_]
    assert stood == sorted(stood)
    for char, found_ in zip(reading.plain, spans, strict=True):
        assert len(found_) == (char not in "\n\t\ufffc" or form == "text" or len(found_) == 1)
        for start, end in found_:
            written = source[start:end]
            assert len(written) > 1 or written == char or written.isspace() or written in "\0\ud83d\ude00"


@given(source=SOURCES.map("".join), form=st.sampled_from(sorted(FORMS)), data=st.data())
def test_of_any_text_what_is_written_anew_leaves_the_rest(
    source: str, form: Form, data: st.DataObject
) -> None:
    reading = read(source, form)
    assert reading.replaced([]) == source
    end = data.draw(st.integers(0, len(reading.plain)))
    start = data.draw(st.integers(0, end))
    spans = reading.spans(start, end)
    if spans:
        kept = [source[a.end : b.start] for a, b in pairwise([Span(0, 0), *spans, Span(len(source), 0)])]
        assert reading.replaced([(start, end, "다우")]) == f"{kept[0]}다우{''.join(kept[1:])}"
