"""What comes back of a text: blocks and classes to anybody, every byte to callers that are trusted."""

from __future__ import annotations

import re
from html import unescape

import pytest

from newsgen.config import Config, Service
from newsgen.errors import ConfigProblem
from newsgen.service.app import create
from newsgen.service.trust import variable
from tests.glossary.outside import cases

SECRET = "correct-horse-battery"
MARK = re.compile(r'<dfn class="newsgen-term" data-term="[a-z0-9-]+" tabindex="0">(.*?)</dfn>', re.DOTALL)
BLOCKS = """<!-- wp:paragraph {"align":"center","style":{"color":{"text":"#000"}}} -->
<p class="has-text-align-center">점도표가 나왔다.</p>
<!-- /wp:paragraph -->

<!-- wp:my-plugin/chart {"title":"\\u003cb\\u003e\\u002d\\u002d"} /-->

<!-- wp:separator --><hr class="wp-block-separator"><!-- /wp:separator -->
<!--more--><!--nextpage--><!--kg-card-begin: html--><div class="x"></div><!--kg-card-end: html-->"""
OTHERS = [
    "<!-- note to self -->",
    "<!--[if IE]><p>점도표</p><![endif]-->",
    '<!-- wp:html {"a":"<script>"} -->',
    "<!-- wp:paragraph -- onclick=x -->",
    "<!-- WP:p -->",
    "<!--more onclick=alert(1)-->",
]


@pytest.fixture
def trusting(served, monkeypatch):
    monkeypatch.setenv("NEWSGEN_SERVICE_CMS_2_SECRET", SECRET)
    return served(trusted=("cms-2",))


def source(client, text, form, secret=SECRET):
    body = {"text": text, "format": form, "output": "source"}
    return client.post("/v1/annotate", json=body, headers={"authorization": f"Bearer {secret}"})


def test_blocks_and_classes_come_back(client):
    answer = client.post("/v1/annotate", json={"text": BLOCKS, "format": "html", "output": "html"}).text
    assert len(MARK.findall(answer)) == 1
    assert MARK.sub(r"\1", answer) == BLOCKS


@pytest.mark.parametrize("comment", OTHERS)
def test_no_other_comment_comes_back(client, comment):
    answer = client.post("/v1/annotate", json={"text": f"가{comment}나", "format": "html", "output": "html"})
    assert "<!--" not in answer.text


def test_a_comment_in_an_attribute_is_no_comment(client):
    text = '<img alt="<!-- wp:p" src="/x">점도표<img alt="--> onerror=alert(1)">'
    answer = client.post("/v1/annotate", json={"text": text, "format": "html", "output": "html"}).text
    assert re.findall('alt="([^"]*)"', unescape(answer)) == ["<!-- wp:p", "--> onerror=alert(1)"]
    assert len(MARK.findall(answer)) == 1


def test_every_byte_comes_back_to_a_trusted_caller(trusting):
    for case in cases():
        answer = source(trusting, case.text, case.form)
        assert answer.status_code == 200, case.id
        assert MARK.sub(r"\1", answer.content.decode()) == case.text, case.id


def test_frames_styles_and_line_ends_come_back_marked(trusting):
    text = "<p style='color:red' onclick=x>점도표는 S&P</p>\r\n<iframe src=//youtu.be/x></iframe>\r<br/>\n"
    answer = source(trusting, text, "html")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    dfn = '<dfn class="newsgen-term" data-term="dot-plot" tabindex="0">점도표</dfn>'
    assert answer.content.decode() == text.replace("점도표", dfn)


@pytest.mark.parametrize(("form", "kind"), [("text", "text/plain"), ("markdown", "text/markdown")])
def test_each_form_comes_back_as_itself(trusting, form, kind):
    answer = source(trusting, "**점도표**는 <b>", form)
    assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
    assert MARK.sub(r"\1", answer.text) == "**점도표**는 <b>"


def test_a_text_as_it_is_comes_back_too(trusting):
    headers = {"content-type": "text/html", "authorization": f"bearer {SECRET}"}
    answer = trusting.post("/v1/annotate?output=source", content="<i>점도표</i>".encode(), headers=headers)
    assert MARK.sub(r"\1", answer.text) == "<i>점도표</i>"
    assert MARK.search(answer.text)


@pytest.mark.parametrize("secret", ["", "wrong-horse-battery", SECRET[:-1], f"{SECRET}x", "점도표"])
def test_a_stranger_is_told_what_is_missing(trusting, secret):
    body = {"text": "<p onclick=x>점도표", "format": "html", "output": "source"}
    header = f"Bearer {secret}".encode()
    answer = trusting.post("/v1/annotate", json=body, headers={b"authorization": header})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["errors"][0]["place"] == "header:Authorization"
    assert trusting.post("/v1/annotate", json=body).status_code == 401


def test_nobody_is_trusted_unless_the_settings_say_so(client):
    assert source(client, "점도표", "html").status_code == 401
    assert source(client, "점도표", "html", secret="").status_code == 401


def test_a_secret_that_is_missing_or_short_is_told_at_the_start(monkeypatch, glossary):
    for value in ("", "short", "점도표" * 10):
        monkeypatch.setenv(variable("cms-2"), value)
        with pytest.raises(ConfigProblem, match="NEWSGEN_SERVICE_CMS_2_SECRET"):
            create(Config(service=Service(trusted=("cms-2",))), glossary=glossary)


@pytest.mark.parametrize("name", ["", "CMS", "a b", "데스크", "-a"])
def test_a_name_of_which_no_variable_can_be_made_is_refused(name):
    with pytest.raises(ValueError, match="trusted"):
        Service(trusted=(name,))
