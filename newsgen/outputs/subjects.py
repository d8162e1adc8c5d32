"""What an article is about, in IPTC's media topics: from its angle and its sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsgen.model import Article

SCHEME = "http://cv.iptc.org/newscodes/mediatopic/"


class Subject(NamedTuple):
    """One media topic: its code in the scheme, and IPTC's English name of it."""

    code: str
    name: str

    @property
    def uri(self) -> str:
        """The topic as a web address."""
        return SCHEME + self.code

    @property
    def qcode(self) -> str:
        """The topic as NewsML-G2 writes it."""
        return f"medtop:{self.code}"


ECONOMY = Subject("04000000", "economy, business and finance")
MARKET = Subject("20000385", "market and exchange")
STOCKS = Subject("20000186", "stock activity")
RATES = Subject("20000371", "interest rates")
POLICY = Subject("20000379", "monetary policy")
CENTRAL_BANK = Subject("20000350", "central bank")

_BY_ANGLE = {"rate_shock": (RATES,), "policy": (POLICY,)}
_BY_SECTION = {"stocks": (STOCKS,), "rates": (RATES,), "fed": (POLICY, CENTRAL_BANK)}


def subjects(article: Article) -> tuple[Subject, ...]:
    """Return an article's subjects, the one that it is most about first."""
    return tuple(dict.fromkeys(_all(article)))


def _all(article: Article) -> Iterator[Subject]:
    yield from _BY_ANGLE.get(article.angle, ())
    yield MARKET
    yield ECONOMY
    for paragraph in article.paragraphs:
        yield from _BY_SECTION.get(paragraph.section, ())
