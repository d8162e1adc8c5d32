"""What a term is, and what it is to find one."""

from __future__ import annotations

import datetime as dt
import math
import re
from itertools import product

import msgspec


class Valid(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """For which days the facts of an entry are told: laws, sums and memberships change."""

    as_of: dt.date
    """The day on which they held."""
    until: dt.date | None = None
    """The last day on which they hold, where that is known."""


class Change(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What became different in an entry, for those who quoted it."""

    on: dt.date
    what: str
    """One Korean sentence."""


class Term(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"not_": "not"}):
    """One entry of the glossary, as a ``[[term]]`` table of a TOML file states it.

    A space in any spelling may be left out in a text: ``국채 금리`` is also found as ``국채금리``, so the
    spelling with all its spaces is the one to write down. Latin letters are found as they are written,
    capitals and all: ``bp`` is a unit, ``BP`` is an oil company.
    """

    id: str
    """ASCII slug, for life: addresses and articles name it."""
    title: str
    """House form: ``러셀2000``."""
    english: str
    """Name in English; searched, not looked for in texts (list it in ``aliases`` for that)."""
    definition: str
    """ONE plain sentence that stands alone under 용어 정리. Markdown may mark emphasis and links."""
    more: str
    """Two to four further sentences in Markdown, with a worked example, a list or a link where one helps."""
    category: str
    """Korean name of the category; the file says it once for all its terms."""
    checked: dt.date
    """The day when the facts were last checked."""
    source: str
    """Where the facts can be checked."""
    link: str = ""
    """An https address at which the source can be looked up."""
    valid: Valid | None = None
    """Of which days the facts are; None where they do not age."""
    pronounced: str = ""
    """How Koreans say a name in Latin letters: ``빅스`` for VIX. Searched, not looked for in texts."""
    changed: tuple[Change, ...] = ()
    """The history of the entry, the latest first."""
    others: tuple[str, ...] = ()
    """Other spellings of the house form: ``러셀 2000``."""
    abbreviation: str = ""
    """``FOMC``; empty where there is none in use."""
    aliases: tuple[str, ...] = ()
    """Other names of the same thing: ``스몰캡`` for 소형주."""
    forms: tuple[str, ...] = ()
    """Further spellings by rule, with one of the words in each pair of braces: ``{원|원화}/달러{ 환율|}``.
    Texts are searched for them; they are shown nowhere."""
    asked: tuple[str, ...] = ()
    """Words by which people ask for it though no text means it by them: 유증, 필반. Searched, not marked."""
    left: tuple[str, ...] = ()
    """What may be glued on before it, as 상호 in 상호관세."""
    right: tuple[str, ...] = ()
    """What may be glued on after it, as 율 in 관세율; ``하다``, ``되다`` stand for all their forms."""
    not_: tuple[str, ...] = ()
    """Words or phrases in which a spelling does not mean the term: 유가증권 for 유가."""
    near: tuple[str, ...] = ()
    """For a homonym: words of which one has to stand in the sentence, as 만기 for 옵션, or else what speaks
    of markets (``company``). A spelling that holds one of them (옵션 만기일) needs no other."""
    far: tuple[str, ...] = ()
    """Words in whose sentence a spelling does not mean the term, as 아파트 for 신고가."""
    told: tuple[str, ...] = ()
    """Words by which a text explains the term itself, as 공포지수 for 변동성지수: then it needs no entry."""
    national: bool = False
    """Whether other countries have one by the same name (국민연금, SEC): it is theirs behind a country that
    neither its names nor its definition hold."""
    see: tuple[str, ...] = ()
    """Ids of terms to read next."""
    mark: bool = True
    """False for words that every reader of a brief knows: an article does not stop to explain them."""
    level: int = 2
    """Which entries go under 용어 정리 first: 1 is not understood without help, 2 is half known, 3 is
    explained only where there is room."""

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Every spelling that is looked for in texts, the house form first, each once."""
        listed = (self.title, *self.others, self.abbreviation, *self.aliases)
        return tuple(dict.fromkeys(surface for surface in listed if surface))

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that somebody may call it: its spellings, how it is said and asked, in English."""
        return tuple(filter(None, (*self.surfaces, self.pronounced, *self.asked, self.english)))


class Match(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One place where a term stands in a text; offsets are in characters."""

    id: str
    surface: str
    start: int
    end: int
    first: bool
    """Whether it is the first place in the text for this term."""


def written_out(form: str) -> list[str]:
    """Return the spellings that a form of ``Term.forms`` stands for."""
    return ["".join(chosen) for chosen in product(*_parts(form))]


def ways(form: str) -> int:
    """Return at most how many texts a form, or a word with spaces, is looked for as, without making them."""
    return math.prod(map(len, _parts(form))) << form.count(" ")


def _parts(form: str) -> list[list[str]]:
    """Return what a form is put together of, each part with all that may stand there."""
    return [part.split("|") for part in re.split(r"\{([^{}]*)\}", form)]


def spacings(words: str) -> list[str]:
    """Return ``words`` with each of its spaces kept or left out; all spaces kept comes first."""
    if " " not in words:
        return [words]
    head, *rest = words.split(" ")
    return [head + "".join(chosen) for chosen in product(*((" " + word, word) for word in rest))]
