"""Sessions whose reasons are known, as they were reported then: who has one is told with it, nobody else."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from newsgen.model import Article, text_of
from newsgen.proof.sentences import blocks
from tests.conftest import ArticleOf

HEAVY = ("2025-01-30", "2025-07-31", "2026-04-30")
"""Days of many reports."""


def built(article_of: ArticleOf, day: str) -> Article:
    return article_of(dt.date.fromisoformat(day))


def text(article: Article) -> str:
    return "\n".join(text_of(runs) for runs in blocks(article))


def told(article: Article) -> set[str]:
    """Whose report or filing the article tells as having come."""
    return {event.about for event in article.events if event.status != "planned"}


def test_retailers_of_november(article_of: ArticleOf) -> None:
    """Target and Williams-Sonoma reported that morning, Keysight the evening before; CoStar did not."""
    found = built(article_of, "2024-11-20")
    assert {"TGT", "WSM", "KEYS"} <= told(found)
    assert "CSGP" not in told(found)
    said = text(found)
    assert re.search(
        r"타깃\(Target\)이 이날 개장 전 분기 실적을|이날 개장 전 \S* ?실적을 \S+ [^.]*타깃", said
    )
    assert re.search(
        r"실적을 \S+ 대형주 가운데서는 (?:[^.]|\.\d)*윌리엄스소노마(?:[^.]|\.\d)*키사이트(?:[^.]|\.\d)*\. "
        r"(?:그 밖에|이 밖에) 퀄컴",
        said,
    )
    assert "SEC EDGAR" in {source.name for source in found.sources}


def test_intel_of_january(article_of: ArticleOf) -> None:
    found = built(article_of, "2026-01-23")
    assert "INTC" in told(found)
    assert re.search(
        r"전날 장 마감 후 분기 실적을 [^.]{0,10}인텔|인텔\(Intel\)이 전날 장 마감 후", text(found)
    )
    assert "인텔" in text_of(found.headline)
    assert re.search(r"실적 발표(?:한 인텔| 뒤)", text_of(found.headline))


def test_a_report_of_two_days_before_is_no_reason(article_of: ArticleOf) -> None:
    """Hillenbrand (HI) reported after the close of 2025-08-11; nobody knows why it rose on 08-13."""
    assert "HI" not in told(built(article_of, "2025-08-13"))


def test_a_day_whose_reason_nobody_reported(article_of: ArticleOf) -> None:
    """On 2025-01-27 chips fell by what came from no calendar; AT&T reported that morning."""
    found = built(article_of, "2025-01-27")
    assert told(found) <= {"T"}
    assert not {"NVDA", "AVGO", "ORCL"} & told(found)
    (flag,) = (flag for flag in found.flags if "알려진 실적 발표나 공시가 없어" in flag)
    assert "NVDA" in flag


@pytest.mark.parametrize("day", HEAVY)
def test_nobody_says_that_a_move_came_of_a_report(day: str, article_of: ArticleOf) -> None:
    found = built(article_of, day)
    assert len(told(found)) >= 4
    assert not re.search(r"실적[^.]{0,12}(?:때문|여파|힘입|소식에|영향|덕분|에 따라)", text(found))


@pytest.mark.parametrize("day", HEAVY)
def test_what_is_said_of_one_company_is_said_once(day: str, article_of: ArticleOf) -> None:
    found = built(article_of, day)
    runs = [run for runs in (found.lead, *(each.runs for each in found.paragraphs)) for run in runs]
    ids = [event for run in runs if run.event for event in (run.event, *run.also) if event.startswith("earn")]
    past = [one for one in ids if next(e for e in found.events if e.id == one).status != "planned"]
    assert len(past) == len(set(past))


def test_a_giant_with_a_reason_is_not_flagged(article_of: ArticleOf) -> None:
    """Alphabet fell by 7.3 % on 2025-02-05, having reported the evening before."""
    found = built(article_of, "2025-02-05")
    assert told(found) & {"GOOGL", "GOOG"}
    assert not any("알려진 실적 발표나 공시가 없어" in flag for flag in found.flags)


_CLAUSE = r"실적을 (?:발표한|내놓은|공시한)|실적 발표를 앞둔"
_HOUR = r"(?:전날|이날|요일) (?:장 마감 후|개장 전)"


@pytest.mark.parametrize("day", [*HEAVY, "2024-11-20", "2025-08-01"])
def test_a_clause_stands_in_no_list_and_is_no_mould(day: str, article_of: ArticleOf) -> None:
    found = built(article_of, day)
    body = " ".join(text_of(runs) for runs in (found.lead, *(each.runs for each in found.paragraphs)))
    assert not re.search(rf"(?:[가-힣)](?:와|과)|·)\s?(?:{_HOUR} )?(?:분기 )?(?:{_CLAUSE})", body)
    assert len(re.findall(rf"{_HOUR} 분기 실적을 \S+", body)) <= 3
    assert len(re.findall(r"실적을 내놓은", body)) <= 1
    assert len(re.findall(_CLAUSE, body)) <= 8


def test_who_did_not_report_comes_before_who_did(article_of: ArticleOf) -> None:
    """Nvidia reported that evening; Tesla, and not Alphabet, the evening before 2025-01-30."""
    said = text(built(article_of, "2024-11-20"))
    assert re.search(r"알파벳·테슬라·아마존이 .{0,30}하락했고 실적 발표를 앞둔 엔비디아도", said)
    said = text(built(article_of, "2025-01-30"))
    assert re.search(
        r"실적을 발표한 테슬라가 (?:[^.]|\.\d)*상승했다\. 알파벳도 (?:2\.8% )?(?:상승했다|올랐다)\.", said
    )
    assert re.search(r"대형주 가운데서는 UPS가 14\.1%, [^.]*서비스나우[^.]*(?:급락|내렸|하락)[^.]*\.", said)
    assert re.search(
        r"오른 쪽에서는 (?:[^.]|\.\d)*써모(?:[^.]|\.\d)*\. "
        r"(?:그 밖에|다른 종목 중에서는) (?:발전 업체 )?비스트라",
        said,
    )
