"""schema.org's NewsArticle, as the HTML page carries it for search engines and portals."""

from __future__ import annotations

from typing import Any

from newsgen.model import Article, Correction, text_of
from newsgen.outputs.issue import Issue, utc
from newsgen.outputs.subjects import SCHEME, Subject, subjects

_MACHINE_MADE = "https://schema.org/AlgorithmicMediaDigitalSource"
"""Made by templates from data, not by a trained model."""


def news_article(article: Article, issue: Issue) -> dict[str, Any]:
    """Return the description of an article; one that has not gone out says only which day it is about."""
    described = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": article.id,
        "url": issue.link,
        "version": article.revision,
        "inLanguage": issue.newsroom.language,
        "headline": text_of(article.headline),
        "description": text_of(article.lead),
        "temporalCoverage": article.session.isoformat(),
        **_times(issue),
        **_people(issue),
        "about": [_topic(subject) for subject in subjects(article)],
        "digitalSourceType": _MACHINE_MADE,
        "creditText": article.disclosure,
        "correction": [_correction(each) for each in article.corrections],
    }
    return {name: value for name, value in described.items() if value not in ("", [])}


def _times(issue: Issue) -> dict[str, str]:
    """Return when it is published: not before an embargo ends."""
    if issue.first is None:
        return {}
    published = max(issue.first, issue.embargo or issue.first)
    return {"datePublished": utc(published), "dateModified": utc(max(issue.at or published, published))}


def _people(issue: Issue) -> dict[str, Any]:
    room = issue.newsroom
    if not room.name:
        return {}
    organization = {"@type": "NewsMediaOrganization", "name": room.name}
    organization |= {"url": room.url} if room.url else {}
    holder = {"@type": "Organization", "name": room.rights or room.name}
    return {"author": organization, "publisher": organization, "copyrightHolder": holder}


def _topic(subject: Subject) -> dict[str, str]:
    return {
        "@type": "DefinedTerm",
        "name": subject.name,
        "termCode": subject.code,
        "inDefinedTermSet": SCHEME,
    }


def _correction(correction: Correction) -> dict[str, str]:
    return {"@type": "CorrectionComment", "text": correction.line, "datePublished": utc(correction.at)}
