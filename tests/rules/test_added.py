"""A rule that is added is told in every part: a class, a template, one line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from newsgen import pipeline, rules
from newsgen.config import Config
from newsgen.facts.book import FactBook
from newsgen.model import Article, Item, text_of
from newsgen.resources import shipped
from newsgen.rules.base import Angle, Desk, Rule, ids, score
from newsgen.store import Store
from newsgen.story import environment as language
from tests.facts.builders import DAY, fill

PARTS = {
    "body": "새 기삿거리 문단: {{ index.change_day | percent }} {{ index.change_day | final }}.",
    "lead": "{{ session | session_day }}{{ market.local }} {{ market.stocks }}에서 새 기삿거리가 앞섰다.",
    "headline": "새 기삿거리가 앞선 하루…{{ index.headline }} {{ index.change_day | percent }} 상승",
    "front": "새 기삿거리 {{ index.headline }} {{ index.change_day | percent }} 올라",
    "tail": "새 기삿거리 {{ index.close | level }}",
    "summary": "새 기삿거리 한 줄, {{ index.headline }} {{ index.points_day | points }} 올라",
    "subhead": "새 기삿거리의 소제목",
}
OTHERS = tuple(rule for rule in rules.RULES if rule.name != "chips")
"""Without the one that tells semiconductors: no figure is printed more than twice."""
TEMPLATE = "\n".join(f"{{% block {part} %}}{text}{{% endblock %}}" for part, text in PARTS.items())


class Added(Rule, frozen=True):
    """Semiconductors, as nobody has told them yet."""

    name: str = "added"
    one: ClassVar[frozenset[str]] = frozenset({"index"})
    section: str = "stocks"

    bits: float = 50.0

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item."""
        index = book.market.chips
        change = book.get("change_day", index)
        if change is not None:
            yield Item(
                rule=self.name,
                about=index,
                facts=ids([change]),
                score=score(self.bits),
                reason="새 규칙",
                subjects={"index": (index,)},
                standing=True,
                tags=frozenset({"up"}),
            )

    def angle(self, item: Item) -> Angle:
        """Return what the day is about."""
        return "rotation"


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped templates with that of the new rule, in a folder of their own."""
    folder = tmp_path / "templates"
    shutil.copytree(shipped("templates"), folder)
    (folder / "items" / "added.j2").write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(language, "shipped", lambda _: folder)
    language.environment.cache_clear()
    yield folder
    language.environment.cache_clear()


def article(tmp_path: Path, *, last: float = 101.0, **settings) -> Article:
    """The article of a day on which all rose alike, and semiconductors further."""
    closes = {symbol: [*[100.0] * 29, last] for symbol in ("^DJI", "^GSPC", "^IXIC", "^RUT")}
    closes |= {"^SOX": [*[100.0] * 29, 103.0], **{f"S{number}": [50.0] * 30 for number in range(40)}}
    with Store.open(tmp_path / "market.sqlite", create=True) as store:
        fill(store, closes)
        return pipeline.build(store, DAY, config=Config(rules={"added": settings}), notes=tmp_path / "none")


def test_an_added_rule_leads_and_is_told_with_all_its_parts(templates, tmp_path, monkeypatch):
    monkeypatch.setattr(rules, "RULES", (*OTHERS, Added()))
    made = article(tmp_path)
    assert made.angle == "rotation"
    assert text_of(made.lead).startswith("13일(현지시간) 뉴욕증시에서 새 기삿거리가 앞섰다.")
    (told,) = [text_of(each.runs) for each in made.paragraphs if each.item == "added:^SOX"]
    assert told.startswith("새 기삿거리 문단: 3%")
    headline = text_of(made.headline)
    assert headline.startswith(
        ("새 기삿거리 반도체지수 3% 올라", "새 기삿거리가 앞선 하루…반도체지수 3% 상승")
    )
    assert text_of(made.subheads["stocks"]) == "새 기삿거리의 소제목"
    assert not any("새 기삿거리" in text_of(line) for line in made.summary), "the headline has told it"


def test_where_another_leads_its_tail_completes_the_headline(templates, tmp_path, monkeypatch):
    class Behind(Added, frozen=True):
        """The same, which does not lead."""

        day_leads: ClassVar = frozenset()

    monkeypatch.setattr(rules, "RULES", (*OTHERS, Behind()))
    quiet = article(tmp_path, last=100.5)  # how far the indices went comes first where they went far
    assert "새 기삿거리 103.00" in text_of(quiet.headline)


def test_a_line_of_its_own_tells_what_the_headline_does_not(templates, tmp_path, monkeypatch):
    class Behind(Added, frozen=True):
        """The same, which does not lead."""

        day_leads: ClassVar = frozenset()

    blocks = (f"{{% block {part} %}}{PARTS[part]}{{% endblock %}}" for part in ("body", "summary"))
    (templates / "items" / "added.j2").write_text("\n".join(blocks), encoding="utf-8")
    monkeypatch.setattr(rules, "RULES", (*OTHERS, Behind()))
    made = article(tmp_path)
    assert "새 기삿거리" not in text_of(made.headline)
    (line,) = [text for text in map(text_of, (made.deck, *made.summary)) if "새 기삿거리" in text]
    assert line.startswith("새 기삿거리 한 줄, 반도체지수 3.00포인트 올라")


def test_without_a_block_there_is_no_part(templates, tmp_path, monkeypatch):
    bare = "{% block body %}" + PARTS["body"] + "{% endblock %}"
    (templates / "items" / "added.j2").write_text(bare, encoding="utf-8")
    monkeypatch.setattr(rules, "RULES", (*OTHERS, Added()))
    made = article(tmp_path)
    told = [text_of(each) for each in (made.headline, made.lead, *made.summary, *made.subheads.values())]
    assert not any("새 기삿거리" in text for text in told)
    assert "added:^SOX" in {each.item for each in made.paragraphs}


def test_its_threshold_is_the_desk_s_without_another_line(templates, tmp_path, monkeypatch):
    monkeypatch.setattr(rules, "RULES", (*OTHERS, Added()))
    assert "새 기삿거리" not in text_of(article(tmp_path, bits=-50.0).lead)
