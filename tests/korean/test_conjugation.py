"""Final forms and what they become, written by hand after 표준국어대사전 and 한글 맞춤법."""

from __future__ import annotations

import pytest

from newsgen.korean.conjugation import conjugate, forms

VERBS = """
올랐다 | 올랐고 올랐으며 오르며 오르면서 올랐지만 오른
내렸다 | 내렸고 내렸으며 내리며 내리면서 내렸지만 내린
상승했다 | 상승했고 상승했으며 상승하며 상승하면서 상승했지만 상승한
마쳤다 | 마쳤고 마쳤으며 마치며 마치면서 마쳤지만 마친
기록했다 | 기록했고 기록했으며 기록하며 기록하면서 기록했지만 기록한
밀렸다 | 밀렸고 밀렸으며 밀리며 밀리면서 밀렸지만 밀린
뛰었다 | 뛰었고 뛰었으며 뛰며 뛰면서 뛰었지만 뛴
떨어졌다 | 떨어졌고 떨어졌으며 떨어지며 떨어지면서 떨어졌지만 떨어진
그쳤다 | 그쳤고 그쳤으며 그치며 그치면서 그쳤지만 그친
웃돌았다 | 웃돌았고 웃돌았으며 웃돌며 웃돌면서 웃돌았지만 웃돈
밑돌았다 | 밑돌았고 밑돌았으며 밑돌며 밑돌면서 밑돌았지만 밑돈
넘어섰다 | 넘어섰고 넘어섰으며 넘어서며 넘어서면서 넘어섰지만 넘어선
넘었다 | 넘었고 넘었으며 넘으며 넘으면서 넘었지만 넘은
됐다 | 됐고 됐으며 되며 되면서 됐지만 된
집계됐다 | 집계됐고 집계됐으며 집계되며 집계되면서 집계됐지만 집계된
이르렀다 | 이르렀고 이르렀으며 이르며 이르면서 이르렀지만 이른
줄었다 | 줄었고 줄었으며 줄며 줄면서 줄었지만 준
늘었다 | 늘었고 늘었으며 늘며 늘면서 늘었지만 는
줄였다 | 줄였고 줄였으며 줄이며 줄이면서 줄였지만 줄인
지었다 | 지었고 지었으며 지으며 지으면서 지었지만 지은
도왔다 | 도왔고 도왔으며 도우며 도우면서 도왔지만 도운
구웠다 | 구웠고 구웠으며 구우며 구우면서 구웠지만 구운
세웠다 | 세웠고 세웠으며 세우며 세우면서 세웠지만 세운
갈아치웠다 | 갈아치웠고 갈아치웠으며 갈아치우며 갈아치우면서 갈아치웠지만 갈아치운
썼다 | 썼고 썼으며 쓰며 쓰면서 썼지만 쓴
뒤집었다 | 뒤집었고 뒤집었으며 뒤집으며 뒤집으면서 뒤집었지만 뒤집은
멈췄다 | 멈췄고 멈췄으며 멈추며 멈추면서 멈췄지만 멈춘
낮췄다 | 낮췄고 낮췄으며 낮추며 낮추면서 낮췄지만 낮춘
바뀌었다 | 바뀌었고 바뀌었으며 바뀌며 바뀌면서 바뀌었지만 바뀐
커졌다 | 커졌고 커졌으며 커지며 커지면서 커졌지만 커진
높아졌다 | 높아졌고 높아졌으며 높아지며 높아지면서 높아졌지만 높아진
이어졌다 | 이어졌고 이어졌으며 이어지며 이어지면서 이어졌지만 이어진
나타냈다 | 나타냈고 나타냈으며 나타내며 나타내면서 나타냈지만 나타낸
끝냈다 | 끝냈고 끝냈으며 끝내며 끝내면서 끝냈지만 끝낸
보였다 | 보였고 보였으며 보이며 보이면서 보였지만 보인
키웠다 | 키웠고 키웠으며 키우며 키우면서 키웠지만 키운
치솟았다 | 치솟았고 치솟았으며 치솟으며 치솟으면서 치솟았지만 치솟은
주저앉았다 | 주저앉았고 주저앉았으며 주저앉으며 주저앉으면서 주저앉았지만 주저앉은
깨달았다 | 깨달았고 깨달았으며 깨달으며 깨달으면서 깨달았지만 깨달은
따랐다 | 따랐고 따랐으며 따르며 따르면서 따랐지만 따른
치렀다 | 치렀고 치렀으며 치르며 치르면서 치렀지만 치른
몰랐다 | 몰랐고 몰랐으며 모르며 모르면서 몰랐지만 모른
머물렀다 | 머물렀고 머물렀으며 머무르며 머무르면서 머물렀지만 머무른
눌렀다 | 눌렀고 눌렀으며 누르며 누르면서 눌렀지만 누른
모았다 | 모았고 모았으며 모으며 모으면서 모았지만 모은
거뒀다 | 거뒀고 거뒀으며 거두며 거두면서 거뒀지만 거둔
펐다 | 펐고 펐으며 푸며 푸면서 펐지만 푼
되돌아왔다 | 되돌아왔고 되돌아왔으며 되돌아오며 되돌아오면서 되돌아왔지만 되돌아온
띠었다 | 띠었고 띠었으며 띠며 띠면서 띠었지만 띤
움직였다 | 움직였고 움직였으며 움직이며 움직이면서 움직였지만 움직인
꺾였다 | 꺾였고 꺾였으며 꺾이며 꺾이면서 꺾였지만 꺾인
거래를 마쳤다 | 거래를_마쳤고 거래를_마쳤으며 거래를_마치며 거래를_마치면서 거래를_마쳤지만 거래를_마친
오른다 | 오르고 오르며 오르며 오르면서 오르지만 오르는
웃돈다 | 웃돌고 웃돌며 웃돌며 웃돌면서 웃돌지만 웃도는
짓는다 | 짓고 지으며 지으며 지으면서 짓지만 짓는
"""
"""Final form | 고, 으며 of it, 며 and 면서 of the stem, 지만, before a noun; ``_`` for a space."""

OTHERS = """
컸다 | 컸고 컸으며 컸지만 큰
크다 | 크고 크며 크지만 큰
많았다 | 많았고 많았으며 많았지만 많은
높았다 | 높았고 높았으며 높았지만 높은
높다 | 높고 높으며 높지만 높은
길다 | 길고 길며 길지만 긴
같았다 | 같았고 같았으며 같았지만 같은
가까웠다 | 가까웠고 가까웠으며 가까웠지만 가까운
좁았다 | 좁았고 좁았으며 좁았지만 좁은
나았다 | 나았고 나았으며 나았지만 나은
푸르렀다 | 푸르렀고 푸르렀으며 푸르렀지만 푸른
빨랐다 | 빨랐고 빨랐으며 빨랐지만 빠른
부진했다 | 부진했고 부진했으며 부진했지만 부진한
강했다 | 강했고 강했으며 강했지만 강한
변동이 없었다 | 변동이_없었고 변동이_없었으며 변동이_없었지만 변동이_없던
오르고 있다 | 오르고_있고 오르고_있으며 오르고_있지만 오르고_있는
아니다 | 아니고 아니며 아니지만 아닌
하락률이다 | 하락률이고 하락률이며 하락률이지만 하락률인
반도체주(이)다 | 반도체주(이)고 반도체주(이)며 반도체주(이)지만 반도체주인
사상 최고치였다 | 사상_최고치였고 사상_최고치였으며 사상_최고치였지만 사상_최고치였던
이었다 | 이었고 이었으며 이었지만 이었던
수준이었다 | 수준이었고 수준이었으며 수준이었지만 수준이었던
"""
"""What is no verb, or not known: final form | 고, 으며 of it, 지만, before a noun."""


def rows(table: str) -> list[tuple[str, list[str]]]:
    lines = (line.partition(" | ") for line in table.strip().splitlines())
    return [(final, [form.replace("_", " ") for form in after.split()]) for final, _, after in lines]


@pytest.mark.parametrize(("final", "expected"), rows(VERBS))
def test_verbs(final: str, expected: list[str]) -> None:
    made = forms(final)
    assert made is not None
    assert made.verb
    told = [made.and_, made.following, made.sequential, made.simultaneous, made.but, made.adnominal]
    assert told == expected


@pytest.mark.parametrize(("final", "expected"), rows(OTHERS))
def test_what_is_no_verb(final: str, expected: list[str]) -> None:
    made = forms(final)
    assert made is not None
    assert not made.verb
    assert [made.and_, made.following, made.but, made.adnominal] == expected
    assert made.sequential is None
    assert made.simultaneous is None


@pytest.mark.parametrize("final", ["들었다", "걸었다", "쩔쩔맸다"])
def test_what_may_be_two_verbs_or_is_unknown_keeps_to_what_is_sure(final: str) -> None:
    made = forms(final)
    assert made is not None
    assert (made.and_, made.sequential, made.verb) == (final.removesuffix("다") + "고", None, False)


@pytest.mark.parametrize("text", ["", "하락률", "올라", "뜨뜻하다", "오르겠다", "상승 마감", "6,466.58"])
def test_what_is_no_final_form_has_no_forms(text: str) -> None:
    assert forms(text) is None


@pytest.mark.parametrize(
    ("verb", "infinitive", "connective"),
    [
        ("오르다", "올라", "오르고"),
        ("뛰다", "뛰어", "뛰고"),
        ("상승하다", "상승해", "상승하고"),
        ("치솟다", "치솟아", "치솟고"),
        ("밀리다", "밀려", "밀리고"),
        ("되다", "돼", "되고"),
        ("짓다", "지어", "짓고"),
        ("돕다", "도와", "돕고"),
        ("이르다", "이르러", "이르고"),
    ],
)
def test_from_the_dictionary_form(verb: str, infinitive: str, connective: str) -> None:
    made = conjugate(verb)
    assert (made.infinitive, made.connective) == (infinitive, connective)
