"""``POST /v1/annotate``: terms in other people's texts, and nobody's script in what comes out."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TEXT = "점도표가 나왔다. 25bp, 곧 점도표대로."
SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "annotations.v1.json"
ATTACKS = [
    "<script>alert(1)</script>점도표",
    "<img src=x onerror=alert(1)>점도표",
    "<svg/onload=alert(1)>점도표",
    "<a href='javascript:alert(1)'>점도표</a>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>점도표",
    "<p style='background:url(javascript:alert(1))'>점도표</p>",
    "<dfn class=newsgen-term data-term='x' onclick=alert(1)>점도표</dfn>",
    "<noscript><p title='</noscript><script>alert(1)</script>'>",
    "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>점도표",
    "<object data=javascript:alert(1)>점도표",
    "<base href=//evil.example>점도표",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>점도표",
]
ALIVE = re.compile(
    r"<(?:script|svg|math|iframe|object|embed|form|base|meta|style|link|button)\b"
    r"|<[^>]*\s(?:on\w+|style|srcdoc|formaction)\s*=|<[^>]*javascript:",
    re.IGNORECASE,
)


def ask(client, **body):
    return client.post("/v1/annotate", json=body)


def test_places_slice_to_what_was_found_and_tooltips_come_along(client):
    told = ask(client, text=TEXT).json()
    jsonschema.validate(told, json.loads(SCHEMA.read_text(encoding="utf-8")))
    found = [(term["id"], TEXT[term["start"] : term["end"]], term["first"]) for term in told["terms"]]
    assert found == [("dot-plot", "점도표", True), ("basis-point", "bp", True), ("dot-plot", "점도표", False)]
    assert set(told["entries"]) == {"dot-plot", "basis-point"}
    assert told["entries"]["basis-point"]["definition"] == "0.01%포인트다."


def test_first_uses_only(client):
    told = ask(client, text=TEXT, first_only=True).json()
    assert [term["id"] for term in told["terms"]] == ["dot-plot", "basis-point"]


def test_places_count_characters_beyond_the_first_plane_as_one(client):
    text = "😀 점도표"
    (term,) = ask(client, text=text).json()["terms"]
    assert text[term["start"] : term["end"]] == "점도표"


@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown", "text/html; charset=UTF-8"])
def test_a_text_may_come_as_it_is(client, media_type):
    answer = client.post(
        "/v1/annotate?first_only=true", content=TEXT.encode(), headers={"content-type": media_type}
    )
    assert [term["id"] for term in answer.json()["terms"]] == ["dot-plot", "basis-point"]


def test_a_plain_text_comes_out_escaped_and_is_the_same_without_its_marks(client):
    text = "<점도표> & “bp”\n둘째 줄"
    answer = ask(client, text=text, output="html")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert 'data-term="dot-plot"' in answer.text
    from html import unescape  # noqa: PLC0415

    assert unescape(re.sub(r"</?dfn[^>]*>", "", answer.text)) == text


def test_markdown_comes_out_as_html(client):
    answer = ask(client, text="# 점도표\n\n**점도표**는 표다.", format="markdown", output="html")
    assert "<h1>점도표</h1>" in answer.text  # never in a heading
    assert re.search(r"<strong><dfn [^>]*>점도표</dfn></strong>는 표다", answer.text)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("{{< a\n  b='*점*'\n>}}\n\n*끝*", "<p>{{&lt; a\n  b='*점*'\n&gt;}}</p>\n<p><em>끝</em></p>\n"),
        ("[가]({{site.url}}/x)", '<p><a href="{{site.url}}/x" rel="noopener noreferrer">가</a></p>\n'),
        ("[가][1] [나][1]\n\n[1]: {{x}}", None),
        ("{{ a }} &#xe000;0&#xe000; &#xe000;7&#xe000;", None),
        ("\ue0000\ue000 {{ a }}", "<p>\ue0000\ue000 {{ a }}</p>\n"),
        ("%EE%80%800%EE%80%80 {{ a }}", None),
        ("---\na: b\n---\n가\n\n*[나]: 다", "<p>가</p>\n"),
        ("|가|나|\n|-|-|\n|1|{{ a | b }}|", None),
    ],
)
def test_short_codes_come_through_markdown(client, source, html):
    answer = ask(client, text=source, format="markdown", output="html")
    assert answer.status_code == 200
    assert html is None or answer.text == html
    assert len(answer.text) < 300


def test_what_everybody_knows_is_found_and_not_marked(client):
    assert ask(client, text="1 퍼센트").json()["entries"]["percent"]["mark"] is False
    assert ask(client, text="1 퍼센트", output="html").text == "1 퍼센트"


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_nobodys_script_comes_out(client, attack, form):
    answer = ask(client, text=attack, format=form, output="html")
    assert answer.status_code == 200
    assert not ALIVE.search(answer.text)
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    database=None,
)
@given(
    st.lists(
        st.sampled_from(
            [
                *"<>&'\"=/ \n`*[]()!-",
                "script",
                "점도표",
                "onload",
                "img",
                "b",
                "p",
                "javascript:",
                "\x00",
                "<!--",
            ]
        ),
        max_size=40,
    ).map("".join),
    st.sampled_from(["text", "markdown", "html"]),
)
def test_nothing_alive_comes_out_whatever_goes_in(client, text, form):
    answer = ask(client, text=text, format=form, output="html")
    assert answer.status_code == 200
    assert not ALIVE.search(answer.text)


@pytest.mark.parametrize(
    ("content", "media_type", "status", "place"),
    [
        ("점도표\n금리".encode("cp949"), "text/plain", 400, "body"),
        (b'{"text": "\xff"}', "application/json", 400, "body"),
        (b'{"text": ', "application/json", 400, "body"),
        (b'{"text": "a"} b', "application/json", 400, "body"),
        (b"", "application/json", 400, "body"),
        (b"[" * 100_000, "application/json", 400, "body"),
        (b'{"text": 1}', "application/json", 400, "body:text"),
        (b"{}", "application/json", 400, "body:text"),
        (b'{"text": "a", "format": "rtf"}', "application/json", 400, "body:format"),
        (b'{"text": "a", "colour": 1}', "application/json", 400, "body:colour"),
        (b"a", "application/pdf", 415, "header:Content-Type"),
        (b"a", "", 415, "header:Content-Type"),
        (b"a", "text/html; charset=euc-kr", 415, "header:Content-Type"),
    ],
)
def test_what_cannot_be_read_is_told_its_place(client, content, media_type, status, place):
    answer = client.post("/v1/annotate", content=content, headers={"content-type": media_type})
    assert answer.status_code == status
    assert [error["place"] for error in answer.json()["errors"]] == [place]


def test_the_line_that_is_no_utf_8_is_named(client):
    content = "첫 줄\n둘째 ".encode() + b"\xff"
    answer = client.post("/v1/annotate", content=content, headers={"content-type": "text/plain"})
    assert answer.json()["errors"][0]["detail"].startswith("2행, 16번째 바이트")


def test_a_body_over_the_limit_is_refused(client):
    answer = client.post("/v1/annotate", content=b"a" * 3_000_000, headers={"content-type": "text/plain"})
    assert answer.status_code == 413
    assert answer.json()["title"] == "보낸 글이 너무 큽니다"
    fits = client.post("/v1/annotate", content=b"a" * 2_500_000, headers={"content-type": "text/plain"})
    assert fits.status_code == 200


@pytest.mark.parametrize("field", ["text", "markdown", "html"])
def test_an_empty_text_has_no_terms(client, field):
    assert ask(client, text="", format=field).json() == {
        "schema": "newsgen/annotations/v1",
        "terms": [],
        "entries": {},
    }
