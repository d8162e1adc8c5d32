"""The desk's cause in front: second in the lead, first in the headline, and never against the prices."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from newsgen import pipeline, proof
from newsgen.editing import edited, sheet
from newsgen.errors import EditRefused, UnboundFigure
from newsgen.glossary import Glossary
from newsgen.model import Article, Note, Run, text_of
from newsgen.proof.sentences import sentences
from newsgen.sources import demo
from newsgen.store import Store
from newsgen.story.causes import in_front, opens
from newsgen.story.headlines import LONGEST
from tests.markets import US

DAY = dt.date(2025, 8, 13)
"""The S&P 500 rose by 0.32 %, the Nasdaq by 0.14 %, the Dow by 1.04 %, the Russell 2000 by 1.98 %."""
PRICES = "물가가 예상에 부합해 금리 인하 기대가 커진 결과다"
HOPE = '[[cause]]\noutlet = "로이터"\ntext = "물가가 예상에 부합해 금리 인하 기대가 커진 결과다"\n'


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("causes") / "demo.sqlite", create=True) as opened:
        opened.write(demo.batch(), now=dt.datetime(2025, 8, 14, tzinfo=dt.UTC))
        yield opened


def built(store: Store, folder: Path, text: str) -> Article:
    (folder / "2025-08-13.toml").write_text(text, encoding="utf-8")
    return pipeline.build(store, DAY, notes=folder)


def items(article: Article) -> list[str]:
    return [each.item or "" for each in article.paragraphs]


def test_a_cause_of_the_market_is_the_second_sentence_of_the_lead(store: Store, tmp_path: Path) -> None:
    bare = pipeline.build(store, DAY, notes=tmp_path)
    found = built(store, tmp_path, HOPE)
    was, now = ([each.text for each in sentences(article.lead)] for article in (bare, found))
    assert now == [was[0], now[1], *was[1:]]
    assert now[1].startswith("로이터는 물가가 예상에 부합해 금리 인하 기대가 커진 결과라고 ")
    assert not any(item.startswith("note:") for item in items(found))
    assert [note.text for note in found.notes] == [PRICES]


def test_of_two_causes_the_first_leads_and_the_second_follows(store: Store, tmp_path: Path) -> None:
    second = '[[cause]]\nid = "second"\nabout = "^GSPC"\noutlet = "AP"\ntext = "실적 기대도 컸다"\n'
    found = built(store, tmp_path, HOPE + second)
    assert "로이터" in text_of(found.lead)
    assert items(found)[0] == "note:second"
    assert text_of(found.paragraphs[0].runs).startswith("AP는 실적 기대도 컸다고 ")


@pytest.mark.parametrize("head", ["물가 안도에", "7월 CPI 2.7%에", "‘빅컷’ 기대"])
def test_the_desks_words_begin_the_headline(store: Store, tmp_path: Path, head: str) -> None:
    found = built(store, tmp_path, f'{HOPE}head = "{head}"\n')
    assert found.headline[0] == Run(text=head, quote=found.notes[0].id)
    assert text_of(found.headline)[len(head)] in "… "
    assert re.search("%|사상 최고", text_of(found.headline[1:]))
    assert len(text_of(found.headline)) <= LONGEST


def test_a_headline_says_of_the_desk_only_what_it_gave_for_it(store: Store, tmp_path: Path) -> None:
    found = built(store, tmp_path, f'{HOPE}head = "물가 안도에"\n')
    proof.check(found)
    for words in ("물가 충격에", PRICES):
        first = msgspec.structs.replace(found.headline[0], text=words)
        with pytest.raises(UnboundFigure):
            proof.check(msgspec.structs.replace(found, headline=(first, *found.headline[1:])))


def test_a_cause_in_the_lead_is_never_cut(store: Store, tmp_path: Path) -> None:
    found = built(store, tmp_path, HOPE)
    lead = tuple(run for run in found.lead if not (run.quote and run.text.startswith("물가")))
    with pytest.raises(UnboundFigure):
        proof.check(msgspec.structs.replace(found, lead=lead))


def test_an_article_with_a_cause_in_front_comes_back_from_its_sheet_as_it_was(
    store: Store, tmp_path: Path
) -> None:
    found = built(store, tmp_path, f'{HOPE}head = "7월 CPI 2.7%에"\n')
    again = edited(found, sheet(found), Glossary.load())
    assert (again.headline, again.lead, again.notes) == (found.headline, found.lead, found.notes)


AGAINST = [
    '[[cause]]\noutlet = "로이터"\ntext = "관세 우려가 커지며 급락했다"\n',
    '[[cause]]\noutlet = "로이터"\ntext = "차익 매물이 나와 지수가 하락한 것이다"\n',
    '[[cause]]\noutlet = "로이터"\nabout = "^GSPC"\ntext = "기술주 투매가 이어졌다"\n',
    '[[event]]\nhead = "관세 유예 무산에 급락"\ntext = "관세 유예가 무산됐다."\n',
    '[[cause]]\noutlet = "로이터"\nabout = "^RUT"\ntext = "대출 금리 부담에 밀렸다"\n',
]


@pytest.mark.parametrize("toml", AGAINST)
def test_a_note_against_the_prices_goes_to_the_editor_and_not_to_print(
    store: Store, tmp_path: Path, toml: str
) -> None:
    bare = pipeline.build(store, DAY, notes=tmp_path)
    found = built(store, tmp_path, toml)
    assert (found.headline, found.lead, found.paragraphs, found.notes) == (
        *(bare.headline, bare.lead, bare.paragraphs),
        (),
    )
    (line,) = (flag for flag in found.flags if flag not in bare.flags)
    assert "2025-08-13.toml 1행" in line
    assert "올랐습니다. 이 메모를 뺐습니다." in line


def test_what_a_note_says_of_others_is_held_against_nothing(store: Store, tmp_path: Path) -> None:
    for text in ("국채 금리가 하락하면서 증시가 올랐다", "유가 급락에 물가 걱정이 줄었다"):
        found = built(store, tmp_path, f'[[cause]]\noutlet = "로이터"\ntext = "{text}"\n')
        assert [note.text for note in found.notes] == [text]


def note(kind: str, **rest: str) -> Note:
    return msgspec.convert({"id": "n", "kind": kind, "text": "그랬다", **rest}, Note)


@pytest.mark.parametrize(
    ("given", "leads"),
    [
        (note("cause"), True),
        (note("cause", about="XNYS"), True),
        (note("cause", about="^IXIC"), True),
        (note("event", head="관세 유예에"), True),
        (note("event", about="^GSPC"), True),
        (note("event"), False),
        (note("event", section="fed"), False),
        (note("cause", about="NVDA"), False),
        (note("cause", about="^RUT"), False),
        (note("quote", about="^GSPC"), False),
    ],
)
def test_what_moved_the_market_stands_in_front(given: Note, leads: bool) -> None:
    assert bool(in_front([given], US, frozenset())) is leads
    assert bool(in_front([given], US, {"NVDA", "^RUT"})) is (leads or given.about in {"NVDA", "^RUT"})


def test_a_day_that_moved_far_without_a_reason_is_told_to_the_editor(
    held_store: Store, tmp_path: Path
) -> None:
    """The S&P 500 fell by 4.84 % on 3 April 2025 and rose by 0.32 % on 13 August."""
    crash = dt.date(2025, 4, 3)
    (line,) = (flag for flag in pipeline.build(held_store, crash).flags if "원인 메모" in flag)
    assert "S&P500이 4.84% 움직였지만 원인 메모가 없습니다: newsgen note add" in line
    tariffs = '[[event]]\nhead = "관세 충격에"\ntext = "트럼프 대통령이 상호관세를 발표했다."\n'
    (tmp_path / "2025-04-03.toml").write_text(tariffs, encoding="utf-8")
    found = pipeline.build(held_store, crash, notes=tmp_path)
    assert not any("원인 메모" in flag for flag in found.flags)
    assert text_of(found.headline).startswith("관세 충격에")
    assert not any("원인 메모" in flag for flag in pipeline.build(held_store, DAY).flags)


@pytest.mark.parametrize(
    "text",
    [
        "러셀2000지수는 전날까지 나흘 동안 내렸다",
        "지난주 급락했던 소형주를 되사는 움직임이 나왔다",
        "소형주는 올해 들어 내렸다",
    ],
)
def test_a_note_on_the_days_before_is_no_contradiction(store: Store, tmp_path: Path, text: str) -> None:
    bare = pipeline.build(store, DAY, notes=tmp_path)
    found = built(store, tmp_path, f'[[cause]]\nsource = "데스크"\nabout = "^RUT"\ntext = "{text}"\n')
    assert found.flags == bare.flags
    assert [note.text for note in found.notes] == [text]


def noted(store: Store, folder: Path, day: str, text: str) -> Article:
    """The article of a recorded session with a note of the desk."""
    (folder / f"{day}.toml").write_text(text, encoding="utf-8")
    return pipeline.build(store, dt.date.fromisoformat(day), notes=folder)


def test_behind_the_cause_the_lead_tells_of_whom_it_speaks_and_no_more(
    held_store: Store, tmp_path: Path
) -> None:
    cause = (
        '[[cause]]\nsource = "데스크"\ntext = "엔비디아의 실적에도 AI 투자가 지나치다는 경계감이 커졌다"\n'
    )
    found = noted(held_store, tmp_path, "2025-11-20", cause)
    first, why, whose, *more = [each.text for each in sentences(found.lead)]
    assert "S&P500지수" in first
    assert why.startswith("엔비디아의 실적에도 AI 투자가")
    assert whose.startswith("엔비디아는 5.1% 오른 채 출발했으나 3.2% 하락")
    assert not more
    data = next(text_of(each.runs) for each in found.paragraphs if "비농업 부문 고용" in text_of(each.runs))
    assert "실업률은 4.4%로" in data
    assert not re.search("원·달러|원유|국제 금", data)
    bare = pipeline.build(held_store, dt.date(2025, 11, 20), notes=tmp_path / "none")
    assert "비농업 부문 고용" in text_of(bare.lead)


def test_a_stock_s_day_is_in_the_headline_behind_the_desk_s_words(held_store: Store, tmp_path: Path) -> None:
    cause = (
        '[[cause]]\nhead = "{}"\nsource = "데스크"\ntext = "AI 반도체 수요가 줄 수 있다는 우려가 번졌다"\n'
    )
    found = text_of(noted(held_store, tmp_path, "2025-01-27", cause.format("딥시크 충격에")).headline)
    assert found.startswith("딥시크 충격에 엔비디아 시총 5930억달러 증발")
    found = text_of(noted(held_store, tmp_path, "2026-02-04", cause.format("AI주 투매에")).headline)
    assert re.match("AI주 투매에 .*AMD 17(.3)?% 폭락…(다우|나스닥)", found)
    assert len(found) <= LONGEST


def test_a_note_within_a_paragraph_comes_back_from_the_sheet_or_is_struck_out_whole(
    store: Store, tmp_path: Path
) -> None:
    why = "새 반도체의 주문이 늘었다"
    found = built(store, tmp_path, f'[[cause]]\nsource = "데스크"\nabout = "AMD"\ntext = "{why}"\n')
    (told,) = (each for each in found.paragraphs if why in text_of(each.runs))
    assert not (told.item or "").startswith("note:")
    again = edited(found, sheet(found), Glossary.load())
    assert (again.paragraphs, again.notes) == (found.paragraphs, found.notes)
    struck = edited(found, sheet(found).replace(f"{why}.\n", ""), Glossary.load())
    assert struck.notes == ()
    assert not any(why in text_of(each.runs) for each in struck.paragraphs)
    proof.check(struck)


def test_somebody_s_words_beside_what_happened_are_changed_by_nobody(store: Store, tmp_path: Path) -> None:
    event = '[[event]]\ntext = "의회가 예산안을 통과시켰다."\n'
    words = '[[quote]]\nspeaker = "홍길동"\ntitle = "연구원"\ntext = "걱정을 덜었다"\n'
    found = built(store, tmp_path, HOPE + event + words)
    (told,) = (each for each in found.paragraphs if "걱정을 덜었다" in text_of(each.runs))
    assert text_of(told.runs).startswith("의회가 예산안을 통과시켰다. 홍길동 연구원은 “걱정을 덜었다”고 ")
    assert edited(found, sheet(found), Glossary.load()).paragraphs == found.paragraphs
    with pytest.raises(EditRefused):
        edited(found, sheet(found).replace("걱정을 덜었다", "걱정이 늘었다"), Glossary.load())


LEAD = "코스피가 21일 3.79% 급락했다."


def cause(
    text: str = "고평가 우려에 외국인이 반도체주를 팔았다.", head: str = "거품론에", **rest: str
) -> Note:
    return Note(**{"id": "c", "kind": "cause", "text": text, "head": head, **rest})


def test_a_great_day_may_begin_with_its_one_cause() -> None:
    assert opens([cause()], -3.79, LEAD)
    assert opens([cause()], 2.0, LEAD)
    assert not opens([cause()], 1.99, LEAD)
    assert not opens([cause()], -12.06, LEAD)  # of a crash how far it went is the news
    assert not opens([cause(), cause(id="d")], -3.79, LEAD)


@pytest.mark.parametrize(
    "rest",
    [
        {"head": ""},
        {"outlet": "로이터"},
        {"text": "전날 나온 관세에 외국인이 주식을 팔았다."},
        {"text": "이에 외국인이 주식을 팔았다."},
        {"text": "우려가 커졌다. 외국인이 주식을 팔았다."},
    ],
)
def test_a_cause_that_leans_on_something_stands_second(rest: dict[str, str]) -> None:
    assert not opens([cause(**rest)], -3.79, LEAD)
    assert not opens([cause()], -3.79, "코스피가 3.79% 급락했다.")  # the day would stand nowhere
