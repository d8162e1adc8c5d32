"""Names that a word is meant for."""

from hypothesis import given
from hypothesis import strategies as st

from newsgen.claims import Names
from newsgen.model import Instrument

LISTED = (
    "마이크론테크놀로지",
    "마이크로스트래티지",
    "슈퍼마이크로",
    "팔란티어",
    "팔란티아",
    "가나다라마",
    "다라마바사",
)
LETTERS = st.sampled_from(sorted({*"".join(LISTED), "스"}))


def names(*listed: str) -> Names:
    return Names([Instrument(symbol=f"S{at}", english="", korean=one) for at, one in enumerate(listed)], {})


def is_a_slip(word: str, name: str) -> bool:
    """Tell whether one letter put in, left out or taken for another makes a name of a word."""
    out = {word[:at] + word[at + 1 :] for at in range(len(word))}
    other = {name[:at] + name[at + 1 :] for at in range(len(name))}
    changed = len(word) == len(name) and sum(a != b for a, b in zip(word, name, strict=True)) == 1
    return changed or name in out or word in other


@given(
    st.sampled_from(LISTED), st.integers(0, 9), st.sampled_from(["change", "put in", "leave out"]), LETTERS
)
def test_a_word_is_near_the_one_name_that_it_is_a_slip_of(name, at, how, letter):
    word = name[:at] + ("" if how == "leave out" else letter) + name[at + (how != "put in") :]
    near = [one for one in LISTED if len(one) >= 5 and is_a_slip(word, one)]
    assert names(*LISTED).near(word) == (near[0] if len(near) == 1 else None)


def test_a_word_that_two_names_may_be_meant_by_is_near_none():
    assert names("가나다라마", "가나다라바").near("가나다라사") is None


LISTINGS = (
    ("Dream Finders Homes Inc. Class A Common Stock", "Dream Finders Homes"),
    ("The Kraft Heinz Company Common Stock", "Kraft Heinz"),
    ("d/b/a Dominion Energy Inc.", "Dominion Energy"),
    ("(New) Ensign Group Inc.", "Ensign Group"),
    ("Nestlé Holdings Inc.", "Nestlé Holdings"),
    ("Intl Flavors & Fragrances Inc.", "Intl Flavors & Fragrances"),
)


def test_an_english_name_is_found_by_its_listing_however_that_begins():
    listed = [Instrument(symbol=name, english=listing) for listing, name in LISTINGS]
    for _, name in LISTINGS:
        assert [one.abouts for one in Names(listed, {}).mentions(f"{name}는 올랐다.")] == [{name}]


def test_a_name_ends_where_it_does_though_a_longer_one_begins_alike_and_the_text_ends_before():
    known = names("현대차", "현대차증권우선주")
    assert [(one.start, one.end) for one in known.mentions("기아와 현대차")] == [(4, 7)]
    assert [(one.start, one.end) for one in known.mentions("현대차증권우선주는")] == [(0, 8)]


def test_a_company_is_found_by_its_english_name_as_it_is_listed_cleaned_and_shortened():
    listed = ("Cummins Inc. Common Stock", "The Kraft Heinz Company Common Stock", "Micro Technology Inc.")
    known = Names(
        [Instrument(symbol=f"S{at}", english=one, korean=None) for at, one in enumerate(listed)], {}
    )
    for told, whose in (("CUMMINS", {"S0"}), ("Kraft Heinz", {"S1"}), ("micro", {"S2"}), ("Cum", set())):
        assert known.of_english(told) & {"S0", "S1", "S2"} == whose  # the list of the press has others
