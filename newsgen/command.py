"""The command that runs newsgen here, for what people are told to do next.

Where the script of an installation started newsgen, that script is the command: it alone knows the settings,
the outbox and the secrets, and newsgen need not be on anybody's PATH.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

COMMAND = "NEWSGEN_COMMAND"
"""Environment variable with the script as a shell takes it, quoted."""
SECRETS = "NEWSGEN_SECRETS"
"""Environment variable with the path of the file that the script reads secrets from."""
_CALL = r"(?<![\w./-])(?<!keyring set )newsgen (?=[a-z])"


def runnable(text: str) -> str:
    """Return a text in which each ``newsgen VERB`` is the command that runs here, where one is set."""
    command = os.environ.get(COMMAND, "")
    if not command or "newsgen " not in text:
        return text
    folder = script_folder()
    names = [
        command,
        *([str(folder)] if folder and folder.name else []),
    ]  # whatever they are called, no calls
    either = re.compile(f"(?P<name>{'|'.join(map(re.escape, names))})|{_CALL}")
    return either.sub(lambda found: found["name"] or f"{command} ", text)


def put_secret(variable: str) -> str:
    """Return in Korean where a secret is to be written; empty where no file is known."""
    file = os.environ.get(SECRETS, "")
    return f"{file}의 {variable}에 적으십시오." if file else ""


def script_folder() -> Path | None:
    """Return the folder of the script that started newsgen; None where none did."""
    import shlex  # noqa: PLC0415 - few are started by a script of ours

    try:
        return Path(shlex.split(os.environ.get(COMMAND, ""))[0]).parent
    except (ValueError, IndexError):
        return None
