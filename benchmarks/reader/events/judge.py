"""An article's sentences, read for all that they say of events, each statement judged."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.reader.claims import Namer, companies, lines_of
from benchmarks.reader.claims.claim import Line
from benchmarks.reader.events import causes, elsewhere, filings, market, releases, reports
from benchmarks.reader.events import companies as verdicts
from benchmarks.reader.events.files import Files
from benchmarks.reader.events.names import Names
from benchmarks.reader.events.verdict import Verdict

BACKGROUND = frozenset({"view", "glossary"})
"""Places whose words tell of events in general."""


class Found(NamedTuple):
    """What was found in an article."""

    verdicts: tuple[Verdict, ...]
    causal: tuple[str, ...]
    """Sentences of our own that make an event a cause."""
    unread: tuple[str, ...]
    """Sentences with a word of an event of which no statement was read."""

    @property
    def false(self) -> list[Verdict]:
        """The statements that are not borne out."""
        return [one for one in self.verdicts if one.holds is False]


NOTHING = Found((), (), ())

_OTHERS = re.compile(r"[그이] ?밖에|다른|개별 종목|시가총액|대형주|소형주|종목|한편|대형 기술주")
"""How a sentence begins that leaves a ranking."""


class Judge:
    """Knows the recorded files and the names of companies."""

    def __init__(self, market_folder: Path, namer: Namer | None = None) -> None:
        self.files = Files(market_folder)
        self.names = Names(namer or Namer(companies(market_folder)), market_folder)
        self._elsewhere = elsewhere.namer()

    def read(self, sentences: Iterable[tuple[str, str]], day: dt.date, edition: str) -> Found:
        """Judge the sentences, each with its place, of an article on a session or the week that it ends."""
        found: list[Verdict] = []
        causal, unread = [], []
        carried: tuple[str, ...] = ()
        ranking = ""
        lines = [line for line in lines_of(sentences) if line.place not in BACKGROUND]
        for line in lines:
            own = list(self._line(line, day, edition, carried))
            if reports.ranks(line.text):
                ranking = line.place
            elif ranking == line.place and not _OTHERS.match(line.text) and not own:
                own = list(self._judged(reports.ranked(line.text, self.names), line, day, edition))
            else:
                ranking = ""
            found += own
            if causes.beside(line.text):
                causal.append(line.text)
            if causes.EVENT.search(line.text) and not own:
                unread.append(line.text)
            carried = self._about(line.text) or carried
        found += elsewhere.turned(lines, edition, self._elsewhere)
        return Found(tuple(dict.fromkeys(found)), tuple(causal), tuple(unread))

    def _line(self, line: Line, day: dt.date, edition: str, carried: Sequence[str]) -> Iterator[Verdict]:
        place, text = line.place, line.text
        yield from self._judged(reports.told(text, day, self.names, carried), line, day, edition)
        for each in filings.told(text, self.names):
            yield Verdict("filing", each.about, *self._filed(each, day, edition), text, place)
        for said in (
            *market.told(text, day, edition, self.names, self.files),
            *releases.told(text, day, self.files),
            *elsewhere.told(text, day, edition, self._elsewhere, self.files),
        ):
            yield Verdict(said.kind, "", said.holds, said.why, text, place)

    def _judged(
        self, said: Iterable[reports.Told], line: Line, day: dt.date, edition: str
    ) -> Iterator[Verdict]:
        for one in said:
            holds, why = verdicts.judged(one, day, edition, self.files)
            yield Verdict(one.kind, one.about, holds, why, line.text, line.place)

    def _filed(self, one: filings.Filed, day: dt.date, edition: str) -> tuple[bool | None, str]:
        if one.about in {"", "?"}:
            return None, "no company that a list knows"
        if not one.items:
            return None, "no item that the words name"
        holds, why = verdicts.filed(one.about, one.items, day, edition, self.files)
        return (None if holds and not one.whole else holds), why

    def _about(self, text: str) -> tuple[str, ...]:
        """Return the companies that a sentence ends up being about."""
        names = self.names.find(text)
        if not names:
            return ()
        first = next((at for at, one in enumerate(names) if re.match(r"[은는이가도]", one.particle)), 0)
        return tuple(symbol for one in reports.group(text, first, names) for symbol in one.symbols)
