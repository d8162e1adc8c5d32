"""The picture of an article where its link is shared."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from newsgen.config import Newsroom
from newsgen.model import Run
from newsgen.outputs import OUTPUTS, Issue, share, write
from newsgen.outputs.charts.shapes import Text
from tests.article_fixture import article

BRAND = "한국경제투데이"


def texts(**changes: object) -> list[Text]:
    return share.drawing(article(**changes), BRAND).texts


def test_it_has_the_size_that_previews_ask_for():
    body = share.png(article(), BRAND)
    assert (int.from_bytes(body[16:20]), int.from_bytes(body[20:24])) == (1200, 630)
    assert len(body) < 300_000


def test_it_says_who_what_when_and_the_levels():
    told = [text.text for text in texts()]
    assert told[0] == "2025년 8월 13일 미국 증시 마감"
    assert told[1] == BRAND
    assert "".join(text.text for text in texts() if text.face == "serif").replace(" ", "") == (
        "금리인하기대에소형주질주…‘러셀2000’1.98%↑"
    )
    assert {"S&P500", "6,466.58", "▲0.32%"} <= set(told)


def test_a_demo_says_that_it_is_one():
    assert "예시" in texts(demo=True)[0].text


@pytest.mark.parametrize("words", [1, 4, 9, 15, 40])
def test_a_headline_has_three_lines_at_most_and_nothing_is_over_anything(words):
    told = " ".join(["뉴욕증시가", "고용", "둔화에도", "사흘째", "상승"] * 8).split()[:words]
    made = share.drawing(article(headline=(Run(text=" ".join(told)),)), BRAND)
    lines = [text for text in made.texts if text.face == "serif"]
    assert 1 <= len(lines) <= 3
    assert made.faults() == []
    if words <= 15:
        assert " ".join(line.text for line in lines).split() == told


@pytest.mark.parametrize(
    "brand", ["", "아주 긴 이름을 가진 신문사의 경제부 국제금융 담당 데스크 모임과 그 밖의 사람들"]
)
def test_a_brand_may_lack_or_be_long(brand):
    assert share.drawing(article(), brand).faults() == []


def test_without_levels_the_headline_has_the_room():
    bare = replace(article(), facts=())
    made = share.drawing(bare, BRAND)
    assert made.faults() == []
    assert not any("▲" in text.text for text in made.texts)


def test_it_is_a_format_and_bears_the_newsroom_s_name(tmp_path):
    issue = Issue(newsroom=Newsroom(name=BRAND))
    (path,) = write([OUTPUTS["png"](article(), issue)], tmp_path)
    assert path == tmp_path / "2025-08-13" / "us-close.png"
    assert path.read_bytes() == share.png(article(), BRAND)


def test_a_picture_that_the_desk_laid_there_stays(tmp_path: Path):
    made = OUTPUTS["png"](article())
    (path,) = write([made], tmp_path)
    assert write([made], tmp_path) == [path]  # ours is replaced
    path.write_bytes(photo := b"\x89PNG\r\n\x1a\n" + b"a photograph of the desk's" * 4)
    assert write([made], tmp_path) == []
    assert path.read_bytes() == photo
