"""The settings, to be read only: each with its value and where it comes from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NamedTuple

from litestar import Request

from newsgen import config
from newsgen.config import glosses, told
from newsgen.desk import secrets
from newsgen.desk.accounts import Role
from newsgen.desk.routes import page
from newsgen.desk.sheet import sheet
from newsgen.desk.visit import Visit, visit_of
from newsgen.errors import ConfigProblem
from newsgen.service.answer import Answer


class Place(NamedTuple):
    """A file or folder that the desk works with."""

    what: str
    path: str
    origin: str


@page("/settings", Role.WRITER)
def settings(request: Request[Any, Any, Any]) -> Answer:
    """Show all settings, the files and whether the secrets are there."""
    visit = visit_of(request)
    file = visit.newsroom.settings or Path(config.FILENAME)
    return sheet(
        visit, "settings.html.j2", "settings",
        file=file.absolute(), there=file.is_file(), changed=_changed(visit),
        tables=told.told(visit.office.config, file), glosses=glosses, places=_places(visit),
        secrets=list(secrets.needed(visit.office.config)),
    )  # fmt: skip


def _changed(visit: Visit) -> str:
    """Say what of the file the desk does not go by: it read it when it was started."""
    try:
        now = config.load(visit.newsroom.settings)
    except ConfigProblem as problem:
        return f"파일을 다시 읽을 수 없습니다. 데스크는 시작할 때 읽은 설정을 씁니다. {problem}"
    if now != visit.office.config:
        return "데스크를 시작한 뒤 파일이 바뀌었습니다. 바뀐 설정은 데스크를 다시 켜야 씁니다."
    return ""


def _places(visit: Visit) -> list[Place]:
    newsroom = visit.newsroom
    return [
        Place("시세 저장소", str(newsroom.prices_at), _origin("NEWSGEN_STORE", newsroom.store is not None)),
        Place("발송함", str(newsroom.outbox), _origin("NEWSGEN_OUTBOX", False)),
        Place("데스크 파일", str(visit.office.accounts.file.path), _origin("NEWSGEN_DESK", False)),
        Place("기사 보관 폴더", str(newsroom.archive.folder.absolute()), "설정의 output이나 --out"),
    ]


def _origin(variable: str, is_given: bool) -> str:
    """Say where a path comes from: an option goes before the environment, that before the usual place."""
    if os.environ.get(variable):
        return f"환경 변수 {variable}"
    return "옵션" if is_given else "기본 자리"


routes = [settings]
