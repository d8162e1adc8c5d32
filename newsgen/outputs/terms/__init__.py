"""The glossary in the forms that others read: a spreadsheet, a program, a translator's tool, a thesaurus."""

from __future__ import annotations

from collections.abc import Callable

from newsgen.model import Output
from newsgen.outputs.terms.csv import csv
from newsgen.outputs.terms.json import json
from newsgen.outputs.terms.lexicon import Lexicon
from newsgen.outputs.terms.skos import skos
from newsgen.outputs.terms.tbx import tbx

__all__ = ["EXPORTS", "Lexicon"]

EXPORTS: dict[str, Callable[[Lexicon], Output]] = {"csv": csv, "json": json, "tbx": tbx, "skos": skos}
"""Format -> what makes its file."""
