"""The glossary in others' forms, read back by others: csv, jsonschema, lxml against RELAX NG, rdflib."""

import csv
import datetime as dt
import io
import json
from itertools import combinations
from pathlib import Path

import jsonschema
import pandas as pd
import pytest
import rdflib
from lxml import etree
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

from newsgen.glossary import Glossary, Term
from newsgen.glossary.term import Change, Valid
from newsgen.outputs.terms import EXPORTS, Lexicon
from newsgen.outputs.terms.lexicon import updated

SITE = "https://terms.example.com"
SCHEMA = Path(__file__).parents[3] / "docs" / "schemas" / "glossary.v1.json"
TBX = {"t": "urn:iso:std:iso:30042:ed-2"}
NASTY = "</term>]]>&amp;\"'<script>alert(1)</script>{{ 7 * 7 }}"


def term(**fields: object) -> Term:
    usual = {
        "id": "sofr",
        "title": "담보부 익일물 금리",
        "english": "Secured Overnight Financing Rate",
        "definition": "미국 국채를 맡기고 하루 빌릴 때의 *평균* 금리다.",
        "more": "첫 문장이다.\n\n- [하나](https://example.com/a)\n- 둘\n\n둘째 문장이다.",
        "category": "금리",
        "checked": dt.date(2025, 8, 13),
        "source": "뉴욕 연은",
    }
    return Term(**{**usual, **fields})


SOFR = term(
    abbreviation="SOFR",
    pronounced="소퍼",
    others=("담보부익일물금리",),
    aliases=("미국 무위험 금리",),
    asked=("소퍼금리", "SOFR"),
    see=("10-k",),
    link="https://www.newyorkfed.org/markets",
    valid=Valid(as_of=dt.date(2026, 1, 1), until=dt.date(2026, 12, 31)),
    changed=(Change(on=dt.date(2026, 2, 3), what="산출 기관을 고쳤다."),),
)
OTHER = term(id="10-k", title="10-K", english="Form 10-K", category="공시", see=("sofr",))
WHOLE = {
    "shipped": Lexicon(terms=Glossary.load().terms, publisher="한빛경제", site=SITE),
    "small": Lexicon(terms=(SOFR, OTHER), site=SITE),
    "without an address": Lexicon(terms=(SOFR, OTHER)),
    "nasty": Lexicon(
        terms=(
            term(**dict.fromkeys(("title", "english", "definition", "more", "source", "category"), NASTY)),
        ),
        publisher=NASTY,
        site=SITE,
    ),
}
every = pytest.mark.parametrize("lexicon", WHOLE.values(), ids=WHOLE)


def body(form: str, lexicon: Lexicon) -> bytes:
    return EXPORTS[form](lexicon).body


def rows(lexicon: Lexicon) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body("csv", lexicon).decode("utf-8-sig"), newline="")))


@every
@pytest.mark.parametrize("form", EXPORTS)
def test_the_same_glossary_is_the_same_file(form, lexicon):
    assert body(form, lexicon) == body(form, lexicon)


def test_a_row_says_all_of_a_term():
    assert rows(WHOLE["small"])[0] == {
        "id": "sofr",
        "title": "담보부 익일물 금리",
        "english": "Secured Overnight Financing Rate",
        "abbreviation": "SOFR",
        "pronounced": "소퍼",
        "others": "담보부익일물금리",
        "aliases": "미국 무위험 금리",
        "asked": "소퍼금리 | SOFR",
        "definition": "미국 국채를 맡기고 하루 빌릴 때의 평균 금리다.",
        "more": "첫 문장이다.\n- 하나\n- 둘\n둘째 문장이다.",
        "category": "금리",
        "level": "2",
        "see": "10-k",
        "source": "뉴욕 연은",
        "link": "https://www.newyorkfed.org/markets",
        "checked": "2025-08-13",
        "valid_as_of": "2026-01-01",
        "valid_until": "2026-12-31",
        "updated": "2026-02-03",
        "page": f"{SITE}/glossary/sofr",
    }
    assert rows(WHOLE["without an address"])[0]["page"] == ""


def test_excel_sees_that_it_is_utf_8_and_pandas_reads_it_too():
    made = body("csv", WHOLE["shipped"])
    assert made.startswith(b"\xef\xbb\xbfid,title,")
    read = pd.read_csv(io.BytesIO(made), keep_default_na=False)
    assert list(read["title"]) == [one.title for one in Glossary.load().terms]
    assert made.count(b"\r\n") >= len(read) + 1


@pytest.mark.parametrize(
    "formula",
    [
        '=HYPERLINK("http://evil.example","x")',
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "＝1+1",
        "＠SUM(A1)",
    ],
)
@pytest.mark.parametrize("field", ["title", "english", "definition", "source", "more"])
def test_no_cell_computes(field, formula):
    """What OWASP says a spreadsheet takes for a formula, and the same in full width."""
    cell = rows(Lexicon(terms=(term(**{field: formula}),)))[0][field]
    assert cell.lstrip()[:1] not in set("=+-@＝＋－＠")
    assert formula.strip() in cell


@every
def test_json_keeps_its_contract(lexicon):
    contract = json.loads(SCHEMA.read_text(encoding="utf-8"))
    made = json.loads(body("json", lexicon))
    jsonschema.Draft202012Validator(contract, format_checker=jsonschema.FormatChecker()).validate(made)
    assert [one["id"] for one in made["terms"]] == [one.id for one in lexicon.terms]
    assert made["terms"][0]["more"] == lexicon.terms[0].more


@every
def test_tbx_keeps_to_its_grammar(lexicon):
    grammar = etree.RelaxNG(etree.parse(Path(__file__).with_name("tbx_basic.rng")))
    grammar.assertValid(etree.fromstring(body("tbx", lexicon)))


def test_the_grammar_of_tbx_sees_what_is_wrong():
    grammar = etree.RelaxNG(etree.parse(Path(__file__).with_name("tbx_basic.rng")))
    made = body("tbx", WHOLE["small"]).decode()
    for right, wrong in (
        ('target="c-10-k"', 'target="c-none"'),
        ("preferredTerm-admn-sts", "preferred"),
        ("<date>2026-02-03</date>", "<date>2026-02</date>"),
        ("<term>10-K</term>", "<term></term>"),
        ('type="subjectField"', 'type="field"'),
    ):
        assert right in made
        assert not grammar.validate(etree.fromstring(made.replace(right, wrong).encode()))


def test_a_concept_has_every_spelling_in_its_language():
    root = etree.fromstring(body("tbx", WHOLE["small"]))
    concept = root.find(".//t:conceptEntry[@id='c-sofr']", TBX)
    found = {
        section.get("{http://www.w3.org/XML/1998/namespace}lang"): {
            each.findtext("t:term", None, TBX): each.findtext("t:termNote[@type='termType']", None, TBX)
            for each in section.findall("t:termSec", TBX)
        }
        for section in concept.findall("t:langSec", TBX)
    }
    assert found == {
        "ko": {
            "담보부 익일물 금리": "fullForm",
            "담보부익일물금리": "variant",
            "SOFR": "abbreviation",
            "미국 무위험 금리": None,
        },
        "en": {"Secured Overnight Financing Rate": "fullForm", "SOFR": "abbreviation"},
    }
    preferred = [
        each.getparent().findtext("t:term", None, TBX)
        for each in concept.iterfind(".//t:termNote[@type='administrativeStatus']", TBX)
        if each.text == "preferredTerm-admn-sts"
    ]
    assert preferred == ["담보부 익일물 금리", "Secured Overnight Financing Rate"]


def graph(lexicon: Lexicon) -> rdflib.Graph:
    return rdflib.Graph().parse(data=body("skos", lexicon), format="xml")


@every
def test_skos_keeps_its_integrity_conditions(lexicon):
    """S13, S14 and S9, S37 of the SKOS Reference, and that no two things have one name."""
    found = graph(lexicon)
    concepts = set(found.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) == len(lexicon.terms)
    for concept in concepts:
        kinds = [
            set(found.objects(concept, kind)) for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        ]
        for one, another in combinations(kinds, 2):
            assert not one & another
        languages = [label.language for label in kinds[0]]
        assert sorted(languages) == ["en", "ko"]
    schemes, collections = (
        set(found.subjects(RDF.type, kind)) for kind in (SKOS.ConceptScheme, SKOS.Collection)
    )
    assert not concepts & schemes
    assert not concepts & collections
    assert {scheme for _, scheme in found.subject_objects(SKOS.inScheme)} == schemes
    assert set(found.objects(None, SKOS.related)) <= concepts
    assert sorted(found.objects(None, SKOS.member)) == sorted(concepts)  # each in one category


def test_a_concept_says_all_of_a_term():
    found = graph(WHOLE["small"])
    sofr = rdflib.URIRef(f"{SITE}/glossary/sofr")
    ko = {str(each) for each in found.objects(sofr, SKOS.altLabel) if each.language == "ko"}
    assert ko == {"담보부익일물금리", "미국 무위험 금리"}
    assert {str(each) for each in found.objects(sofr, SKOS.hiddenLabel)} == {"소퍼", "소퍼금리"}
    assert found.value(sofr, SKOS.notation) == rdflib.Literal("sofr")
    assert found.value(sofr, SKOS.related) == rdflib.URIRef(f"{SITE}/glossary/10-k")
    assert found.value(sofr, RDFS.seeAlso) == rdflib.URIRef("https://www.newyorkfed.org/markets")
    assert found.value(sofr, DCTERMS.modified).toPython() == dt.date(2026, 2, 3)
    assert str(found.value(sofr, DCTERMS.valid)) == "start=2026-01-01; end=2026-12-31; scheme=W3C-DTF"
    assert str(found.value(sofr, SKOS.changeNote)) == "2026-02-03 산출 기관을 고쳤다."


def test_without_an_address_concepts_have_lasting_names_all_the_same():
    one, again = (set(graph(WHOLE["without an address"]).subjects(RDF.type, SKOS.Concept)) for _ in range(2))
    assert one == again
    assert all(str(each).startswith("urn:uuid:") for each in one)


def test_nasty_words_come_through_to_the_letter():
    lexicon = WHOLE["nasty"]
    assert rows(lexicon)[0]["title"] == NASTY
    assert json.loads(body("json", lexicon))["terms"][0]["title"] == NASTY
    assert etree.fromstring(body("tbx", lexicon)).findtext(".//t:term", None, TBX) == NASTY
    (label,) = (each for each in graph(lexicon).objects(None, SKOS.prefLabel) if each.language == "en")
    assert str(label) == NASTY


def test_an_entry_stands_since_its_last_change_or_check():
    assert updated(SOFR) == dt.date(2026, 2, 3)
    assert updated(OTHER) == dt.date(2025, 8, 13)
