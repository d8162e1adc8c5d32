"""An article's sections, as every format prints them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import ClassVar

from newsgen.model import Article, Record, Runs, text_of
from newsgen.sections import BACKGROUND, TITLES

GLOSSARY = "용어 정리"
CORRECTION = "정정"
SOURCES = "자료"
DEMO = "예시 데이터로 만든 기사입니다. 실제 시세가 아니므로 출고할 수 없습니다."


class Section(Record, frozen=True, kw_only=True):
    """Paragraphs in a row under one subhead."""

    kind: ClassVar[str] = "section"
    name: str
    title: str
    """Empty where it continues what stands before it."""
    paragraphs: tuple[Runs, ...]


def title_of(article: Article, section: str) -> str:
    """Return a section's subhead: the day's own, else the usual one; a section without either is its own."""
    own = article.subheads.get(section)
    return text_of(own) if own else TITLES.get(section, section)


def sections(article: Article) -> Iterator[Section]:
    """Yield the sections in the order of the paragraphs; neighbours under one subhead are one section."""
    for title, group in groupby(article.paragraphs, key=lambda each: title_of(article, each.section)):
        paragraphs = tuple(group)
        runs = tuple(paragraph.runs for paragraph in paragraphs)
        yield Section(name=paragraphs[0].section, title=title, paragraphs=runs)


def body(article: Article) -> list[Section]:
    """Return the sections that stand before 용어 정리."""
    return [section for section in sections(article) if section.name not in BACKGROUND]


def coda(article: Article) -> list[Section]:
    """Return the sections that stand after 용어 정리."""
    return [section for section in sections(article) if section.name in BACKGROUND]


def corrections(article: Article) -> list[str]:
    """Return the lines that tell what the article set right, the newest first."""
    return [f"[{CORRECTION}] {correction.line}" for correction in reversed(article.corrections)]
