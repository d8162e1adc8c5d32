"""``newsgen fed``: with the desk's prices and no store, from a store, and every bad input in one line."""

from __future__ import annotations

import datetime as dt
import json
import resource
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from newsgen.cli import Settings
from newsgen.cli.fed import DESK, fed
from newsgen.errors import FedInputProblem, NoSession, StoreProblem, UsageProblem
from newsgen.sources.batch import Batch, Rate
from newsgen.store import Store

ROOT = Path(__file__).parents[2]
DAY = dt.date(2025, 8, 13)
PRICES = {
    "2025-08": 95.67, "2025-09": 95.79, "2025-10": 95.945, "2025-11": 96.1, "2025-12": 96.24,
    "2026-01": 96.32, "2026-02": 96.425,
}  # fmt: skip
AUGUST_13 = ("--date", "2025-08-13", "--range", "4.25-4.50")


@pytest.fixture
def run(tmp_path):
    def given(*args: str) -> Result:
        return CliRunner().invoke(fed, list(args), obj=Settings(tmp_path / "market.sqlite", None))

    return given


@pytest.fixture
def file(tmp_path):
    """Write a file of prices and return its path."""

    def written(*rows: str, head: str = "contract,price", name: str = "prices.csv") -> str:
        path = tmp_path / name
        lines = rows or tuple(f"{month},{price}" for month, price in PRICES.items())
        path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
        return str(path)

    return written


def filled(path: Path) -> None:
    with Store.open(path, create=True) as store:
        rates = [Rate(f"ZQ:{month}", DAY, price) for month, price in PRICES.items()]
        before = dt.date(2025, 8, 12)
        rates += [Rate(f"ZQ:{month}", before, price) for month, price in {**PRICES, "2025-10": 95.93}.items()]
        rates += [Rate("DFEDTARL", before, 4.25), Rate("DFEDTARU", before, 4.5)]
        store.write(Batch(origin="시험", rates=tuple(rates)), now=dt.datetime(2025, 8, 14, tzinfo=dt.UTC))


def test_the_desk_s_prices_need_no_store(run, file, tmp_path):
    done = run(*AUGUST_13, "--prices", file())
    assert done.exit_code == 0, done.exception
    lines = done.output.splitlines()
    assert lines[:2] == [
        "2025-08-13 연방기금 금리선물로 계산한 확률(FedWatch 방식)",
        "현재 목표 범위 연 4.25~4.50%",
    ]
    assert lines[4] == "2025-09-16~17  100.0%  0.0%  0.0%  4.00~4.25%  94.3%  ███████████████████"
    assert "2025년 마지막 회의까지 반영된 변화: -64bp" in lines
    assert not (tmp_path / "market.sqlite").exists()


def test_columns_line_up_where_hangul_takes_two_cells(run, file):
    head, first = run(*AUGUST_13, "--prices", file()).output.splitlines()[3:5]
    assert head == "회의             인하  동결  인상  가장 유력한 범위"
    assert cells(head[: head.index("가장")]) == cells(first[: first.index("4.00")])


def cells(text: str) -> int:
    return sum(2 if "가" <= char <= "힣" else 1 for char in text)


def test_the_contract(run, file):
    done = run(*AUGUST_13, "--prices", file(), "--json")
    told = json.loads(done.output)
    schema = json.loads((ROOT / "docs" / "schemas" / "fed.v1.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(told)
    assert (told["schema"], told["date"]) == ("newsgen/fed/v1", "2025-08-13")
    assert told["range"] == {"low": 4.25, "high": 4.5}
    first = told["meetings"][0]
    assert (first["meeting"], first["cut"], first["hold"], first["hike"]) == ("2025-09-17", 100.0, 0.0, 0.0)
    assert first["outcomes"] == [
        {"low_bp": 375, "high_bp": 400, "probability": pytest.approx(5.7241, abs=0.0001)},
        {"low_bp": 400, "high_bp": 425, "probability": pytest.approx(94.2759, abs=0.0001)},
    ]
    assert first["contracts"] == ["2025-08", "2025-10", "2025-11"]
    assert sum(one["probability"] for one in told["meetings"][-1]["outcomes"]) == pytest.approx(100)
    assert told["moves"][0]["steps"][0]["bp"] == -50


def test_a_store_tells_the_day_before_too(run, tmp_path):
    filled(tmp_path / "market.sqlite")
    told = json.loads(run("--date", "2025-08-13", "--json").output)
    was = told["meetings"][0]["before"]
    assert set(was) == {"day"}
    # Published for 12 August: hold 6.14, cut 93.86; its prices of August, October and November gave that.
    assert was["day"]["date"] == "2025-08-12"
    assert was["day"]["cut"] == pytest.approx(100 - was["day"]["hold"])
    assert "회의의 인하 확률: 100.0%. 하루 전(08-12)" in run("--date", "2025-08-13").output


def test_kept_prices_are_the_store_s(run, file, tmp_path):
    done = run(*AUGUST_13, "--prices", file(), "--keep")
    assert done.exit_code == 0
    assert "금리선물 7건을 저장했습니다" in done.output
    with Store.open(tmp_path / "market.sqlite") as store:
        kept = store.recent_rates("ZQ:", DAY, DAY)
        assert store.rate_origins(["ZQ:2025-09"]) == (DESK,)
    assert {rate.series: rate.value for rate in kept} == {f"ZQ:{m}": p for m, p in PRICES.items()}
    assert run(*AUGUST_13).output.splitlines()[4].startswith("2025-09-16~17  100.0%")


def test_nothing_is_kept_of_prices_that_do_not_do(run, file, tmp_path):
    filled(tmp_path / "market.sqlite")
    done = run("--date", "2025-08-13", "--prices", file("2025-10,96"), "--keep")
    assert isinstance(done.exception, FedInputProblem)
    with Store.open(tmp_path / "market.sqlite") as store:
        assert store.recent_rates("ZQ:2025-10", DAY, DAY) == [Rate("ZQ:2025-10", DAY, 95.945)]


@pytest.mark.parametrize(
    ("rows", "head", "says"),
    [
        (("2025-08,95.67", "2025-09,9579"), "contract,price", "prices.csv 3행: 가격이 90~101 밖입니다"),
        (("2025-08,nan",), "contract,price", "2행: 가격이 숫자가 아닙니다: 'nan'"),
        (("2025-08,",), "contract,price", "2행: 가격이 숫자가 아닙니다"),
        (("2025-13,95.67",), "contract,price", "2행: 계약 월이 아닙니다(2025-09처럼 씁니다): '2025-13'"),
        (("ZQU25,95.67",), "contract,price", "2행: 계약 월이 아닙니다"),
        (("2025-08,95.7", "2025-08,95.7"), "contract,price", "3행: 2025-08 월물이 앞에 또 있습니다"),
        (("2025-08,95.7,1",), "contract,price", "2행: 칸이 2개여야 하는데 3개입니다"),
        (("2025-08,95.7",), "month,price", "1행: 열 contract"),
        (('2025-08,"95.7',), "contract,price", "따옴표가 맞지 않습니다"),
        (("2025-08,95.7,2025-08-12",), "contract,price,date", "2025-08-12 시세입니다. 2025-08-13"),
        (
            ("2025-08,95.7,2025-08-13", "2025-09,95.8,2025-08-12"), "contract,price,date",
            "3행: 날짜가 앞 행(2025-08-13)과 다릅니다: 2025-08-12",
        ),
        (("2025-08,95.7,13/08/2025",), "contract,price,date", "2행: 날짜가 아닙니다"),
        (("2025-01,95.7",), "contract,price", "2025-01 월물은 2025-08-13에 거래되지 않습니다"),
        (("2031-01,95.7",), "contract,price", "2031-01 월물은 2025-08-13에 거래되지 않습니다"),
        (("2025-08,95.67", "2025-09,95.79"), "contract,price", "2025-10, 2025-11"),
        (("2025-10,95.945", "2025-11,96.1"), "contract,price", "2025-08"),
        (
            ("2025-08,95.945", "2025-09,96.1", "2025-10,96.24", "2025-11,96.32"), "contract,price",
            "계약 월과 목표 범위가 그 거래일의 것인지",
        ),
    ],
)  # fmt: skip
def test_bad_files_are_told_in_one_line(run, file, rows, head, says):
    done = run(*AUGUST_13, "--prices", file(*rows, head=head))
    assert isinstance(done.exception, FedInputProblem), done.exception
    line = str(done.exception)
    assert says in line
    assert "\n" not in line


def test_months_out_of_order_are_put_in_order_and_told(run, file):
    rows = ("2025-11,96.1", "2025-08,95.67", "2025-10,95.945", "2025-09,95.79")
    turned = run(*AUGUST_13, "--prices", file(*rows))
    sorted_ = run(*AUGUST_13, "--prices", file(*sorted(rows)))
    assert "3행: 월물의 차례가 어긋나" in turned.stderr
    assert turned.stdout == sorted_.stdout
    assert "100.0%" in turned.stdout


def test_files_that_are_no_text(run, tmp_path):
    path = tmp_path / "prices.csv"
    for body in (b"", b"contract,price\n", b"\xff\xfe\x00\x01", b"contract,price\n2025-08,\xff\n"):
        path.write_bytes(body)
        done = run(*AUGUST_13, "--prices", str(path))
        assert isinstance(done.exception, FedInputProblem), body
        assert str(done.exception).startswith("prices.csv")
    path.write_bytes(b"contract,price\n" * 100_000)
    for wrong in (path, Path("/dev/zero")):
        done = run(*AUGUST_13, "--prices", str(wrong))
        assert "너무 크거나 보통 파일이 아닙니다" in str(done.exception)


@pytest.mark.parametrize(
    ("args", "kind", "says"),
    [
        (("--date", "2025-08-16"), NoSession, "2025-08-16에는 끝난 뉴욕증시 거래일이 없습니다(주말)"),
        (("--date", "2025-07-04"), NoSession, "휴장일"),
        (("--date", "2025-08-13"), UsageProblem, "--range 4.25-4.50"),
        (("--date", "2025-08-13", "--range", "4.25-4.75"), FedInputProblem, "폭이 0.25%포인트"),
        (("--date", "2025-08-13", "--range", "4.30-4.55"), FedInputProblem, "범위가 아닙니다"),
    ],
)
def test_bad_days_and_ranges(run, file, args, kind, says):
    done = run(*args, "--prices", file())
    assert type(done.exception) is kind
    assert says in str(done.exception)


def test_usage(run, file):
    assert run("--range", "4.25").exit_code == 2
    assert "4.25-4.50처럼 쓰십시오" in run("--range", "low").output
    assert isinstance(run("--keep").exception, UsageProblem)
    assert isinstance(run("--date", "2025-08-13").exception, StoreProblem)
    assert run("--prices", "nowhere.csv").exit_code == 2
    assert [NoSession.exit_code, FedInputProblem.exit_code] == [3, 1]


def test_the_date_of_the_file_is_the_session(run, file):
    rows = [f"{month},{price},2025-08-13" for month, price in PRICES.items()]
    done = run("--range", "4.25~4.50", "--prices", file(*rows, head="contract,price,date"))
    assert done.output.startswith("2025-08-13 ")


def test_a_gap_is_named_and_marked(run, tmp_path):
    with Store.open(tmp_path / "market.sqlite", create=True) as store:
        far = {"2026-07": 96.77, "2026-08": 96.84}
        rates = [Rate(f"ZQ:{month}", DAY, price) for month, price in far.items()]
        rates += [Rate("DFEDTARL", DAY, 4.25), Rate("DFEDTARU", DAY, 4.5), Rate("EFFR", DAY, 4.33)]
        store.write(Batch(origin="시험", rates=tuple(rates)), now=dt.datetime(2025, 8, 14, tzinfo=dt.UTC))
    lines = run("--date", "2025-08-13").output.splitlines()
    assert lines[4].startswith("2026-07-28~29 *")
    assert lines[-1].startswith(
        "* 어림값: 2025-08-13 2025-08, 2025-10, 2025-11월물 연방기금 금리선물 시세가 없어"
    )
    told = json.loads(run("--date", "2025-08-13", "--json").output)
    assert told["meetings"][0]["bridged"] is True
    assert told["missing"]


def test_it_starts_at_once_without_pandas(file):
    code = "import sys; from newsgen.cli import main\ntry:\n    main(sys.argv[1:])\n"
    code += "except SystemExit as end:\n    assert not end.code, end.code\n"
    code += "assert not {'pandas', 'yfinance', 'lxml', 'jinja2'} & set(sys.modules)"
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(
        [sys.executable, "-c", code, "--store", "nowhere.sqlite", "fed", *AUGUST_13, "--prices", file()],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "2025-09-16~17" in done.stdout
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    assert used < 10  # seconds of the processor; it takes half of one
