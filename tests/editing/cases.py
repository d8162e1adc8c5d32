"""Edits as a desk makes them, of the example day's article: written by hand before anything was tried on them.

Each is a list of replacements in the sheet. What must pass names what a figure has to be bound to then; what
must be refused names the words that the refusal has to show.
"""

from typing import NamedTuple

Changes = tuple[tuple[str, str], ...]


class Passes(NamedTuple):
    name: str
    changes: Changes
    bound: tuple[tuple[str, str], ...] = ()
    """Print and the measure and subject of its fact, in the sentences that changed."""


class Refused(NamedTuple):
    name: str
    changes: Changes
    named: str


P4 = "러셀2000지수는 전장보다 45.28포인트(1.98%) 오른 2,328.06에 마감했다."
VIEW = "다만 적자 기업의 비중도 높아"
BESSENT = "“9월 50bp 인하를 시작으로 금리를 잇따라 내리는 국면에 들어갈 수 있다고 본다”"

PASS = (
    Passes("a word swapped", (("크게 앞질렀다", "멀찌감치 앞질렀다"),)),
    Passes("a word swapped beside a figure", (("0.32% 오르는 데 그쳤다", "0.32% 상승에 머물렀다"),), (("0.32%", "change_day:^GSPC"),)),
    Passes(
        "a sentence split",
        ((P4, "러셀2000지수는 전장보다 45.28포인트(1.98%) 올랐다. 종가는 2,328.06이었다."),),
        (("45.28포인트", "points_day:^RUT"), ("1.98%", "change_day:^RUT"), ("2,328.06", "close:^RUT")),
    ),
    Passes(
        "two sentences joined",
        (
            (
                "소형주로 이뤄진 러셀2000지수는 2% 가까이 올랐다.\n대형주 위주의 S&P500지수는 0.32% 오르는 데 그쳤다.",
                "소형주로 이뤄진 러셀2000지수는 2% 가까이 오른 반면, 대형주 위주의 S&P500지수는 0.32% 오르는 데 그쳤다.",
            ),
        ),
        (("2%", "change_day:^RUT"), ("0.32%", "change_day:^GSPC")),
    ),
    Passes(
        "the order in a sentence changed",
        (
            (P4, "러셀2000지수는 2,328.06으로 장을 마쳐 전장보다 45.28포인트(1.98%) 올랐다."),
        ),
        (("2,328.06", "close:^RUT"), ("45.28포인트", "points_day:^RUT"), ("1.98%", "change_day:^RUT")),
    ),
    Passes("a headline rewritten without a figure", (("러셀2000 2% 가까이 올라…대형주 앞지른 소형주", "소형주의 날…뉴욕증시 동반 상승"),)),
    Passes(
        "a headline rewritten with another fact of the article",
        (("러셀2000 2% 가까이 올라…대형주 앞지른 소형주", "러셀2000 1.98% 상승…소형주, 대형주 앞질러"),),
        (("1.98%", "change_day:^RUT"),),
    ),
    Passes(
        "a headline with the odds",
        (("러셀2000 2% 가까이 올라…대형주 앞지른 소형주", "9월 인하 확률 100%에 소형주 2% 가까이 올라"),),
        (("9월", "meeting:FOMC:2025-09-17"), ("100%", "cut_probability:FOMC:2025-09-17"), ("2%", "change_day:^RUT")),
    ),
    Passes(
        "a figure moved to another sentence",
        (
            ("13일(현지시간) 뉴욕증시에서 소형주가 대형주를 크게 앞질렀다.", "13일(현지시간) 뉴욕증시에서 러셀2000지수가 1.98% 올라 대형주를 크게 앞질렀다."),
            ("소형주로 이뤄진 러셀2000지수는 2% 가까이 올랐다.\n", ""),
        ),
        (("1.98%", "change_day:^RUT"), ("13일", "session:XNYS")),
    ),
    Passes("a figure deleted", (("전장보다 45.28포인트(1.98%) 오른 2,328.06에", "전장보다 1.98% 오른 2,328.06에"),), (("1.98%", "change_day:^RUT"),)),
    Passes(
        "a figure told as an attribute",
        (("대형주 위주의 S&P500지수는 0.32% 오르는 데 그쳤다.", "0.32% 오른 S&P500지수를 가볍게 따돌렸다."),),
        (("0.32%", "change_day:^GSPC"),),
    ),
    Passes(
        "what it is compared with named first",
        (("소형주로 이뤄진 러셀2000지수는 2% 가까이 올랐다.", "S&P500지수와 달리 러셀2000지수는 2% 가까이 올랐다."),),
        (("2%", "change_day:^RUT"),),
    ),
    Passes("a rounding that is right", (("러셀2000지수는 이번 주 들어서만 4.94% 상승했다.", "러셀2000지수는 이번 주 들어서만 4.9% 상승했다."),), (("4.9%", "change_wtd:^RUT"),)),
    Passes("a rounding that says it is one", (("러셀2000지수는 이번 주 들어서만 4.94% 상승했다.", "러셀2000지수는 이번 주 들어서만 약 5% 상승했다."),), (("5%", "change_wtd:^RUT"),)),
    Passes("an idiom that is true", (("러셀2000지수는 이번 주 들어서만 4.94% 상승했다.", "러셀2000지수는 이번 주 들어서만 4% 넘게 상승했다."),), (("4%", "change_wtd:^RUT"),)),
    Passes("a unit written otherwise", (("미국 국채 10년물 금리는 4.24%로 전 거래일보다 5bp(1bp는 0.01%포인트)", "미국 국채 10년물 금리는 4.24%로 전 거래일보다 5베이시스포인트"),), (("5베이시스포인트", "yield_change:DGS10"),)),
    Passes("by ten thousands", (("오른 44,922.27에 마감했다", "오른 4만4922.27에 마감했다"),), (("4만4922.27", "close:^DJI"),)),
    Passes("with the word for points behind a level", (("6,466.58로 20.82포인트", "6,466.58포인트로 20.82포인트"),), (("6,466.58포인트", "close:^GSPC"), ("20.82포인트", "points_day:^GSPC"))),
    Passes("a paragraph removed", (("[본문 3]\n필라델피아반도체지수는 지난해 7월 10일(5,904.54) 이후 가장 높은 수준까지 올라섰다.\n", ""),)),
    Passes("a paragraph emptied", (("필라델피아반도체지수는 지난해 7월 10일(5,904.54) 이후 가장 높은 수준까지 올라섰다.\n", ""),)),
    Passes("a summary line removed", (("[요약 1]\n반도체지수, 지난해 7월 이후 가장 높은 수준\n", ""),)),
    Passes("the deck removed", (("다우 1.04% 상승, S&P500 0.32% 상승, 나스닥 0.14% 상승\n", ""),)),
    Passes("a paragraph added without a figure", ((P4, P4 + "\n\n시장은 연준의 다음 행보에 눈을 돌리고 있다."),)),
    Passes(
        "a paragraph added with figures of the article",
        ((P4, P4 + "\n\n환율도 움직였다. 원·달러 환율은 1,378.78원까지 내려왔다."),),
        (("1,378.78원", "close:USDKRW"),),
    ),
    Passes(
        "a paragraph moved",
        (
            ("[본문 3]\n필라델피아반도체지수는 지난해 7월 10일(5,904.54) 이후 가장 높은 수준까지 올라섰다.\n\n", ""),
            ("[본문 9]\n", "[본문 3]\n필라델피아반도체지수는 지난해 7월 10일(5,904.54) 이후 가장 높은 수준까지 올라섰다.\n\n[본문 9]\n"),
        ),
    ),
    Passes(
        "a paragraph split",
        (("이대로 한 주를 마치면", "\n이대로 한 주를 마치면"),),
    ),
    Passes("a subhead rewritten", (("[소제목: 종목별 등락]\n종목별 등락", "[소제목: 종목별 등락]\n오르고 내린 종목"),)),
    Passes("a subhead rewritten with its figures", (("금리선물에 반영된 9월 인하 확률 100%", "9월 금리 인하 확률 100%"),), (("9월", "meeting:FOMC:2025-09-17"), ("100%", "cut_probability:FOMC:2025-09-17"))),
    Passes("a background sentence rewritten", ((VIEW, "물론 적자 기업의 비중도 높아"),)),
    Passes("a note removed whole", (("[통화정책 5 · 데스크 메모]", "# "),  ("스콧 베선트 미국 재무장관은", "# 스콧 베선트 미국 재무장관은"), ("어떤 모형으로 보더라도", "# 어떤 모형으로 보더라도"))),
    Passes("words around a quotation", (("인터뷰에서 “9월", "인터뷰에 나와 “9월"),)),
    Passes("names shortened", (("다우존스30산업평균지수는 전장보다", "다우지수는 전장보다"),), (("463.66포인트", "points_day:^DJI"), ("1.04%", "change_day:^DJI"), ("44,922.27", "close:^DJI"))),
    Passes("a list reordered", (("마이크로소프트(1.64%), 메타(1.26%), 엔비디아(0.86%)", "엔비디아(0.86%), 메타(1.26%), 마이크로소프트(1.64%)"),), (("1.64%", "change_day:MSFT"), ("0.86%", "change_day:NVDA"))),
    Passes("a company left out of a list", ((", 드림파인더스홈즈(Dream Finders Homes)가 13.02%", ""),), (("17.95%", "change_day:CC"), ("15.52%", "change_day:INTA"))),
    Passes("a name beside a figure written in full", (("AMD가 5.41%", "반도체 기업 AMD가 5.41%"),), (("5.41%", "change_day:AMD"),)),
    Passes("the day in another sentence", (("이날 S&P500지수와", "13일 S&P500지수와"),), (("13일", "session:XNYS"),)),
    Passes("a release's sentence turned", (("근원 CPI 상승률은 3.1%로 예상치(3.0%)보다 높았다", "근원 CPI 상승률은 예상치(3.0%)보다 높은 3.1%였다"),), (("3.0%", "release_forecast:CORE_CPI_YOY"), ("3.1%", "release_actual:CORE_CPI_YOY"))),
    Passes("each of two told apart", (("카프리홀딩스(Capri Holdings)와 디날리테라퓨틱스(Denali Therapeutics)도 각각 12.28%, 12.03% 상승했다.", "카프리홀딩스(Capri Holdings)는 12.28%, 디날리테라퓨틱스(Denali Therapeutics)는 12.03% 올랐다."),), (("12.28%", "change_day:CPRI"), ("12.03%", "change_day:DNLI"))),
    Passes("a name with a digit that the article lacks", ((VIEW, "러셀3000에 견주면 적자 기업의 비중도 높아"),)),
    Passes("a range written with its day", (("9월 16~17일 열린다", "오는 9월 16~17일 열린다"),), (("9월 16~17일", "meeting:FOMC:2025-09-17"),)),
)

REFUSE = (
    Refused("one digit altered", (("0.32% 오르는 데 그쳤다", "0.33% 오르는 데 그쳤다"),), "0.33%"),
    Refused("a decimal altered", (("45.28포인트(1.98%)", "45.28포인트(1.99%)"),), "1.99%"),
    Refused("a digit dropped", (("오른 44,922.27에", "오른 4,922.27에"),), "4,922.27"),
    Refused("the comma moved", (("1,378.78원", "137,8.78원"),), "137,8.78원"),
    Refused("a unit altered", (("1.66%포인트였다", "1.66%였다"),), "1.66%"),
    Refused("basis points for percent", (("전 거래일보다 5bp(", "전 거래일보다 5%("),), "5%"),
    Refused("points for percent", (("전장보다 1.63% 낮아졌다", "전장보다 1.63포인트 낮아졌다"),), "1.63포인트"),
    Refused("won for dollars", (("1,378.78원이 됐다", "1,378.78달러가 됐다"),), "1,378.78달러"),
    Refused("the direction turned", (("2% 가까이 올랐다", "2% 가까이 내렸다"),), "2%"),
    Refused("the direction of a noun turned", (("S&P500 0.32% 상승", "S&P500 0.32% 하락"),), "0.32%"),
    Refused("the direction turned in a list", (("미국 국채 10년물 금리는 4.24%로 전 거래일보다 5bp(1bp는 0.01%포인트), 2년물 금리는 3.67%로 5bp 낮아졌다", "미국 국채 10년물 금리는 4.24%로 전 거래일보다 5bp(1bp는 0.01%포인트), 2년물 금리는 3.67%로 5bp 높아졌다"),), "5bp"),
    Refused("a direction turned without a figure", (("수준까지 올라섰다", "수준까지 떨어졌다"),), "떨어"),
    Refused("a record turned", (("사상 최고치를 경신했다", "사상 최저치를 경신했다"),), "최저"),
    Refused("a record with its day turned", (("이후 가장 높은 수준까지 올라섰다", "이후 가장 낮은 수준까지 밀렸다"),), "7월 10일"),
    Refused("the largest made the smallest", (("(8.57%) 이후 가장 크다", "(8.57%) 이후 가장 작다"),), "8.57%"),
    Refused("who was ahead turned", (("소형주가 대형주를 크게 앞질렀다", "소형주가 대형주에 크게 뒤처졌다"),), "뒤처"),
    Refused("a quotation altered", (("9월 50bp 인하를 시작으로", "9월 25bp 인하를 시작으로"),), "25bp"),
    Refused("a quotation's word altered", (("들어갈 수 있다고 본다”", "들어갈 것으로 본다”"),), "메모"),
    Refused("a quotation cut", ((" 국면에 들어갈 수 있다고 본다”", "다”"),), "메모"),
    Refused("a note's own sentence altered", (("지난해 12월 0.25%포인트 인하를", "지난해 12월 0.50%포인트 인하를"),), "0.50%포인트"),
    Refused("a new number", ((VIEW, "다만 적자 기업의 비중이 40%에 이를 만큼 높아"),), "40%"),
    Refused("a new count", (("소형주가 대형주를 크게 앞질렀다", "소형주가 대형주를 3주째 크게 앞질렀다"),), "3주"),
    Refused("a number that is another's", (("러셀2000지수는 2% 가까이 올랐다", "러셀2000지수는 0.32% 올랐다"),), "0.32%"),
    Refused("a number that is another's, in brackets", (("메타(1.26%), 엔비디아(0.86%)", "메타(0.86%), 엔비디아(1.26%)"),), "0.86%"),
    Refused("figures of two companies swapped", (("케머스(Chemours)가 17.95%, 인탭(Intapp)이 15.52%", "케머스(Chemours)가 15.52%, 인탭(Intapp)이 17.95%"),), "15.52%"),
    Refused("names of two companies swapped", (("카프리홀딩스(Capri Holdings)와 디날리테라퓨틱스(Denali Therapeutics)도 각각", "디날리테라퓨틱스(Denali Therapeutics)와 카프리홀딩스(Capri Holdings)도 각각"),), "12.28%"),
    Refused("another company in its place", (("케머스(Chemours)가 17.95%", "쿠팡이 17.95%"),), "17.95%"),
    Refused("another market in its place", (("러셀2000지수는 2% 가까이 올랐다", "도쿄증시는 2% 가까이 올랐다"),), "2%"),
    Refused("another index in its place", (("나스닥 0.14% 상승\n", "코스닥 0.14% 상승\n"),), "0.14%"),
    Refused("a week's change told as a day's", (("러셀2000지수는 이번 주 들어서만 4.94% 상승했다.", "러셀2000지수는 이날 4.94% 상승했다."),), "4.94%"),
    Refused("a week's change without its week, in the headline", (("러셀2000 2% 가까이 올라", "러셀2000 4.94% 올라"),), "4.94%"),
    Refused("a day's change told as a week's", (("러셀2000지수는 2% 가까이 올랐다", "러셀2000지수는 이번 주 1.98% 올랐다"),), "1.98%"),
    Refused("an old record told as today's", (("러셀2000지수는 2% 가까이 올랐다", "러셀2000지수는 8.57% 올랐다"),), "8.57%"),
    Refused("an idiom that is false", (("2% 가까이 올랐다", "2% 넘게 올랐다"),), "2%"),
    Refused("a rounding that is wrong", (("이번 주 들어서만 4.94% 상승했다", "이번 주 들어서만 5% 넘게 상승했다"),), "5%"),
    Refused("rounded without saying so", (("러셀2000지수는 2% 가까이 올랐다", "러셀2000지수는 2% 올랐다"),), "2%"),
    Refused("the day altered", (("13일(현지시간) 뉴욕증시에서", "12일(현지시간) 뉴욕증시에서"),), "12일"),
    Refused("the month of a record altered", (("지난해 7월 10일(5,904.54)", "지난해 8월 10일(5,904.54)"),), "8월 10일"),
    Refused("the year of a record altered", (("반도체지수, 지난해 7월 이후", "반도체지수, 올해 7월 이후"),), "올해 7월"),
    Refused("the week of a record altered", (("5월 12~16일(4.46%)", "5월 19~23일(4.46%)"),), "5월 19~23일"),
    Refused("the day of a meeting altered", (("9월 16~17일 열린다", "9월 17~18일 열린다"),), "9월 17~18일"),
    Refused("the day of a release altered", (("앞서 12일 나온", "앞서 11일 나온"),), "11일"),
    Refused("a hike for a cut", (("기준금리를 내릴 확률은 100%로 나왔다", "기준금리를 올릴 확률은 100%로 나왔다"),), "100%"),
    Refused("other odds", (("기준금리를 내릴 확률은 100%로 나왔다", "기준금리를 내릴 확률은 60%로 나왔다"),), "60%"),
    Refused("the odds of a large cut as those of any", (("한 번에 50bp(0.50%포인트) 이상 내릴 확률은 6%였다", "기준금리를 내릴 확률은 6%였다"),), "6%"),
    Refused("the odds given to an index", (("나스닥 0.14% 상승\n", "나스닥 100% 상승\n"),), "100%"),
    Refused("above its forecast, not below", (("0.1%포인트 밑돌았다", "0.1%포인트 웃돌았다"),), "웃돌"),
    Refused("a sign in front", (("다우 1.04% 상승", "다우 -1.04%"),), "1.04%"),
    Refused("a ticker altered", (("S&P500지수와의 등락률 차이는", "S&P600지수와의 등락률 차이는"),), "1.66%"),
    Refused("the name of the index altered", (("러셀2000지수는 전장보다 45.28", "러셀1000지수는 전장보다 45.28"),), "45.28포인트"),
    Refused("the headline emptied", (("러셀2000 2% 가까이 올라…대형주 앞지른 소형주\n", ""),), "제목"),
    Refused("the lead removed", (("[리드]\n13일(현지시간) 뉴욕증시에서 소형주가 대형주를 크게 앞질렀다.\n소형주로 이뤄진 러셀2000지수는 2% 가까이 올랐다.\n대형주 위주의 S&P500지수는 0.32% 오르는 데 그쳤다.\n", ""),), "리드"),
    Refused("a label altered", (("[본문 4]", "[본문 44]"),), "본문 44"),
    Refused("a label twice", (("[본문 4]", "[본문 3]"),), "본문 3"),
    Refused("two headlines", (("대형주 앞지른 소형주\n", "대형주 앞지른 소형주\n\n소형주의 날\n"),), "제목"),
    Refused("a target range altered", (("연 4.25~4.50%다", "연 4.25~4.75%다"),), "4.75%"),
    Refused("a level in full-width digits", (("오른 2,328.06에", "오른 ２,３２８.０６에"),), "２"),
    Refused("a phrase that is always true, said of another", (("에퀴팩스(Equifax)도 5.11% 올랐다", "에퀴팩스(Equifax)도 10% 이상 올랐다"),), "10%"),
)
