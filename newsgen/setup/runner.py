"""The script that cron and systemd start: newsgen as this installation runs it, in a bare environment."""

from __future__ import annotations

import hashlib
import re
import shlex
from pathlib import Path
from typing import NamedTuple

RUNNER = "run"
"""Name of the script."""
_SHORT, _HASH = 20, 6
"""Characters of a folder's name, and of the hash of its path."""


class Installation(NamedTuple):
    """Where everything of an installation is; every path is whole."""

    folder: Path
    """Folder of the settings, the articles, the notes and the logs."""
    python: Path
    """The interpreter that has newsgen."""
    config: Path
    store: Path
    outbox: Path
    home: Path

    @property
    def key(self) -> str:
        """What tells it from others of the same user in the names of files: short, of plain letters."""
        plain = re.sub(r"[^a-z0-9]+", "-", self.folder.name.lower()).strip("-")[:_SHORT]
        known = hashlib.sha256(str(self.folder).encode()).hexdigest()[:_HASH]
        return f"{plain}-{known}" if plain else known

    @property
    def runner(self) -> Path:
        """The script itself."""
        return self.folder / RUNNER

    @property
    def command(self) -> str:
        """The script as a person types it."""
        return shlex.quote(str(self.runner))

    @property
    def secrets(self) -> Path:
        """The file of the secrets."""
        return self.folder / "secrets.env"

    @property
    def log(self) -> Path:
        """What cron's runs print."""
        return self.folder / "logs" / "cron.log"

    @property
    def crontab(self) -> Path:
        """The lines for cron."""
        return self.folder / "newsgen.cron"

    @property
    def units(self) -> Path:
        """The folder of systemd's units."""
        return self.folder / "systemd"


_SCRIPT = """\
#!/bin/sh
# newsgen init이 썼습니다. cron이나 systemd, 또는 사람이 부릅니다: {runner} doctor
PATH=${{PATH:-/usr/local/bin:/usr/bin:/bin}}
HOME=${{HOME:-{home}}}
NEWSGEN_STORE={store}
NEWSGEN_OUTBOX={outbox}
NEWSGEN_COMMAND={command}
NEWSGEN_SECRETS={secrets}
export PATH HOME NEWSGEN_STORE NEWSGEN_OUTBOX NEWSGEN_COMMAND NEWSGEN_SECRETS

# 비밀값: 한 줄에 이름=값 하나. 값은 적힌 그대로이며, 안에 든 것을 실행하지 않습니다.
cr=$(printf '\\r')
while IFS= read -r line || [ -n "$line" ]; do
    line=${{line%"$cr"}}
    line=${{line#export }}
    name=${{line%%=*}}
    value=${{line#*=}}
    case $name in
        "$line" | '' | [0-9]* | *[!A-Za-z0-9_]*) continue ;;
    esac
    case $value in
        \\"*\\")
            value=${{value#\\"}}
            value=${{value%\\"}}
            ;;
        \\'*\\')
            value=${{value#\\'}}
            value=${{value%\\'}}
            ;;
    esac
    export "$name=$value"
done < {secrets}

cd {folder} || exit 1
exec {python} -P -m newsgen --config {config} "$@"
"""


def script(here: Installation) -> str:
    """Return the script."""
    places = {
        "runner": here.runner,
        "command": here.command,
        "home": here.home,
        "store": here.store,
        "outbox": here.outbox,
        "secrets": here.secrets,
        "folder": here.folder,
        "python": here.python,
        "config": here.config,
    }
    return _SCRIPT.format(**{name: shlex.quote(str(path)) for name, path in places.items()})


def named(runner: Path, variable: str) -> Path | None:
    """Return the path that an installation's script gives a variable; None where there is none."""
    try:
        lines = runner.read_text(encoding="utf-8").splitlines()
        found = next((line for line in lines if line.startswith(f"{variable}=")), "")
        words = shlex.split(found.partition("=")[2])
    except (OSError, ValueError):
        return None
    return Path(words[0]) if len(words) == 1 and words[0] else None
