"""The terms over HTTP."""

import re

import pytest

from newsgen.glossary import Glossary


def test_a_term_comes_as_the_glossary_has_it(client, glossary):
    answer = client.get("/v1/terms/dot-plot")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    told = answer.json()
    term = Glossary.load(glossary).get("dot-plot")
    assert told["schema"] == "newsgen/term/v1"
    assert told["term"]["definition"] == term.definition == "위원들의 금리 전망을 점으로 찍은 표다."
    assert told["term"]["see"] == ["basis-point"]
    assert told["term"]["not"] == []  # as the file spells it
    assert told["tooltip"] == {
        "title": "점도표",
        "english": "Dot Plot",
        "definition": "위원들의 금리 전망을 점으로 찍은 표다.",
        "mark": True,
    }
    assert told["html"] == (
        "<p>위원들의 금리 전망을 점으로 찍은 표다.</p>\n<p>첫 문장이다. 둘째 문장이다.</p>"
    )


@pytest.mark.parametrize("id_", ["nope", "%", "%00", "%ff", "Dot-Plot", "a" * 255, "..%2f..%2fetc", "점도표"])
def test_an_unknown_id_is_a_problem_in_korean(client, id_):
    answer = client.get(f"/v1/terms/{id_}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 404
    assert re.search("[가-힣]", answer.json()["detail"])


def test_pages_of_terms_lead_on_until_every_term_was_told(client):
    address, seen = "/v1/terms?limit=3", []
    while address:
        page = client.get(address).json()
        assert page["total"] == 4
        assert page["categories"] == ["지수", "금리"]
        assert len(page["terms"]) <= 3
        seen += [term["id"] for term in page["terms"]]
        address = page["next"]
    assert seen == ["russell-2000", "basis-point", "dot-plot", "percent"]


def test_a_category_holds_its_terms_only(client):
    page = client.get("/v1/terms", params={"category": "금리", "limit": 2}).json()
    assert page["total"] == 3
    assert [term["id"] for term in page["terms"]] == ["basis-point", "dot-plot"]
    rest = client.get(page["next"]).json()
    assert [term["id"] for term in rest["terms"]] == ["percent"]
    assert client.get("/v1/terms", params={"category": "없는 갈래"}).json()["terms"] == []


@pytest.mark.parametrize(
    ("query", "first"),
    [("ㄹㅅ", "russell-2000"), ("bp", "basis-point"), ("dot plot", "dot-plot"), ("점더표", "dot-plot")],
)
def test_search_answers_consonants_abbreviations_english_and_typos(client, query, first):
    found = client.get("/v1/search", params={"q": query}).json()
    assert found["terms"][0]["id"] == first
    assert found["total"] >= 1


def test_search_tells_how_many_there_are_beyond_the_limit(client):
    found = client.get("/v1/search", params={"q": "문장", "limit": 1}).json()
    assert (found["total"], len(found["terms"])) == (4, 1)
    assert found["entries"].keys() == {found["terms"][0]["id"]}


def test_a_tooltip_is_plain_whatever_a_definition_is_marked_with(served, glossary):
    path = glossary / "rates.toml"
    marked = path.read_text(encoding="utf-8").replace("점으로 찍은", "*점*으로 [찍은](https://example.com/)")
    path.write_text(marked, encoding="utf-8")
    client, plain = served(), "위원들의 금리 전망을 점으로 찍은 표다."
    assert client.get("/v1/terms/dot-plot").json()["tooltip"]["definition"] == plain
    assert client.get("/v1/search?q=점도표").json()["entries"]["dot-plot"]["definition"] == plain
    told = client.post("/v1/annotate", content="점도표".encode(), headers={"content-type": "text/plain"})
    assert told.json()["entries"]["dot-plot"]["definition"] == plain
    for path in ("/glossary/dot-plot", "/glossary?q=점도표"):
        page = client.get(path).text
        assert '<em>점</em>으로 <a href="https://example.com/" rel="noopener noreferrer nofollow">' in page
    assert f'<meta name="description" content="{plain}">' in client.get("/glossary/dot-plot").text


@pytest.mark.parametrize("query", ["", "%", "%25", "+", "%20%20", "%ff", "%00", "’", "a" * 101])
def test_a_query_without_a_letter_is_told_its_place(client, query):
    answer = client.get(f"/v1/search?q={query}")
    assert answer.status_code == 400
    assert [error["place"] for error in answer.json()["errors"]] == ["query:q"]


def test_what_was_not_asked_at_all_is_told_too(client):
    answer = client.get("/v1/search")
    assert answer.json()["errors"] == [{"place": "query:q", "detail": "값이 빠졌습니다."}]


def test_every_value_that_is_off_is_told_in_korean(client):
    answer = client.get("/v1/terms?limit=0&offset=x")
    assert answer.status_code == 400
    assert answer.json()["errors"] == [
        {"place": "query:limit", "detail": "1 이상으로 적으십시오."},
        {"place": "query:offset", "detail": "정수로 적으십시오."},
    ]


def test_a_guess_is_told_as_one(client):
    assert client.get("/v1/search", params={"q": "점도표"}).json()["guess"] is False
    guessed = client.get("/v1/search", params={"q": "베이시스포인드"}).json()
    assert (guessed["guess"], guessed["terms"][0]["id"]) == (True, "basis-point")
    page = client.get("/glossary", params={"q": "베이시스포인드"}).text
    assert "혹시 아래의 것을 찾으셨습니까?" in page
    assert "혹시" not in client.get("/glossary", params={"q": "점도표"}).text


def test_what_cannot_be_searched_has_one_clear_answer(client):
    assert "100자까지" in client.get("/glossary", params={"q": "금리가 오르면 " * 25}).text
    assert "찾을 글자가 없습니다" in client.get("/glossary", params={"q": "🙂🙃"}).text
