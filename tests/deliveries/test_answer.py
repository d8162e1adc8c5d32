"""Reading an answer: into what is needed, or one line; whatever bytes came."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.deliveries.answer import Answer
from newsgen.deliveries.ghost.answers import One
from newsgen.deliveries.wordpress.answers import Me, Post, code, existing, why
from newsgen.deliveries.words import hider
from newsgen.errors import DeliveryDelayed
from tests.deliveries.odd import BARE_NOTICE, NOTICE

POST = {"id": 5, "status": "draft", "title": {"raw": "제목"}, "content": {"raw": "<p>글</p>"}}

MARK = b"\xef\xbb\xbf"


def answer(body: bytes | object, status: int = 200, secrets: tuple[str, ...] = ()) -> Answer:
    told = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(status, {}, told, hide=hider(secrets))


NAMES = st.sampled_from([*POST, "raw", "rendered", "code", "data", "posts"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=6,
)
CHANGED = st.dictionaries(st.sampled_from([*POST]), VALUES, max_size=2).map(POST.__or__)


@settings(max_examples=300, deadline=None)
@given(VALUES | CHANGED)
def test_any_json_is_read_or_told(value):
    told = answer(value)
    for kind in (Post, list[Post], One, Me):
        if told.maybe(kind) is None:
            with pytest.raises(DeliveryDelayed, match="CMS") as caught:
                told.read(kind)
            assert caught.value.unknown
            assert str(caught.value).isprintable()
    assert isinstance(code(told), str)
    assert existing(told) is None or existing(told) > 0
    assert why(told).endswith("(HTTP 200).")


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=60) | st.binary(max_size=20).map(NOTICE.__add__))
def test_any_bytes_are_read_or_told(body):
    answer(body).maybe(list[Post])


@pytest.mark.parametrize(
    "before", [b"", b"\xef\xbb\xbf", NOTICE, NOTICE * 3, BARE_NOTICE, b"\xef\xbb\xbf" + NOTICE]
)
def test_behind_notices_the_answer_is_read(before):
    assert answer(before + json.dumps(POST).encode()).read(Post).id == 5


@pytest.mark.parametrize(
    "before",
    [
        b"<html>",
        b"Notice",
        b"Notice: {",
        NOTICE + b"<p>",
        b"<br />\n<b>Fatal error</b>:  x in <b>/a</b> on line <b>3</b><br />\n",
        b'{"id": 1}',
        b'[{"id": 1}]\n',
    ],
)
def test_behind_anything_else_nothing_is_believed(before):
    assert answer(before + json.dumps(POST).encode()).maybe(Post) is None


def test_a_long_run_of_notices_takes_no_time():
    assert answer(b"<br />\n<b>Notice</b>: " * 200_000).maybe(Post) is None


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "빈 답"),
        (b" \n", "빈 답"),
        (b"<html>login", "웹페이지"),
        (b"{}", "약속한 꼴"),
        (b"null", "약속한 꼴"),
        (b'{"id": 5, "sta', "읽을 수 없습니다"),
        (b"[" * 100_000, "읽을 수 없습니다"),
        ("글".encode("cp949"), "읽을 수 없습니다"),
    ],
)
def test_what_came_is_told_apart(body, said):
    with pytest.raises(DeliveryDelayed, match=said):
        answer(body).read(Post)


def test_numbers_in_strings_are_numbers_and_true_is_none():
    assert answer(POST | {"id": "5"}).read(Post).id == 5
    for id_ in (True, 0, -1, "", "5a", [5], 2**60, 1.5):
        assert answer(POST | {"id": id_}).maybe(Post) is None


def test_a_secret_is_hidden_however_json_writes_it():
    body = json.dumps(POST | {"link": "x/s3cr3t-s3cr3t?a"}).replace("s3", "\\u00733").encode()
    assert answer(body, secrets=("s3cr3t-s3cr3t",)).read(Post).link == "x/***?a"


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (403, {"code": "rest_cannot_publish"}, "author 계정"),
        (403, {"code": "rest_forbidden"}, "보안 플러그인"),
        (403, b"<h1>nginx</h1>", "보안 플러그인"),
        (413, b"", "용량 제한"),
        (400, {"code": "x_y_z"}, "관리자에게"),
    ],
)
def test_a_refusal_says_what_to_do_and_no_code(status, body, said):
    told = why(answer(body, status))
    assert said in told
    assert told.endswith(f"(HTTP {status}).")
    assert not any(raw in told for raw in ("rest_", "<", "x_y"))
