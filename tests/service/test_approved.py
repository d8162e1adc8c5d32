"""Readers see what a person approved and nothing else, at every address."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from litestar.testing import TestClient

from newsgen.config import Config, Service
from newsgen.deliveries.approval import KILL, approve, restore
from newsgen.deliveries.outbox import Outbox
from newsgen.model import Article, Run
from newsgen.outputs import OUTPUTS
from newsgen.service.app import create
from tests.article_fixture import article, runs
from tests.genuine import sealed_at
from tests.service.conftest import ROOM

SECRET = "아무도 승인하지 않은 글"
DAY = dt.date(2025, 8, 13)
LISTS = (
    "/",
    "/briefs/2025-08",
    "/v1/articles",
    "/v1/articles?edition=us-close",
    "/v1/articles?before=2025-08-14&limit=5",
    "/v1/feeds/rss",
    "/v1/feeds/atom",
    "/v1/feeds/json",
    "/glossary/russell-2000",
)
ONE = ("/briefs/{0}/us-close", "/v1/articles/{0}/us-close")
FORMS = ("application/json", "text/html", "text/markdown")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "archive"


@pytest.fixture
def outbox(tmp_path: Path) -> Path:
    return tmp_path / "outbox.sqlite"


@pytest.fixture
def open_client(folder: Path, outbox: Path, glossary: Path) -> Callable[..., TestClient]:
    def make(**settings: object) -> TestClient:
        desk = Config(newsroom=ROOM, service=Service(**{"rate": 0, **settings}))
        return TestClient(create(desk, folder, glossary, outbox=outbox), raise_server_exceptions=False)

    return make


def written(folder: Path, outbox: Path, headline: str, day: dt.date = DAY, **changes: object) -> Article:
    made = article(id=f"{day}-us-close", session=day, headline=runs(headline), **changes)
    sealed_at(folder / str(day) / "us-close.json", made, outbox)
    return made


def everything(client: TestClient, day: dt.date = DAY) -> str:
    """All that readers can get, in every form."""
    single = [(path.format(day), form) for path in ONE for form in FORMS]
    asked = [*((path, form) for path in LISTS for form in FORMS[:2]), *single]
    return "\n".join(client.get(path, headers={"accept": form}).text for path, form in asked)


def test_a_draft_is_nowhere_until_it_is_approved(folder, outbox, open_client):
    draft = written(folder, outbox, SECRET)
    client = open_client()
    assert SECRET not in everything(client)
    for path in ONE:
        assert client.get(path.format(DAY)).status_code == 404
    assert client.get("/v1/articles").json()["articles"] == []
    with Outbox(outbox) as box:
        approve(box, draft, by="부장")
    assert everything(client).count(SECRET) > 10
    for path in ONE:
        assert client.get(path.format(DAY)).status_code == 200


def test_readers_keep_the_approved_version_whatever_becomes_of_the_file(folder, outbox, open_client):
    good = written(folder, outbox, "승인한 제목")
    with Outbox(outbox) as box:
        approve(box, good, by="부장")
    client, place = open_client(), folder / str(DAY) / "us-close.json"
    body = everything(client)
    touched = msgspec.structs.replace(good, lead=runs(SECRET))
    later = msgspec.structs.replace(good, revision=2, headline=runs(SECRET))
    for on_file in (OUTPUTS["json"](touched).body, OUTPUTS["json"](later).body, b"{"):
        place.write_bytes(on_file)
        assert everything(client) == body
    place.unlink()
    assert everything(client) == body
    with Outbox(outbox) as box:
        approve(box, later, by="부장")
    assert "승인한 제목" not in everything(client)


def test_a_term_quotes_what_is_approved_and_nothing_that_is_withdrawn(folder, outbox, open_client):
    said = (Run(text="러셀2000지수", term="russell-2000"), Run(text=f"는 올랐다. {SECRET}이다."))
    draft = written(folder, outbox, "제목", lead=said)
    client = open_client()
    assert "이 용어가 나온 브리프" not in client.get("/glossary/russell-2000").text
    with Outbox(outbox) as box:
        approve(box, draft, by="부장")
    assert "<mark>러셀2000지수</mark>는 올랐다.</p>" in client.get("/glossary/russell-2000").text
    with Outbox(outbox) as box:
        box.record(KILL, article=draft.id, version=1)
    assert "이 용어가 나온 브리프" not in client.get("/glossary/russell-2000").text
    outbox.write_bytes(b"no log")
    assert client.get("/glossary/russell-2000").status_code == 200


def test_what_is_withdrawn_vanishes_and_comes_back_by_a_person(folder, outbox, open_client):
    for day in (DAY, DAY - dt.timedelta(days=1)):
        made = written(folder, outbox, SECRET if day == DAY else "남는 기사", day)
        with Outbox(outbox) as box:
            approve(box, made, by="부장")
    client = open_client()
    with Outbox(outbox) as box:
        box.record(KILL, article=f"{DAY}-us-close", detail="부장")
    assert SECRET not in everything(client)
    assert "남는 기사" in everything(client)
    with Outbox(outbox) as box:
        restore(box, f"{DAY}-us-close", by="부장")
    assert SECRET in everything(client)


def test_a_demo_is_never_a_reader_s(folder, outbox, open_client):
    written(folder, outbox, SECRET, demo=True)
    assert SECRET not in everything(open_client())


def test_a_system_for_trying_shows_drafts_and_says_so_on_every_page(folder, outbox, open_client):
    written(folder, outbox, SECRET)
    trying, real = open_client(drafts=True), open_client()
    assert SECRET in everything(trying)
    for path in ("/", "/briefs/2025-08", f"/briefs/{DAY}/us-close", "/glossary", "/glossary/russell-2000"):
        page = trying.get(path, headers={"accept": "text/html"}).text
        assert "시험용 화면입니다" in page
        assert 'content="noindex"' in page
        assert "시험용" not in real.get(path, headers={"accept": "text/html"}).text


def test_a_log_that_cannot_be_read_shows_nothing_and_is_no_traceback(folder, outbox, open_client):
    written(folder, outbox, SECRET)
    outbox.write_bytes(b"this is no outbox at all" * 100)
    client = open_client()
    for path in (*LISTS, *(path.format(DAY) for path in ONE)):
        answer = client.get(path)
        assert answer.status_code in {200, 404, 503}, path
        assert "Traceback" not in answer.text
        assert SECRET not in answer.text
    assert client.get("/v1/articles").status_code == 503


def test_without_a_log_there_is_nothing(folder, open_client):
    folder.mkdir()
    assert json.loads(open_client().get("/v1/articles").text)["articles"] == []


def test_a_later_version_is_published_when_the_first_was_and_modified_when_it_was_approved(
    folder, outbox, open_client
):
    hours = iter((6, 9))

    def clock() -> dt.datetime:
        return dt.datetime(2025, 8, 14, next(hours), tzinfo=dt.UTC)

    first = article(headline=runs("첫 판"))
    with Outbox(outbox, clock=clock) as box:
        approve(box, first, by="부장")
        approve(box, msgspec.structs.replace(first, revision=2), by="부장")
    (item,) = open_client().get("/v1/feeds/json").json()["items"]
    assert (item["date_published"], item["date_modified"]) == ("2025-08-14T06:00:00Z", "2025-08-14T09:00:00Z")
