"""The login itself: who says a name and a password gets a token, or one line that tells nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from newsgen.acts.newsroom import Newsroom
from newsgen.desk import passwords
from newsgen.desk.accounts import Accounts, User
from newsgen.desk.lockout import Lockout
from newsgen.desk.sessions import Session, Sessions
from newsgen.errors import NewsgenError

_AT_ONCE = 2
"""Passwords that are looked at together: each takes 64 MB for a moment."""
_WAITING = 20
"""Those that may wait for that."""
_WRONG = "이름이나 비밀번호가 맞지 않습니다."
_BUSY = "지금 로그인하려는 사람이 너무 많습니다. 잠시 뒤에 다시 하십시오."
_Made = TypeVar("_Made")


class NotLetIn(NewsgenError):
    """Nobody was let in; ``status`` is how HTTP says it."""

    def __init__(self, line: str, status: int) -> None:
        super().__init__(line)
        self.status = status


class Entrance:
    """Where one logs in; looks at few passwords at a time, so that many at once cost nobody else anything."""

    def __init__(self, newsroom: Newsroom, accounts: Accounts, sessions: Sessions, lockout: Lockout) -> None:
        self._newsroom = newsroom
        self._accounts = accounts
        self._sessions = sessions
        self._lockout = lockout
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._here = 0

    async def enter(self, name: str, password: str, client: str, *, instead_of: Session | None = None) -> str:
        """Return the token of a new login, which ends the one that it is ``instead_of``; else NotLetIn."""
        return await self._in_turn(lambda: self._entered(name, password, client, instead_of))

    async def change(self, name: str, password: str, new: str, client: str) -> str:
        """Give a user another password; return the token of the one login that is left.

        NotLetIn where the password that holds is another, UsageProblem where the new one is too weak.
        """
        return await self._in_turn(lambda: self._changed(name, password, new, client))

    async def _in_turn(self, look: Callable[[], _Made]) -> _Made:
        if self._here >= _AT_ONCE + _WAITING:
            raise NotLetIn(_BUSY, 503)
        self._here += 1
        try:
            async with self._turns:
                return await asyncio.to_thread(look)
        finally:
            self._here -= 1

    def _entered(self, name: str, password: str, client: str, instead_of: Session | None) -> str:
        user, hash_ = self._known(name, password, client)
        self._log(user.name, "desk-login", client)
        if instead_of:
            self._sessions.end(instead_of)
        self._accounts.saw(user, passwords.renewed(hash_, password))
        return self._sessions.begin(user.id)

    def _changed(self, name: str, password: str, new: str, client: str) -> str:
        user, _ = self._known(name, password, client)
        passwords.fit(new, user.name)
        self._log(user.name, "desk-user-password", user.name)
        return self._sessions.begin(self._accounts.set_password(user.name, new).id)

    def _known(self, name: str, password: str, client: str) -> tuple[User, str]:
        """Return who has this name and this password, and its hash; NotLetIn where nobody may come in."""
        user, hash_ = self._accounts.with_hash(name)
        tried = self._lockout.begin(name, user, client)
        if tried.wait:
            raise NotLetIn(_too_often(tried.wait), 429)
        right = passwords.agrees(hash_, password)
        if user is None or not right or user.locked:
            self._tell_failure(user, client, tried.then)
            raise NotLetIn(_WRONG, 401)
        self._lockout.forgive(name, user, client)
        return user, hash_

    def _tell_failure(self, user: User | None, client: str, wait: int) -> None:
        """Tell the log; a name that nobody has is not told: it may be a password."""
        whose = user.name if user else "모르는 이름"
        self._log("-", "desk-refused", f"{whose} {client}")
        if wait:
            self._log("-", "desk-lockout", f"{whose} {client} {wait}초")

    def _log(self, who: str, event: str, detail: str) -> None:
        with self._newsroom.by(who).log() as outbox:
            outbox.record(event, article="", detail=detail)


def _too_often(wait: int) -> str:
    return f"비밀번호를 너무 여러 번 틀렸습니다. {_lasting(wait)} 뒤에 다시 하십시오."


def _lasting(seconds: int) -> str:
    return f"{seconds}초" if seconds < 120 else f"{-(-seconds // 60)}분"
