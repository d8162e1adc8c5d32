"""The picture that stands for an article where its link is shared: 1200 by 630 pixels."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen import editions
from newsgen.model import Article, Output, text_of
from newsgen.outputs.charts import paint, raster
from newsgen.outputs.charts.shapes import Drawing, Rect, Shape, Stroke, Text
from newsgen.outputs.charts.widths import cut, lines, width
from newsgen.outputs.files import filename
from newsgen.outputs.issue import UNSAID, Issue
from newsgen.outputs.levels import Level, levels

WIDTH, HEIGHT = 1200, 630
"""Pixels that link previews ask for."""
PAD = 64.0
LINES = 3
SIZES = (72.0, 66.0, 60.0, 54.0, 48.0)
"""Sizes of the headline, of which the largest is taken that holds it."""


def png(article: Article, brand: str) -> bytes:
    """Return an article's picture; ``brand`` is the newsroom's name."""
    return raster.png(paint.svg(drawing(article, brand), "light", embolden=True))


def output(article: Article, issue: Issue = UNSAID) -> Output:
    """Return an article's picture as the format ``png``."""
    return Output(
        format="png",
        filename=filename(article, "png"),
        media_type="image/png",
        body=png(article, issue.newsroom.name),
    )


def drawing(article: Article, brand: str) -> Drawing:
    """Lay out an article's picture."""
    title = text_of(article.headline)
    paper = Rect(x=0, y=0, width=WIDTH, height=HEIGHT, ink="paper")
    edge = Rect(x=0, y=0, width=WIDTH, height=10, ink="accent")
    shown = [*levels(article)[:LINES]]
    shapes = (paper, edge, *_head(article, brand), *_headline(title, deep=not shown), *_levels(shown))
    return Drawing(width=WIDTH, height=HEIGHT, shapes=shapes, title=title, said=title)


def _head(article: Article, brand: str) -> Iterator[Shape]:
    """Yield the brand and what the article is of when."""
    day = article.session
    dated = f"{day.year}년 {day.month}월 {day.day}일 {editions.korean(article.edition)}".strip()
    if article.demo:
        dated += " · 예시"
    yield Text(x=WIDTH - PAD, y=96, text=dated, size=28, ink="soft", anchor="end")
    room = WIDTH - 2 * PAD - width(dated, 28) - 40
    if brand:
        yield Text(x=PAD, y=98, text=cut(brand, room, 34, bold=True), size=34, ink="accent", bold=True)


def _headline(title: str, *, deep: bool) -> Iterator[Shape]:
    """Yield the headline in at most three lines, in the middle of its room."""
    room = WIDTH - 2 * PAD
    top, bottom = 128.0, (560.0 if deep else 430.0)
    for size in SIZES:
        found = lines(title, room, size, LINES, bold=True, face="serif")
        if not found[-1].endswith("…") and len(found) * size * 1.3 <= bottom - top:
            break
    step = size * 1.3
    y = (top + bottom - step * len(found)) / 2 + size * 0.98
    for at, line in enumerate(found):
        yield Text(x=PAD, y=y + step * at, text=line, size=size, bold=True, face="serif")


def _levels(shown: list[Level]) -> Iterator[Shape]:
    """Yield the indices beside each other, below a line."""
    if not shown:
        return
    yield Stroke(points=((PAD, 446.0), (WIDTH - PAD, 446.0)), ink="rule", width=2)
    column = (WIDTH - 2 * PAD) / LINES
    for at, one in enumerate(shown):
        x = PAD + column * at
        yield Text(x=x, y=488, text=cut(one.name, column - 20, 26), size=26, ink="soft")
        yield Text(x=x, y=538, text=one.level.text, size=42, bold=True)
        yield Text(x=x, y=582, text=one.move.formed, size=30, ink=one.move.direction or "flat", bold=True)
