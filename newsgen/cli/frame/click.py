"""click's own words in Korean.

click marks every text of its own for gettext, which looks for a catalogue by the locale. The desk reads
Korean whatever the locale, so the catalogue is given here, in the one place where click asks for it.
A text that is not in the table stays as click wrote it.
"""

from __future__ import annotations

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.termui
import click.types

_KOREAN = {
    "Usage:": "사용법:",
    "Options": "옵션",
    "Commands": "명령",
    "Positional arguments": "인수",
    "Show this message and exit.": "이 도움말을 보여 주고 끝냅니다.",
    "Show the version and exit.": "버전을 보여 주고 끝냅니다.",
    "default: {default}": "기본값: {default}",
    "env var: {var}": "환경 변수: {var}",
    "required": "필수",
    "(dynamic)": "(그때그때 정함)",
    "file": "파일",
    "directory": "폴더",
    "path": "경로",
    "deprecated": "곧 없어짐",
    "Missing command.": "명령이 빠졌습니다.",
    "Got unexpected extra argument ({args})": "남는 인수가 있습니다: {args}",
    "Got unexpected extra arguments ({args})": "남는 인수가 있습니다: {args}",
    "Takes {nargs} values but 1 was given.": "값 {nargs}개가 필요한데 1개뿐입니다.",
    "Takes {nargs} values but {len} were given.": "값 {nargs}개가 필요한데 {len}개입니다.",
    "{value!r} is not {choice}.": "{value!r} 대신 {choice}만 쓸 수 있습니다.",
    "{value!r} is not one of {choices}.": "{value!r} 대신 다음 가운데 하나를 쓰십시오: {choices}",
    "{value!r} does not match the format {format}.": "{value!r}: 있는 날과 시각으로 쓰십시오({format}).",
    "{value!r} does not match the formats {formats}.": "{value!r}: 있는 날과 시각으로 쓰십시오({formats}).",
    "{value!r} is not a valid {number_type}.": "{value!r}: 숫자로 쓰십시오({number_type}).",
    "{value} is not in the range {range}.": "{value}: 범위 {range} 밖입니다.",
    "{name} {filename!r} does not exist.": "{filename!r} {name}: 찾을 수 없습니다.",
    "{name} {filename!r} is a file.": "{filename!r}: 폴더가 아니라 파일입니다.",
    "{name} {filename!r} is a directory.": "{filename!r}: 파일이 아니라 폴더입니다.",
    "{name} {filename!r} is not readable.": "{filename!r} {name}: 읽을 권한이 없습니다.",
    "{name} {filename!r} is not writable.": "{filename!r} {name}: 쓸 권한이 없습니다.",
    "Option {name!r} does not take a value.": "{name!r} 옵션에는 값을 붙이지 않습니다.",
    "Option {name!r} requires an argument.": "{name!r} 옵션에는 값이 필요합니다.",
    "Option {name!r} requires {nargs} arguments.": "{name!r} 옵션에는 값 {nargs}개가 필요합니다.",
    "Error: {message}": "{message}",
    "Error: {e.message}": "{e.message}",
    "Error: invalid input": "예나 아니요로 적으십시오(y, n).",
    "Error: The value you entered was invalid.": "적은 값을 쓸 수 없습니다. 다시 적으십시오.",
    "Error: The two entered values do not match.": "두 번 적은 것이 서로 다릅니다. 다시 적으십시오.",
    "Argument {name!r} takes {nargs} values.": "{name!r} 인수에는 값 {nargs}개가 필요합니다.",
}

_SHAPES = {"%Y-%m-%d": "2025-08-13", "T%H:%M": "T06:30", "%H:%M": "14:30"}
"""What click calls a form of days and hours -> one in it; the longer first."""

_MODULES = (
    click.core,
    click.decorators,
    click.exceptions,
    click.formatting,
    click.parser,
    click.termui,
    click.types,
)


def _gettext(text: str) -> str:
    return _KOREAN.get(text, text)


def _ngettext(one: str, many: str, count: int) -> str:
    return _gettext(one if count == 1 else many)


def translate() -> None:
    """Give click the Korean catalogue; before any command is declared, since click asks then too."""
    for module in _MODULES:
        vars(module).update({"_": _gettext, "ngettext": _ngettext})


def problem(error: click.ClickException) -> str:
    """Say in one Korean line what was wrong with a command line and how to see its help."""
    text = " ".join(_what(error).split())
    ctx = getattr(error, "ctx", None)
    return f"{text} (도움말: {ctx.command_path} --help)" if ctx else text


def _what(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return f"{error.option_name} 옵션은 없습니다.{_nearest(error.possibilities)}"
        case click.MissingParameter():
            return f"{_hint(error)} 값이 빠졌습니다."
        case click.BadParameter():
            return f"{_hint(error)} 값을 쓸 수 없습니다. {_shown(error.message)}"
        case click.FileError():
            return f"{error.ui_filename} 파일을 열 수 없습니다. {error.message}"
        case _:
            return _no_such_command(error) or error.message


def _shown(message: str) -> str:
    """Return a message with a day and an hour where click has the codes for them."""
    for code, example in _SHAPES.items():
        message = message.replace(code, example)
    return message


def _no_such_command(error: click.ClickException) -> str | None:
    """Before click 8.4 an unknown command had no exception of its own."""
    name = getattr(error, "command_name", None)
    return f"{name} 명령은 없습니다.{_nearest(getattr(error, 'possibilities', None))}" if name else None


def _nearest(possibilities: object) -> str:
    names = sorted(possibilities) if isinstance(possibilities, (list, tuple)) else []
    return f" 가까운 것: {', '.join(names)}." if names else ""


def _hint(error: click.BadParameter) -> str:
    hint = error.param_hint
    if hint is None and error.param is not None and error.ctx is not None:
        hint = error.param.get_error_hint(error.ctx)
    if hint is None:
        return "인수"
    return hint if isinstance(hint, str) else " / ".join(hint)
