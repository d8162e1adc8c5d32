"""Notes that say the opposite of what the prices say: they go to the editor, not to print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from newsgen.config import Style
from newsgen.editions import Edition
from newsgen.facts.book import FactBook
from newsgen.korean import attach, decimal, josa
from newsgen.korean.subjects import Said, is_whole_market, subject_of, told_at_last
from newsgen.model import Fact, Instrument, Note
from newsgen.notes import DeskNotes
from newsgen.patterns import compiled
from newsgen.story.causes import EXPLAINING, is_of_market
from newsgen.story.names import Names, is_company

_BEFORE = compiled(
    r"전날까지|최근|올해|들어(?![와온오왔])|(?:일|흘|틀|새|주|달|월|년)\s?(?:동안|간|연속|째)|지난\s?(?:주|달|해|\d|[일월화수목금토]요일)"
)
"""What makes a sentence one of another time than the day: 전날까지 나흘 동안 내렸다."""
_BETWEEN = compiled(r"(?<=다)\.\s+")
_WITHIN = compiled(r"장중|한때")
"""What makes a price one of within the day: of those the record of closes says nothing."""
_REACHED = (
    r"(?:를|을|로|에|까지)?\s?(?:새로\s|다시\s|또\s)?"
    r"(?:썼|쓰|갈아치|경신|기록|찍|마감|마쳤|거래를 마|장을 마|올라|뛰|치솟|내려|떨어|밀려|추락|직행)"
)
"""What follows a price that was reached."""
_EVER = r"(?:사상|역대|52주)\s?"
_REACHED_AT = compiled(
    rf"(?:(?P<high_52w>(?:{_EVER})?신고가|{_EVER}최고[가치])"
    rf"|(?P<low_52w>(?:{_EVER})?신저가|{_EVER}최저[가치])"
    rf"|(?P<upper_limit>상한가)|(?P<lower_limit>하한가)){_REACHED}"
)
"""A price that a sentence says was reached, by the measure of a close: a record is one of its year too."""
_CLOSES = {
    "high_52w": "지난 52주의 최고가가",
    "low_52w": "지난 52주의 최저가가",
    "upper_limit": "상한가가",
    "lower_limit": "하한가가",
}
Placed = Callable[[str], str | None]
"""What a stock's close is beside its year: ``high_52w``, ``low_52w``; empty of neither, None if unknown."""


def agreeing(
    desk: DeskNotes,
    book: FactBook,
    edition: Edition,
    instruments: Mapping[str, Instrument],
    placed: Placed = lambda _: None,
) -> DeskNotes:
    """Return the notes without causes and events that tell what the prices did not do.

    That is a rise of what fell, or a fall of what rose; of a stock also a record or a limit at which it did
    not close. ``placed`` tells what a stock's close is beside its year.
    """
    names = Names(instruments, Style())
    told = (
        (note, _wrong(note, book, edition, names) or _missed(note, book, edition, names, placed))
        for note in desk.notes
        if note.kind in EXPLAINING
    )
    return desk.without({note.id: wrong for note, wrong in told if wrong})


def _wrong(note: Note, book: FactBook, edition: Edition, names: Names) -> str:
    """Say in Korean which direction a note tells against the facts; empty where none."""
    market = is_of_market(note, book.market)
    of_whom = book.market.indices if market and note.about not in book.market.indices else (note.about,)
    moves = book.select(edition.move, of_whom)
    called = {name: about for about in of_whom for name in _called(about, names)}
    stocks = book.market.nouns.stocks
    for text in _of_the_day(note):
        for each in told_at_last(text):
            held = _held(each, moves, called, stocks) if market else _of(each, moves, called)
            if held and not any(_sign(move) == each.direction for move in held):
                return f"‘{each.word}’{josa(each.word, '이라/라')}고 했지만 {_went(held, names)}."
    return ""


def _held(said: Said, moves: Sequence[Fact], called: Mapping[str, str], stocks: str) -> Sequence[Fact]:
    """Return the moves against which stands what is said of the market: none where it may be of others.

    What is said of one index is held against that one, what is said of a part of the stocks against nothing.
    """
    if said.subject in called:
        return [move for move in moves if move.about == called[said.subject]]
    is_whole = said.subject == stocks or is_whole_market(said.subject)
    return moves if is_whole and not said.may_be_of_others else ()


def _of(said: Said, moves: Sequence[Fact], called: Mapping[str, str]) -> Sequence[Fact]:
    """Return the moves of a note's own subject where a word is said of it, or of nobody else."""
    of_it = said.subject in called or not (said.subject or said.may_be_of_others)
    return moves if of_it else ()


def _missed(note: Note, book: FactBook, edition: Edition, names: Names, placed: Placed) -> str:
    """Say in Korean at which price a note has a stock close that did not; empty where it says none."""
    if not (is_company(note.about) and edition.move == "change_day" and book.get("change_day", note.about)):
        return ""
    name, called = names[note.about].short, {"", *_called(note.about, names)}
    for text in (each for each in _of_the_day(note) if not _WITHIN.search(each)):
        for each in _REACHED_AT.finditer(text):
            measure = each.lastgroup or ""
            if subject_of(text, each.start(), each[0]) in called and _is_missed(
                measure, note.about, book, placed
            ):
                word = each[measure]
                return (
                    f"‘{word}’{josa(word, '이라/라')}고 했지만 {name}의 종가는 {_CLOSES[measure]} 아닙니다. "
                    "장중의 일이면 ‘장중’을 넣으십시오."
                )
    return ""


def _is_missed(measure: str, about: str, book: FactBook, placed: Placed) -> bool:
    """Tell whether a stock is known not to have closed at such a price."""
    if measure.endswith("_limit"):
        return book.market.bounds.limit is not None and book.get(measure, about) is None
    return placed(about) not in {None, measure}


def _of_the_day(note: Note) -> Iterator[str]:
    """Yield the sentences of a note that tell nothing of another time."""
    yield from (text for text in (note.head, *_BETWEEN.split(note.text)) if not _BEFORE.search(text))


def _called(about: str, names: Names) -> tuple[str, str]:
    return names[about].short, names[about].headline


def _sign(move: Fact) -> int:
    return (move.value > 0) - (move.value < 0)


def _went(moves: Iterable[Fact], names: Names) -> str:
    """Tell how the first of some went."""
    first = next(iter(moves))
    way = "올랐습니다" if first.value > 0 else "내렸습니다" if first.value < 0 else "움직이지 않았습니다"
    return f"{attach(names[first.about].short, '은/는')} {decimal(first.value, 2)}% {way}"
