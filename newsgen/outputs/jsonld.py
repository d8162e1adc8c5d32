"""schema.org's NewsArticle, as the HTML page carries it for search engines and portals."""

from __future__ import annotations

from typing import Any

from newsgen.model import Article, Correction, text_of
from newsgen.outputs.issue import Image, Issue, utc
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
        **_page(issue),
        "creditText": article.disclosure,
        "correction": [_correction(each) for each in article.corrections],
    }
    return {name: value for name, value in described.items() if value not in ("", [])}


def _times(issue: Issue) -> dict[str, str]:
    """Return when it is published: not before an embargo ends."""
    published = issue.published
    if published is None:
        return {}
    return {"datePublished": utc(published), "dateModified": utc(max(issue.at or published, published))}


def _page(issue: Issue) -> dict[str, Any]:
    """Return what holds where it stands as a page: what the page is about, its picture, its price."""
    told: dict[str, Any] = {}
    if issue.link:
        told["mainEntityOfPage"] = {"@type": "WebPage", "@id": issue.link}
    if issue.is_free:
        told["isAccessibleForFree"] = True
    if issue.image:
        told["image"] = _image(issue.image)
    return told


def _image(image: Image) -> dict[str, Any]:
    size = {"width": image.width, "height": image.height}
    return {"@type": "ImageObject", "url": image.address, **size}


def _people(issue: Issue) -> dict[str, Any]:
    room = issue.newsroom
    if not room.name:
        return {}
    home = {"url": room.url} if room.url else {}
    logo = room.logo or issue.logo
    organization: dict[str, Any] = {"@type": "NewsMediaOrganization", "name": room.name, **home}
    publisher = organization | ({"logo": {"@type": "ImageObject", "url": logo}} if logo else {})
    holder = {"@type": "Organization", "name": room.rights or room.name}
    return {
        "author": {**organization, "name": room.signed},
        "publisher": publisher,
        "copyrightHolder": holder,
    }


def _topic(subject: Subject) -> dict[str, str]:
    return {
        "@type": "DefinedTerm",
        "name": subject.name,
        "termCode": subject.code,
        "inDefinedTermSet": SCHEME,
    }


def _correction(correction: Correction) -> dict[str, str]:
    return {"@type": "CorrectionComment", "text": correction.line, "datePublished": utc(correction.at)}
