"""``newsgen note``: a note is written whole or not at all, checked, listed; the article prints it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsgen import markets
from newsgen.cli import main
from newsgen.sources import demo
from newsgen.store import Store
from tests.article_fixture import SESSION, article, paragraph
from tests.genuine import sealed_at
from tests.proof.test_notes import NOTE, SAID, quoted

DAY = ("--date", "2025-08-13")
BESSENT = ("--speaker", "베선트", "--outlet", "블룸버그 인터뷰", "--at", "2025-08-13T21:30+09:00")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSGEN_STORE", str(tmp_path / "none.sqlite"))
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(tmp_path / "outbox.sqlite"))
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def add(*arguments: object) -> Result:
    return run("note", "add", *DAY, *arguments)


def told(done: Result) -> str:
    """The one line of a refusal."""
    assert done.exit_code == 2, done.output
    (line,) = done.stderr.strip().splitlines()
    return line


def test_a_note_is_written_and_told_as_it_will_read(here: Path) -> None:
    done = add(
        *BESSENT,
        "--text",
        "50bp를 내려야 한다",
        "--original",
        "50 basis points",
        "--link",
        "https://x.example/a",
    )
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("스콧 베선트 미국 재무장관은 블룸버그 인터뷰에서 “50bp를 내려야 한다”고 ")
    assert "notes/2025-08-13.toml" in done.stderr
    assert 'original = "50 basis points"' in (here / "notes/2025-08-13.toml").read_text(encoding="utf-8")
    assert run("note", "check", *DAY).stdout == "메모 1건을 모두 실을 수 있습니다.\n"


def test_what_stands_in_the_file_is_kept(here: Path) -> None:
    file = here / "notes/2025-08-13.toml"
    file.parent.mkdir()
    before = '# 아침조 메모\n[[event]]  # 확인함\ntext = "연준은 동결했다."'
    file.write_text(before, encoding="utf-8")
    assert add("--kind", "event", "--text", "고용이 줄었다.", "--source", "노동부").exit_code == 0
    after = file.read_text(encoding="utf-8")
    assert after == before + '\n\n[[event]]\ntext = "고용이 줄었다."\nsource = "노동부"\n'
    assert [path.name for path in file.parent.iterdir()] == ["2025-08-13.toml"]


def test_what_the_record_says_otherwise_is_told_at_once(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Nasdaq rose 0.14 % on 2025-08-13, as published."""
    with Store.open(here / "prices.sqlite", create=True) as store:
        store.write(demo.batch(demo.of("us")), now=dt.datetime.now(dt.UTC))
    monkeypatch.setenv("NEWSGEN_STORE", str(here / "prices.sqlite"))
    text = "관세 우려가 잦아들면서 나스닥지수가 3% 올랐다"
    done = add("--kind", "cause", "--text", text, "--source", "데스크")
    assert done.exit_code == 0, done.output
    assert "확인: “3%”: 나스닥지수 등락률: 2025-08-13 기록은 0.14%입니다." in done.stderr
    checked = run("note", "check", *DAY)
    assert checked.exit_code == 1
    assert checked.stdout.startswith(f"메모 ‘{text}’(notes/2025-08-13.toml")


def test_a_paraphrase_is_written_and_told_without_marks(here: Path) -> None:
    done = add("--speaker", "베선트", "--text", "관세의 영향은 크지 않다.", "--indirect")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("스콧 베선트 미국 재무장관은 관세의 영향은 크지 않다고 ")
    assert 'form = "indirect"' in (here / "notes/2025-08-13.toml").read_text(encoding="utf-8")
    assert "한 문장으로" in told(add("--speaker", "베선트", "--text", "크지 않을 것", "--indirect"))


def test_what_a_copy_editor_would_mend_is_told_and_written(here: Path) -> None:
    done = add("--kind", "event", "--text", "제품의 80% 넘게를 아시아에서 만든다.", "--source", "데스크")
    assert done.exit_code == 0, done.output
    assert "확인: 글의 “넘게를” → 이상을" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((*BESSENT, "--text", "열린 ‘인용"), "닫는 따옴표"),
        (("--speaker", "아무개", "--text", "내려야 한다"), "모르는 발언자"),
        (("--speaker", "베선트", "--at", "2025-09-13", "--text", "내려야 한다"), "2025-09-13"),
        (("--speaker", "베선트", "--text", "{{ x }}"), "템플릿 코드"),
        (("--kind", "event", "--text", "<script>"), "HTML"),
        (("--kind", "event", "--text", "동결했다.", "--speaker", "베선트"), "'speaker'"),
        (("--kind", "cause", "--text", "기대가 컸다", "--about", "^RUX", "--outlet", "로이터"), "^RUX"),
        (("--kind", "cause", "--text", "기대가 컸다", "--about", "^RUT"), "누구의 설명인지"),
        (("--text", "내려야 한다"), "speaker"),
    ],
)
def test_a_note_that_cannot_be_printed_is_not_written(
    arguments: tuple[str, ...], words: str, here: Path
) -> None:
    assert words in told(add(*arguments))
    assert not (here / "notes").exists()


@pytest.mark.parametrize("called", ["^RUT", "^rut", "러셀2000지수", "러셀2000"])
def test_a_note_is_about_what_the_desk_calls_by_symbol_or_by_name(called: str, here: Path) -> None:
    done = add("--kind", "cause", "--text", "기대가 컸다", "--about", called, "--outlet", "로이터")
    assert done.exit_code == 0, done.stderr
    assert 'about = "^RUT"' in (here / "notes/2025-08-13.toml").read_text(encoding="utf-8")


def test_a_broken_file_is_left_as_it_is(here: Path) -> None:
    file = here / "notes/2025-08-13.toml"
    file.parent.mkdir()
    file.write_text("[[event\n", encoding="utf-8")
    assert "1행" in told(add("--kind", "event", "--text", "동결했다."))
    assert file.read_text(encoding="utf-8") == "[[event\n"


def test_the_same_note_is_not_written_twice() -> None:
    assert add(*BESSENT, "--text", "내려야 한다").exit_code == 0
    assert "이미 있습니다" in told(add(*BESSENT, "--text", "내려야 한다"))
    assert add(*BESSENT, "--text", "내려야 한다", "--id", "again").exit_code == 0


def test_a_note_is_taken_back_by_its_name_and_the_others_stay(here: Path) -> None:
    add("--kind", "event", "--text", "남는 일이다.", "--id", "kept")
    before = (here / "notes/2025-08-13.toml").read_bytes()
    add(*BESSENT, "--text", "내려야 한다", "--id", "gone")
    done = run("note", "remove", "gone", *DAY)
    assert (done.exit_code, done.stderr) == (0, "지웠습니다: [발언] 내려야 한다\n")
    assert (here / "notes/2025-08-13.toml").read_bytes().strip() == before.strip()
    assert "그런 메모가 없습니다" in told(run("note", "remove", "gone", *DAY))


def test_quotes_and_backslashes_survive_the_file() -> None:
    add("--kind", "event", "--text", '그는 "예\\아니오"라고 했다.')
    assert '그는 "예\\아니오"라고 했다.' in run("note", "list", *DAY).stdout


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("관세 우려가 매물을 불러 증시를 끌어내렸다", "이대로는 기사에 싣지 않습니다."),
        ("관세 우려가 잦아들면서 나스닥지수가 3% 올랐다", "2025-08-13 기록은 0.14%입니다."),
        ("관세 우려가 잦아들면서 매수세가 몰렸다", ""),
    ],
)
def test_what_today_would_not_print_is_told_when_it_is_written(here: Path, text: str, doubt: str) -> None:
    """On the day of the demo all indices rose, the Nasdaq by 0.14 %."""
    with Store.open(here / "none.sqlite", create=True) as store:
        store.write(demo.batch(), now=dt.datetime(2025, 8, 14, tzinfo=dt.UTC))
    done = add("--kind", "cause", "--source", "데스크", "--text", text)
    assert done.exit_code == 0
    assert ("확인: " in done.stderr, doubt in done.stderr) == (bool(doubt), True)
    checked = run("note", "check", *DAY)
    assert checked.exit_code == (1 if doubt else 0), checked.output
    assert ("이 메모를 뺐습니다." in checked.stdout) is bool(doubt)


def test_check_names_each_problem_and_fails(here: Path) -> None:
    (here / "desk").mkdir()
    (here / "desk/2025-08-13.toml").write_text(
        '[[event]]\ntext = ""\n[[event]]\ntext = "동결했다."\n[[cause]]\nabout = "^RUX"\noutlet = "로이터"\n'
        'text = "기대가 컸다"\n',
        encoding="utf-8",
    )
    done = run("note", "check", *DAY, "--notes", "desk")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "desk/2025-08-13.toml 1행 [event] 1번째",
        "메모 ‘기대가 컸다’(desk/2025-08-13.toml 5행 [cause])",
    ]
    assert "2건" in done.stderr


def test_list_shows_the_sentences() -> None:
    add(*BESSENT, "--text", "내려야 한다")
    add("--kind", "link", "--text", "연준 발표문", "--link", "https://www.federalreserve.gov/")
    kinds = [line.split("\t")[1] for line in run("note", "list", *DAY).stdout.splitlines()]
    assert kinds == ["발언", "링크"]


def test_notes_of_two_markets_on_one_day_stand_apart(here: Path) -> None:
    assert add("--kind", "event", "--text", "뉴욕의 일이다.").exit_code == 0
    assert add("--market", "kr", "--kind", "event", "--text", "서울의 일이다.").exit_code == 0
    assert (here / "notes/kr/2025-08-13.toml").is_file()
    assert run("note", "list", *DAY).stdout.endswith("뉴욕의 일이다.\n")
    told = run("note", "list", *DAY, "--market", "kr").stdout
    assert told.endswith("서울의 일이다.\n")
    assert "뉴욕" not in told


def test_no_two_markets_keep_their_notes_in_one_place() -> None:
    kept = [market.notes for market in markets.every()]
    assert len({*kept}) == len(kept)


@pytest.mark.parametrize(
    ("market", "about", "code"), [("us", "^KS11", 2), ("kr", "^KS11", 0), ("kr", "^GSPC", 2)]
)
def test_a_cause_is_about_a_subject_of_its_own_market(market: str, about: str, code: int) -> None:
    given = ("--kind", "cause", "--outlet", "로이터", "--text", "기대가 컸다", "--about", about)
    assert add("--market", market, *given).exit_code == code


@pytest.mark.parametrize(
    ("name", "symbol"), [("엔비디아", "NVDA"), ("러셀2000지수", "^RUT"), ("NVDA", "NVDA")]
)
def test_a_cause_is_about_whom_the_desk_names(here: Path, name: str, symbol: str) -> None:
    with Store.open(here / "none.sqlite", create=True) as store:
        store.write(demo.batch(), now=dt.datetime(2025, 8, 14, tzinfo=dt.UTC))
    done = add("--kind", "cause", "--outlet", "로이터", "--text", "기대가 컸다", "--about", name)
    assert done.exit_code == 0, done.output
    assert f'about = "{symbol}"' in (here / "notes/2025-08-13.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", ["check", "list"])
def test_a_day_without_a_file_or_a_session_says_so(verb: str) -> None:
    done = run("note", verb, *DAY)
    assert (done.exit_code, "메모 파일이 없습니다" in done.stderr) == (1, True)
    done = run("note", verb, "--date", "2025-08-16")
    assert (done.exit_code, "주말" in done.stderr) == (3, True)


def test_today_prints_the_desks_notes_and_tells_what_it_held(here: Path) -> None:
    (here / "desk").mkdir()
    (here / "desk/2025-08-13.toml").write_text(
        '[[event]]\ntext = "데스크가 쓴 문장이다."\n[[event]]\ntext = "{{ 7 * 7 }}"\n', encoding="utf-8"
    )
    done = run("today", "--demo", "--format", "json", "--notes", "desk")
    assert done.exit_code == 0, done.output
    assert "데스크가 쓴 문장이다." in done.stdout
    assert "49" not in done.stdout.split("데스크가 쓴")[1][:30]
    assert "desk/2025-08-13.toml 3행 [event] 2번째" in done.stderr
    assert "베선트" not in done.stdout


def test_the_demo_brings_notes_of_its_own() -> None:
    assert "스콧 베선트 미국 재무장관은 블룸버그" in run("today", "--demo", "--format", "json").stdout


@pytest.fixture
def noted(here: Path) -> Path:
    made = article(
        paragraphs=(
            paragraph("fed", quoted("베선트"), "는 “", quoted(SAID), "”고 말했다.", item="note:n"),
            *article().paragraphs,
        ),
        notes=(NOTE,),
    )
    return sealed_at(here / "us-close.json", made)


@pytest.mark.parametrize("text", ["50bp", "베선트", "n"])
def test_explain_tells_of_a_note(text: str, noted: Path) -> None:
    found = run("explain", noted, text).stdout
    assert f"{SAID}\n  메모    데스크 메모(발언, note:n)." in found
    assert f"  시각    {SESSION}(뉴욕)\n" in found


def test_explain_lists_notes_and_gives_them_as_json(noted: Path) -> None:
    assert (
        run("explain", noted).stdout.splitlines()[-1] == f"{SAID}\t데스크 메모(발언)\t베선트, 채널4\tnote:n"
    )
    document = json.loads(run("explain", noted, "50bp", "--json").stdout)
    assert [each["id"] for each in document["notes"]] == ["n"]
    assert document["figures"] == []
