"""The versions of an article: by whom and when, and word by word what differs between any two."""

from __future__ import annotations

from typing import Any

from litestar import Request
from litestar.params import FromPath, FromQuery

from newsgen import editing
from newsgen.acts import rewording
from newsgen.acts.newsroom import Newsroom
from newsgen.acts.rewording import Version
from newsgen.archive import Key
from newsgen.desk.accounts import Role
from newsgen.desk.addresses import key_of, path_of
from newsgen.desk.routes import page
from newsgen.desk.sheet import sheet
from newsgen.desk.visit import visit_of
from newsgen.model import Article
from newsgen.service.answer import Answer
from newsgen.service.problem import Refusal

HOW = {"write": "newsgen이 씀", "edit": "고침", "correct": "정정", "approve": "승인"}
"""How a version came about, as the log has it -> on screen."""
AGAIN = {"note": "메모로 다시 씀", "choose": "고른 대로 다시 씀"}
"""What a version was written again for, likewise."""


@page("/articles/{session:str}/{edition:str}/versions", Role.WRITER)
def versions(
    request: Request[Any, Any, Any],
    session: FromPath[str],
    edition: FromPath[str],
    old: FromQuery[str] = "",
    new: FromQuery[str] = "",
) -> Answer:
    """List the versions; of the two that are named (the last two else) show the difference."""
    visit, key = visit_of(request), key_of(session, edition)
    every = rewording.versions(visit.newsroom, key)
    contents = list(dict.fromkeys(each.hash for each in every))
    after = new or next(iter(contents), "")
    before = old or next(iter(_behind(contents, after)), after)
    told = (
        editing.compared(*(_content(visit.newsroom, key, each) for each in (before, after)))
        if contents
        else []
    )
    return sheet(
        visit, "versions.html.j2", "board",
        key=key, here=path_of(key), versions=[(each, _way(each)) for each in every],
        before=before, after=after, changed=told,
        named={each.hash: _named(each) for each in every},
    )  # fmt: skip


def _behind(contents: list[str], hash_: str) -> list[str]:
    """Return the contents before one, the latest first."""
    return contents[contents.index(hash_) + 1 :] if hash_ in contents else contents


def _content(newsroom: Newsroom, key: Key, hash_: str) -> Article:
    found = rewording.version(newsroom, key, hash_)
    if found is None:
        raise Refusal(404, "이 기사의 판이 아닙니다. 판 목록에서 다시 고르십시오.")
    return found


def _named(version: Version) -> str:
    return f"v{version.event.version} {_way(version)}"


def _way(version: Version) -> str:
    return AGAIN[version.cause.event] if version.cause else HOW[version.event.event]


routes = [versions]
