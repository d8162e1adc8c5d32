"""Patterns that were compiled ahead are those that ``re`` compiles, and none but those is ever used."""

import json
import marshal
import os
import re
import sys

import pytest

from benchmarks.check.cases import cases
from newsgen import patterns
from newsgen.sought import Sought
from tests.program import ROOT, fresh

COUNTED = """
import json, re, sys
from pathlib import Path
from newsgen import patterns, resources
patterns.shipped = lambda name: Path(sys.argv[1])
made, compiling = [], re.compile
re.compile = lambda pattern, flags=0: (made.append(pattern), compiling(pattern, flags))[1]
import newsgen.checks
asked = {pattern for pattern, _ in patterns._MADE}
print(json.dumps({"asked": len(asked), "compiled": [one for one in made if one in asked]}))
"""


TEXT = "\n\n".join(one.text for one in sorted(cases(ROOT / "benchmarks/check/sets/second"), key=str)[:12])
"""Copy with about everything in it that copy has."""


@pytest.fixture
def kept(built, monkeypatch):
    """The patterns as they are kept for this Python, and nothing asked for so far."""
    monkeypatch.setattr(patterns, "shipped", lambda _: built)
    monkeypatch.setattr(patterns, "_MADE", {})
    patterns._kept.cache_clear()
    yield patterns._kept().codes
    patterns._kept.cache_clear()


def in_re(pattern):
    """Return the pattern of ``re`` that a text is looked through for."""
    return pattern.made if isinstance(pattern, Sought) else pattern


def test_what_is_kept_finds_what_re_finds(kept):
    assert len(kept) > 500
    for pattern, flags in kept:
        ours, plain = in_re(patterns.compiled(pattern, flags)), re.compile(pattern, flags)
        assert (ours.pattern, ours.flags, ours.groups) == (plain.pattern, plain.flags, plain.groups)
        assert [one.regs for one in ours.finditer(TEXT)] == [one.regs for one in plain.finditer(TEXT)]


def test_what_is_kept_finds_groups_by_their_names(kept):
    named = next(key for key in kept if "(?P<month>" in key[0])
    assert in_re(patterns.compiled(*named)).groupindex == re.compile(*named).groupindex
    assert patterns.compiled(*named).pattern == named[0]


def test_another_process_asks_for_the_same_patterns(built, tmp_path):
    """Not so where a pattern is joined of a set, whose order each process has for itself."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "20"}
    told = fresh("-c", COUNTED, str(built), env=environment, cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    found = json.loads(told.stdout)
    assert found["asked"] > 500
    assert found["compiled"] == []


@pytest.mark.parametrize("spoil", [lambda raw: b"", lambda raw: raw[:-9], lambda raw: raw[:-1] + b"\x07"])
def test_a_spoiled_file_is_left_aside(built, tmp_path, monkeypatch, spoil):
    (tmp_path / patterns.name()).write_bytes(spoil((built / patterns.name()).read_bytes()))
    monkeypatch.setattr(patterns, "shipped", lambda _: tmp_path)
    patterns._kept.cache_clear()
    assert patterns._kept().codes == {}
    patterns._kept.cache_clear()


def test_what_is_kept_for_another_python_is_not_read(monkeypatch):
    ours = patterns.name()
    monkeypatch.setattr(sys, "version", "3.99.0 (another build)")
    assert patterns.name() != ours


def test_what_re_does_another_way_is_not_kept(monkeypatch):
    monkeypatch.setattr(patterns, "_MADE", {("금리", 0): re.compile("금리")})
    monkeypatch.setattr(patterns, "_restored", lambda pattern, code: re.compile("환율"))
    assert marshal.loads(patterns.encoded()[4:])[0] == {}
