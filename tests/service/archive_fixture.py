"""A small archive, and a glossary of two terms, one of them hostile."""

import datetime as dt
from pathlib import Path

from newsgen.model import Entry, Run
from newsgen.outputs import OUTPUTS
from tests.article_fixture import article, paragraph, runs

EVIL = '</title></p><script>alert("1")</script><img src=x onerror=alert(1)>{{ 7 * 7 }}'
TERMS = """
category = "시험"

[[term]]
id = "small-cap"
title = "소형주"
english = "small cap"
definition = "시가총액이 작은 기업의 주식이다."
more = "첫째 문장이다. 둘째 문장이다."
see = ["evil"]
checked = 2025-08-13
source = "시험"

[[term]]
id = "evil"
title = '나쁜 EVIL'
english = 'EVIL'
definition = '소형주 EVIL 문장이다.'
more = '첫째 EVIL 문장이다. 둘째 문장이다.'
checked = 2025-08-13
source = 'EVIL'
""".replace("EVIL", EVIL)

SMALL_CAP = Entry(
    id="small-cap", title="소형주", english="small cap", text="시가총액이 작은 기업의 주식이다."
)
GONE = Entry(id="no-such-term", title="없앤 용어", english="", text="이제 용어집에 없는 용어다.")
LEAD = "13일(현지시간) 뉴욕증시에서 "


def write_glossary(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "terms.toml").write_text(TERMS, encoding="utf-8")
    return folder


def write_article(folder: Path, session: str, headline: str, **changes: object) -> None:
    """Write an article that marks 소형주, and a term that the glossary no longer has."""
    day = dt.date.fromisoformat(session)
    fields: dict[str, object] = {
        "id": f"{session}-us-close",
        "session": day,
        "headline": runs(headline),
        "lead": runs(
            Run(text=LEAD, phrase=True), Run(text="소형주", term="small-cap"), "가 대형주를 앞질렀다."
        ),
        "paragraphs": (paragraph("market", Run(text="없앤 용어", term="no-such-term"), "도 있다."),),
        "glossary": (SMALL_CAP, GONE),
    }
    path = folder / session / "us-close.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(OUTPUTS["json"](article(**{**fields, **changes})).body)


def write_archive(folder: Path) -> Path:
    for session, headline in (
        ("2025-07-31", "칠월의 끝"),
        ("2025-08-12", "하루 앞선 기사"),
        ("2025-08-13", "가장 새로운 기사"),
    ):
        write_article(folder, session, headline)
    return folder
