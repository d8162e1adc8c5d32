"""OpenDART: what a filing is by its name, and what is asked, told and never told of the key."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from newsgen import events, markets
from newsgen.errors import SourceMalformed, SourceUnreachable
from newsgen.model import Account, Instrument
from newsgen.sources.batch import Batch, Price
from newsgen.sources.live import dart
from newsgen.sources.live.dart import Dart, Days
from newsgen.sources.source import Known, Wanted
from newsgen.store import Store
from tests import program, standin
from tests.sources.live.client import Answers, quiet
from tests.standin import Filing

KR = markets.named("kr")
MONDAY = dt.date(2026, 8, 24)
SESSION = markets.session(KR, MONDAY)
HOST = "opendart.fss.or.kr"
KEY = "0123456789abcdef0123456789abcdef01234567"
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("name", "codes", "title"),
    [
        ("단일판매ㆍ공급계약체결             ", ("contract",), "단일판매·공급계약 체결"),
        ("단일판매·공급계약체결(자율공시)", ("contract",), "단일판매·공급계약 체결"),
        ("단일판매ㆍ공급계약해지", ("contract_ended",), "단일판매·공급계약 해지"),
        ("연결재무제표기준영업(잠정)실적(공정공시)", ("results",), "잠정 실적"),
        ("영업(잠정)실적(공정공시)", ("results",), "잠정 실적"),
        (
            "매출액또는손익구조30%(대규모법인은15%)이상변경",
            ("results",),
            "손익 구조의 큰 변동",
        ),
        ("최대주주변경", ("largest_holder",), "최대주주 변경"),
        (
            "최대주주변경을수반하는주식양수도계약체결",
            ("largest_holder",),
            "최대주주 변경을 수반하는 주식 양수도 계약 체결",
        ),
        ("주요사항보고서(유상증자결정)", ("rights_issue",), "유상증자 결정"),
        ("주요사항보고서(유무상증자결정)", ("rights_issue",), "유·무상증자 결정"),
        ("주요사항보고서(회사합병결정)", ("merger",), "합병 결정"),
        ("주요사항보고서(자기주식취득결정)", ("own_shares",), "자기주식 취득 결정"),
        (
            "주요사항보고서(자기주식취득신탁계약체결결정)",
            ("own_shares",),
            "자기주식 취득 신탁 계약 체결 결정",
        ),
        ("회사합병결정(종속회사의주요경영사항)", ("merger", "subsidiary"), "종속회사의 합병 결정"),
        (
            "[기재정정]단일판매ㆍ공급계약체결",
            ("contract", "correction"),
            "단일판매·공급계약 체결 정정",
        ),
    ],
)
def test_what_a_filing_is(name: str, codes: tuple[str, ...], title: str) -> None:
    assert dart.read(name) == (codes, title)


@pytest.mark.parametrize(
    "name",
    [
        "[첨부정정]주요사항보고서(유상증자결정)",
        "[첨부추가]주요사항보고서(회사합병결정)",
        "기업설명회(IR)개최(안내공시)",
        "",
        "주식등의대량보유상황보고서(일반)",
    ],
)
def test_what_nobody_tells(name: str) -> None:
    assert dart.read(name) is None


def row(**fields: Any) -> dict[str, Any]:
    made = {
        "corp_code": "00126380", "corp_name": "예시전자", "stock_code": "005930", "corp_cls": "Y",
        "report_nm": "단일판매ㆍ공급계약체결", "rcept_no": "20260824800123", "flr_nm": "예시전자",
        "rcept_dt": "20260824", "rm": "유",
    }  # fmt: skip
    return made | fields


def answered(*rows: dict[str, Any], pages: int = 1) -> bytes:
    told = {"status": "000", "message": "정상", "page_no": 1, "total_page": pages, "list": list(rows)}
    return json.dumps(told, ensure_ascii=False).encode()


def fetched(*rows: dict[str, Any]) -> tuple[Account, ...]:
    def by(_: str, params: dict[str, str]) -> bytes:
        here = (params["corp_cls"], params["pblntf_ty"]) == ("Y", "I")
        return answered(*rows) if here else b'{"status":"013","message":"x"}'

    return Dart().fetch(Answers(by), Days(dt.date(2026, 8, 22), MONDAY, KEY), quiet).batch.accounts


def test_a_filing_is_an_account_of_its_day() -> None:
    assert fetched(row()) == (
        Account(
            id="20260824800123", kind="filing", about="005930.KS", source="금융감독원 전자공시시스템",
            day=MONDAY, part="day", status="filed", codes=("contract",), title="단일판매·공급계약 체결",
            link="https://dart.fss.or.kr/dsaf001/main.do?rcpNo=20260824800123",
        ),
    )  # fmt: skip


def test_a_company_of_kosdaq_has_its_symbol() -> None:
    (one,) = fetched(row(corp_cls="K", stock_code="247540"))
    assert one.about == "247540.KQ"


@pytest.mark.parametrize(
    "fields",
    [
        {"stock_code": ""},
        {"stock_code": " "},
        {"stock_code": "12345"},
        {"corp_cls": "E"},
        {"corp_cls": "N"},
        {"rcept_no": "2026"},
        {"rcept_no": "20260824800123&x=<script>"},
        {"rcept_dt": "20260821"},
        {"rcept_dt": "20261324"},
        {"rcept_dt": None},
        {"rm": "유철"},
        {"report_nm": None},
        {"stock_code": ["005930"]},
    ],
)
def test_a_row_that_is_no_listed_companys_news_is_left_out(fields: dict[str, Any]) -> None:
    assert fetched(row(**fields)) == ()


@pytest.mark.parametrize(
    ("body", "raised", "words"),
    [
        (b'{"status":"010","message":"x"}', SourceUnreachable, "등록되지 않은 인증키"),
        (b'{"status":"011","message":"x"}', SourceUnreachable, "쓸 수 없는 인증키"),
        (b'{"status":"020","message":"x"}', SourceUnreachable, "한도"),
        (b'{"status":"800","message":"x"}', SourceUnreachable, "점검"),
        (b'{"status":"900","message":"x"}', SourceUnreachable, "900"),
        (b'{"status":["x"],"message":"x"}', SourceUnreachable, "?"),
        (b'{"status":"000"}', SourceMalformed, "아닌 것으로"),
        (b'{"status":"000","total_page":1,"list":[7]}', SourceMalformed, "아닌 것으로"),
        (b'{"status":"000","total_page":"many","list":[]}', SourceMalformed, "아닌 것으로"),
        (b"[]", SourceMalformed, "아닌 것으로"),
        (b"\xff\xfe", SourceMalformed, "아닌 것으로"),
    ],
)
def test_a_refusal_is_told_by_its_code(body: bytes, raised: type[Exception], words: str) -> None:
    with pytest.raises(raised) as caught:
        dart.parse(body)
    assert str(caught.value).startswith("opendart.fss.or.kr: ")
    assert words in str(caught.value)


def test_a_list_without_an_end_is_given_up() -> None:
    client = Answers(lambda *_: answered(row(), pages=10_000))
    with pytest.raises(SourceMalformed, match="끝나지"):
        Dart().fetch(client, Days(MONDAY, MONDAY, KEY), quiet)
    assert client.requests == dart.PAGES


def test_the_days_since_the_session_before_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSGEN_DART_SECRET", f" {KEY}\n")
    ask = Dart().due(Wanted(session=SESSION), Known())
    assert ask == (dt.date(2026, 8, 22), MONDAY, KEY)
    assert KEY not in repr(ask)
    assert Dart().due(Wanted(session=SESSION), Known(heard=frozenset({dart.ORIGIN}))) is None


# --- the day of a filing, and the session that it is told in


def filing(day: dt.date, part: Any = "day", at: dt.datetime | None = None) -> Account:
    return Account(
        id="20260824800123", kind="filing", about="005930.KS", source=dart.ORIGIN, day=day, part=part,
        at=at, status="filed", codes=("contract",), title="단일판매·공급계약 체결",
    )  # fmt: skip


def test_a_filing_of_a_day_is_told_in_its_session_once_that_is_over() -> None:
    assert events.placed(filing(MONDAY), KR) == MONDAY
    assert events.placed(filing(MONDAY - dt.timedelta(days=1)), KR) == MONDAY
    (one,) = events.happened([filing(MONDAY)], SESSION, SESSION.closes)
    assert (one.id, one.part, one.session) == ("filing:005930.KS@2026-08-24", "day", MONDAY)
    assert events.happened([filing(MONDAY)], SESSION, SESSION.closes - dt.timedelta(minutes=1)) == ()
    assert events.happened([filing(MONDAY)], SESSION.following, SESSION.following.closes) == ()


def test_what_says_no_more_than_a_day_without_being_an_authoritys_is_placed_nowhere() -> None:
    assert events.placed(filing(MONDAY, part=""), KR) is None


# --- against the stand-in


def prepared(folder: Path) -> Path:
    """A store with one price of the session, as a folder of Seoul's market was imported."""
    path = folder / "market.sqlite"
    listed = (Instrument(symbol="005930.KS", english="Example Electronics", korean="예시전자"),)
    with Store.open(path, create=True) as store:
        prices = [Price("005930.KS", MONDAY, 70_000.0)]
        store.write(
            Batch(origin="test", instruments=listed, prices=prices),
            now=SESSION.closes + dt.timedelta(hours=1),
        )
    return path


def numbered(count: int, **fields: Any) -> list[Filing]:
    made = Filing("20260824800000", "005930", "단일판매ㆍ공급계약체결")
    return [dataclasses.replace(made, number=f"202608248{at:05}", **fields) for at in range(count)]


def fetch(path: Path, given: dict[str, str]) -> Any:
    env = given | {"PYTHONPATH": str(ROOT), "HOME": str(path.parent)}
    words = ("-m", "newsgen", "--store", str(path), "fetch", "--market", "kr", "--date", str(MONDAY))
    return program.run(*words, env=env, cwd=path.parent, timeout=60)


def scene(*filings: Filing) -> standin.Scene:
    made = standin.Scene(now=dt.datetime(2026, 8, 24, 9, tzinfo=dt.UTC), dart_key=KEY)
    made.filings = list(filings)
    return made


@pytest.mark.slow
def test_all_pages_of_a_session_come_into_the_store(tmp_path: Path) -> None:
    path = prepared(tmp_path)
    weekend = Filing("20260823000001", "000660", "주요사항보고서(회사합병결정)", kind="B")
    kosdaq = Filing("20260824900001", "247540", "영업(잠정)실적(공정공시)", market="K", remark="코")
    before = Filing("20260821000001", "000660", "최대주주변경")
    made = scene(*numbered(230), weekend, kosdaq, before)
    with standin.running(made) as server:
        done = fetch(path, server.environment(NEWSGEN_DART_SECRET=KEY))
        assert done.returncode == 0, done.stderr
        assert server.count(host="opendart.fss.or.kr") == 3 + 1 + 1 + 1
        again = fetch(path, server.environment(NEWSGEN_DART_SECRET=KEY))
        assert again.returncode == 0
        assert server.count(host="opendart.fss.or.kr") == 6
    with Store.open(path) as store:
        kept = store.events(MONDAY - dt.timedelta(days=10), MONDAY)
    assert len(kept) == 232
    assert {one.about for one in kept} == {"005930.KS", "000660.KS", "247540.KQ"}
    assert KEY not in done.stdout + done.stderr + again.stderr
    assert KEY.encode() not in path.read_bytes()


@pytest.mark.slow
def test_without_a_key_nobody_is_asked_and_it_is_said_once(tmp_path: Path) -> None:
    path = prepared(tmp_path)
    with standin.running(scene(*numbered(3))) as server:
        done = fetch(path, server.environment(NEWSGEN_DART_SECRET=""))
        assert not [one for one in server.requests if one.host == HOST]
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("NEWSGEN_DART_SECRET") == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("429", "429"),
        ("500", "HTTP 500"),
        ("html", "HTML"),
        ("malformed", "아닌 것으로"),
        ("cut", "끊겼습니다"),
    ],
)
def test_a_server_that_fails_is_told_without_the_key(what: str, words: str, tmp_path: Path) -> None:
    path = prepared(tmp_path)
    made = scene(*numbered(3))
    made.fault(what, host="opendart.fss.or.kr")
    with standin.running(made) as server:
        done = fetch(path, server.environment(NEWSGEN_DART_SECRET=KEY))
    assert done.returncode == 0, done.stderr
    assert words in done.stderr
    assert "opendart.fss.or.kr" in done.stderr
    assert KEY not in done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(("status", "words"), [("020", "한도"), ("800", "점검"), ("900", "900")])
def test_a_refusal_is_told(status: str, words: str, tmp_path: Path) -> None:
    path = prepared(tmp_path)
    made = scene(*numbered(3))
    made.dart_status = status
    with standin.running(made) as server:
        done = fetch(path, server.environment(NEWSGEN_DART_SECRET=KEY))
        assert sum(one.host == HOST for one in server.requests) == 1
    assert words in done.stderr


@pytest.mark.slow
def test_a_wrong_key_is_told(tmp_path: Path) -> None:
    path = prepared(tmp_path)
    with standin.running(scene(*numbered(3))) as server:
        done = fetch(path, server.environment(NEWSGEN_DART_SECRET="wrong-wrong"))
    assert "등록되지 않은 인증키" in done.stderr
    assert "wrong-wrong" not in done.stderr
