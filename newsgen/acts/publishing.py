"""An article ordered to CMSs, as a draft unless somebody approved it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from newsgen import plain
from newsgen.acts.delivering import row_of
from newsgen.acts.newsroom import Newsroom
from newsgen.acts.reading import proved, require_same
from newsgen.deliveries.copy import Image
from newsgen.deliveries.delivery import Delivery
from newsgen.deliveries.kinds import targets
from newsgen.deliveries.ordering import Wish, order
from newsgen.deliveries.picture import drawn
from newsgen.deliveries.steps import file_of
from newsgen.errors import UsageProblem

_IMAGES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}


class Wanted(NamedTuple):
    """Where an article is to go, and how far."""

    names: tuple[str, ...]
    """The CMSs, as the settings name them."""
    status: str | None = None
    """How far it is to go; None for what the settings say of each CMS."""
    at: dt.datetime | None = None
    """When it goes out, for ``future``."""
    image: Path | None = None
    """The picture; None for the one beside the article, else one that is drawn."""
    wish: Wish = Wish.NONE
    hash: str = ""
    """The content that somebody means to send; empty for whatever the file holds."""


def ordered(newsroom: Newsroom, path: Path, wanted: Wanted) -> list[Delivery]:
    """Prove an article on file and put it into the outbox for some CMSs; it is not sent yet.

    A name or a secret that is missing is told before anything is kept: nothing is ordered then.

    Raises:
        ConfigProblem: there is no such CMS, or no secret for it.
        Unproved: the article is not what newsgen wrote, or does not hold any more.
        Overtaken: the file holds another content than is meant.
        DeliveryBlocked: it must not go out: a demo, withdrawn, or to go to readers unapproved.

    """
    cms = newsroom.desk.cms
    picture = _image(path, wanted.image)
    targets(cms, wanted.names)
    with newsroom.log() as outbox:
        article = proved(newsroom, path, outbox)
        require_same(article, wanted.hash)
        picture = picture or drawn(article, newsroom.desk.newsroom.name)
        return [
            order(outbox, article, name, wanted.status or cms[name].status, wanted.at, picture,
                  wish=wanted.wish)
            for name in wanted.names
        ]  # fmt: skip


def wished(newsroom: Newsroom, number: int, wish: Wish) -> list[Delivery]:
    """Order a row of the outbox again with a wish, by which it gets past what the desk did at the CMS.

    Raises Overtaken where the article on file is another one by now, and as :func:`ordered` does.
    """
    with newsroom.log() as outbox:
        row = row_of(outbox, number)
        article, _ = outbox.document(row.order.document)
    order_ = row.order
    wanted = Wanted((order_.target,), order_.status, order_.at, wish=wish, hash=order_.document)
    return ordered(newsroom, file_of(article, newsroom.archive.folder), wanted)


def _image(article: Path, named: Path | None) -> Image | None:
    """Read the picture that was named, or the one that stands beside the article."""
    path = named or article.with_suffix(".png")
    if named is None and not path.is_file():
        return None
    kind = _IMAGES.get(path.suffix.lower())
    if kind is None:
        raise UsageProblem(f"{path}: 대표 이미지로 쓸 수 있는 것은 PNG, JPEG, WebP입니다.")
    try:
        return Image(body=path.read_bytes(), media_type=kind)
    except OSError as error:
        raise UsageProblem(f"{path}: 그림을 읽을 수 없습니다({plain.reason(error)}).") from error
