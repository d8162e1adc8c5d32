"""Settings: checked whole when they are read, and refused in one Korean line."""

from pathlib import Path

import pytest

from newsgen.config import Newsroom, load
from newsgen.errors import ConfigProblem


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
        ('nmae = "한빛경제"', "nmae"),
    ],
)
def test_what_no_receiver_could_use_is_refused(tmp_path, line, told):
    with pytest.raises(ConfigProblem, match=told) as raised:
        load(written(tmp_path, f"[newsroom]\n{line}\n"))
    assert "\n" not in str(raised.value)
