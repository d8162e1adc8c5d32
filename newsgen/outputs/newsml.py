"""NewsML-G2 2.35: one news item, its text as XHTML. The order of the elements is the schema's."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen import __version__
from newsgen.model import Article, Output, text_of
from newsgen.outputs import sections, xml
from newsgen.outputs.files import filename
from newsgen.outputs.fragment import fragment
from newsgen.outputs.issue import DIGITAL_SOURCE, MACHINE_MADE, UNSAID, Issue, Status, utc
from newsgen.outputs.subjects import subjects
from newsgen.outputs.xml import Node, node

_NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
_XHTML = "http://www.w3.org/1999/xhtml"
_CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
_NOBODY = "newsgen"
"""The provider where the settings name no newsroom; an item must have one."""


def newsml(article: Article, issue: Issue = UNSAID) -> Output:
    """Serialise an article to a NewsML-G2 news item; a withdrawn one has no content."""
    root = node(
        "newsItem",
        node("catalogRef", href=_CATALOG),
        _rights(issue),
        node("itemMeta", *_item_meta(article, issue)),
        node("contentMeta", *_content_meta(article, issue)),
        *_content(article, issue),
        xmlns=_NAMESPACE,
        standard="NewsML-G2",
        standardversion="2.35",
        conformance="power",
        guid=issue.uri(article),
        version=str(article.revision),
        **{"xml:lang": issue.newsroom.language},
    )
    return Output(
        format="newsml",
        filename=filename(article, "newsml"),
        media_type="application/vnd.iptc.g2.newsitem+xml",
        body=xml.document(root),
    )


def _rights(issue: Issue) -> Node:
    holder = issue.newsroom.rights or issue.newsroom.name or _NOBODY
    return node("rightsInfo", node("copyrightHolder", node("name", holder), literal=holder))


def _item_meta(article: Article, issue: Issue) -> Iterator[Node]:
    """Yield what is known of the item: version, times, status, what was corrected."""
    provider = issue.newsroom.name or _NOBODY
    yield node("itemClass", qcode="ninat:text")
    yield node("provider", node("name", provider), literal=provider)
    yield node("versionCreated", utc(issue.made(article)))
    if issue.first:
        yield node("firstCreated", utc(issue.first))
    if issue.embargo:
        yield node("embargoed", utc(issue.embargo))
    yield node("pubStatus", qcode=f"stat:{issue.status_of(article)}")
    yield node("generator", "newsgen", versioninfo=__version__)
    yield node("title", text_of(article.headline))
    for line in (*sections.corrections(article), *article.flags, article.disclosure):
        yield node("edNote", line)
    if article.corrections:
        yield node("signal", qcode="sig:correction")


def _content_meta(article: Article, issue: Issue) -> Iterator[Node]:
    """Yield what is known of the content: how it was made, of what it is, its headline and summary."""
    yield node("digitalSourceType", uri=DIGITAL_SOURCE + MACHINE_MADE)
    for source in article.sources:
        yield node("infoSource", node("name", source.name), literal=source.name)
    yield node("language", tag=issue.newsroom.language)
    for subject in subjects(article):
        yield node("subject", node("name", subject.name, **{"xml:lang": "en"}), qcode=subject.qcode)
    yield node("slugline", article.id)
    yield node("headline", text_of(article.headline))
    yield node("description", text_of(article.lead), role="drol:summary")


def _content(article: Article, issue: Issue) -> Iterator[Node]:
    if issue.status is Status.CANCELED:
        return
    page = node(
        "html",
        node("head", node("title", text_of(article.headline))),
        node("body", node("h1", text_of(article.headline)), *fragment(article)),
        xmlns=_XHTML,
        **{"xml:lang": issue.newsroom.language},
    )
    yield node("contentSet", node("inlineXML", page, contenttype="application/xhtml+xml"))
