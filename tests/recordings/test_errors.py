"""What Yahoo says when it has nothing to say: each ends in one Korean line."""

import re

import pytest

from newsgen.sources.live.yahoo import charts, quotes
from newsgen.sources.live.yahoo.trouble import Trouble, of_status
from tests.recorded import RECORDINGS
from tests.recordings import plain

pytestmark = pytest.mark.skipif(not plain.files("yahoo_errors"), reason="no recordings beside the repository")

ERRORS = {
    "400__bad_request": ("야후의 오류(Missing required query parameter=symbols)", True),
    "400_startdate": ("야후에 그 기간의 시세가 없는 종목(상장폐지일 수 있음)", False),
    "401_crumb": ("야후가 거절함(401)", True),
    "401_feature": ("야후가 거절함(401)", True),
    "404_chart": ("야후에 없는 종목(404)", False),
}
"""Recording -> what is told of it, and whether it is asked for once more."""


def test_every_error_that_is_recorded_is_listed():
    assert {
        name.removeprefix("yahoo_errors/").removesuffix(".json") for name in plain.files("yahoo_errors")
    } == set(ERRORS)


@pytest.mark.parametrize("name", ERRORS)
def test_a_recorded_error_is_told_in_one_line(name):
    told, again = ERRORS[name]
    trouble = of_status(int(name[:3]), plain.body(f"yahoo_errors/{name}.json"))
    assert (str(trouble), trouble.again) == (told, again)


@pytest.mark.parametrize("name", ERRORS)
def test_a_recorded_error_is_no_data_whatever_its_status(name):
    body = plain.body(f"yahoo_errors/{name}.json")
    for read in (lambda: charts.read("X", body), lambda: quotes.rows(body)):
        with pytest.raises(Trouble) as told:
            read()
        assert re.search("[가-힣]", str(told.value))
        assert "\n" not in str(told.value)


@pytest.mark.parametrize("name", [one for one in plain.files("yahoo_crumb") if one.endswith(".body")])
def test_what_comes_on_the_way_to_a_crumb_is_no_data(name):
    """Consent pages, redirections without a body, the crumb itself: none is taken for prices."""
    body = plain.body(name)
    for read in (lambda: charts.read("AAPL", body), lambda: quotes.rows(body)):
        with pytest.raises(Trouble) as told:
            read()
        cause = "HTML" if body.lstrip().startswith(b"<") else "JSON" if body else "빈 답"
        assert cause in str(told.value)


@pytest.mark.parametrize("name", [one for one in plain.files("yahoo_crumb") if one.endswith(".meta.json")])
def test_no_status_on_the_way_to_a_crumb_is_an_error(name):
    """They redirect (301, 302, 307) or answer: the client follows them."""
    status = int(name.split(".")[-3]) if name.split(".")[-3].isdigit() else 302
    assert of_status(status) is None


def test_every_recording_is_read_by_some_test():
    """All 158 of them; the folders are those that the tests here go through."""
    folders = {
        *("yahoo_chart", "yahoo_intraday", "yahoo_quote", "yahoo_screen", "yahoo_calendar", "yahoo_crumb"),
        *("yahoo_errors", "fred", "nyfed", "iwm", "kis"),
    }
    every = {str(path.relative_to(RECORDINGS)) for path in RECORDINGS.rglob("*") if path.is_file()}
    assert every - set(plain.files(*folders)) == {"PROVENANCE.md"}
    assert len(every) == 159
