from __future__ import annotations

from pathlib import Path

from newsgen.glossary import Glossary
from newsgen.glossary.peek import named
from newsgen.resources import shipped
from tests.tables import each

GLOSSARY = Glossary.load()


@each(["bp", "BP", "basis-point", "베이시스포인트", "베이시스 포인트", "Basis Point"])
def test_one_term_is_read_as_all_of_them_have_it(word: str) -> None:
    term, *others = named(shipped("glossary"), word)
    assert term == GLOSSARY.get("basis-point")
    assert {other.id for other in others} == set(term.see)


def test_every_title_leads_to_its_term() -> None:
    for term in GLOSSARY.terms[::7]:
        assert Glossary.of(term.title).terms[0] == term


def test_what_nobody_is_called_is_left_to_the_whole_glossary() -> None:
    assert named(shipped("glossary"), "없는낱말") == []
    assert len(Glossary.of("없는낱말").terms) == len(GLOSSARY.terms)


def test_a_broken_file_is_left_to_the_whole_glossary(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('category = "x"\n[[term]]\nid = "bp"\ntitle = = 1\n', encoding="utf-8")
    assert named(tmp_path, "bp") == []
