"""The picture that stands for an article where it is listed or shared: drawn where the desk has none."""

from __future__ import annotations

from newsgen.deliveries.copy import Image
from newsgen.model import Article

_DRAWN = "newsgen-share-"


def drawn(article: Article, brand: str) -> Image:
    """Draw an article's picture; ``brand`` is the newsroom's name."""
    from newsgen.outputs import share  # noqa: PLC0415 - what draws takes a while to import

    return Image(body=share.png(article, brand), media_type="image/png", drawn=True)


def name_of(image: Image) -> str:
    """Return the name under which a CMS has a picture from us: the same picture's is the same."""
    return f"{_DRAWN if image.drawn else 'newsgen-'}{image.hash[:24]}"


def is_older(image: Image, name: str) -> bool:
    """Tell whether a name is of a picture that we drew of another version; none that the desk chose."""
    return _DRAWN in name and name_of(image) not in name
