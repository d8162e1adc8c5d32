"""Files of which none is ever changed in its place: laid out elsewhere, a link will do on one disk."""

import os
import shutil


def link(source: str, target: str) -> None:
    """Link a file, or copy it with its times to another file system: shutil.copytree's ``copy_function``."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
