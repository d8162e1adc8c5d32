"""``newsgen.toml`` as an installation begins with it."""

from __future__ import annotations

import json
from typing import NamedTuple

GLOSSARY = "glossary"
"""Folder of the desk's own terms, beside the settings: empty until somebody writes one."""


class Cms(NamedTuple):
    """The CMS that articles go to."""

    name: str
    kind: str
    url: str
    user: str = ""


class Answers(NamedTuple):
    """What was asked of the person who installs; empty for what is not wanted."""

    name: str = ""
    """The newsroom's name."""
    url: str = ""
    cms: Cms | None = None
    notify_url: str = ""
    smtp: str = ""
    sender: str = ""
    to: tuple[str, ...] = ()
    files: str = ""
    """The folder that the desk's terminal writes to."""


def text(answers: Answers) -> str:
    """Return the settings file; what it holds no line of has its default."""
    parts = [
        "# newsgen의 설정. 적을 수 있는 것과 지금 값은 newsgen desk의 설정 화면에 모두 있습니다.\n"
        "# 비밀번호는 여기에 적지 않습니다.\n"
    ]
    parts += [f'glossary = "{GLOSSARY}"\n']
    parts += [_table("newsroom", name=answers.name, url=answers.url)]
    if answers.cms:
        cms = answers.cms
        parts += [_table(f"cms.{_key(cms.name)}", kind=cms.kind, url=cms.url, user=cms.user, status="draft")]
    parts += [
        _table(
            "notify", url=answers.notify_url, smtp=answers.smtp, sender=answers.sender, to=list(answers.to)
        )
    ]
    parts += [_table("import.desk", folder=answers.files)]
    return "\n".join(filter(None, parts))


def _table(table: str, **values: str | list[str]) -> str:
    """Return a table of what is not empty; nothing where all is."""
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items() if value]
    return f"[{table}]\n{''.join(lines)}" if lines else ""


def _key(name: str) -> str:
    plain = name.isascii() and all(char.isalnum() or char in "-_" for char in name)
    return name if plain else json.dumps(name, ensure_ascii=False)
