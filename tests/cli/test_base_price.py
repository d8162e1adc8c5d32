"""``newsgen gate base``: what the desk knows of a base price is checked before it is kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from newsgen.cli import main
from newsgen.store import Store
from tests.facts.builders import DAY, fill
from tests.markets import US
from tests.schemas import valid


@pytest.fixture
def path(store: Store) -> Path:
    fill(store, {"^GSPC": [100.0, 101.0], "BDX": [207.39, 171.68], "NEW": [50.0]})
    return store.path


def run(path: Path, *args: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["--store", str(path), "gate", *args])
    return int(ended.value.code or 0)


def kept(path: Path) -> list[tuple[str, dt.date, float | None]]:
    with Store.open(path) as store:
        return [(one.symbol, one.date, one.price) for one in store.of(US).bases()]


def test_a_base_price_is_kept_with_the_change_that_it_makes(path, capsys):
    assert run(path, "base", "BDX", str(DAY), "164.97") == 0
    assert "기준가 164.97(직전 종가 207.39): 등락률 +4.07%" in capsys.readouterr().out
    assert kept(path) == [("BDX", DAY, 164.97)]
    assert run(path, "bases") == 0
    assert capsys.readouterr().out.splitlines()[1].split() == ["us", "BDX", str(DAY), "164.97", "데스크"]
    assert run(path, "bases", "--json") == 0
    (row,) = valid(capsys.readouterr().out)["bases"]
    assert (row["symbol"], row["price"], row["by"]) == ("BDX", 164.97, "데스크")
    assert run(path, "base", "BDX", str(DAY), "--take-back") == 0
    assert kept(path) == []
    capsys.readouterr()
    assert run(path, "bases", "--json") == 0
    assert valid(capsys.readouterr().out) == {"schema": "newsgen/bases/v1", "bases": []}


def test_it_can_be_said_that_it_is_not_known(path, capsys):
    assert run(path, "base", "BDX", str(DAY), "--unknown") == 0
    assert kept(path) == [("BDX", DAY, None)]
    assert run(path, "bases") == 0
    assert "모름" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (("BDX", str(DAY)), 2, "하나를 주십시오"),
        (("BDX", str(DAY), "164.97", "--unknown"), 2, "하나를 주십시오"),
        (("BDX", str(DAY), "1649.7"), 2, "등락률이 -89.6%"),
        (("BDX", str(DAY), "0"), 2, "0보다 큰"),
        (("BDX", str(DAY), "nan"), 2, "0보다 큰"),
        (("BDX", str(DAY), "207.39"), 2, "직전 종가와 같습니다"),
        (("BDX", "2025-08-10", "164.97"), 3, "열리는 날이 아닙니다"),
        (("OTHER", str(DAY), "164.97"), 2, "직전 거래일(2025-08-12) 종가가"),
        (("NEW", str(DAY), "49"), 2, "직전 거래일(2025-08-12) 종가가"),
        (("BDX", str(DAY), "164.97", "--market", "kr"), 2, "us 시장의 종목"),
        (("BDX", str(DAY), "--take-back"), 2, "적은 기준가가 없습니다"),
        (("BDX", "2025-08-14", "2"), 2, "너무 멉니다"),
    ],
)
def test_what_can_be_no_base_price_is_refused_in_one_line(path, args, code, told, capsys):
    assert run(path, "base", *args) == code
    error = capsys.readouterr().err
    assert told in error
    assert len(error.splitlines()) == 1
    assert kept(path) == []
