"""Expected particles come from orthography and from how the words are read aloud, by hand."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.korean import attach, josa, notations, pairs, resolve
from newsgen.korean.particles import both
from tests.tables import each

HERE = Path(__file__).parent
PAIRS = ["은/는", "이/가", "을/를", "과/와", "으로/로", "이라/라", "이었다/였다", "은(는)", "(으)로"]


def _rows(name: str) -> list[tuple[str, str, str, str]]:
    rows, category = [], ""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            category = line[2:]
        else:
            word, pair, expected = line.split("\t")
            rows.append((category, word, pair, expected))
    return rows


FIRST, SECOND, FOURTH = map(_rows, ("particles.tsv", "particles_second.tsv", "particles_fourth.tsv"))


def test_the_list_is_as_broad_as_promised():
    assert len(FIRST) >= 500
    assert len({category for category, *_ in FIRST}) >= 30
    assert len({(word, pair) for _, word, pair, _ in FIRST}) == len(FIRST)


@each([FIRST, SECOND, FOURTH])
def test_every_case_of_the_list(rows):
    wrong = [(row, josa(row[1], row[2])) for row in rows if josa(row[1], row[2]) != row[3]]
    assert wrong == []


EVERY_PAIR = [
    *("은/는", "이/가", "을/를", "과/와", "으로/로", "이란/란", "이나/나", "아/야"),
    *("이며/며", "이라/라", "이다/다", "이었다/였다", "이고/고"),
    *("으로부터/로부터", "으로서/로서", "으로써/로써", "이든/든", "이랑/랑", "이나마/나마", "이라도/라도"),
    *("이여/여", "이에요/예요", "이어서/여서", "과의/와의"),
]


def _spelled(reading: str, pair: str) -> str:
    """The particle by orthography alone: what counts is the final consonant of the last syllable read."""
    final = (ord(reading[-1]) - ord("가")) % 28
    closed, opened = pair.split("/")
    return opened if final == 0 or (final == 8 and closed.startswith("으로")) else closed


def _readings() -> list[tuple[str, str, str]]:
    """The third list: category, word, and the last syllable as the word is read aloud, by hand."""
    rows, category = [], ""
    for line in (HERE / "particles_third.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            category = line[2:]
        else:
            rows.append((category, *line.split("\t")))
    return rows


def test_five_hundred_words_of_the_markets_take_every_pair():
    rows = _readings()
    assert len({word for _, word, _ in rows}) >= 500
    assert len({category for category, *_ in rows}) >= 30
    cases = [(word, pair, _spelled(reading, pair)) for _, word, reading in rows for pair in EVERY_PAIR]
    wrong = [(case, josa(case[0], case[1])) for case in cases if josa(case[0], case[1]) != case[2]]
    assert wrong == []


@each(
    [
        (
            "러셀2000은(는) 1.98%(으)로 올랐고 ‘다우’이(가) 내렸다.",
            "러셀2000은 1.98%로 올랐고 ‘다우’가 내렸다.",
        ),
        ("연준(Fed)은(는) 9월 16~17일(현지시간)을(를)", "연준(Fed)은 9월 16~17일(현지시간)을"),
        ("1bp은(는) 0.01%p(이)다.", "1bp는 0.01%p다."),
        ("케머스(Chemours)와(과) 애플(Apple)(으)로", "케머스(Chemours)와 애플(Apple)로"),
        ("G7(이)었다. 다섯 곳(이)였다. 2배(이)었다.", "G7이었다. 다섯 곳이었다. 2배였다."),
        ("소형주(이)라고 7(이)란 국가(이)라도", "소형주라고 7이란 국가라도"),
        ("가을을(를) 국가이(가) 나이(가)", "가을을 국가가 나가"),
        ("**러셀2000** 은(는)", "**러셀2000** 은"),
        ("은(는)", "은(는)"),
        ("아무 표기도 없는 글(예: 는)", "아무 표기도 없는 글(예: 는)"),
    ]
)
def test_running_text(text, expected):
    assert resolve(text) == expected


@each(
    [
        ("서울(으)로부터 시장(으)로서의", "서울로부터 시장으로서의"),
        ("NAVER(이)나마 401(k)이(가) 5㎛을(를)", "NAVER나마 401(k)가 5㎛를"),
        ("A²은(는) ½(으)로 CO₂(이)든", "A²은 ½로 CO₂든"),
        ("금리와(과)의 시장은(는)커녕", "금리와의 시장은커녕"),
        ("그것은 위기(이)에요, 시장(이)어서", "그것은 위기예요, 시장이어서"),
        ("Москва은(는) 서울이(가)", "Москва은(는) 서울이"),
        ("이순신(이) 왔다", "이순신(이) 왔다"),
    ]
)
def test_running_text_of_the_wider_kinds(text, expected):
    assert resolve(text) == expected


def test_what_nobody_can_read_keeps_both_forms():
    assert notations("🚀은(는) 龘(으)로 BOKER이(가) BOKER(으)로")[0][2] == "로"
    assert attach("龘", "는/은") == "龘은(는)"


def test_hangul_taken_apart_reads_as_it_does_whole():
    for _, word, pair, expected in FIRST:
        if "가" <= word[-1] <= "힣":
            assert josa(unicodedata.normalize("NFD", word), pair) == expected


@given(st.sampled_from(sorted(pairs.BY_NAME)), st.sampled_from(["시장", "서울", "금리", "🚀"]))
def test_every_name_of_a_pair_gives_one_of_its_forms(name, word):
    pair = pairs.BY_NAME[name]
    forms = {"시장": pair.closed, "금리": pair.opened, "🚀": pair.both, "서울": pair.after_rieul}
    assert josa(word, name) == forms[word]
    assert word == "🚀" or "(" not in josa(word, name)
    assert resolve(f"금리{pair.both}") == f"금리{pair.opened}"


def test_no_notation_stands_for_two_particles():
    every = set(pairs.BY_NAME.values())
    assert len({pair.both for pair in every}) == len(every)
    assert all(pairs.NOTATIONS[pair.both] == pair for pair in every)


def test_notations_give_their_places():
    text = "S&P500은(는) 다우와(과)"
    assert [(text[a:b], particle) for a, b, particle in notations(text)] == [
        ("은(는)", "은"),
        ("와(과)", "와"),
    ]


def test_what_is_resolved_stays_as_it_is():
    text = "러셀2000은 1.98%로 올랐다(이하 현지시간)."
    assert notations(text) == []
    assert resolve(text) == text


@each(["", "은", "는/를", "은/는/이", "(은)는가", "x/y"])
def test_an_unknown_pair_is_refused(pair):
    with pytest.raises(ValueError, match="no such pair"):
        josa("러셀", pair)


def test_attach_keeps_the_word():
    assert attach("러셀2000", "은/는") == "러셀2000은"


@given(st.text(max_size=80), st.sampled_from(PAIRS))
def test_any_text_takes_a_particle(word, pair):
    assert josa(word, pair)


@given(st.text(alphabet="()[]{}（）‘’“”<>/은는이가으로라 A1.,$%:~\u1100㎏½é", max_size=60))
def test_any_mixture_of_marks_resolves(text):
    found = notations(text)
    assert all(a < b <= len(text) for a, b, _ in found)
    assert all(first[1] <= second[0] for first, second in pairwise(found))
    assert len(resolve(text)) == len(text) - sum(b - a - len(p) for a, b, p in found)


@given(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3))
def test_hangul_follows_its_final_consonant(syllable):
    final = (ord(syllable) - 0xAC00) % 28
    assert josa(syllable, "은/는") == ("은" if final else "는")
    assert josa(syllable, "으로/로") == ("으로" if final not in (0, 8) else "로")


@given(st.integers(min_value=0, max_value=10**15))
def test_a_number_in_digits_ends_as_its_reading(n):
    """The reading is built forwards here, digit by digit, as it is said."""
    spoken = _spoken(n)
    final = (ord(spoken[-1]) - 0xAC00) % 28
    assert josa(str(n), "이/가") == ("이" if final else "가")
    assert josa(f"{n:,}", "으로/로") == ("으로" if final not in (0, 8) else "로")


def _spoken(n: int) -> str:
    if n == 0:
        return "영"
    words = ""
    for power, unit in ((10**12, "조"), (10**8, "억"), (10**4, "만"), (1, "")):
        group = n // power % 10_000
        for value, place in ((1000, "천"), (100, "백"), (10, "십"), (1, "")):
            if digit := group // value % 10:
                words += " 일이삼사오육칠팔구"[digit] + place
        words += unit if group else ""
    return words


@each(["(" * 50_000, ")" * 50_000, "()" * 25_000, "은(는)" * 10_000, "</" * 20_000])
def test_hostile_text_costs_no_more_than_its_length(text):
    begin = time.thread_time()
    resolve(text + "은(는)")
    assert time.thread_time() - begin < 1.0


def test_an_article_is_read_in_well_under_its_time():
    """The aim is 0.3 ms for 60 notations in 3,000 characters; the bound leaves room for a busy machine."""
    words = [
        "러셀2000",
        "1.98%",
        "‘다우’",
        "연준(Fed)",
        "S&P500",
        "지수",
        "50bp",
        "6,466.58",
        "Hillenbrand",
        "$1.3",
    ]
    filler = "종목들이 장 초반의 약세를 딛고 일제히 오름세로 돌아선 채 거래를 마쳤다. "
    text = "".join(f"{words[i % 10]}은(는) {filler}" for i in range(60))
    times = []
    for _ in range(20):
        begin = time.thread_time()
        found = notations(text)
        times.append(time.thread_time() - begin)
    assert len(found) == 60
    assert min(times) < 0.002


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("은", "은(는)"),
        ("는", "은(는)"),
        ("이", "이(가)"),
        ("가", "이(가)"),
        ("을", "을(를)"),
        ("로", "(으)로"),
        ("나", "(이)나"),
        ("", ""),
    ],
)
def test_both_forms_of_a_particle(form, expected):
    assert both(form) == expected


def test_what_is_no_particle_has_no_other_form():
    with pytest.raises(ValueError, match="쾅"):
        both("쾅")
