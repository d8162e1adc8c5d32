"""Any text is checked: nothing fails, places are the source's, a suggestion replaces what it is for."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.checks import Checker
from newsgen.outputs.checked import CheckListing
from tests.growth import grows_with_length

DAY = dt.date(2025, 8, 13)
WORDS = (
    "S&P500지수는", "러셀2000지수은", "애플(AAPL)", "엔비디아", "20.82포인트(0.32%)", "오른", "내린",
    "6,466.58에", "거래를 마쳤다.", "13일(현지시간)", "2024년 12월 이후 최고", "사흘 연속",
    "52주 신고가를 경신", "“서두를 것", "‘연준", "연준의 기준금리는 4.35~4.50%다.", "1조2천억원", "각각",
    "7대 빅테크인", "8월(수)", "이달 들어 처음", "10년물 금리는 0.05% 오른", "사상 최고치를 기록했다.",
    "(1.2%)", "·", ",", "...", "$5", "지난 12일", "외국인은", "순매수했다.", "<p>", "</b>", "**", "# ",
    "<!-- check: off term -->", "<!-- check: on -->", "\n", "\r\n", "\ufeff", "\u00ad", "\u200b", "①",
    "３.５％", "日経平均", "9" * 30, "1,",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=40).map("".join),
    st.lists(st.sampled_from(WORDS), max_size=20).map(
        lambda words: unicodedata.normalize("NFD", " ".join(words))
    ),
)
SLOWLY = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _is_in_place(source: str, found: CheckListing) -> None:
    for one in found.findings:
        assert 0 <= one.start <= one.end <= len(source)
        assert source[one.start : one.end] == one.text
        if one.suggestion is not None:
            assert one.text != one.suggestion


@SLOWLY
@given(TEXTS)
def test_any_text_is_checked_in_new_york(us_checker: Checker, source: str) -> None:
    _is_in_place(source, us_checker.check(source, day=DAY, market="us"))


@SLOWLY
@given(TEXTS)
def test_any_text_is_checked_in_seoul(kr_checker: Checker, source: str) -> None:
    _is_in_place(source, kr_checker.check(source, day=dt.date(2025, 10, 27), market="kr"))


@pytest.mark.parametrize(
    "disguise",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("지수", "지\u00ad수"),
        lambda text: text.replace("0", "０"),
        lambda text: "<html><body><p>" + text.replace("\n", "</p><p>") + "</p></body></html>",
    ],
    ids=["NFD", "BOM", "CRLF", "soft hyphens", "full width", "HTML"],
)
def test_a_suggestion_replaces_what_is_wrong_whatever_the_text_is_written_in(
    us_checker: Checker, disguise
) -> None:
    text = "13일(현지시간) S&P500지수는 0.32% 오른 6,466.58에 마감했다.\n러셀2000지수은 올랐다."
    source = disguise(text)
    (found,) = (
        one for one in us_checker.check(source, day=DAY, market="us").findings if one.code == "particle"
    )
    assert found.suggestion is not None
    mended = source[: found.start] + found.suggestion + source[found.end :]
    assert unicodedata.normalize("NFC", mended) == unicodedata.normalize(
        "NFC", disguise(text.replace("지수은", "지수는"))
    )


@pytest.mark.parametrize(
    "piece",
    [
        "애플 ",
        "1,",
        "가",
        "9",
        "“ ",
        "(1% ",
        "애플·",
        "코스피 이후 최대 ",
        "<",
        "<!-- check: off term --> ",
        "가나다 ",
    ],
)
def test_time_goes_with_the_length(us_checker: Checker, piece: str) -> None:
    assert grows_with_length(lambda text: us_checker.check(text, day=DAY, market="us"), piece)
