"""What readers will not know: nouns that are no names, told from their endings and from everyday words."""

from __future__ import annotations

import pytest

from newsgen.glossary import Glossary, common
from newsgen.glossary.gaps import missing
from newsgen.glossary.nouns import Nouns
from newsgen.glossary.termhood import Termhood
from tests.tables import each

BACKGROUND = ["외국인은 외국인이 외국인의 외국인을", "매도는 매도를 매도가", "환차손이 환차손을"]
STEMS = [
    ("외국인은", "외국인"),
    ("외국인", "외국인"),
    ("매도", "매도"),
    ("환차손을", "환차손"),
    ("박스권에서", "박스권"),
    ("절상한", "절상"),
    ("반납하고", "반납"),
    ("약화되면서", "약화"),
    ("떨어졌다", ""),
    ("장을", ""),
    ("돌아선", ""),
]
NAMES = [
    "신라젠은 8.1% 내렸다",
    "천보(278280)도 올랐다",
    "박유나 가나증권 연구원은 말했다",
    "가나증권이 샀다",
    "삼천당이 샀다",
]


@each(STEMS)
def test_a_noun_is_what_stands_with_many_endings(word: str, stem: str) -> None:
    assert Nouns(BACKGROUND).stem(word) == stem


@each(NAMES)
def test_names_are_told_from_other_nouns(text: str) -> None:
    first = next(Nouns([text], frozenset({"삼천당"})).of(text))
    assert first.is_name


def test_a_word_looks_like_those_it_was_taught() -> None:
    looks = Termhood(["국고채", "은행채", "회사채"], ["지갑", "이야기", "채소"])
    assert looks("통안채") > 0 > looks("이야기")


@pytest.fixture
def everyday(monkeypatch: pytest.MonkeyPatch) -> None:
    """Frequencies by hand, a billionth a unit, in place of the extra's."""
    uses = {"지갑": 2e4, "수출": 9e4, "업체": 9e4, "기대": 9e4, "수급": 4e3, "역외": 4e3}
    monkeypatch.setattr(common, "_frequencies", lambda: {word: one / 1e9 for word, one in uses.items()})


@pytest.mark.usefixtures("everyday")
def test_common_words_and_what_is_put_together_of_them() -> None:
    assert [common.is_common(word) for word in ("지갑", "수급", "환차손")] == [True, False, False]
    assert [common.is_joined(word) for word in ("수출업체", "기대감", "환차손")] == [True, True, False]


@pytest.mark.usefixtures("everyday")
def test_what_several_texts_use_stands_first_and_what_everybody_knows_does_not_stand() -> None:
    texts = [
        "외국인이 역외를 쥐었다. 지갑을 열었다. 신라젠은 3% 올랐다. 환차손을 우려했다.",
        "환차손이 컸다. 환차손은 외국인의 몫이다.",
    ]
    found = missing(Glossary([]), texts)
    told = {each.word: (each.uses, each.texts, each.first) for each in found}
    assert found[0].word == "환차손"
    assert told["환차손"] == (3, 2, 0)
    assert "역외" in told
    assert not told.keys() & {"지갑", "신라젠"}
    assert texts[0][found[0].start :].startswith("환차손")
