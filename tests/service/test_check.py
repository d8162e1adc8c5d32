"""``POST /v1/check`` and the page ``/check``: what they find, whom they refuse, what they bear.

S&P 500 closed at 6,466.58 on 2025-08-13, up 20.82 points or 0.32 % from 6,445.76 (as published).
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from html import unescape
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner

from newsgen.cli import main
from newsgen.service.checking import Checking
from newsgen.sources import demo
from newsgen.store import Store

RIGHT = "13일(현지시간) 뉴욕증시에서 S&P500지수는 20.82포인트(0.32%) 오른 6,466.58에 거래를 마쳤다."
WRONG = RIGHT.replace("20.82", "28.02")
NASTY = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
SECRET = "a-secret-of-thirty-characters-or"


@pytest.fixture
def client(served, us_store):
    return served(store=us_store, check="anyone")


def ask(client, text, **more):
    return client.post("/v1/check", json={"text": text, **more})


def codes(answer):
    assert answer.status_code == 200
    return [one["code"] for one in answer.json()["findings"] if one["verdict"] == "wrong"]


def test_what_is_false_is_told_with_the_true_figure(client):
    (found,) = ask(client, WRONG, date="2025-08-13").json()["findings"]
    assert (found["code"], found["text"], found["suggestion"]) == ("points", "28.02포인트", "20.82포인트")
    assert WRONG[found["start"] : found["end"]] == "28.02포인트"


def test_it_is_the_document_of_the_command_line(client, us_store, tmp_path):
    path = tmp_path / "copy.txt"
    path.write_text(WRONG, encoding="utf-8")
    words = ["--store", str(us_store), "check", str(path), "--date", "2025-08-13", "--json"]
    line = CliRunner().invoke(main, words).output
    told = ask(client, WRONG, date="2025-08-13").json()
    assert {**told, "file": str(path)} == json.loads(line)


@pytest.mark.parametrize(
    ("media_type", "text"),
    [
        ("text/plain", WRONG),
        ("text/markdown", f"# 마감\n\n**{WRONG}**"),
        ("text/html; charset=utf-8", f"<p>{WRONG.replace('&', '&amp;')}</p>"),
    ],
)
def test_a_text_may_come_as_it_is(client, media_type, text):
    answer = client.post(
        "/v1/check?market=us&date=2025-08-13", content=text.encode(), headers={"content-type": media_type}
    )
    assert codes(answer) == ["points"]
    (found,) = answer.json()["findings"]
    assert text[found["start"] : found["end"]] == "28.02포인트"


@pytest.mark.parametrize(
    ("more", "status", "place"),
    [
        ({"market": "jp"}, 400, "body:market"),
        ({"market": 1}, 400, "body:market"),
        ({"date": "2025-8-13"}, 400, "body:date"),
        ({"date": "1805-08-13"}, 404, "body:date"),
        ({"as_of": "어제"}, 400, "body:as_of"),
        ({"as_of": "0001-01-01"}, 400, "body:as_of"),
        ({"as_of": "2025-08-13T09:00"}, 404, "body:as_of"),
        ({"format": "hwp"}, 400, "body:format"),
        ({"colour": 1}, 400, "body:colour"),
    ],
)
def test_bad_input_has_one_line_and_its_place(client, more, status, place):
    answer = ask(client, RIGHT, **more)
    assert answer.status_code == status
    told = answer.json()
    assert [one["place"] for one in told["errors"]] == [place]
    assert "\n" not in told["detail"]
    assert "sqlite" not in answer.text


def test_an_earlier_moment_knows_what_was_known_then(client):
    later = ask(client, WRONG, date="2025-08-13", as_of="2025-08-14T09:30")
    assert codes(later) == ["points"]


def test_without_a_store_it_reads_the_text_alone_and_says_so(served, tmp_path):
    bare = served(store=tmp_path / "none.sqlite", check="anyone")
    told = ask(bare, f"{WRONG} 러셀2000지수은 쉬었다.", date="2025-08-13").json()
    assert told["notice"] == "저장소가 없어 수치는 글 안에서만 맞춰 봤습니다."
    assert not told["known"]
    assert "particle" in [one["code"] for one in told["findings"]]


def test_a_day_without_prices_says_so(client):
    told = ask(client, RIGHT, date="2026-08-13").json()
    assert told["notice"] == "저장소에 2026-08-13 시세가 없어 수치는 글 안에서만 맞춰 봤습니다."


def test_a_store_that_is_filled_later_is_seen(served, us_store, tmp_path):
    path = tmp_path / "late.sqlite"
    client = served(store=path, check="anyone")
    assert "level" not in codes(ask(client, RIGHT.replace("6,466.58", "6,646.58"), date="2025-08-13"))
    shutil.copy(us_store, path)
    assert "level" in codes(ask(client, RIGHT.replace("6,466.58", "6,646.58"), date="2025-08-13"))


def test_a_store_that_is_none_is_told_of_without_its_place(served, tmp_path):
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"no store " * 1000)
    answer = ask(served(store=path, check="anyone"), RIGHT)
    assert answer.status_code == 503
    assert str(tmp_path) not in answer.text


def test_only_whom_the_newsroom_lets_may_ask(served, us_store, monkeypatch):
    assert ask(served(store=us_store, check="nobody"), RIGHT).status_code == 404
    monkeypatch.setenv("NEWSGEN_SERVICE_DESK_SECRET", SECRET)
    trusted = served(store=us_store, trusted=("desk",))  # the default
    assert ask(trusted, RIGHT).status_code == 401
    known = trusted.post("/v1/check", json={"text": RIGHT}, headers={"authorization": f"Bearer {SECRET}"})
    assert known.status_code == 200
    assert trusted.get("/check").status_code == 404
    assert "/check" not in trusted.get("/").text


def test_too_many_at_once_are_asked_to_come_again(client, monkeypatch):
    monkeypatch.setattr("newsgen.service.checking._WAITING", 0)
    answer = ask(client, RIGHT)
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"


def test_a_text_that_takes_too_long_is_given_up(client, monkeypatch):
    monkeypatch.setattr(Checking, "seconds", -1.0)
    answer = ask(client, RIGHT)
    assert answer.status_code == 413
    assert answer.json()["errors"][0]["place"] == "body:text"


class Reader(HTMLParser):
    """The links of the text with their classes, the notes by id, and the elements that would run."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.marks: dict[str, str] = {}
        self.ids: set[str] = set()
        self.running: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids.add(found.get("id") or "")
        if (found.get("id") or "").startswith("mark-"):
            self.marks[found["href"] or ""] = found["class"] or ""
        if tag in {"script", "img", "iframe"} or any(name.startswith("on") for name in found):
            self.running.append(tag)


def paste(client, text, **more):
    return client.post("/check", data={"text": text, "date": "2025-08-13", **more})


def copy_of(page):
    """Return the text that the page shows, its marks taken off."""
    shown = re.search(r'<div class="copy">(.*?)</div>', page, re.DOTALL)
    return unescape(re.sub(r"</?a\b[^>]*>", "", shown[1]))


def test_the_page_marks_the_text_and_leads_to_the_notes(client):
    page = paste(client, WRONG).text
    seen = Reader(page)
    assert copy_of(page) == WRONG
    assert sorted(seen.marks.values()) == ["false", "right", "right"]
    assert all(href.removeprefix("#") in seen.ids for href in seen.marks)
    for told in ("20.82포인트", "points_day:^GSPC@2025-08-13", "6466.58 - 6445.76 = 20.82"):
        assert told in unescape(page)


def test_nothing_pasted_runs(client):
    page = paste(client, f"{NASTY} {WRONG} {NASTY}").text
    assert Reader(page).running == []
    assert NASTY in copy_of(page)


def test_the_form_comes_back_with_the_text(client):
    page = paste(client, WRONG, market="us").text
    assert f">\n{WRONG.replace('&', '&amp;')}</textarea>" in page
    assert '<option value="us" selected>' in page
    assert 'value="2025-08-13"' in page


def test_what_has_one_answer_is_written_in(client):
    page = paste(client, f"{RIGHT} 러셀2000지수은 쉬었다...", act="fix").text
    assert "2곳을 고쳤습니다" in page
    assert "러셀2000지수는 쉬었다…" in page


@pytest.mark.parametrize(
    ("text", "more", "status"),
    [
        ("가" * 100_001, {}, 413),
        (RIGHT, {"date": "13일"}, 400),
        (RIGHT, {"date": "1805-08-13"}, 404),
        (RIGHT, {"market": "jp"}, 400),
    ],
)
def test_a_refusal_is_told_over_the_form_and_keeps_the_text(client, text, more, status):
    answer = paste(client, text, **more)
    assert answer.status_code == status
    assert 'role="alert"' in answer.text
    assert text[:50].replace("&", "&amp;") in answer.text


def test_what_no_form_sends_is_refused(client):
    assert client.post("/check", json={"text": RIGHT}).status_code == 415
    many = "&".join(f"a{at}=1" for at in range(1000))
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/check", content=many, headers=form).status_code == 400
    assert client.post("/check", content="text=%ff", headers=form).status_code == 400


def test_a_page_is_no_copy_for_caches(client):
    assert paste(client, WRONG).headers["cache-control"] == "no-store"


def test_seoul_is_known_by_its_words(served, tmp_path):
    path = tmp_path / "kr.sqlite"
    with Store.open(path, create=True) as made:
        made.write(demo.batch(demo.of("kr")), now=dt.datetime(2025, 10, 28, tzinfo=dt.UTC))
    text = "27일 코스피는 전 거래일보다 101.24포인트(2.57%) 오른 4,042.38에 거래를 마쳤다."
    told = ask(served(store=path, check="anyone"), text, date="2025-10-27").json()
    assert told["market"] == "kr"
    assert ("level", "4,042.83") in [(one["code"], one["suggestion"]) for one in told["findings"]]
