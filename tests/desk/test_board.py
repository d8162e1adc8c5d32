"""The board: how far each edition has come, what comes first, what is made and released on it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading

import lxml.html
import msgspec
import pytest

from newsgen.acts import withdrawing
from newsgen.acts.states import Stage, stands
from newsgen.archive import Key
from newsgen.deliveries.approval import APPROVE, KILL, RESTORE, approve
from newsgen.deliveries.delivery import Order, State, Status
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.seals import How, seal
from newsgen.desk import making, runs, today
from newsgen.sources import demo
from newsgen.store import Store
from tests.desk.morning import HERE, ID, Morning
from tests.desk.morning import morning as morning  # noqa: PLC0414 - a fixture of ours, too
from tests.genuine import SESSION

SEOUL = dt.timezone(dt.timedelta(hours=9))
KEY = Key(SESSION, "us-close")
MORNING = dt.datetime(2025, 8, 14, 7, 0, tzinfo=SEOUL)
"""New York closed at 05:00 in Seoul, in summer."""
EARLY = dt.datetime(2025, 8, 13, 19, 30, tzinfo=dt.UTC)
"""Half an hour before New York closed that day."""


def stage(morning: Morning) -> Stage:
    return stands(morning.newsroom, [KEY])[0].stage


def test_an_article_goes_from_draft_to_withdrawn_and_back(morning):
    article, room = morning.article, morning.newsroom
    assert stands(room, [Key(SESSION, "us-week")])[0].stage is Stage.ABSENT
    assert stage(morning) is Stage.DRAFT
    with Outbox(room.outbox) as outbox:
        hash_ = next(iter(outbox.events(ID, How.WRITE))).hash
        draft = outbox.add(Order(article=ID, version=1, target="wp", document=hash_))
        assert stage(morning) is Stage.WAITING
        outbox.change(draft, "sent", state=State.SUCCESS)
        assert stage(morning) is Stage.WAITING, "it stands there as a draft"
        approve(outbox, article, by="데스크")
        assert stage(morning) is Stage.APPROVED
        live = outbox.add(Order(article=ID, version=1, target="wp", status=Status.PUBLISH, document=hash_))
        assert stage(morning) is Stage.APPROVED, "ordered, and not there yet"
        outbox.change(live, "sent", state=State.SUCCESS)
        assert stage(morning) is Stage.PUBLISHED
        seal(outbox, msgspec.structs.replace(article, revision=2), How.CORRECT)
        assert stage(morning) is Stage.CORRECTION
        outbox.record(KILL, article=ID)
        assert stage(morning) is Stage.WITHDRAWN
        outbox.record(RESTORE, article=ID)
        assert stage(morning) is Stage.CORRECTION
        assert len(list(outbox.events(ID, APPROVE))) == 1


def rows(morning: Morning, now: dt.datetime) -> dict[str, today.Row]:
    return {row.edition.name: row for row in today.board(morning.newsroom, now).rows}


def test_a_morning_has_new_york_of_the_day_before_and_seoul_of_its_own(morning):
    found = rows(morning, MORNING)
    assert {name: str(row.session) for name, row in found.items()} == {
        "us-close": "2025-08-13",
        "kr-close": "2025-08-14",
    }
    assert found["us-close"].stage is Stage.DRAFT
    assert found["us-close"].over is None
    assert found["kr-close"].stage is Stage.ABSENT
    assert f"{found['kr-close'].over:%H:%M}" == "15:40"


def test_before_new_york_closes_its_article_is_yet_to_come(morning):
    found = rows(morning, dt.datetime(2025, 8, 14, 1, 0, tzinfo=SEOUL))
    assert str(found["us-close"].session) == "2025-08-13"
    assert f"{found['us-close'].over:%m-%d %H:%M}" == "08-14 05:30"


def test_while_new_york_trades_its_session_so_far_can_be_told(morning):
    for hour, day in ((0, 15), (23, 14)):  # it trades from 22:30 to 05:00 in Seoul
        found = rows(morning, dt.datetime(2025, 8, day, hour, 40, tzinfo=SEOUL))
        assert str(found["us-midday"].session) == "2025-08-14"
        assert found["us-midday"].can_make


def test_a_saturday_has_the_week_of_new_york(morning):
    found = rows(morning, dt.datetime(2025, 8, 16, 9, 0, tzinfo=SEOUL))
    assert str(found["us-week"].session) == "2025-08-15"
    assert found["us-close"].trouble.startswith("시세를 아직 받지 않았습니다")


@pytest.mark.parametrize(
    ("cron", "told"),
    [
        ("", [("kr-close", "08-14 15:40", False), ("us-close", "08-15 05:30", False)]),
        (
            "x run today --edition us-close\nx run today --edition us-week\n",
            [("us-close", "08-15 05:31", True), ("us-week", "08-16 07:15", True)],
        ),
    ],
)
def test_the_next_runs_are_those_of_the_installation_else_the_closes(tmp_path, cron, told):
    if cron:
        (tmp_path / "newsgen.cron").write_text(cron)
    now = dt.datetime(2025, 8, 14, 8, 0, tzinfo=SEOUL)
    found = runs.coming(tmp_path, now)
    assert [(run.edition.name, f"{run.at:%m-%d %H:%M}", run.scheduled) for run in found] == told


def test_the_board_lists_what_is_past_and_what_waits(morning):
    page = lxml.html.fromstring(morning.hand().get("/").text)
    (link,) = page.xpath(f"//dl//a[@href='{HERE}']")
    assert "미국 증시 마감" in link.text
    assert "초안" in link.getparent().text_content()
    assert page.xpath("//*[@data-events='/events']")
    earlier = lxml.html.fromstring(morning.hand().get("/?before=2025-08-13").text)
    assert not earlier.xpath("//dl//a")
    (todo,) = earlier.xpath("//ol/li/a")
    assert (todo.get("href"), todo[0].text) == (HERE, "읽고 승인")
    assert morning.hand().get("/?before=x").status_code == 400


@pytest.fixture
def gate(monkeypatch):
    """A fetch that waits until it is let through."""
    event, begun = threading.Event(), threading.Event()

    def fetched(store, order, progress):
        begun.set()
        progress(3, 10)
        assert event.wait(20)

    monkeypatch.setattr(making, "fetched", fetched)
    event.begun = begun
    yield event
    event.set()


def ended(hand, failed: bool = False) -> str:
    """What the board says of what was made, once it is over."""
    for thread in threading.enumerate():
        if thread.name == "making":
            thread.join(30)
    page = lxml.html.fromstring(hand.get("/").text)
    kind = "fault" if failed else "told"
    (line,) = page.xpath(f"//div[@data-events]/p[@role='status' and @class='{kind}']")
    assert "만드는 중" not in line.text_content()
    return line.text_content()


def test_an_article_is_made_beside_the_pages_one_at_a_time(morning, gate):
    hand = morning.hand()
    assert hand.post(f"{HERE}/make").status_code == 303
    assert gate.begun.wait(10)
    page = hand.get("/").text
    assert "만드는 중:" in page
    for path in (HERE, "/articles/2025-08-12/us-close"):
        again = hand.post(f"{path}/make")
        assert again.status_code == 422
        assert "끝난 뒤에" in again.text
    gate.set()
    assert "v1 썼습니다." in ended(hand)
    assert [who for who, _ in morning.events("make")] == ["기자"]


def test_what_cannot_be_made_is_told_in_its_own_line(morning, gate):
    gate.set()
    hand = morning.hand()
    hand.post("/articles/2025-08-16/us-close/make")
    assert "주말" in ended(hand, failed=True)


@pytest.fixture
def held(morning) -> Morning:
    """The store has prices that were fetched before the session was over, and there is no article yet."""
    path = morning.newsroom.prices_at
    path.unlink()
    with Store.open(path, create=True) as store:
        store.write(dataclasses.replace(demo.batch(), demo=False, live=True), now=EARLY)
    morning.newsroom.outbox.unlink()
    for file in (morning.newsroom.archive.folder / "2025-08-13").iterdir():
        file.unlink()
    return morning


def test_a_held_session_is_released_with_a_reason_and_then_made(held, gate, monkeypatch):
    gate.set()
    row = rows(held, MORNING)["us-close"]
    assert row.stage is Stage.HELD
    (finding,) = row.findings
    assert finding.code == "fetched-early"
    todo = today.board(held.newsroom, MORNING).todo
    assert (todo[0].verb, todo[0].path) == ("보고 풀기", "#us-close")
    fields = {"code": finding.code, "symbol": finding.symbol}
    assert held.hand("기자").post(f"{HERE}/release", {**fields, "reason": "봤음"}).status_code == 403
    hand = held.hand("편집")
    assert "기사 보류" in hand.get(HERE).text
    none = hand.post(f"{HERE}/release", {**fields, "reason": " "})
    assert none.status_code == 422
    assert "왜 푸는지 적으십시오." in none.text
    assert hand.post(f"{HERE}/release", {**fields, "reason": "거래소와 맞춰 봤음"}).status_code == 303
    assert rows(held, MORNING)["us-close"].stage is Stage.ABSENT
    ((who, detail),) = held.events("release")
    assert who == "편집"
    assert "거래소와 맞춰 봤음" in detail
    hand.post(f"{HERE}/make")
    assert "v1 썼습니다." in ended(hand)
    assert rows(held, MORNING)["us-close"].stage is Stage.DRAFT
    assert "거래소와 맞춰 봤음" in hand.get(HERE).text


def test_what_a_reason_says_is_text(held):
    fields = {"code": "none", "symbol": "*", "reason": "<script>alert(1)</script>"}
    answer = held.hand("편집").post(f"{HERE}/release", fields)
    assert answer.status_code == 422
    assert "<script>alert" not in answer.text


def test_any_day_and_edition_is_opened_and_a_day_without_one_is_one_line(morning):
    hand = morning.hand()
    answer = hand.get("/open?session=2025-08-13&edition=us-close")
    assert (answer.status_code, answer.headers["location"]) == (303, HERE)
    for query, line in (
        ("session=2025-08-16&edition=us-close", "거래일이 아닙니다(주말)"),
        ("session=2025-07-04&edition=us-close", "휴장일"),
        ("session=2025-08-13&edition=us-week", "2025-08-15를 고르십시오"),
        ("session=2025-08-13&edition=us-none", "그런 판은 없습니다"),
        ("session=&edition=us-close", "거래일을 고르십시오"),
    ):
        answer = hand.get(f"/open?{query}")
        assert answer.status_code == 422
        (told,) = lxml.html.fromstring(answer.text).xpath("//p[@class='fault']")
        assert line in told.text_content()
    closed = lxml.html.fromstring(hand.get("/articles/2025-08-16/us-close").text)
    assert "거래일이 아닙니다" in closed.text_content()
    assert not closed.xpath("//form[contains(@action, '/make')]")


def test_a_withdrawn_article_stays_on_the_lists_with_its_way_back(morning):
    room = morning.newsroom
    withdrawing.withdraw(room, ID, by="편집", reason="시험")
    assert not room.archive.keys()
    hand = morning.hand("편집")
    for path in ("/", "/sending"):
        page = lxml.html.fromstring(hand.get(path).text)
        assert page.xpath(f"//a[@href='{HERE}/sending']"), path
    (entry,) = lxml.html.fromstring(hand.get("/").text).xpath(f"//dl//dd[a/@href='{HERE}']")
    assert "거둠" in entry.text_content()
    assert lxml.html.fromstring(hand.get(HERE).text).xpath(
        f"//a[@href='{HERE}/sending'][contains(., '되살리기')]"
    )
    assert "승인하지 않은 초안으로 돌아옵니다" in hand.get(f"{HERE}/sending").text
    withdrawing.restore(room, ID, by="편집", reason="시험")
    assert f'href="{HERE}/sending"' not in hand.get("/sending").text.partition("거둔 기사")[2]


def test_an_article_made_from_its_own_page_leads_back_to_it(morning, gate):
    hand = morning.hand("편집")
    answer = hand.post(f"{HERE}/make", {"back": "article"}, on=HERE)
    assert (answer.status_code, answer.headers["location"]) == (303, HERE)
    gate.set()
    ended(hand)
