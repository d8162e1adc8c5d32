"""The verbs around the outbox as a person or cron runs them, against a webhook's receiver on loopback."""

from __future__ import annotations

import email
import email.header
import json
import socketserver
import threading
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from click.testing import CliRunner

from newsgen.cli import main
from newsgen.model import Article
from newsgen.store import Store
from tests import genuine
from tests.article_fixture import runs
from tests.deliveries.test_webhook import receiver
from tests.schemas import valid

SECRET = "a secret that must not be seen"


class Desk(NamedTuple):
    """A desk's folder and article, the addresses of its CMS and of whom it tells, and what arrived there."""

    path: Path
    article: Article
    url: str
    told_url: str
    got: list
    told: list


@pytest.fixture
def desk(tmp_path, monkeypatch, tmp_path_factory):
    """A desk's folder with a store, one CMS and somebody to be told."""
    made = genuine.provided(tmp_path_factory, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSGEN_CMS_DESK_SECRET", SECRET)
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(tmp_path / "outbox.sqlite"))
    monkeypatch.setenv("NEWSGEN_STORE", str(tmp_path / "market.sqlite"))
    with receiver() as (url, got), receiver() as (told_url, told):
        settings(tmp_path, url, told_url)
        yield Desk(tmp_path, made, url, told_url, got, told)


def settings(folder, url, told_url="", status="draft", *, signed=True):
    notify = f'[notify]\nurl = "{told_url}"\n' if told_url else ""
    (folder / "newsgen.toml").write_text(
        f'[cms.desk]\nkind = "webhook"\nurl = "{url}"\nstatus = "{status}"\n'
        f"signed = {str(signed).lower()}\n{notify}",
        encoding="utf-8",
    )


def run(*args):
    return CliRunner().invoke(main, list(args))


def written(desk, name="a.json", **changes):
    genuine.sealed_at(desk.path / name, msgspec.structs.replace(desk.article, **changes))
    return name


def sent(got):
    return [json.loads(body) for _, body in got]


def test_publish_sends_once_however_often(desk):
    path = written(desk)
    for _ in range(3):
        done = run("publish", path, "--to", "desk")
        assert done.exit_code == 0, done.stderr
    assert [each["status"] for each in sent(desk.got)] == ["draft"]
    assert "성공" in done.stdout


def test_publishing_to_readers_needs_an_approval_of_this_content(desk):
    path = written(desk)
    refused = run("publish", path, "--to", "desk", "--status", "publish")
    assert (refused.exit_code, desk.got) == (7, [])
    assert "newsgen approve" in refused.stderr
    approved = run("approve", path, "--by", "김데스크")
    assert approved.exit_code == 0
    assert "김데스크" in approved.stdout
    changed = written(desk, "b.json", lead=runs("한 글자 다른 리드."))
    assert run("publish", changed, "--to", "desk", "--status", "publish").exit_code == 7
    assert run("publish", path, "--to", "desk", "--status", "publish").exit_code == 0
    assert [each["status"] for each in sent(desk.got)] == ["publish"]


def test_a_demo_never_goes(desk):
    assert run("today", "--demo", "--format", "json").exit_code == 0
    path = "output/2025-08-13/us-close.json"
    for args in (("publish", path, "--to", "desk"), ("approve", path, "--by", "김데스크")):
        done = run(*args)
        assert done.exit_code == 7
        assert "예시" in done.stderr
    assert desk.got == []


def test_what_fails_stays_is_listed_retried_and_dropped(desk):
    path = written(desk)
    with receiver(status=503) as (down, _):
        settings(desk.path, down)
        assert run("publish", path, "--to", "desk", "--wait", "0").exit_code == 6
    listed = valid(run("outbox", "list", "--json").stdout)
    (row,) = listed["deliveries"]
    assert (row["state"], row["attempts"], row["target"]) == ("retrying", 1, "desk")
    settings(desk.path, desk.url)
    assert run("outbox", "retry").exit_code == 0
    assert run("outbox", "list").stdout.startswith("남은 것이 없습니다")
    assert run("outbox", "drop", str(row["id"])).exit_code == 2  # it is over
    assert run("outbox", "drop", "99").exit_code == 2
    log = run("outbox", "log").stdout
    assert [line.split()[4] for line in log.splitlines()] == [
        "write", "add", "begin", "delay", "retry", "begin", "success",
    ]  # fmt: skip


def test_a_kill_goes_everywhere_and_is_for_good(desk):
    path = written(desk)
    run("publish", path, "--to", "desk")
    folder = desk.path / "output" / "2025-08-13"
    folder.mkdir(parents=True)
    (folder / "us-close.json").write_bytes((desk.path / path).read_bytes())
    run("approve", path, "--by", "김데스크")
    done = run("kill", "2025-08-13-us-close", "--by", "김데스크", "--reason", "시세 오류")
    assert done.exit_code == 0, done.stderr
    assert "뺐습니다" in done.stdout
    assert sent(desk.got)[-1]["action"] == "kill"
    assert run("publish", path, "--to", "desk").exit_code == 7
    assert run("approve", path, "--by", "김데스크").exit_code == 7
    (desk.path / "newsgen.toml").open("a").write('[newsroom]\nname = "신문"\nurl = "https://news.example"\n')
    run("feed")
    assert json.loads((desk.path / "output" / "feed.json").read_bytes())["items"] == []
    assert run("kill", "gone", "--by", "x").exit_code == 2
    done = run("kill", "2025-08-13-us-close", "--by", "이차장")
    assert "이미 뺐습니다(김데스크: 시세 오류)" in done.stdout
    done = run("today", "--offline", "--date", "2025-08-13")
    assert (done.exit_code, "거둬들인 기사라" in done.stderr) == (0, True)


def test_today_puts_back_what_somebody_touched_beside_its_draft(desk):
    """So says what refuses a touched file: the article comes back by ``newsgen today``."""
    day = ("--offline", "--date", "2025-08-13", "--format", "json")
    path = desk.path / "output/2025-08-13/us-close.json"
    assert run("today", *day).exit_code == 0
    assert run("approve", str(path), "--by", "김데스크").exit_code == 0
    whole = path.read_bytes()
    run("note", "add", "--date", "2025-08-13", "--kind", "event", "--text", "데스크가 뒤에 안 일이다.")
    path.write_bytes(whole.replace(b"6,466.58", b"6,646.58"))
    assert run("approve", str(path), "--by", "김데스크").exit_code == 4
    done = run("today", *day)
    assert f"되돌렸습니다: {Path('output/2025-08-13/us-close.json')}" in done.stderr
    assert "되돌렸습니다" not in run("today", *day).stderr
    assert path.read_bytes() == whole
    assert path.with_name("us-close.v2.json").is_file()


def test_an_article_that_never_was_is_not_withdrawn(desk):
    """A slip in the name, told as done, would leave the article out there."""
    done = run("kill", "2025-08-13-us-closed", "--by", "김데스크")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "us-closed" in done.stderr
    assert "us-close" in done.stderr
    assert sent(desk.got) == []
    (desk.path / "newsgen.toml").write_text("", encoding="utf-8")  # without a CMS nobody else could have it
    done = run("kill", "2025-08-14-us-close", "--by", "김데스크")
    assert done.exit_code == 2
    assert "그런 기사가 없습니다" in done.stderr
    assert "kill" not in run("outbox", "log").stdout


def test_what_was_withdrawn_and_restored_is_sent_anew_under_another_id(desk):
    path = written(desk)
    for _ in range(2):
        assert run("publish", path, "--to", "desk").exit_code == 0
        assert run("kill", "2025-08-13-us-close", "--by", "김데스크").exit_code == 0
        assert run("kill", "2025-08-13-us-close", "--by", "김데스크", "--undo").exit_code == 0
    assert [each["action"] for each in sent(desk.got)] == ["publish", "kill"] * 2
    assert len({each["id"] for each in sent(desk.got)}) == 4


def test_a_receiver_that_cannot_be_asked_takes_a_merge_as_the_version_and_has_no_difference(desk):
    path = written(desk)
    assert run("publish", path, "--to", "desk", "--merge").exit_code == 0
    assert [each["action"] for each in sent(desk.got)] == ["publish"]
    done = run("outbox", "diff", "1")
    assert done.exit_code == 2
    assert "견줄 수 있는 것이 아닙니다" in done.stderr
    assert run("outbox", "diff", "9").exit_code == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "[cms.desk] 표를 더하십시오"),
        ('[cms.desk]\nkind = "fax"\nurl = "https://x"\n', "'fax'"),
        ('[cms.desk]\nkind = "webhook"\n', "url을 적으십시오"),
        ('[cms.desk]\nkind = "webhook"\nurl = "http://cms.example"\n', "https"),
        ('[cms.desk]\nkind = "webhook"\nurl = "https://x"\npassword = "x"\n', "password"),
    ],
)
def test_settings_that_cannot_be_used_are_one_line(desk, text, said):
    (desk.path / "newsgen.toml").write_text(text, encoding="utf-8")
    done = run("publish", written(desk), "--to", "desk")
    assert done.exit_code in {2, 6}
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_without_a_secret_nothing_is_kept(desk, monkeypatch):
    monkeypatch.delenv("NEWSGEN_CMS_DESK_SECRET")
    done = run("publish", written(desk), "--to", "desk")
    assert done.exit_code == 2
    assert "NEWSGEN_CMS_DESK_SECRET" in done.stderr
    assert valid(run("outbox", "list", "--all", "--json").stdout)["deliveries"] == []


def test_what_needs_no_secret_is_sent_and_listed_without_one(desk, monkeypatch):
    monkeypatch.delenv("NEWSGEN_CMS_DESK_SECRET")
    settings(desk.path, desk.url, signed=False)
    done = run("publish", written(desk), "--to", "desk")
    assert done.exit_code == 0, done.stderr
    assert [each["action"] for each in sent(desk.got)] == ["publish"]
    assert "비밀번호 없이" in run("cms", "list").stdout


def test_a_kill_reaches_the_others_where_one_target_lacks_its_secret(desk):
    text = (desk.path / "newsgen.toml").read_text(encoding="utf-8")
    other = '[cms.other]\nkind = "ghost"\nurl = "https://other.example"\n'
    (desk.path / "newsgen.toml").write_text(other + text, encoding="utf-8")
    done = run("kill", "2025-08-13-us-close", "--by", "김데스크")
    assert done.exit_code == 6
    assert "NEWSGEN_CMS_OTHER_SECRET" in done.stderr
    assert [each["action"] for each in sent(desk.got)] == ["kill"]


def test_the_secret_is_nowhere_on_the_disk_or_the_screen(desk):
    path = written(desk)
    shown = [
        run("publish", path, "--to", "desk"),
        run("outbox", "log"),
        run("cms", "list"),
        run("cms", "check", "desk"),
    ]
    assert all(SECRET not in done.stdout + done.stderr for done in shown)
    files = [file for file in desk.path.rglob("*") if file.is_file()]
    assert all(SECRET.encode() not in file.read_bytes() for file in files)


# --- every morning


@pytest.fixture
def market(desk):
    return desk


TODAY = (
    "today",
    "--offline",
    "--date",
    "2025-08-13",
    "--format",
    "json",
    "--publish",
    "desk",
    "--log",
    "log.jsonl",
)


def journal(desk):
    return [json.loads(line) for line in (desk.path / "log.jsonl").read_text(encoding="utf-8").splitlines()]


def test_one_article_a_session_however_often_it_runs(market):
    for _ in range(3):
        done = run(*TODAY)
        assert done.exit_code == 0, done.stderr
    assert [each["article"] for each in sent(market.got)] == ["2025-08-13-us-close"]
    events = [each["event"] for each in journal(market)]
    assert events == ["start", "made", "success", "end"] * 3
    (word,) = sent(market.told)  # once
    assert (word["occasion"], word["article"]) == ("waiting", "2025-08-13-us-close")
    assert SECRET not in (market.path / "log.jsonl").read_text(encoding="utf-8")


def test_to_readers_it_waits_for_approval_and_then_goes(market):
    settings(market.path, market.url, market.told_url, status="publish")
    assert run(*TODAY).exit_code == 7
    assert market.got == []
    assert sent(market.told)[0]["occasion"] == "waiting"
    assert run("approve", "output/2025-08-13/us-close.json", "--by", "김데스크").exit_code == 0
    assert run(*TODAY).exit_code == 0
    assert [each["status"] for each in sent(market.got)] == ["publish"]


def test_people_are_told_when_it_could_not_be_sent(market):
    with receiver(status=400) as (refusing, _):
        settings(market.path, refusing, market.told_url)
        assert run(*TODAY).exit_code == 6
    assert sent(market.told)[0]["occasion"] == "failed"
    assert journal(market)[-1]["exit"] == 6


def test_a_held_session_sends_nothing_and_says_so(desk):
    (desk.path / "market.sqlite").unlink()
    Store.open(desk.path / "market.sqlite", create=True).close()
    done = run(*TODAY)
    assert done.exit_code == 4
    assert desk.got == []
    assert journal(desk)[-1]["event"] == "Held"
    assert [word["occasion"] for word in sent(desk.told)] == ["held"]


def test_a_holiday_is_logged_and_wakes_nobody(desk):
    (desk.path / "market.sqlite").unlink()
    Store.open(desk.path / "market.sqlite", create=True).close()
    done = run(*[("2025-07-04" if part == "2025-08-13" else part) for part in TODAY])
    assert done.exit_code == 3
    assert journal(desk)[-1]["event"] == "NoSession"
    assert desk.told == []


class _Mail(socketserver.StreamRequestHandler):
    """Speaks as much SMTP as a client needs, and keeps the mail."""

    def handle(self):
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go\r\n")
                for part in self.rfile:
                    if part == b".\r\n":
                        break
                    self.server.mail.append(part)
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")
            if word == b"QUIT":
                return


def test_word_by_mail(market):

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Mail)
    server.mail = []
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    port = server.server_address[1]
    try:
        with (market.path / "newsgen.toml").open("a", encoding="utf-8") as file:
            file.write(
                f'smtp = "127.0.0.1:{port}"\nsender = "newsgen@example.com"\nto = ["desk@example.com"]\n'
            )
        assert run(*TODAY).exit_code == 0
    finally:
        server.shutdown()
        server.server_close()
    mail = email.message_from_bytes(b"".join(server.mail))
    subject = str(email.header.make_header(email.header.decode_header(mail["Subject"])))
    assert subject.startswith("[newsgen] 기사가 편집자를 기다립니다: 2025-08-13-us-close v1 → desk | ")
    headline = "".join(run.text for run in market.article.headline)
    assert subject.partition(" | ")[2] == headline, "the headline"
    assert "초안이 desk에 들어갔습니다" in mail.get_payload(decode=True).decode()


def test_word_that_cannot_be_sent_changes_nothing(market):
    settings(market.path, market.url, "http://127.0.0.1:9")
    done = run(*TODAY)
    assert done.exit_code == 0
    assert "알림 웹훅" in done.stderr
