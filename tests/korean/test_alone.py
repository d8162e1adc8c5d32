from __future__ import annotations

import ast
import sys
from pathlib import Path

import newsgen.korean

PACKAGE = Path(newsgen.korean.__file__).parent
BELOW = {f"newsgen.{name}": f"{name}.py" for name in ("patterns", "resources", "signs", "sought", "starts")}
"""What it stands on, which needs no more than it does itself."""
MODULES = sorted([*PACKAGE.glob("*.py"), *(PACKAGE.parent / name for name in BELOW.values())])


def test_the_package_needs_nothing_but_the_standard_library():
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [] if node.level == 1 else [node.module or "."]
            else:
                continue
            known = (name in BELOW or name.partition(".")[0] in sys.stdlib_module_names for name in names)
            assert all(known), (path, names)


def test_what_is_exported_exists():
    assert sorted(newsgen.korean.__all__, key=str.lower) == sorted(set(newsgen.korean.__all__), key=str.lower)
    assert all(hasattr(newsgen.korean, name) for name in newsgen.korean.__all__)
