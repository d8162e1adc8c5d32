"""Articles by mail, to a real mail server over a line that breaks at every step."""

from __future__ import annotations

import datetime as dt
import re
import time

import pytest

from newsgen.config import Cms
from newsgen.deliveries.approval import approve
from newsgen.deliveries.delivery import State, Status
from newsgen.deliveries.mail import Mail
from newsgen.deliveries.run import deliver
from newsgen.errors import TargetClosed
from newsgen.finding import Severity
from newsgen.model import Correction
from tests.article_fixture import paragraph, runs
from tests.deliveries import post_office
from tests.deliveries.help import HASTE, article, kill, put, state
from tests.deliveries.test_odd import PICTURE
from tests.deliveries.test_telegram import READERS, released
from tests.deliveries.test_weather import articles

UNKNOWN = {"go": 0, "body": 0, "lost": 1, "slow": 1}
"""Faults after which nobody can tell whether a mail arrived -> how many did: what a line that broke has taken
of a message is not known either."""
TO = ("one@example.com", "two@example.com", "three@example.com")


@pytest.fixture
def office():
    with post_office.office() as running:
        yield running


def mail(port, to=TO, secret="", **settings):
    usual = {"url": f"smtp://127.0.0.1:{port}", "sender": "증시 브리핑 <brief@example.com>", "timeout": 5}
    return Mail(Cms(kind="mail", to=to, status="publish", **{**usual, **settings}), secret)


def send(box, target, one, image=None):
    approve(box, one, by="김데스크")
    row = put(box, one, Status.PUBLISH, image, name="mail")
    troubles = deliver(box, {"mail": target})
    return box.get(row.id), troubles


def parts(got):
    html = got.mail.get_body(("html",)).get_content()
    return html, got.mail.get_body(("plain",)).get_content()


def test_an_article_is_one_mail_in_both_forms(office, box):
    row, _ = send(box, mail(office.port, readers=READERS), article(), PICTURE)
    (got,) = office.got
    assert (row.state, got.sender, got.to) == (State.SUCCESS, "brief@example.com", [*TO])
    told = got.mail
    assert told["Subject"] == "금리 인하 기대에 소형주 질주…‘러셀2000’ 1.98%↑"
    assert told["From"].addresses[0].display_name == "증시 브리핑"
    assert told["List-Unsubscribe"] == "<mailto:brief@example.com?subject=unsubscribe>"
    assert told.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in told.iter_parts()] == ["text/plain", "multipart/related"]
    html, plain = parts(got)
    for text in (html, plain):
        assert "금리 인하 기대에 소형주 질주" in text
        assert "대형 기술주는 쉬어 가" in text
        assert "20.82포인트(0.32%) 상승한 6,466.58을 기록했다." in text
        assert "0.01%포인트. 100bp가 1%포인트다." in text
        assert article().disclosure in text
        assert f"{READERS}/briefs/2025-08-13/us-close" in text
        assert "mailto:brief@example.com?subject=unsubscribe" in text
    assert re.search(r">러셀2000</th><td[^>]*>2,328.06</td><td[^>]*>▲ 45.28</td><td[^>]*>\+1.98%</td>", html)
    pictures = [part for part in told.walk() if part.get_content_maintype() == "image"]
    cids = {part["Content-ID"].strip("<>") for part in pictures}
    assert pictures[0].get_content() == PICTURE.body
    assert set(re.findall(r'src="cid:([^"]+)"', html)) == cids
    assert all(alt for alt in re.findall(r'<img[^>]* alt="([^"]*)"', html))


def test_its_html_needs_nothing_that_mail_programs_drop(office, box):
    send(box, mail(office.port), article())
    html, _ = parts(office.got[0])
    assert not re.search(r"<script|<link|<svg|<iframe|<form|javascript:|https?://(?!schema)", html)
    assert 'width="600"' in html
    assert "prefers-color-scheme: dark" in html
    assert len(html.encode()) < 100_000  # Gmail cuts a mail at some 102 KB


def test_no_address_of_one_stands_in_what_another_gets(office, box):
    row, _ = send(box, mail(office.port), article())
    (got,) = office.got
    assert not any(each.encode() in got.raw for each in TO)
    told = " ".join([row.answer, row.remote, *(f"{event.detail} {event.target}" for event in box.events())])
    assert not any(each in told for each in TO)
    send(box, mail(office.port, to=TO[:1]), article(14))
    assert office.got[-1].mail["To"] == TO[0]


def test_what_stands_in_a_headline_begins_no_header(office, box):
    wrong = "상승\r\nBcc: all@example.com\r\n\r\n<b>&\x00글"
    row, _ = send(
        box, mail(office.port), article(headline=runs(wrong), paragraphs=(paragraph("market", "<i>A&B</i>"),))
    )
    (got,) = office.got
    assert row.state is State.SUCCESS
    assert got.mail["Bcc"] is None
    assert got.to == [*TO]
    assert "Bcc: all@example.com" in got.mail["Subject"]
    assert "&lt;i&gt;A&amp;B&lt;/i&gt;" in parts(got)[0]


def test_every_line_is_as_short_as_a_server_takes(office, box):
    send(box, mail(office.port), article(headline=runs("가나다" * 200)), PICTURE)
    assert max(map(len, office.got[0].raw.split(b"\r\n"))) <= 998
    assert office.got[0].raw.isascii()


def test_a_correction_is_another_mail_and_a_withdrawal_a_notice(office, box):
    target = mail(office.port)
    send(box, target, article())
    fixed = Correction(
        revision=2,
        at=dt.datetime(2025, 8, 14, tzinfo=dt.UTC),
        wrong="1.98%",
        right="1.99%",
        line="1.98%를 1.99%로 바로잡습니다.",
    )
    send(box, target, article(revision=2, corrections=(fixed,)))
    kill(box, article(), name="mail")
    deliver(box, {"mail": target})
    subjects = [got.mail["Subject"] for got in office.got]
    assert [subject[:4] for subject in subjects] == ["금리 인", "[정정]", "[취소]"]
    assert "바로잡습니다" in parts(office.got[1])[1]
    assert len({got.mail["Message-ID"] for got in office.got}) == 3
    assert {row.state.value for row in box.rows()} == {"success"}


def test_what_never_went_out_is_not_withdrawn_by_mail(office, box):
    row = kill(box, article(), name="mail")
    deliver(box, {"mail": mail(office.port)})
    assert state(box, row) == ("success", "보낸 적이 없습니다.")
    assert office.got == []


def test_one_of_three_that_is_refused_is_told_by_its_place(office, box):
    office.codes = {"two@example.com": 550}
    row, _ = send(box, mail(office.port), article())
    assert row.state is State.SUCCESS
    assert "3곳 가운데 2번째(550)" in row.answer
    assert "two@" not in row.answer
    assert office.got[0].to == ["one@example.com", "three@example.com"]


def test_who_must_wait_gets_it_later_and_nobody_twice(office, box):
    office.codes = {"two@example.com": 450, "three@example.com": 550}
    target = mail(office.port)
    row, _ = send(box, target, article())
    assert row.state is State.RETRYING
    office.codes = {"three@example.com": 550}
    box.change(row, "now", due=box.now())
    deliver(box, {"mail": target})
    assert state(box, row)[0] == "success"
    assert "3번째(550)" in state(box, row)[1]
    assert [got.to for got in office.got] == [["one@example.com"], ["two@example.com"]]
    assert len({got.mail["Message-ID"] for got in office.got}) == 1


def test_a_withdrawal_too_reaches_who_must_wait(office, box):
    target = mail(office.port)
    send(box, target, article())
    office.codes = {"two@example.com": 450}
    row = kill(box, article(), name="mail")
    deliver(box, {"mail": target})
    office.codes = {}
    box.change(row, "now", due=box.now())
    deliver(box, {"mail": target})
    assert state(box, row)[0] == "success"
    assert [got.to for got in office.got[1:]] == [
        ["one@example.com", "three@example.com"],
        ["two@example.com"],
    ]


def test_all_refused_is_no_success(office, box):
    office.codes = dict.fromkeys(TO, 550)
    row, _ = send(box, mail(office.port), article())
    assert (row.state, row.sent) == (State.FAILED, "")
    assert office.got == []


@pytest.mark.parametrize(
    ("end", "ends"), [("554 spam", State.FAILED), ("452 full", State.RETRYING), ("421 bye", State.RETRYING)]
)
def test_a_server_that_says_no_at_the_end_does_not_have_it(office, box, end, ends):
    office.end = end
    row, _ = send(box, mail(office.port), article())
    assert (row.state, row.sent) == (ends, "")


@pytest.mark.parametrize("fault", [each for each in post_office.FAULTS if each not in UNKNOWN])
def test_up_to_a_message_it_is_known_that_it_did_not_arrive(office, box, fault):
    with post_office.between(office.port, lambda: fault) as line:
        row, _ = send(box, mail(line.port, timeout=0.7), article())
    assert (row.state, row.sent, office.got) == (State.RETRYING, "", [])
    box.change(row, "now", due=box.now())
    deliver(box, {"mail": mail(office.port)})
    assert state(box, row)[0] == "success"
    assert len(office.got) == 1


@pytest.mark.parametrize(("fault", "there"), UNKNOWN.items())
def test_from_its_beginning_on_a_person_says_whether_it_did(office, box, fault, there):
    with post_office.between(office.port, lambda: fault) as line:
        row, _ = send(box, mail(line.port, timeout=0.7), article())
    assert row.state is State.RETRYING
    if not row.sent:  # the break was seen in time
        return
    target = mail(office.port)
    box.change(row, "now", due=box.now())
    deliver(box, {"mail": target})
    assert state(box, row)[0] == "blocked"
    assert f"newsgen outbox arrived {row.id}" in state(box, row)[1]
    assert len(office.got) == there
    released(box, target, lambda _: there)
    assert state(box, row)[0] == "success"
    assert len(office.got) == 1


def test_nobody_listens(box):
    with post_office.office() as gone:
        port = gone.port
    row, _ = send(box, mail(port), article())
    assert (row.state, row.sent) == (State.RETRYING, "")
    assert "거절" in row.answer


def test_a_wrong_password_closes_the_server_and_stands_nowhere(office, box):
    row, ((_, trouble, _),) = send(box, mail(office.port, user="brief", secret="wrong password"), article())
    assert "로그인" in trouble
    assert "wrong password" not in trouble
    assert row.state is State.PENDING
    deliver(box, {"mail": mail(office.port, user="brief", secret=office.secret)})
    assert state(box, row)[0] == "success"


@pytest.mark.parametrize("implicit", [True, False])
def test_a_certificate_that_nobody_vouches_for_closes_the_server(box, implicit):
    context, _ = post_office.certificate()
    settings = {"ssl_context": context} if implicit else {"tls_context": context}
    with post_office.office(**settings) as running:
        url = f"smtp{'s' if implicit else ''}://localhost:{running.port}"
        row, ((_, trouble, _),) = send(box, mail(0, url=url), article())
        assert "TLS" in trouble
        assert (row.state, row.sent, running.got) == (State.PENDING, "", [])


@pytest.mark.parametrize("implicit", [True, False])
def test_over_tls_it_arrives(box, implicit, tmp_path, monkeypatch):
    context, authority = post_office.certificate()
    (tmp_path / "ca.pem").write_bytes(authority)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    settings = {"ssl_context": context} if implicit else {"tls_context": context, "require_starttls": True}
    with post_office.office(**settings) as running:
        url = f"smtp{'s' if implicit else ''}://localhost:{running.port}"
        row, _ = send(box, mail(0, url=url), article())
        assert row.state is State.SUCCESS
        assert len(running.got) == 1


def test_addresses_that_cannot_be_used_are_said():
    for url in (
        "mail.example.com",
        "smtp://user:pw@mail.example.com",
        "smtp://mail.example.com/x",
        "https://x",
    ):
        with pytest.raises(TargetClosed, match="url을 쓸 수 없습니다") as told:
            mail(0, url=url)
        assert "pw" not in str(told.value)


def test_check_asks_and_sends_nothing(office):
    assert [each.severity for each in mail(office.port).check()] == [Severity.OK, Severity.OK]
    office.codes = {"two@example.com": 550}
    found = [*mail(office.port).check()]
    assert found[-1].severity is Severity.WARNING
    assert "2번째(550)" in found[-1].line
    wrong = [*mail(office.port, user="brief", secret="no").check()]
    assert [each.severity for each in wrong] == [Severity.WRONG]
    assert office.got == []


def test_forty_articles_through_a_faulty_line_are_forty_mails_to_each(office, box):
    sent = articles(40)
    for one in sent:
        approve(box, one, by="김데스크")
        put(box, one, Status.PUBLISH, name="mail")
    with post_office.between(office.port, post_office.seeded(0.4)) as line:
        deliver(box, {"mail": mail(line.port, timeout=0.7, readers=READERS)}, patience=300, pace=HASTE)
    assert set(post_office.FAULTS) <= set(line.met), line.met
    _arrived(office)
    held = released(
        box, mail(office.port, readers=READERS), lambda id_: any(_is(got, id_) for got in office.got)
    )
    assert 0 < held < 20
    assert {row.state.value for row in box.rows()} == {"success"}
    assert len(office.got) == 40
    assert all(sum(_is(got, one.id) for got in office.got) == 1 for one in sent)


def _arrived(office):
    """Wait for mails whose sender has given up: who decides about them looks whether they came."""
    before = -1
    while before != len(office.got):
        before = len(office.got)
        time.sleep(1)


def _is(got, id_):
    return f"/{id_[:10]}/" in parts(got)[1]
