from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.errors import ImportRefused
from newsgen.model import Instrument
from newsgen.sources.batch import Bar, Batch, Price, Rate, Split
from newsgen.sources.recorded import folder

HEAD = "symbol,date,open,high,low,close,volume"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def market(tmp_path):
    """Write files of a folder from lists of lines and return the folder."""

    def write(**files: str | list[str]) -> Path:
        for name, lines in files.items():
            place = name.replace("__", "/")
            suffix = ".csv.gz" if place.endswith("_gz") else ".csv"
            path = tmp_path / (place.removesuffix("_gz") + suffix)
            path.parent.mkdir(parents=True, exist_ok=True)
            text = "\n".join([lines] if isinstance(lines, str) else lines) + "\n"
            path.write_bytes(gzip.compress(text.encode()) if suffix.endswith("gz") else text.encode())
        return tmp_path

    return write


def prices_of(batch: Batch) -> list[Price]:
    return list(batch.prices)


def refused(place: Path) -> str:
    with pytest.raises(ImportRefused) as caught:
        folder.read(place)
    line = str(caught.value)
    assert "\n" not in line
    return line


def test_a_whole_folder(market):
    place = market(
        prices__a=[HEAD, "A,2025-08-13,1,3,0.5,2,100", "NA,2025-08-12,,,,5,"],
        prices__b_gz=[HEAD + ",market_cap_musd", "TRUE,2025-08-13,,,,7,8,9.5"],
        instruments=[
            "symbol,english,korean,sector,russell2000,sp500",
            "A,A Corp. Common Stock,에이,Tech,True,False",
            "NA,Nano,,,False,True",
        ],
        rates_fx=["date,DGS10,DXY", "2025-08-12,4.29,", "2025-08-13,-0.1,98"],
        intraday__x=["symbol,start_utc,open,high,low,close", "^RUT,2025-08-13 13:30:00+00:00,1,2,1,2"],
        splits_x=[
            "date,symbol,ratio,split",
            "2025-08-13,A,0.1,10:1",
            "2025-08-13,ZZ,2,1:2",
            "2025-08-12,A,0.5,",
        ],
    )
    seen: list[str] = []
    batch = folder.read(place, progress=seen.append)
    assert seen == ["a.csv", "b.csv.gz", "x.csv"]
    assert prices_of(batch) == [
        Price("NA", day("2025-08-12"), 5.0),
        Price("A", day("2025-08-13"), 2.0, 1.0, 3.0, 0.5, 100.0),
        Price("TRUE", day("2025-08-13"), 7.0, volume=8.0, market_cap=9.5),
    ]
    assert batch.instruments == (
        Instrument(
            symbol="A",
            english="A Corp. Common Stock",
            korean="에이",
            sector="Tech",
            universes=("russell2000",),
        ),
        Instrument(symbol="NA", english="Nano", universes=("sp500",)),
    )
    assert batch.rates == (
        Rate("DGS10", day("2025-08-12"), 4.29),
        Rate("DGS10", day("2025-08-13"), -0.1),
        Rate("DXY", day("2025-08-13"), 98.0),
    )
    start = dt.datetime(2025, 8, 13, 13, 30, tzinfo=dt.UTC)
    assert list(batch.bars) == [Bar("^RUT", start, 1.0, 2.0, 1.0, 2.0)]
    assert batch.splits == (Split("A", day("2025-08-13"), 10.0),)
    assert [notice.partition(":")[0] for notice in batch.notices] == ["DGS10, DXY"], "taken nobody knows when"


def test_dirt_is_left_out_and_told(market):
    place = market(
        prices__a=[
            HEAD,
            "B,2025-08-13,,,,3,",
            "A,2025-08-13,,,,,500",
            "A,2025-08-12,0,2,0,1.5,0",
            "A,2025-08-11,,,,0,500",
            "A,2025-08-08,,,,NaN,",
            "B,2025-08-13,,,,3,",
        ]
    )
    batch = folder.read(place)
    assert prices_of(batch) == [
        Price("A", day("2025-08-12"), 1.5, high=2.0, volume=0.0),
        Price("B", day("2025-08-13"), 3.0),
    ]
    assert batch.notices == (
        "a.csv: 종가가 없거나 0인 행 3개를 뺐습니다",
        "a.csv: 똑같이 되풀이된 행 1개를 뺐습니다",
    )


GOOD = "A,2025-08-12,1,2,1,1.5,10"


@pytest.mark.parametrize("name", ["prices__a", "prices__a_gz"])
@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("A,2025-08-13,1,2,1,abc,10", "close 값이 숫자가 아닙니다: 'abc'"),
        ("A,2025-08-13,1,2,1,1_000,10", "close 값이 숫자가 아닙니다"),
        ("A,2025-08-13,1,2,1,True,10", "close 값이 숫자가 아닙니다"),
        ("A,2025-08-13,1,2,1,-1.5,10", "close 값이 음수입니다"),
        ("A,2025-08-13,1,2,1,1.5,-10", "volume 값이 음수입니다"),
        ("A,2025-08-13,1,2,1,Infinity,10", "close 값이 무한대입니다"),
        ("A,2025-08-13,1,inf,1,1.5,10", "high 값이 무한대입니다"),
        ("A,2025-08-13,1,1e999,1,1.5,10", "high 값이 무한대입니다"),
        ("A,2025-02-30,1,2,1,1.5,10", "date 값이 날짜가 아닙니다(YYYY-MM-DD): '2025-02-30'"),
        ("A,45882,1,2,1,1.5,10", "date 값이 날짜가 아닙니다(YYYY-MM-DD): '45882'(엑셀의"),
        ("A,,1,2,1,1.5,10", "date 값이 날짜가 아닙니다"),
        (",2025-08-13,1,2,1,1.5,10", "symbol 값이 종목 기호가 아닙니다: ''"),
        ("A B,2025-08-13,1,2,1,1.5,10", "symbol 값이 종목 기호가 아닙니다"),
        ("A\x07,2025-08-13,1,2,1,1.5,10", "symbol 값이 종목 기호가 아닙니다: 'A�'"),
        ("A,2025-08-13,1,1,2,1.5,10", "고가(high)가 저가(low)보다 낮습니다"),
        ("A,2025-08-13,1,2,1,1.5", "칸이 7개여야 하는데 6개입니다"),
        ("A,2025-08-13,1,2,1,1.5,10,9", "칸이 7개여야 하는데 8개입니다"),
        ("", "칸이 7개여야 하는데 1개입니다"),
        ("A,2025-08-12,1,2,1,1.6,10", "A 2025-08-12: 같은 날의 행이 앞에 다른 값으로 또 있습니다"),
        ("A,2025-08-13,1,2,1,1\x00.5,10", "NUL"),
    ],
)
def test_a_malformed_line_is_named(market, name, line, why):
    place = market(**{name: [HEAD, GOOD, line, "B,2025-08-12,1,2,1,1.5,10"]})
    file = "a.csv.gz" if name.endswith("gz") else "a.csv"
    message = refused(place)
    assert message.startswith(f"{file} 3행: {why}")
    assert "바꾸지 않았습니다" in message


def test_a_field_with_too_many_hides_no_field_with_too_few(market):
    assert "2행" in refused(market(prices__a=[HEAD, "A,2025-08-12,1,2,1,1.5", "B,2025-08-12,1,2,1,1.5,10,9"]))


def test_quoted_fields_are_read_and_counted(market):
    place = market(prices__a=[HEAD, '"A","2025-08-12",1,2,1,"1.5",10'])
    assert prices_of(folder.read(place))[0].close == 1.5
    assert "3행: 칸이 7개" in refused(market(prices__a=[HEAD, '"A",2025-08-12,1,2,1,1.5,10', "A,2"]))
    assert "따옴표" in refused(market(prices__a=[HEAD, 'A,2025-08-12,1,2,1,"1.5,10']))


def test_line_endings_and_a_byte_order_mark_do_no_harm(market):
    place = market(prices__a=HEAD)
    text = "\ufeff" + "\r\n".join([HEAD, GOOD, "", ""])
    (place / "prices/a.csv").write_bytes(text.encode())
    assert len(prices_of(folder.read(place))) == 1


def test_missing_columns_and_headers(market):
    assert refused(market(prices__a="symbol,date,close")).startswith("a.csv 1행: 열이 없습니다: open, high")
    assert "두 번" in refused(market(prices__a=HEAD + ",close"))
    assert "머리글" in refused(market(prices__a=""))


def test_a_header_alone_is_a_file_without_prices(market):
    assert prices_of(folder.read(market(prices__a=HEAD))) == []


def test_bytes_that_are_no_text(market):
    place = market(prices__a=[HEAD, GOOD])
    with (place / "prices/a.csv").open("ab") as file:
        file.write(b"\xe9l,2025-08-12,,,,1,\n")
    assert refused(place).startswith("a.csv 3행: UTF-8이 아닙니다")


def test_a_gzip_file_that_ends_early_or_is_none(market):
    lines = [HEAD, *(f"S{n},2025-08-12,1,2,1,{n + 1}.{n},10" for n in range(3000))]
    place = market(prices__a_gz=lines)
    path = place / "prices/a.csv.gz"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    message = refused(place)
    assert message.startswith("a.csv.gz ")
    assert "끊겼습니다" in message
    assert 100 < int(message.split()[1].removesuffix("행:")) < 3000
    path.write_bytes("\n".join(lines).encode())
    assert "손상" in refused(place)
    path.write_bytes(whole + gzip.compress(b"Z,2025-08-12,1,2,1,1,10\n"))
    assert len(prices_of(folder.read(place))) == 3001


def test_a_folder_without_prices(tmp_path):
    assert "prices" in refused(tmp_path)
    assert "prices" in refused(tmp_path / "none")


@pytest.mark.parametrize(
    ("name", "lines", "why"),
    [
        ("instruments", ["symbol,korean", "A,가"], "instruments.csv 1행: 열이 없습니다: english"),
        ("instruments", ["symbol,english,sp500", "A,A,maybe"], "instruments.csv 2행: sp500 값이 True나"),
        ("instruments", ["symbol,english", "A,A", "A,B"], "instruments.csv 3행: A: 종목이 두 번"),
        ("rates_fx", ["date,DGS10", "2025-08-12,x"], "rates_fx.csv 2행: DGS10 값이 숫자가"),
        ("rates_fx", ["date,DGS10", "2025-08-12,1", "2025-08-12,2"], "rates_fx.csv 3행: 날짜가 두 번"),
        ("rates_fx", ["date,DGS10", "2025-08-12,inf"], "rates_fx.csv 2행: DGS10 값이 무한대"),
        ("splits", ["date,symbol,ratio,split", "2025-08-12,A,0.5,two"], "splits.csv 2행: split 값이"),
        ("splits", ["date,symbol,ratio,split", "2025-08-12,A,0.5,0:1"], "splits.csv 2행: split 값이"),
        ("splits", ["date,symbol,ratio,split", "2025-08-12,A,0,2:1"], "splits.csv 2행: ratio 값이 0보다"),
        (
            "intraday__b",
            ["symbol,start_utc,open,high,low,close", "A,noon,1,1,1,1"],
            "b.csv 2행: 시각이 아닙니다: 'noon'",
        ),
        (
            "intraday__b",
            ["symbol,start_utc,open,high,low,close", "A,2025-08-13 13:30,1,1,1,"],
            "b.csv 2행: close 값이 없거나",
        ),
    ],
)
def test_the_other_files_are_as_strict(market, name, lines, why):
    assert refused(market(prices__a=[HEAD, GOOD], **{name: lines})).startswith(why)


def test_names_lose_their_spaces_and_nothing_else(market):
    place = market(prices__a=HEAD, instruments=["symbol,english,korean", "A, A  Corp ,가나\u00a0 다"])
    (one,) = folder.read(place).instruments
    assert (one.english, one.korean) == ("A Corp", "가나 다")


UNFIT = {
    "a figure": "삼성전자 +30%",
    "a figure in words": "애플 12퍼센트 급등",
    "a signed figure": "애플 +30.5",
    "markup": "<script>alert(1)</script>",
    "Markdown": "[애플](javascript:alert)",
    "an entity": "애플&lt;b&gt;",
    "a table": "애플|구글",
    "control characters": "애\x07플",
    "text turned round": "애플\u202e프렐",
    "private use": "애플\ue000F\ue002",
    "a zero width space": "애\u200b플",
    "length": "가" * 41,
    "what a broken file shows for a letter": "애플\ufffd",
    "a sign of no name": "애플★",
}


@pytest.mark.parametrize("korean", UNFIT.values(), ids=UNFIT)
def test_a_name_that_no_article_may_print_is_left_out_and_told_in_one_line(market, korean):
    listed = ["symbol,english,korean,sector", f'A,"A Corp","{korean}",Technology', "B,B Corp,비,Finance"]
    batch = folder.read(market(prices__a=HEAD, instruments=listed))
    one, other = batch.instruments
    assert (one.english, one.korean, other.korean) == ("A Corp", None, "비")
    (told,) = batch.notices
    assert told.startswith("instruments.csv: 기사에 쓸 수 없는 이름 1개를 뺐습니다: A '")
    assert told.isprintable()


SPELLED = [
    *[
        ("Acadian Asset", "아카디언에셋"),
        ("Agilent", "애질런트"),
        ("Boeing", "보잉"),
        ("Caterpillar", "캐터필러"),
    ],
    *[("Disney", "디즈니"), ("Goldman Sachs", "골드만삭스"), ("Kroger", "크로거"), ("Mattel", "마텔")],
    *[
        ("Netflix", "넷플릭스"),
        ("Oracle", "오라클"),
        ("Pinterest", "핀터레스트"),
        ("Salesforce", "세일즈포스"),
    ],
] * 5


@pytest.mark.parametrize("by", [-1, 0, 1])
def test_a_column_of_korean_names_that_is_shifted_by_a_row_is_not_believed(market, by):
    rows = [f"S{at},{one[0]},{SPELLED[(at + by) % 60][1]}" for at, one in enumerate(SPELLED)]
    batch = folder.read(market(prices__a=HEAD, instruments=["symbol,english,korean", *rows]))
    assert [one.korean is None for one in batch.instruments] == [by != 0] * 60
    assert any("korean 열이 밀리지" in told for told in batch.notices) == (by != 0)


def test_names_that_are_translated_are_no_shift(market):
    rows = [f"S{at},Samsung Electronics,한국전력" for at in range(60)]
    batch = folder.read(market(prices__a=HEAD, instruments=["symbol,english,korean", *rows]))
    assert {one.korean for one in batch.instruments} == {"한국전력"}


def test_an_english_name_that_no_article_may_print_gives_way_to_the_symbol(market):
    listed = ["symbol,english,sector", "A,<b>A</b>,<i>Technology</i>"]
    (one,) = folder.read(market(prices__a=HEAD, instruments=listed)).instruments
    assert (one.english, one.sector) == ("A", "")


@pytest.mark.parametrize("name", ["<script>", "삼성전자 +30%", "a\u202eb", "line\nbreak", "가" * 41])
def test_a_folder_s_name_that_could_not_stand_in_a_line_names_nothing(tmp_path, name):
    place = tmp_path / name / "prices"
    place.mkdir(parents=True)
    (place / "a.csv").write_text(f"{HEAD}\n{GOOD}\n")
    assert folder.read(place.parent).origin == "기록된 시세"


# Several files


def test_files_that_agree_are_merged_and_each_gives_what_the_other_lacks(market):
    place = market(
        prices__a=[HEAD + ",market_cap_musd", "A,2025-08-13,,,,100.1,7,50", "A,2025-08-12,,,,99,,"],
        prices__b=[HEAD, "A,2025-08-13,99,101,98,100,8"],
    )
    batch = folder.read(place)
    assert prices_of(batch) == [
        Price("A", day("2025-08-12"), 99.0),
        Price("A", day("2025-08-13"), 100.0, 99.0, 101.0, 98.0, 8.0, 50.0),
    ]
    assert batch.notices == ()


def test_files_that_disagree_are_told_and_the_first_is_kept(market):
    place = market(
        prices__a=[HEAD, "A,2025-08-13,,,,100,"],
        prices__b=[HEAD, "A,2025-08-13,100,102,100,101,8"],
    )
    batch = folder.read(place)
    assert prices_of(batch) == [Price("A", day("2025-08-13"), 100.0)]
    assert batch.notices == ("A 2025-08-13: 종가가 파일마다 다릅니다: 100(둠), 101(b.csv, 버림)",)


def test_many_conflicts_are_counted(market):
    days = [f"2025-07-{n:02d}" for n in range(1, 31)]
    place = market(
        prices__a=[HEAD, *(f"A,{date},,,,100," for date in days)],
        prices__b=[HEAD, *(f"A,{date},,,,120," for date in days)],
    )
    notices = folder.read(place).notices
    assert len(notices) == 21
    assert "30개" in notices[-1]


close = st.floats(1, 1000).map(lambda value: round(value, 2))


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.dictionaries(st.tuples(st.sampled_from("ABC"), st.integers(1, 28)), close, max_size=8),
        min_size=1,
        max_size=3,
    )
)
def test_the_first_file_with_a_price_sets_it(tmp_path_factory, files):
    place = tmp_path_factory.mktemp("f")
    (place / "prices").mkdir()
    expected: dict[tuple[str, int], float] = {}
    for at, file in enumerate(files):
        lines = [f"{symbol},2025-07-{number:02d},,,,{value},\n" for (symbol, number), value in file.items()]
        (place / f"prices/{at}.csv").write_text(HEAD + "\n" + "".join(lines))
        for key, value in file.items():
            expected.setdefault(key, value)
    found = {(price.symbol, price.date.day): price.close for price in folder.read(place).prices}
    assert found == expected


# Splits


SPLITS = ["date,symbol,ratio,split", "2024-06-10,N,0.1,10:1", "2021-07-20,N,0.25,4:1", "2025-01-06,R,15,1:15"]


def test_an_adjusted_file_is_multiplied_back_to_what_was_traded(market):
    place = market(
        prices__adjusted=[
            HEAD,
            "N,2021-07-19,1.8,1.9,1.7,1.875,4000",
            "N,2021-07-20,1.86,1.9,1.8,1.86,4000",
            "N,2024-06-07,120,122,119,120.9,1000",
            "N,2024-06-10,120,123,118,121.8,1000",
        ],
        prices__raw=[
            HEAD,
            "N,2024-06-07,,,,1208.9,100",
            "N,2024-06-10,,,,121.8,1000",
            "R,2025-01-03,,,,1,",
            "R,2025-01-06,,,,14,",
        ],
        splits=SPLITS,
    )
    batch = folder.read(place)
    prices = prices_of(batch)
    assert [price.close for price in prices] == pytest.approx([75, 18.6, 1208.9, 121.8, 1, 14])
    assert prices[0].open == pytest.approx(72)
    assert [price.volume for price in prices[:3]] == pytest.approx([100, 400, 100])
    assert prices[2].high == pytest.approx(1220), "the restored row fills what the raw one lacks"
    assert batch.notices == (
        "adjusted.csv: 분할 수정주가를 거래 당시 가격으로 되돌림: N 2024-06-10, N 2021-07-20",
    )


def test_a_split_whose_date_is_off_changes_nothing_and_is_told(market):
    rows = ["R,2025-01-03,,,,1,", "R,2025-01-06,,,,1.02,", "R,2025-01-07,,,,15,"]
    batch = folder.read(market(prices__a=[HEAD, *rows], splits=SPLITS))
    assert [price.close for price in batch.prices] == [1, 1.02, 15]
    assert "R 2025-01-06" in batch.notices[0]


def test_a_split_at_the_edge_of_a_file_tells_nothing(market):
    rows = ["N,2024-06-10,,,,121.8,", "R,2024-11-01,,,,1,", "R,2025-01-06,,,,1.1,"]
    batch = folder.read(market(prices__a=[HEAD, *rows], splits=SPLITS))
    assert [price.close for price in batch.prices] == [121.8, 1, 1.1]
    assert batch.notices == ()


def test_a_distribution_keeps_the_ratio_of_its_price(market):
    place = market(
        prices__a=[HEAD, "L,2026-06-16,,,,7.79,", "L,2026-06-17,,,,5.3,"],
        splits=["date,symbol,ratio,split", "2026-06-17,L,0.679076,3:2"],
    )
    batch = folder.read(place)
    assert (batch.splits, [(one.symbol, one.date) for one in batch.bases]) == (
        (),
        [("L", dt.date(2026, 6, 17))],
    )
    assert batch.bases[0].price == pytest.approx(5.29, abs=1e-4)  # as the list has it
    assert "0.679076" in batch.notices[0]


def cap_rows(symbol: str, closes: list[float], shares: list[float]) -> list[str]:
    days = np.arange("2024-12-02", "2025-01-30", dtype="datetime64[D]")
    return [
        f"{symbol},{days[at]},,,,{close},,{close * count:.4f}"
        for at, (close, count) in enumerate(zip(closes, shares, strict=True))
    ]


def test_a_split_that_no_list_has_is_told_from_the_number_of_shares(market):
    place = market(
        prices__a=[
            HEAD + ",market_cap_musd",
            # Split 4:1; the number of shares follows two days later.
            *cap_rows("SPLIT", [400, 414, 105, 104, 106, 107], [300, 300, 300, 300, 1200, 1200]),
            # Fell by three quarters.
            *cap_rows("FELL", [400, 414, 105, 104, 106, 107], [300] * 6),
            # Fell by a third and sold half as many shares again, nearly.
            *cap_rows("ISSUED", [5.9, 5.9, 4.0, 4.0, 4.1, 4.2], [100, 100, 100, 145.7, 145.7, 145.7]),
        ]
    )
    batch = folder.read(place)
    assert batch.splits == (Split("SPLIT", day("2024-12-04"), 4.0),)
    assert batch.notices[0].startswith("SPLIT 2024-12-04: 목록에 없는 주식분할")


@pytest.mark.parametrize(
    ("split", "closes", "stored"),
    [
        ("N,0.5,1:2", [50, 25.2, 100.0], [50, 25.2, 100.0]),  # as traded at its split: as traded throughout
        ("N,0.5,1:2", [25, 25.2, 94.61], [50, 25.2, 100.0]),  # adjusted at its split: adjusted throughout
        ("", [99, 99, 94.61], [99, 99, 94.61]),  # a file is as traded unless it shows otherwise
    ],
)
def test_a_ratio_near_1_hides_in_the_move_of_the_day(market, split, closes, stored):
    """1057:1000 and a day of +7.7 %: the jump tells nothing, what the file does at other splits does."""
    rows = [f"N,{day},,,,{close}," for day, close in zip(("2026-06-01", "2026-06-02"), closes, strict=False)]
    spun = [f"S,2026-06-30,,,,{closes[2]},", "S,2026-07-01,,,,101.89,"]
    listed = ["2026-07-01,S,0.946074,1057:1000"]
    if split:
        listed.append("2026-06-02,N,0.5,2:1")
    batch = folder.read(market(prices__a=[HEAD, *rows, *spun], splits=["date,symbol,ratio,split", *listed]))
    found = [price.close for price in batch.prices]
    assert found == pytest.approx([*stored, 101.89], rel=1e-4)
    told = [notice for notice in batch.notices if "알 수 없음" in notice]
    assert len(told) == (not split)


def test_rates_alone_are_a_folder(market):
    """The won's close of 15:30 comes when the day's prices are there already."""
    batch = folder.read(market(rates_fx=["date,USDKRW1530", "2025-10-27,1431.7"]))
    assert [(one.series, one.value) for one in batch.rates] == [("USDKRW1530", 1431.7)]


def test_what_all_shares_are_worth_stands_beside_their_index_in_won(market):
    rows = ["^KS11,2026-01-27,,,,5084.85,7,4203734782946290"]
    (part,) = folder.read(market(prices__a=[HEAD + ",market_cap_krw", *rows])).prices.by_month()
    assert part.values[0, -1] == pytest.approx(4_203_734_782.946290)  # millions of won
