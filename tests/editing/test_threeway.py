"""The core of a merge, on letters: what both, one or neither changed, and in which order lines stand."""

from __future__ import annotations

import pytest

from newsgen.editing.threeway import Chunk, chunks, ordered


def cut(base, one, other):
    return [tuple("".join(part) for part in chunk) for chunk in chunks(base, one, other)]


def test_what_nobody_changed_stands_alone():
    assert cut("abc", "abc", "abc") == [("a",) * 3, ("b",) * 3, ("c",) * 3]


def test_each_change_is_a_stretch_of_its_own():
    assert cut("abcde", "aXcde", "abcdY") == [
        ("a", "a", "a"),
        ("b", "X", "b"),
        ("c", "c", "c"),
        ("d", "d", "d"),
        ("e", "e", "Y"),
    ]


def test_what_both_changed_is_one_stretch():
    assert ("bc", "XX", "Y") in cut("abcd", "aXXd", "aYd")


def test_what_was_added_or_taken_out_at_the_ends():
    assert cut("bc", "abc", "b") == [("", "a", ""), ("b", "b", "b"), ("c", "c", "")]
    assert list(chunks("", "x", "")) == [Chunk((), ("x",), ())]


@pytest.mark.parametrize(
    ("one", "other", "made"),
    [
        ("abcd", "abcd", "abcd"),
        ("acd", "abcd", "acd"),
        ("abcd", "abd", "abd"),
        ("abXcd", "abcd", "abXcd"),
        ("abXcd", "abcYd", "abXcYd"),
        ("badc", "abcd", "badc"),
        ("badc", "abcdY", "badYc"),
        ("abcd", "cdab", "cdab"),
        ("Xabcd", "bcd", "Xbcd"),
    ],
)
def test_the_order_is_what_either_made_of_it(one, other, made):
    assert "".join(ordered("abcd", one, other)) == made
