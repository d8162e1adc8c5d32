"""What the desk has set up: notes, places to send to, whom to tell, the log. No secret is ever shown."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.cli.doctor.probed import Probed, nearest, probed
from newsgen.cli.frame.settings import Settings
from newsgen.command import put_secret

if TYPE_CHECKING:
    from newsgen.config import Cms


def notes(settings: Settings) -> Probed:
    """Look at the folder of the desk's notes; an absent one is no trouble."""
    from newsgen import config

    folder = Path(config.load(settings.config).notes)
    if folder.exists() and not folder.is_dir():
        told = f"{folder.absolute()}: 폴더가 아니라 파일이라 메모를 읽지 못함"
        return probed("데스크 메모", False, told, f"mv {folder} {folder}.bak && mkdir {folder}", needed=False)
    files = sorted(folder.rglob("*.toml")) if folder.is_dir() else []
    broken = [f"{path.relative_to(folder)} {why}" for path in files if (why := _unreadable(path))]
    if broken:
        told = f"{folder.absolute()}: 파일 {len(files):,}개, 읽지 못함: {'; '.join(broken)}"
        return probed("데스크 메모", False, told, "그 파일을 고치십시오.", needed=False)
    told = f"파일 {len(files):,}개" if files else "아직 없음(newsgen note add로 씀)"
    return probed("데스크 메모", True, f"{folder.absolute()}: {told}", needed=False)


def _unreadable(path: Path) -> str:
    """Say why no note of a file can be read; empty where it is TOML. What it says is judged by its day."""
    from newsgen import toml
    from newsgen.errors import NoteProblem
    from newsgen.notes.read import content

    try:
        toml.parse(content(path))
    except toml.Malformed as error:
        return f"{error.place}: {error}" if error.place else str(error)
    except NoteProblem as problem:
        return str(problem)
    return ""


def cms(settings: Settings) -> Probed:
    """Look whether each CMS of the settings is of a known kind and has its secret."""
    from newsgen import config
    from newsgen.deliveries.kinds import variable

    found = config.load(settings.config).cms
    if not found:
        return probed("CMS", True, "없음. 보내려면 newsgen.toml에 [cms.이름]을 적음", needed=False)
    states = {name: _secret(name, each) for name, each in found.items()}
    lacking = [name for name, state in states.items() if state == "비밀번호 없음"]
    told = ", ".join(f"{name}({found[name].kind}, {state})" for name, state in states.items())
    advice = "; ".join(_put(variable(name)) for name in lacking)
    return probed("CMS", not lacking, told, advice, needed=False)


def _put(variable: str) -> str:
    """Say how a secret is given."""
    return put_secret(variable) or f"export {variable}='…'"


def _secret(name: str, settings: Cms) -> str:
    """Say whether a CMS has its secret."""
    from newsgen.deliveries import kinds
    from newsgen.errors import ConfigProblem

    if not kinds.kind(name, settings).needs_secret(settings):
        return "비밀번호를 쓰지 않음"
    try:
        kinds.secret(name)
    except ConfigProblem:
        return "비밀번호 없음"
    return "비밀번호 있음"


def notification(settings: Settings) -> Probed:
    """Look whether anybody is told when a morning is held, fails, or waits for a person."""
    from newsgen import config
    from newsgen.deliveries.notify import SECRET

    desk = config.load(settings.config)
    ways = [*(["웹훅"] if desk.notify.url else []), *(["전자우편"] if desk.notify.smtp else [])]
    if not ways:
        told = "없음. 보류나 실패를 아무에게도 알리지 않음"
        return probed(
            "알림", not desk.cms, told, "newsgen.toml의 [notify]에 url이나 smtp를 적으십시오.", needed=False
        )
    if desk.notify.smtp and desk.notify.user and not os.environ.get(SECRET):
        told = f"{', '.join(ways)}: 메일 서버의 비밀번호 없음"
        return probed("알림", False, told, _put(SECRET), needed=False)
    return probed("알림", True, ", ".join(ways), needed=False)


def ledger(_: Settings) -> Probed:
    """Look at the log of what was written, approved and sent."""
    from newsgen.cli.frame.outbox import open_outbox
    from newsgen.deliveries.outbox import default_path

    path = default_path()
    if path.exists():
        with open_outbox(path) as outbox:
            waiting = sum(not row.state.over for row in outbox.rows())
        return probed("발송함", True, f"{path}: 남은 것 {waiting:,}건", needed=False)
    near = nearest(path.parent)
    able = os.access(near, os.W_OK)
    advice = f"{near}의 쓰기 권한을 얻거나 NEWSGEN_OUTBOX로 다른 곳을 지정하십시오."
    return probed("발송함", able, f"{path}: 아직 없음(처음 쓸 때 만듦)", advice, needed=False)
