"""Seoul with the desk's notes: the cause in front, a halt told, each reason at its stock."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from newsgen import pipeline
from newsgen.model import Article, Note, text_of
from newsgen.store import Store
from newsgen.story.names import Name
from newsgen.story.referring import is_open

HYUNDAI = Name("현대차", "현대차", "현대차")


def built(store: Store, folder: Path, day: str, notes: str) -> Article:
    (folder / "kr").mkdir(exist_ok=True)
    (folder / "kr" / f"{day}.toml").write_text(notes, encoding="utf-8")
    return pipeline.build(store, dt.date.fromisoformat(day), "kr-close", notes=folder)


def paragraphs(made: Article) -> list[str]:
    return [text_of(each.runs) for each in made.paragraphs]


CRASH = """
[[cause]]
head = "전쟁 공포에"
source = "거래소"
text = "전쟁이 길어질 수 있다는 우려에 외국인이 주식을 팔았다."
[[event]]
source = "거래소"
text = "오전 11시 19분 서킷브레이커가 발동돼 거래가 20분간 멈췄다."
"""


def test_a_crash_has_its_cause_behind_its_size_and_its_halt_behind_the_levels(
    seoul_store: Store, tmp_path: Path
) -> None:
    made = built(seoul_store, tmp_path, "2026-03-04", CRASH)
    first, second, *rest = re.split(r"(?<=다\.)\s", text_of(made.lead))
    assert "12.06%" in first
    assert second == "전쟁이 길어질 수 있다는 우려에 외국인이 주식을 팔았다."
    assert not any("순매도" in each or "사들" in each for each in rest)  # the cause has said who sold
    assert text_of(made.headline).startswith("전쟁 공포에 코스피")
    assert "사상 최대" in text_of(made.headline)
    levels, halt, *_ = paragraphs(made)
    assert "서킷브레이커" in levels + halt
    assert not any("서킷브레이커가 발동됐으면" in flag for flag in made.flags)


def test_under_who_traded_the_main_board_a_deck_has_no_lesser_sum(seoul_store: Store, tmp_path: Path) -> None:
    notes = """
[[cause]]
head = "AI 거품 우려에"
source = "거래소"
text = "미국에서 인공지능 관련주의 고평가 논란이 불거지면서 외국인 매물이 쏟아졌다."
"""
    made = built(seoul_store, tmp_path, "2025-11-05", notes)
    assert "외국인 2조 순매도" in text_of(made.headline)
    assert "6,000억" not in text_of(made.deck)


def test_behind_words_with_a_break_the_record_and_the_rank_of_a_rise_are_tied(
    seoul_store: Store, tmp_path: Path
) -> None:
    """5,288.08 on 2026-02-03 is above 5,224.36, the record of January 30, and +6.84 % the most since 2020."""
    notes = (
        '[[cause]]\nhead = "연준 충격 딛고"\nsource = "거래소"\ntext = "미국 제조업 지표가 좋게 나왔다."\n'
    )
    made = built(seoul_store, tmp_path, "2026-02-03", notes)
    assert text_of(made.headline) == "연준 충격 딛고…코스피 6.8% 급등해 사상 최고치, 코스닥 4.2% 급등"
    assert any("사상 최고치" in each for each in [text_of(made.lead), *paragraphs(made)])


def test_without_notes_the_desk_is_asked_for_both(seoul_store: Store, tmp_path: Path) -> None:
    made = built(seoul_store, tmp_path, "2026-03-04", "")
    asked = [flag for flag in made.flags if "서킷브레이커가 발동됐으면" in flag]
    assert ["코스피" in asked[0], "코스닥" in asked[1]] == [True, True]
    assert any("원인 메모" in flag for flag in made.flags)


def test_a_reason_stands_at_its_stock_and_says_whose_it_is(seoul_store: Store, tmp_path: Path) -> None:
    notes = """
[[cause]]
about = "005380.KS"
source = "관보"
text = "미국이 한국산 자동차 관세를 15%로 소급해 내린다고 관보에 실었다."
"""
    made = built(seoul_store, tmp_path, "2025-12-04", notes)  # it rose by 6.38 %
    assert not any("현대차는 6.38% 올랐습니다" in flag for flag in made.flags)
    (told,) = [each for each in paragraphs(made) if "관보" in each]
    before, after = told.split("현대차와 관련해 미국이")
    assert "현대차는 6.38% 급등" in before
    assert after.startswith(" 한국산 자동차 관세를")


@pytest.mark.parametrize(
    ("text", "before", "is_told_of"),
    [
        ("관세가 내렸다", "현대차는 6.38% 올랐다.", False),
        ("관세가 내렸다", "삼성전자가 1.2%, 현대차가 6.38% 올랐다.", False),
        ("관세가 내렸다", "현대차(6.38%)도 오른 반면, KB금융은 내렸다.", True),
        ("관세가 내렸다", "현대차가 6.38% 올랐고 기아도 2% 올랐다.", True),
        ("관세가 내렸다", "기아와 현대차, 삼성전자가 올랐다.", True),
        ("현대차는 관세가 내린 덕을 봤다", "현대차(6.38%)도 오른 반면, KB금융은 내렸다.", False),
        ("관세 인하에 자동차주가 올랐다", "현대차(6.38%)도 오른 반면, KB금융은 내렸다.", False),
    ],
)
def test_whose_reason_it_is_is_said_where_the_sentence_goes_on_to_others(text, before, is_told_of):
    assert is_open(Note(id="n", kind="cause", text=text), HYUNDAI, before) is is_told_of


RISE = """
[[cause]]
about = "005930.KS"
source = "거래소"
text = "엔비디아에 메모리를 공급한다는 기대에 삼성전자가 상승했다."
[[cause]]
about = "000660.KS"
source = "거래소"
text = "엔비디아의 실적에 사상 최고가로 마감했다."
[[cause]]
about = "066970.KS"
source = "거래소"
text = "유상증자 소식에 하한가로 내려앉았다."
[[cause]]
about = "000270.KS"
source = "거래소"
text = "관세 협상 기대에 매수세가 몰려 5% 넘게 뛰었다."
[[cause]]
about = "329180.KS"
source = "거래소"
text = "합병 소식에 장중 사상 최고가를 썼지만 차익을 실현하려는 매물에 밀려났다."
[[cause]]
about = "009540.KS"
source = "거래소"
text = "합병 소식에 52주 최고가를 새로 썼다."
"""


def test_a_note_that_the_prices_gainsay_is_told_to_the_editor_and_not_printed(
    seoul_store: Store, tmp_path: Path
) -> None:
    """2025-08-28: Samsung fell, SK hynix closed below July's, L&F fell by 12.33 %, Kia rose by 2.13 %."""
    made = built(seoul_store, tmp_path, "2025-08-28", RISE)
    printed = " ".join(paragraphs(made))
    held = [flag for flag in made.flags if flag.endswith("이 메모를 뺐습니다.")]
    for words, why in (
        ("삼성전자가 상승했다", "삼성전자는 1.42% 내렸습니다."),
        ("사상 최고가로 마감했다", "SK하이닉스의 종가는 지난 52주의 최고가가 아닙니다."),
        ("하한가로 내려앉았다", "엘앤에프의 종가는 하한가가 아닙니다."),
        ("5% 넘게 뛰었다", "2.13%"),
    ):
        assert words not in printed
        assert any(words in flag and why in flag for flag in held)
    assert len(held) == 4
    assert "장중 사상 최고가를 썼지만" in printed
    assert "합병 소식에 52주 최고가를 새로 썼다" in printed  # it closed higher than on any day of the year


def test_two_reasons_behind_one_sentence_each_say_whose_they_are(seoul_store: Store, tmp_path: Path) -> None:
    notes = """
[[cause]]
about = "329180.KS"
source = "거래소"
text = "합병 소식에 매물이 쏟아지며 내렸다."
[[cause]]
about = "000270.KS"
source = "거래소"
text = "미국이 관세 협상에서 물러섰다."
"""
    made = built(seoul_store, tmp_path, "2025-08-28", notes)
    (told,) = [each for each in paragraphs(made) if "관세 협상에서" in each]
    assert "HD현대중공업은 합병 소식에" in told  # what it did itself
    assert "기아와 관련해 미국이 관세" in told


def test_what_happened_to_a_won_that_nobody_tells_stands_among_rates(
    seoul_store: Store, tmp_path: Path
) -> None:
    """The record has no close of 15:30; what else the day had stands with the levels."""
    notes = """
[[event]]
about = "USDKRW1530"
source = "외환시장"
text = "외환당국이 구두 개입에 나섰다."
[[event]]
source = "국세청"
text = "정부가 대주주 양도세 기준을 유지하기로 했다."
"""
    made = built(seoul_store, tmp_path, "2025-08-28", notes)
    sections = {text_of(each.runs): each.section for each in made.paragraphs}
    assert sections["외환당국이 구두 개입에 나섰다."] == "rates"
    (tax,) = [each for each in sections if "양도세" in each]
    assert sections[tax] == "market"
    assert "구두 개입" not in tax


def test_who_speaks_of_a_company_stands_behind_its_sentence(seoul_store: Store, tmp_path: Path) -> None:
    """Kia rose by 2.13 % on 2025-08-28: what its head said of it follows that, not the levels."""
    notes = """
[[event]]
about = "000270.KS"
source = "거래소"
text = "전날 낸 판매 실적은 예상을 넘었다."
[[quote]]
about = "기아"
speaker = "김하나"
title = "가나증권 연구원"
source = "거래소"
text = "하반기에도 판매가 늘 것이다"
"""
    made = built(seoul_store, tmp_path, "2025-08-28", notes)
    (told,) = [each for each in paragraphs(made) if "판매 실적은" in each]
    before, after = told.split("전날 낸 판매 실적은 예상을 넘었다. ")
    assert "기아" in re.split(r"(?<=다[.]) ", before.rstrip())[-1]  # the sentence before names it
    assert after.startswith("김하나 가나증권 연구원은 “하반기에도 판매가 늘 것이다”라고 ")


def test_a_note_that_begins_with_its_company_ends_the_sentence_of_its_move(
    seoul_store: Store, tmp_path: Path
) -> None:
    """L&F fell by 12.33 % on 2025-08-28."""
    notes = """
[[event]]
about = "066970.KS"
source = "공시"
text = "엘앤에프가 유상증자를 결의했다."
"""
    made = built(seoul_store, tmp_path, "2025-08-28", notes)
    (told,) = [each for each in paragraphs(made) if "유상증자를 결의했다" in each]
    assert re.search(r"12\.33?% \S+[한린] (?:\S+ )*엘앤에프[는가] 유상증자를 결의했다\.", told), told
    assert told.count("엘앤에프") == 1


def test_a_cause_that_does_not_say_which_index_went_so_names_the_broad_one_behind_both(
    seoul_store: Store, tmp_path: Path
) -> None:
    """2025-09-30: the KOSPI fell by 0.19 percent, the KOSDAQ by 0.56."""
    cause = (
        '[[cause]]\nhead = "연휴 경계에"\nsource = "거래소"\ntext = "긴 연휴를 앞둔 경계 심리로 하락했다."\n'
    )
    made = built(seoul_store, tmp_path, "2025-09-30", cause)
    first, second, *_ = re.split(r"(?<=다\.)\s", text_of(made.lead))
    assert "코스피" in first
    assert "코스닥지수" in first
    assert second == "코스피는 긴 연휴를 앞둔 경계 심리로 하락했다."
