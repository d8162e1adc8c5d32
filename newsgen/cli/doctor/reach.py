"""Which packages a part of newsgen needs in the end: read from its source, so that no list gets old."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import newsgen

BY_NAME = {"uvicorn": frozenset({"uvloop"})}
"""Package -> what it imports by itself, because its own default names it."""

_ROOT = Path(newsgen.__file__).parent


def reached(*modules: str) -> frozenset[str]:
    """Return the packages of others that modules of ours import, now or when they are called."""
    waiting, seen, found = list(modules), set[str](), set[str]()
    while waiting:
        module = waiting.pop()
        if module in seen:
            continue
        seen.add(module)
        for name in _imported(module):
            if name.partition(".")[0] == "newsgen":
                waiting.append(name)
            else:
                found.add(name.partition(".")[0])
    return frozenset(found).union(*(BY_NAME[name] for name in found & BY_NAME.keys()))


@cache
def _imported(module: str) -> frozenset[str]:
    """Return what a module of ours imports; its packages are imported before it."""
    path = _file(module)
    if path is None:
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    parent = module.rpartition(".")[0]
    return frozenset(_names(tree)) | ({parent} if parent else set())


def _names(node: ast.AST) -> Iterator[str]:
    """Yield the modules that are imported below a node, but for those that only a type checker sees."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom) and child.module:
            yield child.module
            named = (f"{child.module}.{alias.name}" for alias in child.names)
            yield from (name for name in named if _file(name))
        else:
            yield from _names(child)


@cache
def _file(module: str) -> Path | None:
    """Return the file of a module of ours; None where there is none of that name."""
    first, *rest = module.split(".")
    if first != "newsgen":
        return None
    place = _ROOT.joinpath(*rest)
    found = (place / "__init__.py", place.with_suffix(".py"))
    return next((path for path in found if path.is_file()), None)
