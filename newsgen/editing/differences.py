"""What an edit changed, sentence by sentence, for the one who made it and the one who approves it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from newsgen.editing.sheet import Kind, blocks
from newsgen.model import Article, text_of
from newsgen.proof.sentences import sentences


def differences(before: Article, after: Article) -> Iterator[str]:
    """Yield each sentence that went (``- ``) and that came (``+ ``), under the label of its block."""
    old, new = list(_lines(before)), list(_lines(after))
    matcher = difflib.SequenceMatcher(
        None, [text for _, text in old], [text for _, text in new], autojunk=False
    )
    label = ""
    for kind, left, left_end, right, right_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        for sign, told in (("-", old[left:left_end]), ("+", new[right:right_end])):
            for here, text in told:
                if here != label:
                    label = here
                    yield f"[{label}]"
                yield f"{sign} {text}"


def _lines(article: Article) -> Iterator[tuple[str, str]]:
    for block in blocks(article):
        told = [each.text for each in sentences(block.runs)] or [text_of(block.runs)]
        yield from ((block.label, text) for text in told if text)
        if block.kind is Kind.PARAGRAPH:
            yield block.label, ""
