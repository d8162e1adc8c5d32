from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from newsgen.cli.glossary import glossary
from newsgen.errors import UsageProblem
from tests.tables import each

TEXT = "연준이 쉬었다.\n시장은 😀 연준과 기준금리를 본다.\n"


def run(*args: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(glossary, args, input=text)


def problem(*args: str, text: str | bytes | None = None) -> str:
    error = run(*args, text=text).exception
    assert isinstance(error, UsageProblem)
    message = str(error)
    assert "\n" not in message
    return message


def test_list() -> None:
    plain = run("list")
    assert plain.exit_code == 0
    assert "러셀2000" in plain.output
    terms = json.loads(run("list", "--json").output)["terms"]
    assert f"용어 {len(terms)}개" in plain.output


@each(["bp", "basis-point", "베이시스포인트", "베이시스 포인트", "Basis Point"])
def test_show_by_any_name(word: str) -> None:
    result = run("show", word)
    assert result.exit_code == 0
    assert "1bp는 0.01%p" in result.output
    term = json.loads(run("show", word, "--json").output)["term"]
    assert term["id"] == "basis-point"


def test_show_joins_words() -> None:
    assert run("show", "국채", "금리").output.startswith("국채 금리 (Treasury yield)")


def test_show_unknown_suggests_what_is_near() -> None:
    assert "매그니피센트 7" in problem("show", "매그니피샌트")
    assert "glossary list" in problem("show", "없는낱말")


def test_search() -> None:
    assert run("search", "ㄹㅅ2").output.startswith("russell-2000")
    assert json.loads(run("search", "ㄹㅅ2", "--json").output)["terms"][0]["id"] == "russell-2000"
    assert "찾을 글자가 없습니다" in run("search", "%").output
    assert "맞는 용어가 없습니다" in run("search", "없는낱말").output
    assert "100자까지" in run("search", *["금리가", "오르면"] * 25).output
    assert json.loads(run("search", "%", "--json").output)["terms"] == []


def test_a_guess_is_told_as_one() -> None:
    assert run("search", "인플래이션").output.startswith("‘인플래이션’에 맞는 용어가 없습니다. 혹시")
    assert json.loads(run("search", "인플래이션", "--json").output)["guess"] is True
    assert json.loads(run("search", "인플레이션", "--json").output)["guess"] is False
    assert "혹시" not in run("search", "인플레이션").output


def test_annotate_json_keeps_the_contract(tmp_path: Path) -> None:
    file = tmp_path / "글.txt"
    file.write_bytes(TEXT.replace("\n", "\r\n").encode())
    text = file.read_bytes().decode()
    found = json.loads(run("annotate", str(file), "--json").output)
    assert set(found) == {"schema", "terms"}
    assert found["schema"] == "newsgen/annotations/v1"
    assert [(term["id"], term["first"]) for term in found["terms"]] == [
        ("fed", True),
        ("fed", False),
        ("policy-rate", True),
    ]
    for term in found["terms"]:
        assert set(term) == {"id", "surface", "start", "end", "first"}
        assert text[term["start"] : term["end"]] == term["surface"]


def test_annotate_reads_standard_input_and_the_first_only() -> None:
    found = json.loads(run("annotate", "-", "--json", "--first", text=TEXT).output)
    assert [term["id"] for term in found["terms"]] == ["fed", "policy-rate"]


def test_annotate_table() -> None:
    output = run("annotate", "-", text=TEXT).output
    assert "2행 7자" in output
    assert "용어 2개, 3곳" in output
    assert "용어 0개, 0곳" in run("annotate", "-", text="").output


def test_annotate_what_cannot_be_read(tmp_path: Path) -> None:
    assert "없습니다" in problem("annotate", str(tmp_path / "nowhere.txt"))
    assert "읽을 수 없습니다" in problem("annotate", str(tmp_path))
    assert "표준입력 2행" in problem("annotate", "-", text=b"x\n\xff")


@each([["--help"], ["list", "--help"], ["annotate", "--help"]])
def test_help_is_korean(args: list[str]) -> None:
    assert "용어" in run(*args).output


def test_the_verbs_load_no_terms_and_no_arrays_until_they_run() -> None:
    code = (
        "import sys, newsgen.cli.glossary as g; before = set(sys.modules);"
        "assert not {'newsgen.glossary', 'msgspec', 'pandas', 'numpy'} & before, before;"
        "g.glossary(['show', 'bp'], standalone_mode=False);"
        "assert not {'pandas', 'numpy', 'yfinance', 'exchange_calendars'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
