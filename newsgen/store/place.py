"""Where the store is, how it is opened, and what its failures are called in Korean."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from newsgen import plain
from newsgen.errors import StoreProblem
from newsgen.sqlite_file import WAIT, family, transaction
from newsgen.store.schema import APPLICATION, SCHEMA, VERSION
from newsgen.store.steps import STEPS, step_up
from newsgen.store.sums import Damaged

if TYPE_CHECKING:
    from newsgen.markets import Market

_ADVICE = {
    "SQLITE_BUSY": "다른 newsgen이 쓰고 있습니다: 잠시 뒤에 다시 하십시오",
    "SQLITE_LOCKED": "다른 newsgen이 쓰고 있습니다: 잠시 뒤에 다시 하십시오",
    "SQLITE_FULL": "디스크에 자리가 없어 쓰지 못했습니다(바뀐 것은 없습니다): 공간을 비우고 다시 하십시오",
    "SQLITE_READONLY": "쓸 수 없는 파일입니다: 파일과 폴더의 쓰기 권한을 확인하십시오",
    "SQLITE_CANTOPEN": "열 수 없습니다: 파일과 폴더의 권한을 확인하십시오",
    "SQLITE_IOERR": "읽거나 쓰지 못했습니다: 디스크와 남은 공간을 확인하십시오",
    "SQLITE_PERM": "열 권한이 없습니다: 파일과 폴더의 권한을 확인하십시오",
}
_DAMAGED = "파일이 손상되었거나 newsgen 저장소가 아닙니다: 옮겨 두고 newsgen import로 다시 만드십시오"


def default_path() -> Path:
    """Return where the store is unless told: ``NEWSGEN_STORE``, else the user's data folder."""
    named = os.environ.get("NEWSGEN_STORE")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("newsgen", appauthor=False) / "market.sqlite"


def nothing_of(market: Market, path: Path) -> str:
    """Say that a store has no session of a market, and what to do."""
    return f"저장소 {path}에 {market.nouns.stocks} 시세가 없습니다. newsgen import로 넣으십시오."


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn whatever SQLite or the file system raises into a :class:`StoreProblem` of one Korean line."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreProblem(f"저장소 {path}: {_ADVICE.get(family(error), _DAMAGED)}") from error
    except (Damaged, zlib.error) as error:
        raise damaged(path, str(error) if isinstance(error, Damaged) else "") from error
    except OSError as error:
        raise StoreProblem(
            f"저장소 {path}: 열 수 없습니다({plain.reason(error)}): 권한과 위치를 확인하십시오"
        ) from error


def damaged(path: Path, what: str = "") -> StoreProblem:
    """Return what is said of a store that does not hold what was written to it."""
    where = f"({what})" if what else ""
    return StoreProblem(
        f"저장소 {path}: 내용이 손상되었습니다{where}: 옮겨 두고 newsgen import로 다시 만드십시오"
    )


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open the store at ``path``, laying it out first if ``create`` and there is none.

    A store in a folder that cannot be written to is opened for reading. Autocommit is on: writers
    begin their transaction themselves.

    Raises:
        StoreProblem: there is no store, or the file is none, or of another version.

    """
    with told(path):
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        elif not path.exists():
            raise StoreProblem(f"저장소가 없습니다: {path} (newsgen import 폴더 로 먼저 만드십시오)")
        if path.is_dir():
            raise StoreProblem(f"저장소 {path}: 파일이 아니라 폴더입니다: --store에 파일 이름을 주십시오")
        if path.exists() and not path.is_file():
            raise StoreProblem(f"저장소 {path}: 보통 파일이 아닙니다: --store에 파일 이름을 주십시오")
        db = _open(path, create=create)
        try:
            _prepare(db, path, create=create)
        except BaseException:
            db.close()
            raise
    return db


def _open(path: Path, *, create: bool) -> sqlite3.Connection:
    base = "file:" + quote(str(path.absolute()))
    mode = "?mode=rwc" if create else "?mode=rw"
    if path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        # Nobody can be writing where nobody may write, unless a log was left beside it.
        logged = path.with_name(path.name + "-wal").exists()
        mode = "?mode=ro" if logged else "?mode=ro&immutable=1"
    return sqlite3.connect(base + mode, uri=True, timeout=WAIT, isolation_level=None)


def _prepare(db: sqlite3.Connection, path: Path, *, create: bool) -> None:
    version = db.execute("PRAGMA user_version").fetchone()[0]
    application = db.execute("PRAGMA application_id").fetchone()[0]
    if create and not version and not db.execute("SELECT 1 FROM sqlite_master").fetchone():
        _lay_out(db)
        return
    if application != APPLICATION:
        raise StoreProblem(f"저장소 {path}: {_DAMAGED}")
    if version in STEPS:
        _bring_up(db, path)
    elif version != VERSION:
        raise StoreProblem(
            f"저장소 {path}: 판이 다릅니다(파일 {version}, 이 프로그램 {VERSION}): "
            "프로그램 판을 맞추거나, 옮겨 두고 newsgen import로 다시 만드십시오"
        )
    db.execute("PRAGMA synchronous=NORMAL")


def _lay_out(db: sqlite3.Connection) -> None:
    """Create the tables; a process that comes second finds them and is content."""
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=NORMAL")
    with transaction(db):
        if not db.execute("PRAGMA user_version").fetchone()[0]:
            for statement in SCHEMA:
                db.execute(statement)
            db.execute(f"PRAGMA application_id={APPLICATION}")
            db.execute(f"PRAGMA user_version={VERSION}")


def _bring_up(db: sqlite3.Connection, path: Path) -> None:
    """Bring an older store up to this version, whole or not at all; nothing in it is lost.

    A process that comes second finds it done and is content.
    """
    try:
        step_up(db)
    except sqlite3.OperationalError as error:
        if not getattr(error, "sqlite_errorname", "").startswith("SQLITE_READONLY"):
            raise
        raise StoreProblem(
            f"저장소 {path}: 옛 판이라 새 판으로 바꿔야 하는데 쓸 수 없습니다: "
            "쓰기 권한이 있는 곳에 옮겨 놓고 다시 하십시오"
        ) from error
