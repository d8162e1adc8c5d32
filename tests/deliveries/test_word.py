"""A word to people: what it carries, and that no headline or secret can do harm in it."""

from __future__ import annotations

import datetime as dt
import json
from email import policy
from email.parser import BytesParser
from pathlib import Path

import jsonschema
import msgspec
import pytest

from newsgen.config import Config, Notify
from newsgen.deliveries import notify as sending
from newsgen.deliveries.delivery import State
from newsgen.deliveries.people import People, same
from newsgen.deliveries.word import Occasion, Word, line
from tests.deliveries.help import article, put
from tests.deliveries.test_webhook import receiver

AT = dt.datetime(2026, 9, 1, 21, 31, tzinfo=dt.UTC)
WORD = Word(
    occasion=Occasion.WAITING,
    article="2026-09-01-us-close",
    message="초안이 들어갔습니다.",
    at=AT,
    headline="소형주 질주",
    version=1,
    flags=("금리가 없습니다.",),
    left_out=("러셀2000 ^RUT(5.02): 52주 최고",),
    link="https://news.example/?p=4",
    file="/srv/a.json",
    todo="newsgen approve /srv/a.json --by 이름",
)
SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schemas/notice.v1.json").read_text(encoding="utf-8"))


@pytest.fixture
def mailed(monkeypatch):
    """Mails as the server gets them, instead of sending any."""
    got = []

    class Server:
        def __init__(self, *_, **__):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def send_message(self, message):
            got.append(bytes(message))

    monkeypatch.setattr(sending.smtplib, "SMTP", Server)
    return got


def mail(word, mailed):
    settings = Notify(smtp="127.0.0.1:25", sender="a@x.example", to=("b@x.example",))
    assert sending.notify(settings, word) == []
    return BytesParser(policy=policy.default).parsebytes(mailed[-1])


def test_the_webhook_gets_all_of_it_and_chat_programs_show_it():
    with receiver() as (url, got):
        assert sending.notify(Notify(url=url), WORD) == []
    told = json.loads(got[0][1])
    jsonschema.validate(told, SCHEMA)
    for part in (WORD.message, WORD.headline, *WORD.flags, *WORD.left_out, WORD.link, WORD.file, WORD.todo):
        assert part in told["text"]
    assert told["text"].splitlines()[0] == "기사가 편집자를 기다립니다: 2026-09-01-us-close v1"
    assert "2026-09-02 06:31 한국시간" in told["text"]


def test_a_short_word_has_the_fields_that_it_always_had():
    short = Word(occasion=Occasion.HELD, article="2026-09-01-us-close", message="보류", at=AT)
    told = json.loads(msgspec.json.encode(short.notice))
    jsonschema.validate(told, SCHEMA)
    assert told.keys() - {"at_korea"} == {"schema", "occasion", "article", "message", "at", "text"}


def test_a_mail_has_the_headline_in_its_subject_and_the_rest_to_be_read(mailed):
    message = mail(WORD, mailed)
    assert message["Subject"] == "[newsgen] 기사가 편집자를 기다립니다: 2026-09-01-us-close v1 | 소형주 질주"
    for part in (WORD.message, *WORD.flags, *WORD.left_out, WORD.link, WORD.file, WORD.todo):
        assert part in message.get_content()


@pytest.mark.parametrize("bad", ["a\r\nBcc: x@evil.example", "a\nb", "a\u2028b", "a\x00b", "a\x1b[2Jb"])
def test_no_headline_adds_a_header_or_moves_a_cursor(bad, mailed):
    message = mail(msgspec.structs.replace(WORD, headline=bad, message=bad, flags=(bad,)), mailed)
    assert message["Bcc"] is None
    assert [name for name in message if name.lower() in {"from", "to", "subject"}] == [
        "From",
        "To",
        "Subject",
    ]
    assert all(char.isprintable() or char == "\n" for char in message.get_content())


def test_no_secret_goes_out_whatever_a_server_answers(monkeypatch, mailed):
    monkeypatch.setenv("NEWSGEN_CMS_DESK_SECRET", "abcd efgh ijkl")
    word = msgspec.structs.replace(WORD, message="거절: abcd efgh ijkl", flags=("abcd efgh ijkl",))
    with receiver() as (url, got):
        sending.notify(Notify(url=url), word)
    assert b"abcd efgh" not in got[0][1]
    assert "abcd efgh" not in mail(word, mailed).get_content()


@pytest.mark.parametrize("error", [ValueError("a header"), OSError("no route"), UnicodeError("an address")])
def test_a_mail_that_cannot_be_sent_is_a_line_and_no_crash(error, monkeypatch):
    def broken(*_, **__):
        raise error

    monkeypatch.setattr(sending.smtplib, "SMTP", broken)
    settings = Notify(smtp="127.0.0.1:25", sender="a@x.example", to=("b@x.example",))
    (line,) = sending.notify(settings, WORD)
    assert line.startswith("알림 메일")


@pytest.mark.parametrize(
    "wrong",
    [
        {"smtp": "mail.example:ab"},
        {"smtp": "mail.example:99999"},
        {"smtp": "mail example"},
        {"sender": "nobody"},
        {"to": ("a@x.example\r\nBcc: b@x.example",)},
    ],
)
def test_an_address_that_is_none_is_refused_with_the_settings(wrong):
    with pytest.raises(ValueError, match=r"smtp는|주소가 아닙니다"):
        Notify(
            **{"smtp": "mail.example:587", "sender": "뉴스 <a@x.example>", "to": ("b@x.example",), **wrong}
        )


def test_a_cause_is_told_once_and_again_where_nobody_could_be_reached(box):
    with receiver() as (url, got):
        off, on = Config(notify=Notify(url="http://127.0.0.1:9")), Config(notify=Notify(url=url))
        told = []
        assert [People(box, desk, told.append).hear(WORD, "x") for desk in (off, on, on)] == [
            False,
            True,
            False,
        ]
        assert len(told) == 1
        assert People(box, on, told.append).hear(WORD, "y")
    assert len(got) == 2


def test_three_articles_before_one_closed_door_are_one_word(box, tmp_path):
    with receiver() as (url, got):
        people = People(box, Config(notify=Notify(url=url)), print)
        rows = [put(box, article(day), name="desk") for day in (12, 13, 14)]
        for row in rows:
            people.of_row(
                box.change(row, "refuse", state=State.FAILED, answer="비밀번호가 틀렸습니다."), tmp_path
            )
        people.of_target("desk", "비밀번호가 틀렸습니다.")
    (word,) = [json.loads(body) for _, body in got]
    assert "newsgen outbox retry" in word["message"]
    assert word["todo"] == "newsgen cms check desk"


def test_of_a_line_that_is_too_long_no_command_is_cut():
    commands = (
        "견주어 보려면 newsgen outbox diff 3, 데스크의 말을 두고 합치려면 newsgen publish 기사.json "
        "--to desk --merge, CMS에서 직접 고쳤으면 newsgen outbox drop 3"
    )
    quoted = f"데스크가 고친 글입니다: “{'가' * 60}” → “{'나' * 60}”. {commands}"
    plain = f"데스크가 고친 글입니다: {'다' * 300}. {commands}"
    for told in (line(quoted + " 막힘" * 20), line(plain)):
        assert len(told) <= 300
        assert "…" in told
        for command in ("newsgen outbox diff 3,", "--to desk --merge,", "newsgen outbox drop 3"):
            assert command in told


def test_what_is_the_same_but_for_its_counts():
    assert same("종가 37건, 06:31") == same("종가 1,204건, 07:41")
    assert same("종가 37건") != same("금리 37건")
