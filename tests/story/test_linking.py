"""Sentences are joined as a desk joins them, and no join says what the facts do not."""

from __future__ import annotations

import pytest

from newsgen.config import Style
from newsgen.korean import resolve
from newsgen.model import Instrument
from newsgen.story.linking import CLAUSES, LONGEST, link, linked
from newsgen.story.markup import FIGURE, NAME, PREDICATE, mark, plain
from newsgen.story.names import Names, as_printed
from newsgen.story.variety import choice, settle

DJI, GSPC, IXIC, RUT = "^DJI", "^GSPC", "^IXIC", "^RUT"
CALLED = {DJI: "다우지수", GSPC: "S&P500지수", IXIC: "나스닥지수", RUT: "러셀2000지수", "^VIX": "변동성지수"}
EVEN, ODD = 0, 1


def name(about: str, particle: str = "은(는)") -> str:
    return f"{mark(NAME, (about, 'short'), CALLED.get(about, about))}{particle} "


def figure(text: str, fact: str = "change_day:x@2025-08-13") -> str:
    return mark(FIGURE, (fact, "percent"), text)


def told(final: str, sign: int, about: str, measure: str = "change_day") -> str:
    return mark(PREDICATE, (str(sign), about, measure), final) + "."


def moved(about: str, size: str, final: str, sign: int, *, particle: str = "은(는)") -> str:
    return f"{name(about, particle)}{figure(size)} {told(final, sign, about)}"


def read(*sentences: str, turn: int = EVEN) -> str:
    return resolve(plain(link(" ".join(sentences), turn)))


UP = moved(GSPC, "0.32%", "올랐다", 1)
UP_TOO = moved(IXIC, "0.14%", "상승했다", 1)
DOWN = moved(RUT, "1.98%", "내렸다", -1)
STILL = f"{name(DJI)}{told('변동이 없었다', 0, DJI)}"
RECORD = f"{name(GSPC)}사상 최고치를 {told('갈아치웠다', 1, GSPC, 'high_all')}"


@pytest.mark.parametrize(
    ("sentences", "even", "odd"),
    [
        (
            (UP, UP_TOO),
            "S&P500지수는 0.32% 올랐고 나스닥지수도 0.14% 상승했다.",
            "S&P500지수는 0.32% 올랐고 나스닥지수도 0.14% 상승했다.",
        ),
        (
            (UP, DOWN),
            "S&P500지수는 0.32% 올랐지만 러셀2000지수는 1.98% 내렸다.",
            "S&P500지수는 0.32% 오른 반면 러셀2000지수는 1.98% 내렸다.",
        ),
        (
            (UP, RECORD),
            "S&P500지수는 0.32% 오르며 사상 최고치를 갈아치웠다.",
            "S&P500지수는 0.32% 오르면서 사상 최고치를 갈아치웠다.",
        ),
        (
            (STILL, UP),
            "다우지수는 변동이 없었고 S&P500지수는 0.32% 올랐다.",
            "다우지수는 변동이 없었고 S&P500지수는 0.32% 올랐다.",
        ),
        (
            (DOWN, STILL),
            "러셀2000지수는 1.98% 내렸고 다우지수는 변동이 없었다.",
            "러셀2000지수는 1.98% 내렸고 다우지수는 변동이 없었다.",
        ),
    ],
)
def test_two_sentences_become_one(sentences: tuple[str, ...], even: str, odd: str) -> None:
    assert read(*sentences) == even
    assert read(*sentences, turn=ODD) == odd


def test_the_same_subject_over_another_span_did_not_do_both_at_once() -> None:
    week = f"이번 주로는 {figure('4.94%')} {told('상승했다', 1, GSPC, 'change_week')}"
    assert read(UP, week) == "S&P500지수는 0.32% 올랐고 이번 주로는 4.94% 상승했다."


def test_what_one_subject_did_against_its_own_day_is_a_contrast() -> None:
    week = f"이번 주로는 {figure('1.20%')} {told('내렸다', -1, GSPC, 'change_week')}"
    assert read(UP, week) == "S&P500지수는 0.32% 올랐지만 이번 주로는 1.20% 내렸다."


@pytest.mark.parametrize(
    ("did", "sign", "joined"),
    [
        ("오름폭을 대부분 내줬다", 1, False),
        ("낙폭을 줄였다", -1, False),
        ("오름폭을 키웠다", 1, True),
        ("낙폭을 모두 내줬다", 1, True),
    ],
)
def test_a_run_is_not_told_by_what_was_given_back(did: str, sign: int, joined: bool) -> None:
    first = f"{name(GSPC)}{figure('0.2%')} 출발해 {told(did, sign, GSPC)}"
    run = f"{name(GSPC)}5거래일 연속 {told('상승했다' if sign > 0 else '하락했다', sign, GSPC, 'streak_up')}"
    assert (read(first, run).count("다.") == 1) is joined


def test_an_own_subject_of_the_second_is_kept() -> None:
    size = f"하락률은 나스닥지수보다 {told('컸다', -1, RUT)}"
    assert read(DOWN, size) == "러셀2000지수는 1.98% 내렸고 하락률은 나스닥지수보다 컸다."


def test_a_size_that_is_only_named_gets_a_verb() -> None:
    largest = f"지난해 이후 가장 큰 {told('하락률이다', -1, RUT, 'largest_fall_since')}"
    assert read(DOWN, largest) == "러셀2000지수는 1.98% 내리며 지난해 이후 가장 큰 하락률을 기록했다."


def test_what_it_came_to_follows_from_the_move() -> None:
    lowest = f"지난해 이후 가장 {told('낮았다', -1, RUT, 'lowest_since')}"
    assert read(DOWN, lowest) == "러셀2000지수는 1.98% 내려 지난해 이후 가장 낮았다."


def test_what_is_a_noun_does_not_follow_a_verb_of_the_same_subject() -> None:
    level = f"지난해 이후 가장 낮은 {told('수준이다', -1, RUT, 'lowest_since')}"
    assert read(DOWN, level) == "러셀2000지수는 1.98% 내렸다. 지난해 이후 가장 낮은 수준이다."


def test_what_two_did_is_not_said_on_of_one() -> None:
    both = f"{name(GSPC).replace('은(는) ', '와(과) ')}{moved(IXIC, '0.14%', '올랐다', 1)}"
    two = f"{name(GSPC)}{figure('0.32%')}, {moved(IXIC, '0.14%', '올랐다', 1)}"
    record = f"사상 최고치를 {told('갈아치웠다', 1, IXIC, 'high_all')}"
    assert "오르며" not in read(two, record)
    assert read(both, record).endswith("오르며 사상 최고치를 갈아치웠다.")


def test_a_verb_is_not_joined_to_itself() -> None:
    again = f"지난해 이후 가장 크게 {told('내렸다', -1, RUT, 'largest_fall_since')}"
    assert read(DOWN, again) == "러셀2000지수는 1.98% 내렸다. 지난해 이후 가장 크게 내렸다."


def test_a_third_equal_sentence_says_so_too() -> None:
    three = [moved(each, "0.14%", "올랐다", 1) for each in (DJI, GSPC, IXIC)]
    long = f"장 초반의 내림세를 딛고 오후 들어 오름폭을 키운 끝에 {three[0]}"
    text = read(long, *three[1:])
    assert "S&P500지수는" in text
    assert "나스닥지수도" in text
    assert "나스닥지수도" in text


def test_contrasts_are_not_piled_up() -> None:
    text = read(UP, DOWN, UP_TOO, turn=EVEN)
    assert text.count("지만") + text.count("반면") <= 1 or ". 반면" in text
    assert text.count("지만") < 2


def test_a_false_contrast_is_never_made() -> None:
    for turn in range(6):
        for one, other in ((UP, UP_TOO), (STILL, UP), (DOWN, STILL), (UP, RECORD)):
            text = read(one, other, turn=turn)
            assert not any(word in text for word in ("지만", "반면", "다만"))


def test_joints_of_a_choice_do_not_stand_twice_running() -> None:
    paragraphs = [f"{UP} {DOWN}"] * 4
    texts = [resolve(plain(text)) for text in linked(paragraphs, EVEN)]
    assert ["지만" in text for text in texts] == [True, False, True, False]


def test_the_past_is_joined_as_wires_join_it() -> None:
    for turn in range(4):
        assert "으며" not in read(UP, UP_TOO, DOWN, STILL, RECORD, turn=turn)


def test_no_sentence_grows_too_long() -> None:
    far = moved(GSPC, "0.32%", "오르는 데 그쳤다", 1)
    texts = [
        f"{'오전에 내린 끝에 ' * 4}{far}",
        UP_TOO,
        DOWN,
        STILL,
        *[moved("^SOX", "3.00%", "올랐다", 1)] * 3,
    ]
    for turn in range(4):
        for sentence in read(*texts, turn=turn).split(". "):
            assert len(sentence) <= LONGEST
            assert sum(sentence.count(each) for each in ("고 ", "며 ", "지만 ", "반면 ")) < CLAUSES


@pytest.mark.parametrize(
    "second",
    [
        f"다만 {UP_TOO}",
        f"이는 올해 가장 큰 {told('상승률이다', 1, GSPC)}",
        f"한편 {UP_TOO}",
        f"“{UP_TOO}",
        f"{name('^VIX')}{figure('3.00%')} {told('올랐다', 1, '^VIX')}",
        "10년물 국채 금리는 5bp 올랐다.",
        moved("AAPL", "3.00%", "올랐다", 1),
    ],
)
def test_what_stays_apart(second: str) -> None:
    assert read(UP, second) == resolve(plain(f"{UP} {second}"))


def test_neighbours_that_stay_apart_and_differ_are_set_off() -> None:
    level = f"{'장 초반 내림세를 딛고 오후 들어 오름폭을 꾸준히 키운 '}{UP}"
    long = f"{name(RUT)}금리에 민감한 기업에 매물이 몰려 하루 종일 힘을 쓰지 못하고 {told('밀렸다', -1, RUT)}"
    assert ". 반면 러셀2000지수는" in read(level, long)


def test_however_stands_once_an_article() -> None:
    long = "장 초반 내림세를 딛고 오후 들어 오름폭을 꾸준히 키운 끝에 사상 최고 수준을 눈앞에 둔 "
    week = f"지난주 금요일부터 따져 이번 주 들어 나흘 동안에는 모두 {told('내렸다', -1, GSPC, 'change_week')}"
    paragraph = f"{long}{UP} {week} "
    first, second = (resolve(plain(text)) for text in linked([paragraph.strip()] * 2, EVEN))
    assert "다만 지난주" in first
    assert "다만" not in second


def test_this_day_is_not_said_twice() -> None:
    one = f"이날 {UP}"
    assert read(one, f"이날 {UP_TOO}").count("이날") == 1


def test_an_unknown_verb_keeps_to_sure_forms() -> None:
    odd = f"{name(GSPC)}하루 종일 {told('쩔쩔맸다', 1, GSPC)}"
    assert read(odd, RECORD) == "S&P500지수는 하루 종일 쩔쩔맸고 사상 최고치를 갈아치웠다."


def test_figures_and_marks_survive() -> None:
    text = link(f"{UP} {DOWN}", EVEN)
    assert figure("0.32%") in text
    assert figure("1.98%") in text


def test_open_wordings_hold_predicates() -> None:
    open_ = f"{name(GSPC)}{figure('0.32%')} " + choice(
        0, [told("올랐다", 1, GSPC).removesuffix("."), told("상승했다", 1, GSPC).removesuffix(".")]
    )
    (text,) = settle([f"{open_}. {DOWN}"])
    assert resolve(plain(link(text, EVEN))).count(".") == 1 + 2  # one sentence, two decimals


def test_release_figures_are_not_told_as_if_at_once() -> None:
    gap = f"소비자물가지수는 예상치를 {told('밑돌았다', 0, 'CPI_YOY', 'release_gap')}"
    change = f"한 달 전보다는 {told('올랐다', 0, 'CPI_YOY', 'release_change')}"
    assert "밑돌며" not in read(gap, change) + read(gap, change, turn=ODD)


def test_a_joint_does_not_sound_twice_in_a_sentence() -> None:
    already = f"다우지수는 내렸고 {name(GSPC)}{told('올랐다', 1, GSPC)}"
    for turn in range(4):
        text = read(already, UP_TOO, turn=turn)
        assert not {"내렸고", "올랐고"} <= {word.rstrip(",") for word in text.split()}
        assert text.count("으며") < 2


def test_what_only_came_to_less_is_a_contrast() -> None:
    less = f"{name(IXIC)}{figure('0.14%')} {told('오르는 데 그쳤다', 1, IXIC)}"
    assert read(UP, less) == "S&P500지수는 0.32% 올랐지만 나스닥지수는 0.14% 오르는 데 그쳤다."
    assert "지만" not in read(less, less.replace(IXIC, DJI))


def test_a_first_mention_counts_in_full() -> None:
    names = Names({"CC": Instrument(symbol="CC", english="Chemours Company (The) Common Stock")}, Style())
    texts = as_printed(
        [f"{mark(NAME, ('CC', 'mention'), '케머스')} {mark(NAME, ('CC', 'mention'), '케머스')}"], names
    )
    assert [plain(text) for text in texts] == ["케머스(Chemours) 케머스"]


# Sentences whose predicate carries no mark.


def bare(about: str, size: str, verb: str, *also: str, particle: str = "은(는)") -> str:
    ids = [f"change_day:{each}@2025-08-13" for each in (about, *also)]
    return f"{name((about, *also)[-1], particle)}{mark(FIGURE, (ids[0], 'percent', *ids[1:]), size)} {verb}."


def test_words_tell_what_no_mark_does() -> None:
    assert read(bare(GSPC, "0.32%", "올랐다"), bare(RUT, "1.98%", "내렸다")) == (
        "S&P500지수는 0.32% 올랐지만 러셀2000지수는 1.98% 내렸다."
    )


def test_several_are_set_off_from_one() -> None:
    many = f"{name('MSFT').replace('은(는) ', '와(과) ')}{bare('AAPL', '1% 안팎', '내렸다', 'NVDA')}"
    text = read(bare("META", "3.7%", "상승했다"), many)
    assert text == "META는 3.7% 상승했지만 MSFT와 NVDA는 1% 안팎 내렸다."


@pytest.mark.parametrize(
    "sentence",
    [
        f"오름세와 내림세를 여러 차례 오간 끝에 {name(IXIC)}강세로 끝났다.",
        f"{name(RUT)}하락 우려에도 버텼다.",
    ],
)
def test_a_word_that_no_figure_bears_out_is_no_sign(sentence: str) -> None:
    for turn in range(4):
        text = read(bare(GSPC, "0.32%", "올랐다"), sentence, turn=turn)
        assert not any(word in text for word in ("지만", "반면", "다만"))


def test_a_subject_without_a_figure_of_its_own_stays_apart() -> None:
    theirs = mark(FIGURE, ("change_day:^GSPC@2025-08-13", "percent"), "0.32%")
    other = f"{name(RUT)}{theirs} 오른 지수에 뒤처졌다."
    assert read(bare(GSPC, "0.32%", "올랐다"), other).count("다.") == 2


def test_a_joint_of_a_template_is_a_contrast_where_it_is_one() -> None:
    same = f"{name(GSPC)}{figure('0.32%')} 올랐고 {name(IXIC)}{figure('0.14%')} 올랐다."
    other = same.replace("0.14%", "1.98%").replace("올랐다.", "내렸다.")
    assert ["올랐고" in resolve(plain(text)) for text in linked([same] * 3, EVEN)] == [True] * 3
    assert not any("올랐고" in resolve(plain(text)) for text in linked([other] * 3, EVEN))


def test_an_earlier_hour_is_not_told_as_if_after_the_close() -> None:
    close = f"{name(IXIC)}{figure('0.18%')} 오른 20,677.80에 {told('거래를 마쳤다', 1, IXIC)}"
    path = f"{name(IXIC)}장 초반 오름폭을 키웠다가 고점에서 {told('물러섰다', 0, IXIC, 'path_peak')}"
    for turn in range(2):
        assert ". 나스닥지수는 장 초반" in read(close, path, turn=turn)


def test_a_template_s_own_joint_is_a_contrast_where_the_ways_part() -> None:
    own = f"{name(GSPC, '이(가)')}{figure('0.32%')} 올랐고 {name(RUT)}{figure('1.98%')} 내렸다."
    assert read(own) == "S&P500지수가 0.32% 올랐지만 러셀2000지수는 1.98% 내렸다."
    assert read(own, turn=ODD) == "S&P500지수가 0.32% 오른 반면 러셀2000지수는 1.98% 내렸다."


def test_three_ways_are_no_contrast_of_two() -> None:
    mixed = f"{name(GSPC)}{figure('0.32%')} 올랐고 {name(RUT)}{figure('1.98%')} 내렸다."
    for turn in range(4):
        text = read(mixed, UP_TOO, turn=turn)
        assert text.count("지만") + text.count("반면") == 1


def test_what_is_not_the_same_is_not_said_too() -> None:
    levels = [
        f"{name(each)}11개월 만에 {figure('5,100')}선 아래로 {told('떨어졌다', -1, each)}"
        for each in (GSPC, IXIC)
    ]
    other = f"{name(DJI)}사흘 이어진 오름세를 끝내고 {told('내렸다', -1, DJI)}"
    text = read(*levels, other)
    assert "나스닥지수도 11개월 만에" in text
    assert "다우지수는 사흘" in text


def test_a_turn_within_the_day_is_not_set_off_against_its_end() -> None:
    path = f"{name(GSPC)}장 초반 {figure('0.7%')} 올랐으나 오름폭을 거의 다 내줬다."
    for turn in range(4):
        assert read(moved(IXIC, "0.16%", "내렸다", -1), path, turn=turn).count("반면") == 0


def test_a_move_the_other_way_is_set_against_it_however_small() -> None:
    many = f"{bare('META', '3.7%', '올랐다')[:-1]}고 {bare('AMZN', '2.6%', '올랐다')[:-1]}고 "
    many = many.replace("올랐다고", "올랐고") + bare("TSLA", "1.5%", "상승했다")
    less, more = bare("AAPL", "0.8%", "내렸다"), bare("AAPL", "3.5%", "내렸다")
    assert "상승했다. 반면 AAPL은 0.8% 내렸다." in read(many, less).replace("AAPL는", "AAPL은")
    assert "상승했다. 반면 AAPL은 3.5% 내렸다." in read(many, more).replace("AAPL는", "AAPL은")


def test_spaces_that_wordings_leave_are_folded() -> None:
    assert read(f" {UP}", f" 이날  {STILL}").count("  ") == 0


def test_nobody_is_named_twice_in_a_sentence() -> None:
    again = f"저점에서 {figure('23%')} 넘게 오른 {name(GSPC)}강세장에 {told('들어섰다', 1, GSPC)}"
    of_it = f"{name(GSPC).replace('은(는) ', '의 ')}하루 상승률로는 지난해 이후 가장 {told('크다', 1, GSPC)}"
    for second in (again, of_it):
        assert read(UP, second) == resolve(plain(f"{UP} {second}"))


def test_what_something_of_its_own_did_is_not_said_on_of_itself() -> None:
    worth = f"{name(GSPC)}{figure('2%')} 오르면서 시가총액이 사흘 만에 {told('늘었다', 1, GSPC)}"
    highest = f"지난해 이후 가장 {told('높았다', 1, GSPC, 'highest_since')}"
    assert "늘어 지난해" not in read(worth, highest)


def test_an_adverb_is_no_subject() -> None:
    height = f"{name(GSPC)}지난해 이후 가장 낮은 수준에서 {told('마감했다', -1, GSPC, 'lowest_since')}"
    fell = f"{figure('3%')} 가까이 {told('하락했다', -1, GSPC)}"
    assert read(height, fell) == "S&P500지수는 지난해 이후 가장 낮은 수준에서 마감하며 3% 가까이 하락했다."
