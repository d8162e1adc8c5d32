"""The words of an article changed by the desk, its figures held to their facts."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from newsgen.acts.newsroom import Newsroom
from newsgen.acts.reading import Ours, behind, untouched
from newsgen.deliveries.approval import require_alive
from newsgen.deliveries.approved import approved
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.seals import How, newest, seal
from newsgen.editing import companies, differences, edited, looks
from newsgen.editions import edition_named
from newsgen.errors import UsageProblem
from newsgen.glossary import Glossary
from newsgen.markets import named
from newsgen.model import Article
from newsgen.outputs.files import require_writable
from newsgen.outputs.versions import draft, replace
from newsgen.proof.sentences import text_of


class Edited(NamedTuple):
    """A next version that an edit made."""

    article: Article
    ahead: int
    """The version that was the newest, where that was not the one that was edited; else 0."""
    differences: tuple[str, ...]
    """What changed, Korean lines."""
    looks: tuple[str, ...]
    """What of the new sentences' Korean is off."""
    written: tuple[Path, ...]

    @property
    def file(self) -> Path:
        """The file that is to be approved."""
        return next(each for each in self.written if each.suffix == ".json")


def begun(newsroom: Newsroom, path: Path) -> Ours:
    """Return an article that may be edited; its words are :func:`newsgen.editing.sheet`.

    Raises:
        Touched: newsgen did not write it as it is.
        UsageProblem: it is an example.
        DeliveryBlocked: it is withdrawn.

    """
    ours = untouched(newsroom, path)
    if ours.article.demo:
        raise UsageProblem(
            f"{ours.article.id}: 예시 시세로 만든 기사는 고치지 않습니다. 내보낼 수 없는 기사입니다."
        )
    with newsroom.log() as outbox:
        require_alive(outbox, ours.article.id)
    return ours


def proved(newsroom: Newsroom, before: Article, text: str) -> Article:
    """Return an article with other words, proved; ``before`` itself where they are the same.

    Raises EditRefused, with all that is wrong, where a figure does not say what its fact says.
    """
    return edited(before, text, Glossary.load(own=newsroom.desk.own_terms), called(newsroom, before))


def called(newsroom: Newsroom, article: Article) -> dict[str, set[str]]:
    """Return the names of an article's single stocks by symbol, as its sentences may have them."""
    with behind(newsroom, article) as (store, house):
        market = store.of(named(edition_named(article.edition).market))
        return companies(article, market.instruments(), house.style)


def kept(newsroom: Newsroom, path: Path, before: Article, new: Article, by: str) -> Edited:
    """Seal and write what :func:`proved` returned as the next version of the article at ``path``.

    OutputProblem, with nothing sealed, where the folder takes no file.
    """
    require_writable(path.parent)
    with newsroom.log() as outbox:
        known = newest(outbox, before.id)
        latest = known.revision if known else 0
        article = msgspec.structs.replace(new, revision=max(before.revision, latest) + 1)
        beside = _is_out(outbox, article.id)
        seal(outbox, before, How.WRITE)  # one that came from elsewhere: what an edit is held against later
        seal(outbox, article, How.EDIT, detail=by)
    return Edited(
        article=article,
        ahead=latest if latest > before.revision else 0,
        differences=(*differences(before, article),),
        looks=(*_looks(before, article),),
        written=(*_written(newsroom, article, path, beside=beside),),
    )


def _is_out(outbox: Outbox, article: str) -> bool:
    """Tell whether any version of an article is approved, or on its way to anywhere."""
    return approved(outbox, article) is not None or bool(outbox.rows("article = ?", article))


def _written(newsroom: Newsroom, article: Article, path: Path, *, beside: bool) -> list[Path]:
    if beside or path != path.with_name(f"{article.edition}.json"):
        return draft(article, path.parent.parent)
    return replace(path.parent, article, newsroom.desk)


def _looks(before: Article, after: Article) -> list[str]:
    """Tell what of the new sentences' Korean is off."""
    old = {each.text for block in text_of(before) for each in block}
    new = [each.text for block in text_of(after) for each in block if each.text not in old]
    return [told for text in new for told in looks(text)]
