"""``newsgen note suggest`` through the real clients, against the stand-in: what it shows and never keeps."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import pty
import select
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newsgen.model import Account
from newsgen.sources.batch import Batch
from newsgen.store import Store
from tests import program, standin
from tests.genuine import FETCHED, provided
from tests.standin import Moved, Story

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
NOW = dt.datetime(2025, 8, 14, 0, 0, tzinfo=dt.UTC)
PATIENCE = 60.0
HUSH = "s3cret-Key+1"

WRAP = Story(
    "Stock market today: Wall Street higher as small caps jump",
    NOW - dt.timedelta(hours=3),
    ("^GSPC",),
    link="https://wire.example.com/2",
)
CHIPS = Story("AMD climbs with chip peers", NOW - dt.timedelta(hours=6), ("AMD",))

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>예시통신</title>
<item><title>{title}</title><link>https://news.example.com/{n}</link><pubDate>{at}</pubDate></item>
</channel></rss>"""
SEOUL = RSS.format(title="뉴욕증시 이틀째 상승 마감", n=1, at="Thu, 14 Aug 2025 05:40:00 +0900")


@pytest.fixture
def serve() -> Iterator[Callable[[standin.Scene], standin.Server]]:
    """A function that runs a stand-in for a scene until the test ends."""
    with contextlib.ExitStack() as stack:
        yield lambda made: stack.enter_context(standin.running(made))


@pytest.fixture
def desk(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the store of 2025-08-13, in which a company reported and one is due."""
    provided(tmp_path_factory, tmp_path)
    reported = Account(
        id="earnings:AMD:2025-08-12", kind="earnings", about="AMD", source="Example Calendar",
        day=dt.date(2025, 8, 12), part="after", status="reported", link="https://calendar.example.com/AMD",
    )  # fmt: skip
    with Store.open(tmp_path / "market.sqlite") as store:
        store.write(Batch(origin="test", accounts=(reported,)), now=FETCHED)
    return tmp_path


def scene(*stories: Story, **feeds: Any) -> standin.Scene:
    made = standin.Scene(now=NOW, stories=list(stories))
    made.feeds = {f"/{name}": document for name, document in feeds.items()}
    return made


def settings(desk: Path, *feeds: str, **more: str) -> None:
    rows = ", ".join(feeds)
    (desk / "newsgen.toml").write_text(f"[suggest]\nfeeds = [{rows}]\n", encoding="utf-8")


def feed(name: str, **more: str) -> str:
    fields = {"name": name, "url": f"https://feeds.example.com/{name}", **more}
    return "{" + ", ".join(f"{key} = {json.dumps(value)}" for key, value in fields.items()) + "}"


def run(desk: Path, given: dict[str, str], *options: str) -> subprocess.CompletedProcess[str]:
    env = given | {"PYTHONPATH": str(ROOT), "HOME": str(desk)}
    words = ("-m", "newsgen", "--store", "market.sqlite", "note", "suggest", "2025-08-13", *options)
    return program.run(*words, env=env, cwd=desk, timeout=PATIENCE)


def listed(done: subprocess.CompletedProcess[str]) -> dict[str, dict[str, Any]]:
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["schema"] == "newsgen/suggest/v1"
    return {each["about"]: each for each in document["suggestions"]}


def titles(one: dict[str, Any]) -> list[str]:
    return [each["title"] for each in one["headlines"]]


def test_events_and_headlines_stand_beside_their_subject(desk: Path, serve: Callable[..., Any]) -> None:
    settings(desk, feed("seoul"))
    server = serve(scene(WRAP, CHIPS, seoul=SEOUL))
    found = listed(run(desk, server.environment(), "--json"))
    assert set(titles(found["XNYS"])) == {WRAP.title, "뉴욕증시 이틀째 상승 마감"}
    amd = found["AMD"]
    assert titles(amd) == [CHIPS.title]
    assert amd["headlines"][0]["at"] == "2025-08-13T18:00:00Z"
    (event,) = amd["events"]
    assert (event["kind"], event["part"], event["link"]) == (
        "earnings",
        "after",
        "https://calendar.example.com/AMD",
    )
    assert event["text"] == "AMD는 12일(현지시간) 장 마감 후 분기 실적을 발표했다."
    assert server.count(path="/v1/finance/search") <= 12


def test_the_list_tells_title_publisher_both_hours_and_link(desk: Path, serve: Callable[..., Any]) -> None:
    server = serve(scene(CHIPS))
    told = run(desk, server.environment()).stdout
    assert (
        "제목  AMD climbs with chip peers — Example Wire, 8월 14일 03:00 한국시간(뉴욕 13일 14:00)\n" in told
    )
    assert f"\n           {CHIPS.link}\n" in told
    assert "[1]" not in told


def test_nothing_of_a_headline_is_kept(desk: Path, serve: Callable[..., Any]) -> None:
    settings(desk, feed("seoul"))
    before = {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()}
    server = serve(scene(WRAP, CHIPS, seoul=SEOUL))
    assert run(desk, server.environment()).returncode == 0
    after = {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()}
    for path in after.keys() - before.keys():
        assert b"chip peers" not in after[path]
        assert "이틀째".encode() not in after[path]
    for path, content in before.items():
        if path.suffix == ".sqlite":
            with Store.open(path) as store:
                assert "chip peers" not in "\n".join(store._db.iterdump())
        else:
            assert after[path] == content


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("429", "요청이 너무 많다고"),
        ("500", "HTTP 500"),
        ("html", "웹페이지(HTML)"),
        ("empty", "빈 답"),
        ("reset", "연결"),
        ("unreachable", "프록시"),
    ],
)
def test_a_feed_that_is_down_is_told_in_a_line(
    what: str, words: str, desk: Path, serve: Callable[..., Any]
) -> None:
    settings(desk, feed("seoul"), feed("other"))
    made = scene(CHIPS, seoul=SEOUL, other=SEOUL.replace("이틀째", "사흘째"))
    if what != "unreachable":
        made.fault(what, path="/seoul")
    else:
        made.fault(what, host="feeds.example.com")
    done = run(desk, serve(made).environment(), "--json")
    assert CHIPS.title in titles(listed(done)["AMD"])
    troubles = json.loads(done.stdout)["troubles"]
    assert troubles[0].startswith("seoul feeds.example.com: ")
    assert words in troubles[0]
    if what != "unreachable":
        assert titles(listed(done)["XNYS"]) == ["뉴욕증시 사흘째 상승 마감"]


def test_yahoo_down_is_told_once_and_the_feeds_are_read(desk: Path, serve: Callable[..., Any]) -> None:
    settings(desk, feed("seoul"))
    made = scene(CHIPS, seoul=SEOUL)
    made.fault("500", path="/v1/finance/search")
    done = run(desk, serve(made).environment(), "--json")
    assert titles(listed(done)["XNYS"]) == ["뉴욕증시 이틀째 상승 마감"]
    (trouble,) = json.loads(done.stdout)["troubles"]
    assert trouble.startswith("야후 뉴스 검색")


def test_without_a_network_the_events_are_there(desk: Path) -> None:
    settings(desk, feed("seoul"))
    done = run(desk, standin.nowhere())
    assert done.returncode == 0
    assert "AMD" in done.stdout
    assert "분기 실적" in done.stdout
    assert len(done.stderr.splitlines()) == 2


def test_a_feed_too_large_is_left(desk: Path, serve: Callable[..., Any]) -> None:
    settings(desk, feed("large"))
    done = run(desk, serve(scene(large=SEOUL + " " * 5_000_000)).environment(), "--json")
    assert "너무 큽니다" in json.loads(done.stdout)["troubles"][0]


def test_one_report_in_two_feeds_is_told_once(desk: Path, serve: Callable[..., Any]) -> None:
    settings(desk, feed("one"), feed("two"))
    done = run(desk, serve(scene(one=SEOUL, two=SEOUL)).environment(), "--json")
    assert titles(listed(done)["XNYS"]) == ["뉴욕증시 이틀째 상승 마감"]


SECRETS = [
    {"user": "desk"},
    {"header": "X-Api-Key: {secret}"},
    {"url": "https://feeds.example.com/paid?key={secret}&lang=ko"},
]


@pytest.mark.parametrize("how", SECRETS, ids=["password", "header", "address"])
@pytest.mark.parametrize("fails", [False, True], ids=["answers", "fails"])
def test_a_secret_reaches_its_server_and_nobody_else(
    how: dict[str, str], *, fails: bool, desk: Path, serve: Callable[..., Any]
) -> None:
    settings(desk, feed("paid", **how))
    made = scene(paid=Moved("https://feeds.example.com/elsewhere") if fails else SEOUL, elsewhere=SEOUL)
    server = serve(made)
    done = run(desk, server.environment(NEWSGEN_FEED_PAID_SECRET=HUSH), "--json")
    (asked,) = server.select(host="feeds.example.com")
    sent = json.dumps([asked.headers, asked.query])
    basic = "ZGVzazpzM2NyZXQtS2V5KzE="  # base64 of desk:s3cret-Key+1
    assert HUSH in sent or basic in sent
    assert HUSH not in done.stdout + done.stderr
    assert basic not in done.stdout + done.stderr
    troubles = json.loads(done.stdout)["troubles"]
    assert bool(troubles) is fails
    if fails:
        assert "다른 주소로 넘깁니다" in troubles[0]
        assert "key=" not in troubles[0]
    kept = [path for path in desk.rglob("*") if path.is_file() and HUSH.encode() in path.read_bytes()]
    assert kept == []


def test_a_feed_without_its_secret_says_where_it_goes(desk: Path, serve: Callable[..., Any]) -> None:
    settings(desk, feed("paid", user="desk"))
    server = serve(scene(paid=SEOUL))
    done = run(desk, server.environment(), "--json")
    assert "NEWSGEN_FEED_PAID_SECRET" in json.loads(done.stdout)["troubles"][0]
    assert server.count(host="feeds.example.com") == 0


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (feed("a", url="http://feeds.example.com/"), "https"),
        (feed("a", url="https://user:pass@feeds.example.com/"), "비밀번호"),
        (feed("a", url="file:///etc/passwd"), "주소"),
        (feed("a", header="Authorization: Bearer abc"), "{secret}"),
        (feed("a", zone="Asia/Soul"), "Asia/Seoul"),
        (feed("A B"), "영문 소문자"),
        (f"{feed('a')}, {feed('a')}", "겹칩니다"),
    ],
)
def test_a_feed_that_cannot_be_asked_is_refused(row: str, words: str, desk: Path) -> None:
    settings(desk, row)
    done = run(desk, standin.nowhere())
    assert done.returncode == 2
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


class Terminal:
    """The program at a terminal: what it writes, and keys that are pressed."""

    def __init__(self, desk: Path, given: dict[str, str]) -> None:
        ours, theirs = pty.openpty()
        env = given | {"PYTHONPATH": str(ROOT), "HOME": str(desk), "TERM": "xterm", "LANG": "C.UTF-8"}
        words = [
            sys.executable,
            "-m",
            "newsgen",
            "--store",
            "market.sqlite",
            "note",
            "suggest",
            "2025-08-13",
        ]
        self.process = subprocess.Popen(
            words, stdin=theirs, stdout=theirs, stderr=theirs, env=env, cwd=desk, close_fds=True
        )
        os.close(theirs)
        self._ours, self.said = ours, ""

    def wait_for(self, words: str) -> str:
        """Read until some words are there; return all that came since the last time."""
        begun, ends = len(self.said), time.monotonic() + PATIENCE
        while words not in self.said[begun:]:
            ready, _, _ = select.select([self._ours], [], [], max(ends - time.monotonic(), 0))
            assert ready, f"{words!r} did not come: {self.said[begun:]}"
            try:
                self.said += os.read(self._ours, 65536).decode("utf-8", errors="replace")
            except OSError:
                break
        return self.said[begun:]

    def press(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def choose(self, key: str, kind: str) -> None:
        """Press the key of something in the list, and of a kind of note."""
        self.press_one(key)
        self.wait_for("다른 글쇠: ")
        self.press_one(kind)

    def press_one(self, key: str) -> None:
        """Press a key that is read at once, which is when the terminal keeps no line."""
        ends = time.monotonic() + PATIENCE
        while termios.tcgetattr(self._ours)[3] & termios.ICANON:
            assert time.monotonic() < ends
            time.sleep(0.01)
        self.press(key)

    def end(self) -> int:
        code = self.process.wait(PATIENCE)
        os.close(self._ours)
        return code


def key_of(told: str, words: str) -> str:
    line = next(line for line in told.splitlines() if words in line)  # of several subjects the first
    return line.partition("[")[2][0]


def test_a_note_is_made_at_a_terminal_in_the_desks_words(desk: Path, serve: Callable[..., Any]) -> None:
    terminal = Terminal(desk, serve(scene(CHIPS)).environment())
    told = terminal.wait_for("q: ")
    terminal.choose(key_of(told, "분기 실적"), "e")
    terminal.wait_for("사건을 알리는 문장")
    terminal.press("\n")  # the sentence that is ready
    terminal.wait_for("앞머리")
    terminal.press("\n")
    terminal.wait_for("q: ")
    terminal.choose(key_of(told, CHIPS.title), "c")
    terminal.wait_for("한 문장")
    terminal.press("반도체 수출 규제가 풀릴 것이라는 기대가 커졌다\n")
    terminal.wait_for("앞머리")
    terminal.press("\n")
    terminal.wait_for("누구의 설명")
    terminal.press("예시증권\n")
    terminal.wait_for("q: ")
    terminal.press_one("q")
    assert terminal.end() == 0
    assert (desk / "notes/2025-08-13.toml").read_text(encoding="utf-8") == (
        '[[event]]\ntext = "AMD는 12일(현지시간) 장 마감 후 분기 실적을 발표했다."\nabout = "AMD"\n'
        'source = "Example Calendar"\nlink = "https://calendar.example.com/AMD"\n\n'
        '[[cause]]\ntext = "반도체 수출 규제가 풀릴 것이라는 기대가 커졌다"\nabout = "AMD"\n'
        'outlet = "예시증권"\nsource = "Example Wire"\nlink = "https://wire.example.com/1"\n'
    )


def test_a_headline_is_no_note(desk: Path, serve: Callable[..., Any]) -> None:
    terminal = Terminal(desk, serve(scene(CHIPS)).environment())
    told = terminal.wait_for("q: ")
    terminal.choose(key_of(told, CHIPS.title), "e")
    terminal.wait_for("사건을 알리는 문장")
    terminal.press(f"{CHIPS.title}.\n")
    terminal.wait_for("앞머리")
    terminal.press("\n")
    assert "그대로 옮길 수 없습니다" in terminal.wait_for("q: ")
    terminal.press_one("q")
    assert terminal.end() == 0
    assert not (desk / "notes").exists()
