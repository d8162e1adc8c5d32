"""``newsgen explain``: a figure, its sentence, its fact, its prices, the sum."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsgen.cli import main
from newsgen.model import Fact, Input, Run
from newsgen.outputs import OUTPUTS
from newsgen.proof.arithmetic import recompute
from newsgen.sources import demo
from tests.article_fixture import BEFORE, SESSION, article, figure, paragraph
from tests.genuine import sealed_at
from tests.made_events import account, event
from tests.schemas import validator


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(tmp_path / "outbox.sqlite"))
    monkeypatch.setenv("NEWSGEN_STORE", str(tmp_path / "none.sqlite"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return sealed_at(tmp_path / "us-close.json", article())


def run(*args: object) -> Result:
    return CliRunner().invoke(main, ["explain", *map(str, args)])


def test_a_figure_down_to_its_prices(file):
    assert run(file, "0.32%").stdout == (
        "0.32%\n"
        "  문장    “S&P500은 20.82포인트(0.32%) 상승한 6,466.58을 기록했다.”\n"
        "  사실    전장 대비 등락률 (change_day:^GSPC@2025-08-13)\n"
        "  대상    ^GSPC\n"
        "  원래 값 0.323008 percent\n"
        "  거래일  2025-08-13, 기준일 2025-08-12\n"
        "  시세    ^GSPC 2025-08-12 종가 6445.7598\n"
        "          ^GSPC 2025-08-13 종가 6466.5801\n"
        "  계산    6466.5801 / 6445.7598 - 1 = 0.3230 % (맞음)\n"
    )


def test_a_rate_keeps_the_date_and_the_hour_of_its_source(tmp_path):
    """The won of a session is London's midnight of the next day: whoever checks it looks there."""
    CliRunner().invoke(main, ["today", "--demo", "--format", "json", "--out", str(tmp_path)])
    path = tmp_path / str(demo.SESSION) / "us-close.json"
    told = run(path, "1,378.8원").stdout
    assert "거래일  2025-08-13\n" in told
    assert "시세    USDKRW 2025-08-14 고시값 1378.78 (Europe/London 00:00)\n" in told
    assert "(맞음)" in told
    assert "거래일  2025-08-13, 기준일 2025-08-12\n" in run(path, "5bp").stdout
    assert "DGS10 2025-08-13 고시값 4.24 (뉴욕 15:30)" in run(path, "4.24%").stdout


def test_a_figure_is_found_by_its_raw_value_too(file):
    assert run(file, "4.94").stdout.startswith("4%\n  문장    “이번 주 들어서만 4% 넘게 뛰어")


def test_every_sentence_with_the_figure_is_named(file):
    assert run(file, "1.98%").stdout.count("문장") == 3


def test_without_a_figure_all_are_listed(file):
    lines = run(file).stdout.splitlines()
    assert lines[0] == "1.98%\t전장 대비 등락률\t^RUT\tchange_day:^RUT@2025-08-13"
    assert [line.split("\t")[0] for line in lines[-4:]] == ["1,615개", "300개", "5bp", "4.24%"]


def test_a_count_says_that_its_prices_are_not_in_the_article(file):
    assert "다시 계산할 수 없습니다" in run(file, "1,615").stdout
    assert "1933개에서 셈" in run(file, "1,615").stdout


def test_json(file):
    document = json.loads(run(file, "5bp", "--json").stdout)
    validator("explain.v1.json").validate(document)
    (told,) = document["figures"]
    assert told["label"] == "금리 등락 폭"
    assert told["arithmetic"] == {
        "text": "(4.24 - 4.29) × 100 = -5 bp",
        "value": pytest.approx(-5.0),
        "agrees": True,
    }
    assert [value["date"] for value in told["fact"]["inputs"]] == ["2025-08-12", "2025-08-13"]


def test_an_article_that_its_facts_do_not_bear_out_explains_nothing(tmp_path):
    wrong = [
        Fact(**{name: getattr(f, name) for name in f.__struct_fields__} | {"value": 2.5})
        if f.id.startswith("change_day:^RUT")
        else f
        for f in article().facts
    ]
    result = run(sealed_at(tmp_path / "a.json", article(facts=tuple(wrong))), "1.98%")
    assert (result.exit_code, result.stdout) == (4, "")
    assert "1.98%" in result.stderr


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"{", "newsgen이 만든 기사 JSON이 아닙니다."),
        (b"[]", "newsgen이 만든 기사 JSON이 아닙니다."),
        (b"\xff\xfe", "newsgen이 만든 기사 JSON이 아닙니다."),
        (b'{"id": 3}', "newsgen이 만든 기사 JSON이 아닙니다($.id 자리가 다름)."),
    ],
)
def test_a_bad_file_is_one_line(tmp_path, body, message):
    path = tmp_path / "bad.json"
    path.write_bytes(body)
    result = run(path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"newsgen: {path}: {message}")
    assert result.stderr.count("\n") == 1


def test_another_schema_is_refused(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(OUTPUTS["json"](article(schema="newsgen/article/v2")).body)
    assert "newsgen/article/v2" in run(path).stderr


def test_no_file_and_no_such_figure(tmp_path, file):
    assert "(파일이 없음)" in run(tmp_path / "none.json").stderr
    assert "(폴더임)" in run(tmp_path).stderr
    result = run(file, "9.99%")
    assert (result.exit_code, result.stderr.count("newsgen: ")) == (1, 1)


def _fact(measure: str, value: float, *closes: float) -> Fact:
    inputs = tuple(
        Input(symbol=f"S{at // 2}", date=(BEFORE, SESSION)[at % 2], value=close)
        for at, close in enumerate(closes)
    )
    return Fact(
        id="f", measure=measure, about="X", value=value, unit="percent", session=SESSION, inputs=inputs
    )


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (_fact("change_day", 0.0, 100, 110, 50, 45), "(+10.0000 -10.0000) / 2 = 0.0000 %"),
        (_fact("points_day", 10.0, 100, 110), "110 - 100 = 10"),
        (
            _fact("spread_day", 20.0, 100, 110, 50, 45),
            "(110 / 100 - 1 = 10.0000 %) - (45 / 50 - 1 = -10.0000 %) = 20.0000 %포인트",
        ),
        (_fact("high_52w", 110.0, 100, 110), "110"),
        (_fact("largest_fall_since", -10.0, 50, 45), "45 / 50 - 1 = -10.0000 %"),
    ],
    ids=lambda part: part.measure if isinstance(part, Fact) else "",
)
def test_the_sums(fact, text):
    done = recompute(fact)
    assert done is not None
    assert (done.text, done.agrees) == (text, True)


def test_what_cannot_be_computed_again():
    assert recompute(_fact("streak_up", 4.0, 100, 110)) is None
    assert recompute(_fact("change_day", 4.0)) is None
    assert recompute(_fact("change_day", 4.0, 0, 110)) is None


def test_an_event_is_told_with_who_says_so_and_where(tmp_path):
    one = event("NVDA", account("NVDA", source="SEC EDGAR", link="https://example.org/8k", codes=("2.02",)))
    words = Run(text="전날 장 마감 후 분기 실적을 발표한", event=one.id)
    move = figure("0.86%", "change_day:NVDA", "percent")
    told = paragraph("stocks", words, " 엔비디아는 ", move, " 내렸다.")
    path = sealed_at(tmp_path / "us-close.json", article(paragraphs=(told,), events=(one,)))
    assert run(path, "분기 실적").stdout == (
        "NVDA 실적 발표\n"
        "  글      “전날 장 마감 후 분기 실적을 발표한”\n"
        "  사건    earnings:NVDA@2025-08-13. 등락의 원인이라는 뜻이 아닙니다.\n"
        "  때      2025-08-12 장 마감 후, 거래일 2025-08-13\n"
        "  출처    SEC EDGAR(결과 있음, 항목 2.02)\n"
        "  링크    https://example.org/8k\n"
    )
    assert (
        run(path).stdout.splitlines()[-1]
        == "NVDA\t사건(실적 발표)\tSEC EDGAR\tevent:earnings:NVDA@2025-08-13"
    )
    assert [each["id"] for each in json.loads(run(path, "NVDA", "--json").stdout)["events"]] == [one.id]
