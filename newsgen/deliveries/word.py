"""A word to people: what happened to an article, in the forms that a webhook and a mail take."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from newsgen.command import runnable
from newsgen.korean import moment
from newsgen.model import Record
from newsgen.outputs.desk import Notice

_MOST = 8
"""Lines of a kind that a text shows; the JSON has them all."""
_LONGEST = 300
"""Characters of a line; what is cut ends with an ellipsis."""
_QUOTE = 24
"""Characters that stay of a quotation in a line that is too long."""
_QUOTED = re.compile(rf"“([^”]{{{_QUOTE + 2},}})”")


class Occasion(StrEnum):
    """Why people are told."""

    HELD = "held"
    FAILED = "failed"
    WAITING = "waiting"
    """An article waits for a person: to be read and approved, or because the desk edited it."""
    LATE = "late"
    """There is no article at the hour by which there should be one."""


TITLES = {
    Occasion.HELD: "기사를 보류했습니다",
    Occasion.FAILED: "기사를 보내지 못했습니다",
    Occasion.WAITING: "기사가 편집자를 기다립니다",
    Occasion.LATE: "기사가 없습니다",
}

_ELSEWHERE = "기사가 CMS에 없습니다"
"""Of an article that is late at a CMS only."""


class Word(Record, frozen=True, kw_only=True):
    """What people are told; what is empty is not mentioned."""

    occasion: Occasion
    article: str = ""
    """Id of the article; empty for what is about no single one."""
    message: str
    """One line: what happened."""
    at: dt.datetime
    headline: str = ""
    version: int = 0
    target: str = ""
    """Names of the CMSs that it is about, with commas; empty where it is about none."""
    flags: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    link: str = ""
    file: str = ""
    todo: str = ""
    """The command to run next."""

    @property
    def title(self) -> str:
        """The first line."""
        what = f"{self.article} v{self.version}" if self.version else self.article
        what = " → ".join(filter(None, (what, self.target)))
        title = _ELSEWHERE if self.occasion is Occasion.LATE and self.target else TITLES[self.occasion]
        return f"{title}: {what}" if what else title

    @property
    def subject(self) -> str:
        """The subject of a mail: one line, with the headline where there is one."""
        return line(f"[newsgen] {self.title}" + (f" | {self.headline}" if self.headline else ""))

    @property
    def text(self) -> str:
        """All of it as lines, the most important first."""
        return "\n".join(self._lines())

    @property
    def notice(self) -> Notice:
        """The form that the webhook takes."""
        return Notice(
            schema="newsgen/notice/v1",
            occasion=self.occasion,
            article=self.article,
            message=line(self.message),
            at=self.at,
            text=f"{self.title}\n{self.text}",
            at_korea=moment(self.at),
            headline=line(self.headline),
            version=self.version,
            target=self.target,
            flags=tuple(map(line, self.flags)),
            left_out=tuple(map(line, self.left_out)),
            link=self.link,
            file=self.file,
            todo=runnable(self.todo),
        )

    def _lines(self) -> Iterator[str]:
        yield line(self.message)
        for name, value in (("제목", self.headline), ("CMS", self.link), ("파일", self.file)):
            if value:
                yield f"{name}: {line(value)}"
        yield from _some("확인", self.flags)
        yield from _some("싣지 않음", self.left_out)
        if self.todo:
            yield f"다음: {flat(runnable(self.todo))}"  # whole, with its spaces: it is to be run
        yield moment(self.at)


def line(text: str) -> str:
    """Return a text as one line of printable characters, not longer than a line may be.

    Of one that names commands, quotations are cut first, and then what comes before the first command: a
    command that is cut cannot be run. Commands are told as they run here.
    """
    return runnable(_short(" ".join(flat(text).split())))


def flat(text: str) -> str:
    """Return a text with a space in the place of each character that cannot be printed."""
    return "".join(char if char.isprintable() else " " for char in text)


def _short(text: str) -> str:
    if len(text) > _LONGEST:
        text = _QUOTED.sub(lambda found: f"“{found[1][:_QUOTE]}…”", text)
    if len(text) <= _LONGEST:
        return text
    before, command, after = text.partition("newsgen ")
    room = _LONGEST - len(command + after) - 1
    return f"{before[:room]}…{command}{after}" if command and room > 0 else text[: _LONGEST - 1] + "…"


def without(word: Word, secrets: tuple[str, ...]) -> Word:
    """Return a word in which no secret stands, wherever it came from."""
    if not any(secrets):
        return word
    told = {name: _hidden(value, secrets) for name, value in msgspec.structs.asdict(word).items()}
    return msgspec.structs.replace(word, **told)


def _hidden(value: object, secrets: tuple[str, ...]) -> object:
    if isinstance(value, tuple):
        return tuple(_hidden(each, secrets) for each in value)
    if not isinstance(value, str) or isinstance(value, Occasion):
        return value
    for secret in secrets:
        value = value.replace(secret, "•••")
    return value


def _some(name: str, lines: tuple[str, ...]) -> Iterator[str]:
    for each in lines[:_MOST]:
        yield f"{name}: {line(each)}"
    if len(lines) > _MOST:
        yield f"{name}: 외 {len(lines) - _MOST}건"
