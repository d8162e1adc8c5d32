"""What hatchling runs when the package is built: what a start would make anew is made here, once."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = "compiled"
"""Where a checkout has it, beside the templates and the glossary that it is made of."""
SHIPPED = "newsgen/_shipped/compiled"


class Ahead(BuildHookInterface[Any]):
    """Puts what :mod:`newsgen.building` makes into a wheel, or into the checkout that is installed from."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make it before the files are gathered."""
        sys.path.insert(0, self.root)
        from newsgen.building import make  # noqa: PLC0415 - of the tree that is built

        if version == "editable":
            make(Path(self.root, HERE))
            return
        self._made = tempfile.TemporaryDirectory()
        make(Path(self._made.name))
        build_data["force_include"][self._made.name] = SHIPPED

    def finalize(self, version: str, _build_data: dict[str, Any], _artifact_path: str) -> None:
        """Leave nothing behind."""
        if version != "editable":
            self._made.cleanup()
