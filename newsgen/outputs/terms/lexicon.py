"""What every form of the glossary tells: the terms, whose they are, and what each is called for good."""

from __future__ import annotations

import datetime as dt
import uuid

from newsgen import prose
from newsgen.glossary import Term
from newsgen.model import Record

NAME = "시장 용어 사전"
"""What the glossary is called where it stands by itself."""
LANGUAGE = "ko"


class Lexicon(Record, frozen=True, kw_only=True):
    """The terms in the order of the glossary, and where readers find them."""

    terms: tuple[Term, ...]
    publisher: str = ""
    """The newsroom's name as readers know it; empty where the desk has not said it."""
    site: str = ""
    """``https://...`` under which the service is found; empty where nobody has said it."""

    @property
    def name(self) -> str:
        """What the glossary is called."""
        return f"{self.publisher} {NAME}" if self.publisher else NAME

    @property
    def uri(self) -> str:
        """The identifier of the glossary: its page, where there is one."""
        return f"{self.site}/glossary" if self.site else _urn("glossary")

    def uri_of(self, id: str) -> str:  # noqa: A002 - the name that terms have for it
        """Return the identifier that a term keeps for good: its page, where there is one."""
        return f"{self.uri}/{id}" if self.site else _urn(f"glossary/{id}")

    @property
    def categories(self) -> dict[str, list[Term]]:
        """The terms by category, in the order in which the glossary has them."""
        found: dict[str, list[Term]] = {}
        for term in self.terms:
            found.setdefault(term.category, []).append(term)
        return found


def updated(term: Term) -> dt.date:
    """Return the day since when an entry stands as it is: it was changed, or found right, on that day."""
    return max(term.checked, *(change.on for change in term.changed), dt.date.min)


def definition(term: Term) -> str:
    """Return the defining sentence as plain text."""
    return prose.line_plain(term.definition)


def explanation(term: Term) -> str:
    """Return what follows the definition as plain text, a line for each paragraph and item."""
    return prose.plain(term.more)


def _urn(what: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"newsgen:{what}").urn
