"""Who of a ranking shares a figure, who has a sentence of their own, in which order they are told."""

from __future__ import annotations

import pytest

from newsgen.config import Style
from newsgen.errors import TemplateProblem
from newsgen.model import Event
from newsgen.story.ranking import Ranking, Rankings, apart, pair, place_of, sides
from newsgen.story.scales import Scales
from newsgen.story.views import Subject
from tests.facts.builders import fact
from tests.made_events import SESSION, event
from tests.rules.books import writing

HOUSE = Style()
DAY = "change_day"


def stocks(*moves: float, reported: str = "") -> list[Subject]:
    """Stocks A, B, C ... with their moves; some of them reported the evening before."""
    abouts = "ABCDEFGH"[: len(moves)]
    facts = [fact(DAY, about, move) for about, move in zip(abouts, moves, strict=True)]
    events: list[Event] = [event(about) for about in reported]
    return writing(SESSION, facts, events=events).subjects(abouts)


def ranked(given: list[Subject], **settings) -> Ranking:
    return Rankings(HOUSE, Scales(HOUSE)).ranked(given, DAY, "이(가)", **settings)


def shown(told: Ranking) -> list[tuple[str, str, str]]:
    """The groups as who, particle and end."""
    return [("".join(x.about for x in one.stocks), one.particle, one.ends) for one in told.groups]


def names(subjects) -> str:
    return "".join(one.about for one in subjects)


def test_who_went_as_far_shares_a_figure():
    """9.2 and 8.9 are both 9 percent or so; 7.3 is not, and of the same verb."""
    assert shown(ranked(stocks(9.2, 8.9, 7.3))) == [("AB", "이(가)", "comma"), ("C", "이(가)", "stop")]


def test_a_weaker_verb_ends_the_stronger_one():
    assert HOUSE.stock.sharp > 4.2
    assert shown(ranked(stocks(9.2, 4.2, 4.0))) == [("A", "이(가)", "and"), ("BC", "도", "stop")]


def test_a_side_has_three_figures_whatever_the_words():
    assert HOUSE.stock.extreme < 15.2
    told = ranked(stocks(19.4, 15.2, 9.9, 7.2))
    assert shown(told) == [("A", "이(가)", "comma"), ("B", "이(가)", "and"), ("C", "도", "stop")]
    assert [names(group) for group in told.rest] == ["D"]


def test_three_figures_of_one_verb_are_two_sentences():
    """버티브가 30% 가까이 폭락했다. 비스트라도 28% 넘게, 아리스타도 22% 넘게 폭락했다."""
    told = ranked(stocks(29.8, 28.3, 22.4))
    assert shown(told) == [("A", "이(가)", "stop"), ("B", "도", "comma"), ("C", "도", "stop")]


def test_who_is_explained_has_a_sentence_of_its_own_and_shares_nothing():
    given = stocks(9.2, 8.9, 7.3)
    told = ranked(given, kept={"noted": given[1:2]}, places=0)
    assert [who for who, *_ in shown(told)] == ["A", "C"]
    assert [names(group) for group in told.between] == ["B"]
    told = ranked(given, kept={"noted": given[:1], "record": given[:2]})
    assert names(told.ahead) == "A"


def test_of_too_many_figures_the_smaller_are_left_out():
    told = ranked(stocks(20.0, 17.0, 14.0, 11.0, 8.0), most=3)
    assert [who for who, *_ in shown(told)] == ["A", "B", "C"]
    assert not told.rest


def test_beyond_the_figures_the_lesser_ones_are_told_in_words():
    told = ranked(stocks(4.6, 3.4, 2.6), sizes=2)
    assert [who for who, *_ in shown(told)] == ["A", "B"]
    assert names(told.rest[0]) == "C"
    assert not ranked(stocks(4.6, 3.4, 2.6), sizes=3).rest


def test_a_move_below_one_percent_has_a_figure_only_where_it_is_the_first():
    told = ranked(stocks(0.8, 0.3))
    assert [who for who, *_ in shown(told)] == ["A"]
    assert names(told.rest[0]) == "B"


def test_who_has_a_place_of_their_own_and_went_furthest_comes_first():
    given = stocks(9.2, 7.3, 6.1)
    told = ranked(given, kept={"record": given[:1]})
    assert names(told.ahead) == "A"
    assert [who for who, *_ in shown(told)] == ["B", "C"]
    assert not told.behind


def test_else_behind_the_others_and_no_more_than_so_many():
    given = stocks(9.2, 7.3, 6.1)
    told = ranked(given, kept={"run": given[1:]}, places=1)
    assert not told.ahead
    assert [who for who, *_ in shown(told)] == ["A", "C"]
    assert [names(group) for group in told.between] == ["B"]


def test_a_place_of_a_mere_year_stands_behind_no_smaller_move():
    given = stocks(9.2, 7.3, 6.1)
    told = ranked(given, kept={"year": given[1:2]}, places=1)
    assert [who for who, *_ in shown(told)] == ["A", "B", "C"]
    assert not told.between


def test_a_place_behind_the_others_is_of_who_went_less_far_than_those_with_figures():
    given = stocks(9.2, 7.3, 6.1, 4.0)
    told = ranked(given, kept={"run": given[2:]}, places=1)
    assert [who for who, *_ in shown(told)] == ["A", "B"]
    assert [names(group) for group in told.between] == ["C"]
    assert [names(group) for group in told.rest] == ["D"]


def test_the_others_also_went_there_where_one_group_is_left():
    given = stocks(9.2, 7.3)
    assert shown(ranked(given, kept={"record": given[:1]})) == [("B", "도", "stop")]


def test_a_record_may_be_of_several_of_one_move():
    given = stocks(9.2, 8.9, 7.3)
    told = ranked(given, kept={"record": given[:2]})
    assert names(told.ahead) == "AB"


def test_the_rarest_place_counts():
    (one,) = stocks(9.2)
    assert place_of(one, {"year": [one], "since": [one]}) == "since"
    assert place_of(one, {"year": [one], "since": []}) == "year"
    assert place_of(one, None) == ""


def test_who_reported_comes_behind_and_shares_no_figure_with_who_did_not():
    told = ranked(stocks(9.2, 8.9, 7.3, reported="A"))
    assert [who for who, *_ in shown(told)] == ["B", "C", "A"]
    assert [who for who, *_ in shown(ranked(stocks(9.2, 8.9, reported="A"), each=False))] == ["AB"]


def test_they_are_told_apart():
    reported, others = apart(stocks(9.2, 8.9, reported="B"), DAY)
    assert (names(reported), names(others)) == ("B", "A")


@pytest.mark.parametrize(
    ("moves", "first"),
    [((3.0, -4.0), "B"), ((4.0, -3.0), "A")],
)
def test_the_larger_move_comes_first(moves, first):
    (side, other) = sides(stocks(*moves), DAY, None, None)
    assert names(side.stocks) == first
    assert side.up is not other.up


def test_a_ranking_of_one_way_has_one_side():
    (side,) = sides(stocks(3.0, 4.0), DAY, None, None)
    assert (names(side.stocks), side.up) == ("BA", True)


def test_of_one_riser_and_one_faller_who_reported_comes_last():
    both = sides(stocks(4.0, -3.0, reported="A"), DAY, None, None)
    found = pair(both, DAY)
    assert found is not None
    assert names(found) == "BA"
    assert pair(sides(stocks(4.0, 3.0, -3.0), DAY, None, None), DAY) is None


def test_nobody_is_ranked_without_a_move():
    given = writing(SESSION, []).subjects(["A"])
    with pytest.raises(TemplateProblem, match="change_day"):
        ranked(given)
