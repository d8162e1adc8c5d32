"""What can be wrong with the terms of an editor: each fault with the field it is in.

Loading stops at the first, ``newsgen glossary lint`` tells them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import chain
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec

from newsgen.glossary.fold import same
from newsgen.glossary.term import Term, ways, written_out

_FIELDS = {field.encode_name: field for field in msgspec.structs.fields(Term) if field.name != "category"}
_TEXTS = ("title", "english", "definition", "more", "source")
_SPELLED = ("title", "others", "abbreviation", "aliases", "forms", "not", "near", "far")
"""Fields whose texts are looked for in every way that they may be written."""
_WAYS = 50_000
"""Ways in which a term may be written at most: each is kept, and each space or choice multiplies them."""
_LISTS = ("others", "aliases", "forms", "left", "right", "not", "near", "far", "told", "asked", "see")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BEGINS = re.compile(r"[가-힣A-Za-z0-9]|%(?=[가-힣a-zA-Z])")
_ADDRESS = re.compile(r"https://[!-~]+")
"""What a browser shows: what is not ASCII is written with percent signs."""
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")


class Fault(NamedTuple):
    """One thing that is wrong in a ``[[term]]`` table."""

    field: str
    """Where, or empty where it is the table as a whole."""
    value: str
    """Which of the field's values, or empty."""
    message: str


def of_file(tables: dict[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong at the head of a file."""
    for name in sorted(set(tables) - {"category", "term"}):
        yield Fault(name, "", f"모르는 항목 ‘{name}’이(가) 있습니다. category와 [[term]]만 씁니다.")
    category = tables.get("category")
    if not isinstance(category, str) or not category.strip():
        yield Fault("category", "", '맨 위에 category = "…"를 적어야 합니다.')
    entries = tables.get("term", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        yield Fault("term", "", "용어는 [[term]] 표로 적어야 합니다.")


def term_of(entry: dict[str, Any], category: str) -> Term:
    """Return the term of a table; msgspec.ValidationError where ``of_table`` has something to say."""
    if "category" in entry:
        raise msgspec.ValidationError("category")
    return msgspec.convert({**entry, "category": category}, Term)


def of_table(entry: dict[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong with one table, first what keeps it from being a term at all."""
    for name in entry:
        if name not in _FIELDS:
            near = get_close_matches(name, _FIELDS, n=1)
            hint = f" {near[0]}의 오타인지 확인하십시오." if near else ""
            yield Fault(name, "", f"모르는 항목 ‘{name}’이(가) 있습니다.{hint}")
    for name, field in _FIELDS.items():
        if name not in entry:
            if field.required:
                yield Fault("", "", f"항목 ‘{name}’이(가) 빠졌습니다.")
            continue
        try:
            msgspec.convert(entry[name], field.type)
        except msgspec.ValidationError:
            from newsgen.config import mistakes  # noqa: PLC0415 - the settings need much that terms do not

            told = next(mistakes.problems(entry[name], field.type, (name,)), name)
            yield Fault(name, "", f"항목 ‘{name}’의 값이 알맞은 종류가 아닙니다({told}).")


def of_content(term: Term) -> Iterator[Fault]:
    """Yield what has the right type and still cannot be used."""
    if not _SLUG.fullmatch(term.id):
        yield Fault("id", "", "id는 영문 소문자와 숫자, 붙임표로만 적습니다.")
    for name in _TEXTS:
        if not getattr(term, name).strip():
            yield Fault(name, "", f"항목 ‘{name}’이(가) 비었습니다.")
    for name in _LISTS:
        if not all(map(str.strip, listed(term, name))):
            yield Fault(name, "", f"항목 ‘{name}’에 빈 값이 있습니다.")
    yield from _written(term)
    if term.level not in {1, 2, 3}:
        yield Fault("level", "", "level은 1, 2, 3 가운데 하나입니다.")
    yield from _kept(term)


def _written(term: Term) -> Iterator[Fault]:
    """Yield what is wrong with how it may be written."""
    for name in ("title", "others", "abbreviation", "aliases"):
        yield from _spellings(name, listed(term, name), least=1 if term.near else 2)
    if sum(ways(text) for name in _SPELLED for text in listed(term, name)) > _WAYS:
        yield Fault("forms", "", "표기가 너무 많습니다. 중괄호 안의 갈래나 띄어 쓴 곳을 줄이십시오.")
    for form in term.forms:
        if re.search(r"[{}|]", re.sub(r"\{[^{}]*\}", "", form)):
            yield Fault("forms", form, f"표기 ‘{form}’의 중괄호가 짝이 맞지 않습니다.")
        elif ways(form) <= _WAYS:
            yield from _spellings("forms", written_out(form))


def _kept(term: Term) -> Iterator[Fault]:
    """Yield what is wrong with what stands beside the texts: the source, its days, the history."""
    if term.link and not _is_address(term.link):
        yield Fault("link", term.link, f"link ‘{term.link}’은(는) https로 시작하는 주소가 아닙니다.")
    if term.valid and term.valid.until and term.valid.until < term.valid.as_of:
        yield Fault("valid", "", "valid의 until은 as_of보다 이른 날일 수 없습니다.")
    if not all(change.what.strip() for change in term.changed):
        yield Fault("changed", "", "changed에 what이 빈 것이 있습니다.")


def listed(term: Term, name: str) -> tuple[str, ...]:
    """Return the values of a field by the name that it has in TOML; a text is one value, none if empty."""
    value = getattr(term, _FIELDS[name].name)
    return value if isinstance(value, tuple) else (value,) if value else ()


def _is_address(link: str) -> bool:
    """Say whether a link leads to a public place by a name, without a user, a port or markup."""
    try:
        parts = urlsplit(link)
        return bool(
            _ADDRESS.fullmatch(link) and not set(link) & set("<>\"'`\\{}|^") and _HOST.fullmatch(parts.netloc)
        )
    except ValueError:
        return False


def _spellings(name: str, surfaces: Iterable[str], least: int = 2) -> Iterator[Fault]:
    """Yield spellings that the finder would never come to, or everywhere: one letter wants company."""
    for surface in filter(str.strip, surfaces):
        if len(surface.replace(" ", "")) < least or surface != " ".join(surface.split()):
            yield Fault(name, surface, f"표기 ‘{surface}’은(는) 두 글자 이상, 빈칸 하나씩으로 적습니다.")
        elif not _BEGINS.match(surface):
            yield Fault(name, surface, f"표기 ‘{surface}’은(는) 한글이나 영문자, 숫자로 시작해야 합니다.")


def of_book(entries: Iterable[tuple[str, Term]], known: Iterable[str] = ()) -> Iterator[tuple[int, Fault]]:
    """Yield what is wrong between terms, each told with its file, as the number of the later one and a fault.

    Two terms with one id; two that claim one spelling (spaces and normalisation aside); a see-also that
    leads nowhere, or back to the term itself. Two terms that name each other are a pair, not a circle.
    """
    every, elsewhere = list(entries), frozenset(known)
    ids: dict[str, str] = {}
    claims: dict[str, Term] = {}
    for number, (file, term) in enumerate(every):
        if term.id in ids:
            yield number, Fault("id", term.id, f"같은 id가 {ids[term.id]}에 이미 있습니다.")
        ids.setdefault(term.id, file)
        for surface in (*term.surfaces, *chain.from_iterable(map(written_out, term.forms))):
            owner = claims.setdefault(same(surface), term)
            if owner is not term:
                names = ("title", "others", "abbreviation", "aliases")
                name = next((name for name in names if surface in listed(term, name)), "forms")
                yield (
                    number,
                    Fault(name, surface, f"표기 ‘{surface}’은(는) 용어 {owner.id}의 것이기도 합니다."),
                )
    for number, (_, term) in enumerate(every):
        for other in term.see:
            if other == term.id:
                yield number, Fault("see", other, f"see의 ‘{other}’은(는) 이 용어 자신입니다.")
            elif other not in ids and other not in elsewhere:
                yield number, Fault("see", other, f"see의 ‘{other}’은(는) 없는 용어입니다.")
