"""What ``/health`` tells a watcher: whether articles can be read, how many readers see, and the newest."""

import datetime as dt
import shutil

import pytest
from litestar.testing import TestClient

from newsgen.config import Config
from newsgen.deliveries.approval import KILL, approve
from newsgen.deliveries.outbox import Outbox
from newsgen.service.app import create
from tests.article_fixture import article
from tests.genuine import sealed_at

DAYS = (dt.date(2025, 8, 12), dt.date(2025, 8, 13))


@pytest.fixture
def outbox(tmp_path):
    return tmp_path / "outbox.sqlite"


@pytest.fixture
def health(outbox, glossary, archive):
    client = TestClient(create(Config(), archive, glossary, outbox=outbox), raise_server_exceptions=False)

    def ask():
        answer = client.get("/health")
        assert (
            answer.status_code == 200
        )  # out of a balancer it would help nobody: the others read the same log
        return answer.json()

    return ask


def approved(day, outbox, folder):
    made = article(id=f"{day}-us-close", session=day, edition="us-close")
    sealed_at(folder / f"{day}.json", made, outbox)
    with Outbox(outbox) as box:
        approve(box, made, by="부장")


def test_what_readers_see_is_counted(health, outbox, tmp_path):
    for day in DAYS:
        approved(day, outbox, tmp_path)
    told = health()
    assert (told["status"], told["articles"], told["newest"]) == ("ok", 2, "2025-08-13")
    assert told["articles_fault"] == ""
    with Outbox(outbox) as box:
        box.record(KILL, article="2025-08-13-us-close", detail="부장")
    assert (health()["articles"], health()["newest"]) == (1, "2025-08-12")


def test_a_log_that_is_not_there_is_told(health, outbox, tmp_path):
    told = health()
    assert (told["status"], told["articles"], told["newest"]) == ("degraded", 0, None)
    assert str(outbox) in told["articles_fault"]
    assert "확인하십시오" in told["articles_fault"]
    approved(DAYS[0], outbox, tmp_path)
    assert health()["status"] == "ok"


def test_a_log_that_cannot_be_read_is_told(health, outbox):
    outbox.write_bytes(b"no database, " * 1000)
    told = health()
    assert (told["status"], told["articles"]) == ("degraded", 0)
    assert str(outbox) in told["articles_fault"]


def test_a_folder_of_drafts_that_is_gone_is_told(served, archive):
    client = served()
    told = client.get("/health").json()
    assert (told["status"], told["articles"], told["newest"]) == ("ok", 4, "2025-08-13")
    shutil.rmtree(archive)
    told = client.get("/health").json()
    assert (told["status"], told["articles"], told["newest"]) == ("degraded", 0, None)
    assert str(archive) in told["articles_fault"]


def test_terms_are_served_whatever_becomes_of_the_articles(glossary, archive, outbox):
    client = TestClient(create(Config(), archive, glossary, outbox=outbox))
    assert client.get("/health").json()["status"] == "degraded"
    assert client.get("/v1/terms/dot-plot").status_code == 200
