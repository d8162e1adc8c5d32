"""Who is named in a text: what markets are told by, and stocks, by all that copy calls them."""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import ne
from typing import NamedTuple

from newsgen.claims.mention import Mention
from newsgen.claims.subjects import others, subjects
from newsgen.korean.names import clean_broker, clean_english, close
from newsgen.model import Instrument, Kind
from newsgen.patterns import compiled, wording
from newsgen.resources import listing, rows
from newsgen.sought import Wording

_PARTICLE = r"(?:은|는|이|가|도|와|과|의|을|를|에|로|으로|만|에서|보다|처럼|까지|부터|마저|역시|에게|에는|에도|과는|와는|과의|와의|주가|주가는|주가가|주는|주가|등|이다|다|이었다|였다|입니다)"
_ENDS = compiled(rf"(?![가-힣A-Za-z0-9])|{_PARTICLE}(?![가-힣A-Za-z0-9])")
_RUN = compiled(r"[^\W_]+")
_HEADS = 20_000
"""Beginnings of words of which it is kept whose listings were read, and how long the names are that begin so."""
_KEPT = 4096
"""Texts of which it is remembered who is named in them."""
_LEAST = 2
_CAMEL = compiled(r"(?<=[a-z])(?=[A-Z])")
"""Where a list leaves a space out: HyundaiMotor."""
_NEAR = 5
"""Characters of a name from which another word can be told to be meant for it."""
_BEGINNING = 6
"""Letters of a first word that can be known for one company's."""
_LETTERS = compiled(r"[A-Za-z&.,·' -]*")
_NO_LETTER = compiled(r"[^a-z0-9]")
_NO_NAMES: Mapping[str, set[str]] = {}
_NOBODY: frozenset[str] = frozenset()
_HANGUL_ENDS = compiled(r"[가-힣]\Z")


_FORM = compiled(r"\s(?:Technology|Technologies|Corporation|Holdings|Platforms)$")
"""What the press leaves out at the end of an English name: Microchip Technology."""


class _Named(NamedTuple):
    """The names in a text, those of them that are no glosses, and the text with boxes for these."""

    every: list[Mention]
    told: list[Mention]
    blank: Wording


class Names:
    """The names that texts may have, made ready for looking them up."""

    def __init__(
        self,
        instruments: Iterable[Instrument],
        press: Mapping[str, str],
        home: str = "us",
        former: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._home = home
        self._seen: dict[str, _Named] = {}
        self._stocks: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
        self._unread: defaultdict[str, list[Instrument]] = defaultdict(list)
        self._listing: dict[str, Instrument] = {}
        for one in instruments:
            if one.kind is not Kind.STOCK:
                continue
            self._listing[one.symbol] = one
            for name in _called(one, press.get(one.symbol, "")):
                self._stocks[name[:2]].setdefault(name, set()).add(one.symbol)
            if _is_foreign(one):
                self._unread[_head_of_english(one.english)].append(one)
        former = list(former)
        self.former = frozenset(name for name, _ in former)
        """What copy of before called companies that have another name now."""
        for name, symbol in former:
            if symbol in self._listing:
                self._stocks[name[:2]].setdefault(name, set()).add(symbol)
        self._sizes: dict[str, list[int]] = {}
        self._asked: set[str] = set()
        self._turned: dict[str, str | None] = {}
        self._by_english: dict[str, Mapping[str, frozenset[str]]] = {}

    def knows(self, name: str) -> bool:
        """Tell whether a word is a name, with a particle or none."""
        known = self._of(name[:2])
        return any(name[:size] in known and _ENDS.fullmatch(name, size) for size in self._sizes_of(name[:2]))

    def _of(self, head: str) -> Mapping[str, set[str]]:
        """Return whose the names are that begin with two characters; English ones are read off listings here."""
        if self._unread and head not in self._asked:
            if len(self._asked) < _HEADS:
                self._asked.add(head)
            for listed in (head, _ANY):
                for one in self._unread.pop(listed, ()):
                    for name in _told({clean_english(one.english)}):
                        self._stocks[name[:2]].setdefault(name, set()).add(one.symbol)
        return self._stocks.get(head, _NO_NAMES)

    def _sizes_of(self, head: str) -> list[int]:
        """Return how long the names are that begin with two characters, the longest first."""
        if head not in self._sizes:
            sizes = sorted({len(name) for name in self._of(head)}, reverse=True)
            if len(self._sizes) >= _HEADS:
                return sizes
            self._sizes[head] = sizes
        return self._sizes[head]

    def begins(self, word: str) -> bool:
        """Tell whether a longer name begins with a word: 마이크로."""
        return any(len(name) > len(word) and name.startswith(word) for name in self._of(word[:2]))

    def namesakes(self, name: str) -> list[str]:
        """Return the companies listed abroad whose name begins with a whole one: 버텍스파마슈티컬스 of 버텍스."""
        return sorted(
            symbol
            for longer, symbols in self._stocks.get(name[:2], {}).items()
            if len(name) >= _LEAST + 1 and longer != name and longer.startswith(name)
            for symbol in symbols
            if not symbol.endswith((".KS", ".KQ"))
        )

    def is_foreign(self, name: str) -> bool:
        """Tell whether a name is that of a company that is not listed in Seoul."""
        symbols = self._of(name[:2]).get(name, ())
        return bool(symbols) and not any(one.endswith((".KS", ".KQ")) for one in symbols)

    def turned(self, word: str) -> str | None:
        """Return the one Korean name that a word is but for two neighbours within; None where it is one, or begins it."""
        if word not in self._turned:
            if len(self._turned) >= _KEPT:
                self._turned.clear()
            self._turned[word] = self._turned_of(word)
        return self._turned[word]

    def _turned_of(self, word: str) -> str | None:
        if self.begins(word):
            return None
        swapped = {
            word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            for at in range(1, len(word) - 1)
            if word[at] != word[at + 1]
        }
        names = [name for name in swapped if self.called(name)]
        return names[0] if len(names) == 1 else None

    def near(self, word: str) -> str | None:
        """Return the one Korean name that a word is off by a character; None where there is none or several."""
        begun = (name for name in self._of(word[:2]) if _is_long(name))
        alike = {*begun, *self._ended.get(word[-2:], ())}
        near = [name for name in alike if abs(len(name) - len(word)) <= 1 and _is_off_by_one(word, name)]
        return near[0] if len(near) == 1 else None

    def off_by_sound(self, word: str) -> list[str]:
        """Return the Korean names of companies, as long as a word, that it is off by one syllable behind its first."""
        near = (name for name in self._of_initial.get(word[:1], ()) if len(name) == len(word))
        return [name for name in near if sum(map(ne, name, word)) == 1]

    @functools.cached_property
    def _of_initial(self) -> dict[str, list[str]]:
        """The names by their first character."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in itertools.chain.from_iterable(self._stocks.values()):
            found[name[:1]].append(name)
        return dict(found)

    @functools.cached_property
    def _ended(self) -> dict[str, list[str]]:
        """The longer names by their last two characters: a slip before those leaves them as they are."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in itertools.chain.from_iterable(self._stocks.values()):
            if _is_long(name):
                found[name[-2:]].append(name)
        return dict(found)

    def english(self, about: str) -> list[str]:
        """Return the English names of a stock, the press's first."""
        one = self._listing.get(about)
        press = _press().get(about, ("", ""))[1]
        listed = [] if one is None else [clean_english(one.english), one.english]
        return [name for name in (press, *listed) if name]

    def korean(self, about: str) -> list[str]:
        """Return the Korean names of a stock: the press's and the list's."""
        one = self._listing.get(about)
        names = (
            _press().get(about, ("", ""))[0],
            (one.korean or "") if one else "",
            *_nicknames().get(about, ()),
        )
        return [name for name in names if name and not name.isascii()]

    def best_english(self, about: str) -> str | None:
        """Return the English name that stands beside the Korean one."""
        known = self.english(about)
        names = [name for name in known if not clean_english(name).isupper() or len(name) < 6] or known[:1]
        if not names:
            return None
        return _CAMEL.sub(" ", names[0]) if about.endswith((".KS", ".KQ")) else names[0]

    def in_press(self, korean: str) -> str | None:
        """Return the English that the press's list has beside a Korean name; None where it has none."""
        return _press_english().get(korean)

    def is_in_press(self, english: str) -> bool:
        """Tell whether the press's list has a company of such an English name."""
        return english in _press_english().values()

    def of_english(self, english: str) -> frozenset[str]:
        """Return whose English name something is."""
        plain = _plain(english)
        return self._in_english(plain[:_LEAST]).get(plain, _NOBODY) | self._in_english(_ANY).get(
            plain, _NOBODY
        )

    def begun_in_english(self, english: str) -> frozenset[str]:
        """Return whose English name something is, whole or as the first words of nobody else's."""
        plain = _plain(english)
        return self.of_english(english) or frozenset(self._by_beginning.get(plain, ()))

    def coded(self, code: str) -> frozenset[str]:
        """Return the companies whose ticker or code in Seoul something is."""
        return frozenset(
            one for one in (code, f"{code}.KS", f"{code}.KQ", code.replace(".", "-")) if one in self._listing
        )

    def called(self, word: str) -> frozenset[str]:
        """Return whose Korean name a word is, as the press or the lists spell it."""
        return frozenset(self._of(word[:2]).get(word, ()))

    @functools.cached_property
    def _by_beginning(self) -> dict[str, set[str]]:
        """The first words of English names that begin one company's alone."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for about in self._listing:
            for name in self.english(about)[:1]:
                first = _plain(name.split()[0])
                if len(first) >= _BEGINNING:
                    found[first].add(about)
        return {first: abouts for first, abouts in found.items() if len(abouts) == 1}

    def _in_english(self, head: str) -> Mapping[str, frozenset[str]]:
        """Return whose English names begin with two letters, by the names: read when first asked for."""
        if head not in self._by_english:
            found: defaultdict[str, set[str]] = defaultdict(set)
            for about in self._english_heads.get(head, ()):
                for name in self.english(about):
                    for form in _forms(name):
                        found[form].add(about)
            self._by_english[head] = {form: frozenset(abouts) for form, abouts in found.items()}
        return self._by_english[head]

    @functools.cached_property
    def _english_heads(self) -> Mapping[str, set[str]]:
        """The stocks by the two letters that one of their English names begins with; those not plain to see apart."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for about, one in self._listing.items():
            found[_head_of_english(one.english).lower()].add(about)
        for about, (_, english) in _press().items():
            for form in _forms(english) if english else ():
                found[form[:_LEAST]].add(about)
        return found

    def forget(self) -> None:
        """Forget who is named in which texts."""
        self._seen.clear()

    def mentions(self, text: str) -> list[Mention]:
        """Return who is named, in order, the longest name winning."""
        return self._read(text).every

    def named(self, text: str) -> list[Mention]:
        """Return the mentions but those that merely stand in brackets behind a name: its English, its code."""
        return self._read(text).told

    def blanked(self, text: str) -> Wording:
        """Return a text with a box for each character of a name, so that what a name has in it is no figure."""
        return self._read(text).blank

    def _read(self, text: str) -> _Named:
        """Return the names in a text; asked again, they are not looked for again."""
        known = self._seen.get(text)
        if known is None:
            if len(self._seen) >= _KEPT:
                self._seen.clear()
            every = self._found(text)
            told = self._without_glosses(text, every) if every else every
            known = self._seen[text] = _Named(every, told, _boxed(text, told))
        return known

    def _without_glosses(self, text: str, found: list[Mention]) -> list[Mention]:
        ends = {one.end for one in found}
        return [one for one in found if not _is_gloss(text, one, ends)]

    def _found(self, text: str) -> list[Mention]:
        found = list(subjects(text, self._home))
        if not found:
            return sorted([*others(text), *self._listed(text)])
        taken = bytearray(len(text))
        for one in found:
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
        found += [one for one in (*others(text), *self._listed(text)) if 1 not in taken[one.start : one.end]]
        return sorted(found)

    def _listed(self, text: str) -> Iterator[Mention]:
        """Yield names of stocks: words of their own, the longest first."""
        end, known = 0, self._sizes
        for run in _RUN.finditer(text):
            at = run.start()
            head = text[at : at + 2]
            sizes = known[head] if head in known else self._sizes_of(head)
            if not sizes or at < end or text[at - 1 : at] == "&":
                continue
            named = self._stocks[head]
            for size in sizes:
                name = text[at : at + size]  # shorter where the text ends
                if name in named and _ENDS.match(text, at + len(name)):
                    end = at + len(name)
                    yield Mention(at, end, frozenset(named[name]), "stock", name)
                    break


def _boxed(text: str, told: list[Mention]) -> Wording:
    """Return a text with a box for each character of the names in it."""
    whole = wording(text)
    if not told:
        return whole
    parts, at = [], 0
    for one in told:
        parts += [text[at : one.start], "□" * (one.end - max(one.start, at))]
        at = max(one.end, at)
    return whole.blanked("".join([*parts, text[at:]]))


def _is_gloss(text: str, one: Mention, ends: set[int]) -> bool:
    """Tell whether a name stands alone in brackets behind another one, or behind a Korean word, in Latin letters."""
    if one.start - 1 in ends and text[one.start - 1] == "(" and text[one.end : one.end + 1] == ")":
        return True  # 한화오션(코스피)
    if not one.text.isascii():
        return False
    opened = text.rfind("(", 0, one.start)
    if opened < 0 or ")" in text[opened : one.start]:
        return False
    behind = opened in ends or _HANGUL_ENDS.match(text, max(opened - 1, 0), opened) is not None
    return behind and _LETTERS.fullmatch(text, opened + 1, one.start) is not None


def _is_long(name: str) -> bool:
    """Tell whether another word can be told to be meant for a name."""
    return len(name) >= _NEAR and not name.isascii() and " " not in name


def _is_off_by_one(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


@functools.cache
def _wordlike() -> frozenset[str]:
    """Return the names of companies that are words besides."""
    return frozenset(listing("wordlike.toml")["words"].split())


@functools.cache
def _press() -> dict[str, tuple[str, str]]:
    return {row["symbol"]: (row["korean"], row["english"]) for row in rows("names.csv")}


@functools.cache
def _press_english() -> dict[str, str]:
    """Return the English names of the press's list by the Korean ones."""
    return {korean: english for korean, english in _press().values() if korean and english}


@functools.cache
def _nicknames() -> dict[str, list[str]]:
    return listing("nicknames.toml")


def _plain(english: str) -> str:
    """Return a name's letters and digits alone, small."""
    return _NO_LETTER.sub("", english.lower())


def _forms(english: str) -> set[str]:
    """Return an English name in plain letters, whole and as the press shortens it."""
    return {_plain(english), _plain(_FORM.sub("", english))}


def _is_foreign(one: Instrument) -> bool:
    return not one.symbol.endswith((".KS", ".KQ"))


_ANY = ""
"""In place of the beginning of a name that a listing does not show."""


def _head_of_english(listed: str) -> str:
    """Return the two characters that the English name of a listing begins with.

    It begins as the listing does, unless there is something to be left out before it: an article, a remark.
    """
    head = listed[:2]
    plain = listed.isascii() and head.isalnum() and "(" not in listed and "/" not in listed
    return head if plain and not listed.lower().startswith("the ") else _ANY


def _called(one: Instrument, press: str) -> set[str]:
    """Return what a stock is called but by its English listing: as the press spells it, and the brokers."""
    korean, english = _press().get(one.symbol, ("", ""))
    names = {korean, press, one.korean or ""}
    if one.korean and _is_foreign(one):
        spaced = clean_broker(one.korean, one.english, spaces=True)
        names |= {spaced, close(spaced)}
    return _told({*names, english, *_nicknames().get(one.symbol, ())})


def _told(names: set[str]) -> set[str]:
    """Return the names that texts are looked through for: none that is too short, or a word besides."""
    kept = {name for name in names if len(name) >= _LEAST and name not in _wordlike()}
    return {
        name
        for name in kept
        if not (name.isascii() and (len(name) < 4 or name.islower()) and not name.isupper())
    }
