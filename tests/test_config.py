"""Settings: checked whole when they are read, and refused in one Korean line."""

from pathlib import Path

import pytest

from newsgen.config import Newsroom, load
from newsgen.errors import ConfigProblem
from tests.markets import KR, US


def written(folder: Path, text: str) -> Path:
    path = folder / "newsgen.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_newsroom_is_read(tmp_path):
    given = written(
        tmp_path,
        '[newsroom]\nname = "한빛경제"\nurl = "https://news.example.com/market"\ncontact = "d@example.com"\n',
    )
    found = load(given).newsroom
    assert (found.name, found.url, found.language) == ("한빛경제", "https://news.example.com/market", "ko")


def test_without_settings_the_newsroom_is_unnamed(tmp_path):
    assert load(written(tmp_path, "")).newsroom == Newsroom()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('url = "http://news.example.com"', "https"),
        ('url = "https://news.example.com/"', "https"),
        ('url = "https://news.example.com/?a=1"', "https"),
        ('url = "https://news.example.com/<b>"', "https"),
        ('language = "Korean!"', "language"),
        ('contact = "desk"', "contact"),
        ('logo = "javascript:alert(1)"', "logo"),
        ('logo = "http://news.example.com/logo.png"', "logo"),
        ('nmae = "한빛경제"', "nmae"),
    ],
)
def test_what_no_receiver_could_use_is_refused(tmp_path, line, told):
    with pytest.raises(ConfigProblem, match=told) as raised:
        load(written(tmp_path, f"[newsroom]\n{line}\n"))
    assert "\n" not in str(raised.value)


def test_a_group_of_the_desk_is_told_of_the_market_of_its_members(tmp_path):
    config = load(written(tmp_path, '[baskets]\nchips = ["NVDA", "AMD"]\n"반도체" = ["005930.KS"]\n'))
    assert [*config.baskets_of(US)] == ["M7", "chips"]
    assert config.baskets_of(KR) == {"반도체": ("005930.KS",)}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("M7 = []", "M7"),
        ('M7 = ["005930.KS"]', "M7"),
        ('both = ["AAPL", "005930.KS"]', "both"),
        ('chips = ["NVDA", "BRK.B"]', "BRK.B"),
        ('"^GSPC" = ["AAPL"]', "GSPC"),
        ('sp500 = ["AAPL"]', "sp500"),
    ],
)
def test_a_group_of_no_one_market_is_refused_and_not_left_out_in_silence(tmp_path, line, told):
    with pytest.raises(ConfigProblem, match=told) as refused:
        load(written(tmp_path, f"[baskets]\n{line}\n"))
    assert "\n" not in str(refused.value)
