"""One process at a time fetches into one store, and has a folder beside it for what its clients keep."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from newsgen import plain
from newsgen.alone import Busy, alone
from newsgen.errors import StoreProblem


def kept_beside(cache: Path) -> Path:
    """Return the folder beside the cache whose files stay there for the next fetch."""
    return cache.with_name("kept")


@contextlib.contextmanager
def turn(store: Path, patience: float, tell: Callable[[str], object]) -> Iterator[Path]:
    """Keep other fetches into the same store out, and give an empty folder for the clients' caches.

    The cache begins empty, because a broken one would fail every symbol; it saves but two requests a day.
    What is good for days is kept beside it (:func:`kept_beside`), and checked by who reads it.
    ``tell`` is given a Korean line where another fetch has to be waited for.

    Raises:
        StoreProblem: another fetch did not end in time, or nothing can be written beside the store.

    """
    folder = store.with_name(f"{store.name}.yahoo")
    cache = folder / "cache"
    kept = kept_beside(cache)
    waiting = "다른 newsgen이 시세를 받고 있습니다. 끝나기를 기다립니다."
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(
                alone(folder / "lock.sqlite", patience=patience, waiting=lambda: tell(waiting))
            )
            shutil.rmtree(cache, ignore_errors=True)
            cache.mkdir(exist_ok=True)
            kept.mkdir(exist_ok=True)
        except Busy as busy:
            raise StoreProblem(
                f"다른 newsgen이 저장소 {store}에 시세를 받고 있습니다. 그것이 끝난 뒤에 다시 하십시오."
            ) from busy
        except OSError as error:
            raise StoreProblem(
                f"저장소 {store}의 폴더에 쓸 수 없습니다({plain.reason(error)}). "
                "권한과 남은 공간을 확인하십시오."
            ) from error
        yield cache
