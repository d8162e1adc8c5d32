"""The file of an installation's secrets: names that wait for their values, for nobody else to read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsgen.config import Config
from newsgen.deliveries.kinds import kind, variable
from newsgen.deliveries.notify import SECRET

MODE = 0o600
_HEAD = "# newsgen의 비밀값. 본인만 읽을 수 있어야 합니다(chmod 600). 한 줄에 이름=값 하나를 적습니다.\n"
_FROM = {
    "wordpress": "워드프레스 관리자의 사용자 → 프로필 → 응용 프로그램 비밀번호에서 새로 만든 것",
    "ghost": "Ghost 관리자의 Settings → Integrations → Custom integration의 Admin API key(id:비밀값)",
    "webhook": "받는 쪽과 나눈 서명용 비밀값(whsec_로 시작해도 됩니다)",
    "telegram": "BotFather가 준 봇의 토큰(숫자:글자)",
    "slack": "Slack 앱의 OAuth & Permissions → Bot User OAuth Token(xoxb-…)",
    "mail": "메일 서버에서 user의 비밀번호(앱 비밀번호)",
}


def needed(config: Config) -> Iterator[tuple[str, str]]:
    """Yield the variables that settings need, each with a Korean line on where its value comes from."""
    for name, cms in config.cms.items():
        if kind(name, cms).needs_secret(cms):
            yield variable(name), f"[cms.{name}] {_FROM.get(cms.kind, '받는 쪽이 준 비밀값')}"
    if config.notify.user:
        yield SECRET, f"[notify] 메일 서버 {config.notify.smtp}의 {config.notify.user} 비밀번호"
    elif config.notify.url:
        yield SECRET, "[notify] 알림 웹훅에 서명할 비밀값. 없어도 됩니다"


def text(config: Config, existing: str = "") -> str:
    """Return the file, with what stands in it already and the names that are not there yet."""
    there = set(names(existing))
    lines = [f"\n# {source}\n{name}=\n" for name, source in needed(config) if name not in there]
    head = existing if not existing or existing.endswith("\n") else f"{existing}\n"
    return (head or _HEAD) + "".join(lines)


def empty(config: Config, existing: str) -> list[str]:
    """Return the variables that have no value yet, but for those that need none."""
    filled = {name for name, value in _pairs(existing) if value}
    optional = {SECRET} if not config.notify.user else set()
    return [name for name, _ in needed(config) if name not in filled | optional]


def names(existing: str) -> list[str]:
    """Return the names in a file of secrets."""
    return [name for name, _ in _pairs(existing)]


def read(path: Path) -> str:
    """Return what a file of secrets holds; nothing where there is none."""
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _pairs(existing: str) -> Iterator[tuple[str, str]]:
    for line in existing.splitlines():
        name, equals, value = line.partition("=")
        if equals and name.isidentifier():
            yield name, value.strip().strip("\"'")
