"""What an editor looks at before an article goes out: its flags, and the record against its edit."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from newsgen.acts.newsroom import Newsroom
from newsgen.deliveries.copy import hash_of
from newsgen.model import Article

_MOST = 32
_Key = tuple[str, str, int]
_known: OrderedDict[_Key, tuple[str, ...]] = OrderedDict()
"""What was found of the last contents that somebody looked at, and of which state of the prices."""
_LOCK = Lock()


def looks(newsroom: Newsroom, article: Article | None) -> tuple[str, ...]:
    """Return Korean lines, each once; nothing where there is no article."""
    return tuple(dict.fromkeys((*article.flags, *of_edit(newsroom, article)))) if article else ()


def of_edit(newsroom: Newsroom, article: Article) -> tuple[str, ...]:
    """Return what the record says against the sentences that a person changed; asked again, it is known."""
    from newsgen.acts import checking  # noqa: PLC0415 - it knows every check

    prices = newsroom.prices_at
    key = (hash_of(article), str(prices), prices.stat().st_mtime_ns if prices.exists() else 0)
    with _LOCK:
        found = _known.get(key)
    if found is not None:
        return found
    made = checking.of_edit(newsroom, article)
    with _LOCK:
        _known[key] = made
        while len(_known) > _MOST:
            _known.popitem(last=False)
    return made
