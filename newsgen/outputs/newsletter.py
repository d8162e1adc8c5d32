"""The newsletter: an article as a mail shows it, in HTML that mail programs know, and as plain text.

Tables, styles beside their elements, 600 px, no script, nothing that is loaded from elsewhere: a picture
stands in the mail itself and is named by its content id. Colours hold on light and on dark.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from newsgen import editions
from newsgen.model import Article, text_of
from newsgen.outputs import charts, happenings, page
from newsgen.outputs.blocks import explained, printed, words
from newsgen.outputs.levels import basis, levels
from newsgen.outputs.message import MORE
from newsgen.outputs.text import running

_PREVIEW = 120
"""Characters that a list of mails shows beside the subject."""


class Links(NamedTuple):
    """Where a newsletter leads; what is empty is not mentioned."""

    whole: str = ""
    """The article's page."""
    unsubscribe: str = ""


NOWHERE = Links()


class Shown(NamedTuple):
    """A picture that stands in the mail."""

    cid: str
    alt: str


class Newsletter(NamedTuple):
    """Both forms of one mail."""

    html: str
    plain: str


def newsletter(
    article: Article, links: Links = NOWHERE, name: str = "", pictures: Mapping[int, Shown] | None = None
) -> Newsletter:
    """Set an article as a newsletter.

    Args:
        article: what it tells.
        links: where it leads.
        name: who sends it, as readers know them.
        pictures: those of its charts by number from 1, and that of the article under 0.

    """
    seen = {
        "article": article,
        "print": printed(article, drawn=bool(pictures)),
        "name": name,
        "edition": editions.korean(article.edition),
        "title": text_of(article.headline),
        "preview": " ".join(text_of(article.lead).split())[:_PREVIEW],
        "levels": levels(article),
        "basis": basis(article),
        "meanings": explained(article),
        "words": words,
        "mentions": happenings.mentions(article),
        "drawn": charts.drawn,
        "pictures": pictures or {},
        "links": links,
        "more": MORE,
    }
    return Newsletter(page.render("newsletter.html.j2", seen, "outputs"), _plain(article, links, name))


def _plain(article: Article, links: Links, name: str) -> str:
    lines = [
        " | ".join(filter(None, (name, f"{article.session:%Y.%m.%d}", editions.korean(article.edition)))),
        text_of(article.headline),
        running(article),
        f"{MORE}: {links.whole}" if links.whole else "",
        f"그만 받기: {links.unsubscribe}" if links.unsubscribe else "",
    ]
    return "\n\n".join(filter(None, lines)) + "\n"
