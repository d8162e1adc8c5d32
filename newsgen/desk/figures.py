"""One figure of an article as an editor asks after it: its fact, prices and sum, from where and when."""

from __future__ import annotations

from typing import NamedTuple

from newsgen import markets
from newsgen.acts.newsroom import Newsroom
from newsgen.editions import EDITIONS, edition_named
from newsgen.errors import NewsgenError
from newsgen.korean import moment
from newsgen.model import Article, Fact
from newsgen.outputs.explained import Row, figures, label, rows
from newsgen.proof.styles import UNITS


class Shown(NamedTuple):
    """What is told of a figure."""

    text: str
    """As it is printed, in each way that it is."""
    what: str
    rows: tuple[Row, ...]


def shown(newsroom: Newsroom, article: Article, fact: str) -> Shown | None:
    """Return what is to be told of a fact that an article prints; None where it prints none of this id."""
    found = [told for told in figures(article) if told.figure.fact == fact]
    if not found:
        return None
    sentences = dict.fromkeys(sentence for told in found for sentence in told.sentences)
    of, names = found[0].fact, ", ".join(source.name for source in article.sources)
    return Shown(
        text=", ".join(dict.fromkeys(told.text for told in found)),
        what=label(of),
        rows=(
            *(_named(article, row) for row in (rows(of) if of else ())),
            *((Row("자료", names),) if names else ()),
            *_asked(newsroom, article, of),
            *(Row("" if at else "문장", f"“{sentence}”") for at, sentence in enumerate(sentences)),
        ),
    )


def _named(article: Article, row: Row) -> Row:
    """Return a row with the name of whom it is about, and its unit in Korean."""
    if row.label == "대상":
        edition = EDITIONS.get(article.edition)
        symbol, comma, rest = row.text.partition(",")
        known = markets.named(edition.market).subject_of.get(symbol) if edition else None
        return row._replace(text=f"{known.short} ({symbol}){comma}{rest}") if known else row
    if row.label == "원래 값":
        value, _, unit = row.text.partition(" ")
        return row._replace(text=value + UNITS.get(unit, f" {unit}").partition("|")[0])
    return row


def _asked(newsroom: Newsroom, article: Article, fact: Fact | None) -> tuple[Row, ...]:
    """Return when a source was last asked for the prices of a fact; nothing where files told them."""
    if fact is None or article.demo or not newsroom.prices_at.exists():
        return ()
    symbols = {one.symbol for one in fact.inputs if one.date == fact.session}
    try:
        with newsroom.prices() as store:
            market = store.of(markets.named(edition_named(article.edition).market))
            asked = market.asked(fact.session)
    except NewsgenError:
        return ()
    last = max((asked[symbol] for symbol in symbols if symbol in asked), default=None)
    return (Row("받은 때", moment(last)),) if last else ()
