"""Plain text in the form of a newspaper page: what ``newsgen today`` prints and an editor pastes."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.model import Article, Output, text_of
from newsgen.outputs import notes, sections
from newsgen.outputs.files import filename


def text(article: Article) -> Output:
    """Serialise an article to plain text; nothing is escaped, nothing is left out but the chart."""
    body = "\n\n".join(_blocks(article)) + "\n"
    return Output(
        format="txt",
        filename=filename(article, "txt"),
        media_type="text/plain; charset=utf-8",
        body=body.encode(),
    )


def running(article: Article) -> str:
    """Return what stands under the headline, for formats that have a place of its own for that."""
    return "\n\n".join(_under(article))


def _blocks(article: Article) -> Iterator[str]:
    """Yield the blocks in the order of the print."""
    if article.demo:
        yield f"[{sections.DEMO}]"
    yield text_of(article.headline)
    yield from _under(article)


def _under(article: Article) -> Iterator[str]:
    if article.deck:
        yield text_of(article.deck)
    if article.summary:
        yield "\n".join(f"- {text_of(line)}" for line in article.summary)
    yield from sections.corrections(article)
    yield text_of(article.lead)
    yield from _sections(sections.body(article))
    if article.glossary:
        yield f"● {sections.GLOSSARY}"
    for entry in article.glossary:
        yield (
            f"{entry.title}({entry.english}) : {entry.text}"
            if entry.english
            else f"{entry.title} : {entry.text}"
        )
    yield from _sections(sections.coda(article))
    if article.sources:
        yield f"{sections.SOURCES}: {', '.join(source.name for source in article.sources)}"
    yield from _credits(article)
    yield article.disclosure


def _credits(article: Article) -> Iterator[str]:
    told = [" ".join(filter(None, credit)) for credit in notes.credits_of(article)]
    if told:
        yield f"{notes.MARK}: {'; '.join(told)}"


def _sections(found: list[sections.Section]) -> Iterator[str]:
    for section in found:
        if section.title:
            yield f"● {section.title}"
        for paragraph in section.paragraphs:
            yield text_of(paragraph.runs) + (f" [{notes.MARK}]" if notes.is_note(paragraph) else "")
