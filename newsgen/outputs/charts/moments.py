"""The axis of time: hours of one session, Korean time below, or the months of a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from zoneinfo import ZoneInfo

import msgspec

from newsgen.model import Record
from newsgen.outputs.charts.frame import Canvas
from newsgen.outputs.charts.shapes import Box, Shape, Stroke, Text

HOME = ZoneInfo("Asia/Seoul")
_STEP = 1.35


class Label(Record, frozen=True, kw_only=True):
    """A moment that the axis names: in its first line, and in the one below."""

    at: float
    text: str
    below: str = ""


class Axis(Record, frozen=True, kw_only=True):
    """An axis from the first moment to the last."""

    begins: float
    ends: float
    labels: tuple[Label, ...]
    captions: tuple[str, ...] = ()
    """What its lines are, before them: ``현지``, ``한국``."""
    first: float = 0.0
    last: float = 1.0
    """Where it begins and ends, in pixels."""

    def __call__(self, at: str) -> float:
        """Return where a moment stands."""
        return self._place(_seconds(at))

    def _place(self, seconds: float) -> float:
        share = (seconds - self.begins) / ((self.ends - self.begins) or 1.0)
        return self.first + share * (self.last - self.first)

    def between(self, first: float, last: float) -> Axis:
        """Return the axis laid between two places."""
        return Axis(
            begins=self.begins,
            ends=self.ends,
            labels=self.labels,
            captions=self.captions,
            first=first,
            last=last,
        )

    @property
    def lines(self) -> int:
        """How many lines of words it has."""
        return 2 if any(label.below for label in self.labels) else 1

    def height(self, canvas: Canvas) -> float:
        """Return how far its words reach below the plot."""
        return canvas.small * (0.6 + _STEP * self.lines)

    def shapes(self, canvas: Canvas, base: float) -> Iterator[Shape]:
        """Yield its ticks and words below the plot."""
        yield Stroke(points=((self.first, base), (self.last, base)), ink="rule")
        taken: list[Box] = []
        for label in self.labels:
            x = self._place(label.at)
            yield Stroke(points=((x, base), (x, base + 4)), ink="soft")
            for line, text in enumerate((label.text, label.below)):
                words = Text(
                    x=x, y=base + 4 + canvas.small * (1.0 + _STEP * line), text=text, size=canvas.small,
                    ink="soft", anchor="middle",
                )  # fmt: skip
                words = _inside(words, canvas)
                if text and not any(words.box.overlaps(box) for box in taken):
                    taken.append(words.box)
                    yield words
        for line, text in enumerate(self.captions):
            yield Text(
                x=self.first - 8.0, y=base + 4 + canvas.small * (1.0 + _STEP * line), text=text,
                size=canvas.small, ink="soft", anchor="end",
            )  # fmt: skip


def _inside(words: Text, canvas: Canvas) -> Text:
    """Return words moved to the left as far as the picture's edge asks."""
    over = words.box.right - canvas.right
    if over <= 0:
        return words
    return msgspec.structs.replace(words, x=words.x - over)


def axis(at: Sequence[str], *, phone: bool) -> Axis:
    """Return the axis of some moments: days, or minutes of a day with their offset."""
    if "T" in at[0]:
        return _hours(at, every=2 if phone else 1)
    return _months(at, every=3 if phone else 2)


def _hours(at: Sequence[str], every: int) -> Axis:
    first, last = dt.datetime.fromisoformat(at[0]), dt.datetime.fromisoformat(at[-1])
    hour = first.replace(minute=0) + dt.timedelta(hours=1 if first.minute else 0)
    labels, abroad = [], first.utcoffset() != first.astimezone(HOME).utcoffset()
    while hour <= last:
        if (last.hour - hour.hour) % every == 0:
            below = f"{hour.astimezone(HOME).hour}시" if abroad else ""
            labels.append(Label(at=hour.timestamp(), text=f"{hour.hour}시", below=below))
        hour += dt.timedelta(hours=1)
    captions = ("현지", "한국") if abroad else ()
    return Axis(begins=first.timestamp(), ends=last.timestamp(), labels=tuple(labels), captions=captions)


def _months(at: Sequence[str], every: int) -> Axis:
    days = [dt.date.fromisoformat(one) for one in at]
    firsts = [day for before, day in pairwise(days) if before.month != day.month]
    chosen = [day for day in firsts if (day.month - 1) % every == 0]
    labels = [
        Label(
            at=_seconds(day.isoformat()), text=f"{day.month}월",
            below=f"{day.year}년" if not at_ or day.month == 1 else "",
        )
        for at_, day in enumerate(chosen)
    ]  # fmt: skip
    return Axis(begins=_seconds(at[0]), ends=_seconds(at[-1]), labels=tuple(labels))


def _seconds(at: str) -> float:
    moment = dt.datetime.fromisoformat(at)
    return moment.timestamp() if moment.tzinfo else moment.replace(tzinfo=dt.UTC).timestamp()
