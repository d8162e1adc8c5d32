"""Economic releases: of a month that is not over, of another indicator, far from everything known."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import gate, indicators
from newsgen.facts import releases as facts
from newsgen.facts.book import FactBook
from newsgen.gate import economy
from newsgen.snapshot.snapshot import Snapshot
from newsgen.sources.batch import Release
from tests.facts.builders import panel
from tests.gate.macro import day, found
from tests.markets import us


def released(code: str, period: str, date: str, *figures: float | None) -> Release:
    return Release(code, day(f"{period}-01"), day(date), *figures)


# As published: the CPI of June and July 2025, and the jobs of July.
JUNE = {
    "CPI_YOY": released("CPI_YOY", "2025-06", "2025-07-15", 2.7, 2.6, 2.4),
    "CORE_CPI_YOY": released("CORE_CPI_YOY", "2025-06", "2025-07-15", 2.9, 3.0, 2.8),
    "CPI_MOM": released("CPI_MOM", "2025-06", "2025-07-15", 0.3, 0.3, 0.1),
    "CORE_CPI_MOM": released("CORE_CPI_MOM", "2025-06", "2025-07-15", 0.2, 0.3, 0.1),
}
JULY = {
    "CPI_YOY": released("CPI_YOY", "2025-07", "2025-08-12", 2.7, 2.8, 2.7),
    "CORE_CPI_YOY": released("CORE_CPI_YOY", "2025-07", "2025-08-12", 3.1, 3.0, 2.9),
    "CPI_MOM": released("CPI_MOM", "2025-07", "2025-08-12", 0.2, 0.2, 0.3),
    "CORE_CPI_MOM": released("CORE_CPI_MOM", "2025-07", "2025-08-12", 0.3, 0.3, 0.2),
}
JOBS = [
    released("PAYROLLS", "2025-06", "2025-07-03", 147, 111, 144),
    released("PAYROLLS", "2025-07", "2025-08-01", 73, 106, 14),
    released("UNEMPLOYMENT", "2025-06", "2025-07-03", 4.1, 4.3, 4.2),
    released("UNEMPLOYMENT", "2025-07", "2025-08-01", 4.2, 4.2, 4.1),
]


def seen(session: str, *given: Release) -> Snapshot:
    ordered = tuple(sorted(given, key=lambda one: (one.date, one.code, one.period or dt.date.min)))
    return Snapshot(session=us(day(session)), series={}, panel=panel({}), releases=ordered)


def said(session: str, *given: Release) -> list[tuple[str, str, str]]:
    return found(economy.releases, seen(session, *given))


def cpi(**changed: Release) -> list[Release]:
    """June's figures, and July's with some changed."""
    return [*JUNE.values(), *{**JULY, **changed}.values()]


def test_what_was_published_says_nothing():
    assert said("2025-08-12", *cpi()) == []
    assert said("2025-08-01", *JOBS) == []  # with June cut by 133


@pytest.mark.parametrize("session", ["2025-08-12", "2025-08-15"])
@pytest.mark.parametrize(("headline", "core"), [("CPI_YOY", "CORE_CPI_YOY"), ("CPI_MOM", "CORE_CPI_MOM")])
def test_whole_rows_of_core_and_headline_exchanged(session, headline, core):
    one, other = JULY[headline], JULY[core]
    changed = {headline: other._replace(code=headline), core: one._replace(code=core)}
    given = cpi(**changed)
    codes = said(session, *given)
    assert {("release-exchanged", headline, "drop"), ("release-exchanged", core, "drop")} <= set(codes)
    market = seen(session, *given)
    fit = gate.fit(market, list(economy.releases(market, gate.Evidence())))
    told = {one.about for one in FactBook(us(day(session)), facts.facts(fit))}
    assert told == JULY.keys() - {headline, core}


def test_actual_figures_of_core_and_headline_exchanged():
    """2.7 against 2.8 expected and 3.1 against 3.0: crossed they miss by 0.3 each."""
    changed = {
        "CPI_YOY": JULY["CPI_YOY"]._replace(actual=3.1),
        "CORE_CPI_YOY": JULY["CORE_CPI_YOY"]._replace(actual=2.7),
    }
    assert [one[:2] for one in said("2025-08-12", *cpi(**changed))] == [
        ("release-exchanged", "CORE_CPI_YOY"),
        ("release-exchanged", "CPI_YOY"),
    ]


@pytest.mark.parametrize(
    ("code", "changed", "finding"),
    [
        ("CPI_YOY", {"actual": -2.7}, ("release-absurd", "drop")),  # the sign
        ("CPI_YOY", {"actual": 2.8, "forecast": 28.0}, ("release-absurd", "drop")),
        ("CPI_YOY", {"actual": 0.2}, ("release-absurd", "drop")),  # the month's figure for the year's
        ("CPI_YOY", {"actual": 3.4}, ("release-far", "flag")),
        ("CPI_YOY", {"actual": 3.2}, None),
        ("CPI_YOY", {"actual": 2.73}, ("release-decimals", "drop")),
        ("CPI_YOY", {"actual": 3.7, "forecast": 3.6}, ("release-far", "flag")),  # 1.0 above June's 2.7
        ("CPI_YOY", {"actual": 3.6, "forecast": 3.6}, None),
        ("CPI_YOY", {"actual": 9.9, "forecast": 9.8}, ("release-far", "flag")),  # as it was expected
        ("CPI_YOY", {"actual": 4.9, "forecast": None}, ("release-far", "flag")),
        ("CPI_YOY", {"actual": 6.0, "forecast": None}, ("release-absurd", "drop")),
        ("CPI_MOM", {"actual": 2.7}, ("release-absurd", "drop")),
        ("CPI_MOM", {"actual": -0.2}, ("release-far", "flag")),
    ],
    ids=str,
)
def test_a_figure_far_from_what_was_expected(code, changed, finding):
    given = cpi(**{code: JULY[code]._replace(**changed)})
    codes = [(one, consequence) for one, symbol, consequence in said("2025-08-12", *given) if symbol == code]
    assert codes == ([finding] if finding else [])


@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        ({"actual": 0.073}, "release-decimals"),  # in millions
        ({"actual": -730}, "release-absurd"),
        ({"actual": -73}, "release-far"),  # the sign: it may be true
        ({"actual": 730}, "release-absurd"),
        ({"previous": -60}, "release-previous"),  # 147 was not cut by 207
        ({"actual": 106, "previous": 106}, "release-same"),
        ({"actual": 147, "previous": 147}, "release-same"),
        ({"actual": -20}, "release-turned"),
        ({"previous": 147, "revised": 400}, "release-previous"),
        ({"previous": 147, "revised": 14}, None),
    ],
    ids=str,
)
def test_payrolls(changed, finding):
    given = [JOBS[0], JOBS[1]._replace(**changed)]
    assert [code for code, *_ in said("2025-08-01", *given)] == ([finding] if finding else [])


@pytest.mark.parametrize(("previous", "told"), [(2.7, False), (2.6, True), (2.9, True), (0.3, True)])
def test_a_previous_that_contradicts_what_was_published_is_told_by_nobody(previous, told):
    """The CPI of a year ago is never revised: readers hear of no change, the editor of both figures."""
    given = cpi(CPI_YOY=JULY["CPI_YOY"]._replace(previous=previous))
    market = seen("2025-08-12", *given)
    book = FactBook(us(day("2025-08-12")), facts.facts(market))
    assert book.value("release_actual", "CPI_YOY") == 2.7
    for measure in ("previous", "change"):
        assert (book.get(f"release_{measure}", "CPI_YOY") is None) == told
    assert book.get("release_revised", "CPI_YOY") is None
    lines = [one.line for one in economy.releases(market, gate.Evidence())]
    assert lines == (
        [
            f"2025-08-12 CPI_YOY에 적힌 이전 값은 {previous:g}, 2025-07-15에 발표된 값은 2.7입니다"
            "(발표 뒤 고치지 않는 지표). 이전 값과 비교한 문장을 뺐습니다."
        ]
        if told
        else []
    )


def test_a_small_revision_is_told_as_one():
    june = released("CORE_PCE_YOY", "2025-06", "2025-07-31", 2.8, 2.7, 2.8)
    july = released("CORE_PCE_YOY", "2025-07", "2025-08-29", 2.9, 2.9, 2.7)
    assert said("2025-08-29", june, july) == []
    book = FactBook(us(day("2025-08-29")), facts.facts(seen("2025-08-29", june, july)))
    assert book.value("release_revised", "CORE_PCE_YOY") == 2.7


@pytest.mark.parametrize(
    ("given", "finding"),
    [
        (released("CPI_YOY", "2025-08", "2025-08-12", 2.9, 2.8, 2.7), "release-early"),
        (released("CPI_YOY", "2025-09", "2025-08-12", 2.9, 2.8, 2.7), "release-early"),
        (released("CPI_YOY", "2025-05", "2025-08-12", 2.4, 2.5, 2.3), "release-older"),
        (Release("CLAIMS", day("2025-08-10"), day("2025-08-14"), 224, 225, 226), "release-early"),
        (Release("CLAIMS", day("2025-08-03"), day("2025-08-14"), 224, 225, 226), None),
        (released("ISM_MANUFACTURING", "2025-07", "2025-08-01", 48.0, 49.5, 49.0), None),
        (released("ISM_MANUFACTURING", "2025-08", "2025-08-29", 48.7, 49.0, 48.0), "release-early"),
    ],
    ids=lambda one: one if isinstance(one, str) else getattr(one, "code", "-"),
)
def test_a_period_is_over_before_it_is_told_and_newer_than_the_one_told_before(given, finding):
    known = [JUNE["CPI_YOY"]] if given.code == "CPI_YOY" else []
    codes = [code for code, *_ in said(str(given.date), *known, given)]
    assert codes == ([finding] if finding else [])


def test_a_family_that_repeats_its_month_before_is_told():
    copies = {
        code: one._replace(
            period=day("2025-07-01"), date=day("2025-08-12"), forecast=one.actual, previous=one.actual
        )
        for code, one in JUNE.items()
    }
    assert said("2025-08-12", *cpi(**copies)) == [("releases-copied", "cpi", "flag")]
    assert said("2025-08-12", *cpi(**{**copies, "CPI_MOM": JULY["CPI_MOM"]})) == []


def test_releases_of_another_week_and_meetings_are_left_alone():
    wrong = JULY["CPI_YOY"]._replace(actual=-2.7)
    assert said("2025-08-18", *JUNE.values(), wrong) == []
    assert said("2025-09-17", Release("FED_RATE", None, day("2025-09-17"), 4.25, 4.25, 4.5)) == []


def test_core_figures_name_the_ones_that_they_leave_something_out_of():
    known = indicators.indicators()
    cores = {code: one.core_of for code, one in known.items() if one.core_of}
    assert cores == {f"CORE_{name}": name for name in ("CPI_YOY", "CPI_MOM", "PCE_YOY", "PCE_MOM")}
    assert indicators.period_end(known["CPI_YOY"], day("2024-02-01")) == day("2024-02-29")
    assert indicators.period_end(known["CPI_YOY"], day("2025-12-01")) == day("2025-12-31")
