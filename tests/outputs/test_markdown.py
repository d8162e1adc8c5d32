"""Markdown: the whole article as expected, and nothing in it taken for markup."""

import re

from newsgen.model import Entry, Note, Source, text_of
from newsgen.outputs.markdown import markdown
from tests.article_fixture import article, paragraph, runs

WHOLE = """\
# 금리 인하 기대에 소형주 질주…‘러셀2000’ 1.98%↑

**대형 기술주는 쉬어 가**

- 러셀2000 1.98% 상승

13일(현지시간) 뉴욕 증시에서 소형주 중심의 러셀2000 지수가 1% 넘게 올랐다.

러셀2000 지수는 전장보다 45.28포인트(1.98%) 오른 2,328.06에 장을 마쳤다. \
S&P500은 20.82포인트(0.32%) 상승한 6,466.58을 기록했다.

이번 주 들어서만 4% 넘게 뛰어 5월 이후 가장 가파른 주간 오름세다.

| 이날 많이 움직인 종목 | 등락 |
|:--|--:|
| 케머스 | +17.95% |
| 애플 | +1.60% |
| 엔비디아 | -0.86% |

## 종목별 등락

케머스(Chemours)가 17.95% 급등했고 애플도 1.60% 올랐지만, 엔비디아는 0.86% 내렸다. \
오른 종목은 1,615개로 내린 종목 300개를 크게 앞섰다.

## 금리·환율

미국 10년물 국채 금리는 5bp(베이시스포인트) 낮아진 연 4.24%였다.

## 용어 정리

**러셀2000**(Russell 2000): 미국 상장사를 시가총액 순으로 세워 1,001위부터 3,000위까지 담은 소형주 지수.

**베이시스포인트**(basis point): 0.01%포인트. 100bp가 1%포인트다.

## 시장 읽기

작은 회사일수록 빚을 낼 때 시장 금리를 그대로 치른다.

---

자료: 기록 시세(2025-08-13 마감), 미국 재무부

이 기사는 시세 자료를 바탕으로 정해진 틀에 따라 자동 작성됐습니다.
"""


def body(**changes: object) -> str:
    return markdown(article(**changes)).body.decode()


def test_the_whole_article():
    assert body() == WHOLE


def test_an_article_without_the_parts_that_may_be_missing():
    text = body(deck=(), summary=(), glossary=(), charts=(), sources=(), paragraphs=())
    assert text == (
        "# 금리 인하 기대에 소형주 질주…‘러셀2000’ 1.98%↑\n\n"
        "13일(현지시간) 뉴욕 증시에서 소형주 중심의 러셀2000 지수가 1% 넘게 올랐다.\n\n"
        "---\n\n"
        "이 기사는 시세 자료를 바탕으로 정해진 틀에 따라 자동 작성됐습니다.\n"
    )


def test_a_demo_article_says_so_first():
    assert body(demo=True).startswith("> **예시 데이터로 만든 기사입니다.")


def test_an_unknown_section_is_its_own_subhead_and_neighbours_share_one():
    told = (paragraph("market", "가."), paragraph("중소형주", "나."), paragraph("중소형주", "다."))
    assert "가.\n\n## 중소형주\n\n나.\n\n다.\n\n## 용어 정리" in body(paragraphs=told, charts=())


def test_no_figure_is_altered():
    text = body()
    for told in article().paragraphs:
        for run in told.runs:
            assert run.figure is None or run.text in text


def test_markup_in_names_and_definitions_is_escaped():
    text = body(
        headline=runs("<b>*속보*</b> #"),
        glossary=(Entry(id="x", title="a*b", english="_c_", text="<b>d</b> | 1~2, 3~4"),),
    )
    assert text.startswith(r"# \<b>\*속보\*\</b> \#")
    assert r"**a\*b**(\_c\_): \<b>d\</b> | 1\~2, 3~4" in text


def test_the_desk_s_own_emphasis_and_links_stay():
    told = "**금리**가 오르면 `값`이 내린다. [표](https://example.com/a_b)"
    assert told in body(glossary=(Entry(id="x", title="채권", english="bond", text=told),))


def test_copy_holds_no_entity():
    said = "S&P·AT&T, 12~16일에 5<6이라며 “A & B”"
    text = body(
        headline=runs(said),
        deck=runs(said),
        summary=(runs(said),),
        lead=runs(said),
        paragraphs=(paragraph("market", said),),
        glossary=(Entry(id="x", title="S&P", english="A & B", text=f"{said} S&amp;P"),),
        sources=(Source(name=said),),
    )
    assert text.count(said) == 7
    assert not re.search(r"&#?\w+;", text)


def test_two_sources_with_ranges_strike_nothing_out():
    text = body(sources=tuple(Source(name=f"표 {n}~{n + 1}") for n in (1, 3)))
    assert r"자료: 표 1\~2, 표 3~4" in text


def test_a_link_of_the_desk_ends_where_it_ends():
    note = Note(id="n", kind="quote", text="말", speaker="김_과장", link="https://example.com/a_b*c*;d")
    assert body(notes=(note,)).splitlines()[-3] == r"인용: 김_과장 <https://example.com/a_b*c*;d>"


def test_charts_stand_after_the_first_section():
    text = body()
    assert text.index("오름세다") < text.index("| 케머스") < text.index("## 종목별 등락")


def test_the_text_is_the_article_s():
    assert text_of(article().lead) in body()
