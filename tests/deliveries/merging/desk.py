"""Edits as a desk makes them in its CMS, and what is to become of each where a correction comes after it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from newsgen.deliveries.copy import Content

Do = Callable[[Content], Content]
KEPT, OURS, BLOCKED = "kept", "ours", "blocked"

RATES = "<p>미국 10년물 국채 금리는"
VIEW = "<p>작은 회사일수록 빚을 낼 때 시장 금리를 그대로 치른다.</p>"
CLOSE = "러셀2000 지수는 전장보다 45.28포인트(1.98%) 오른 2,328.06에 장을 마쳤다."
WEEK = "<p>이번 주 들어서만 4% 넘게 뛰어 5월 이후 가장 가파른 주간 오름세다.</p>"


class Edit(NamedTuple):
    """One edit."""

    name: str
    do: Do
    becomes: str
    """``kept``: it stands beside the new figures; ``ours``: the new version's words, told; ``blocked``."""
    stands: str = ""
    """What stands in the merged text then."""
    gone: str = ""
    """What does not."""


def _body(old: str, new: str) -> Do:
    def do(content: Content) -> Content:
        title, excerpt, body = content
        assert old in body, old
        return title, excerpt, body.replace(old, new, 1)

    return do


def _title(new: str) -> Do:
    return lambda content: (new, *content[1:])


def _excerpt(new: str) -> Do:
    return lambda content: (content[0], new, content[2])


def _moved(content: Content) -> Content:
    """Put the paragraph of the week before the one of the closes."""
    title, excerpt, body = content
    body = body.replace(WEEK + "\n", "", 1)
    return (
        title,
        excerpt,
        body.replace("<p>러셀2000 지수는 전장보다", WEEK + "\n<p>러셀2000 지수는 전장보다", 1),
    )


def _figures_moved(content: Content) -> Content:
    """Put the paragraph of the closes, which the correction changes, behind the one of the week."""
    title, excerpt, body = content
    closes = re.search(r"<p>러셀2000 지수는 전장보다.*?</p>\n", body)
    assert closes
    body = body.replace(closes[0], "", 1)
    return title, excerpt, body.replace(WEEK, WEEK + "\n" + closes[0].strip(), 1)


def _without(pattern: str) -> Do:
    def do(content: Content) -> Content:
        body, count = re.subn(pattern, "", content[2], count=1)
        assert count, pattern
        return content[0], content[1], body

    return do


def _both(one: Do, other: Do) -> Do:
    return lambda content: other(one(content))


def _set_right(content: Content) -> Content:
    """Set the figures right as the correction will."""
    right = {"45.28포인트": "44.10포인트", "1.98%": "1.93%", "2,328.06": "2,326.88"}
    return tuple(re.sub("|".join(right), lambda found: right[found[0]], text) for text in content)  # type: ignore[return-value]


def _after(what: str, block: str) -> Do:
    return _body(what, f"{what}\n{block}")


def _gutenberg(content: Content) -> Content:
    """Turn the paragraphs into the blocks of WordPress's editor, with a word changed on the way."""
    body = re.sub(
        r"<p\b.*?</p>", lambda found: f"<!-- wp:paragraph -->\n{found[0]}\n<!-- /wp:paragraph -->", content[2]
    )
    return content[0], content[1], body.replace("가장 가파른", "제일 가파른")


def _classic(content: Content) -> Content:
    """Save in WordPress's old editor, which takes plain paragraphs' tags out, with a word changed."""
    body = re.sub(r"<p>(.*?)</p>", r"\n\1\n", content[2])
    return content[0], content[1], body.replace("가장 가파른", "제일 가파른")


EDITS = (
    Edit("word", _body("크게 앞섰다", "압도했다"), KEPT, "압도했다"),
    Edit("particle", _body("종목 300개를", "종목 300개보다"), KEPT, "300개보다"),
    Edit(
        "sentence added in another paragraph",
        _body("내렸다. 오른", "내렸다. 거래도 늘었다. 오른"),
        KEPT,
        "거래도 늘었다.",
    ),
    Edit(
        "sentence added beside the changed one",
        _body("6,466.58을 기록했다.", "6,466.58을 기록했다. 거래도 활발했다."),
        KEPT,
        "거래도 활발했다.",
    ),
    Edit(
        "sentence removed beside the changed one",
        _body(" S&amp;P500은 20.82포인트(0.32%) 상승한 6,466.58을 기록했다.", ""),
        KEPT,
        gone="6,466.58",
    ),
    Edit("sentence removed", _without(r" 오른 종목은 .*?앞섰다\."), KEPT, gone="1,615개"),
    Edit(
        "paragraph added",
        _after(VIEW, "<p>연준 인사의 발언도 이어졌다.</p>"),
        KEPT,
        "연준 인사의 발언도 이어졌다.",
    ),
    Edit(
        "paragraph with a figure of the desk's",
        _after(VIEW, "<p>코스피는 3,200선을 지켰다.</p>"),
        KEPT,
        "3,200선",
    ),
    Edit("paragraph removed", _body(VIEW, ""), KEPT, gone="작은 회사일수록"),
    Edit(
        "changed paragraph removed", _without(r"<p>러셀2000 지수는 전장보다.*?</p>\n"), KEPT, gone="전장보다"
    ),
    Edit("paragraph moved", _moved, KEPT, WEEK[3:-4]),
    Edit("changed paragraph moved", _figures_moved, KEPT, "44.10포인트"),
    Edit("excerpt rewritten", _excerpt("뉴욕증시가 소형주를 앞세워 올랐다."), KEPT),
    Edit(
        "link added",
        _body("10년물 국채", '<a href="https://example.com/10y">10년물 국채</a>'),
        KEPT,
        'href="https://example.com/10y"',
    ),
    Edit(
        "image between paragraphs",
        _after(
            WEEK, '<figure class="wp-block-image"><img src="https://example.com/a.png" alt="그림"></figure>'
        ),
        KEPT,
        "a.png",
    ),
    Edit(
        "video between paragraphs",
        _after(
            WEEK,
            '<!-- wp:embed {"url":"https://example.com/v"} -->\n<figure class="wp-block-embed"><div>\n'
            "https://example.com/v\n</div></figure>\n<!-- /wp:embed -->",
        ),
        KEPT,
        "<!-- wp:embed",
    ),
    Edit("gallery between paragraphs", _after(WEEK, '[gallery ids="1,2"]'), KEPT, '[gallery ids="1,2"]'),
    Edit("bold", _body("5월 이후 가장", "<strong>5월 이후</strong> 가장"), KEPT, "<strong>5월 이후</strong>"),
    Edit(
        "class on a paragraph",
        _body("<p>이번 주", '<p class="has-large-font-size">이번 주'),
        KEPT,
        "has-large-font-size",
    ),
    Edit(
        "class on the changed paragraph",
        _body("<p>러셀2000 지수는", '<p class="big">러셀2000 지수는'),
        KEPT,
        '<p class="big">러셀2000 지수는 전장보다 44.10포인트',
    ),
    Edit(
        "heading renamed",
        _body("<h2>종목별 등락</h2>", "<h2>오른 종목, 내린 종목</h2>"),
        KEPT,
        "오른 종목, 내린 종목",
    ),
    Edit(
        "summary line added",
        _body("</li></ul>", "</li><li>국채 금리는 하락</li></ul>"),
        KEPT,
        "국채 금리는 하락",
    ),
    Edit(
        "two edits in far places",
        _both(_body("크게 앞섰다", "압도했다"), _body(VIEW, "")),
        KEPT,
        "압도했다",
        "작은 회사일수록",
    ),
    Edit("the desk's editor of blocks", _gutenberg, KEPT, "제일 가파른"),
    Edit("the desk's old editor", _classic, KEPT, "제일 가파른"),
    Edit("set right by the desk already", _set_right, KEPT, "44.10포인트(1.93%) 오른 2,326.88에"),
    Edit(
        "typo in the changed sentence",
        _body("에 장을 마쳤다", "에 거래를 마쳤다"),
        OURS,
        "에 장을 마쳤다",
        "거래를 마쳤다",
    ),
    Edit(
        "figure rounded by the desk",
        _body("45.28포인트(1.98%) 오른", "약 2% 오른"),
        OURS,
        "44.10포인트(1.93%)",
        "약 2%",
    ),
    Edit("headline with the figure rewritten", _title("소형주 1.98% 질주"), OURS, gone="소형주 1"),
    Edit("headline without the figure", _title("금리 인하 기대에 소형주 질주"), OURS),
    Edit(
        "changed sentence split in two",
        _body("오른 2,328.06에 장을 마쳤다.", "올랐다. 종가는 2,328.06이다."),
        OURS,
        "2,326.88에 장을 마쳤다",
        "종가는",
    ),
    Edit(
        "changed sentence joined to the next",
        _body("장을 마쳤다. S&amp;P500은", "장을 마쳤으며 S&amp;P500은"),
        OURS,
        "장을 마쳤다. S&amp;P500은",
        "마쳤으며",
    ),
    Edit(
        "bold over two sentences",
        _body(f"{CLOSE} S&amp;P500은", f"<b>{CLOSE} S&amp;P500은</b>"),
        OURS,
        "2,326.88에 장을 마쳤다. S&amp;P500은",
        "<b>",
    ),
    Edit(
        "summary line rewritten",
        _body("<li>러셀2000 1.98% 상승</li>", "<li>러셀2000, 1.98% 껑충</li>"),
        OURS,
        "<li>러셀2000 1.93% 상승</li>",
        "껑충",
    ),
    Edit(
        "disclosure rewritten",
        _body(
            "이 기사는 시세 자료를 바탕으로 정해진 틀에 따라 자동 작성됐습니다.", "본지 기자가 작성했습니다."
        ),
        OURS,
        "자동 작성됐습니다",
        "본지",
    ),
    Edit(
        "old figure in a new paragraph", _after(VIEW, "<p>러셀2000의 1.98% 상승은 이례적이다.</p>"), BLOCKED
    ),
    Edit(
        "old figure in the words of an image",
        _after(VIEW, '<p><img src="a.png" alt="1.98% 오른 지수"></p>'),
        BLOCKED,
    ),
    Edit("old figure in pieces", _after(VIEW, "<p>1.\u200b<b>98</b>&#37; 올랐다.</p>"), BLOCKED),
    Edit("old figure in other words", _after(VIEW, "<p>러셀2000은 1.98퍼센트 뛰었다.</p>"), BLOCKED),
    Edit("old level in Korean", _after(VIEW, "<p>러셀2000은 2천328.06까지 올랐다.</p>"), BLOCKED),
    Edit("old level cut off", _after(VIEW, "<p>러셀2000은 2,328선에 올라섰다.</p>"), BLOCKED),
    Edit("old figure rounded elsewhere", _after(VIEW, "<p>러셀2000은 45포인트 올랐다.</p>"), BLOCKED),
    Edit(
        "old figure in a heading", _body("<h2>종목별 등락</h2>", "<h2>러셀 1.98%…종목별 등락</h2>"), BLOCKED
    ),
    Edit("old figure in the excerpt", _excerpt("러셀2000이 1.98% 올랐다."), BLOCKED),
    Edit(
        "changed sentence carried into another paragraph",
        _both(_body(CLOSE + " ", ""), _body(VIEW, VIEW.replace("</p>", f" {CLOSE}</p>"))),
        BLOCKED,
    ),
    Edit(
        "changed paragraph joined to another",
        _body("기록했다.</p>\n<p>이번", "기록했다. 이번"),
        KEPT,
        "기록했다. 이번 주",
    ),
    Edit(
        "changed paragraph joined to another and changed",
        _both(_body("에 장을 마쳤다", "에 거래를 마쳤다"), _body("기록했다.</p>\n<p>이번", "기록했다. 이번")),
        BLOCKED,
    ),
)


_SAVED = (
    (r"<dt>(.*?)</dt><dd>(.*?)</dd>", r'<p class="glossary"><strong>\1</strong>: \2</p>'),
    (r"</?dl\b[^>]*>", ""),
    (
        r'<p class="([^"]*)">.*?</p>',
        r'<!-- wp:paragraph {"className":"\1"} -->\n\g<0>\n<!-- /wp:paragraph -->\n',
    ),
    (r"<p>.*?</p>", r"<!-- wp:paragraph -->\n\g<0>\n<!-- /wp:paragraph -->\n"),
    (r"<h2>(.*?)</h2>", r'<!-- wp:heading -->\n<h2 class="wp-block-heading">\1</h2>\n<!-- /wp:heading -->\n'),
    (r"<li>.*?</li>", r"<!-- wp:list-item -->\n\g<0>\n<!-- /wp:list-item -->"),
    (
        r'<ul class="summary">(.*?)</ul>',
        r'<!-- wp:list {"className":"summary"} -->\n<ul class="wp-block-list summary">\1</ul>'
        r"\n<!-- /wp:list -->\n",
    ),
    (
        r"<table><caption>(.*?)</caption>(.*?)</table>",
        r'<!-- wp:table {"hasFixedLayout":false} -->\n<figure class="wp-block-table"><table>\2</table>'
        r'<figcaption class="wp-element-caption">\1</figcaption></figure>\n<!-- /wp:table -->\n',
    ),
    (r"<!-- newsgen:[^>]*-->", r"<!-- wp:html -->\n\g<0>\n<!-- /wp:html -->"),
)
OTHERS = ("the desk's editor of blocks", "the desk's old editor")
"""Edits by which the whole text is saved in another way."""


def saved(edit: Edit, plain: Content) -> Content:
    """Return what stands at WordPress after an edit in its editor, of an article given as plain elements."""
    title, excerpt, body = edit.do(plain)
    for old, new in () if edit.name in OTHERS else _SAVED:
        body = re.sub(old, new, body, flags=re.DOTALL)
    return title, excerpt, body
