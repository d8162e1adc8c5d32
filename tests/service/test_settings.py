"""``[service]`` of newsgen.toml."""

import pytest

from newsgen.config import Service, load
from newsgen.errors import ConfigProblem


def read(tmp_path, text):
    path = tmp_path / "newsgen.toml"
    path.write_text(f"[service]\n{text}\n", encoding="utf-8")
    return load(path).service


def test_what_is_said_holds_and_the_rest_is_as_shipped(tmp_path):
    found = read(tmp_path, 'cors = ["https://cms.example.com", "*"]\nrate = 0')
    assert found == Service(cors=("https://cms.example.com", "*"), rate=0, body=2_500_000)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('cors = ["cms.example.com"]', "https://cms.example.com"),
        ('cors = ["https://cms.example.com/"]', "경로 없는 주소"),
        ("rate = -1", "rate"),
        ("body = 0", "body"),
        ("colour = 1", "colour"),
        ('url = "terms.example.com"', "https://terms.example.com"),
        ('url = "https://terms.example.com/"', "경로 없는 주소"),
        ('url = "https://terms.example.com/glossary"', "경로 없는 주소"),
        ('url = "javascript:alert(1)"', "경로 없는 주소"),
        ("url = 'https://a.example\"><script>'", "경로 없는 주소"),
    ],
)
def test_what_no_browser_or_client_could_keep_to_is_refused(tmp_path, text, told):
    with pytest.raises(ConfigProblem, match=told):
        read(tmp_path, text)
