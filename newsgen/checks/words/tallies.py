"""Numbers beside a row of companies, each with its figure in brackets or none, counted by the names themselves."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.checks.found import Flaw
from newsgen.checks.items import NUMBER, miscounted, number
from newsgen.checks.look import Look
from newsgen.claims import Mention
from newsgen.patterns import compiled

_JOINT = compiled(r"(?:\([^()\n]{1,24}\)|\s[+-]?\d[\d.]*%)?(?:,\s?|·|\s?및\s|[와과]\s|\s)")
"""What stands between two companies of a row: its figure, and a comma, a dot, a particle, or the space of one left out."""
_FIGURED = compiled(r"\([+-]?\d[\d.]*%\)|\s[+-]?\d[\d.]*%")
_COUNTED = compiled(
    rf"(?:\([^()\n]{{1,24}}\)|\s[+-]?\d[\d.]*%)?(?P<etc>\s등)?\s(?:(?P<sort>[가-힣A-Za-z0-9]{{1,8}}주|대형주|기술주|관련주)\s)?(?<![\d.]){NUMBER}\s?(?:개\s?)?(?:종목|기업|회사|업체|개사|곳)(?P<all>[은는이가도의을를]|\s모두|\s)"
)
"""A number of them right behind the row, with the sort of shares that they are between."""
_COUNTED_SIGN = compiled("종목|기업|회사|업체|개사|곳")
_BEGINS = compiled(
    r"(?:^|[\n.…“‘\]】)]\s?|(?<=[은는도에서로고며만한인등])\s|[가-힣](?:지만|으나|는데|면서|가운데),?\s|은 |는 )$"
)
"""What a row that is whole stands behind: the begin of a sentence, or words that end as a clause or an attribute does."""
_ALL_BUT_ONE = 3
"""Names with figures from which on nobody leaves out but one: A(8.6%), B(6.2%), C(5.4%) 등 네 종목."""
_TOGETHER = compiled(r"[은는이가]?\s(?:모두|나란히|일제히|전부|동반)")
_LEAST, _MOST = 2, 10


def check(look: Look) -> Iterator[Flaw]:
    """Yield numbers that are not those of the companies right before them, or of the list that follows."""
    if _COUNTED_SIGN.search(look.own) is None:
        return
    yield from _behind(look)
    yield from _ahead(look)


def _rows(look: Look) -> Iterator[list[Mention]]:
    """Yield the companies that stand in a row, each row whole."""
    row: list[Mention] = []
    for one in look.mentions:
        if row and (one.sort != "stock" or _JOINT.fullmatch(look.own, row[-1].end, one.start) is None):
            yield row
            row = []
        if one.sort == "stock":
            row.append(one)
    if row:
        yield row


def _behind(look: Look) -> Iterator[Flaw]:
    """Yield a number behind a row of another number of names."""
    for row in _rows(look):
        found = _COUNTED.match(look.own, row[-1].end)
        if found is None or len(row) < _LEAST or number(found["n"]) > _MOST:
            continue
        figured = all(_FIGURED.match(look.own, one.end) for one in row)
        bare = not any(_FIGURED.match(look.own, one.end) for one in row)
        if _BEGINS.search(look.own, max(row[0].start - 12, 0), row[0].start) is None or not (figured or bare):
            continue
        told, n = number(found["n"]), len(row)
        but_one = (
            figured
            and n >= _ALL_BUT_ONE
            and told == n + 1
            and found["sort"] is not None
            and _TOGETHER.match(look.own, found.start("all")) is not None
        )
        if n > told or (n != told and not found["etc"]):
            yield miscounted(*found.span("n"), found["n"], n)
        elif but_one:
            yield miscounted(*found.span("n"), found["n"], n)._replace(severity="warning")


_ANNOUNCED = compiled(
    rf"(?:가운데|중(?:에서)?|주|기업|계열사|(?:종목|빅테크|기술주|대형주)[은는])\s(?<![\d.,]){NUMBER}\s?(?:개\s?)?(?:종목|곳|기업|회사|업체|개사|사)"
    r"(?P<all>[이은는도가]\s(?:[^.\n]|\.\d){2,40}?|뿐(?:이다|이었다|입니다|이었습니다))[.]\s(?=(?P<list>[가-힣A-Z]))"
)
"""So many of a group, and behind the sentence a list that is a sentence of its own: 네 종목이 1% 넘게 내렸다. A(-8.4%)."""
_IS_ALL = compiled(
    r"(?:\([^()\n]{1,24}\)|\s[+-]?\d[\d.]*%)?(?:이다|다|입니다|이었다|였다|이에요|예요|이죠)?\.(?!\d)"
)
"""The end of a sentence that is nothing but the list."""


def _ahead(look: Look) -> Iterator[Flaw]:
    """Yield a number before a sentence that is a list of another number of names, each with its figure."""
    for found in look.found(_ANNOUNCED, look.own, _COUNTED_SIGN):
        row = next((one for one in _rows(look) if one[0].start == found.start("list")), [])
        if len(row) < _LEAST or not all(_FIGURED.match(look.own, one.end) for one in row):
            continue
        if _IS_ALL.match(look.own, row[-1].end) and number(found["n"]) != len(row):
            yield miscounted(*found.span("n"), found["n"], len(row))
