"""The packages that newsgen declares: which of them cannot be imported, and what cannot be done without."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import import_module, metadata

from newsgen.cli.doctor.reach import reached
from newsgen.cli.frame.verbs import VERBS

ARTICLE = (
    *("newsgen.cli", "newsgen.pipeline", "newsgen.archive"),
    *("newsgen.outputs.html", "newsgen.outputs.markdown"),  # formats are looked up by their names
)
"""What makes an article of what the store has."""

_IMPORTED_AS = {"argon2-cffi": "argon2"}
"""Packages whose module has another name; one that is not installed cannot be asked for it."""

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_MARKER = re.compile(r"""(sys_platform|extra)\s*(==|!=)\s*['"]([^'"]+)['"]""")


def declared() -> list[str]:
    """Return the packages that are needed here, as the package's own metadata names them."""
    requirements = metadata.requires("newsgen") or []
    return [match[0] for one in requirements if (match := _NAME.match(one)) and _holds(one)]


def _holds(requirement: str) -> bool:
    """Tell whether a requirement holds on this platform, without an optional group."""
    given = {"sys_platform": sys.platform, "extra": ""}
    marks = _MARKER.findall(requirement.partition(";")[2])
    return all((given[name] == value) == (operator == "==") for name, operator, value in marks)


def module_of(package: str) -> str:
    """Return the name under which a package is imported."""
    return _IMPORTED_AS.get(package, re.sub(r"[-.]", "_", package).lower())


def missing() -> list[str]:
    """Return the declared packages that cannot be imported."""
    return [package for package in declared() if not _imports(package)]


def _imports(package: str) -> bool:
    """Tell whether a package can be imported; one that only lacks another of ours is not the one missing."""
    try:
        import_module(module_of(package))
    except Exception as error:  # a broken one may raise anything
        lacking = _lacking(error)
        return lacking != module_of(package) and lacking in map(module_of, declared())
    return True


def _lacking(error: BaseException | None) -> str:
    """Return the module that an import did not find; some packages wrap what they met."""
    while error is not None and not isinstance(error, ModuleNotFoundError):
        error = error.__cause__
    return "" if error is None else (error.name or "").partition(".")[0]


def versions() -> Iterator[str]:
    """Yield each declared package with its version."""
    for package in declared():
        try:
            yield f"{package} {metadata.version(package)}"
        except metadata.PackageNotFoundError:
            yield f"{package} ?"


def for_articles() -> frozenset[str]:
    """Return the modules of others without which no article is made."""
    return reached(*ARTICLE)


def verbs_without(package: str) -> list[str]:
    """Return the verbs that use a package, at least for a part of what they do."""
    module = module_of(package)
    asked = {name: verb.place.partition(":")[0] for name, verb in VERBS.items() if name != "doctor"}
    return [name for name, place in asked.items() if module in reached(place)]
