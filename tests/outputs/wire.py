"""Articles and issues that the formats for other programs are tried on."""

from __future__ import annotations

import datetime as dt
import re

from newsgen.config import Newsroom
from newsgen.model import Article, Correction, Note, text_of
from newsgen.outputs.issue import Issue
from tests.article_fixture import article, paragraph, runs

AT = dt.datetime(2025, 8, 14, 7, 30, 0, 999_999, tzinfo=dt.timezone(dt.timedelta(hours=9)))
"""07:30 in Seoul is 22:30 the day before in UTC."""
AT_UTC = "2025-08-13T22:30:00Z"
FIRST = dt.datetime(2025, 8, 13, 21, 0, tzinfo=dt.UTC)
EMBARGO = dt.datetime(2025, 8, 14, 0, 0, tzinfo=dt.UTC)
ROOM = Newsroom(
    name="한빛경제", url="https://news.example.com", rights="한빛미디어", contact="desk@example.com"
)
URI = "https://news.example.com/2025-08-13-us-close"

NASTY = {
    "quotes": "\"따옴표\"와 '작은따옴표' ‘글’ “말”",
    "emoji": "소형주 🚀 👩‍👩‍👧‍👦 질주 🇰🇷",
    "html": '</script></title><img src=x onerror="alert(1)"> &amp; <b>굵게</b> ]]>',
    "template": "{{ 7 * 7 }} {% include 'x' %} ${jndi:ldap} %s %(a)s \\u0041",
    "markdown": "# *별* _밑줄_ [글](http://x) `코드` | 표",
}
CONTROL = "제어\x00\x08\x0b\x1b\x7f\ufffe\uffff문자"


def issue(**changes: object) -> Issue:
    return Issue(**{"newsroom": ROOM, "at": AT, **changes})  # type: ignore[arg-type]


def as_markdown(text: str) -> str:
    """Write a text in Markdown, so that it means itself."""
    return re.sub(r"([\\`*_{}\[\]()#+.!-])", r"\\\1", text.replace("&", "&amp;"))


def from_markdown(text: str) -> str:
    """Read such a text."""
    return re.sub(r"\\(.)", r"\1", text).replace("&amp;", "&")


def nasty(text: str) -> Article:
    """Put a text into every place that takes one."""
    made = article()
    return article(
        headline=runs(text),
        deck=runs(text),
        summary=(runs(text), runs(text)),
        lead=runs(text),
        paragraphs=(paragraph("market", text), paragraph("stocks", text)),
        glossary=tuple(
            type(each)(id=each.id, title=text, english=text, text=as_markdown(text)) for each in made.glossary
        ),
        sources=(type(made.sources[0])(name=text, detail=text),),
        disclosure=text,
        corrections=(Correction(revision=2, at=AT, wrong=text, right=text, line=text),),
    )


def corrected() -> Article:
    lines = (
        "러셀2000지수 등락률 1.89%를 1.98%로 바로잡습니다.",
        "케머스 등락률 17.59%를 17.95%로 바로잡습니다.",
    )
    return article(
        revision=3,
        corrections=tuple(
            Correction(revision=number, at=AT, wrong="", right="", line=line)
            for number, line in enumerate(lines, start=2)
        ),
    )


def noted() -> Article:
    """An article with a note of the desk, credited."""
    note = Note(id="n1", kind="quote", text="말한 그대로", speaker="아무개", outlet="어느 신문")
    said = paragraph("market", "아무개는 ‘말한 그대로’라고 했다.", item="note:n1")
    return article(paragraphs=(*article().paragraphs[:1], said), notes=(note,))


def large() -> Article:
    """An article of more than 200 kB."""
    many = tuple(paragraph("market", f"{number}째 문단. " + "가나다라마바사 " * 100) for number in range(100))
    return article(paragraphs=many)


def under_the_headline(made: Article) -> list[str]:
    """The texts that every format carries, in the order of the print, each whole: but for the chart."""
    corrections = [f"[정정] {each.line}" for each in reversed(made.corrections)]
    body = [text_of(each.runs) for each in made.paragraphs if each.section != "view"]
    entries = [
        text for entry in made.glossary for text in (entry.title, entry.english, from_markdown(entry.text))
    ]
    view = [text_of(each.runs) for each in made.paragraphs if each.section == "view"]
    sources = [source.name for source in made.sources]
    return [
        text_of(made.deck),
        *map(text_of, made.summary),
        *corrections,
        text_of(made.lead),
        *body,
        *entries,
        *view,
        *sources,
        made.disclosure,
    ]


def stand_in_order(texts: list[str], whole: str) -> bool:
    """Tell whether the texts stand in a whole one after the other; spaces count as one."""
    whole, at = " ".join(whole.split()), 0
    for text in (" ".join(each.split()) for each in texts):
        found = whole.find(text, at)
        if found < 0:
            return False
        at = found + len(text)
    return True
