"""What a person does next about an article or a delivery: the file, the address and the command."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from newsgen.deliveries.delivery import Action, Delivery, State
from newsgen.model import Article

_COMMAND = re.compile(r"newsgen outbox (?:diff|arrived|retry|drop) \d+")
"""A command that an answer names; the first one is what a person begins with."""


_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_NAMES_A_COMMAND = re.compile(r"\bnewsgen (?:publish|outbox|approve|kill|cms|today|recheck|edit)\b")


class Ask(StrEnum):
    """What a delivery that stopped asks of a person."""

    APPROVE = "approve"
    """Nobody approved the article."""
    COMPARE = "compare"
    """The desk changed it at the CMS: keep its words beside the new version, or leave it."""
    ANEW = "anew"
    """The desk deleted it at the CMS: make it anew, or leave it."""
    LOOK = "look"
    """It may have arrived: look whether it did."""
    RETRY = "retry"
    """Mend the cause, then send it again."""


def ask_of(row: Delivery) -> Ask | None:
    """Return what a delivery asks of a person; None where it goes on by itself or is over."""
    if row.state not in {State.BLOCKED, State.FAILED}:
        return None
    if needs_approval(row):
        return Ask.APPROVE
    named = {"outbox diff": Ask.COMPARE, "--again": Ask.ANEW, "outbox arrived": Ask.LOOK}
    return next((ask for words, ask in named.items() if words in row.answer), Ask.RETRY)


def without_commands(answer: str) -> str:
    """Return an answer without the sentences that name a command, for who has buttons in their place."""
    kept = (part for part in _SENTENCE.split(answer) if not _NAMES_A_COMMAND.search(part))
    return " ".join(kept).strip()


def is_draft(row: Delivery) -> bool:
    """Tell whether an article is at a CMS, and there no more than a draft."""
    order = row.order
    return row.state is State.SUCCESS and order.action is not Action.KILL and not order.status.live


def needs_approval(row: Delivery) -> bool:
    """Tell whether a delivery waits for somebody to approve its article."""
    return row.state is State.BLOCKED and "newsgen approve" in row.answer


def link_of(row: Delivery) -> str:
    """Return the address at which the CMS shows an article; empty where it is not known."""
    first = row.answer.partition(" ")[0]
    return first if first.startswith(("https://", "http://")) else ""


def next_step(row: Delivery, file: Path | None) -> str:
    """Return the command that a person runs next about a delivery."""
    if row.state is State.SUCCESS or needs_approval(row):
        return approving(file) if file else ""
    if row.state in {State.FAILED, State.BLOCKED}:
        named = _COMMAND.search(row.answer)
        return named[0] if named else f"newsgen outbox retry {row.id}"
    return f"newsgen cms check {shlex.quote(row.order.target)}"


def approving(file: Path) -> str:
    """Return the command by which an article on file is approved."""
    return f"newsgen approve {shlex.quote(str(file))} --by 이름"


def sending(file: Path, names: Iterable[str]) -> str:
    """Return the command by which an article on file goes to some CMSs."""
    to = " ".join(f"--to {shlex.quote(name)}" for name in names)
    return f"newsgen publish {shlex.quote(str(file))} {to}"


def publishing(file: Path, names: Iterable[str]) -> str:
    """Return the command by which an approved article on file goes to readers."""
    return f"{sending(file, names)} --status publish"


def file_of(article: Article, folder: Path) -> Path:
    """Return where a version of an article stands: beside the one in print, or in its place."""
    place = folder.absolute() / article.session.isoformat()
    beside = place / f"{article.edition}.v{article.revision}.json"
    return beside if beside.is_file() else place / f"{article.edition}.json"
