"""Outputs into a folder: each file appears whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from newsgen import plain
from newsgen.errors import OutputProblem
from newsgen.model import Article, Output
from newsgen.outputs.formats import OUTPUTS
from newsgen.outputs.signed import is_ours

_EDITION = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def filename(article: Article, form: str) -> str:
    """Return ``<session>/<edition>.<ending>``; an edition that is no plain name never becomes a path."""
    if not _EDITION.fullmatch(article.edition):
        raise OutputProblem(f"판 이름 {article.edition!r}: 영문 소문자, 숫자, 붙임표만 쓸 수 있습니다.")
    return f"{article.session.isoformat()}/{article.edition}.{OUTPUTS[form].ending or form}"


def write(outputs: Iterable[Output], folder: Path, *, lasting: bool = True) -> list[Path]:
    """Write outputs under a folder and return their paths; a file that stood there is replaced whole.

    A desk's own picture that stands in the place of ours stays, and is not among the paths.
    ``lasting`` forces each to the disk: who can tell what a power cut left does without.
    """
    return [
        _write(output, folder, lasting=lasting) for output in outputs if not _is_the_desks(output, folder)
    ]


def require_writable(folder: Path) -> None:
    """Raise OutputProblem where a folder takes no file: better known before anything else is done."""
    beside = folder / f".{os.urandom(8).hex()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.touch(exist_ok=False)
        beside.unlink()
    except OSError as error:
        raise OutputProblem(
            f"{folder}: 파일을 쓸 수 없습니다({_reason(error)}). 폴더의 권한과 남은 공간을 확인하십시오."
        ) from error


def _is_the_desks(output: Output, folder: Path) -> bool:
    """Tell whether a picture that nobody here drew stands where one is to be written."""
    path = folder / output.filename
    return output.format == "png" and path.is_file() and not is_ours(path.read_bytes())


def _write(output: Output, folder: Path, *, lasting: bool) -> Path:
    path = folder / output.filename
    if not path.resolve().is_relative_to(folder.resolve()):
        raise OutputProblem(f"{path}: 출력 폴더 {folder} 밖에는 쓰지 않습니다. --out 폴더를 확인하십시오.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, output.body, lasting=lasting)
    except OSError as error:
        raise OutputProblem(
            f"{path}: 파일을 쓸 수 없습니다({_reason(error)}). 폴더의 권한과 남은 공간을 확인하거나 "
            f"--out으로 다른 폴더를 지정하십시오."
        ) from error
    return path


def _replace(path: Path, body: bytes, *, lasting: bool) -> None:
    """Write beside, then rename: a reader sees the old file or the new one.

    A file that says the same already is left alone: its time tells feeds when the article was made.
    """
    if path.is_file() and path.read_bytes() == body:
        return
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        with beside.open("xb") as file:
            file.write(body)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _reason(error: OSError) -> str:
    reasons: dict[type[OSError], str] = {
        PermissionError: "권한 없음",
        FileExistsError: "같은 이름의 파일이 폴더 자리에 있음",
        NotADirectoryError: "경로 가운데 폴더가 아닌 것이 있음",
        IsADirectoryError: "같은 이름의 폴더가 있음",
    }
    return reasons.get(type(error)) or plain.reason(error)
