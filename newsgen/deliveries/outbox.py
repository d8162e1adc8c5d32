"""The outbox: every delivery is first a row here, and stays one until it is over.

What is written before an article goes out survives a kill at any point; the next run reads it and goes on.
Every change of a row is told in the audit log by the same transaction. The log only grows: a trigger
refuses to change or delete of it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import msgspec

from newsgen.deliveries import words
from newsgen.deliveries.copy import Image
from newsgen.deliveries.delivery import OPEN, Action, Delivery, Order, State
from newsgen.deliveries.rows import CHANGE, delivery_of, stored
from newsgen.deliveries.schema import FILE, connect
from newsgen.errors import OutboxProblem
from newsgen.model import Article
from newsgen.sqlite_file import transaction

Now = Callable[[], dt.datetime]

_DRAWN = ";drawn"
"""What is behind the media type of a picture that we drew."""
REVIVE = "revive"
"""The event after which an article is sent anew."""
UNSENT = (State.PENDING, State.RETRYING, State.FAILED, State.BLOCKED)


class Event(NamedTuple):
    """One line of the audit log."""

    at: dt.datetime
    who: str
    event: str
    delivery: int | None
    article: str
    version: int
    target: str
    hash: str
    detail: str


def now() -> dt.datetime:
    """Return the time, UTC."""
    return dt.datetime.now(dt.UTC)


def default_path() -> Path:
    """Return where the outbox is unless told: ``NEWSGEN_OUTBOX``, else the user's data folder."""
    named = os.environ.get("NEWSGEN_OUTBOX")
    return Path(named).expanduser() if named else users_path()


def users_path() -> Path:
    """Return where a user's outbox is where nothing names one."""
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("newsgen", appauthor=False) / "outbox.sqlite"


class Outbox:
    """The deliveries in one SQLite file; use it in a ``with``.

    Every failure of the file is an :class:`~newsgen.errors.OutboxProblem`.
    """

    def __init__(self, path: Path, *, clock: Now = now, who: str = "") -> None:
        self.path = path
        self.now = clock
        self._who = who or _user()
        self._db = connect(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make whatever is written meanwhile one change of the file: all of it, or nothing."""
        with self._writing():
            yield

    def keep(self, hash_: str, article: Article, body: bytes, image: Image | None = None) -> None:
        """Keep an article's JSON, so that it can be sent when its file is long gone.

        A picture that we drew takes the place of none.
        """
        picture = (image.body, image.media_type + _DRAWN * image.drawn) if image else (None, "")
        with self._writing() as db:
            if image and image.drawn and self._pictured(db, hash_):
                picture = (None, "")
            db.execute(
                """INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
                SET body = excluded.body, image = coalesce(excluded.image, image),
                image_type = iif(excluded.image IS NULL, image_type, excluded.image_type)
                WHERE excluded.image IS NOT NULL OR excluded.body IS NOT body""",  # sealed before its picture
                (hash_, article.id, article.revision, body, *picture),
            )

    def document(self, hash_: str) -> tuple[Article, Image | None]:
        """Return an article that was kept, with its picture."""
        with self._reading() as db:
            row = db.execute("SELECT * FROM documents WHERE hash = ?", (hash_,)).fetchone()
        if row is None:
            raise OutboxProblem(
                f"발송함 {self.path}: 보낼 기사({hash_[:12]})의 내용이 없습니다. 다시 보내십시오."
            )
        body = row["body"]
        if not isinstance(body, bytes) or hashlib.sha256(body).hexdigest() != hash_:
            raise OutboxProblem(
                f"발송함 {self.path}: 보관한 기사({hash_[:12]})가 바뀌어 있습니다. 이 파일은 쓸 수 없습니다."
            )
        kind = row["image_type"]
        image = Image(
            body=row["image"], media_type=kind.removesuffix(_DRAWN), drawn=kind.endswith(_DRAWN)
        ) if row["image"] else None  # fmt: skip
        return msgspec.json.decode(body, type=Article), image

    @staticmethod
    def _pictured(db: sqlite3.Connection, hash_: str) -> bool:
        found = db.execute("SELECT image IS NOT NULL FROM documents WHERE hash = ?", (hash_,)).fetchone()
        return bool(found and found[0])

    def add(self, order: Order) -> Delivery:
        """Put an order in, and return its row; an order that is there already is that row.

        Versions before it that were not sent yet are dropped: it takes their place.

        Raises:
            OutboxProblem: the version is there with another content: it should have counted up.

        """
        with self._writing() as db:
            found = self._same(db, order)
            if found is not None:
                return found
            for old in self._rows(db, "article = ? AND target = ?", (order.article, order.target)):
                if old.state in UNSENT and (old.order.version < order.version or order.action is Action.KILL):
                    self._set(db, old, "drop", state=State.DROPPED, answer=_superseded(order))
            row = db.execute(
                """INSERT INTO deliveries
                (article, version, target, action, status, at, document, state, due, life)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *""",
                (
                    order.article, order.version, order.target, order.action, order.status,
                    order.at and order.at.isoformat(), order.document, State.PENDING, self.now().isoformat(),
                    self._life(db, order.article, order.target),
                ),
            ).fetchone()  # fmt: skip
            made = delivery_of(row)
            self._log(db, "add", made, detail=f"{order.action} {order.status}")
            return made

    def _same(self, db: sqlite3.Connection, order: Order) -> Delivery | None:
        kept = self._rows(
            db, "article = ? AND version = ? AND target = ? AND action != ?",
            (order.article, order.version, order.target, Action.KILL),
        )  # fmt: skip
        if order.action is not Action.KILL and any(one.order.document != order.document for one in kept):
            raise OutboxProblem(
                f"{order.article} v{order.version}: 같은 판이 다른 내용으로 이미 발송함에 있습니다. "
                "내용이 바뀌었으면 판(revision)을 올린 기사를 보내십시오."
            )
        same = self._rows(
            db, "article = ? AND version = ? AND target = ? AND action = ? AND status = ? AND life = ?",
            (
                order.article, order.version, order.target, order.action, order.status,
                self._life(db, order.article, order.target),
            ),
        )  # fmt: skip
        return same[0] if same else None

    def revive_article(self, article: str, target: str = "") -> None:
        """Let an article be sent anew, to one target or to all: what was ordered before is over.

        Orders after it are new deliveries with keys of their own, and what stands in a CMS's trash is left
        there. A withdrawal that did not get through is dropped.
        """
        with self._writing() as db:
            for row in self._rows(db, "article = ? AND ? IN ('', target)", (article, target)):
                if not row.state.over:
                    self._set(db, row, "drop", state=State.DROPPED, answer="새로 보내기로 해 버렸습니다.")
            self._write(db, REVIVE, None, article, 0, target, "", "")

    def life(self, article: str, target: str) -> int:
        """Return how many times an article has been sent anew to a target, from 1."""
        with self._reading() as db:
            return self._life(db, article, target)

    def _life(self, db: sqlite3.Connection, article: str, target: str) -> int:
        found = db.execute(
            "SELECT count(*) FROM audit WHERE article = ? AND event = ? AND target IN ('', ?)",
            (article, REVIVE, target),
        ).fetchone()
        return 1 + int(found[0])

    def change(self, delivery: Delivery, event: str, **fields: object) -> Delivery:
        """Change a row and tell it in the log, with ``detail``, else its answer; return it as it is now."""
        with self._writing() as db:
            return self._set(db, delivery, event, **fields)

    def revive(self, delivery: Delivery, *, merge: bool | None = None, sent: str | None = None) -> Delivery:
        """Let a row that failed, was blocked or was dropped begin anew.

        ``merge`` None leaves it as it is; ``sent`` empty says that a person knows: nothing of it arrived.
        """
        return self.change(
            delivery, "retry", state=State.PENDING, attempts=0, due=self.now(), answer="", merge=merge,
            sent=sent,
        )  # fmt: skip

    def get(self, id_: int) -> Delivery | None:
        """Return a row by its number."""
        found = self.rows("id = ?", id_)
        return found[0] if found else None

    def rows(self, where: str = "1", *values: object) -> list[Delivery]:
        """Return rows, oldest first; ``where`` is SQL of ours, never of a user."""
        with self._reading() as db:
            return self._rows(db, where, values)

    def open(self, target: str) -> list[Delivery]:
        """Return what is still to be sent to a target, oldest first, due or not."""
        marks = ", ".join("?" * len(OPEN))
        return self.rows(f"target = ? AND state IN ({marks})", target, *OPEN)

    def history(self, article: str, target: str) -> list[Delivery]:
        """Return every delivery of an article to a target, oldest first."""
        return self.rows("article = ? AND target = ?", article, target)

    def record(
        self, event: str, *, article: str, version: int = 0, hash_: str = "", detail: str = ""
    ) -> None:
        """Add a line to the audit log that belongs to no delivery, cleaned of what moves a cursor."""
        with self._writing() as db:
            self._write(db, event, None, article, version, "", hash_, words.clean(detail))

    def events(self, article: str | None = None, event: str | None = None) -> Iterator[Event]:
        """Yield the audit log, oldest first; of one article or kind of event, if named."""
        with self._reading() as db:
            found = db.execute(
                """SELECT at, who, event, delivery, article, version, target, hash, detail FROM audit
                WHERE (?1 IS NULL OR article = ?1) AND (?2 IS NULL OR event = ?2) ORDER BY id""",
                (article, event),
            ).fetchall()
        try:
            return iter([Event(dt.datetime.fromisoformat(row[0]), *tuple(row)[1:]) for row in found])
        except (TypeError, ValueError) as error:
            raise OutboxProblem(f"발송함 {self.path}: 기록에 읽을 수 없는 줄이 있습니다.") from error

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with FILE.told(self.path):
            yield self._db

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with FILE.told(self.path), nullcontext() if self._db.in_transaction else transaction(self._db):
            yield self._db

    def _rows(self, db: sqlite3.Connection, where: str, values: Iterable[object]) -> list[Delivery]:
        found = db.execute(f"SELECT * FROM deliveries WHERE {where} ORDER BY id", tuple(values))  # noqa: S608
        return [delivery_of(row) for row in found.fetchall()]

    def _set(self, db: sqlite3.Connection, delivery: Delivery, event: str, **fields: object) -> Delivery:
        if "answer" in fields:  # it may quote what stands at a CMS
            fields["answer"] = words.clean(str(fields["answer"]))
        values = [
            fields.get(name)
            for name in ("state", "attempts", "due", "remote", "answer", "sent", "returned", "merge")
        ]
        row = db.execute(CHANGE, (*map(stored, values), delivery.id)).fetchone()
        changed = delivery_of(row)
        self._log(db, event, changed, detail=str(fields.get("detail", fields.get("answer", ""))))
        return changed

    def _log(self, db: sqlite3.Connection, event: str, delivery: Delivery, *, detail: str) -> None:
        order = delivery.order
        hash_ = delivery.sent or order.document
        self._write(db, event, delivery.id, order.article, order.version, order.target, hash_, detail)

    def _write(self, db: sqlite3.Connection, event: str, delivery: int | None, *rest: object) -> None:
        db.execute(
            """INSERT INTO audit (at, who, event, delivery, article, version, target, hash, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (self.now().isoformat(), self._who, event, delivery, *rest),
        )


def _superseded(order: Order) -> str:
    return (
        "기사를 거둬들여 보내지 않습니다."
        if order.action is Action.KILL
        else f"v{order.version}로 갈음합니다."
    )


def _user() -> str:
    try:
        import getpass  # noqa: PLC0415 - where no name was given

        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
