"""``newsgen universe`` and ``newsgen names``, against files and against the stand-in for their servers."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsgen.cli import Settings
from newsgen.cli.names import names
from newsgen.cli.universe import universe
from tests import program, standin

ROOT = Path(__file__).parents[2]
TABLE = "symbol,korean,english\nCALX,캘릭스 A,CALIX INC\nL,로우스,Loews Corp\nAAPL,애플 컴퓨터,APPLE INC\n"
HOLDINGS = """\
iShares Core S&P 500 ETF
Fund Holdings as of,"Nov 11, 2025"

Ticker,Name,Sector,Asset Class,Weight (%),Exchange
"AAPL","APPLE","Information Technology","Equity","60.00","NASDAQ"
"BRKB","BERKSHIRE HATHAWAY INC CLASS B","Financials","Equity","40.00","NYSE"
"""


@pytest.fixture
def run(tmp_path):
    def given(command, *args: str) -> Result:
        return CliRunner().invoke(command, list(args), obj=Settings(tmp_path / "market.sqlite", None))

    return given


def test_a_list_of_the_desk_s(run, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("symbol\nCALX\nBRK/B\n", encoding="utf-8")
    done = run(universe, "update", str(path), "--as-of", "2025-07-01")
    assert "2025-07-01 기준 2종목" in done.output
    shown = run(universe, "show", "--date", "2025-08-13").output
    assert shown.startswith("2025-07-01  ")
    assert "‘구성 종목’으로 씁니다" in shown
    assert "쓰지 않습니다" in run(universe, "show", "--date", "2025-06-13").output
    assert "sp500 목록이 없습니다" in run(universe, "show", "--name", "sp500").output


def test_another_index_is_not_taken_for_it(run, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("symbol\nA\nB\nC\nD\n", encoding="utf-8")
    run(universe, "update", str(path), "--as-of", "2025-07-01")
    path.write_text("symbol\nA\nX\nY\nZ\n", encoding="utf-8")
    done = run(universe, "update", str(path), "--as-of", "2025-08-01")
    assert "다른 지수" in str(done.exception)
    assert "2025-08-01" not in run(universe, "show").output


@pytest.mark.parametrize("body", [b"", b"name\nA\n", b"\xff\xfe", b"symbol\n1+1\n"])
def test_a_file_that_is_no_list_is_told_by_its_name(run, tmp_path, body):
    path = tmp_path / "list.csv"
    path.write_bytes(body)
    done = run(universe, "update", str(path))
    assert type(done.exception).__name__ == "ImportRefused"
    assert "list.csv" in str(done.exception)


def test_names_of_a_file_and_what_is_printed(run, tmp_path):
    path = tmp_path / "names.csv"
    path.write_text(TABLE, encoding="utf-8")
    assert "AAPL: 애플 — 데스크의 표" in run(names, "show", "aapl").output
    assert "이름 3개를 읽어 3개" in run(names, "update", str(path)).output
    assert "이름 3개를 읽어 0개" in run(names, "update", str(path)).output
    out = run(names, "show", "calx", "L", "AAPL", "ZZZ").output
    assert "CALX: 캘릭스(CALIX) — 브로커 목록\n  브로커 표기: 캘릭스 A (CALIX INC)" in out
    assert "L: Loews — 영문(한글 표기 확인 필요): 로우스(LOW)로 읽힙니다" in out
    assert "AAPL: 애플 — 데스크의 표\n" in out
    assert "ZZZ: ZZZ — 영문" in out


def verb(store: Path, env: dict[str, str], *args: str) -> subprocess.CompletedProcess[str]:
    code = "import sys; from newsgen.cli import Settings; from pathlib import Path\n"
    code += "from newsgen.cli.frame.errors import guarded, utf8\n"
    code += "from newsgen.cli.universe import universe; from newsgen.cli.names import names\n"
    code += "verb = {'universe': universe, 'names': names}[sys.argv[2]]; utf8()\n"
    code += "obj = Settings(Path(sys.argv[1]), None)\n"
    code += "sys.exit(guarded(lambda: verb.main(sys.argv[3:], obj=obj, standalone_mode=False)))"
    return program.run("-c", code, str(store), *args, env=env, cwd=ROOT)


@pytest.mark.slow
def test_the_lists_are_downloaded_by_the_real_client(tmp_path):
    scene = standin.market(tickers=40)
    store = tmp_path / "market.sqlite"
    with standin.running(scene) as server:
        env = server.environment(HOME=str(tmp_path), NEWSGEN_DEBUG="0")
        done = verb(store, env, "universe", "update")
        assert (done.returncode, done.stderr) == (0, "")
        assert f"russell2000 {scene.holdings_day} 기준 40종목" in done.stdout
        assert f"sp500 {scene.holdings_day} 기준 8종목" in done.stdout
        done = verb(store, env, "names", "update")
        assert (done.returncode, done.stderr) == (0, "")
        assert server.count(host="new.real.download.dws.co.kr") == 3

        scene.fault("html", host="www.ishares.com")
        done = verb(store, env, "universe", "update")
        assert done.returncode == 5
        assert done.stderr.startswith("newsgen: www.ishares.com: ")
        assert done.stderr.count("\n") == 1
    done = verb(store, standin.nowhere(), "names", "update")
    assert done.returncode == 5
    assert done.stderr.startswith("newsgen: new.real.download.dws.co.kr: ")


RATES = """
import datetime as dt, sys, time
from pathlib import Path
from newsgen.sources.live import fred, nyfed
from newsgen.sources.source import Limits
first, last = map(dt.date.fromisoformat, sys.argv[1:3])
source, quiet = fred.Fred(), lambda *_: None
with source.connect(Limits(ends=time.monotonic() + 20, cache=Path("unused"))) as line:
    fetched = source.fetch(line, fred.Asked(source.series, first, last), quiet)
    for rate in fetched.batch.rates:
        print(*rate)
    for rate in nyfed.NewYorkFed().fetch(line, nyfed.Days(first, last), quiet).batch.rates:
        print("NY", *rate)
print(*fetched.failures, sep="\\n", file=sys.stderr)
"""


@pytest.mark.slow
def test_rates_are_fetched_by_the_real_client(tmp_path):
    scene = standin.market(tickers=2)
    with standin.running(scene) as server:
        env = server.environment(HOME=str(tmp_path))
        done = program.run("-c", RATES, "2025-01-01", str(scene.session), env=env, cwd=ROOT)
    lines = [line.split() for line in done.stdout.splitlines()]
    found = [line for line in lines if line[0] != "NY"]
    for name, day, value in found:
        assert float(value) == round(scene.fred[name][dt.date.fromisoformat(day)], 2), name
    assert {line[0] for line in found} >= {"DGS10", "DFEDTARU", "SP500"}, done.stderr
    assert {line[1] for line in lines if line[0] == "NY"} == {"EFFR", "DFEDTARL", "DFEDTARU"}


def test_a_fund_s_file_is_taken_for_its_own_index_whatever_is_asked_for(run, tmp_path):
    path = tmp_path / "IVV_holdings.csv"
    path.write_text(HOLDINGS, encoding="utf-8")
    assert "sp500 2025-11-11 기준 2종목" in run(universe, "update", str(path)).output
    done = run(universe, "update", str(path), "--name", "russell2000")
    assert type(done.exception).__name__ == "ImportRefused"
    assert "sp500" in str(done.exception)
    assert "russell2000 목록이 없습니다" in run(universe, "show").output
