"""ninjs, IPTC's News in JSON: 1.6, which receivers read whole, and 3.1 for those that ask for it.

One item carries the text twice, plain and as HTML; a withdrawn one carries none, so that a receiver that
does not look at the status has nothing to print.
"""

from __future__ import annotations

from typing import Any

import msgspec

from newsgen.model import Article, Output, text_of
from newsgen.outputs import xml
from newsgen.outputs.files import filename
from newsgen.outputs.fragment import fragment
from newsgen.outputs.issue import DIGITAL_SOURCE, MACHINE_MADE, UNSAID, Issue, Status, utc
from newsgen.outputs.subjects import SCHEME, subjects
from newsgen.outputs.text import running

_MACHINE = {"name": "algorithmic media", "uri": DIGITAL_SOURCE + MACHINE_MADE}
_HOLDS = "http://www.iptc.org/std/ninjs/ninjs-schema_{0}.json#"


def ninjs(article: Article, issue: Issue = UNSAID) -> Output:
    """Serialise an article to ninjs 1.6."""
    plain, markup = _bodies(article, issue)
    item = {
        "$standard": _standard("1.6"),
        "uri": issue.uri(article),
        "type": "text",
        "representationtype": "complete" if plain else "incomplete",
        "version": str(article.revision),
        "firstcreated": issue.first and utc(issue.first),
        "versioncreated": utc(issue.made(article)),
        "embargoed": issue.embargo and utc(issue.embargo),
        "pubstatus": issue.status_of(article),
        "language": issue.newsroom.language,
        "copyrightholder": issue.newsroom.rights or issue.newsroom.name,
        "headline": text_of(article.headline),
        "slugline": article.id,
        "description_text": text_of(article.lead),
        "body_text": plain,
        "body_html": markup,
        "charcount": len(plain),
        "ednote": _note(article),
        "subject": [{"name": each.name, "scheme": SCHEME, "code": each.code} for each in subjects(article)],
        "infosource": [{"name": source.name} for source in article.sources],
        "digitalsourcetype": _MACHINE,
        "altids": {"newsgen": article.id},
    }
    return _output(article, item, "ninjs")


def ninjs3(article: Article, issue: Issue = UNSAID) -> Output:
    """Serialise an article to ninjs 3.1."""
    plain, markup = _bodies(article, issue)
    item = {
        "standard": _standard("3.1"),
        "uri": issue.uri(article),
        "type": "text",
        "representationType": "full" if plain else "partial",
        "version": str(article.revision),
        "firstCreated": issue.first and utc(issue.first),
        "versionCreated": utc(issue.made(article)),
        "embargoedUntil": issue.embargo and utc(issue.embargo),
        "pubStatus": issue.status_of(article),
        "language": issue.newsroom.language,
        "copyrightHolder": issue.newsroom.rights or issue.newsroom.name,
        "headlines": [{"role": "main", "value": text_of(article.headline)}],
        "slugline": article.id,
        "descriptions": [{"role": "summary", "contentType": "text/plain", "value": text_of(article.lead)}],
        "bodies": plain
        and [
            {"role": "main", "contentType": "text/plain", "charCount": len(plain), "value": plain},
            {"role": "richtext", "contentType": "text/html", "value": markup},
        ],
        "edNote": _note(article),
        "subjects": [{"name": each.name, "uri": each.uri} for each in subjects(article)],
        "infoSources": [{"name": source.name} for source in article.sources],
        "digitalSourceType": _MACHINE,
        "altIds": [{"role": "newsgen", "value": article.id}],
    }
    return _output(article, item, "ninjs3")


def _standard(version: str) -> dict[str, str]:
    return {"name": "ninjs", "version": version, "schema": _HOLDS.format(version)}


def _bodies(article: Article, issue: Issue) -> tuple[str, str]:
    """Return the body as plain text and as HTML."""
    if issue.status is Status.CANCELED:
        return "", ""
    return running(article), xml.html(fragment(article))


def _note(article: Article) -> str:
    """Return what the receiving editor should know: what must be looked at, and that a machine wrote it."""
    return "\n".join((*article.flags, article.disclosure))


def _output(article: Article, item: dict[str, Any], name: str) -> Output:
    """Encode an item; what is not known is left out, not null."""
    known = {key: value for key, value in item.items() if value not in (None, "", [], 0)}
    return Output(
        format=name,
        filename=filename(article, name),
        media_type="application/json",
        body=msgspec.json.format(msgspec.json.encode(known), indent=2) + b"\n",
    )
