"""The desk's notes in the article: in their places, attributed, to the letter, and inert."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen import notes as desk
from newsgen import pipeline, proof
from newsgen.config import Config, Style
from newsgen.editions import EDITIONS
from newsgen.facts.book import FactBook
from newsgen.glossary import Glossary
from newsgen.model import Article, Figure, Note, Paragraph, Run, Runs, text_of
from newsgen.outputs import OUTPUTS
from newsgen.outputs.notes import credits_of
from newsgen.sources import demo
from newsgen.store import Store
from newsgen.story.names import Names
from newsgen.story.notes import introduced_in, preview
from newsgen.story.places import Text
from newsgen.story.referring import form_of
from newsgen.story.typesetter import Typesetter
from newsgen.story.weaving import Woven, weave
from newsgen.story.writer import Writer
from tests.article_fixture import (
    MOVERS_PARAGRAPH,
    RATES_PARAGRAPH,
    RUSSELL_PARAGRAPH,
    SESSION,
    WEEK_PARAGRAPH,
    article,
    paragraph,
)
from tests.markets import us

BODY = (RUSSELL_PARAGRAPH, WEEK_PARAGRAPH, MOVERS_PARAGRAPH, RATES_PARAGRAPH)
BESSENT = {"speaker": "스콧 베선트", "title": "미국 재무장관"}


def note(kind: str = "quote", text: str = "금리를 내려야 한다", **rest: object) -> Note:
    return Note(**{"id": "n", "kind": kind, "text": text, **(BESSENT if kind == "quote" else {}), **rest})


def woven(
    *notes: Note, body: tuple[Paragraph, ...] = BODY, lead: Runs = ()
) -> tuple[tuple[Paragraph, ...], tuple[Note, ...]]:
    book, names = FactBook(us(SESSION), ()), Names({}, Style())
    writer = Writer(book, names, Style(), "2025-08-13/us-close")
    setter = Typesetter(book, names, Glossary.load())
    made = weave(Text([lead] if lead else [], body), notes, us(SESSION), writer, setter)
    return made.paragraphs, made.notes


def told(*notes: Note) -> list[str]:
    """The paragraphs of the notes, as text."""
    return [text_of(each.runs) for each in woven(*notes)[0] if (each.item or "").startswith("note:")]


def sections(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [each.item or each.section for each in paragraphs]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            note(outlet="블룸버그 인터뷰", day=SESSION),
            "은 블룸버그 인터뷰에서 “금리를 내려야 한다”고 (말|밝|언)",
        ),
        (note(outlet="로이터", day=dt.date(2025, 7, 31)), "^로이터에 따르면 .*은 “.*”고 7월 31일 (말|밝)"),
        (note(text="내릴까?"), "“내릴까[?]”라고 "),
        (note(text="이건 ‘빅컷’"), "“이건 ‘빅컷’”이라고 "),
        (note(context="현지 방송에서 한 말이다"), "(했|혔)다[.] 현지 방송에서 한 말이다[.]$"),
        (note("event", "연준은 동결했다. 반대는 둘이었다."), "^연준은 동결했다[.] 반대는 둘이었다[.]$"),
        (
            note("cause", "반도체에 매물이 쏟아진 탓이다", outlet="가나증권"),
            "^가나증권은 .*탓이라고 (분석|설명)했다[.]$",
        ),
        (note("event", "연준은 동결했다", outlet="가나은행"), "^연준은 동결했다고 가나은행이 전했다[.]$"),
        (note("event", "연준은 동결했다", outlet="로이터"), "^연준은 동결했다고 로이터가 (보도|전)했다[.]$"),
        (note("event", "인하한 결과다.", outlet="통신 AP"), "^인하한 결과라고 통신 AP가 "),
        (
            note("event", "동결했다. 둘은 반대했다.", outlet="로이터"),
            "^로이터에 따르면 동결했다[.] 둘은 반대했다[.]$",
        ),
        (
            note("cause", "기대가 컸던 영향이다", outlet="CNBC", about="DXY"),
            "^CNBC는 기대가 컸던 영향이라고 ",
        ),
        (
            note("cause", "캐터필러는 수요가 정점을 지났다", outlet="모건스탠리", about="CAT"),
            "^캐터필러는 수요가 정점을 지났다고 모건스탠리가 (분석|설명)했다[.]$",
        ),
        (
            note("cause", "기대가 밀어 올렸다", speaker="래리 텐타렐리", title="설립자", about="DXY"),
            "^래리 텐타렐리 설립자는 기대가 밀어 올렸다고 (분석|설명|진단)했다[.]$",
        ),
    ],
)
def test_a_note_reads_as_the_press_writes(given: Note, sentence: str) -> None:
    (found,) = told(given)
    assert re.search(sentence, found), found


def test_verbs_vary_from_note_to_note_and_not_from_run_to_run() -> None:
    three = [note(id=f"n{n}", text=f"{n}번 내려야 한다") for n in range(3)]
    first, second, third = re.findall(r"”(?:이라|라)?고 ([^.]+)[.]", " ".join(told(*three)))
    assert first != second != third
    assert told(*three) == told(*three)


def test_a_speech_on_policy_stands_with_policy_whatever_the_desk_says() -> None:
    paragraphs, _ = woven(note(section="market"))
    assert paragraphs[-1].section == "fed"
    assert sections(paragraphs)[:-1] == sections(BODY)


def test_a_note_follows_the_last_paragraph_of_its_section() -> None:
    trump = note(id="t", speaker="도널드 트럼프", title="미국 대통령")
    paragraphs, _ = woven(trump, note("event", "러셀이 바뀐다.", id="s", section="stocks"))
    assert sections(paragraphs) == [
        "indices:^RUT",
        "week:^RUT",
        "note:t",
        "movers:russell2000",
        "note:s",
        "rates:DGS10",
    ]


def test_notes_of_policy_follow_what_the_article_says_of_it_itself() -> None:
    odds = paragraph("fed", "연준의 회의를 앞뒀다.", item="fed_odds:FOMC:2025-09-17")
    paragraphs, _ = woven(note(), body=(*BODY, odds))
    assert sections(paragraphs)[-2:] == ["fed_odds:FOMC:2025-09-17", "note:n"]


def test_a_cause_stands_behind_the_sentence_that_tells_of_its_subject() -> None:
    rut = note("cause", "기대가 밀어 올렸다", id="rut", outlet="로이터", about="^RUT")
    nvda = note("cause", "차익 매물이 나왔다", id="nvda", outlet="로이터", about="NVDA")
    again = note("cause", "공매도가 되감겼다", id="again", outlet="CNBC", about="^RUT")
    paragraphs, used = woven(rut, nvda, again)
    assert sections(paragraphs) == sections(BODY)
    assert [each.id for each in used] == ["rut", "again", "nvda"]  # in the order of reading
    told = {each.item or "": text_of(each.runs) for each in paragraphs}
    russell, before = told["indices:^RUT"], text_of(RUSSELL_PARAGRAPH.runs)
    assert russell.startswith(before.partition(". ")[0])
    assert re.search(
        r"다[.] 로이터는 기대가 밀어 올렸다고 \S+다[.] CNBC는 공매도가 되감겼다고 \S+다[.]", russell
    )
    assert "엔비디아는 0.86% 내렸다. 로이터는 차익 매물이 나왔다고 " in told["movers:russell2000"]


def test_a_cause_stands_with_what_it_explains_whatever_else_is_noted() -> None:
    words = note(id="words", speaker="도널드 트럼프", title="미국 대통령")
    cause = note("cause", "달러가 약했다", id="cause", outlet="로이터", about="^RUT")
    paragraphs, _ = woven(words, cause, body=(RUSSELL_PARAGRAPH,))
    assert sections(paragraphs) == ["indices:^RUT", "note:words"]
    assert "로이터는 달러가 약했다고" in text_of(paragraphs[0].runs)


def test_a_cause_of_what_the_article_does_not_tell_ends_the_market() -> None:
    paragraphs, _ = woven(note("cause", "달러가 약했다", outlet="로이터", about="DXY"))
    assert sections(paragraphs)[2] == "note:n"


def test_what_happened_to_a_company_does_not_stand_with_what_is_planned() -> None:
    planned = msgspec.structs.replace(MOVERS_PARAGRAPH, section="next", item="reports:next", items=())
    event = note(
        "event", "엔비디아가 새 칩의 출시를 석 달 늦췄다.", id="e", about="NVDA", speaker="", title=""
    )
    paragraphs, _ = woven(event, body=(RUSSELL_PARAGRAPH, RATES_PARAGRAPH, planned))
    assert "석 달 늦췄다" not in text_of(paragraphs[-1].runs)
    assert sum("석 달 늦췄다" in text_of(one.runs) for one in paragraphs) == 1


def test_the_fed_is_named_in_full_where_it_is_named_first() -> None:
    powell, waller = (
        note(id=name, speaker=name, title=title)
        for name, title in (("파월", "연준 의장"), ("월러", "연준 이사"))
    )
    first, second = told(powell, waller)
    assert first.startswith("파월 연방준비제도(Fed·연준) 의장은 ")
    assert second.startswith("월러 연준 이사는 ")
    assert [each.title for each in woven(powell)[1]] == ["연방준비제도(Fed·연준) 의장"]
    lead = (Run(text="연방준비제도(Fed·연준)가 기준금리를 내렸다."),)
    assert [each.title for each in woven(powell, lead=lead)[1]] == ["연준 의장"]


@pytest.mark.parametrize("name", ["연방준비제도(Fed·연준)", "연방준비제도(연준)"])
def test_the_fed_stays_as_the_desk_wrote_it_in_full(name: str) -> None:
    cause = note("cause", f"제롬 파월 {name} 의장이 물가를 걱정해 투자심리가 얼어붙었다", about="us")
    assert introduced_in(cause, ()).text == cause.text
    voice = note(speaker="파월", title=f"{name} 의장")
    assert introduced_in(voice, ()).title == voice.title


def test_links_stand_among_the_sources_only() -> None:
    link = note("link", "연준 발표문", link="https://www.federalreserve.gov/")
    paragraphs, used = woven(link)
    assert paragraphs == BODY
    assert used == (link,)


def test_digits_of_a_note_are_bound_to_it_and_no_term_is_marked_in_it() -> None:
    paragraphs, _ = woven(note(text="50bp 내려 3.75%로 낮춰야 한다", outlet="채널4 인터뷰", day=SESSION))
    runs = paragraphs[-1].runs
    assert all(run.quote == "n" for run in runs if re.search(r"\d", run.text))
    assert Run(text="50bp 내려 3.75%로 낮춰야 한다", quote="n") in runs
    assert not any(run.term for run in runs)


LITERAL = [
    "연준은(는) 금리를(을) 내려야 한다",
    "¶ 표시와  두 칸이 있어도 그대로다",
    "러셀2000은 10% 이상 오른다",
    "<연준>은 A & B를 본다",
    "{a} $x$ `c` *d* _e_ ~f~ |g|",
    "‘작은 것’ 안의 ‘큰 것’도 그대로다",
]


@pytest.mark.parametrize("text", LITERAL)
def test_what_looks_like_a_notation_stands_to_the_letter(text: str) -> None:
    assert f"“{text}”" in told(note(text=text))[0]


def test_html_shows_a_note_as_text_with_its_source() -> None:
    text = "<연준>은 A & B를 본다"
    given = note(text=text, outlet="<로이터>", link="https://x.example/?a=1&b=2")
    paragraphs, used = woven(given)
    page = OUTPUTS["html"](article(paragraphs=paragraphs, notes=used)).body.decode()
    assert '<q data-note="n">&lt;연준&gt;은 A &amp; B를' in page
    assert page.count("인용:") == 1  # at the foot
    assert 'href="https://x.example/?a=1&amp;b=2"' in page
    assert "<로이터>" not in page
    assert "<연준>" not in page


def test_a_link_that_is_no_page_never_becomes_one() -> None:
    paragraphs, used = woven(note(link="javascript:alert(1)"))
    changed = article(paragraphs=paragraphs, notes=used)
    assert "javascript:" not in OUTPUTS["html"](changed).body.decode()
    assert "javascript:" not in OUTPUTS["md"](changed).body.decode()


def test_text_and_markdown_name_the_source_of_notes_at_the_foot() -> None:
    paragraphs, used = woven(note(outlet="로이터", link="https://x.example/a_b_c"))
    changed = article(paragraphs=paragraphs, notes=used)
    text, markdown = (OUTPUTS[name](changed).body.decode() for name in ("txt", "md"))
    assert re.search(r"”고 \S+다[.]\n", text)
    assert "인용: 스콧 베선트 미국 재무장관, 로이터 https://x.example/a_b_c\n" in text
    assert re.search(r"”고 \S+다[.]\n", markdown)
    assert "로이터 <https://x.example/a_b_c>" in markdown


@pytest.mark.parametrize(
    ("text", "title", "verbs"),
    [
        ("연말까지 6,800선에 오를 것이다", "은행 전략가", "전망했다|내다봤다"),
        ("금리가 급하게 올랐기 때문이다", "은행 전략가", "설명했다"),
        ("보상을 받을 것이다", "미국 재무장관", "말했다|밝혔다"),
        ("정책을 조정할 수 있다", "미국 연방준비제도(Fed·연준) 의장", "말했다|밝혔다"),
        ("고용 시장이 식고 있다", "은행 이코노미스트", "말했다"),
    ],
)
def test_the_verb_is_that_of_what_is_said(text: str, title: str, verbs: str) -> None:
    assert re.search(f"고 (?:{verbs})[.]$", told(note(text=text, title=title))[0])


def test_the_desks_own_cause_is_its_own_sentence() -> None:
    own = Note(id="n", kind="cause", text="관세가 미뤄지면서 매수세가 몰렸다", source="백악관 발표")
    assert told(own) == ["관세가 미뤄지면서 매수세가 몰렸다."]
    _, used = woven(own)
    foot = OUTPUTS["txt"](article(notes=used)).body.decode()
    assert "인용: 백악관 발표\n" in foot


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)
MARKS = st.text(
    st.sampled_from("가나 다1.“”‘’()[]<>{}%&;\"'은는¶연준\n\ue000\u200b"), min_size=1, max_size=30
)


@given(st.one_of(TEXT, MARKS), st.sampled_from(["quote", "event"]))
def test_any_text_is_printed_to_the_letter_or_refused_in_a_line(text: str, kind: str) -> None:
    fields = {"text": text, **({"speaker": "베선트"} if kind == "quote" else {})}
    rows = "".join(f"{key} = {toml(value)}\n" for key, value in fields.items())
    until = dt.datetime(2025, 8, 14, tzinfo=dt.UTC)
    found = desk.parse(f"[[{kind}]]\n{rows}", us(SESSION), until=until, name="notes/n.toml")
    if not found.notes:
        (problem,) = found.problems
        assert problem.startswith("notes/n.toml 1행 [")
        assert problem.isprintable()
        return
    paragraphs, used = woven(*found.notes)
    printed = " ".join(text_of(each.runs) for each in paragraphs)
    assert (f"“{text.strip()}”" if kind == "quote" else text.strip()) in printed
    proof.check(article(paragraphs=paragraphs, notes=used))


def toml(text: str) -> str:
    """A basic string of TOML, every character outside ASCII's letters escaped."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\U{ord(c):08X}" for c in text) + '"'


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("notes") / "demo.sqlite", create=True) as opened:
        opened.write(demo.batch(), now=dt.datetime(2025, 8, 14, tzinfo=dt.UTC))
        yield opened


def built(store: Store, folder: Path, text: str) -> Article:
    (folder / "2025-08-13.toml").write_text(text, encoding="utf-8")
    return pipeline.build(store, SESSION, notes=folder)


def test_a_bad_note_holds_itself_and_the_rest_is_printed(store: Store, tmp_path: Path) -> None:
    bare = pipeline.build(store, SESSION, notes=tmp_path)
    good = '[[quote]]\nspeaker = "베선트"\ntext = "내려야 한다"\n'
    bad = (
        '[[quote]]\nspeaker = "베선트"\ntext = "열린 ‘인용"\n'
        '[[quote]]\nspeaker = "아무개"\ntext = "내려야 한다"\n'
        '[[event]]\ntext = "지난 일이다."\ntime = 2025-01-02\n'
        '[[event]]\ntext = "<script>alert(1)</script>"\n'
        '[[cause]]\nabout = "^NONE"\noutlet = "로이터"\ntext = "기대가 컸다"\n'
    )
    found = built(store, tmp_path, good + bad)
    told = [flag for flag in found.flags if flag not in bare.flags]
    assert len(told) == 5
    assert all(str(tmp_path / "2025-08-13.toml") in flag for flag in told)
    assert [each.item for each in found.paragraphs if each not in bare.paragraphs] == [
        f"note:{found.notes[0].id}"
    ]
    assert (found.headline, found.deck, found.lead) == (bare.headline, bare.deck, bare.lead)


def test_broken_toml_holds_the_notes_and_nothing_else(store: Store, tmp_path: Path) -> None:
    bare = pipeline.build(store, SESSION, notes=tmp_path)
    found = built(store, tmp_path, '[[quote]]\nspeaker = "베선트\n')
    assert found.paragraphs == bare.paragraphs
    (line,) = (flag for flag in found.flags if flag not in bare.flags)
    assert "2행" in line


def test_a_decision_on_a_day_without_one_is_not_used_and_told(store: Store, tmp_path: Path) -> None:
    bare = pipeline.build(store, SESSION, notes=tmp_path)
    found = built(store, tmp_path, "[decision]\nlow = 4.0\nhigh = 4.25\n")
    assert found.paragraphs == bare.paragraphs
    (line,) = (flag for flag in found.flags if flag not in bare.flags)
    assert "FOMC가 금리를 정하는 날이 아니어서 메모의 [decision]을 쓰지 않았습니다" in line


def test_the_demo_has_notes_in_their_places_and_they_are_its_own(store: Store) -> None:
    found = pipeline.build(store, SESSION, notes=Path(demo.__file__).parents[2] / "data/demo/notes.toml")
    assert not any("메모" in flag for flag in found.flags)
    assert [each.kind for each in found.notes] == ["quote", "event", "event"]
    assert {each.section for each in found.paragraphs if each.item and each.item.startswith("note:")} == {
        "fed"
    }
    assert json.loads(OUTPUTS["json"](found).body)["notes"][0]["speaker"] == "스콧 베선트"


def test_without_notes_the_article_claims_no_cause(store: Store, tmp_path: Path) -> None:
    bare = pipeline.build(store, SESSION, notes=tmp_path)
    assert bare.notes == ()
    text = " ".join(text_of(each.runs) for each in bare.paragraphs if each.section != "view")
    assert not re.search(r"때문|영향으로|덕분|탓|힘입어|분석했다|설명했다", text)


def test_a_preview_needs_no_market() -> None:
    assert preview(note(outlet="로이터 인터뷰", day=SESSION), us(SESSION)).startswith(
        "스콧 베선트 미국 재무장관은 로이터 인터뷰에서 “금리를 내려야 한다”고 "
    )


def test_what_happened_to_the_market_stands_right_behind_the_lead() -> None:
    paragraphs, _ = woven(note("event", "공화당이 상원 다수당이 됐다.", id="e", speaker="", title=""))
    assert sections(paragraphs)[0] == "note:e"


def test_a_cause_of_what_the_lead_alone_tells_stands_there_behind_it() -> None:
    opening = [RATES_PARAGRAPH.runs, RUSSELL_PARAGRAPH.runs, MOVERS_PARAGRAPH.runs]
    cause = note("cause", "소형주에 매수세가 몰렸다", id="c", about="^RUT", outlet="로이터통신")
    book, names = FactBook(us(SESSION), ()), Names({}, Style())
    writer = Writer(book, names, Style(), "2025-08-13/us-close")
    setter = Typesetter(book, names, Glossary(()))
    said = "로이터통신은 소형주에 매수세가 몰렸다고"

    def made(opening: list[Runs], body: tuple[Paragraph, ...], *notes: Note) -> Woven:
        return weave(Text(opening, body), notes, us(SESSION), writer, setter)

    apart = made(opening, (RATES_PARAGRAPH,), cause)
    before, behind = text_of(apart.lead).split(said)
    assert before.rstrip().endswith(text_of(RUSSELL_PARAGRAPH.runs))
    assert text_of(MOVERS_PARAGRAPH.runs) in behind
    assert len(apart.paragraphs) == 1

    first = note("cause", "관세가 미뤄졌다", id="f", about="", outlet="연합뉴스")
    once = made(opening, (RATES_PARAGRAPH,), first, cause)
    assert said not in text_of(once.lead)  # a lead names one source
    assert text_of(once.paragraphs[0].runs).startswith(said)

    long = note("cause", "소형주에 " * 60 + "몰렸다", id="l", about="^RUT", source="데스크")
    assert "소형주에 소형주에" not in text_of(made(opening, (RATES_PARAGRAPH,), long).lead)  # nor is it long

    below = made([RATES_PARAGRAPH.runs, MOVERS_PARAGRAPH.runs], BODY, cause)
    assert said not in text_of(below.lead)
    assert said in text_of(below.paragraphs[0].runs)


def test_who_speaks_of_the_cause_stands_with_what_happened() -> None:
    first = note("cause", "연준이 금리를 더디게 내릴 것이라는 우려가 커졌다", id="f", source="데스크")
    event = note("event", "의회가 예산안을 통과시켰다.", id="e")
    words = note(id="w", text="서두를 필요가 없다", speaker="제롬 파월", title="연준 의장")
    paragraphs, used = woven(words, first, event, lead=RATES_PARAGRAPH.runs)
    assert sections(paragraphs)[0] == "note:w"  # by whose words it is proved whole
    assert "통과시켰다. 제롬 파월 연준 의장은 “서두를 필요가 없다”고 " in text_of(paragraphs[0].runs)
    assert used[0].text.startswith("미국 연방준비제도(Fed·연준)가 금리를 ")

    other = note("cause", "실적이 예상을 웃돌았다", id="f", source="데스크")
    paragraphs, _ = woven(words, other, lead=RATES_PARAGRAPH.runs)
    assert (paragraphs[-1].item, paragraphs[-1].section) == ("note:w", "fed")


def test_the_article_calls_the_fed_by_its_short_name_where_a_note_has_named_it() -> None:
    decided = paragraph("fed", "미국 ", Run(text="연방준비제도(Fed·연준)", term="fed"), "는 금리를 내렸다.")
    cause = note("cause", "연준이 더디게 내릴 것이라는 우려가 커졌다", source="데스크")
    paragraphs, _ = woven(cause, body=(decided,), lead=RATES_PARAGRAPH.runs)
    assert text_of(paragraphs[0].runs) == "연준은 금리를 내렸다."


def test_a_stock_that_nothing_tells_is_told_for_its_note(store: Store, tmp_path: Path) -> None:
    bare = pipeline.build(store, SESSION, notes=tmp_path)
    told = {fact.about for fact in bare.facts}
    book = pipeline.computed(store, EDITIONS["us-close"], SESSION, Config()).book
    moved = (one for one in book.all("change_day") if one.about.isalpha() and one.value > 1)
    about = next(one.about for one in moved if one.about not in told)
    found = built(store, tmp_path, f'[[event]]\nabout = "{about}"\ntext = "자사주를 사들이기로 했다."\n')
    (own,) = (each for each in found.paragraphs if each.item == f"note:{found.notes[0].id}")
    assert own.section == "stocks"
    said = r"[^.]+(은|는) [\d.]+%[^%]*(올랐|상승했|급등했|폭등했)다[.] 자사주를 사들이기로 했다[.]"
    assert re.match(said, text_of(own.runs))
    proof.check(found)


def levels_of(*more: Run) -> Paragraph:
    *runs, last = RATES_PARAGRAPH.runs
    runs += [msgspec.structs.replace(last, text=f"{last.text} ") if more else last, *more]
    return msgspec.structs.replace(
        RATES_PARAGRAPH,
        section="market",
        item="market_close:XNYS",
        items=("market_close:XNYS",),
        runs=tuple(runs),
    )


def day_of(*notes: Note, levels: Paragraph, released: frozenset[str] = frozenset()) -> Woven:
    """A lead on the Russell, the levels, and notes."""
    book, names = FactBook(us(SESSION), ()), Names({}, Style())
    writer = Writer(book, names, Style(), "2025-08-13/us-close")
    setter = Typesetter(book, names, Glossary(()))
    text = Text([RUSSELL_PARAGRAPH.runs], (levels,), released=released)
    return weave(text, notes, us(SESSION), writer, setter)


def test_what_happened_stands_behind_the_levels_with_the_voices_and_the_cause_alone_in_the_lead() -> None:
    cause = note("cause", "대통령이 관세 인상을 예고했다", id="c", source="데스크", speaker="", title="")
    same = note("event", "관세는 11월에 발효된다", id="s", speaker="", title="")
    words = note(id="w", text="협상이 잘 되고 있다", speaker="김하나", title="가나증권 연구원")
    made = day_of(cause, same, words, levels=levels_of())
    assert text_of(made.lead).endswith("대통령이 관세 인상을 예고했다.")
    assert [text_of(each.runs) for each in made.paragraphs[1:]] == [
        "관세는 11월에 발효된다. 김하나 가나증권 연구원은 “협상이 잘 되고 있다”고 말했다."
    ]
    assert text_of(made.paragraphs[0].runs) == text_of(RATES_PARAGRAPH.runs)


def test_what_our_release_adds_stands_behind_the_note_on_it() -> None:
    cause = note("cause", "물가가 예상대로 나와 안도했다", id="c", source="데스크", speaker="", title="")
    event = note("event", "7월 소비자물가가 1년 전보다 2.7% 올랐다.", id="e", speaker="", title="")
    core = Figure(fact="release_actual:CORE_CPI_YOY@2025-08-13", style="tenth", value=3.1)
    more = (
        Run(text="근원 CPI 상승률은 "),
        Run(text="3.1%", figure=core),
        Run(text="였다."),
    )
    made = day_of(cause, event, levels=levels_of(*more), released=frozenset({"CPI_YOY"}))
    levels, own = (text_of(each.runs) for each in made.paragraphs)
    assert "근원" not in levels
    assert own == "7월 소비자물가가 1년 전보다 2.7% 올랐다. 근원 CPI 상승률은 3.1%였다."


def test_a_paraphrase_stands_without_marks() -> None:
    (spoken,) = told(note(text="영향이 크지 않다", title="가나증권 연구원"))
    (free,) = told(note(text="영향이 크지 않다", title="가나증권 연구원", form="indirect"))
    assert "“영향이 크지 않다”고 " in spoken
    assert "영향이 크지 않다고 " in free
    assert "“" not in free


def test_each_voice_has_a_paragraph_and_the_session_is_no_day_to_tell() -> None:
    """Two who spoke on the day of the article, of which nothing is said, and one who did the day before."""
    said = [
        note(id=f"v{nth}", text=f"{nth}분기에는 나아진다", speaker=name, title="가나증권 연구원", day=on)
        for nth, (name, on) in enumerate(
            [("김하나", SESSION), ("이두리", SESSION), ("박세나", dt.date(2025, 8, 12))], 1
        )
    ]
    first, second, third = told(*said)
    assert first.startswith("김하나 가나증권 연구원은 “")
    assert second.startswith("이두리 가나증권 연구원은 “")
    assert third.startswith("박세나 가나증권 연구원은 “3분기에는 나아진다”고 12일 ")


def test_a_day_that_a_note_before_has_told_is_not_told_again() -> None:
    cause = note("cause", "관세 우려가 커졌다", id="c", source="데스크", speaker="", title="")
    event = note("event", "중국이 13일 제재를 발표했다.", id="e", speaker="", title="")
    words = note(id="w", text="협상이 잘 되고 있다", speaker="김하나", title="가나증권 연구원", day=SESSION)
    made = day_of(cause, event, words, levels=levels_of())
    said = "중국이 13일 제재를 발표했다. 김하나 가나증권 연구원은 “협상이 잘 되고 있다”고 말했다."
    assert text_of(made.paragraphs[1].runs) == said


def test_the_second_of_two_events_has_its_subject_as_its_topic() -> None:
    cause = note("cause", "관세 우려가 커졌다", id="c", source="데스크", speaker="", title="")
    first = note("event", "중국이 제재를 발표했다.", id="e", speaker="", title="")
    second = note("event", "트럼프 대통령이 교역 중단을 거론했다.", id="f", speaker="", title="")
    made = day_of(cause, first, second, levels=levels_of())
    told = "중국이 제재를 발표했다. 도널드 트럼프 미국 대통령은 교역 중단을 거론했다."
    assert text_of(made.paragraphs[1].runs) == told
    proof.check(article(lead=made.lead, paragraphs=made.paragraphs, notes=made.notes))


def test_whom_the_desk_calls_short_is_not_spelled_out_behind_it() -> None:
    cause = note("cause", "트럼프 대통령이 관세를 미뤘다", id="c", source="데스크", speaker="", title="")
    words = note(
        id="w", text="협상이 잘 되고 있다", speaker="도널드 트럼프", title="미국 대통령", section="market"
    )
    paragraphs, _ = woven(cause, words, lead=RATES_PARAGRAPH.runs)
    (voice,) = (text_of(each.runs) for each in paragraphs if each.item == "note:w")
    assert voice.startswith("트럼프 대통령은 “협상이 잘 되고 있다”고 ")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("주가가 처음으로 10만원을 넘겨 마쳤다.", "topic"),  # 삼성전자는 주가가 ...
        ("제품의 80% 넘게를 아시아에서 만드는 점이 부각돼 크게 떨어졌다.", "topic"),
        ("자사주를 사들이기로 했다.", "topic"),
        ("관세 걱정이 컸던 만큼 크게 뛰었다.", "topic"),
        ("전날 낸 실적과 매출 전망은 예상을 넘었다.", "subject"),  # 엔비디아가 전날 낸 실적은
        ("3분기 차량 인도는 46만대로 늘었다.", "owner"),  # 테슬라의 3분기 차량 인도는
        ("미국이 관세를 15%로 내린다고 관보에 실었다.", "about"),
        ("일론 머스크가 정치에서 손을 떼겠다고 밝혔다.", "about"),
        ("일론 머스크 최고경영자가 정치에서 손을 떼겠다고 밝혔다.", "owner"),  # 테슬라의 일론 머스크
        ("젠슨 황 최고경영자(CEO)는 수요가 늘 것이라고 말했다.", "owner"),
        ("도널드 트럼프 대통령이 관세를 면제하겠다고 밝혔다.", "about"),
    ],
)
def test_a_company_stands_before_its_note_by_the_note_s_grammar(text: str, form: str) -> None:
    assert form_of(text) == form


def test_a_source_is_named_once_among_many_notes_and_the_desk_itself_never() -> None:
    made = msgspec.structs.replace(
        article(),
        notes=(
            note("event", "관세가 미뤄졌다.", id="e", source="데스크", speaker="", title=""),
            note(id="q", source="데스크"),
            note(id="r", source="로이터", speaker="제롬 파월", title="연준 의장"),
        ),
    )
    assert [each.text for each in credits_of(made)] == ["로이터"]  # who spoke is named in the text


def test_a_voice_stands_behind_the_event_whose_words_it_has_and_no_other_with_it() -> None:
    """More than a paragraph: two events, a voice on the second of them, and one on neither."""
    cause = note("cause", "관세 우려가 커졌다", id="c", source="데스크", speaker="", title="")
    sales = note(
        "event", "8월 소매판매가 " + "한 달 전보다 " * 20 + "0.1% 늘었다.", id="s", speaker="", title=""
    )
    bombs = note(
        "event", "레바논에서 무선호출기가 " + "잇달아 " * 40 + "폭발했다.", id="b", speaker="", title=""
    )
    on_bombs = note(
        id="v", text="레바논의 긴장이 높아진다", speaker="김하나", title="가나증권 연구원", day=SESSION
    )
    on_none = note(
        id="w", text="고용은 약해지고 있다", speaker="박세나", title="가나증권 연구원", day=SESSION
    )
    made = day_of(cause, sales, bombs, on_none, on_bombs, levels=levels_of())
    own = [text_of(each.runs) for each in made.paragraphs if each.item.startswith("note:")]
    assert [
        ("소매판매" in text, "레바논에서" in text, "김하나" in text, "박세나" in text) for text in own
    ] == [
        (True, False, False, False),
        (False, True, True, False),
        (False, False, False, True),
    ]
