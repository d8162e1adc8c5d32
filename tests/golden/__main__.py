"""Write the expected articles anew: ``make golden``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from newsgen.sources.recorded import folder
from newsgen.store import Store
from tests.conftest import IMPORTED_AT, import_recorded
from tests.golden.articles import EXPECTED, FOLDER, SEOUL, demo_article, recorded_article, rendered
from tests.recorded import MARKET as RECORDED
from tests.recorded import SEOUL as SEOUL_RECORDED


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        _write("demo", rendered(demo_article(place)))
        if not RECORDED.is_dir():
            sys.exit(f"no recorded market at {RECORDED}: only the demo was written anew")
        with Store.open(place / "recorded.sqlite", create=True) as store:
            import_recorded(store, RECORDED)
            for day, edition in EXPECTED:
                _write(day, rendered(recorded_article(store, day, edition)))
        with Store.open(place / "seoul.sqlite", create=True) as store:
            store.write(folder.read(SEOUL_RECORDED), now=IMPORTED_AT)
            for day, edition in SEOUL:
                _write(day, rendered(recorded_article(store, day, edition)))


def _write(name: str, files: dict[str, str]) -> None:
    target = FOLDER / name
    target.mkdir(exist_ok=True)
    for filename, content in files.items():
        (target / filename).write_text(content, encoding="utf-8")
    print(target)  # noqa: T201 - a maker of files says what it made


if __name__ == "__main__":
    main()
