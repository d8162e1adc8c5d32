"""A picture as SVG and as PNG: readable in both themes, said in words, right on a machine without fonts."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import uharfbuzz

from newsgen.model import Run
from newsgen.outputs import charts
from newsgen.outputs.charts import paint, raster
from newsgen.outputs.charts.widths import files
from newsgen.outputs.signed import is_ours
from tests.outputs.charts.made import bars, odds, session, year

CHART = bars(("다우지수", 0.31), ("나스닥지수", -2.15))
EVERY = {"bars": CHART, "week": bars(("17일(월)", 1.0), ("18일(화)", -1.0), upright=True),
         "session": session([0.0, 1.0, -1.0, 0.5], [0.1, 0.2, 0.3, 0.4]), "odds": odds((42.0, 8.0)),
         "year": year([float(n) for n in range(100, 340)])}  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"
WRITTEN = ("ink", "soft", "up", "down", "flat", "accent")
"""Inks that words are set in."""


def luminance(colour: str) -> float:
    """As WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [paint.LIGHT, paint.DARK])
@pytest.mark.parametrize("ink", WRITTEN)
def test_words_stand_out_from_their_paper(theme, ink):
    assert contrast(theme[ink], theme["paper"]) >= 4.5


def test_words_stand_out_from_a_page_s_paper_too():
    """The page of an article is not quite white."""
    assert min(contrast(paint.LIGHT[ink], "#fdfcf9") for ink in WRITTEN) >= 4.5


@pytest.mark.parametrize("kind", EVERY)
@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_an_svg_is_sound_and_says_what_it_shows(kind, theme):
    root = ET.fromstring(charts.svg(EVERY[kind], theme=theme, name="one"))
    title, said = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert title is not None
    assert said is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {said.get('id')}" == "one-title one-said"
    assert charts.alt(EVERY[kind]) == f"{title.text}: {said.text}"


def test_what_it_says_has_directions_in_words():
    assert charts.alt(CHART) == "주요 지수 등락률: 다우지수 0.31% 상승, 나스닥지수 2.15% 하락"
    money = bars(("개인", -7968.53), ("외국인", 6470.78), unit="eok")
    assert charts.alt(money).endswith("개인 7,969억원 순매도, 외국인 6,471억원 순매수")
    assert charts.alt(odds((42.0, 8.0), (0.2, None))).endswith("1월 29일 42%(한 달 전 8%), 2월 29일 1% 미만")


def test_nothing_of_a_name_gets_out_of_its_words():
    evil = bars(('</text><script>alert("1")</script>', 1.0), ("&amp;", 2.0))
    text = charts.svg(evil)
    assert "<script" not in text
    assert "&amp;amp;" in text


def test_at_night_a_page_s_picture_is_dark_and_its_paper_the_page_s():
    text = charts.svg(CHART)
    assert "prefers-color-scheme: dark" in text
    assert paint.DARK["up"] in text
    assert paint.LIGHT["paper"] not in text
    assert "prefers-color-scheme" not in charts.svg(CHART, theme="dark")


@pytest.mark.parametrize(("width", "scale"), [(720, 2), (360, 1)])
def test_a_png_has_the_pixels_that_were_asked_for(width, scale):
    body = charts.png(CHART, width=width, scale=scale)
    assert body[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(body[16:20]) == width * scale
    assert int.from_bytes(body[20:24]) == pytest.approx(charts.drawing(CHART, width).height * scale, abs=1)


def test_a_png_says_that_it_is_ours():
    assert is_ours(charts.png(CHART))
    assert not is_ours(b"\x89PNG\r\n\x1a\n" + bytes(100))


def outline(text: str, size: float, x: float, y: float) -> str:
    """The outlines of a text by the font's own table, as SVG has paths; HarfBuzz reads them, not resvg."""
    font: Any = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(files()["sans"]))))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    scale, paths = size / font.face.upem, []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        pen = uharfbuzz_pen(font, info.codepoint)
        paths.append(f'<path transform="translate({x} {y}) scale({scale} {-scale})" d="{pen}"/>')
        x += position.x_advance * scale
    return "".join(paths)


def uharfbuzz_pen(font: Any, glyph: int) -> str:
    steps: list[str] = []
    funcs = uharfbuzz.DrawFuncs()
    funcs.set_move_to_func(lambda x, y, _: steps.append(f"M{x} {y}"))
    funcs.set_line_to_func(lambda x, y, _: steps.append(f"L{x} {y}"))
    funcs.set_cubic_to_func(lambda a, b, c, d, x, y, _: steps.append(f"C{a} {b} {c} {d} {x} {y}"))
    funcs.set_quadratic_to_func(lambda a, b, x, y, _: steps.append(f"Q{a} {b} {x} {y}"))
    funcs.set_close_path_func(lambda _: steps.append("Z"))
    font.draw_glyph(glyph, funcs)
    return " ".join(steps)


BARE = """
import sys
from newsgen.outputs.charts import raster
sys.stdout.buffer.write(raster.png(sys.stdin.read()))
"""


def on_a_bare_machine(svg: str, folder: Path) -> bytes:
    """Draw in a process that finds no font of the system."""
    (folder / "fonts.conf").write_text(f"<fontconfig><dir>{folder / 'none'}</dir></fontconfig>")
    bare = {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    env = {**os.environ, **bare, "XDG_DATA_DIRS": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", BARE], input=svg.encode(), env=env, capture_output=True, check=True
    )
    return done.stdout


def pixels(png: bytes) -> list[int]:
    """How red each pixel of a PNG of eight bits a channel is, by the published format."""
    wide, depth = int.from_bytes(png[16:20]), {2: 3, 6: 4}[png[25]]
    packed, at = b"", 8
    while at < len(png):
        size = int.from_bytes(png[at : at + 4])
        packed += png[at + 8 : at + 8 + size] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += size + 12
    raw, row = zlib.decompress(packed), wide * depth
    before, found = bytearray(row), []
    for start in range(0, len(raw), row + 1):
        line = bytearray(raw[start + 1 : start + 1 + row])
        for n, value in enumerate(line):
            left, up = line[n - depth] if n >= depth else 0, before[n]
            line[n] = (value + guess(raw[start], left, up, before[n - depth] if n >= depth else 0)) & 255
        before = line
        found += line[::depth]
    return found


def guess(kind: int, left: int, up: int, corner: int) -> int:
    """What a filter of PNG takes for a byte."""
    whole = left + up - corner
    paeth = min((left, up, corner), key=lambda one: abs(whole - one))
    return (0, left, up, (left + up) // 2, paeth)[kind]


def apart(one: bytes, other: bytes) -> int:
    """How many pixels of two pictures differ by more than an edge's shade."""
    return sum(abs(a - b) > 64 for a, b in zip(pixels(one), pixels(other), strict=True))


@pytest.mark.slow
def test_on_a_bare_machine_hangul_has_the_font_s_own_outlines(tmp_path):
    """Words by resvg are, pixel by pixel, the outlines that another reader finds in the font."""
    size, words = 'width="400" height="100"', ("나스닥지수만", "올랐다뷁힣", "4.77%")
    top = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect {size} fill="#fff"/>'
    style = 'font-family="Noto Sans KR" font-size="24"'
    text, drawn, other = (
        top + "".join(made(word, 30 * n) for n, word in enumerate(words, 1)) + "</svg>"
        for made in (
            lambda word, y: f'<text x="10" y="{y}" {style}>{word}</text>',
            lambda word, y: outline(word, 24, 10, y),
            lambda word, y: outline(word.replace("닥", "딱"), 24, 10, y),
        )
    )
    bare = on_a_bare_machine(text, tmp_path)
    assert apart(bare, raster.png(drawn)) == 0
    assert apart(bare, raster.png(other)) > 20
    assert bare == raster.png(text)


def test_a_head_goes_before_the_title():
    told = type(CHART)(**{**{f: getattr(CHART, f) for f in CHART.__struct_fields__},
                          "head": (Run(text="다우지수만 올랐다"),)})  # fmt: skip
    written = [text.text for text in charts.drawing(told, 720.0).texts]
    assert written[0] == "다우지수만 올랐다"
    assert written[1].startswith("주요 지수 등락률 · 11월 20일")
    assert charts.alt(told).startswith("다우지수만 올랐다: ")
