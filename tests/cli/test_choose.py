"""``newsgen choose`` as a desk runs it: what of it the article tells, and that its proof knows of it."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsgen.acts import choosing
from newsgen.acts.newsroom import Newsroom
from newsgen.cli import main
from newsgen.config import Config
from newsgen.deliveries.outbox import Outbox, default_path
from tests import genuine

DAY = ("--date", "2025-08-13")
FILE = Path("notes/2025-08-13.us-close.choices.toml")


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch, tmp_path_factory) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(tmp_path / "outbox.sqlite"))
    monkeypatch.setenv("NEWSGEN_STORE", str(tmp_path / "market.sqlite"))
    genuine.provided(tmp_path_factory, tmp_path)
    return tmp_path


def run(*arguments: object, code: int = 0) -> Result:
    done = CliRunner().invoke(main, [str(one) for one in arguments])
    assert done.exit_code == code, done.stderr
    return done


def made() -> dict:
    run("today", "--offline", *DAY)
    return json.loads(Path("output/2025-08-13/us-close.json").read_text(encoding="utf-8"))


def text_of(article: dict) -> str:
    blocks = [article["headline"], article["deck"], *article.get("summary", []), article["lead"]]
    blocks += [each["runs"] for each in article["paragraphs"]]
    return "\n".join("".join(run["text"] for run in runs) for runs in blocks)


def test_what_is_left_out_stands_nowhere_and_comes_back():
    before = made()
    assert "4.24%" in text_of(before)
    assert "AMD" in text_of(before)
    run("choose", "leave", "yields:DGS10", "movers:AMD", *DAY, "--by", "김기자")
    left = text_of(made())
    assert "4.24%" not in left
    assert "AMD" not in left
    run("choose", "back", "yields:DGS10", "movers:AMD", *DAY)
    after = made()
    assert text_of(after) == text_of(before)
    assert after["flags"] == before["flags"]


def test_what_is_pinned_is_told_whatever_its_score():
    assert "12.3%" not in text_of(made())
    run("choose", "pin", "movers:CPRI", *DAY, "--by", "김기자")  # 12.28%, the seventh of its ranking
    assert "12.3%" in text_of(made())
    shown = run("items", *DAY, "--chosen").stdout
    (line,) = [line for line in shown.splitlines() if "CPRI" in line]
    assert "김기자: 고정했다" in line


def test_a_headline_and_a_deck_are_taken_and_proved(place, monkeypatch):
    run("choose", "headline", key_of("S&P500·나스닥 사상 최고치", "소형주, 대형주 앞질러"), *DAY)
    run("choose", "deck", key_of("10년물 금리 5bp"), *DAY)
    article = made()
    headline, deck = text_of(article).splitlines()[:2]
    assert headline == "소형주, 대형주 앞질러…S&P500·나스닥 사상 최고치"
    assert deck.endswith("10년물 금리 5bp 내려 4.24%")
    path = "output/2025-08-13/us-close.json"
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(place / "empty.sqlite"))  # no seal: built again, it is the same
    assert "1.04%" in run("explain", path, "1.04%").stdout
    run("approve", path, "--by", "김데스크")
    run("recheck")
    run("choose", "back", "headline", "deck", *DAY)
    assert not FILE.exists() or "headline" not in FILE.read_text(encoding="utf-8")


def key_of(*words: str) -> str:
    lines = run("choose", "show", *DAY).stdout.splitlines()
    (found, *_) = [line for line in lines if all(word in line for word in words)]
    return found.lstrip("* ").split()[0]


def test_what_is_no_more_is_a_flag_and_the_article_is_the_rules_own():
    before = made()
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(
        '[pinned]\n"movers:GONE" = "김"\n[left_out]\n"market_close:XNYS" = "이"\n'
        '[headline]\nkey = "0123456789"\ntext = "옛 제목"\n',
        encoding="utf-8",
    )
    after = made()
    assert text_of(after) == text_of(before)
    new = [flag for flag in after["flags"] if flag not in before["flags"]]
    assert len(new) == 3
    assert any("movers:GONE(김)" in flag and "이제 없습니다" in flag for flag in new)
    assert any("market_close:XNYS" in flag and "뺄 수 없어" in flag for flag in new)
    assert any("‘옛 제목’" in flag for flag in new)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("leave", "market_close:XNYS"), "뺄 수 없습니다"),
        (("leave", "movers:AMDX"), "movers:AMD를 쓰려던"),
        (("pin", "nothing"), "없는 기삿거리"),
        (("back", "movers:AMD"), "고르거나 뺀 적이 없습니다"),
        (("headline", "zzz"), "고를 수 있는 제목이"),
        (("leave", "movers:AMD", "--by", "김\a"), "누가 골랐는지"),
    ],
)
def test_what_cannot_be_chosen_is_one_line_and_writes_nothing(arguments, why):
    done = run("choose", *arguments, *DAY, code=2)
    assert why in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not FILE.exists()


def test_every_choice_is_in_the_log_with_who_made_it():
    run("choose", "leave", "movers:AMD", *DAY, "--by", "김기자")
    with Outbox(default_path()) as outbox:
        (event,) = outbox.events("2025-08-13-us-close", "choose")
    assert event.who == "김기자"
    assert event.detail == "뺀 기삿거리 movers:AMD"


def test_two_who_choose_at_once_lose_nothing(place):
    room = Newsroom.of(Config(notes=str(place / "notes")))
    asked = choosing.Asked("us-close", genuine.SESSION)
    items = ("movers:AMD", "movers:CC", "yields:DGS10")
    with ThreadPoolExecutor(len(items)) as pool:
        list(pool.map(lambda item: choosing.leave(room.by(item), asked, [item]), items))
    assert set(choosing.chosen(room, asked).choices.left_out) == set(items)


def test_a_broken_file_is_told_and_kept():
    FILE.parent.mkdir()
    FILE.write_text("[pinned\n", encoding="utf-8")
    done = run("choose", "leave", "movers:AMD", *DAY, code=2)
    assert "TOML이 아니어서" in done.stderr
    assert FILE.read_text(encoding="utf-8") == "[pinned\n"
