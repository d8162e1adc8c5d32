"""Whatever a server repeats of a secret, in whichever form and place, nobody reads it anywhere."""

from __future__ import annotations

import base64
import html
import itertools
import json
import random
from urllib.parse import quote, quote_plus

import pytest

from newsgen.config import Notify
from newsgen.deliveries import words
from newsgen.deliveries.journal import Journal
from newsgen.deliveries.notify import SECRET as VARIABLE
from newsgen.deliveries.notify import Occasion, Word, notify
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.telling import line
from tests.deliveries import standin
from tests.deliveries.help import Clock, article
from tests.deliveries.odd import field, status, wire
from tests.deliveries.standin import serving
from tests.deliveries.test_odd import EDITS, KINDS, STEPS, Beginning, Case

TITLE = "\x1b[31m빨강\x1b]0;제목\x07\u202e거꾸로\u2066\x00\u200b" + "길" * 10_000


TEXTS = ("title", "content", "excerpt")
FIELDS = ("link", "url", "name", "html", "custom_excerpt", "modified_gmt", "updated_at", "slug", "status")
PLACES = [
    *(("wordpress", step) for step in ("find", "read", "create", "media", "update", "users", "withdraw")),
    *((kind, step) for kind in ("ghost", "webhook") for step in STEPS[kind]),
]


def forms(secret: str, login: str) -> list[str]:
    """Return a secret as servers repeat it: as it is, without spaces, in base64, in an address, in HTML."""
    bare = secret.replace(" ", "")
    encoded = [base64.b64encode(text.encode()).decode() for text in (secret, bare, login)]
    return [
        secret, bare, secret.upper(), quote(secret, safe=""), quote_plus(secret), html.escape(secret), login,
        *encoded, *(quote(text, safe="") for text in encoded), f"Basic {encoded[2]}",
        base64.urlsafe_b64encode(secret.encode()).decode(),
    ]  # fmt: skip


def spoils(text: str):
    """Yield answers that hold a text, in every place that anybody might show."""
    raw = text.encode()
    for name in TEXTS:
        yield field(name, {"raw": f"<p>{text}</p>", "rendered": text})
    for name in (*TEXTS, *FIELDS):
        yield field(name, text)
    told = {
        "code": text,
        "message": f"Authorization: {text}",
        "data": {"status": text, "params": {text: text}},
    }
    ghost = {"errors": [{"code": text, "type": text, "message": text, "context": text}]}
    for number in (200, 400, 401, 403, 404, 409, 418, 500):
        yield status(number, json.dumps(told).encode())
        yield status(number, json.dumps(ghost).encode())
        yield status(number, f"<h1>{text}</h1>".encode())
    yield status(302, b"", f"Location: https://x.example/?a={quote(text)}")
    yield status(302, b"", f"Location: https://{quote(text)}@x.example/")
    yield status(302, b"", f"Location: https://{text.replace(' ', '').rstrip('=')}.example/")
    yield status(503, raw, f"Retry-After: {text}")
    yield wire(b"HTTP/1.1 500 " + raw + b"\r\nDate: " + raw + b"\r\n\r\n" + raw)
    yield wire(raw + b"\r\n")
    yield wire(b"HTTP/1.1 200 OK\r\n" + raw + b"\r\n\r\n")


def escaped(odd):
    """Return an odd answer whose letters are all written as JSON may write them: \\u0061."""

    def made(told):
        body = odd(told)
        head, _, content = body.partition(b"\r\n\r\n")
        try:
            json.loads(content)
        except ValueError:
            return body
        text = content.decode()
        plain = "".join(f"\\u{ord(char):04x}" if char.isalpha() and char.isascii() else char for char in text)
        try:
            json.loads(plain)
        except ValueError:  # true, null: no strings
            return body
        lines = (each for each in head.split(b"\r\n") if not each.lower().startswith(b"content-length"))
        return b"\r\n".join([*lines, b"Content-Length: %d" % len(plain), b"", plain.encode()])

    return made


def shown(case, path, troubles, journal) -> str:
    """Return everything that is told, kept or logged, as one text."""
    for row in case.box.rows():
        journal.write(row.state, message=row.answer)
    told = [*troubles, *(line(row) for row in case.box.rows()), *map(str, case.box.events())]
    told += [finding.line for finding in case.first.check()]
    files = (file.read_bytes().decode("utf-8", "replace") for file in path.iterdir() if file.is_file())
    return "\n".join([*told, *files])


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "step"), PLACES)
def test_no_answer_brings_a_secret_back_to_light(kind, step, tmp_path):
    chance = random.Random(f"{kind}{step}")
    secret = KINDS[kind][2]
    every = forms(secret, f"newsgen:{secret}")
    if kind == "ghost":
        every += forms(secret.partition(":")[2], secret)
    beginning = Beginning.of(kind, step, tmp_path)
    for number, _ in enumerate(spoils("x")):
        form = chance.choice(every)
        path = tmp_path / str(number)
        odd = next(itertools.islice(spoils(form), number, None))
        odd = escaped(odd) if number % 3 == 0 else odd
        with beginning.case(path) as case:
            troubles = case.spoiled(odd)
            case.running.spoil = lambda _, told, odd=odd: odd(told)
            every_word = shown(case, path, troubles, Journal(path / "log.jsonl")).lower()
        for hidden in every:
            assert hidden.lower() not in every_word, (number, form, hidden)


@pytest.mark.parametrize("kind", ["wordpress", "ghost"])
def test_what_moves_a_cursor_or_turns_a_line_is_not_passed_on(kind, tmp_path):
    for number, name in enumerate(("title", "name", "link", "modified_gmt", "updated_at", "url")):
        path = tmp_path / str(number)
        path.mkdir()
        given = {"raw": TITLE, "rendered": TITLE} if name == "title" and kind == "wordpress" else TITLE
        step = "users" if kind == "wordpress" else "update"
        with serving(KINDS[kind][0]()) as running, Outbox(path / "o.sqlite", clock=Clock()) as box:
            case = Case(running, kind, step, box, box.now)
            case.order()
            case.send()
            if step in EDITS:
                case.edit()
            case.order(2)
            odd = field(name, given)
            running.spoil = lambda _, told, odd=odd: odd(told)
            told = [*case.send(), *(row.answer for row in box.rows())]
            told += [finding.line for finding in case.first.check()]
        for each in told:
            assert each.isprintable(), (name, each)
            assert len(each) < 500


def test_the_receiver_of_a_notice_is_not_believed_either(monkeypatch, tmp_path):
    monkeypatch.setenv(VARIABLE, "a secret of ours")
    word = Word(occasion=Occasion.FAILED, article=article().id, message="x", at=Clock()())
    with serving(standin.Hook()) as running:
        running.site.answer = lambda asked: standin.Told("create", 200, {})
        for odd in spoils("a secret of ours"):
            running.spoil = lambda _, told, odd=odd: odd(told)
            failed = notify(Notify(url=running.url), word)
            assert all("secret" not in each and each.isprintable() for each in failed)
    (told,) = notify(Notify(url="https://u:hunter2@x.example"), word)
    assert "hunter2" not in told


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\x1b[31mb\x1b[0m", "ab"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\r\nb\tc", "a b c"),
        ("\u202eabc\u2066", "abc"),
        ("a\u2028b", "a b"),
        ("x" * 2000, "x" * 999 + "…"),
    ],
)
def test_a_cleaned_line(text, seen):
    assert words.clean(text) == seen


def test_a_name_and_a_link():
    assert words.name("<b>김&amp;데스크</b>\n<script") == "김&데스크 script"
    assert len(words.name("길" * 10_000)) == 40
    assert words.link("https://news.example.com/?p=4") == "https://news.example.com/?p=4"
    for bad in (
        "javascript:alert(1)",
        "https://u:p@x",
        "https://x/<b>",
        "https://x y",
        "https://x/\u202e",
        "",
    ):
        assert words.link(bad) == ""


def test_a_short_secret_hides_no_words():
    assert words.hider(["글"])("글과 글") == "글과 글"
