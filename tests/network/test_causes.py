"""The one table of what goes wrong, met by the real libraries and by their exceptions."""

import datetime as dt
import email.utils
import socket

import curl_cffi.requests
import pytest
import requests

from newsgen.network import causes


@pytest.fixture(autouse=True)
def without_a_proxy(monkeypatch):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


def by_requests(url):
    return requests.get(url, timeout=2)


def by_curl(url):
    return curl_cffi.requests.get(url, timeout=2)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture(params=[by_requests, by_curl])
def get(request):
    return request.param


def met(get, url) -> causes.Cause:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever the library raises
        get(url)
    cause = causes.of_error(caught.value)
    assert cause is not None, caught.value
    return cause


def test_a_name_that_nobody_knows(get):
    assert met(get, "http://no-such-host.invalid/").phrase == "주소를 찾지 못함(DNS)"


def test_nobody_there(get):
    cause = met(get, f"http://127.0.0.1:{free_port()}/")
    assert (cause.phrase, cause.reached) == ("연결하지 못함", False)


def test_one_that_does_not_answer(get):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        cause = met(get, f"http://127.0.0.1:{silent.getsockname()[1]}/")
    assert (cause.phrase, cause.again, cause.reached) == ("응답 시간 초과", True, True)


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("code"), RuntimeError()])
def test_what_is_no_trouble_of_a_network_is_not_called_one(error):
    assert causes.of_error(error) is None


@pytest.mark.parametrize(
    ("status", "phrase", "again"),
    [
        (429, "요청 제한(429)", True),
        (404, "없음(404)", False),
        (403, "거절함(403)", False),
        (400, "잘못된 요청(400)", False),
        (500, "서버 오류(500)", True),
        (503, "서버 오류(503)", True),
        (501, "서버 오류(501)", False),
        (520, "서버 오류(520)", True),
        (530, "서버 오류(530)", True),
        (531, "서버 오류(531)", False),
        (599, "서버 오류(599)", True),
        (425, "잘못된 요청(425)", True),
        (449, "잘못된 요청(449)", True),
    ],
)
def test_a_status(status, phrase, again):
    cause = causes.of_status(status)
    assert (cause.phrase, cause.again) == (phrase, again)
    assert str(status) in cause.line


@pytest.mark.parametrize("status", [200, 204, 304])
def test_a_status_that_is_none(status):
    assert causes.of_status(status) is None


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        (b"", causes.EMPTY),
        (b" \r\n\xef\xbb\xbf", causes.EMPTY),
        (b"\n<!DOCTYPE html><html>", causes.HTML),
        (b"\xef\xbb\xbf<html>", causes.HTML),
        (b"<?xml version='1.0'?>", causes.HTML),
        (b'{"chart": 1}', None),
        (b"observation_date,DGS10\n", None),
        (b"PK\x03\x04", None),
    ],
)
def test_a_body(body, cause):
    assert causes.of_body(body) is cause


def test_how_long_to_wait():
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=90)
    assert causes.wait_of("30") == 30
    assert causes.wait_of(email.utils.format_datetime(soon, usegmt=True)) == pytest.approx(
        90, abs=60
    )  # on a machine under load
    assert causes.wait_of("99999999") == causes.LONGEST_WAIT
    assert causes.wait_of("9" * 5000) == causes.LONGEST_WAIT
    assert causes.wait_of("Mon, 99 Foo 99999999999 00:00:00 GMT") == causes.wait_of("-5") == 0
    assert causes.wait_of("") == causes.wait_of("soon") == causes.wait_of("NaN") == 0


def test_no_two_causes_that_differ_in_what_to_do_read_alike():
    table = [value for value in vars(causes).values() if isinstance(value, causes.Cause)]
    for one in table:
        assert one.phrase
        assert not one.phrase.endswith(".")
        assert not one.line.endswith(".")
    by_line = {}
    for one in table:
        assert by_line.setdefault((one.line, one.reached), one) == one
