"""What a line above the text is known by, and which candidates are told apart."""

from __future__ import annotations

from newsgen.config import Style
from newsgen.story.above import MOST, told_apart
from newsgen.story.lines import Line, line
from newsgen.story.markup import FIGURE, NAME, mark
from newsgen.story.names import Names

NAMES = Names({}, Style())
FACT = "change_day:^RUT@2025-08-13"


def known(print_: str, style: str = "percent", fact: str = FACT, words: str = "올라") -> str:
    index = mark(NAME, ("^RUT", "headline"), "")
    return line(f"{index} {mark(FIGURE, (fact, style), print_)} {words}", NAMES).key


def test_a_line_is_known_by_its_words_and_facts_whatever_the_figures_print():
    assert known("1.98%") == known("1.95%") == known("2%", "rounded")
    assert known("1.98%") != known("1.98%", words="내려")
    assert known("1.98%") != known("1.98%", fact="change_week:^RUT@2025-08-13")


def test_what_reads_the_same_or_is_not_true_is_no_candidate():
    every = [Line(f"<{at}>", f"제목 {at % 20}") for at in range(40)]
    found = told_apart(every[3], every, lambda one: one.printed not in {"제목 0", "제목 5"}, tried=40)
    assert [one.printed for one in found] == [f"제목 {at}" for at in (3, 1, 2, 4, 6, 7, 8, 9)]
    assert len(found) == MOST
