"""An article read back from its JSON file."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from newsgen import plain
from newsgen.archive import LARGEST, SCHEMA
from newsgen.errors import UsageProblem
from newsgen.model import Article


def read_article(path: Path) -> Article:
    """Read an article; UsageProblem, in one line, where the file holds none."""
    try:
        article = msgspec.json.decode(plain.read_bytes(path, LARGEST), type=Article)
    except OSError as error:
        raise UsageProblem(
            f"{path}: 파일을 읽을 수 없습니다({plain.reason(error)}). 경로를 확인하십시오."
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageProblem(
            f"{path}: newsgen이 만든 기사 JSON이 아닙니다{_place(error)}. newsgen today가 쓴 파일을 주십시오."
        ) from error
    if article.schema != SCHEMA:
        raise UsageProblem(f"{path}: 기사의 형식이 {article.schema!r}입니다. {SCHEMA}만 읽을 수 있습니다.")
    return article


def require_example(path: Path) -> None:
    """Refuse to write the example where the article of a newsroom stands; UsageProblem says what to do."""
    if path.exists() and not read_article(path).demo:
        raise UsageProblem(
            f"{path}: 실제 시세로 만든 기사가 있어 예시로 덮어쓰지 않습니다. --out으로 다른 폴더를 주십시오."
        )


def _place(error: Exception) -> str:
    """Name the place that is off, where the decoder knows it."""
    found = re.search(r"\$[\w.\[\]]*", str(error))
    return f"({found[0]} 자리가 다름)" if found else ""
