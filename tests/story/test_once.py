"""What has been spelt out once goes by its letters."""

from __future__ import annotations

from newsgen.model import Paragraph, Run, text_of
from newsgen.story.once import spelt_once


def paragraph(*runs: Run) -> Paragraph:
    return Paragraph(section="market", item="x", runs=runs)


def test_a_name_is_spelt_out_once_and_the_particle_is_that_of_its_letters() -> None:
    lead = (Run(text="연방공개시장위원회(FOMC)의 결정을 앞뒀다."),)
    told = spelt_once(
        lead,
        [
            paragraph(
                Run(text="연준은 연방공개시장위원회(FOMC) 정례회의를 연다. 서부텍사스산원유(WTI)는 올랐다.")
            ),
            paragraph(Run(text="서부텍사스산원유(WTI)는 2% 올랐다.")),
        ],
    )
    assert [text_of(each.runs) for each in told] == [
        "연준은 FOMC 정례회의를 연다. 서부텍사스산원유(WTI)는 올랐다.",
        "WTI는 2% 올랐다.",
    ]


def test_a_note_keeps_its_words() -> None:
    said = Run(text="서부텍사스산원유(WTI)는 올랐다.", quote="n")
    first, second = spelt_once((), [paragraph(said), paragraph(said)])
    assert text_of(first.runs) == text_of(second.runs) == said.text
