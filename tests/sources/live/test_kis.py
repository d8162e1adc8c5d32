"""The broker's files: cp949, tabs, 24 columns, packed."""

from __future__ import annotations

import io
import zipfile

import pytest

from newsgen.errors import ImportRefused, SourceMalformed
from newsgen.sources.batch import Spelling
from newsgen.sources.live import kis
from tests.sources.live.client import Answers, quiet


def line(symbol: str, korean: str, english: str) -> bytes:
    cells = ["US", "512", "NAS", "나스닥", symbol, f"NAS{symbol}", korean, english, "2", "USD", "4", ""]
    return "\t".join(cells + ["0"] * (24 - len(cells))).encode("cp949") + b"\r\n"


def packed(body: bytes, name: str = "nasmst.cod") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return out.getvalue()


LINES = (
    line("CC", "케무어스", "CHEMOURS CO/THE")
    + line("BRK/B", "버크셔 해서웨이 B", "BERKSHIRE")
    + line("X", "", "X")
)
FOUND = [Spelling("CC", "케무어스", "CHEMOURS CO/THE"), Spelling("BRK-B", "버크셔 해서웨이 B", "BERKSHIRE")]


def test_a_file_packed_or_not():
    assert kis.parse(packed(LINES)) == FOUND
    assert kis.parse(LINES) == FOUND


def test_a_letter_cut_in_half_costs_only_itself():
    broken = line("CC", "케무어스", "CHEMOURS").replace("스".encode("cp949"), "스".encode("cp949")[:1])
    assert kis.parse(broken) == [Spelling("CC", "케무어", "CHEMOURS")]


@pytest.mark.parametrize("body", [b"", b"<html>", packed(LINES)[:-40], packed(b""), LINES[:-60]])
def test_anything_else_is_refused(body):
    with pytest.raises(ImportRefused):
        kis.parse(body)


def test_files_that_were_downloaded_before(tmp_path):
    zipped, table = tmp_path / "nasmst.cod.zip", tmp_path / "names.csv"
    zipped.write_bytes(packed(LINES))
    table.write_text("symbol,english,korean\nBF/B,BROWN,브라운 포맨 B\nCC,C,씨씨\n", encoding="utf-8-sig")
    batch = kis.read([zipped, table])
    assert batch.spellings == (*FOUND, Spelling("BF-B", "브라운 포맨 B", "BROWN"))
    for path in (tmp_path / "none.zip", tmp_path):
        with pytest.raises(ImportRefused, match="읽을 수 없습니다"):
            kis.read([path])


def test_one_exchange_that_fails_fails_all():
    bodies = {"nas": packed(LINES), "nys": packed(LINES), "ams": b"<html>"}
    client = Answers(lambda url, _: bodies[url.rsplit("/", 1)[1][:3]])
    with pytest.raises(SourceMalformed, match="amsmst"):
        kis.KisNames().fetch(client, True, quiet)
    bodies["ams"] = packed(line("AA", "알코아", "ALCOA"))
    steps = []
    fetched = kis.KisNames().fetch(client, True, lambda *step: steps.append(step))
    assert len(fetched.batch.spellings) == 3
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_a_name_that_no_article_may_print_is_left_out_and_told_where_somebody_gave_it(tmp_path):
    table = tmp_path / "names.csv"
    table.write_text("symbol,korean\nAAPL,애플\nMSFT,마이크로소프트 +30%\n", encoding="utf-8")
    batch = kis.read([table])
    assert [one.symbol for one in batch.spellings] == ["AAPL"]
    (told,) = batch.notices
    assert told == (
        "names.csv: 기사에 쓸 수 없는 이름 1개를 뺐습니다: MSFT '마이크로소프트 +30%'(수치가 들어 있습니다)"
    )
