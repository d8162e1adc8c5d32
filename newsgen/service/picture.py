"""The picture that stands for a brief where its link is shared, drawn when it is first asked for."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any

from litestar import Request, get
from litestar.params import FromPath

from newsgen.archive import Articles, Key, key_at
from newsgen.errors import OutputProblem
from newsgen.service import paper
from newsgen.service.answer import Answer
from newsgen.service.library import library_of
from newsgen.service.sheet import problem

_KEPT = 64
"""Pictures that are kept once drawn, some 60 kB each."""
_HOURLY = "public, max-age=3600"
_TYPE = "image/png"


@get("/briefs/{session:str}/{edition:str}/share.png", include_in_schema=False, sync_to_thread=True)
def share(request: Request[Any, Any, Any], session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Send a brief's picture."""
    library = library_of(request)
    key = key_at(session, edition)
    try:
        written = library.archive.written(*key) if key else None
        if key and written:
            return _drawn(library.archive, key, written, library.desk.newsroom.name or paper.BRAND)
    except OutputProblem:
        pass
    return problem(library, 404, "그날 그 판의 브리프는 없습니다. 주소를 확인하십시오.")


@lru_cache(maxsize=_KEPT)
def _drawn(archive: Articles, key: Key, _written: dt.datetime, brand: str) -> Answer:
    """Draw an article's picture; of the same file in the same state it is drawn once."""
    from newsgen.outputs.share import png  # noqa: PLC0415 - fonts and letters take long to load

    article = archive.article(*key)
    if article is None:
        raise OutputProblem(f"{key.session} {key.edition}: 기사가 없습니다.")
    return Answer(png(article, brand), _TYPE, cache=_HOURLY)


routes = [share]
"""The pictures."""
