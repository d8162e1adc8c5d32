"""Figures that a version changes, and the forms in which a desk's words may still hold them."""

from __future__ import annotations

import pytest

from newsgen.deliveries.merging.stale import Changed, changed, stale
from tests.deliveries.merging.versions import first, second

PERCENT = Changed("1.98%", "1.93%", date=False)
LOW = Changed("1.98%", "1.43%", date=False)
LEVEL = Changed("2,328.06", "2,306.88", date=False)
BP = Changed("5bp", "4bp", date=False)
COUNT = Changed("300개", "298개", date=False)
MONTH = Changed("5월", "3월", date=True)
WEEKS = Changed("40주", "", date=False)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("1.98% 올랐다", PERCENT),
        ("1.98 % 올랐다", PERCENT),
        ("１.９８％ 올랐다", PERCENT),
        ("1.98퍼센트 올랐다", PERCENT),
        ("1.98 올랐다", PERCENT),
        ("약 2% 올랐다", LOW),
        ("2.0% 올랐다", LOW),
        ("2,328선", LEVEL),
        ("2328.06", LEVEL),
        ("2천328선", LEVEL),
        ("2,320선", LEVEL),
        ("5bp 내렸다", BP),
        ("5베이시스포인트", BP),
        ("내린 종목 300곳", COUNT),
        ("5월 이후 최대", MONTH),
        ("40주 만에", WEEKS),
    ],
)
def test_a_form_of_a_changed_figure(text, figure):
    assert stale(f"데스크의 글에서 {text} 한다.", (figure,)) == figure


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("1.93% 올랐다", PERCENT),
        ("2% 가까이", PERCENT),  # 1.93 % is that as well
        ("2.1% 올랐다", PERCENT),
        ("1.98%포인트", PERCENT),
        ("2월 2일 2분기 2곳", LOW),
        ("2,300선", LEVEL),  # 2,306.88 is that as well
        ("S&P500과 러셀2000", LEVEL),
        ("5% 5주 5거래일", BP),
        ("5월 소비자물가", MONTH),
        ("수치가 없는 글", PERCENT),
    ],
)
def test_what_is_none(text, figure):
    assert stale(f"데스크의 글에서 {text} 한다.", (figure,)) is None


def test_what_the_new_version_says_there_too_is_right():
    assert stale("나스닥은 1.98% 올랐다.", (PERCENT,), allowed="나스닥은 1.98% 상승했다.") is None
    assert (
        stale("나스닥은 1.98%, 러셀은 1.98% 올랐다.", (PERCENT,), allowed="나스닥은 1.9% 상승했다.")
        == PERCENT
    )


def test_the_figures_that_a_correction_changes():
    assert set(changed(first(), second())) == {
        Changed("1.98%", "1.93%", date=False),
        Changed("45.28포인트", "44.10포인트", date=False),
        Changed("2,328.06", "2,326.88", date=False),
    }
    assert changed(first(), first()) == ()


def test_what_is_printed_no_more_is_changed_unless_it_still_holds():
    before = first()
    fewer = first(paragraphs=before.paragraphs[:2] + before.paragraphs[3:])  # the stocks are left out
    assert changed(before, fewer) == ()
    gone = first(
        paragraphs=before.paragraphs[:2] + before.paragraphs[3:],
        facts=tuple(fact for fact in before.facts if fact.about not in {"russell2000"}),
    )
    assert {each.was for each in changed(before, gone)} == {"1,615개", "300개"}
