"""Which files of an article a verb writes, and where: the options, and what they say."""

from __future__ import annotations

from pathlib import Path

import click

from newsgen.cli.frame.options import LISTED, Listing
from newsgen.errors import UsageProblem

USUAL = "md,html,json"


def _formats() -> str:
    from newsgen.outputs import OUTPUTS

    return ", ".join(f"{name} {form.korean}" for name, form in OUTPUTS.items())


formats_option = click.option(
    "--format",
    "formats",
    cls=Listing,
    there=_formats,
    default=USUAL,
    show_default=True,
    metavar="형식",
    help=f"쓸 파일 형식. 쉼표로 잇습니다: {LISTED}.",
)

out_option = click.option(
    "--out", type=click.Path(path_type=Path), metavar="폴더", help="기사를 쓸 폴더. 기본은 설정의 output."
)


def formats_of(given: str) -> list[str]:
    """Return the formats asked for, each once, in their order."""
    from newsgen.outputs import OUTPUTS

    chosen = list(dict.fromkeys(name.strip() for name in given.split(",") if name.strip()))
    unknown = [name for name in chosen if name not in OUTPUTS]
    if unknown or not chosen:
        raise UsageProblem(f"--format {given}: 쓸 수 있는 형식은 {', '.join(OUTPUTS)}입니다.")
    return chosen
