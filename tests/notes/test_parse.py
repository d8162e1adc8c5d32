"""A bad note is one line with its place; the others stand."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from pathlib import Path

import pytest

from newsgen import notes
from newsgen.errors import NoteProblem
from newsgen.markets import Session
from newsgen.notes import DeskNotes
from tests.markets import US, us

SESSION = dt.date(2025, 8, 13)
UNTIL = dt.datetime(2025, 8, 14, 12, tzinfo=dt.UTC)
GOOD = '[[event]]\ntext = "연준은 7월에 기준금리를 동결했다."\n\n'
QUOTE = {"speaker": "스콧 베선트", "text": "금리를 내려야 한다"}


def parsed(toml: str) -> DeskNotes:
    return notes.parse(toml, us(SESSION), until=UNTIL, name="notes/2025-08-13.toml")


def table(kind: str, **fields: str) -> str:
    rows = (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items())
    return "\n".join((f"[[{kind}]]", *rows)) + "\n"


def headed(head: str) -> str:
    return table("event", text="연준은 동결했다.", head=head)


def quote(**fields: str) -> str:
    return table("quote", **{**QUOTE, **fields})


BAD = {
    "open quotation mark": (quote(text="연준이 ‘빅컷에 나설 것이다"), "닫는 따옴표 ’가 없습니다"),
    "straight mark left open": (quote(text='연준이 "빅컷에 나설 것이다'), "짝이 맞지 않습니다"),
    "mark that closes nothing": (quote(text="연준이 빅컷’에 나설 것이다"), "맞는 여는 따옴표가 없습니다"),
    "open bracket": (table("event", text="연준(Fed은 동결했다."), "닫는 괄호 )가 없습니다"),
    "crossed brackets": (table("event", text="연준(Fed[미국)]은 동결했다."), "맞는 여는 괄호가 없습니다"),
    "unknown speaker": (quote(speaker="아무개"), "모르는 발언자 아무개"),
    "surname alone": (quote(speaker="제퍼슨"), "필립 제퍼슨 연준 부의장이라면 이름을 다 쓰고"),
    "empty title": (quote(title=""), "title: 비어"),
    "day long before": (quote(time="2025-08-05"), "2025-08-05"),
    "day after": (quote(time="2025-08-14"), "2025-08-14"),
    "moment that is the next day in New York": (quote(time="2025-08-14T13:30+09:00"), "2025-08-14"),
    "year that ends all zones": (quote(time="9999-12-31T23:59:59-23:59"), "9999-12-31"),
    "no time at all": (quote(time="어제"), "읽을 수 없습니다"),
    "script": (table("event", text="연준은 <script>alert(1)</script> 동결했다."), "(<s)"),
    "closing tag": (table("event", text="연준은</p> 동결했다."), "(</)"),
    "entity": (table("event", text="연준은 &lt;동결&gt;했다."), "(&lt;)"),
    "template expression": (table("event", text="연준은 {{ 7 * 7 }} 동결했다."), "({{)"),
    "template statement": (table("event", text="연준은 {% if x %} 동결했다."), "({%)"),
    "code in a name": (quote(title="<b>장관</b>"), "title: HTML"),
    "private use": (table("event", text="연준은 \ue000F\ue002 동결했다."), "U+E000"),
    "control character": (table("event", text="연준은 \x07 동결했다."), "U+0007"),
    "text turned round": (table("event", text="연준은 \u202e동결했다."), "U+202E"),
    "line break": (table("event", text="연준은\n동결했다."), "줄이 바뀝니다"),
    "empty": (table("event", text="  "), "비어 있습니다"),
    "too long": (table("event", text="가" * 600 + "다"), "601자"),
    "quotation marks inside": (quote(text="그는 “아니다”라고 했다"), "‘ ’로 바꾸십시오"),
    "link that is a script": (quote(link="javascript:alert(1)"), "HTML"),
    "link that is a file": (quote(link="file:///etc/passwd"), "http://나 https://"),
    "link without a host": (quote(link="https://"), "http://나 https://"),
    "unknown key": (quote(outlett="블룸버그"), "'outlett'은 quote에 없는 키입니다. outlet"),
    "missing text": ("[[event]]\nsource = '연준'\n", "text가 없습니다"),
    "number for a text": ("[[event]]\ntext = 5\n", "따옴표로 묶은 글"),
    "no table": ("[quote]\nquote = 1\n", "'quote'는 quote에 없는 키"),
    "unknown section": (quote(speaker="도널드 트럼프", section="sports"), "market, stocks, rates, fed"),
    "id that is a path": (quote(id="../x"), "영문 소문자"),
    "head too long": (headed("가" * 19), "19자입니다. 18자까지"),
    "head that is a sentence": (
        headed("증시가 내렸다"),
        "‘다’로 끝나는",
    ),
    "head that asks": (headed("또 동결?"), "'?' 글자는 쓸 수 없습니다"),
    "head that calls": (headed("또 동결!"), "'!' 글자는 쓸 수 없습니다"),
    "head with an ellipsis": (
        headed("또 동결…"),
        "말줄임표는 newsgen이",
    ),
    "head with a forged mark": (headed("또 \ue000F\ue002"), "U+E000"),
    "head of a quotation": (quote(head="또 동결"), "'head'는 quote에 없는 키"),
    "cause of nobody": (table("cause", about="^RUT", text="기대가 소형주를 밀어 올렸다"), "누구의 설명인지"),
    "cause of a source of no name": (
        table("cause", about="^RUT", source="외신", text="기대가 소형주를 밀어 올렸다"),
        "외신: 누구인지",
    ),
    "cause of the market": (
        table("cause", about="^RUT", speaker="시장", title="관계자", text="기대가 밀어 올렸다"),
        "출처 없는 원인",
    ),
    "cause of investors": (table("cause", about="^RUT", outlet="투자자들", text="기대가 밀었다"), "투자자들"),
    "cause that is no sentence": (table("cause", about="^RUT", outlet="로이터", text="금리 기대"), "‘…다’로"),
    "decision of another width": ("[decision]\nlow = 4.0\nhigh = 4.5\n", "폭이 0.25%포인트가 아닙니다"),
    "decision without an end": ("[decision]\nlow = 4.0\n", "low와 high가 있어야"),
    "decision that is no number": ("[decision]\nlow = nan\nhigh = nan\n", "0.25%포인트가 아닙니다"),
    "decision off the grid": ("[decision]\nlow = 4.1\nhigh = 4.35\n", "0.25%의 배수가 아닙니다"),
    "decisions, several": ("[[decision]]\nlow = 4.0\nhigh = 4.25\n", "[decision] 아래에"),
    "unknown table": ("[[rumour]]\ntext = 'x'\n", "'rumour'는 없는 항목"),
}


@pytest.mark.parametrize(("bad", "words"), BAD.values(), ids=BAD)
def test_a_bad_note_is_one_line_and_the_others_stand(bad: str, words: str) -> None:
    found = parsed(GOOD + bad)
    (problem,) = found.problems
    assert problem.startswith("notes/2025-08-13.toml")
    assert words in problem
    assert "\n" not in problem
    assert problem.isprintable()
    assert [note.text for note in found.notes] == ["연준은 7월에 기준금리를 동결했다."]
    assert found.decision is None


def test_the_line_is_that_of_the_table() -> None:
    toml = GOOD + '[[quote]]\nspeaker = "베선트"\ntext = """\n[[quote]]\n"""\n' + quote(speaker="아무개")
    (problem,) = [one for one in parsed(toml).problems if "아무개" in one]
    assert problem.startswith(
        f"notes/2025-08-13.toml {toml[: toml.rindex('[[quote]]')].count(chr(10)) + 1}행 "
    )


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("[[quote]\n", "1행 8열"),
        ('[[event]]\ntext = "열린\n', "2행"),
        ("x = " + "[" * 5000, "너무 깊습니다"),
        ("x = " + "9" * 5000, "너무 깁니다"),
    ],
)
def test_a_file_that_is_no_toml_is_named_with_its_place(toml: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(NoteProblem, match=words):
        parsed(toml)
    (tmp_path / "2025-08-13.toml").write_text(toml, encoding="utf-8")
    found = notes.read(tmp_path, us(SESSION), until=UNTIL)
    assert found.notes == ()
    assert words in found.problems[0]
    assert str(tmp_path / "2025-08-13.toml") in found.problems[0]


def test_what_cannot_be_read_is_a_line_and_no_file_is_none(tmp_path: Path) -> None:
    assert notes.read(tmp_path, us(SESSION), until=UNTIL) == DeskNotes()
    file = tmp_path / "2025-08-13.toml"
    for content, words in ((b"\xff\xfe", "UTF-8"), (b"#" * 300_000, "256KB")):
        file.write_bytes(content)
        assert words in notes.read(tmp_path, us(SESSION), until=UNTIL).problems[0]
    file.unlink()
    os.mkfifo(file)  # nobody ever writes to it
    assert "보통 파일이 아닙니다" in notes.read(tmp_path, us(SESSION), until=UNTIL).problems[0]
    file.unlink()
    file.mkdir()
    assert "읽을 수 없습니다" in notes.read(tmp_path, us(SESSION), until=UNTIL).problems[0]


BROKEN = table("quote", speaker="베선트", text="금리를 내려야 한다")
WAYS = {
    "no quotation marks": BROKEN.replace('"베선트"', "베선트"),
    "a mark not closed": BROKEN.replace('다"', "다"),
    "a header not closed": BROKEN.replace("[[quote]]", "[[quote]"),
    "a key twice": BROKEN + 'text = "또"\n',
    "another encoding": BROKEN.encode("cp949"),
    "no key": BROKEN + '= "x"\n',
    "a number too long": BROKEN + f"time = {'9' * 5000}\n",
    "nested without end": BROKEN + f"time = {'[' * 5000}\n",
}


@pytest.mark.parametrize("way", WAYS)
def test_a_note_that_is_no_toml_takes_no_other_with_it(way: str, tmp_path: Path) -> None:
    broken = WAYS[way]
    raw = broken if isinstance(broken, bytes) else broken.encode()
    last = table("event", text="연준은 8월에 회의가 없다.")
    decision = "[decision]\nlow = 4.0\nhigh = 4.25\n"
    (tmp_path / "2025-08-13.toml").write_bytes(GOOD.encode() + raw + (last + decision).encode())
    found = notes.read(tmp_path, us(SESSION), until=UNTIL)
    assert [note.text for note in found.notes] == [
        "연준은 7월에 기준금리를 동결했다.",
        "연준은 8월에 회의가 없다.",
    ]
    assert found.decision is not None
    (line,) = found.problems
    number = int(re.search(r"2025-08-13\.toml (\d+)행", line)[1])
    assert 4 <= number <= 3 + raw.count(b"\n")
    assert line.endswith("이 메모를 뺐습니다.")
    assert not re.search("[A-Za-z]{3,}", line.partition("행")[2].replace("TOML", "").replace("UTF", ""))


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text(GOOD, encoding="utf-8")
    (line,) = notes.read(tmp_path / "notes", us(SESSION), until=UNTIL).problems
    assert "폴더가 아님" in line


def test_a_file_with_a_mark_of_its_encoding_is_read(tmp_path: Path) -> None:
    (tmp_path / "2025-08-13.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert len(notes.read(tmp_path, us(SESSION), until=UNTIL).notes) == 1


def test_seoul_time_is_new_yorks_day_before() -> None:
    (note,) = parsed(quote(time="2025-08-14T06:00+09:00")).notes
    assert (note.day, note.at.isoformat()) == (SESSION, "2025-08-13T17:00:00-04:00")


@pytest.mark.parametrize(
    ("time", "moment"),
    [
        ("2025-08-13T08:30:00", "2025-08-13T08:30:00-04:00"),
        ("2025-08-13T12:30:00Z", "2025-08-13T08:30:00-04:00"),
        ("08:30:00", "2025-08-13T08:30:00-04:00"),
    ],
)
def test_a_time_of_toml_is_read(time: str, moment: str) -> None:
    (note,) = parsed(quote() + f"time = {time}\n").notes
    assert note.at.isoformat() == moment


def test_nothing_is_quoted_before_it_is_said() -> None:
    early = dt.datetime(2025, 8, 13, 12, tzinfo=dt.UTC)
    found = notes.parse(quote(time="2025-08-13T08:30"), us(SESSION), until=early, name="n")
    assert found.notes == ()
    assert "기사를 쓰는 때보다 뒤" in found.problems[0]


@pytest.mark.parametrize(
    ("spelled", "day", "told"),
    [
        ("Jerome Powell", "2025-08-13", "제롬 파월 연준 의장"),
        ("스콧베센트", "2025-08-13", "스콧 베선트 미국 재무장관"),
        ("쿠글러", "2025-08-08", "아드리아나 쿠글러 연준 이사"),
        ("쿠글러", "2025-08-09", "아드리아나 쿠글러 전 연준 이사"),
        ("Stephen Miran", "2025-08-13", "스티븐 미란 백악관 경제자문위원장"),
    ],
)
def test_a_known_speaker_has_the_title_of_the_day(spelled: str, day: str, told: str) -> None:
    (note,) = parsed(quote(speaker=spelled, time=day)).notes
    assert f"{note.speaker} {note.title}" == told


def test_a_title_that_nobody_checked_lately_is_asked_for() -> None:
    late = dt.date(2031, 5, 6)
    found = notes.parse(
        quote(speaker="Mary Daly"), Session(US, late), until=dt.datetime(2031, 5, 7, tzinfo=dt.UTC), name="n"
    )
    assert "2031-05-06 직함을 모릅니다" in found.problems[0]


def test_the_desks_title_wins_and_a_stranger_needs_one() -> None:
    (note,) = parsed(quote(speaker="래리 텐타렐리", title="블루칩트렌드리포트 설립자")).notes
    assert note.title == "블루칩트렌드리포트 설립자"


def test_an_id_is_stable_and_one_note_is_one() -> None:
    first, again = (parsed(toml).notes[-1].id for toml in (quote(), GOOD + quote()))
    assert first == again
    found = parsed(quote() + quote())
    assert len(found.notes) == 1
    assert "겹칩니다" in found.problems[0]


def test_notes_stand_in_the_order_of_the_file() -> None:
    found = parsed(GOOD + quote() + table("event", text="고용이 줄었다."))
    assert [note.kind for note in found.notes] == ["event", "quote", "event"]


def test_apostrophes_are_no_open_marks() -> None:
    (note,) = parsed(quote(text="Fed’s call이라는 보고서는 ’25년을 말했다")).notes
    assert note.text == "Fed’s call이라는 보고서는 ’25년을 말했다"


def test_a_cause_about_nothing_is_held() -> None:
    found = parsed(GOOD + table("cause", about="^RUX", outlet="로이터", text="기대가 밀어 올렸다"))
    judged = found.about({"^RUT"}, lambda _: [])
    assert [note.kind for note in judged.notes] == ["event"]
    assert "^RUX" in judged.problems[0]
    assert judged.problems[0].startswith("메모 ‘기대가 밀어 올렸다’(notes/2025-08-13.toml 4행 ")
    assert len(found.about({"^RUX"}, lambda _: []).notes) == 2


def test_a_name_stands_for_the_one_symbol_of_the_day_that_it_may_mean() -> None:
    found = parsed(table("cause", about="엔비디아", outlet="로이터", text="기대가 밀어 올렸다"))
    meant = {"엔비디아": ["NVDA", "NVDB"]}.__getitem__
    assert [note.about for note in found.about({"NVDA"}, meant).notes] == ["NVDA"]
    judged = found.about({"NVDA", "NVDB"}, meant)
    assert judged.notes == ()
    assert "여럿입니다. 기호로 쓰십시오: NVDA, NVDB." in judged.problems[0]


def test_a_decision_is_read() -> None:
    found = parsed('[decision]\nlow = 4.0\nhigh = 4.25\nsource = "연준"\n')
    assert (found.decision.low, found.decision.high, found.problems) == (4.0, 4.25, ())


def test_more_notes_than_an_article_holds_are_told_once() -> None:
    found = parsed("".join(table("event", text=f"{n}번째 일이 있었다.") for n in range(60)))
    assert len(found.notes) == 50
    assert len(found.problems) == 1


def test_names_that_do_not_exist_are_told_a_few_and_counted() -> None:
    found = parsed("".join(f"k{n} = 1\n" for n in range(2000)))
    assert len(found.problems) == 6
    assert "1,995개 더" in found.problems[-1]
