"""What the verbs of the glossary read and write in one way: texts, JSON."""

from __future__ import annotations

import sys
from pathlib import Path

import click

json_option = click.option("--json", "as_json", is_flag=True, help="JSON으로 씁니다.")


def read(file: str) -> str:
    """Read the text to the letter, so that offsets count its characters."""
    from newsgen import plain
    from newsgen.errors import UsageProblem

    name = "표준입력" if file == "-" else file
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UsageProblem(f"{name}: 읽을 수 없습니다({plain.reason(error)}).") from error
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UsageProblem(f"{name} {line}행: UTF-8이 아닙니다. UTF-8로 저장해 주십시오.") from error


def write_json(value: object) -> None:
    """Write a value as one line of JSON."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False))
