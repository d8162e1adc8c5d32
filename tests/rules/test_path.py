"""The path of the day: which is told, how much it counts, and what is said of it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from msgspec.structs import replace

from newsgen.rules import named
from tests.facts.builders import DAY, fact
from tests.rules.books import one, told, written

HOURS = {"path_open": "09:30", "path_hour": "10:30", "path_noon": "12:00", "path_late": "15:00"}


def path(
    about: str,
    *hours: float,
    peak: tuple,
    trough: tuple,
    rarity: float = 1.0,
    crossings: int = 1,
    turned_at: str = "",
    back: float = 0.0,
):
    """The facts of a path: opening, an hour later, noon, an hour before the close, close; high and low."""
    *stood, close = hours
    yield fact("change_day", about, close)
    for (measure, at), value in zip(HOURS.items(), stood, strict=True):
        yield fact(measure, about, value, as_of=at)
    yield fact("path_peak", about, peak[0], as_of=peak[1])
    yield fact("path_trough", about, trough[0], as_of=trough[1])
    yield fact("path_rarity", about, rarity, "bits")
    yield fact("path_crossings", about, float(crossings), "count")
    yield fact("path_back", about, back)
    if turned_at:
        yield fact("path_turn", about, -0.1 if close > 0 else 0.1, as_of=turned_at)


def leapt(about: str, value: float, at: str, since: float | None = None):
    """The facts of the largest half hour; all of it was left at last unless given."""
    yield fact("path_leap", about, value, as_of=at)
    yield fact("path_since_leap", about, value if since is None else since, as_of=at)


def lost(about: str = "^GSPC", rarity: float = 5.0):
    return path(
        about,
        *(1.4, 1.8, 0.3, -0.7, -1.6),
        peak=(1.93, "10:45"),
        trough=(-1.63, "15:45"),
        rarity=rarity,
        turned_at="12:15",
    )


def grew(about: str = "^GSPC"):
    return path(about, 0.3, 0.5, 0.7, 0.9, 1.2, peak=(1.25, "15:45"), trough=(0.25, "09:30"))


def upside_down(facts):
    """The same facts of a session that went the other way."""
    swapped = {"path_peak": "path_trough", "path_trough": "path_peak"}
    for each in facts:
        kept = each.measure in {"path_rarity", "path_crossings", "path_back"}
        yield fact(
            swapped.get(each.measure, each.measure),
            each.about,
            each.value if kept else -each.value,
            each.unit,
            as_of=each.as_of,
        )


def test_a_turn_counts_by_how_rare_it_is_and_leads_where_the_market_went_with_it():
    item = one("path", *lost())
    assert item.score.surprise == 5.0
    assert {"lost", "at_afternoon", "peak_morning", "opened_up", "noted", "leading", "down"} <= item.tags
    rule = named("path")
    assert rule.can_lead(item, None)
    assert rule.angle(item) == "turn_down"
    assert rule.matter(item) == named("market_close").matter(one("market_close", *lost()))


@pytest.mark.parametrize(("rarity", "noted", "leading"), [(2.4, False, False), (3.9, True, False)])
def test_a_common_turn_is_told_without_its_size_and_does_not_lead(rarity, noted, leading):
    tags = one("path", *lost(rarity=rarity)).tags
    assert ("noted" in tags, "leading" in tags) == (noted, leading)


def test_a_turn_that_another_index_did_not_make_does_not_lead():
    item = one("path", *lost(), fact("change_day", "^DJI", 0.3))
    assert "leading" not in item.tags


def test_a_path_that_led_the_other_way_is_told_besides_in_words_alone():
    first, second = told("path", *grew("^GSPC"), *lost("^IXIC", rarity=2.0))
    assert (first.about, first.chosen, second.chosen) == ("^GSPC", True, True)
    assert {"besides", "contrast"} <= second.tags
    assert not second.tags & {"noted", "leading", "leapt"}
    said = written([second], lost("^IXIC"))[0]
    assert said.startswith("반면 나스닥")
    assert not re.search(r"\d", said)


def test_another_main_index_that_went_the_same_way_has_no_sentence_of_its_own():
    facts = [*grew(), *path("^IXIC", 0.4, 0.5, 0.5, 0.4, 0.5, peak=(0.6, "11:00"), trough=(0.2, "09:45"))]
    assert [item.about for item in told("path", *facts) if item.chosen] == ["^GSPC"]


@pytest.mark.parametrize(
    ("turned", "said"),
    [
        ("14:45", "연준의 결정이 나온 뒤에도 오름세였던 S&P500지수는 의장 기자회견이 시작된 뒤 하락 전환"),
        ("14:15", "연준의 결정이 나올 때까지 오르던 S&P500지수는 이후 하락 전환"),
    ],
)
def test_a_turn_is_tied_to_the_last_event_before_it(turned, said):
    """2025-07-30: decided at 14:00, the chair spoke from 14:30 on, and the index fell from 14:45 on."""
    facts = [
        *path("^GSPC", 0.16, 0.19, 0.17, -0.36, -0.5, peak=(0.4, "14:30"), trough=(-0.54, "15:00")),
        fact("path_turn", "^GSPC", 0.21, as_of=turned),
        fact("path_decision", "^GSPC", 0.25, as_of="14:00"),
        fact("decision", "FOMC:2025-08-13", 0.0, "bp"),
    ]
    assert written([one("path", *facts)], facts)[0].startswith(said)


def test_small_companies_are_told_besides_and_not_first():
    found = {item.about: item for item in told("path", *grew("^GSPC"), *lost("^RUT"))}
    assert found["^GSPC"].chosen
    assert "besides" in found["^RUT"].tags


def test_of_two_paths_one_is_told():
    first, second = told("path", *grew("^GSPC"), *grew("^IXIC"))
    assert (first.about, first.chosen, second.chosen) == ("^GSPC", True, False)


@pytest.mark.parametrize(
    ("leap", "at", "there"), [(0.79, "13:15", False), (0.8, "13:15", True), (-1.0, "13:15", False)]
)
def test_half_an_hour_that_made_much_of_the_way_is_told_with_its_hour(leap, at, there):
    facts = (*grew(), *leapt("^GSPC", leap, at))
    item = one("path", *facts)
    assert ("leapt" in item.tags) is there
    assert ("오후 1시 30분 무렵" in written([item], facts)[0]) is there


def test_the_broad_index_is_told_unless_another_tells_much_more():
    (first,) = [
        item for item in told("path", *lost("^GSPC", rarity=4.0), *lost("^IXIC", rarity=5.4)) if item.chosen
    ]
    assert first.about == "^GSPC"
    (first,) = [
        item for item in told("path", *lost("^GSPC", rarity=4.0), *lost("^IXIC", rarity=5.6)) if item.chosen
    ]
    assert first.about == "^IXIC"


def test_small_companies_have_no_path_to_themselves():
    assert not [item for item in told("path", *lost("^RUT")) if item.chosen]


def test_without_a_path_there_is_nothing_and_the_daily_prices_tell_the_turn():
    daily = [
        fact("peak_change", "^GSPC", 1.93),
        fact("trough_change", "^GSPC", -1.63),
        fact("change_day", "^GSPC", -1.6),
    ]
    assert not told("path", *daily)
    assert told("reversal", *daily)
    assert not told("reversal", *daily, fact("path_peak", "^GSPC", 1.93, as_of="10:45"))


KINDS = {
    "lost": lost(),
    "lost quietly": lost(rarity=1.5),
    "lost late": path("^GSPC", 0.2, 0.3, 0.5, 0.4, -0.4, peak=(0.6, "13:00"), trough=(-0.45, "15:45")),
    "lost at once": path("^GSPC", 0.3, -0.3, -0.4, -0.3, -0.5, peak=(0.45, "09:30"), trough=(-0.6, "12:15")),
    "pared": path("^GSPC", 0.3, 1.0, 1.3, 0.6, 0.5, peak=(1.4, "11:30"), trough=(0.25, "09:30"), rarity=3.0),
    "pared quietly": path("^GSPC", 0.3, 1.0, 1.3, 0.6, 0.5, peak=(1.4, "11:30"), trough=(0.25, "09:30")),
    "back": path("^GSPC", 0.5, 0.6, 0.5, 0.2, 0.02, peak=(0.7, "10:00"), trough=(-0.1, "15:30")),
    "pared and back": path(
        "^GSPC", 0.5, 1.0, 0.3, 0.2, 0.3, peak=(1.2, "10:00"), trough=(-0.2, "12:30"), rarity=3.0
    ),
    "swung": path("^GSPC", 0.5, 1.5, -1.2, 0.2, 0.4, peak=(1.6, "10:30"), trough=(-1.3, "12:30")),
    "late": path("^GSPC", 0.1, 0.2, 0.2, 0.1, 1.0, peak=(1.0, "15:45"), trough=(0.0, "11:00")),
    "late turn": path(
        "^GSPC", 0.1, 0.0, -0.1, -0.1, 0.6, peak=(0.6, "15:45"), trough=(-0.1, "14:45"), turned_at="15:15"
    ),
    "crossed": path("^GSPC", -0.3, 0.1, 0.3, 0.5, 0.6, peak=(0.6, "15:45"), trough=(-0.3, "09:30")),
    "grew": grew(),
    "kept": path("^GSPC", 0.9, 0.7, 1.0, 1.3, 1.1, peak=(1.3, "15:00"), trough=(0.7, "10:15")),
    "dipped": path("^GSPC", 0.3, -0.2, 0.5, 0.9, 1.0, peak=(1.0, "15:45"), trough=(-0.25, "10:15")),
    "narrow": path("^GSPC", 0.1, 0.2, 0.1, 0.2, 0.3, peak=(0.3, "15:45"), trough=(0.0, "11:00")),
    "wavered": path(
        "^GSPC", 0.1, -0.3, 0.3, -0.1, 0.3, peak=(0.4, "11:00"), trough=(-0.3, "10:30"), crossings=6
    ),
}
KINDS = {name: tuple(facts) for name, facts in KINDS.items()}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("other_way", [False, True])
def test_every_kind_is_one_true_sentence_in_two_wordings(name, other_way):
    """Each is proved as every article is; without its figures no two of three days say the same."""
    facts = tuple(upside_down(KINDS[name])) if other_way else KINDS[name]
    (item,) = [item for item in told("path", *facts) if item.chosen]
    said = set()
    for day in (DAY + dt.timedelta(days=n) for n in range(-2, 3)):
        (text,) = written([item], facts, session=day)
        assert text.endswith("다.")
        assert len(re.findall(r"다\.", text)) == 1
        assert "S&P500지수" in text
        assert len(re.findall(r"\d", text.replace("S&P500", ""))) <= 9
        said.add(re.sub(r"[\d.,]+", "#", text))
    assert len(said) >= 2


@pytest.mark.parametrize("facts", KINDS.values(), ids=KINDS)
def test_besides_there_is_no_figure(facts):
    item = one("path", *facts)
    if item.tags & {"swung", "wavered", "narrow"}:
        return
    (said,) = written([replace(item, tags=item.tags | {"besides", "contrast"})], facts)
    assert said.startswith("반면 S&P500지수는 ")
    assert not re.search(r"\d", said.replace("S&P500", ""))


def test_the_hour_of_the_high_is_told_to_the_half_hour():
    texts = {
        text
        for n in range(-2, 3)
        for text in written([one("path", *lost())], lost(), session=DAY + dt.timedelta(days=n))
    }
    assert any("오전 11시께" in text for text in texts)
    assert any("오전 한때 2% 가까이 올랐으나 오후 들어 하락 전환해 저점 부근에서 " in text for text in texts)


@pytest.mark.parametrize("part", ["lead", "second"])
def test_the_lead_is_one_sentence(part):
    (text,) = written([one("path", *lost())], lost(), part=part)
    assert len(re.findall(r"다\.", text)) == 1


@pytest.mark.parametrize(
    ("close", "told", "tags", "said"),
    [
        (
            -0.5,
            0.4,
            {"after_turned", "after_down"},
            "연준의 결정이 나올 때까지 오르던 S&P500지수는 이후 하락 전환",
        ),
        (0.9, 0.4, {"after_more", "after_up"}, "연준의 결정 전부터 오르던 S&P500지수는 발표 뒤 오름폭을 키"),
        (
            0.2,
            0.7,
            {"after_less", "after_down"},
            "연준의 결정 전까지 오르던 S&P500지수는 발표 뒤 오름폭을 줄였다.",
        ),
        (
            0.6,
            0.05,
            {"after_moved", "after_up"},
            "연준의 결정이 나올 때 보합권에 있던 S&P500지수는 발표 뒤 상승",
        ),
        (0.5, 0.4, set(), ""),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_on_a_day_of_the_fed_it_tells_what_came_after(close, told, tags, said, known):
    facts = [
        *path("^GSPC", 0.3, 0.3, 0.3, told, close, peak=(1.0, "11:00"), trough=(-0.6, "10:45")),
        fact("path_decision", "^GSPC", told, as_of="14:00"),
        *([fact("decision", "FOMC:2025-08-13", 0.0, "bp")] if known else []),
    ]
    item = one("path", *facts)
    assert tags <= item.tags or not known
    assert ("decided" in item.tags) is (known and bool(tags))
    if known:
        assert written([item], facts)[0].startswith(said)


@pytest.mark.parametrize(
    ("leap", "at", "since", "abrupt"),
    [
        (-0.8, "11:30", -0.9, True),
        (-0.4, "11:30", -0.9, False),
        (-0.8, "10:15", -0.9, False),
        (-0.8, "11:30", -0.4, True),
        (-0.8, "11:30", -0.39, False),
    ],
)
def test_a_turn_has_its_hour_where_it_was_abrupt_came_after_the_high_and_was_kept(leap, at, since, abrupt):
    facts = [*lost(), *leapt("^GSPC", leap, at, since)]
    item = one("path", *facts)
    assert ("abrupt" in item.tags) is abrupt
    assert ("부터 가파르게 밀리며 하락 전환해 저점 부근에서 " in written([item], facts)[0]) is abrupt


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("11:00", " 오후 들어 하락 전환해 저점 부근에서"),
        ("11:15", "오전 11시 30분 무렵부터 가파르게 밀리며 하락 전환해 저점 부근에서"),
        ("12:15", "낮 12시 30분 무렵부터 가파르게 밀리며 하락 전환해 저점 부근에서"),
        ("12:30", "오후 들어 하락 전환한 뒤 낮 12시 45분 무렵부터 가파르게 밀려 저점 부근에서"),
    ],
)
def test_a_leap_made_the_turn_that_came_within_an_hour_of_it(at, said):
    """The index was last above the close before at 12:15."""
    facts = [*lost(), *leapt("^GSPC", -0.8, at)]
    assert said in written([one("path", *facts)], facts)[0]


TURNED_LATE = {
    "오후 3시까지 0.2% 내렸으나 마감 전 한 시간 새 상승 전환했다.",
    "오후 3시까지 0.2% 내렸던 S&P500지수는 장 막판 상승 전환했다.",
}


@pytest.mark.parametrize(
    ("late", "turned_at", "said"),
    [
        (-0.2, "15:15", TURNED_LATE),
        (-0.2, "", TURNED_LATE),
        (0.2, "", {"마감 전 한 시간 새 오름폭을 키워", "장 막판 오름폭을 키워"}),
    ],
)
def test_a_last_hour_turned_an_index_that_had_been_below_before(late, turned_at, said):
    """2025-06-27: above the close before all day, 0.09 percent below it at 15:00, 0.52 above at the end."""
    facts = [
        *path(
            "^GSPC",
            0.1,
            -0.2,
            0.0,
            late,
            0.9,
            peak=(0.9, "15:45"),
            trough=(-0.3, "11:00"),
            turned_at=turned_at,
        ),
        fact("path_last", "^GSPC", 1.1, as_of="15:00"),
    ]
    text = written([one("path", *facts)], facts)[0].removeprefix("S&P500지수는 ")
    assert text.partition(" 고점 부근에서 ")[0] in said


@pytest.mark.parametrize(("opened", "said"), [(-0.79, False), (-0.8, True), (-2.0, True)])
def test_how_it_opened_is_told_where_that_is_news(opened, said):
    facts = [
        *path("^GSPC", opened, -3.5, -3.8, -4.0, -4.8, peak=(opened, "09:30"), trough=(-4.9, "15:45")),
    ]
    (text,) = written([one("path", *facts)], facts)
    assert ("하락 출발" in text) is said
    assert "낙폭을 키워 저점 부근에서" in text


@pytest.mark.parametrize(("peak", "said"), [(1.0, True), (1.6, False)])
def test_a_gain_is_said_to_have_grown_only_where_it_was_left(peak, said):
    facts = [
        *path("^GSPC", 0.3, -0.2, 0.5, 0.9, 1.0, peak=(peak, "15:30"), trough=(-0.25, "10:15")),
    ]
    item = one("path", *facts)
    assert {"dipped"} <= item.tags
    assert ("오름폭을 키" in written([item], facts)[0]) is said


def test_only_what_leapt_with_the_opening_did_so_from_it():
    facts = [*grew(), *leapt("^GSPC", 0.9, "09:30")]
    assert "leap_at_once" in one("path", *facts).tags
    assert "leap_at_once" not in one("path", *grew(), *leapt("^GSPC", 0.9, "09:45")).tags
