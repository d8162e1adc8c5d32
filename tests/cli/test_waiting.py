"""``outbox waiting``, ``outbox send --tell`` and ``heartbeat``: what waits for a person, who hears of it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from newsgen.cli import main
from newsgen.deliveries.approval import KILL, approve, restore
from newsgen.deliveries.delivery import State, Status
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.seals import How, seal
from newsgen.model import Correction
from tests.deliveries.help import article, put
from tests.deliveries.test_webhook import receiver

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schemas/waiting.v1.json").read_text(encoding="utf-8"))


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A desk's folder with an unsigned CMS, and whoever is told."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(tmp_path / "outbox.sqlite"))
    with receiver() as (url, got), receiver() as (hook, told):
        (tmp_path / "newsgen.toml").write_text(
            f'[cms.desk]\nkind = "webhook"\nurl = "{url}"\nsigned = false\n[notify]\nurl = "{hook}"\n'
        )
        with Outbox(tmp_path / "outbox.sqlite") as box:
            yield box, got, told


def run(*words):
    return CliRunner().invoke(main, list(words))


def waiting(*words):
    done = run("outbox", "waiting", "--json", *words)
    assert done.exit_code == 0, done.stderr
    listing = json.loads(done.stdout)
    jsonschema.validate(listing, SCHEMA)
    return listing["waiting"]


def words(told):
    return [json.loads(body) for _, body in told]


def test_a_draft_waits_until_it_is_approved_or_withdrawn(desk):
    box, _, _ = desk
    assert run("outbox", "waiting").stdout == "사람을 기다리는 것이 없습니다.\n"
    first, second = article(12), article(13)
    for each in (first, second):
        seal(box, each, How.WRITE)
    row = waiting()[0]
    assert (row["why"], row["article"], row["version"], row["target"]) == ("approval", first.id, 1, "")
    assert row["headline"].startswith("금리 인하 기대에")
    assert row["todo"] == f"newsgen approve {Path.cwd() / 'output/2025-08-13/us-close.json'} --by 이름"
    approve(box, first, by="김데스크")
    box.record(KILL, article=second.id, detail="김데스크")
    assert waiting() == []


def test_a_later_version_takes_the_place_of_the_one_before(desk):
    box, _, _ = desk
    seal(box, article(13), How.WRITE)
    approve(box, article(13), by="김데스크")
    seal(box, article(13, revision=2), How.CORRECT)
    assert [(row["version"], row["why"]) for row in waiting()] == [(2, "approval")]


def test_a_draft_at_the_cms_has_its_link(desk):
    box, _, _ = desk
    seal(box, article(13), How.WRITE)
    row = put(box, article(13), name="desk")
    assert waiting() == [], "it is on its way"
    box.change(row, "success", state=State.SUCCESS, answer="https://news.example/?p=4 그림 없이")
    (found,) = waiting()
    assert (found["target"], found["link"], found["delivery"]) == (
        "desk",
        "https://news.example/?p=4",
        row.id,
    )
    assert found["reason"] == "desk에 초안으로 있고 승인을 기다립니다."


def test_what_is_stuck_waits_with_its_reason_and_the_next_command(desk):
    box, _, _ = desk
    rows = [put(box, article(day), Status.DRAFT, name="desk") for day in (11, 12, 13, 14)]
    box.change(rows[0], "refuse", state=State.FAILED, answer="2025-08-11-us-close: 거절했습니다.")
    box.change(
        rows[1], "block", state=State.BLOCKED, answer="승인하십시오: newsgen approve 기사.json --by 이름"
    )
    box.change(rows[2], "delay", state=State.PENDING, due=box.now() - dt.timedelta(hours=3))
    found = {row["delivery"]: row for row in waiting()}
    assert [found[row.id]["why"] for row in rows[:3]] == ["failed", "blocked", "unsent"]
    assert rows[3].id not in found, "it is due in time"
    assert found[1]["todo"] == "newsgen outbox retry 1"
    assert found[2]["todo"].startswith("newsgen approve ")
    assert (found[3]["todo"], found[3]["minutes"]) == ("newsgen cms check desk", 180)
    shown = run("outbox", "waiting").stdout
    assert "[실패] 2025-08-11-us-close v1 → desk  " in shown
    assert "3시간 전" in shown


def test_the_next_command_is_the_one_that_the_answer_names(desk):
    box, _, _ = desk
    row = put(box, article(13), name="desk")
    said = "덮어쓰지 않습니다. 견주어 보려면 newsgen outbox diff 1, 고쳤으면 newsgen outbox drop 1"
    box.change(row, "block", state=State.BLOCKED, answer=said)
    assert [each["todo"] for each in waiting()] == ["newsgen outbox diff 1"]


def test_old_drafts_are_left_out_and_old_failures_are_not(desk, monkeypatch):
    box, _, _ = desk
    now = dt.datetime.now(dt.UTC)
    box.now = lambda: now - dt.timedelta(days=10)
    seal(box, article(12), How.WRITE)
    row = put(box, article(13), name="desk")
    box.change(row, "refuse", state=State.FAILED, answer="거절했습니다.")
    assert [each["why"] for each in waiting()] == ["failed"]
    assert {each["why"] for each in waiting("--days", "11")} == {"failed", "approval"}


def test_older_drafts_are_counted_and_all_shows_them(desk):
    box, _, _ = desk
    now = dt.datetime.now(dt.UTC)
    box.now = lambda: now - dt.timedelta(days=10)
    seal(box, article(12), How.WRITE)
    assert run("outbox", "waiting").stdout.splitlines()[-1] == "앞선 것 1편은 --all"
    assert [each["why"] for each in waiting("--all")] == ["approval"]
    assert "--all" not in run("outbox", "waiting", "--all").stdout


def drafted(box, one, name="desk", status=Status.DRAFT):
    return box.change(put(box, one, status, name=name), "success", state=State.SUCCESS)


def test_what_is_approved_and_only_a_draft_at_the_cms_waits_to_go_out(desk):
    box, _, _ = desk
    seal(box, article(13), How.WRITE)
    for name in ("desk", "hook"):
        drafted(box, article(13), name)
    approve(box, article(13), by="김데스크")
    (row,) = waiting()
    assert (row["why"], row["target"]) == ("approved", "desk, hook")
    assert row["todo"].endswith("/us-close.json --to desk --to hook --status publish")
    drafted(box, article(13), "desk", Status.PUBLISH)
    assert [row["target"] for row in waiting()] == ["hook"]
    drafted(box, article(13), "hook", Status.PUBLISH)
    assert waiting() == []


def test_a_draft_waits_though_another_cms_is_stuck(desk):
    box, _, _ = desk
    seal(box, article(13), How.WRITE)
    drafted(box, article(13))
    stuck = put(box, article(13), name="hook")
    box.change(stuck, "block", state=State.BLOCKED, answer="데스크가 고쳤습니다.")
    assert {(row["why"], row["target"]) for row in waiting()} == {("approval", "desk"), ("blocked", "hook")}


def test_after_a_withdrawal_was_taken_back_nothing_stands_twice(desk):
    box, _, _ = desk
    seal(box, article(13), How.WRITE)
    drafted(box, article(13))
    box.record(KILL, article=article(13).id, detail="김데스크")
    restore(box, article(13).id, by="김데스크")
    assert [row["target"] for row in waiting()] == [""], "what was there is withdrawn"
    drafted(box, article(13))
    assert [row["target"] for row in waiting()] == ["desk"]


@pytest.mark.parametrize("number", [(), ("1",)])
def test_a_retry_that_cannot_go_says_why_and_is_no_success(desk, tmp_path, number):
    box, _, _ = desk
    settings = tmp_path / "newsgen.toml"
    settings.write_text(settings.read_text().replace("signed = false\n", ""))
    put(box, article(13), name="desk")
    for _ in range(2):
        done = run("outbox", "retry", *number, "--wait", "0")
        assert done.exit_code == 6
        assert "보낼 것이 없습니다" not in done.output
        assert done.stdout.startswith("#1 2025-08-13-us-close v1 → desk 보내기(draft): 대기 ")
    assert [row["why"] for row in waiting()] == ["unsent"]


# --- cron's rounds


def test_a_draft_whose_word_was_lost_is_told_later_and_once(desk, tmp_path):
    box, _, told = desk
    settings = tmp_path / "newsgen.toml"
    on = settings.read_text()
    settings.write_text(on.partition("[notify]")[0] + '[notify]\nurl = "http://127.0.0.1:9"\n')
    now = dt.datetime.now(dt.UTC)
    box.now = lambda: now - dt.timedelta(minutes=10)
    seal(box, article(13), How.WRITE)
    put(box, article(13), name="desk")
    run("outbox", "send", "--tell", "--wait", "0")
    settings.write_text(on)
    for _ in range(2):
        assert run("outbox", "send", "--tell", "--wait", "0").exit_code == 0
    (word,) = words(told)
    assert (word["occasion"], word["target"], word["version"]) == ("waiting", "desk", 1)
    assert "초안이 desk에 들어갔습니다" in word["text"]


def test_a_draft_at_two_places_is_one_word_and_after_an_undo_one_more(desk, tmp_path):
    box, _, told = desk
    settings = tmp_path / "newsgen.toml"
    settings.write_text(settings.read_text().replace("[notify]", f"{_second(settings)}[notify]"))
    for _ in range(2):
        for name in ("desk", "hook"):
            put(box, article(13), name=name)
        run("outbox", "send", "--tell", "--wait", "0")
        box.record(KILL, article=article(13).id, detail="김데스크")
        restore(box, article(13).id, by="김데스크")
    first, again = words(told)
    assert (first["target"], again["target"]) == ("desk, hook", "desk, hook")
    assert "다시" not in first["message"]
    assert "초안이 desk, hook에 다시 들어갔습니다" in again["message"]


def _second(settings):
    return settings.read_text().partition("[notify]")[0].replace("[cms.desk]", "[cms.hook]")


def test_a_round_is_silent_where_there_is_nothing_and_tells_of_a_draft_once(desk):
    box, got, told = desk
    assert run("outbox", "send", "--tell", "--wait", "0").output == ""
    put(box, article(13), name="desk")
    done = [run("outbox", "send", "--tell", "--wait", "0") for _ in range(3)]
    assert [each.exit_code for each in done] == [0, 0, 0]
    assert [bool(each.output) for each in done] == [True, False, False]
    (word,) = words(told)
    assert (word["occasion"], word["article"], len(got)) == ("waiting", "2025-08-13-us-close", 1)


def test_a_missing_secret_is_told_once_for_all_that_waits(desk, tmp_path):
    box, _, told = desk
    settings = tmp_path / "newsgen.toml"
    settings.write_text(settings.read_text().replace("signed = false\n", ""))
    for day in (12, 13):
        put(box, article(day), name="desk")
    for _ in range(3):
        assert run("outbox", "send", "--tell", "--wait", "0").exit_code == 6
    (word,) = words(told)
    assert "NEWSGEN_CMS_DESK_SECRET" in word["message"]
    assert "2편" in word["message"]


def test_a_correction_that_recheck_drafted_reaches_a_person_once(desk):
    box, _, told = desk
    seal(box, article(13), How.WRITE)
    approve(box, article(13), by="김데스크")
    run("outbox", "send", "--tell")
    assert words(told) == []
    right = Correction(revision=2, at=box.now(), wrong="1.98%", right="1.95%", line="러셀2000은 1.95%입니다.")
    seal(box, article(13, revision=2, corrections=(right,)), How.CORRECT)
    for _ in range(2):
        run("outbox", "send", "--tell")
    (word,) = words(told)
    assert (word["version"], word["occasion"]) == (2, "waiting")
    assert "고친 초안" in word["message"]
    assert "1.98% → 1.95%" in word["message"]


# --- the heartbeat


def heartbeat(*more):
    return run("heartbeat", "--date", "2025-08-13", "--to", "desk", "--log", "log.jsonl", *more)


def test_an_article_that_is_there_is_missed_by_nobody(desk):
    box, _, told = desk
    row = put(box, article(13), name="desk")
    box.change(row, "success", state=State.SUCCESS)
    assert heartbeat().exit_code == 0
    assert words(told) == []


def test_one_that_was_withdrawn_is_missed_by_nobody(desk):
    box, _, told = desk
    box.record(KILL, article="2025-08-13-us-close", detail="김데스크")
    assert heartbeat().exit_code == 0
    assert words(told) == []


def test_one_that_is_missing_is_told_once_a_cause(desk, tmp_path):
    box, _, told = desk
    assert heartbeat().exit_code == 6
    (tmp_path / "log.jsonl").write_text(
        '{"event": "Held", "article": "2025-08-13-us-close", "message": "보류: S&P500지수가 없습니다."}\n'
        '{"event": "start", "article": "2025-08-14-us-close"}\n'
    )
    assert [heartbeat().exit_code for _ in range(2)] == [6, 6]
    seal(box, article(13), How.WRITE)
    assert heartbeat().exit_code == 6
    nothing, held, unsent = words(told)
    assert {word["occasion"] for word in (nothing, held, unsent)} == {"late"}
    assert "타이머가 도는지" in nothing["message"]
    assert held["message"] == "기사가 없습니다. 보류: S&P500지수가 없습니다."
    assert unsent["message"].startswith("기사는 있으나 desk에 없습니다.")


def test_without_a_name_every_cms_of_the_settings_is_looked_at(desk):
    box, _, told = desk
    seal(box, article(13), How.WRITE)
    assert run("heartbeat", "--date", "2025-08-13").exit_code == 6
    (word,) = words(told)
    assert (word["target"], word["text"].partition(":")[0]) == ("desk", "기사가 CMS에 없습니다")


@pytest.mark.parametrize("day", ["2025-08-16", "2025-07-04"])
def test_a_day_without_a_session_is_no_trouble(desk, day):
    _, _, told = desk
    assert run("heartbeat", "--date", day).exit_code == 3
    assert words(told) == []


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ('[style]\nlevel = "sideways"\n', "style"),
        ("[style\nlevel = 1\n", "TOML"),
        ('output = "a\n[style]\n', "TOML"),
        ('sender = "nobody"\n', "notify"),
        ('to = ["a@x.example"\n', "TOML"),
    ],
    ids=["value", "header", "quotation", "notify", "line of notify"],
)
def test_settings_that_cannot_be_used_are_told_once_by_all_that_cron_runs(desk, tmp_path, wrong, place):
    _, _, told = desk
    settings = tmp_path / "newsgen.toml"
    settings.write_text(settings.read_text() + wrong)
    morning = ("today", "--publish", "desk", "--log", "log.jsonl", "--date", "2025-08-13")
    for _ in range(2):
        assert heartbeat().exit_code == 2
        assert run("outbox", "send", "--tell").exit_code == 2
        assert run(*morning).exit_code == 2
    (word,) = words(told)
    assert (word["occasion"], place in word["message"]) == ("failed", True)


def test_settings_that_cannot_be_used_are_told_where_the_outbox_cannot_either(desk, tmp_path):
    _, _, told = desk
    settings = tmp_path / "newsgen.toml"
    settings.write_text(settings.read_text() + "[style\n")
    (tmp_path / "other.sqlite").write_bytes(b"no database" * 100)
    assert heartbeat("--outbox", str(tmp_path / "other.sqlite")).exit_code == 2
    assert len(words(told)) == 1


def test_an_outbox_that_is_none_is_told(desk, tmp_path):
    _, _, told = desk
    (tmp_path / "other.sqlite").write_bytes(b"no database" * 100)
    assert heartbeat("--outbox", str(tmp_path / "other.sqlite")).exit_code == 1
    assert [word["occasion"] for word in words(told)] == ["late"]


def test_an_undo_says_how_the_article_goes_to_its_cms_again(desk, tmp_path):
    box, _, _ = desk
    drafted(box, article(13))
    file = tmp_path / "output" / "2025-08-13" / "us-close.json"
    file.parent.mkdir(parents=True)
    file.write_text("{}")
    assert run("kill", "2025-08-13-us-close", "--by", "김데스크").exit_code == 0
    done = run("kill", "2025-08-13-us-close", "--by", "김데스크", "--undo")
    assert done.stdout.rstrip().endswith(f"newsgen publish {file} --to desk")
