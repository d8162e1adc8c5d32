"""Edits of a desk's kind: those that must pass do, with every figure bound to its fact; the others are refused."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import proof
from newsgen.editing import edited, sheet
from newsgen.errors import EditRefused
from newsgen.glossary import Glossary
from newsgen.model import text_of
from newsgen.pipeline import build
from newsgen.proof.sentences import blocks, sentences
from newsgen.resources import table
from newsgen.sources import demo
from newsgen.store import Store
from tests.editing.cases import PASS, REFUSE, Passes, Refused

COMPANIES = {
    "KO": {"코카콜라"},
    "CC": {"케머스", "Chemours"},
    "INTA": {"인탭", "Intapp"},
    "DFH": {"드림파인더스홈즈"},
    "CPRI": {"카프리홀딩스", "Capri Holdings"},
    "DNLI": {"디날리테라퓨틱스", "Denali Therapeutics"},
    "LEU": {"센트러스에너지"},
    "WBD": {"워너브러더스디스커버리"},
    "AMD": {"AMD"},
    "FOXA": {"폭스", "Fox"},
    "EFX": {"에퀴팩스", "Equifax"},
    "IBKR": {"인터랙티브브로커스"},
    "MSFT": {"마이크로소프트"},
    "META": {"메타"},
    "NVDA": {"엔비디아"},
    "GOOGL": {"알파벳"},
    "TSLA": {"테슬라"},
    "AAPL": {"애플"},
    "AMZN": {"아마존"},
}


@pytest.fixture(scope="module")
def article(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    with Store.open(folder / "demo.sqlite", create=True) as store:
        store.write(demo.batch(), now=dt.datetime(2025, 8, 14, tzinfo=dt.UTC))
        return build(store, dt.date(2025, 8, 13), notes=table("demo") / "notes.toml")


@pytest.fixture(scope="module")
def glossary():
    return Glossary.load()


def changed(article, changes):
    text = sheet(article)
    for old, new in changes:
        assert text.count(old) == 1 or old in text, old
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize("case", PASS, ids=lambda case: case.name)
def test_what_a_desk_may_do_passes(article, glossary, case: Passes):
    made = edited(article, changed(article, case.changes), glossary, COMPANIES)
    assert made != article
    assert list(proof.findings(made)) == []
    before = {each.text for runs in blocks(article) for each in sentences(runs)}
    new = [each for runs in blocks(made) for each in sentences(runs) if each.text not in before]
    bound = [(told.text, told.figure.fact.rpartition("@")[0]) for each in new for told in each.figures()]
    for pair in case.bound:
        assert pair in bound, bound


@pytest.mark.parametrize("case", REFUSE, ids=lambda case: case.name)
def test_what_is_not_so_is_refused(article, glossary, case: Refused):
    with pytest.raises(EditRefused) as refused:
        edited(article, changed(article, case.changes), glossary, COMPANIES)
    assert case.named in "\n".join(refused.value.faults or [str(refused.value)])


def test_an_untouched_sheet_changes_nothing(article, glossary):
    assert edited(article, sheet(article), glossary, COMPANIES) == article


def test_line_ends_and_marks_of_other_editors_change_nothing(article, glossary):
    text = "\ufeff" + sheet(article).replace("\n", "\r\n")
    assert edited(article, text, glossary, COMPANIES) == article


def test_text_composed_of_parts_is_the_same_text(article, glossary):
    import unicodedata

    assert edited(article, unicodedata.normalize("NFD", sheet(article)), glossary, COMPANIES) == article


def test_text_of_the_article_is_what_the_sheet_says(article, glossary):
    made = edited(article, changed(article, (("크게 앞질렀다", "멀찌감치 앞질렀다"),)), glossary, COMPANIES)
    assert text_of(made.lead).startswith("13일(현지시간) 뉴욕증시에서 소형주가 대형주를 멀찌감치 앞질렀다. 소형주로")
