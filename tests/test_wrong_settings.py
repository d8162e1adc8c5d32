"""Ways to get settings wrong: one Korean line with the file, the key's whole path, what may stand there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsgen.config import load
from newsgen.errors import ConfigProblem
from newsgen.rules import configured

CMS = '[cms.wp]\nkind = "wordpress"\nurl = "https://a.example"\n'

WRONG = [
    # no TOML
    ("[newsroom", ["1행", "대괄호"]),
    ("[newsroom]\nname = 한빛", ["2행 8열", "따옴표"]),
    ('[newsroom]\nname = "한빛', ["2행", "따옴표"]),
    ('name "한빛"', ["1행", "="]),
    ("output = ", ["1행", "값"]),
    ('output = "a" "b"', ["1행", "남는"]),
    ('output = "a"\noutput = "b"', ["2행", "두 번"]),
    ("[story]\nterms = 1\n[story]\nterms = 2", ["3행", "두 번"]),
    ('[service]\ncors = ["https://a.example"', ["목록"]),
    ("fed = {warn_days = 1", ["1행", "중괄호"]),
    ('output = "C:\\data"', ["1행", "역슬래시"]),
    ("[[anchors]]\ndate = 2025-13-45", ["2행"]),
    ("[[anchors]]\ndate = 2025-02-30", ["2행", "날짜"]),
    ("= 1", ["1행", "키"]),
    ("x = " + "9" * 5000, ["너무 깁니다"]),
    ("x = " + "[" * 5000, ["너무 깊습니다"]),
    ("[[cms.wp]\n", ["1행", "대괄호"]),
    ("output = 'a\x01'", ["1행", "글자"]),
    # keys and tables that do not exist
    ('[newsrom]\nname = "a"', ["[newsrom]", "newsroom의 오타"]),
    ('[Newsroom]\nname = "a"', ["[Newsroom]", "newsroom의 오타"]),
    ('[newsroom]\nnmae = "a"', ["[newsroom] nmae", "name의 오타"]),
    ('ouput = "a"', ["ouput", "output의 오타"]),
    ('store = "a.sqlite"', ["store: 설정에 적지 않습니다", "NEWSGEN_STORE", "--store 경로 init"]),
    ('outbox = "a.sqlite"', ["outbox: 설정에 적지 않습니다", "NEWSGEN_OUTBOX", "init --outbox 경로"]),
    ('[완전히]\n다른 = "것"', ["1행 2열", "한글 키는 따옴표"]),
    ('["완전히"]\nx = "것"', ['["완전히"]', "쓸 수 있는 것: style"]),
    ("[style.indx]\nsharp = 1.0", ["[style.indx]", "index의 오타"]),
    ("[style.index]\nshrp = 1.0", ["[style.index] shrp", "sharp의 오타"]),
    ("[style.week.stok]\nsharp = 1.0", ["[style.week.stok]", "stock의 오타"]),
    (CMS + "timeuot = 5", ["[cms.wp] timeuot", "timeout의 오타"]),
    (CMS + 'password = "hunter2 correct horse"', ["[cms.wp] password", "쓸 수 있는 것"]),
    (CMS + "[cms.wp.retry]\nmost = 3", ["[cms.wp.retry]", "없는 표"]),
    ('[notify]\nadress = "a"', ["[notify] adress"]),
    ("[service]\nrat = 5", ["[service] rat", "rate의 오타"]),
    ("[[anchors]]\ndate = 2020-01-01\nlabel = 'x'\nday = 3", ["[[anchors]] 1번째 day"]),
    (
        "[[fed.meetings]]\nfirst = 2028-03-21\ndecision = 2028-03-22\nname = 'x'",
        ["[[fed.meetings]] 1번째 name"],
    ),
    ('[check]\noff = ["trem"]', ["[check] off 1번째", "term의 오타"]),
    ('[check]\noff = ["철자"]', ["[check] off 1번째", "arithmetic", "가운데 하나"]),
    ('[check]\nseverity = { speling = "hint" }', ["[check.severity] speling", "spelling의 오타"]),
    ("[story]\nlenght = 3", ["[story] lenght", "length의 오타"]),
    ('[sources]\nsec_contact = "한빛신문 desk@example.com"', ["[sources]", "영문 이름과 전자우편"]),
    ('[sources]\nsec_contact = "Example News"', ["[sources]", "영문 이름과 전자우편"]),
    ('[sources]\nof = ["edgar"]', ["[sources] of", "off의 오타"]),
    ('[sources]\noff = "edgar"', ["[sources] off", "목록"]),
    # keys that something else took the place of
    ("[story]\nparagraphs = 8", ["[story] paragraphs", "length(", "news(", "least("]),
    ("[story]\nquiet_paragraphs = 4", ["[story] quiet_paragraphs", "length(", "news(", "least("]),
    # of another kind
    ("output = 3", ["output = 3", "따옴표"]),
    ("output = true", ["output = true", "따옴표"]),
    ('output = ["a"]', ["output = […]", "따옴표"]),
    ("notes = 2025-08-13", ["notes = 2025-08-13", "따옴표"]),
    ("style = 3", ["style = 3", "[style] 아래에"]),
    ('newsroom = "한빛"', ['newsroom = "한빛"', "[newsroom] 아래에"]),
    ("[[newsroom]]\nname = 'a'", ["newsroom = […]", "[newsroom] 아래에"]),
    ("cms = 1", ["cms = 1", "표"]),
    ("[cms]\nwp = 1", ["[cms] wp = 1", "[cms.wp] 아래에"]),
    ('[cms]\nkind = "wordpress"', ["[cms] kind", "[cms.kind] 아래에"]),
    (CMS + 'timeout = "60"', ['[cms.wp] timeout = "60"', "0.1~600 사이의 수"]),
    (CMS + "timeout = [60]", ["[cms.wp] timeout = […]", "0.1~600"]),
    (CMS + 'signed = "yes"', ['[cms.wp] signed = "yes"', "true나 false"]),
    (CMS + 'tags = "시황"', ['[cms.wp] tags = "시황"', "목록"]),
    (CMS + "tags = [1]", ["[cms.wp] tags 1번째 = 1", "따옴표"]),
    (CMS + 'categories = ["a", true]', ["[cms.wp] categories 2번째 = true", "따옴표"]),
    ('[story]\nterms = "5"', ['[story] terms = "5"', "0~50 사이의 정수"]),
    ("[story]\nterms = 5.5", ["[story] terms = 5.5", "정수"]),
    ("anchors = 3", ["anchors = 3", "목록"]),
    ("[[anchors]]\ndate = 'x'\nlabel = 'x'", ['[[anchors]] 1번째 date = "x"', "날짜"]),
    ("[[anchors]]\ndate = 20250813\nlabel = 'x'", ["[[anchors]] 1번째 date", "날짜"]),
    ("[[anchors]]\ndate = 2020-01-01\nlabel = 7", ["[[anchors]] 1번째 label = 7", "따옴표"]),
    ("anchors = [3]", ["[[anchors]] 1번째", "키 = 값"]),
    ('[baskets]\nchips = "NVDA"', ['[baskets] chips = "NVDA"', "목록"]),
    ("[baskets]\nchips = [1]", ["[baskets] chips 1번째 = 1", "따옴표"]),
    ("baskets = 1", ["baskets = 1", "표"]),
    ("[rules]\nmovers = 1", ["[rules] movers = 1", "표"]),
    ('[fed]\nwarn_days = "many"', ["[fed] warn_days", "0~3,650 사이의 정수"]),
    ("[fed]\nmeetings = {first = 2028-03-21}", ["[fed] meetings", "목록"]),
    ('[notify]\nto = "a@example.com"', ["[notify] to", "목록"]),
    ('[service]\ncors = "*"', ["[service] cors", "목록"]),
    # values that cannot be
    ('[style]\nlevel = "won"', ['[style] level = "won"', '"comma", "man", "man_comma" 가운데']),
    ("[style]\nlevel = 1", ["[style] level = 1", "가운데"]),
    ('[style]\nmagnificent7 = "M7"', ["[style] magnificent7", "가운데"]),
    (CMS + 'status = "live"', ['[cms.wp] status = "live"', '"draft", "future"']),
    (CMS + "timeout = 0", ["[cms.wp] timeout = 0", "0.1~600"]),
    (CMS + "timeout = nan", ["[cms.wp] timeout = nan", "0.1~600"]),
    ("[style.index]\nsharp = -1", ["[style.index] sharp = -1", "0~100"]),
    ("[style.index]\nsharp = 0.05", ["[style.index] flat, slight, sharp, extreme"]),
    ("[style.week.index]\nflat = 9.0", ["[style.week.index] flat"]),
    ("[service]\nrate = -1", ["[service] rate = -1", "0~1,000,000"]),
    ("[service]\nbody = 0", ["[service] body = 0"]),
    ('[service]\ncors = ["a.example/b"]', ["[service] cors"]),
    ("[[anchors]]\ndate = 1800-01-01\nlabel = 'x'", ["[[anchors]] 1번째 date = 1800-01-01", "1900-01-01"]),
    ('[newsroom]\nurl = "http://a.example"', ["[newsroom] url", "https"]),
    ('[newsroom]\nlanguage = "한국어"', ["[newsroom] language"]),
    ('[newsroom]\ncontact = "desk"', ["[newsroom] contact"]),
    ('[notify]\nsmtp = "mail.example:25"', ["[notify] smtp", "sender"]),
    ("[[fed.meetings]]\nfirst = 2028-03-22\ndecision = 2028-03-21", ["[[fed.meetings]] 1번째", "차례"]),
    ('[baskets]\nchips = ["BRK.B"]', ["[baskets] chips", "BRK.B"]),
    # what must be there
    ('[cms.wp]\nurl = "https://a.example"', ["[cms.wp] kind", "빠졌습니다"]),
    ('[cms.wp]\nkind = "wordpress"', ["[cms.wp] url"]),
    ("[[anchors]]\nlabel = 'x'", ["[[anchors]] 1번째 date", "빠졌습니다"]),
    (
        "[[anchors]]\ndate = 2020-01-01\nlabel = 'x'\n[[anchors]]\ndate = 2020-01-01",
        ["[[anchors]] 2번째 label", "빠졌습니다"],
    ),
    ("[[fed.meetings]]\nfirst = 2028-03-22", ["[[fed.meetings]] 1번째 decision", "빠졌습니다"]),
]

RULES = [
    ({"mover": {}}, ["[rules.mover]", "movers의 오타"]),
    ({"movers": {"min_chang": 1.0}}, ["[rules.movers]", "min_chang"]),
    ({"movers": {"large": 3}}, ["[rules.movers] large = 3"]),
    ({"movers": {"large": {"min_change": "12"}}}, ['[rules.movers] large.min_change = "12"', "사이의 수"]),
    ({"movers": {"large": {"named": 2.5}}}, ["[rules.movers] large.named = 2.5", "정수"]),
    ({"movers": {"large": {"nmaed": 2}}}, ["[rules.movers.large] nmaed", "named의 오타"]),
    ({"week_stocks": {"giants": 3}}, ["[rules.week_stocks] giants"]),
    ({"movers": {"name": "x"}}, ["[rules.movers] name"]),
]

_SENTENCE = re.compile(r"[A-Za-z']+(?:[ ,:]+[A-Za-z']+){2,}")
"""Three words of Latin letters in a row: names of keys are parted by commas at most in lists of them."""


def is_korean(line: str) -> bool:
    """Tell whether no sentence of a line is in another language; what is listed or quoted is none."""
    said = re.sub(r'"[^"]*"|쓸 수 있는 .*|flat, slight, sharp, extreme', "", line)
    return re.search(r"[가-힣]", said) is not None and not _SENTENCE.search(said)


@pytest.mark.parametrize(("text", "parts"), WRONG, ids=lambda value: str(value)[:40])
def test_what_is_wrong_is_one_korean_line_with_the_whole_key(
    tmp_path: Path, text: str, parts: list[str]
) -> None:
    path = tmp_path / "newsgen.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigProblem) as caught:
        load(path)
    line = str(caught.value)
    assert line.startswith(f"설정 파일 {path}")
    told = line.removeprefix(f"설정 파일 {path}")
    assert "\n" not in told
    assert is_korean(told), told
    assert all(part in told for part in parts), told
    assert "hunter2" not in told


@pytest.mark.parametrize(("given", "parts"), RULES, ids=str)
def test_a_threshold_that_is_wrong_is_one_korean_line_too(given, parts) -> None:
    with pytest.raises(ConfigProblem) as caught:
        configured(given)
    line = str(caught.value)
    assert is_korean(line), line
    assert all(part in line for part in parts), line


@pytest.mark.parametrize("body", [b"\xff\xfe", "[newsroom]\nname = '한빛'".encode("cp949")])
def test_another_encoding_is_told_with_what_to_do(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "newsgen.toml"
    path.write_bytes(body)
    with pytest.raises(ConfigProblem, match="UTF-8로 저장"):
        load(path)


def test_what_is_no_file_is_told_in_korean(tmp_path: Path) -> None:
    for path, told in ((tmp_path, "폴더임"), (tmp_path / "none.toml", "파일이 없음")):
        with pytest.raises(ConfigProblem, match=told):
            load(path)
