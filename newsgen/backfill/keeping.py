"""What becomes of an article that a worker made: sealed and written, unless the desk's own stands there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from newsgen import outputs
from newsgen.backfill.journal import Line, of_outputs
from newsgen.backfill.work import ARTICLE, Made
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.seals import How, edit_of, newest, seal, sealed
from newsgen.errors import DeliveryBlocked
from newsgen.model import Article
from newsgen.succession import is_out

_HALF = re.compile(r"\..+\.[0-9a-f]{8}")
"""A file that :mod:`newsgen.outputs.files` writes before it takes its name."""


class Keeper:
    """Takes what workers made, in whatever order, and puts it where it belongs."""

    def __init__(self, folder: Path, outbox: Outbox, formats: tuple[str, ...]) -> None:
        self._folder = folder
        self._outbox = outbox
        self._formats = formats

    def keep(self, some: Sequence[Made]) -> list[Line]:
        """Write what was made of some sessions; return what is to be noted of each.

        An article that was approved, sent or edited stays as it is where another one would take its place.
        All are sealed before any is written: a kill leaves no file that newsgen does not know for its own.
        """
        with self._outbox.together():
            why = [self._kept_back(_article(made)) for made in some]
        return [self._written(made, reason) for made, reason in zip(some, why, strict=True)]

    def _written(self, made: Made, why: str) -> Line:
        """Write the outputs of a session, unless something keeps them back."""
        line = Line(session=made.day, made_of=made.made_of, why=made.why, code=made.code)
        if why:
            return msgspec.structs.replace(line, why=why, code=DeliveryBlocked.exit_code)
        if not made.outputs:
            return line
        wanted = [each for each in made.outputs if each.format in self._formats]
        outputs.write(wanted, self._folder, lasting=False)  # the journal tells a file that a power cut tore
        return msgspec.structs.replace(line, files=of_outputs(wanted), count=made.count)

    def tidy(self, days: Iterable[dt.date], edition: str) -> None:
        """Remove what a kill left of files that were being written."""
        for day in days:
            for path in (self._folder / f"{day}").glob(f".{edition}.*"):
                if _HALF.fullmatch(path.name):
                    path.unlink(missing_ok=True)

    def _kept_back(self, article: Article | None) -> str:
        """Seal an article as newsgen's own; say why where it may not take the place of what is there."""
        if article is None or article.demo or sealed(self._outbox, article) is not None:
            return ""
        known = newest(self._outbox, article.id)
        if known is not None and (is_out(self._outbox, known) or edit_of(self._outbox, article.id)):
            return (
                f"{article.id}: 데스크가 승인했거나 고친 기사와 달라 그대로 두었습니다. "
                f"newsgen today --date {article.session}로 새 판을 만드십시오."
            )
        seal(self._outbox, article, How.WRITE)
        return ""


def _article(made: Made) -> Article | None:
    """Read back the article that was made; None where there is none, or pieces, which nobody approves."""
    body = next((each.body for each in made.outputs if each.format == ARTICLE), None)
    return None if body is None else msgspec.json.decode(body, type=Article)
