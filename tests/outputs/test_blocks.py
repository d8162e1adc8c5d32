"""The order of the print: told once, and the same in every format."""

import html as entities
import re
from importlib import import_module

import pytest

from newsgen.model import Note
from newsgen.outputs import OUTPUTS, xml
from newsgen.outputs.blocks import Line, Print, printed, runs, words
from newsgen.outputs.fragment import fragment
from tests.article_fixture import RUSSELL, article, paragraph
from tests.article_fixture import runs as set_runs
from tests.outputs.wire import corrected

NOTE = Note(id="n1", kind="quote", text="말한 그대로", speaker="아무개", outlet="어느 신문")
FULL = article(
    demo=True,
    revision=3,
    corrections=corrected().corrections,
    paragraphs=(*article().paragraphs, paragraph("fed", "아무개가 ‘말한 그대로’라고 했다.", item="note:n1")),
    notes=(NOTE,),
)
"""An article with every block that there is."""

ORDER = [
    *("예시 데이터로 만든", "소형주 질주", "쉬어 가", "1.98% 상승", "[정정] 케머스", "[정정] 러셀2000"),
    *("소형주 중심의", "45.28포인트", "가파른 주간", "이날 많이 움직인 종목", "종목별 등락", "급등했고"),
    *("금리·환율", "베이시스포인트", "통화정책", "말한 그대로", "용어 정리", "1,001위부터", "시장 읽기"),
    *("작은 회사일수록", "자료: 기록 시세", "인용: 어느 신문", "자동 작성됐습니다"),
]
"""A piece of every block, as a newspaper prints them."""
PAGE = [*ORDER[:4], ORDER[-1], *ORDER[4:-1]]
"""A page tells beside the headline how the article was made."""


def kinds(*blocks):
    return [block.role if isinstance(block, Line) else block.kind for block in blocks]


def test_every_block_has_its_place():
    found = printed(FULL)
    assert kinds(*found.head) == ["demo", "headline", "deck", "summary", "correction", "correction"]
    body = ["lead", "section", "picture", "section", "section", "section", "glossary", "section"]
    assert kinds(*found.body) == body
    assert kinds(*found.foot) == ["sources", "credits", "disclosure"]
    assert kinds(*found) == kinds(*found.head, *found.body, *found.foot)


def test_what_an_article_lacks_has_no_block():
    bare = article(deck=(), summary=(), paragraphs=(), glossary=(), charts=(), sources=())
    assert kinds(*printed(bare)) == ["headline", "lead", "disclosure"]


def test_a_page_tells_first_how_it_was_made():
    assert kinds(*printed(article(), notice_first=True).head) == ["headline", "deck", "summary", "disclosure"]
    assert kinds(*printed(article(), notice_first=True).foot) == ["sources"]


def read(name: str) -> str:
    body = OUTPUTS[name](FULL).body.decode() if name in OUTPUTS else xml.html(fragment(FULL))
    main = body[body.find("<body") if name == "html" else 0 :]
    return entities.unescape(re.sub(r"<[^>]*>|\\", "", main))


@pytest.mark.parametrize(
    ("name", "without"),
    [("txt", {9}), ("md", set()), ("fragment", {1}), ("html", set())],
)
def test_every_format_keeps_the_order(name, without):
    text, at = read(name), 0
    for number, piece in enumerate(ORDER if name != "html" else PAGE):
        if number not in without:
            assert piece in text[at:], (piece, text[at : at + 200])
            at = text.index(piece, at) + len(piece)


@pytest.mark.parametrize("name", ["text", "markdown", "fragment", "html"])
def test_no_format_has_an_order_of_its_own(name, monkeypatch):
    def backwards(article, **how):
        found = printed(article, **how)
        return Print(head=found.head[::-1], body=found.body[::-1], foot=found.foot[::-1])

    monkeypatch.setattr(import_module(f"newsgen.outputs.{name}"), "printed", backwards)
    text = read({"text": "txt", "markdown": "md"}.get(name, name))
    at = [
        text.index(piece)
        for piece in ("작은 회사일수록", "1,001위부터", "급등했고", "45.28포인트", "소형주 중심의")
    ]
    assert at == sorted(at)
    assert text.index("[정정] 러셀2000") < text.index("[정정] 케머스") < text.index("1.98% 상승")


def test_every_run_of_an_article_is_in_its_blocks():
    said = "".join(run.text for run in runs(FULL))
    for piece in ("질주", "쉬어 가", "1.98% 상승", "뉴욕 증시", "45.28포인트", "말한 그대로", "작은 회사"):
        assert said.count(piece) == 1


def test_words_part_at_terms_that_have_a_meaning():
    told = set_runs("가 ", RUSSELL, "의 ", "나")
    assert [(word.term, len(word.runs)) for word in words(told, {"russell2000"})] == [
        ("", 1),
        ("russell2000", 1),
        ("", 2),
    ]
    assert [word.term for word in words(told, ())] == [""]
