from __future__ import annotations

from newsgen.reading import Within, read
from tests.reading.test_html import squeezed
from tests.tables import each

PLAIN = [
    ("다우가 **2**.5% 올랐다.", "다우가 2.5% 올랐다."),
    ("**러셀**2000, _나스닥_, ***S&P***500", "러셀2000, 나스닥, S&P500"),
    (r"3\~5%, S\&P500, 5\*2, \\", r"3~5%, S&P500, 5*2, \ "[:-1]),
    ("3~5%, 7~9%", "3~5%, 7~9%"),
    ("12~16일과 19~23일", "12~16일과 19~23일"),
    ("~~3%~~ 4%", "3% 4%"),
    ("S&amp;P500 1&#44;234 2.5&nbsp;%", "S&P500 1,234 2.5\xa0%"),
    ("**2.5%**로 **다우(DJIA)**는", "2.5%로 다우(DJIA)는"),
    ("5 * 3 = 15, 주* 표", "5 * 3 = 15, 주* 표"),
    ("첫 줄 \r\n  둘째 줄", "첫 줄 둘째 줄"),
    ("다우  \n나스닥\\\nS&P500", "다우 | 나스닥 | S&P500"),
    ("# 제목\n본문\n\n소제목\n---\n본문", "제목 | 본문 | 소제목 | 본문"),
    ("- 다우\n- 나스닥\n\n1. 하나\n2. 둘", "다우 | 나스닥 | 하나 | 둘"),
    ("- [ ] 할 일\n- [x] 한 일", "할 일 | 한 일"),
    ("> 인용\n> 둘째 줄", "인용 둘째 줄"),
    ("|지수|등락|\n|---|--:|\n|다우|1.2%|", "지수 _ 등락 | 다우 _ 1.2%"),
    ("[다우](https://x.kr/2%25 '3%') ![그림 4%](x.png)", "다우 \ufffc"),
    ("[다우][1] [나스닥]\n\n[1]: https://x.kr '3%'", "다우 [나스닥]"),
    ("[[다우]] <https://x.kr/1>", "다우 https://x.kr/1"),
    ("`2%` 다우\n\n```\n3%\n```\n\n    4%", "2% 다우 | 3% | 4%"),
    ("다우[^1]는\n\n[^1]: 지수다.", "다우는 | 지수다."),
    ("---\ntitle: 3%\n---\n본문", "본문"),
    ("+++\ntitle = 3%\n+++\n# 제목", "제목"),
    ('{\n"title": 3\n}\n본문', "본문"),
    ("---\n본문은 3%\n---\n끝", "본문은 3% | 끝"),
    ("가\n\n---\ntitle: 3%\n---\n나", "가 | title: 3% | 나"),
    ("{{< a b='3%' >}}가{{% /a %}} {% if b %}나{# 다 #}", "\ufffc가\ufffc \ufffc나\ufffc"),
    ("가\n{: .lead }\n\n*[나]: 다", "가 \ufffc | \ufffc"),
    ("<b>2</b>.5% <!-- 3% --> 4%", "2.5% 4%"),
    ("<table><tr><td>다우</td>\n<td>1%</td></table>", "다우 _ 1%"),
    ("<div\n title='3%'>\n\n**다우**\n\n</div>", "다우"),
    ("다우 <!-- 3%\n\n4% --> 나스닥", "다우 | 나스닥"),
    ("다우 <!-- 3%", "다우 <!-- 3%"),
    (r"다우 \<!-- 3% -->", "다우 <!-- 3% -->"),
    ("가 <script>나</script> 다", "가 | 다"),
    ("\ufeff# 제목\n본문", "제목 | 본문"),
    ("", ""),
]

WITHIN = [
    ("다우", Within(0)),
    ("**나스닥** 다우", Within(0)),
    ("[다우](x)", Within.LINK),
    ("[나스닥\n다우](x)", Within.LINK),
    ("[[다우]]", Within.LINK),
    ("## 나스닥과 *다우*", Within.HEADING),
    ("나스닥\n다우\n---", Within.HEADING),
    ("> # [다우](x)", Within.HEADING | Within.LINK),
    ("`다우`", Within.CODE),
    ("~~~\n다우\n~~~", Within.CODE),
    ("    다우", Within.CODE),
    ("- 나스닥\n\n    다우", Within(0)),
    ("<a href=x>다우</a>", Within.LINK),
    ("<a href=x>나스닥</a>**다우**", Within(0)),
    ("<h2>다우</h2>", Within.HEADING),
    ("<code>\n\n다우\n\n</code>", Within.CODE),
    ("|`나스닥`|다우|\n|-|-|", Within(0)),
]


@each(PLAIN)
def test_what_is_read(source: str, plain: str) -> None:
    assert squeezed(read(source, "markdown").plain) == plain


@each(WITHIN)
def test_what_it_stands_in(source: str, within: Within) -> None:
    reading = read(source, "markdown")
    start = reading.plain.index("다우")
    assert reading.within(start, start + 2) == within
    assert (reading.whole(start, start + 2) is None) == bool(within)
    assert reading.source[slice(*reading.span(start, start + 2))].strip("`") == "다우"
