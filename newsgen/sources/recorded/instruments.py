"""The instruments of a recorded folder: names, sectors and universes."""

from __future__ import annotations

from pathlib import Path

from newsgen.model import Instrument
from newsgen.sources.names import Names, shifted
from newsgen.sources.recorded.tables import read_header, read_table
from newsgen.sources.recorded.text import read_csv

_FLAGS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False, "": False}
_DESCRIBED = ("symbol", "english", "korean", "sector")
_SHIFTED = (
    "{}: {} 무렵부터 한글 이름이 앞뒤 줄의 영문 이름과 맞습니다. 한글 이름을 모두 뺐으니 "
    "korean 열이 밀리지 않았는지 확인하십시오."
)


def read_instruments(path: Path) -> tuple[list[Instrument], list[str]]:
    """Read ``instruments.csv``; return them, and in Korean which names no article may print.

    Of a column of Korean names that are not those of the English ones none is believed.

    Raises:
        ImportRefused: as :func:`~newsgen.sources.recorded.tables.read_table`, and for a universe's cell that
            is neither True nor False, and a symbol that stands twice.

    """
    header = read_header(path, read_csv(path))
    universes = [name for name in header if name not in _DESCRIBED]
    optional = [name for name in ("korean", "sector") if name in header]
    table = read_table(path, texts=("symbol", "english", *optional, *universes), numbers=())
    table.symbols()
    for name in universes:
        table.converted(name, _flag, f"{name} 값이 True나 False가 아닙니다")
    columns = {name: [texts[code] for code in codes] for name, (codes, texts) in table.texts.items()}
    strange = shifted(columns["english"], columns["korean"]) if "korean" in columns else None
    notices = [] if strange is None else [_SHIFTED.format(path.name, columns["symbol"][strange])]
    if notices:
        del columns["korean"]
    names, seen, out = Names(), set[str](), []
    for row, symbol in enumerate(columns["symbol"]):
        if symbol in seen:
            table.refuse(row, f"{symbol}: 종목이 두 번 있습니다")
        seen.add(symbol)
        out.append(
            Instrument(
                symbol=symbol,
                english=names.english(symbol, columns["english"][row]) or symbol,
                korean=names.korean(symbol, columns["korean"][row]) or None if "korean" in columns else None,
                sector=names.english(symbol, columns["sector"][row]) if "sector" in columns else "",
                universes=tuple(name for name in universes if _flag(columns[name][row])),
            )
        )
    return out, [*notices, *names.notices(path.name)]


def _flag(text: str) -> bool:
    value = _FLAGS.get(text.strip().lower())
    if value is None:
        raise ValueError(text)
    return value
