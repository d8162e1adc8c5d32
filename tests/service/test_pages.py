"""The pages as HTML: what they say, where they lead, and that nothing foreign runs in them."""

import re
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from newsgen.archive import Archive
from newsgen.editions import CLOSE, EDITIONS
from newsgen.glossary import Glossary
from newsgen.model import Run
from newsgen.outputs import OUTPUTS
from newsgen.service.alphabet import by_category, initial
from tests.article_fixture import article, runs
from tests.service.archive_fixture import EVIL, write_archive, write_article, write_glossary
from tests.service.reader import Page, Reader

PAGES = (
    "/",
    "/briefs",
    "/briefs/2025-08",
    "/briefs/2025-08-13/us-close",
    "/glossary",
    "/glossary?by=category",
    "/glossary?q=소형주",
    "/glossary/small-cap",
    "/glossary/evil",
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_archive(tmp_path / "articles")


@pytest.fixture
def reader(tmp_path: Path, archive: Path) -> Reader:
    return Reader(archive, write_glossary(tmp_path / "glossary"))


@pytest.fixture(scope="module")
def terms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few terms for pages that are not about them: all that are shipped take a second to read."""
    return write_glossary(tmp_path_factory.mktemp("terms"))


@pytest.fixture(scope="module")
def shipped_reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(tmp_path_factory.mktemp("empty"))


def scripts(page: Page) -> list[dict[str, str | None]]:
    return [attrs for attrs in page.all("script") if attrs.get("type") != "application/ld+json"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_korean_and_all_its_own(reader, path):
    answer = reader.get(path)
    page = Page(answer.text)
    assert page.all("html") == [{"lang": "ko"}]
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert all((attrs["src"] or "").startswith("/") for attrs in scripts(page))
    names = {name for _, attrs in page.elements for name in attrs}
    assert not [name for name in names if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("path", PAGES)
def test_headings_and_landmarks_are_in_order(reader, path):
    page = reader.page(path)
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(page.all("main")) == 1
    assert page.links[0] == "#main"


@pytest.mark.parametrize("path", PAGES)
def test_every_link_leads_somewhere(reader, path):
    page = reader.page(path)
    ids = {attrs.get("id") for _, attrs in page.elements}
    for link in page.links:
        if link.startswith("#"):
            assert link[1:] in ids
        elif link.startswith("/v1/"):
            assert reader.get(link).status_code == 200
        else:
            address, _, anchor = link.partition("#")
            found = reader.page(address)
            assert not anchor or anchor in {attrs.get("id") for _, attrs in found.elements}


def test_the_front_shows_the_latest_brief_and_the_rest_of_its_month(reader):
    page = reader.page("/")
    links = page.main_links
    assert links.index("/briefs/2025-08-13/us-close") < links.index("/briefs/2025-08-12/us-close")
    assert "칠월의 끝" not in page.text
    assert page.text.count("가장 새로운 기사") == 2  # the headline, and where its link says what it reads
    assert [link for link in links if re.fullmatch(r"/briefs/\d{4}-\d{2}", link)] == [
        "/briefs/2025-08",  # all of the month
        "/briefs/2025-08",
        "/briefs/2025-07",
    ]


def test_a_month_lists_its_briefs(reader):
    page = reader.page("/briefs/2025-07")
    assert "칠월의 끝" in page.text
    assert "가장 새로운 기사" not in page.text


def test_an_empty_archive_says_so_and_leads_on(shipped_reader):
    page = shipped_reader.page("/")
    assert "아직 실린 브리프가 없습니다" in page.text
    assert "/glossary" in page.links


def test_one_broken_file_does_not_take_the_front_page_with_it(reader, archive):
    (archive / "2025-08-13" / "us-close.json").write_text("{", encoding="utf-8")
    assert "하루 앞선 기사" in reader.page("/").text
    assert reader.get("/briefs/2025-08-13/us-close").status_code == 404


def test_an_article_that_was_withdrawn_is_gone(reader, archive):
    (archive / "2025-08-13" / "us-close.withdrawn").touch()
    assert reader.get("/briefs/2025-08-13/us-close").status_code == 404
    assert "가장 새로운 기사" not in reader.page("/").text


def test_an_article_written_anew_is_shown_anew(reader, archive):
    assert "가장 새로운 기사" in reader.page("/").text
    (archive / "2025-08-13" / "us-close.json").unlink()
    (archive / "2025-08-13").rmdir()
    write_article(archive, "2025-08-13", "고쳐 쓴 기사")
    assert "고쳐 쓴 기사" in reader.page("/").text


def test_terms_of_an_article_lead_to_their_pages_or_to_what_the_article_says(reader):
    page = reader.page("/briefs/2025-08-13/us-close")
    terms = [attrs for attrs in page.all("dfn") if attrs.get("class") == "newsgen-term"]
    assert [attrs["data-term"] for attrs in terms] == ["small-cap", "no-such-term"]
    assert "/glossary/small-cap" in page.links
    assert "#term-no-such-term" in page.links


def test_a_figure_leads_to_its_fact_and_back(reader):
    text = reader.get("/briefs/2025-08-13/us-close").text
    (number,) = set(re.findall(r'href="#fact-(\d+)"><data value="[^"]*" data-fact="points_day:\^RUT@', text))
    told = re.search(rf'<section id="fact-{number}".*?</section>', text, re.DOTALL)[0]
    assert "points_day:^RUT@2025-08-13" in told
    assert f'href="#figure-{number}"' in told
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


def test_a_demo_is_told_from_news(reader, archive):
    write_article(archive, "2025-08-14", "예시 기사", demo=True)
    assert '<span class="mark">예시</span>' in reader.get("/").text
    text = reader.get("/briefs/2025-08-14/us-close").text
    assert '<meta name="robots" content="noindex">' in text
    assert "실제 시세가 아니므로" in text
    assert "ld+json" not in text


def test_a_term_s_page_says_all_of_it_and_where_it_appeared(reader):
    page = reader.page("/glossary/small-cap")
    for words in (
        "소형주",
        "small cap",
        "시가총액이 작은 기업의 주식이다.",
        "둘째 문장이다.",
        "시험",
        "2025년 8월 13일",
    ):
        assert words in page.text
    assert "/glossary/evil" in page.links
    appeared = [link for link in page.main_links if link.startswith("/briefs/")]
    assert appeared == [f"/briefs/{day}/us-close" for day in ("2025-08-13", "2025-08-12", "2025-07-31")]
    assert "이 용어가 나온 브리프" not in reader.page("/glossary/evil").text


WHOLE = """
link = "https://example.com/rule?a=1&b=2"
pronounced = "스몰캡"
valid = { as_of = 2025-01-01, until = 2025-12-31 }
changed = [{ on = 2026-02-03, what = '정의를 EVIL 고쳤다.' }, { on = 2025-09-01, what = "넣었다." }]
""".replace("EVIL", EVIL)


def whole_term(tmp_path: Path, archive: Path, fields: str) -> str:
    folder = write_glossary(tmp_path / "glossary")
    text = (folder / "terms.toml").read_text(encoding="utf-8")
    text = text.replace('see = ["evil"]\n', f'see = ["evil"]\n{fields}\n')
    (folder / "terms.toml").write_text(text, encoding="utf-8")
    return Reader(archive, folder).get("/glossary/small-cap").text


def test_a_term_s_page_says_how_it_is_said_where_to_look_it_up_and_its_history(tmp_path, archive):
    text = whole_term(tmp_path, archive, WHOLE)
    page = Page(text)
    assert "[스몰캡]" in page.text
    (source,) = [attrs for attrs in page.all("a") if (attrs["href"] or "").startswith("https://")]
    assert source == {"href": "https://example.com/rule?a=1&b=2", "rel": "noopener noreferrer"}
    assert "2025년 1월 1일 기준입니다. 2025년 12월 31일까지의 내용" in page.text
    later, earlier = (page.text.index(day) for day in ("2026년 2월 3일", "2025년 9월 1일"))
    assert later < earlier
    assert page.all("img") == []


@pytest.mark.parametrize(
    ("until", "told"), [("2025-12-31", "그 뒤로 바뀌었을 수 있습니다"), ("9999-12-31", "까지의 내용입니다")]
)
def test_a_fact_past_its_day_is_told_to_be(tmp_path, archive, until, told):
    text = whole_term(tmp_path, archive, f"valid = {{ as_of = 2025-01-01, until = {until} }}")
    assert told in Page(text).text


def test_a_link_that_is_no_address_of_the_web_is_none(tmp_path, archive):
    assert "javascript" not in whole_term(tmp_path, archive, 'link = "javascript:alert(1)"')


def test_a_term_s_page_quotes_the_sentences_it_stood_in(reader, archive):
    write_article(
        archive,
        "2025-08-14",
        "표지 <b>기사</b>",
        lead=runs(
            f"첫 문장에는 {EVIL} 없다. 둘째에는 ", Run(text="소형주", term="small-cap"), "가 있다. 끝이다."
        ),
    )
    text = reader.get("/glossary/small-cap").text
    page = Page(text)
    quotes = [attrs["cite"] for attrs in page.all("blockquote")]
    # Three briefs say the same: the latest of them is quoted.
    assert quotes == ["/briefs/2025-08-14/us-close", "/briefs/2025-08-13/us-close"]
    assert "<p>둘째에는 <mark>소형주</mark>가 있다.</p>" in text
    assert "최근 브리프 4건 가운데 4건에 나왔습니다. 처음 나온 것은 2025년 7월 31일입니다." in page.text
    assert page.all("img") == []
    assert "표지 &lt;b&gt;기사&lt;/b&gt;" in text


def test_what_was_looked_through_a_moment_ago_is_not_again(reader, archive, monkeypatch):
    reader.get("/glossary/small-cap")
    monkeypatch.setattr(Archive, "keys", lambda _: pytest.fail("looked through again"))
    assert "이 용어가 나온 브리프" in reader.get("/glossary/small-cap").text


def test_a_brief_that_is_withdrawn_is_quoted_no_more(reader, archive, monkeypatch):
    assert "2025-08-13" in reader.get("/glossary/small-cap").text
    (archive / "2025-08-13" / "us-close.withdrawn").touch()
    monkeypatch.setattr("newsgen.service.kept._HOLDS", 0.0)
    monkeypatch.setattr("newsgen.service.kept.monotonic", lambda: 1e12)
    assert "/briefs/2025-08-13" not in reader.get("/glossary/small-cap").text


def test_a_table_of_an_explanation_is_one(tmp_path, archive):
    lesson = (
        "첫 문장이다.\n\n| 시장 | 폭 |\n|---|---|\n| 한국 | *8%* |\n| <i>미국</i> | 7% |\n\n둘째 문장이다."
    )
    folder = write_glossary(tmp_path / "glossary")
    text = (folder / "terms.toml").read_text(encoding="utf-8")
    text = text.replace(
        'more = "첫째 문장이다. 둘째 문장이다."', f"more = {msgspec.json.encode(lesson).decode()}"
    )
    (folder / "terms.toml").write_text(text, encoding="utf-8")
    page = Page(Reader(archive, folder).get("/glossary/small-cap").text)
    assert [len(page.all(tag)) for tag in ("table", "th", "td", "em", "i")] == [1, 2, 4, 1, 0]
    assert "<i>미국</i>" in page.text


def test_the_front_leads_to_twelve_months_and_to_a_page_of_all(tmp_path, terms):
    for month in range(1, 13):
        for year in (2024, 2025):
            write_article(tmp_path, f"{year}-{month:02d}-03", "기사")
    reader = Reader(tmp_path, terms)
    of_months = re.compile(r"/briefs/(\d{4}-\d{2})")
    front = [found[1] for link in reader.page("/").links if (found := of_months.fullmatch(link))]
    assert front == ["2025-12", *(f"2025-{month:02d}" for month in range(12, 0, -1))]
    assert "/briefs" in reader.page("/").links
    every = [found[1] for link in reader.page("/briefs").links if (found := of_months.fullmatch(link))]
    assert every == front[1:] + [f"2024-{month:02d}" for month in range(12, 0, -1)]
    of_year = [
        found[1] for link in reader.page("/briefs/2024-05").links if (found := of_months.fullmatch(link))
    ]
    assert of_year == every[12:]


def test_terms_in_an_explanation_lead_to_their_pages_but_not_to_itself(reader):
    assert "/glossary/small-cap" in reader.page("/glossary/evil").links
    assert "/glossary/small-cap" not in reader.page("/glossary/small-cap").links


def test_what_terms_say_is_text(reader):
    for path in ("/glossary", "/glossary/evil", "/glossary?q=나쁜", "/glossary/small-cap"):
        page = reader.page(path)
        assert page.all("img") == []
        assert all(attrs.get("src") for attrs in scripts(page))
        assert "{{ 7 * 7 }}" in page.text


def test_what_articles_say_is_text(archive, terms):
    write_article(archive, "2025-08-14", EVIL, deck=runs(EVIL), disclosure=EVIL)
    reader = Reader(archive, terms)
    for path in ("/", "/briefs/2025-08", "/briefs/2025-08-14/us-close"):
        page = reader.page(path)
        assert page.all("img") == []
        assert all(attrs.get("src") for attrs in scripts(page))
        assert 'alert("1")' in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/glossary/no-such-term",
        "/glossary/%3Cscript%3E",
        "/glossary/..%2F..%2Fetc%2Fpasswd",
        "/briefs/2025-08-13/no-such-edition",
        "/briefs/2025-08-13/..%2Fus-close",
        "/briefs/2025-02-30/us-close",
        "/briefs/20250813/us-close",
        "/briefs/1999-01",
        "/briefs/2025-8",
        "/briefs/%00",
        "/static/no-such-file",
        "/static/..%2Fpage.html.j2",
    ],
)
def test_what_is_not_there_is_a_korean_page(reader, path):
    answer = reader.get(path)
    assert answer.status_code == 404
    page = Page(answer.text)
    assert "찾는 것이 없습니다" in page.text
    assert {"/", "/glossary"} <= set(page.links)
    assert "no-store" in answer.headers["cache-control"]
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_a_program_is_answered_as_programs_are(reader):
    assert reader.get("/nowhere", accept="*/*").headers["content-type"] == "application/problem+json"
    assert reader.get("/v1/terms/none").headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "query",
    [
        *("q=", "q=%20%20", "q=%25", "q=%00", "q=%FF%FE", "q=%ED%A0%80", "q='", "q=(", "q=%5C", "q=a&q=b"),
        *("q=%F0%9F%93%88", "by=", "by=nothing", "by=category&q=", "other=1"),
        pytest.param("q=" + "ㄱ" * 800, id="long"),
    ],
)
def test_no_query_is_too_odd(reader, query):
    answer = reader.get(f"/glossary?{query}")
    assert answer.status_code in {200, 400}
    assert Page(answer.text).all("h1")


def test_a_query_is_shown_as_text(reader):
    answer = reader.get("/glossary?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    page = Page(answer.text)
    assert [attrs["value"] for attrs in page.all("input")] == ['"><script>alert(1)</script>']
    assert all(attrs.get("src") for attrs in scripts(page))


def test_every_shipped_term_stands_once_under_its_letter(shipped_reader):
    ids = sorted(term.id for term in Glossary.load().terms)
    for path in ("/glossary", "/glossary?by=category"):
        links = [link for link in shipped_reader.page(path).links if link.startswith("/glossary/")]
        assert sorted(link.removeprefix("/glossary/") for link in links) == ids


def test_search_without_javascript_finds_by_consonants(shipped_reader):
    links = shipped_reader.page("/glossary?q=ㄹㅅ2").links
    assert next(link for link in links if link.startswith("/glossary/")) == "/glossary/russell-2000"


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        *(("가격", "ㄱ"), ("까치", "ㄱ"), ("깋", "ㄱ"), ("나스닥", "ㄴ"), ("쌍바닥", "ㅅ"), ("힣", "ㅎ")),
        *(("FOMC", "A–Z"), ("bp", "A–Z"), ("10년물", "0–9")),
    ],
)
def test_the_letter_that_a_title_stands_under(title, letter):
    assert initial(title) == letter


def test_hangul_stands_before_latin_letters_and_digits():
    shelves = by_category(term for term in Glossary.load().terms if term.category == "지수")
    letters = [initial(term.title) for term in shelves[0].terms]
    assert letters == sorted(
        letters, key=lambda letter: ("ㄱ" <= letter[0] <= "ㅎ", letter[0] == "A"), reverse=True
    )
    assert {"ㄹ", "A–Z"} <= set(letters)


def test_embed_js_is_under_5_kb_as_served_and_may_be_loaded_from_anywhere(shipped_reader):
    answer = shipped_reader.get("/embed.js", **{"accept-encoding": "identity"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert int(answer.headers["content-length"]) == len(answer.content) < 5 * 1024
    assert "innerHTML" not in answer.text


def test_what_pages_load_is_asked_for_again_by_its_tag_only(shipped_reader):
    answer = shipped_reader.get("/static/paper.css")
    assert answer.status_code == 200
    again = shipped_reader.get("/static/paper.css", **{"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


LESSON = """\
첫 문장이다.

- 소형주: *하나*
- [둘](https://example.com/a)
- [셋](javascript:alert)

둘째 문장이다.\
"""


def test_an_explanation_has_its_lists_and_links(tmp_path, archive):
    folder = write_glossary(tmp_path / "glossary")
    told = (folder / "terms.toml").read_text(encoding="utf-8")
    before, _, after = told.partition(f"more = '첫째 {EVIL} 문장이다. 둘째 문장이다.'")
    assert after
    (folder / "terms.toml").write_text(f'{before}more = """{LESSON}"""{after}', encoding="utf-8")
    reader = Reader(archive, folder)
    text = reader.get("/glossary/evil").text
    assert '<li><a href="/glossary/small-cap">소형주</a>: <em>하나</em></li>' in text
    assert '<a href="https://example.com/a" rel="noopener noreferrer nofollow">둘</a>' in text
    assert "javascript" not in text
    told = reader.get("/v1/terms/evil").json()
    assert told["term"]["more"] == LESSON
    assert "<li>소형주: <em>하나</em></li>" in told["html"]
    assert "<script" not in told["html"]


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_the_line_over_a_headline_is_the_edition_s_own(tmp_path, terms, edition):
    path = tmp_path / "2025-08-13" / f"{edition.name}.json"
    path.parent.mkdir()
    path.write_bytes(OUTPUTS["json"](article(edition=edition.name)).body)
    reader = Reader(tmp_path, terms)
    line = f'<p class="edition">{edition.korean} <time datetime="2025-08-13">'
    assert line in reader.get("/").text
    assert f'<p class="edition">{edition.korean} ' in reader.get("/briefs/2025-08").text
    assert line in reader.get(f"/briefs/2025-08-13/{edition.name}").text


def test_a_new_edition_needs_no_second_list(tmp_path, terms, monkeypatch):
    """Neither a page nor a file prints a code: not of an edition just added, not of one that is no more."""
    (tmp_path / "2025-08-13").mkdir()
    made = article(edition="jp-close")
    (tmp_path / "2025-08-13" / "jp-close.json").write_bytes(OUTPUTS["json"](made).body)
    reader = Reader(tmp_path, terms)
    addresses = ("/", "/briefs/2025-08-13/jp-close")
    for text in (OUTPUTS["html"](made).body.decode(), *(reader.get(path).text for path in addresses)):
        assert '<p class="edition"><time datetime="2025-08-13">' in text
    assert '<p class="edition">' not in reader.get("/briefs/2025-08").text
    new = msgspec.structs.replace(CLOSE, name="jp-close", korean="일본 증시 마감")
    monkeypatch.setitem(EDITIONS, "jp-close", new)
    for text in (OUTPUTS["html"](made).body.decode(), *(reader.get(path).text for path in addresses)):
        assert '<p class="edition">일본 증시 마감 <time datetime="2025-08-13">' in text
    assert '<p class="edition">일본 증시 마감 ' in reader.get("/briefs/2025-08").text
