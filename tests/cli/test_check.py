"""``newsgen check``: files, folders and what comes in; exit codes; forms; mending."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsgen.cli import main
from newsgen.cli.frame import progress
from newsgen.sources import demo
from newsgen.store import Store

RIGHT = "13일(현지시간) 뉴욕증시에서 S&P500지수는 20.82포인트(0.32%) 오른 6,466.58에 거래를 마쳤다.\n"
WRONG = RIGHT.replace("6,466.58", "6,646.58")
STYLE = "러셀2000지수은 쉬었다...\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "demo.sqlite"
    with Store.open(path, create=True) as made:
        made.write(demo.batch(demo.of("us")), now=dt.datetime.now(dt.UTC))
    return path


def _run(store: Path, *words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, ["--store", str(store), "check", *words], input=given)


def _file(folder: Path, text: str, name: str = "copy.txt") -> str:
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return str(path)


def test_leaves_with_nothing_where_nothing_is_wrong(store: Path, tmp_path: Path) -> None:
    ended = _run(store, _file(tmp_path, RIGHT), "--date", "2025-08-13")
    assert ended.exit_code == 0
    assert ended.output == "2025-08-13 틀린 것 없음, 맞는 수치 3개.\n"


@pytest.mark.parametrize("text", ["", "오늘 날씨가 좋다.\n"])
def test_what_has_nothing_to_check_is_not_told_to_be_right(store: Path, tmp_path: Path, text: str) -> None:
    ended = _run(store, _file(tmp_path, text))
    assert ended.stdout.splitlines()[-1] == "맞춰 볼 수치가 없습니다."


def test_a_day_without_a_session_is_told_to_be_one(store: Path, tmp_path: Path) -> None:
    ended = _run(store, _file(tmp_path, RIGHT), "--date", "2025-08-16")
    assert ended.exit_code == 2
    assert "2025-08-16: 뉴욕증시 거래일이 아닙니다(주말)." in ended.stderr


def test_copy_of_a_day_of_rest_is_of_the_last_session_before_it(store: Path, tmp_path: Path) -> None:
    told = json.loads(_run(store, _file(tmp_path, RIGHT), "--date", "2025-08-16", "--json").stdout)
    assert (told["date"], told["known"]) == ("2025-08-15", False)
    assert told["notice"].startswith("2025-08-16: 뉴욕증시 거래일이 아닙니다(주말). 앞선 거래일 2025-08-15의")


def test_tells_where_and_what_is_right(store: Path, tmp_path: Path) -> None:
    ended = _run(store, _file(tmp_path, WRONG), "--date", "2025-08-13")
    assert ended.exit_code == 1
    assert "6,646.58" in ended.output
    assert "6,466.58" in ended.output


def test_a_day_without_data_leaves_with_two(store: Path, tmp_path: Path) -> None:
    ended = _run(store, _file(tmp_path, RIGHT), "--date", "2030-08-13")
    assert ended.exit_code == 2


def test_a_kind_may_be_let_pass(store: Path, tmp_path: Path) -> None:
    path = _file(tmp_path, STYLE)
    assert _run(store, path, "--date", "2025-08-13", "--fail-on", "false").exit_code == 0
    assert _run(store, path, "--date", "2025-08-13", "--fail-on", "style").exit_code == 1


def test_offsets_are_code_points_of_the_file_as_it_is(store: Path, tmp_path: Path) -> None:
    source = "\ufeff제목 ＳＫ\r\n\r\n" + WRONG.replace("지수", "\u110c\u1175\u1109\u116e", 1)
    ended = _run(store, _file(tmp_path, source), "--date", "2025-08-13", "--json")
    found = [one for one in json.loads(ended.stdout)["findings"] if one["code"] == "level"]
    assert [source[one["start"] : one["end"]] for one in found] == ["6,646.58"]
    assert (found[0]["line"], found[0]["text"]) == (3, "6,646.58")


def test_mends_what_has_one_right_answer(store: Path, tmp_path: Path) -> None:
    path = _file(tmp_path, STYLE + WRONG)
    _run(store, path, "--date", "2025-08-13", "--fix")
    told = Path(path).read_text(encoding="utf-8")
    assert told.startswith("러셀2000지수는 쉬었다…")
    assert "6,646.58" in told


def test_reads_a_folder_and_what_comes_in(store: Path, tmp_path: Path) -> None:
    _file(tmp_path, WRONG, "one.txt")
    _file(tmp_path, RIGHT, "two.md")
    assert _run(store, str(tmp_path), "--date", "2025-08-13").output.count("2025-08-13 틀린") == 2
    assert _run(store, "-", "--date", "2025-08-13", given=WRONG).exit_code == 1


def test_a_long_check_is_told_on_a_terminal_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "SOON", 0.001)
    for live in (True, False):
        monkeypatch.setattr("sys.stderr.isatty", lambda live=live: live)
        with progress.patient("글 보는 중") as told:
            told(1, 4)
            while live and "25%" not in (shown := capsys.readouterr().err):
                pass
    assert re.search(r"\r\033\[K글 보는 중 25%, \d+초째", shown)
    ended = capsys.readouterr()
    assert ended.err.endswith("\r\033[K")
    assert ended.out == ""


def test_what_is_short_is_checked_without_a_word(store: Path, tmp_path: Path) -> None:
    ended = _run(store, _file(tmp_path, RIGHT), "--date", "2025-08-13")
    assert ended.stderr == ""


def test_writes_sarif_and_annotations(store: Path, tmp_path: Path) -> None:
    path = _file(tmp_path, WRONG)
    sarif = json.loads(_run(store, path, "--date", "2025-08-13", "--format", "sarif").stdout)
    (result,) = sarif["runs"][0]["results"]
    assert (result["ruleId"], result["level"]) == ("level", "error")
    assert sarif["runs"][0]["columnKind"] == "unicodeCodePoints"
    told = _run(store, path, "--date", "2025-08-13", "--format", "github").stdout
    assert told.startswith("::error file=")
    assert "%25" not in told.split("::")[1]


@pytest.mark.parametrize("name", ["nowhere.txt", "empty-folder"])
def test_what_is_not_there_is_one_line(store: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty-folder").mkdir()
    ended = _run(store, str(tmp_path / name))
    assert ended.exit_code == 2
    assert "Traceback" not in ended.output


def _encoded(text: str, encoding: str) -> bytes:
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "utf-8-sig": b""}
    return marks.get(encoding, b"") + text.encode(encoding)


ENCODINGS = ["utf-8-sig", "cp949", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_copy_is_read_as_korean_desks_save_it(store: Path, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes(_encoded(f"제목\r\n\r\n{WRONG}", encoding))
    ended = _run(store, str(path), "--date", "2025-08-13", "--json")
    (found,) = [one for one in json.loads(ended.stdout)["findings"] if one["code"] == "level"]
    mark = 0 if encoding == "cp949" else 1
    assert found["start"] == mark + len("제목\r\n\r\n") + WRONG.index("6,646.58")
    assert (found["line"], found["text"]) == (3, "6,646.58")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_is_mended_stays_in_its_encoding(store: Path, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes(_encoded("러셀2000지수은 쉬었다.\r\n", encoding))
    _run(store, str(path), "--date", "2025-08-13", "--fix")
    assert path.read_bytes() == _encoded("러셀2000지수는 쉬었다.\r\n", encoding)


def test_what_comes_in_goes_out_in_its_encoding(store: Path) -> None:
    words = ["--store", str(store), "check", "-", "--date", "2025-08-13", "--fix", "--json"]
    told = CliRunner().invoke(main, words, input="러셀2000지수은 쉬었다.\n".encode("cp949"))
    assert told.stdout_bytes.startswith("러셀2000지수는 쉬었다.\n".encode("cp949"))


@pytest.mark.parametrize(
    "octets",
    [
        b"\xff\xfe\x00",
        b"\xc4\xda\x00\xbd\xba",
        b"\xff\xfa\xfb",
        "日本銀行は金利を据え置いた".encode("shift-jis"),
    ],
    ids=["cut utf-16", "with nul", "no text", "japanese"],
)
def test_what_is_no_korean_text_is_one_line(store: Path, tmp_path: Path, octets: bytes) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes(octets)
    ended = _run(store, str(path))
    assert ended.exit_code == 2
    assert "UTF-8" in ended.output
    assert "Traceback" not in ended.output


def test_without_a_date_the_levels_tell_which_month_it_is(store: Path, tmp_path: Path) -> None:
    told = json.loads(_run(store, _file(tmp_path, RIGHT), "--json").stdout)
    assert (told["date"], told["market"], told["known"]) == ("2025-08-13", "us", True)


def test_without_a_store_the_text_itself_is_checked(tmp_path: Path) -> None:
    ended = _run(tmp_path / "none.sqlite", _file(tmp_path, STYLE), "--date", "2025-08-13")
    assert ended.exit_code == 2
    assert "particle" in ended.output


def test_the_figure_at_a_place_is_explained(store: Path, tmp_path: Path) -> None:
    path = _file(tmp_path, RIGHT)
    place = f"1:{RIGHT.index('20.82') + 1}"
    ended = _run(store, path, "--date", "2025-08-13", "--explain", place)
    assert ended.exit_code == 0
    assert "6466.58 - 6445.76 = 20.82" in ended.output
    told = json.loads(_run(store, path, "--date", "2025-08-13", "--explain", place, "--json").output)
    assert told["schema"] == "newsgen/checked-figure/v1"
    assert told["verdict"] == "right"


@pytest.mark.parametrize("place", ["1:5", "9:9", "0:1", "다섯째", "1"])
def test_a_place_without_a_figure_is_one_line(store: Path, tmp_path: Path, place: str) -> None:
    ended = _run(store, _file(tmp_path, RIGHT), "--date", "2025-08-13", "--explain", place)
    assert ended.exit_code == 2
    assert ended.stderr.count("\n") <= 4
    assert "Traceback" not in ended.stderr
