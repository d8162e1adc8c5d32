"""Who is told what, once: the log remembers each cause that people heard of."""

from __future__ import annotations

import datetime as dt
import re
import shlex
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from newsgen.calendars import SEOUL
from newsgen.config import Config, Notify
from newsgen.deliveries.approval import approval
from newsgen.deliveries.delivery import OPEN, Delivery, State
from newsgen.deliveries.notify import notify
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.steps import approving, file_of, is_draft, link_of, next_step, publishing
from newsgen.deliveries.telling import line
from newsgen.deliveries.word import Occasion, Word
from newsgen.model import Article, text_of

LeftOut = Callable[[Article], tuple[str, ...]]
"""Names in Korean the best of what an article does not tell."""

TOLD = "tell"
"""The event in the log: people were told."""
UNTOLD = "untold"
"""The event in the log: people were to be told, and nobody could be reached."""


def _nothing(_: Article) -> tuple[str, ...]:
    return ()


class People:
    """Those whom ``[notify]`` names. A cause is told once for an article; ``tell`` hears what went wrong."""

    def __init__(self, outbox: Outbox, desk: Config, tell: Callable[[str], object]) -> None:
        self._outbox = outbox
        self._desk = desk
        self._tell = tell

    def hear(self, word: Word, *causes: str) -> bool:
        """Tell people, unless they heard of these causes already; say whether they were told now."""
        settings = self._desk.notify
        new = [cause for cause in causes if not self._heard(word.article, cause)]
        if not (settings.url or settings.smtp) or not new:
            return False
        failed = notify(settings, word)
        for each in failed:
            self._tell(each)
        reached = len(failed) < bool(settings.url) + bool(settings.smtp)
        for cause in new:
            if reached or not self._heard(word.article, cause, UNTOLD):
                event = TOLD if reached else UNTOLD
                self._outbox.record(event, article=word.article, version=word.version, detail=cause)
        return reached

    def of_rows(self, rows: Iterable[Delivery], folder: Path, left_out: LeftOut = _nothing) -> None:
        """Tell of deliveries what a person must know: a draft is in, one is stuck, one failed.

        A draft that went to some CMSs is one word. ``left_out`` is asked for the best of what a draft does
        not tell, where people are told of one.
        """
        drafts: dict[str, list[Delivery]] = {}
        for row in rows:
            if is_draft(row):
                drafts.setdefault(row.order.document, []).append(row)
            else:
                self.of_row(row, folder)
        for each in drafts.values():
            self._drafted(each, folder, left_out)

    def of_row(self, row: Delivery, folder: Path) -> bool:
        """Tell of a delivery that is stuck or failed."""
        if row.state.over:
            return False
        if row.state is State.FAILED and not row.answer.startswith(row.order.article):
            return self.of_target(row.order.target, row.answer)  # it is no fault of this article
        occasion = Occasion.WAITING if row.state is State.BLOCKED else Occasion.FAILED
        word = self._of(row, occasion, line(row), folder)
        return self.hear(word, f"#{row.id} {row.state}: {same(row.answer)}")

    def of_target(self, name: str, trouble: str) -> bool:
        """Tell what keeps a whole target from anything, once for all that waits since then."""
        kept = [row for row in self._outbox.rows("target = ?", name) if _is_kept(row, trouble)]
        since = min((row.due for row in kept), default=self._outbox.now()).astimezone(SEOUL)
        stopped = any(row.state is State.FAILED for row in kept)
        then = "고친 뒤 newsgen outbox retry로 보내십시오." if stopped else "고치면 이어 보냅니다."
        waiting = f" {len(kept)}편이 발송함에 있습니다. {then}" if kept else ""
        word = Word(
            occasion=Occasion.FAILED,
            message=(trouble if trouble.startswith(name) else f"{name}: {trouble}") + waiting,
            at=self._now(),
            target=name,
            todo=f"newsgen cms check {shlex.quote(name)}",
        )
        return self.hear(word, f"{since:%Y-%m-%d} {name}: {same(trouble)}")

    def of_settings(self, trouble: str) -> bool:
        """Tell why the settings cannot be used, once a day: until then nothing is made or sent."""
        word = Word(
            occasion=Occasion.FAILED,
            message=f"{trouble} 고칠 때까지 기사를 만들거나 보내지 못합니다.",
            at=self._now(),
            todo="newsgen doctor",
        )
        return self.hear(word, f"{self._outbox.now().astimezone(SEOUL):%Y-%m-%d} {trouble}")

    def of_article(self, article: str, occasion: Occasion, message: str, *, target: str = "") -> bool:
        """Tell what happened to an article that is not there, or not at a CMS."""
        word = Word(occasion=occasion, article=article, message=message, at=self._now(), target=target)
        return self.hear(word, f"{occasion}: {same(message)}")

    def of_draft(self, article: Article, message: str, folder: Path, left_out: LeftOut = _nothing) -> bool:
        """Tell of an article on file that waits to be read."""
        cause = f"draft v{article.revision}"
        if not self._to_tell(article.id, cause):
            return False
        file = file_of(article, folder)
        word = Word(
            occasion=Occasion.WAITING,
            article=article.id,
            message=message,
            at=self._now(),
            headline=text_of(article.headline),
            version=article.revision,
            flags=article.flags,
            left_out=left_out(article),
            file=str(file),
            todo=approving(file),
        )
        return self.hear(word, cause)

    def lost_draft(self, article: Article) -> bool:
        """Tell whether people were to hear of an article on file, and nobody could be reached."""
        return self._heard(article.id, f"draft v{article.revision}", UNTOLD)

    def _drafted(self, rows: list[Delivery], folder: Path, left_out: LeftOut) -> bool:
        """Tell of one article that is in as a draft, at the CMSs of which people did not hear."""
        new = [row for row in rows if self._to_tell(row.order.article, _cause(row))]
        if not new:
            return False
        names = list(dict.fromkeys(row.order.target for row in new))
        row, where = new[0], ", ".join(names)
        article = self._outbox.document(row.order.document)[0]
        again = "다시 " if any(row.life > 1 for row in new) else ""
        approved = approval(self._outbox, article.id, row.order.document) is not None
        then = "승인된 기사이니 게시만 남았습니다." if approved else "읽고 승인하십시오."
        word = msgspec.structs.replace(
            self._of(row, Occasion.WAITING, f"초안이 {where}에 {again}들어갔습니다. {then}", folder),
            target=where,
            left_out=left_out(article),
        )
        if approved:
            word = msgspec.structs.replace(word, todo=publishing(file_of(article, folder), names))
        return self.hear(word, *map(_cause, new))

    def _of(self, row: Delivery, occasion: Occasion, message: str, folder: Path) -> Word:
        order = row.order
        article = self._outbox.document(order.document)[0] if order.document else None
        file = file_of(article, folder) if article else None
        return Word(
            occasion=occasion,
            article=order.article,
            message=message,
            at=self._now(),
            headline=text_of(article.headline) if article else "",
            version=order.version,
            target=order.target,
            flags=article.flags if article else (),
            link=link_of(row),
            file=str(file or ""),
            todo=next_step(row, file),
        )

    def _to_tell(self, article: str, cause: str) -> bool:
        """Tell whether there is anybody to tell of a cause."""
        settings = self._desk.notify
        return bool(settings.url or settings.smtp) and not self._heard(article, cause)

    def _heard(self, article: str, cause: str, event: str = TOLD) -> bool:
        return any(each.detail == cause for each in self._outbox.events(article, event))

    def _now(self) -> dt.datetime:
        return self._outbox.now().replace(microsecond=0)


def bare(
    settings: Notify, article: str, occasion: Occasion, message: str, tell: Callable[[str], object]
) -> None:
    """Tell people where there is no log that could remember that they heard."""
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    word = Word(occasion=occasion, article=article, message=message, at=now)
    for failed in notify(settings, word):
        tell(failed)


def _cause(row: Delivery) -> str:
    """Name what people hear of a draft once; once more where its article was withdrawn and sent anew."""
    again = f" #{row.life}" if row.life > 1 else ""
    return f"draft v{row.order.version} {row.order.target}{again}"


def _is_kept(row: Delivery, trouble: str) -> bool:
    """Tell whether a trouble of its target is what keeps a delivery."""
    return row.state in OPEN or (row.state is State.FAILED and row.answer == trouble)


def same(message: str) -> str:
    """Return what is the same in a message that is repeated with other counts and times."""
    return re.sub(r"\d[\d,.:-]*", "#", message)
