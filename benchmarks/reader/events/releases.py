"""Whether a figure of the economy was released, or the Fed's committee met, on the day that a text gives."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from benchmarks.reader.events import times
from benchmarks.reader.events.files import Files
from benchmarks.reader.events.market import Said

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_FIGURES: tuple[tuple[str, str], ...] = (
    (r"비농업|고용 ?(?:보고서|지표|동향)|실업률", r"Nonfarm|Unemployment"),
    (r"소비자물가|CPI", r"CPI"),
    (r"개인소비지출|PCE", r"PCE"),
    (r"실업수당", r"Jobless"),
)
_DONE = re.compile(r"(?:나온|발표된|공개된|나왔|발표됐|공개됐|나온다|발표된다|공개된다|나올|발표될|공개될)")
_MEETING = re.compile(r"FOMC\)? ?(?:정례)? ?회의")


def told(text: str, today: dt.date, files: Files) -> Iterator[Said]:
    """Yield what a sentence says of the day of a release or of a meeting."""
    ahead = times.is_ahead(text)
    when = [one for one in times.found(text, today, ahead=ahead) if one.first == one.last and one.first]
    for figure, event in _FIGURES:
        for found in list(re.finditer(figure, text))[:1]:
            one = next((one for one in reversed(when) if one.end <= found.start()), None)
            done = _DONE.search(text, one.end if one else 0)
            if one is None or done is None or one.first is None:
                continue
            rows = [each for each in files.releases if each.day == one.first and re.search(event, each.event)]
            if not rows and one.first > files.releases[-1].day:
                yield Said("release", None, f"nothing recorded after {files.releases[-1].day}", *found.span())
                continue
            yield Said("release", bool(rows), f"{event} on {one.first}: {rows[:1]}", *found.span())
            yield from _month(text, found, [each.event for each in rows])
    if _MEETING.search(text) and not re.search(r"의사록|뒤|이후", text):
        yield from _meeting(text, today, files, ahead=ahead)


def _month(text: str, found: re.Match[str], events: list[str]) -> Iterator[Said]:
    """Yield whether the month of a figure, where the text gives one, is that of a release of the day."""
    said = re.findall(r"(\d{1,2})월(?:분)?(?! ?\d{1,2}일)", text[max(0, found.start() - 16) : found.start()])
    of = {match.group(1) for event in events if (match := re.search(r"\((\w{3})\)$", event))}
    if said and of & set(_MONTHS):
        yield Said("month", _MONTHS[int(said[-1]) - 1] in of, f"{said[-1]}월: {events}", *found.span())


def _meeting(text: str, today: dt.date, files: Files, *, ahead: bool) -> Iterator[Said]:
    at = [found.start() for found in _MEETING.finditer(text)][-1]
    some = [one for one in times.found(text, today, ahead=ahead) if re.match(r"\d", one.words) and one.last]
    near = [one for one in some if one.end <= at][-1:] or [one for one in some if one.start > at][:1]
    for one in near:
        same = [
            (start, end) for start, end in files.meetings if one.last == end and one.first in {start, end}
        ]
        yield Said("meeting", bool(same), f"{one.words}: {same}", one.start, one.end)
