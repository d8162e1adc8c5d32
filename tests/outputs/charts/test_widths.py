"""Widths by the font's own table, and where lines of Korean end."""

import pytest

from newsgen.outputs.charts.widths import cut, files, lines, width


def test_a_width_is_what_the_font_s_table_says():
    """Noto Sans KR: a syllable 920, a digit 555, a space 224 of 1000 units; Noto Serif KR: a syllable 966."""
    assert width("가힣", 100) == pytest.approx(184)
    assert width("12 ", 100) == pytest.approx(2 * 55.5 + 22.4)
    assert width("가", 100, face="serif") == pytest.approx(96.6)
    assert width("", 100) == 0
    assert width("가", 100, bold=True) > width("가", 100)


def test_the_fonts_are_open():
    for path in files().values():
        assert b"SIL Open Font License" in path.read_bytes().replace(b"\0", b"")


def test_lines_end_where_the_sentence_pauses_and_never_within_a_word():
    told = "9월 고용 예상 웃돌아…S&P500 장중 하락 전환, 반도체지수 4%대 내려"
    assert lines(told, 1072, 72, 3) == [
        "9월 고용 예상 웃돌아…",
        "S&P500 장중 하락 전환,",
        "반도체지수 4%대 내려",
    ]
    assert lines("사흘 만에 다시 오른 나스닥", 180, 20, 2) == ["사흘 만에 다시", "오른 나스닥"]


@pytest.mark.parametrize("room", range(120, 400, 20))
def test_a_date_is_not_parted(room):
    found = lines("뉴욕증시 하루 흐름, 11월 20일 종가와 오전 9시 30분", room, 20, 9)
    assert any("11월 20일" in line for line in found)
    assert any("9시 30분" in line for line in found)
    assert " ".join(found) == "뉴욕증시 하루 흐름, 11월 20일 종가와 오전 9시 30분"


def test_what_has_no_room_is_cut_and_says_so():
    assert lines("가" * 30, 200, 20, 2) == ["가" * 10, "가" * 9 + "…"]
    assert cut("가나다라", 60, 20) == "가나…"
    assert lines("", 100, 20, 2) == [""]
