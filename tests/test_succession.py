"""Which version an article is when it is made again: by a note, by new prices, after an approval."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsgen.acts.building import Asked, built
from newsgen.cli import main
from newsgen.config import Config
from newsgen.errors import Held, SourceUnreachable
from newsgen.sources.batch import Batch, Price
from newsgen.store import Store
from tests import genuine
from tests.deliveries.test_webhook import receiver

NOTE = """
[[quote]]
speaker = "베선트"
text = "기준금리를 더 내려야 한다"
outlet = "블룸버그"
"""
TODAY = ("today", "--offline", "--date", str(genuine.SESSION), "--format", "json,md")
FOLDER = Path("output") / str(genuine.SESSION)
PLACE = FOLDER / "us-close.json"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(tmp_path / "outbox.sqlite"))
    monkeypatch.setenv("NEWSGEN_STORE", str(tmp_path / "market.sqlite"))
    genuine.provided(tmp_path_factory, tmp_path)
    return tmp_path


def run(*arguments: object) -> Result:
    done = CliRunner().invoke(main, [str(one) for one in arguments])
    assert done.exit_code == 0, done.output
    return done


def version(path: Path = PLACE) -> int:
    number: int = json.loads(path.read_bytes())["revision"]
    return number


def add_a_note(folder: Path) -> None:
    (folder / "notes").mkdir(exist_ok=True)
    (folder / "notes" / f"{genuine.SESSION}.toml").write_text(NOTE, encoding="utf-8")


def revise(close: float, symbol: str = genuine.INDEX) -> None:
    with Store.open(Path("market.sqlite")) as store:
        store.write(
            Batch(origin="fixed", prices=(Price(symbol, genuine.SESSION, close),)), now=genuine.FETCHED
        )


def test_made_again_of_the_same_it_is_the_same(desk):
    run(*TODAY)
    before = PLACE.read_bytes()
    run("approve", PLACE, "--by", "부장")
    run(*TODAY)
    assert PLACE.read_bytes() == before
    assert not list(FOLDER.glob("*.v*"))


def test_an_adopted_draft_is_gone_and_the_version_before_it_stays_beside(desk):
    run(*TODAY)
    run("approve", PLACE, "--by", "부장")
    add_a_note(desk)
    run(*TODAY)
    done = run("approve", FOLDER / "us-close.v2.json", "--by", "부장")
    assert f"앞 판을 남겼습니다: {FOLDER / 'us-close.v1.json'}" in done.output
    assert f"새 판으로 바꿨습니다: {PLACE}" in done.output
    assert [path.name for path in sorted(FOLDER.glob("*.v*"))] == ["us-close.v1.json"]
    assert version() == 2


def test_a_hold_is_told_though_its_source_is_silent_and_silence_where_nothing_is_there(desk):
    trouble = SourceUnreachable("야후가 답하지 않습니다.")
    revise(9.0, "^GSPC")
    with Store.open(Path("market.sqlite")) as store:
        asked = Asked(genuine.SESSION, "us-close")
        with pytest.raises(Held, match="S&P500") as held:
            built(store, asked, Config(), trouble)
        assert str(held.value).endswith("새로 받지도 못했습니다: 야후가 답하지 않습니다.")
        with pytest.raises(SourceUnreachable):
            built(store, asked._replace(session=dt.date(2026, 9, 10)), Config(), trouble)


def test_a_draft_that_nobody_has_is_replaced(desk):
    run(*TODAY)
    add_a_note(desk)
    run(*TODAY)
    assert version() == 1
    assert "더 내려야" in PLACE.read_text(encoding="utf-8")


def test_a_note_after_the_draft_was_sent_is_version_2_in_its_place(desk):
    with receiver() as (url, got):
        Path("newsgen.toml").write_text(
            f'[cms.desk]\nkind = "webhook"\nsigned = false\nurl = "{url}"\n', encoding="utf-8"
        )
        run(*TODAY)
        run("publish", PLACE, "--to", "desk")
        add_a_note(desk)
        run(*TODAY)
        assert version() == 2
        run("publish", PLACE, "--to", "desk")
    sent = [json.loads(body) for _, body in got]
    assert [each["version"] for each in sent] == [1, 2]
    assert "더 내려야" in sent[1]["html"]
    assert json.loads(PLACE.read_bytes())["corrections"] == []  # no reader saw the first


def test_after_an_approval_the_next_version_stands_beside_until_it_is_approved(desk):
    run(*TODAY)
    run("approve", PLACE, "--by", "부장")
    add_a_note(desk)
    done = run(*TODAY)
    assert "v2 초안" in done.stderr
    assert version() == 1
    draft = FOLDER / "us-close.v2.json"
    assert version(draft) == 2
    assert "더 내려야" in (FOLDER / "us-close.v2.txt").read_text(encoding="utf-8")
    run("approve", draft, "--by", "부장")
    assert version() == 2
    assert "더 내려야" in (FOLDER / "us-close.md").read_text(encoding="utf-8")


def test_new_prices_after_an_approval_bring_the_correction_with_them(desk):
    run(*TODAY)
    run("approve", PLACE, "--by", "부장")
    revise(44900.0)
    run(*TODAY)
    draft = FOLDER / "us-close.v2.json"
    (correction,) = json.loads(draft.read_bytes())["corrections"]
    assert correction["wrong"] == genuine.PERCENT
    before = draft.read_bytes()
    run(*TODAY)
    assert draft.read_bytes() == before  # nothing new: not a second one, nor another hour
    revise(44950.0)
    run(*TODAY)  # nobody has the second: it is replaced
    assert not (FOLDER / "us-close.v3.json").exists()
    assert draft.read_bytes() != before
    run("approve", draft, "--by", "부장")
    assert version() == 2


def test_neither_a_draft_that_was_replaced_nor_a_version_before_the_one_in_print_is_approved(desk):
    run(*TODAY)
    Path("older.json").write_bytes(PLACE.read_bytes())
    add_a_note(desk)
    run(*TODAY)
    refused("approve", "older.json", "--by", "부장", code=4, said="갈음됐습니다")
    run("approve", PLACE, "--by", "부장")
    first = PLACE.read_bytes()
    revise(44900.0)
    run(*TODAY)
    run("approve", FOLDER / "us-close.v2.json", "--by", "부장")
    assert (FOLDER / "us-close.v1.json").read_bytes() == first
    refused("approve", FOLDER / "us-close.v1.json", "--by", "부장", code=4, said="수치가 맞지 않습니다")
    revise(44922.27)
    run(*TODAY)
    refused("approve", FOLDER / "us-close.v1.json", "--by", "부장", code=2, said="v2가 이미 승인돼")


def refused(*arguments: object, code: int, said: str) -> None:
    done = CliRunner().invoke(main, [str(one) for one in arguments])
    assert (done.exit_code, done.stdout) == (code, "")
    assert said in done.stderr


def test_what_was_new_and_is_gone_again_leaves_no_version_behind(desk):
    run(*TODAY)
    run("approve", PLACE, "--by", "부장")
    before = PLACE.read_bytes()
    add_a_note(desk)
    run(*TODAY)
    (desk / "notes" / f"{genuine.SESSION}.toml").unlink()
    assert "지웠습니다" in run(*TODAY).stderr
    assert not list(FOLDER.glob("us-close.v*"))
    assert PLACE.read_bytes() == before


def test_what_readers_saw_before_a_withdrawal_is_corrected_after_it(desk):
    run(*TODAY)
    run("approve", PLACE, "--by", "부장")
    run("kill", f"{genuine.SESSION}-us-close", "--by", "부장")
    revise(44900.0)
    run(*TODAY)
    run("kill", f"{genuine.SESSION}-us-close", "--by", "부장", "--undo")
    draft = json.loads((FOLDER / "us-close.v2.json").read_bytes())
    assert [each["wrong"] for each in draft["corrections"]] == [genuine.PERCENT]


def test_formats_from_before_keep_up_with_the_article(desk):
    run(*TODAY)
    add_a_note(desk)
    run(*TODAY[:-1], "json")
    assert "더 내려야" in (FOLDER / "us-close.md").read_text(encoding="utf-8")


def test_no_version_before_the_one_that_was_sent_goes_to_a_place(desk):
    with receiver() as (url, got):
        Path("newsgen.toml").write_text(
            f'[cms.desk]\nkind = "webhook"\nsigned = false\nurl = "{url}"\n', encoding="utf-8"
        )
        run(*TODAY)
        run("approve", PLACE, "--by", "부장")
        first = PLACE.read_bytes()
        run("publish", PLACE, "--to", "desk", "--status", "publish")
        add_a_note(desk)
        run(*TODAY)
        run("approve", FOLDER / "us-close.v2.json", "--by", "부장")
        run("publish", PLACE, "--to", "desk", "--status", "publish")
        Path("first.json").write_bytes(first)
        refused("publish", "first.json", "--to", "desk", code=2, said="이미 보냈습니다")
    assert [json.loads(body)["version"] for _, body in got] == [1, 2]


def test_recheck_looks_at_what_readers_see_though_its_file_is_gone(desk):
    run(*TODAY)
    run("approve", PLACE, "--by", "부장")
    PLACE.unlink()
    revise(44900.0)
    done = CliRunner().invoke(main, ["recheck", "--days", "9999"])
    assert done.exit_code == 1
    assert (FOLDER / "us-close.v2.json").is_file()


def edit(old: str, new: str, path: Path = PLACE) -> None:
    """Edit an article's words as the desk does."""
    text = run("edit", path, "--print").stdout
    assert old in text
    Path("edited.txt").write_text(text.replace(old, new), encoding="utf-8")
    run("edit", path, "--from", "edited.txt", "--by", "김데스크")


def test_the_desk_s_words_outlive_a_note_and_a_correction(desk):
    run(*TODAY)
    edit("S&P500지수를 크게 앞질렀다", "S&P500지수를 큰 차이로 따돌렸다")
    assert version() == 2
    add_a_note(desk)
    run(*TODAY)
    text = PLACE.read_text(encoding="utf-8")
    assert "큰 차이로 따돌렸다" in text
    assert "더 내려야" in text
    run("approve", PLACE, "--by", "부장")
    for close, wrong in ((44900.0, genuine.PERCENT), (44850.0, "0.99%")):
        revise(close)
        done = CliRunner().invoke(main, ["recheck", "--days", "9999"])
        assert done.exit_code == 1, done.output
        (draft,) = FOLDER.glob(f"us-close.v{version() + 1}.json")
        new = json.loads(draft.read_bytes())
        assert new["corrections"][-1]["wrong"] == wrong
        assert "큰 차이로 따돌렸다" in draft.read_text(encoding="utf-8")
        assert "더 내려야" in draft.read_text(encoding="utf-8")
        run("approve", draft, "--by", "부장")
    assert version() == 4


def test_a_sentence_of_the_desk_whose_figure_is_another_now_is_given_up_and_told(desk):
    run(*TODAY)
    line = next(line for line in run("edit", PLACE, "--print").stdout.splitlines() if genuine.CLOSE in line)
    edit(line, line.replace(genuine.CLOSE, f"이날 {genuine.CLOSE}", 1))
    revise(44900.0)
    done = run(*TODAY)
    assert f"이날 {genuine.CLOSE}" in done.stderr
    assert genuine.CLOSE not in json.dumps(json.loads(PLACE.read_bytes())["paragraphs"], ensure_ascii=False)
